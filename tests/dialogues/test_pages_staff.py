"""What employees know: a link and a code, answers from nobody in particular, and nothing that tells who they were."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from tests.refusals import refused
from tests.world import CARE, SCHOOL_SECTOR, SCHOOLS, World

from koll.acts.dialogues import (
    answer_employee_question,
    ask_employees,
    close_employee_question,
    use_employee_answer,
)
from koll.acts.engine import Doing, Done
from koll.acts.home import apply_retention
from koll.frame.routes import address as address_of
from koll.permissions import SYSTEM
from koll.reads.dialogues import MOST_ANSWERS, question_ref, receipt_ref
from koll.tables.models import EmployeeAnswer, EmployeeQuestion, LedgerContent, LedgerEntry, Part, Receipt

pytestmark = pytest.mark.django_db
CANARY = "Kanariefågeln sjunger i korridoren"
CLOSES = date(2027, 4, 1)


@pytest.fixture(autouse=True)
def no_earlier_visits(world: World) -> None:
    """Nobody has answered from anywhere yet."""
    cache.clear()


def asked(world: World) -> tuple[int, str]:
    """A question on the first part of the committee's description: its number and its secret address."""
    occasion = world.opened("description")
    part = world.activity("description").parts[0].key
    doing = world.by(SCHOOL_SECTOR, "manager")
    number = ask_employees(doing, occasion=occasion, part=part, words="Vad ser du?", closes_on=CLOSES).id
    return number, address_of(question_ref(number))


def answered(world: World, question: int, text: str = CANARY, signed: str = "", day: date | None = None) -> Done:
    doing = Doing(actor=SYSTEM, now=world.moment(day), day=day or world.day, receipt="")
    return answer_employee_question(doing, question=question, text=text, signed=signed)


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.both_databases
def test_whoever_has_the_link_answers_once_and_gets_a_receipt(world: World) -> None:
    number, address = asked(world)
    assert "Vad ser du?" in text(Client(), address)
    for _each in range(2):
        response = Client().post(address, {"text": CANARY, "receipt": "r-1"})
        assert (response.status_code, response["Location"]) == (
            302,
            address_of(receipt_ref(EmployeeAnswer.objects.get().pk)),
        )
    assert CANARY in text(Client(), response["Location"])
    assert EmployeeAnswer.objects.get().question_id == number


def test_a_wrong_link_leads_nowhere(world: World) -> None:
    number, address = asked(world)
    given = answered(world, number).id
    for wrong in (
        address[:-2] + "0/" if address[-2] != "0" else address[:-2] + "1/",
        f"/medarbetare/{number + 1}/{address.split('/')[3]}/",
        address_of(receipt_ref(given)).replace("/kvitto", ""),
        f"/medarbetare/kvitto/{given}/{address.split('/')[3]}/",
    ):
        assert Client().get(wrong).status_code == 404
        assert Client().post(wrong, {"text": CANARY}).status_code in (404, 405)
    assert EmployeeAnswer.objects.count() == 1


def test_many_answers_from_one_place_are_held_back_and_nothing_typed_is_lost(world: World, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"staff_answer": "3/10m/key"}
    _number, address = asked(world)
    statuses = [Client().post(address, {"text": f"{CANARY} {row}"}).status_code for row in range(4)]
    assert statuses == [302, 302, 302, 429]
    held = Client().post(address, {"text": f"{CANARY} 9"})
    assert held.context["why"].code == "employee_question.too_many_answers"
    assert f"{CANARY} 9" in held.content.decode()
    assert EmployeeAnswer.objects.count() == 3
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert elsewhere.post(address, {"text": CANARY}).status_code == 302


def test_a_question_takes_no_more_answers_than_it_can(world: World) -> None:
    number, address = asked(world)
    row = {"question_id": number, "text": "Hej", "given_on": world.day}
    EmployeeAnswer.objects.bulk_create(EmployeeAnswer(**row) for _each in range(MOST_ANSWERS))
    assert Client().post(address, {"text": CANARY}).status_code == 400
    assert EmployeeAnswer.objects.count() == MOST_ANSWERS


@pytest.mark.parametrize(
    ("sent", "code"),
    [("", "employee_answer.empty"), ("  ", "employee_answer.empty"), ("x" * 2_001, "employee_answer.too_long")],
)
def test_nothing_and_far_too_much_come_back(world: World, sent: str, code: str) -> None:
    number, address = asked(world)
    assert Client().post(address, {"text": sent}).status_code == 400
    with refused(code):
        answered(world, number, sent)
    assert not EmployeeAnswer.objects.exists()


