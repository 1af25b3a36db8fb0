"""Somebody at a browser: signs in, opens pages, fills in boxes; every page is checked for accessibility."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, FloatRect, Locator, Page
from tests.house.tree import ROOT

PICTURES: Path = ROOT / "docs" / "officer" / "pictures"
TAKES_PICTURES = os.environ.get("KOLL_PICTURES") == "1"
WIDTH = 1280
TALLEST = 1600
SHADES = 64


class Walker:
    """A person with a browser of their own; nobody in particular when `who` is empty."""

    def __init__(self, browser: Browser, base: str, who: str, *, width: int = WIDTH) -> None:
        self.base = base
        self.context = browser.new_context(
            locale="sv-SE", viewport={"width": width, "height": 900}, reduced_motion="reduce", color_scheme="light"
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        if who:
            self.sign_in(who)

    def sign_in(self, who: str) -> None:
        """Signs in as one of the example's people."""
        self.page.goto(f"{self.base}/logga-in-som/")
        self.page.get_by_role("button", name=who).first.click()
        self.page.wait_for_url("**/hem/")

    @property
    def path(self) -> str:
        """Where the person is, without the server's name."""
        return urlsplit(self.page.url).path

    def open(self, path: str) -> Page:
        """Opens a page and checks it."""
        self.page.goto(self.base + path)
        self.check()
        return self.page

    def click(self, words: str) -> None:
        """Follows a link in the page's content and checks where it leads."""
        self.go(self.page.get_by_role("main").get_by_role("link", name=words).first)

    def go(self, what: Locator) -> None:
        """Clicks what leads to another page, waits until it is there, and checks it."""
        with self.page.expect_navigation():
            what.click()
        self.check()

    def box(self, name: str) -> Locator:
        """A box of the page's form, by its name; where people write together, the editor in the box's place."""
        if name == "text" and self.page.locator("form[data-together]").count():
            editor = self.page.locator(".koll-editor")
            editor.wait_for()
            return editor
        return self.page.locator(f"main [name='{name}']").first

    def fill(self, **boxes: str) -> None:
        """Fills in boxes by their names: words, a day, a choice by its words or its place, true for a tick."""
        for name, text in boxes.items():
            box = self.box(name)
            match box.evaluate("element => element.tagName + ':' + element.type"):
                case "SELECT:select-one":
                    box.select_option(index=int(text)) if text.isdigit() else box.select_option(label=text)
                case "INPUT:radio" | "INPUT:checkbox":
                    for word in text.split("|"):
                        self.page.locator("main").get_by_label(word, exact=True).and_(
                            self.page.locator(f"[name='{name}']")
                        ).check()
                case _:
                    box.fill(text)

    def send(self, button: str, **boxes: str) -> None:
        """Fills in boxes and sends the form with a button."""
        self.fill(**boxes)
        self.go(self.page.get_by_role("main").get_by_role("button", name=button, exact=True))

    def press(self, words: str) -> None:
        """Presses the first button in the page's content that says this, and checks where it leads."""
        self.go(self.page.get_by_role("main").get_by_role("button", name=words).first)

    def check(self) -> None:
        """Nothing that keeps anybody out."""
        found = Axe().run(self.page).response["violations"]
        assert [(row["id"], row["nodes"][0]["target"]) for row in found] == [], self.page.url

    def text(self) -> str:
        """What the page says."""
        return self.page.get_by_role("main").inner_text()

    def says(self, *sentences: str) -> None:
        """The page says each of these, whatever breaks its lines."""
        said = re.sub(r"\s+", " ", self.text())
        for sentence in sentences:
            assert sentence in said, f"{self.path} does not say {sentence!r} but {said}"

    def overflow(self) -> int:
        """How many pixels of the page are out of sight to the right."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def picture(self, name: str) -> None:
        """Takes a picture for the officer's guide, when pictures are taken: no taller than a page can show."""
        if not TAKES_PICTURES:
            return
        self.page.evaluate("scrollTo(0, 0)")
        tall = min(TALLEST, int(self.page.evaluate("document.documentElement.scrollHeight")))
        clip = FloatRect(x=0, y=0, width=WIDTH, height=tall)
        taken = self.page.screenshot(full_page=True, clip=clip)
        PICTURES.mkdir(parents=True, exist_ok=True)
        small = Image.open(io.BytesIO(taken)).convert("RGB").quantize(SHADES, dither=Image.Dither.NONE)
        small.save(PICTURES / f"{name}.png", optimize=True)
