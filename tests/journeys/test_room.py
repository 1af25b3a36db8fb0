"""Twenty who take part and a secretary, networks cut and the server killed; all is there once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.bench.browser import Form, sent, signed_in
from tests.bench.browser import browser as phone_of
from tests.bench.room import MARK, said_in
from tests.bench.room import room_opened as opened_by
from tests.journeys.serving import Example
from tests.journeys.walking import PATIENCE, Walker

STAGE = "dialogue"
OWN_PROCESSES = 2
pytestmark = [pytest.mark.journey, pytest.mark.timeout(400)]
PEOPLE = 20
CUT = range(0, PEOPLE, 4)
MANY = 60


def room_opened(secretary: Walker) -> tuple[str, str, str]:
    """The dialogue, its room and the room's code."""
    secretary.open("/dialoger/ny/")
    secretary.send("Öppna", kind="Tillitsdialog", body="Utbildningsnämnden", planned_on="2027-05-20")
    dialogue = secretary.path
    secretary.open(f"{dialogue}form/?from=silent-writing")
    secretary.fill(based_on="1")
    secretary.press("Publicera")
    secretary.open(f"{dialogue}rum/")
    secretary.box("by_code").check()
    secretary.press("Öppna rummet")
    room = secretary.path.removesuffix("led/")
    return dialogue, room, secretary.page.locator(".koll-lede").inner_text().rstrip(".").split()[-1]


def guest(browser: Browser, address: str, code: str, *, by_hand: bool) -> tuple[BrowserContext, Page]:
    """Somebody with a phone and no account, let in by the code: typed on the page, or sent as the page sends it."""
    phone = browser.new_context(locale="sv-SE", viewport={"width": 390, "height": 800})
    page = phone.new_page()
    page.set_default_timeout(PATIENCE)
    if by_hand:
        page.goto(f"{address}/rum/")
        page.locator("[name=code]").fill(code)
        page.get_by_role("button", name="Kom in").click()
        page.wait_for_url("**/rum/*/")
    else:
        form = Form(phone.request.get(f"{address}/rum/").text()).sent | {"code": code}
        page.goto(phone.request.post(f"{address}/rum/", form=dict(form)).url)
    return phone, page


def put_up(page: Page, text: str) -> None:
    """Writes a thought and sends it, whether or not anybody answers."""
    page.locator("#thought").fill(text)
    page.get_by_role("button", name="Sätt upp tanken").click()


SIGNAL = "Skolgården i norr är mörk på eftermiddagarna."
PROMISE = "Vi går en kvällsrunda med eleverna."


def write_while_the_server_is_gone(secretary: Walker, dialogue: str) -> None:
    """The secretary sends a signal to a server that does not answer; what was typed is still on the device."""
    secretary.open(f"{dialogue}utfall/")
    secretary.fill(kind="En utmaning", text=SIGNAL, bodies="Samhällsbyggnadsnämnden")
    expect(secretary.page.locator(".koll-draft-status")).to_contain_text("Utkastet sparat")


def came_out_once(secretary: Walker, dialogue: str) -> None:
    """The signal is sent again, a promise is written down, and each is there once."""
    secretary.page.goto(f"{secretary.base}{dialogue}utfall/")
    assert secretary.box("text").input_value() == SIGNAL
    secretary.press("Skriv ned det")
    secretary.send(
        "Skriv ned det", kind="Ett löfte", text=PROMISE, promised_by="Utbildningsnämnden", due_on="2027-09-30"
    )
    secretary.open(dialogue)
    said = secretary.text()
    assert [said.count(row) for row in (SIGNAL, PROMISE)] == [1, 1]


@pytest.mark.requirement("R-090")
def test_twenty_write_while_networks_and_the_server_fail(browser: Browser, address: str, example: Example) -> None:
    secretary = Walker(browser, address, "Johan")
    dialogue, room, code = room_opened(secretary)
    write_while_the_server_is_gone(secretary, dialogue)
    people = [guest(browser, address, code, by_hand=number == 0) for number in range(PEOPLE)]
    lead = secretary.context.new_page()
    lead.goto(f"{address}{room}led/")
    lead.get_by_role("button", name="1. Skriv tyst").click()
    for number, (_phone, page) in enumerate(people):
        put_up(page, f"Först {number:02}")
    for number in CUT:
        people[number][0].set_offline(True)
    for number, (_phone, page) in enumerate(people):
        put_up(page, f"Sedan {number:02}")
        if number == PEOPLE // 2:
            example.kill()
            secretary.page.get_by_role("button", name="Skriv ned det").click()
    for _phone, page in people[PEOPLE // 2 + 1 :]:
        expect(page.locator("[data-koll-pending]")).to_be_visible()
    example.start()
    for number in CUT:
        people[number][0].set_offline(False)
    for _phone, page in people:
        expect(page.locator("[data-koll-pending]")).to_be_hidden(timeout=60_000)

    came_out_once(secretary, dialogue)
    secretary.open(f"{room}led/")
    put_up(secretary.page, "Sagt högt i rummet")
    expect(secretary.page.locator("[data-koll-pending]")).to_be_hidden()
    secretary.open(f"{dialogue}anteckna/")
    secretary.send("Spara", notes="Alla skrev.", result="Vi börjar med skolgården.")
    secretary.open(f"{room}duk/")
    thoughts = sorted(secretary.page.locator(".koll-thoughts > li").all_inner_texts())
    wanted = [f"{word} {number:02}" for word in ("Först", "Sedan") for number in range(PEOPLE)]
    assert thoughts == sorted([*wanted, "Sagt högt i rummet"])
    secretary.open(dialogue)
    assert secretary.text().count("Alla skrev.") == 1


def test_sixty_thoughts_that_are_sent_at_once_and_again_are_there_once_each(address: str, example: Example) -> None:
    with closing(signed_in(address, "Johan")) as secretary:
        _dialogue, room, code = opened_by(secretary)
        all_are_in = Barrier(MANY, timeout=60)

        def write(place: int) -> list[int]:
            with phone_of(address) as phone:
                sent(phone, "/rum/", code=code)
                all_are_in.wait()
                return [said_in(phone, room, f"{place:02}-1", key=f"{place}").status_code for _twice in range(2)]

        with ThreadPoolExecutor(MANY) as pool:
            assert list(pool.map(write, range(MANY))) == [[204, 204]] * MANY
        there = MARK.findall(secretary.get(f"{room}duk/").text)
    assert sorted(there) == [f"{place:02}-1" for place in range(MANY)]
