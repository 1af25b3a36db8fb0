"""What every answer says to the browser about what it may do with the page."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest
from django.test import Client
from tests.world import World

POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "nonce"],
    "style-src": ["'self'", "nonce"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
SETTINGS = """
import json
from koll.server import settings
names = ["SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_PROXY_SSL_HEADER"]
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def policy_of(header: str) -> dict[str, list[str]]:
    """The policy by directive; a nonce is only called that."""
    directives = (part.split() for part in header.split(";") if part.strip())
    return {name: [re.sub(r"'nonce-.+'", "nonce", value) for value in values] for name, *values in directives}


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "status"), [("/logga-in/", 200), ("/finns-inte/", 404), ("/losenord/", 302)])
def test_every_answer_carries_the_strict_policy(client: Client, address: str, status: int) -> None:
    World()
    answer = client.get(address)
    assert answer.status_code == status
    policy = policy_of(answer.headers["Content-Security-Policy"])
    assert {name: [value for value in values if value != "nonce"] for name, values in policy.items()} == {
        name: [value for value in values if value != "nonce"] for name, values in POLICY.items()
    }
    assert {
        name: answer.headers.get(name)
        for name in (
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
            "Strict-Transport-Security",
        )
    } == {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Strict-Transport-Security": None,
    }


@pytest.mark.django_db
def test_every_script_and_style_of_a_page_carries_the_page_s_own_nonce(client: Client) -> None:
    World()
    answer = client.get("/logga-in/")
    page = answer.content.decode()
    nonces = set(re.findall(r"'nonce-([^']+)'", answer.headers["Content-Security-Policy"]))
    inline = re.findall(r"<(?:script|style)(?![^>]*\bsrc=)([^>]*)>", page)
    assert all(any(f'nonce="{nonce}"' in attributes for nonce in nonces) for attributes in inline)
    assert re.findall(r"<[^>]+\s(?:on[a-z]+|style)=", page) == []


@pytest.mark.django_db
def test_a_page_that_asks_for_a_password_is_not_kept(client: Client) -> None:
    World()
    assert "no-store" in client.get("/logga-in/").headers["Cache-Control"]


def settings_with(**environment: str) -> dict[str, object]:
    """Some settings as the environment makes them."""
    run = subprocess.run(
        [sys.executable, "-c", SETTINGS],
        env={"PYTHONPATH": os.pathsep.join(sys.path), "PATH": os.environ["PATH"], **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    settings: dict[str, object] = json.loads(run.stdout)
    return settings


def test_over_tls_browsers_are_told_never_to_come_without_it() -> None:
    assert settings_with(KOLL_PUBLIC_ADDRESS="https://koll.example.org") == {
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
    }


def test_without_a_proxy_nobody_can_claim_to_come_over_tls() -> None:
    assert settings_with() == {
        "SECURE_HSTS_SECONDS": 0,
        "SESSION_COOKIE_SECURE": False,
        "CSRF_COOKIE_SECURE": False,
        "SECURE_PROXY_SSL_HEADER": None,
    }