def test_nobody_answers_after_the_day_or_when_it_is_closed(world: World) -> None:
    number, address = asked(world)
    answered(world, number, day=CLOSES)
    with refused("employee_answer.question_closed"):
        answered(world, number, day=CLOSES + timedelta(days=1))
    close_employee_question(world.by(SCHOOLS), question=number)
    assert Client().post(address, {"text": CANARY}).status_code == 400


def test_only_those_who_lead_ask_and_only_those_who_write_read(world: World) -> None:
    number, _address = asked(world)
    answered(world, number)
    where = address_of(world.page("description").line.ref)
    occasion, part = EmployeeQuestion.objects.get().occasion_id, EmployeeQuestion.objects.get().part
    for doing in (world.by(SCHOOL_SECTOR, "officer"), world.by(CARE)):
        with refused("permission.ask_employees"):
            ask_employees(doing, occasion=occasion, part=part, words="Vad?", closes_on=CLOSES)
    assert CANARY in text(world.client(SCHOOL_SECTOR, "officer"), f"{where}medarbetare/")
    assert world.client(CARE).get(f"{where}medarbetare/").status_code == 403
    world.decided(occasion)
    assert world.client(CARE).get(f"{where}medarbetare/").status_code == 404
    with refused("permission.nobody"):
        answer_employee_question(world.by(SCHOOLS), question=number, text="Hej", signed="")


def test_the_page_has_the_link_and_its_code(world: World) -> None:
    _number, address = asked(world)
    where = address_of(world.page("description").line.ref)
    page = text(world.client(SCHOOLS), f"{where}medarbetare/")
    assert f'href="{address}"' in page
    assert 'class="koll-qr"' in page


def test_an_answer_is_taken_into_the_text_once_and_the_receipt_says_so(world: World) -> None:
    number, _address = asked(world)
    row = EmployeeQuestion.objects.get()
    world.written(row.occasion_id, row.part, "Det första.")
    given = answered(world, number).id
    where, client = address_of(world.page("description").line.ref), world.client(SCHOOLS)
    assert "inte tagits in" in text(Client(), address_of(receipt_ref(given)))
    assert client.post(f"{where}medarbetare/svar/{given}/ta-in/").status_code == 302
    assert Part.objects.get().text == f"Det första.\n\n{CANARY}"
    assert "togs in i" in text(Client(), address_of(receipt_ref(given)))
    with refused("employee_answer.used_before"):
        use_employee_answer(world.by(SCHOOLS), answer=given)
    with refused("permission.write_occasion"):
        use_employee_answer(world.by(CARE), answer=given)
    world.decided(row.occasion_id)
    told = text(Client(), address_of(receipt_ref(given)))
    assert f"/oppet{where}" in told
    assert Client().get(f"/oppet{where}").status_code == 200


def test_nothing_tells_who_answered(world: World) -> None:
    number, address = asked(world)
    world.client(SCHOOL_SECTOR, "officer").post(address, {"text": CANARY, "receipt": "r-2"}, REMOTE_ADDR="192.0.2.9")
    line = LedgerEntry.objects.get(act="answer_employee_question")
    assert (line.actor_id, Receipt.objects.get(pk="r-2").person_id) == (None, None)
    assert CANARY not in str(LedgerContent.objects.get(entry=line).content)
    assert CANARY not in str(Receipt.objects.get(pk="r-2").answer)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM signin_attempts")
        assert "192.0.2.9" not in str(cursor.fetchall())
    assert EmployeeAnswer.objects.get(question=number).signed == ""


def test_answers_are_deleted_ninety_days_after_the_question_closed(world: World) -> None:
    number, _address = asked(world)
    given = answered(world, number).id
    apply_retention(world.moment(CLOSES + timedelta(days=90)))
    assert EmployeeAnswer.objects.count() == 1
    assert apply_retention(world.moment(CLOSES + timedelta(days=91))).answers == 1
    assert Client().get(address_of(receipt_ref(given))).status_code == 404


def test_more_answers_ask_no_more_of_the_database(world: World) -> None:
    number, _address = asked(world)
    where, client = f"{address_of(world.page('description').line.ref)}medarbetare/", world.client(SCHOOLS)

    def queries() -> int:
        client.get(where)
        with CaptureQueriesContext(connection) as made:
            client.get(where)
        return len(made)

    answered(world, number)
    one = queries()
    answered(world, number)
    answered(world, number)
    assert queries() == one
