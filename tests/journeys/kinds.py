"""What has been checked for accessibility in this run, by any worker: kinds of page, and what they are made of."""

from __future__ import annotations

import fcntl
from dataclasses import dataclass
from pathlib import Path

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

MADE_OF = """() => [...new Set([...document.querySelectorAll('body, body *:not(svg *)')].map(element => [
  element.localName,
  ...[...element.classList].sort(),
  ...['role', 'type', 'aria-expanded', 'aria-current', 'aria-invalid'].map(name => element.getAttribute(name) ?? ''),
].join(' ')))]"""
"""Every kind of element on the page: its name, its classes, and what a screen reader is told of it."""

REFUSES = (
    "() => [...document.querySelectorAll('[role=alert], dialog, [role=dialog]')].some(box => box.checkVisibility())"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """A file with a kind a line, which all workers of a run add to."""

    file: Path

    def new(self, kinds: set[str]) -> bool:
        """Whether any of them was not there before; from now on they all are."""
        with self.file.open("a+", encoding="utf-8") as lines:
            fcntl.flock(lines, fcntl.LOCK_EX)
            lines.seek(0)
            unknown = kinds - set(lines.read().splitlines())
            lines.writelines(f"{kind}\n" for kind in sorted(unknown))
        return bool(unknown)


def kinds_on(page: Page, path: str, names: str, *, is_public: bool) -> set[str]:
    """The page's own kinds (address pattern, the names in its query and reader; width) and those of its elements."""
    width = (page.viewport_size or {"width": 0})["width"]
    reader = "public" if is_public else "signed in"
    return {f"{pattern(path)} ?{names} {reader}", f"{reader} {width} wide", *page.evaluate(MADE_OF)}


def pattern(path: str) -> str:
    """The pattern of the address; empty when there is no such page."""
    try:
        return resolve(path).route
    except Resolver404:
        return ""


def refuses(page: Page) -> bool:
    """Whether the page shows a refusal or an open dialog, which is checked wherever it comes."""
    return bool(page.evaluate(REFUSES))
