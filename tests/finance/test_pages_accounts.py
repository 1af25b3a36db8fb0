"""Interim and annual accounts: put together, written without loss, frozen, published, treated, and compared."""

from __future__ import annotations

from datetime import date
from html import unescape
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from tests import files
from tests.markup import laid_flat
from tests.refusals import conflict, refused
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World, context_on

from koll.acts.finance import begin_accounts, hand_over_accounts, write_accounts
from koll.reads.finance import accounts_page, goal_keys
from koll.tables.models import Accounts, AccountsText, LegalDutyMet

pytestmark = pytest.mark.django_db

PAGE, OPEN = "/bokslut/2026/annual/", "/oppet/bokslut/2026/annual/"
DECISION = {"day": "2027-03-15", "paragraph": "7", "registry_number": "", "heading": "Årsredovisning 2026", "text": ""}


def begun(world: World, kind: str = "annual", year: int = 2026, ends_on: date = date(2026, 12, 31)) -> None:
    begin_accounts(world.by(EXECUTIVE), year=year, kind=kind, ends_on=ends_on)


def wrote(world: World, about: str, text: str, revision: int = 0) -> None:
    write_accounts(world.by(EXECUTIVE), year=2026, kind="annual", about=about, text=text, revision=revision)


def handed(world: World) -> None:
    hand_over_accounts(
        world.by(EXECUTIVE), year=2026, kind="annual", words=world.decision(EXECUTIVE, "Årsredovisning 2026")
    )


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return laid_flat(unescape(answer.content.decode()))


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("kind", "year", "ends_on", "code"),
    [
        ("interim", 2026, date(2026, 8, 31), ""),
        ("interim", 2026, date(2026, 6, 30), ""),
        ("interim", 2026, date(2026, 4, 30), "accounts.interim_period_too_short_or_long"),
        ("interim", 2026, date(2026, 9, 30), "accounts.interim_period_too_short_or_long"),
        ("annual", 2026, date(2026, 12, 30), "accounts.annual_period_is_whole_year"),
        ("annual", 2026, date(2025, 12, 31), "accounts.period_outside_year"),
        ("monthly", 2026, date(2026, 12, 31), "accounts.period_outside_year"),
    ],
)
def test_a_period_is_as_long_as_the_law_lets_it_be(
    world: World, kind: str, year: int, ends_on: date, code: str
) -> None:
    if code:
        with refused(code):
            begun(world, kind, year, ends_on)
    else:
        begun(world, kind, year, ends_on)
        with refused("accounts.begun_before"):
            begun(world, kind, year, ends_on)
    assert Accounts.objects.count() == int(not code)


def test_the_board_writes_and_nobody_writes_over_a_colleague(world: World) -> None:
    begun(world)
    with refused("permission.manage_accounts"):
        write_accounts(world.by(SCHOOLS), year=2026, kind="annual", about="whole", text="x", revision=0)
    wrote(world, "whole", "Det gick åt rätt håll.")
    with conflict() as refusal:
        wrote(world, "whole", "Nej.")
    assert refusal.value.theirs == {"text": "Det gick åt rätt håll."}
    with refused("accounts.no_such_part"):
        wrote(world, "nothing", "x")


def test_a_goal_is_told_of_by_the_bodies_and_written_about_once_for_all_versions(world: World) -> None:
    (goal,) = world.adopt("goal", "Nära till allt", mode="reasoned").values()
    occasion = world.opened("description")
    key = next(
        field.key
        for _l, group in world.page("description").answers
        for field, _t in group[0].fields
        if field.mode == "reasoned"
    )
    world.answered(occasion, goal, {key: "Vi öppnade en filial."})
    world.decided(occasion)
    begun(world, "interim", 2027, date(2027, 8, 31))
    page = accounts_page(context_on(world.day, world.actor(EXECUTIVE)), 2027, "interim")
    assert page is not None
    (shown,) = page.goals
    assert [(told.body_name, [words for _label, words in told.words]) for told in shown.told] == [
        ("Skolnämnden", ["Vi öppnade en filial."])
    ]
    assert (shown.text.about,) == goal_keys(context_on(world.day))


def test_what_is_handed_over_is_frozen_and_meets_the_duty_in_law(world: World) -> None:
    begun(world)
    wrote(world, "finances", "Resultatet räcker.")
    handed(world)
    assert list(LegalDutyMet.objects.values_list("rule", "period")) == [("annual_report", 2026)]
    with refused("accounts.frozen"):
        wrote(world, "finances", "Nytt.", 1)
    with refused("accounts.handed_over_before"):
        handed(world)
    assert AccountsText.objects.get().text == "Resultatet räcker."


