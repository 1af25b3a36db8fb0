"""A real server with the example, and a real browser to walk it with."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from tests.house.tree import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--no-first-run", "--disable-sync"]
BUILT = ROOT / "src" / "koll" / "frame" / "static" / "koll" / "build" / "koll.css"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The example at the stage of dialogues, served as `koll demo` serves it."""
    if not CHROMIUM:
        pytest.skip("there is no Chromium here; make setup installs it")
    if not BUILT.exists():
        pytest.skip("the assets are not built; make setup builds them")
    folder: Path = tmp_path_factory.mktemp("demo")
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("KOLL_", "DATABASE_URL"))}
    server = subprocess.Popen(
        [sys.executable, "-m", "koll.cli", "demo", "--stage", "dialogue", "--port", str(port)],
        env={**environment, "KOLL_DATA": str(folder), "PYTHONPATH": str(ROOT / "src")},
        cwd=ROOT,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{base}/live", server)
        yield base
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def wait_for(probe: str, server: subprocess.Popen[bytes]) -> None:
    """Waits until the server answers; at most a minute."""
    for _try in range(120):
        if server.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            with urllib.request.urlopen(probe, timeout=2):  # noqa: S310 -- our own server on this machine
                return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError("the server did not answer within a minute")


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[Browser]:
    """Debian's Chromium."""
    del address
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


class Walker:
    """Somebody at a browser: signs in, opens pages, fills in boxes; every page is checked for accessibility."""

    def __init__(self, browser: Browser, base: str, who: str) -> None:
        self.base = base
        self.page: Page = browser.new_context(locale="sv-SE").new_page()
        self.page.set_default_timeout(15_000)
        if who:
            self.page.goto(f"{base}/logga-in-som/")
            self.page.get_by_role("button", name=who).first.click()
            self.page.wait_for_url("**/hem/")

    def open(self, path: str) -> Page:
        """Opens a page and checks it."""
        self.page.goto(self.base + path)
        self.check()
        return self.page

    def click(self, words: str) -> None:
        """Follows a link in the page's content and checks where it leads."""
        self.page.get_by_role("main").get_by_role("link", name=words).first.click()
        self.check()

    def send(self, button: str, **boxes: str) -> None:
        """Fills in boxes by their names and sends the form."""
        for name, text in boxes.items():
            box = self.page.locator(f"main [name='{name}']").first
            if box.evaluate("element => element.tagName") == "SELECT":
                box.select_option(index=int(text)) if text.isdigit() else box.select_option(label=text)
            else:
                box.fill(text)
        self.page.get_by_role("main").get_by_role("button", name=button, exact=True).click()
        self.check()

    def check(self) -> None:
        """Nothing that keeps anybody out."""
        found = Axe().run(self.page).response["violations"]
        assert [(each["id"], each["nodes"][0]["target"]) for each in found] == [], self.page.url

    def text(self) -> str:
        """What the page says."""
        return self.page.get_by_role("main").inner_text()
