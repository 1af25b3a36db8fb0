"""Somebody at a browser: signs in, opens pages, fills in boxes; every kind of page is checked for accessibility."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qsl, urlsplit

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, FilePayload, FloatRect, Locator, Page, Response, StorageState
from tests.house.tree import ROOT
from tests.journeys.kinds import Kinds, kinds_on, refuses
from tests.journeys.pages import BUTTONS, Visitor, form_of, html, name_of, values_in

PICTURES: Path = ROOT / "docs" / "officer" / "pictures"
TAKES_PICTURES = os.environ.get("KOLL_PICTURES") == "1"
WIDTH = 1280
TALLEST = 1600
SHADES = 64
SESSION = "sessionid"
PATIENCE = 60_000
"""Milliseconds after which what is waited for on a page is taken never to come, on a machine that is very busy."""


class Walker:
    """A person with a browser of their own; nobody in particular when `who` is empty."""

    kinds: ClassVar[Kinds]
    """What has been checked in this run; the fixture `kinds` puts it here."""

    signed_in: ClassVar[dict[tuple[str, str], StorageState]] = {}
    """By server and person: what a browser holds of somebody who has signed in there before in this run."""

    def __init__(self, browser: Browser, base: str, who: str, *, width: int = WIDTH) -> None:
        self.base = base
        kept = self.signed_in.get((base, who))
        self.context = browser.new_context(
            locale="sv-SE",
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
            color_scheme="light",
            storage_state=kept,
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.who = who
        if who and not kept:
            self.come_in(who)

    def come_in(self, who: str) -> None:
        """Signs in as one of the example's people without looking at the pages; nothing is open yet."""
        asked = f"{self.base}/logga-in-som/"
        page = html.document_fromstring(self.context.request.get(asked).body())
        button = next(row for row in page.xpath(BUTTONS) if who in name_of(row))
        sent: dict[str, str | float | bool] = dict(values_in(page, form_of(page, button)))
        answer = self.context.request.post(asked, form=sent)
        assert urlsplit(answer.url).path == "/hem/", answer.url
        cookies = self.context.storage_state()["cookies"]
        self.signed_in[self.base, who] = {"cookies": [cookie for cookie in cookies if cookie["name"] == SESSION]}

    def sign_in(self, who: str) -> None:
        """Signs in as one of the example's people on the page that is there for it, from wherever one is."""
        self.page.goto(f"{self.base}/logga-in-som/")
        self.page.get_by_role("button", name=who).first.click()
        self.page.wait_for_url("**/hem/")

    @property
    def path(self) -> str:
        """Where the person is, without the server's name."""
        return urlsplit(self.page.url).path

    def open(self, path: str) -> Page:
        """Opens a page and checks it, if it is of a kind that has not been."""
        self.arrive(self.page.goto(self.base + path))
        return self.page

    def click(self, words: str) -> None:
        """Follows a link in the page's content and checks where it leads."""
        self.go(self.page.get_by_role("main").get_by_role("link", name=words).first)

    def go(self, what: Locator) -> None:
        """Clicks what leads to another page, waits until it is there, and checks it, if its kind has not been."""
        with self.page.expect_navigation() as navigation:
            what.click()
        self.arrive(navigation.value)

    def arrive(self, answer: Response | None) -> None:
        """Checks what was answered when it is the first of its kind, a refusal, or an open dialog."""
        names = " ".join(sorted({name for name, _value in parse_qsl(urlsplit(self.page.url).query)}))
        is_new = self.kinds.new(kinds_on(self.page, self.path, names, is_public=not self.who))
        if is_new or refuses(self.page) or (answer is not None and not answer.ok):
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
        found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(row["id"], row["nodes"][0]["target"]) for row in found] == [], self.page.url

    def text(self) -> str:
        """What the page says."""
        return self.page.get_by_role("main").inner_text()

    def says(self, *sentences: str) -> None:
        """The page says each of these, whatever breaks its lines."""
        said = re.sub(r"\s+", " ", self.text())
        for sentence in sentences:
            assert sentence in said, f"{self.path} does not say {sentence!r} but {said}"

    def status(self, path: str) -> int:
        """How the server answers when the page is asked for."""
        return self.context.request.get(self.base + path).status

    def download(self, path: str) -> tuple[str, bytes]:
        """The type and the bytes of what lies there."""
        answer = self.context.request.get(self.base + path)
        assert answer.ok, path
        return answer.headers["content-type"], answer.body()

    def attach(self, name: str, filename: str, media_type: str, content: bytes) -> None:
        """Puts a file in a box."""
        self.box(name).set_input_files([FilePayload(name=filename, mimeType=media_type, buffer=content)])

    def tick(self, name: str) -> None:
        """Ticks the box, or chooses the first of several."""
        self.box(name).check()

    def value(self, name: str) -> str:
        """What stands in the box."""
        return self.box(name).input_value()

    def shown(self, key: str) -> str:
        """What stands in the box with this id, which is there to be copied."""
        return self.page.locator(f"#{key}").input_value()

    def choices(self, name: str) -> list[str]:
        """What may be chosen in the box."""
        return self.box(name).locator("option").all_inner_texts()

    def chosen(self, name: str) -> str:
        """What is chosen in the box."""
        return self.box(name).locator("option:checked").inner_text()

    def areas(self) -> list[str]:
        """The names of the boxes for longer text that are seen."""
        boxes = self.page.locator("main textarea:visible").all()
        return [name for box in boxes if (name := box.get_attribute("name"))]

    def labels(self, words: str) -> list[str]:
        """What the labels with these words say."""
        return self.page.locator("main label", has_text=words).all_inner_texts()

    def links(self, part: str) -> list[str]:
        """Where the links lead whose address has this part, each once."""
        found = self.page.locator(f"main a[href*='{part}']").evaluate_all("rows => rows.map(row => row.pathname)")
        return list(dict.fromkeys(found))

    def has_picture(self) -> bool:
        """Whether the page draws something."""
        return self.page.locator("main svg").count() > 0

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


type Visit = Callable[[str], Walker | Visitor]
"""How somebody comes to the example by name: in a browser, or through the pages alone."""