def test_a_report_is_not_handed_over_before_its_period_has_ended(world: World) -> None:
    begun(world, "interim", 2027, date(2027, 8, 31))
    with refused("accounts.period_not_ended"):
        hand_over_accounts(world.by(EXECUTIVE), year=2027, kind="interim", words=world.decision(EXECUTIVE))
    begun(world)
    with refused("accounts.handed_over_by_another"):
        hand_over_accounts(world.by(COUNCIL), year=2026, kind="annual", words=world.decision(COUNCIL))


def test_a_draft_stays_with_the_board_and_the_public_sees_only_what_is_published(world: World, client: Client) -> None:
    begun(world)
    wrote(world, "whole", "KANARIE")
    assert "KANARIE" in text_of(world.client(EXECUTIVE), PAGE)
    text_of(world.client(SCHOOLS), PAGE, 404)
    text_of(world.client(SCHOOLS), f"{PAGE}pdf/", 404)
    assert "2026" not in text_of(world.client(SCHOOLS), "/bokslut/").partition("<main")[2]
    handed(world)
    assert "KANARIE" in text_of(world.client(SCHOOLS), PAGE)
    text_of(client, OPEN, 404)
    assert world.client(SCHOOLS).post(f"{PAGE}publicera/").status_code == 403
    assert world.client(EXECUTIVE).post(f"{PAGE}publicera/").status_code == 302
    assert "KANARIE" in text_of(client, OPEN)
    assert "Årsredovisning 2026" in text_of(client, "/oppet/bokslut/")


def test_the_council_treats_it_with_the_auditors_statement_attached(world: World, client: Client) -> None:
    begun(world)
    handed(world)
    world.client(EXECUTIVE).post(f"{PAGE}publicera/")
    sent = DECISION | {"statement": "Vi tillstyrker.", "enclosed": SimpleUploadedFile("utlatande.pdf", files.PDF)}
    assert world.client(SCHOOLS).post(f"{PAGE}behandlad/", sent).status_code == 404
    sent["enclosed"] = SimpleUploadedFile("utlatande.pdf", files.PDF)
    assert world.client(COUNCIL).post(f"{PAGE}behandlad/", sent).status_code == 302
    page = text_of(client, OPEN)
    assert "Vi tillstyrker." in page
    assert "Revisorernas utlåtande" in page
    assert set(LegalDutyMet.objects.values_list("rule", flat=True)) == {"annual_report", "annual_report_approved"}


def test_two_reports_stand_beside_each_other(world: World) -> None:
    begun(world)
    wrote(world, "whole", "Året slutade bättre.")
    begun(world, "interim", 2026, date(2026, 8, 31))
    write_accounts(world.by(EXECUTIVE), year=2026, kind="interim", about="whole", text="Det ser tungt ut.", revision=0)
    page = text_of(world.client(EXECUTIVE), f"{PAGE}jamfor/2026/interim/")
    assert page.index("Det ser tungt ut.") < page.index("Året slutade bättre.")


def test_the_pdf_is_tagged_and_has_every_part(world: World) -> None:
    begun(world)
    wrote(world, "whole", "Helheten.")
    answer = world.client(EXECUTIVE).get(f"{PAGE}pdf/")
    with pikepdf.open(BytesIO(answer.content)) as made:
        assert bool(made.Root.MarkInfo.Marked) is True


def test_what_is_typed_is_kept_when_a_colleague_saved_first(world: World) -> None:
    begun(world)
    client = world.client(EXECUTIVE)
    wrote(world, "whole", "Kollegans.")
    answer = client.post(f"{PAGE}skriv/whole/", {"text": "Mitt.", "revision": "0"})
    page = unescape(answer.content.decode())
    assert (answer.status_code, "Kollegans." in page, "Mitt." in page) == (409, True, True)
    assert client.get(f"{PAGE}skriv/nothing/").status_code == 404
    assert world.client(CARE).get(f"{PAGE}skriv/whole/").status_code == 404


def test_the_page_asks_as_much_for_three_goals_as_for_one(world: World, settings: Settings) -> None:
    del settings
    counts = []
    begun(world)
    for goals in (["Ett"], ["Ett", "Två", "Tre"]):
        world.adopt("goal", *goals, day=date(2027, 1, 11 + len(goals)))
        world.client(EXECUTIVE).get(PAGE)
        client = world.client(EXECUTIVE)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            client.get(PAGE)
        counts.append(len(asked))
    assert counts[0] == counts[1]
