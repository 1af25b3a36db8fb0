"""Twenty who take part and a secretary: networks are cut, the server is killed, and every thought is there once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.journeys.serving import Example
from tests.journeys.walking import Walker

STAGE = "dialogue"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(400)]
PEOPLE = 20
CUT = range(0, PEOPLE, 4)


def room_opened(secretary: Walker) -> tuple[str, str, str]:
    """The dialogue, its room and the room's code."""
    secretary.open("/dialoger/ny/")
    secretary.send("Öppna", kind="Tillitsdialog", body="Utbildningsnämnden", planned_on="2027-05-20")
    dialogue = secretary.path
    secretary.open(f"{dialogue}form/?from=silent-writing")
    secretary.press("Publicera")
    secretary.open(f"{dialogue}rum/")
    secretary.box("by_code").check()
    secretary.press("Öppna rummet")
    room = secretary.path.removesuffix("led/")
    return dialogue, room, secretary.page.locator(".koll-lede").inner_text().rstrip(".").split()[-1]


def guest(browser: Browser, address: str, code: str) -> tuple[BrowserContext, Page]:
    """Somebody with a phone and no account, let in by the code."""
    phone = browser.new_context(locale="sv-SE", viewport={"width": 390, "height": 800})
    page = phone.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{address}/rum/")
    page.locator("[name=code]").fill(code)
    page.get_by_role("button", name="Kom in").click()
    page.wait_for_url("**/rum/*/")
    return phone, page


def put_up(page: Page, text: str) -> None:
    """Writes a thought and sends it, whether or not anybody answers."""
    page.locator("#thought").fill(text)
    page.get_by_role("button", name="Sätt upp tanken").click()


@pytest.mark.requirement("R-090")
def test_twenty_write_while_networks_and_the_server_fail(browser: Browser, address: str, example: Example) -> None:
    secretary = Walker(browser, address, "Johan")
    dialogue, room, code = room_opened(secretary)
    people = [guest(browser, address, code) for _each in range(PEOPLE)]
    secretary.press("1. Skriv tyst")
    for number, (_phone, page) in enumerate(people):
        put_up(page, f"Först {number:02}")
    for number in CUT:
        people[number][0].set_offline(True)
    for number, (_phone, page) in enumerate(people):
        put_up(page, f"Sedan {number:02}")
        if number == PEOPLE // 2:
            example.kill()
    for _phone, page in people[PEOPLE // 2 + 1 :]:
        expect(page.locator("[data-koll-pending]")).to_be_visible()
    example.start()
    for number in CUT:
        people[number][0].set_offline(False)
    for _phone, page in people:
        expect(page.locator("[data-koll-pending]")).to_be_hidden(timeout=60_000)

    secretary.open(f"{room}led/")
    put_up(secretary.page, "Sagt högt i rummet")
    expect(secretary.page.locator("[data-koll-pending]")).to_be_hidden()
    secretary.open(f"{dialogue}anteckna/")
    secretary.send("Spara", notes="Alla skrev.", result="Vi börjar med skolgården.", dissent="")
    secretary.open(f"{room}duk/")
    thoughts = sorted(secretary.page.locator(".koll-thoughts > li").all_inner_texts())
    wanted = [f"{word} {number:02}" for word in ("Först", "Sedan") for number in range(PEOPLE)]
    assert thoughts == sorted([*wanted, "Sagt högt i rummet"])
    secretary.open(dialogue)
    assert secretary.text().count("Alla skrev.") == 1
