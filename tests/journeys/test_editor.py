"""The editor: what Word pastes, links, footnotes, pictures and comments, by keyboard and kept as plain words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.journeys.walking import Walker
from tests.journeys.word import KEPT, WORD
from tests.paper.test_notes_and_pictures import png
from tests.states import wait_until

STAGE = "analysis"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

PART = "/aret/nulagesbeskrivning/socialnamnden/2027/skriv/{}/"


def editor(walker: Walker) -> Locator:
    """The box where the text is written, when it is ready and the cursor stands last in it."""
    box = walker.page.get_by_role("textbox", name="Er text").or_(
        walker.page.get_by_role("textbox", name="Vad det betyder för oss")
    )
    box = box.and_(walker.page.locator(".koll-editor"))
    expect(box).to_be_visible()
    walker.page.locator(".koll-editor > *").first.wait_for(state="attached")
    return box


def plain_text(walker: Walker, browser: Browser, part: str) -> str:
    """How the part reads for somebody whose browser runs nothing of ours."""
    other = Walker(browser, walker.base, "Farid")
    other.context.route("**/together.js", lambda route: route.abort())
    other.open(PART.format(part))
    words = other.page.locator("main textarea[name=text]").first.input_value()
    other.context.close()
    return words


def empty(walker: Walker) -> Locator:
    """The editor with nothing in it."""
    box = editor(walker)
    box.click()
    walker.page.keyboard.press("Control+a")
    walker.page.keyboard.press("Delete")
    expect(box).to_have_text("")
    return box


def pastes(walker: Walker, html: str) -> None:
    """Pastes as a browser does when Word has filled the clipboard."""
    walker.page.evaluate(
        """html => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            data.setData("text/plain", "");
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            document.querySelector(".koll-editor").dispatchEvent(event);
        }""",
        html,
    )


def is_saved(walker: Walker) -> None:
    """Waits until the server has what was typed, and its text too."""
    expect(walker.page.locator("[data-koll-saved]")).to_contain_text("Sparat")
    walker.go(walker.page.get_by_role("main").get_by_role("button", name="Spara", exact=True))


def test_word_keeps_its_form_and_nothing_that_acts(browser: Browser, address: str) -> None:
    one = Walker(browser, address, "Gunilla A., handläggare")
    one.open(PART.format("verksamhetsbeskrivning"))
    empty(one)
    pastes(one, WORD)
    assert one.page.evaluate("window.ran") is None
    one.check()
    is_saved(one)
    assert plain_text(one, browser, "verksamhetsbeskrivning") == KEPT


def test_links_notes_and_pictures_by_keyboard(browser: Browser, address: str) -> None:
    one = Walker(browser, address, "Gunilla A., handläggare")
    one.open(PART.format("omvarldsanalys"))
    page = one.page
    empty(one)
    page.keyboard.type("Se @tryggt", delay=20)
    expect(page.get_by_role("option").first).to_contain_text("Ett tryggt liv hela livet")
    one.check()
    page.keyboard.press("Enter")
    page.keyboard.type("och #budget", delay=20)
    expect(page.get_by_role("option").nth(1)).to_contain_text("Budget 2026")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Alt+f")
    page.get_by_label("Fotnotens text").fill("SCB 2026")
    page.keyboard.press("Enter")
    expect(page.locator(".koll-note")).to_have_count(1)
    page.keyboard.press("Control+Alt+b")
    page.get_by_label("Bilden", exact=True).set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": png()})
    box = page.get_by_role("dialog")
    box.get_by_role("button", name="Lägg in").click()
    expect(box.get_by_role("alert")).to_contain_text("Skriv vad bilden visar")
    page.get_by_label("Vad bilden visar").fill("En grå ruta")
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="En grå ruta")).to_be_visible()
    page.keyboard.press("Control+/")
    expect(page.get_by_role("heading", name="Skriva med tangentbordet")).to_be_visible()
    one.check()
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+F10")
    expect(page.get_by_role("button", name="Fet")).to_be_focused()
    is_saved(one)
    goal = "/styrningen/riktningsmal/punkt/ett-tryggt-liv-hela-livet/"
    page.locator(f"#part-omvarldsanalys .koll-words a[href='{goal}']").last.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("Den som bor i Exempelby ska känna sig trygg")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()
    kept = plain_text(one, browser, "omvarldsanalys")
    assert f"Se [Ett tryggt liv hela livet]({goal}) och [Budget 2026](/beslut/kf/2025/132/) [^1]" in kept
    assert "![En grå ruta](/bilder/" in kept
    assert kept.endswith("[^1]: SCB 2026")


def marked(page: Page, words: str) -> None:
    """Waits until these words are marked: the editor marks them in its next frame."""
    wait_until(lambda: bool(page.evaluate("words => document.getSelection().toString() === words", words)))


def test_a_passage_is_commented_and_says_when_it_is_gone(browser: Browser, address: str) -> None:
    one = Walker(browser, address, "Gunilla A., handläggare")
    one.open(PART.format("nulagesanalys"))
    page = one.page
    editor(one)
    expect(page.locator(".koll-quoted")).to_have_text("vi tappar tid på resor")
    one.picture("skriv-med-kallor")
    page.get_by_role("button", name="Visa i texten").click()
    marked(page, "vi tappar tid på resor")
    page.keyboard.type("resorna tar tid")
    expect(page.get_by_text("Orden står inte längre i texten.").first).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.locator(".koll-quoted")).to_have_text("vi tappar tid på resor")
    page.get_by_role("button", name="Visa i texten").click()
    marked(page, "vi tappar tid på resor")
    page.get_by_role("button", name="Kommentera", exact=True).click()
    assert page.get_by_label("Stället du menar").input_value() == "vi tappar tid på resor"
    page.get_by_label("Din kommentar").fill("Jag räknar i morgon.")
    one.go(page.get_by_role("complementary").get_by_role("button", name="Skriv en kommentar"))
    assert one.path == PART.format("nulagesanalys")
    one.says("Jag räknar i morgon.")
