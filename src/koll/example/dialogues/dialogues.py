"""The example's spring of dialogues: the committee's own, between sectors, and the executive board's."""

from __future__ import annotations

from datetime import date

from koll.acts.activities import open_occasion
from koll.acts.dialogues import (
    publish_dialogue_form,
    record_dialogue_held,
    report_dialogue_result,
    write_dialogue_notes,
)
from koll.acts.proposals import argue_proposal, prepare_proposal, submit_proposal
from koll.example.cast import Telling, context_on
from koll.example.dialogues.outcomes import of_own, of_sectors
from koll.example.year.winter_and_spring import YEAR, occasion_of, writer_for
from koll.reads.dialogues import dialogues_page
from koll.reads.proposals import proposals_page


def own_dialogues(telling: Telling) -> None:
    """The committee holds a trust dialogue in a form of its own and reports its result; sectors catch things early."""
    talk = telling.texts["dialogue"]
    body = telling.texts["description"][0]["body"]
    kind = telling.activity("dialogue", "committee")
    writer = telling.by(telling.secretary(body), date(YEAR, 4, 6))
    opened = open_occasion(writer, activity=kind.key, body=body, period=YEAR, planned_on=date(YEAR, 4, 20))
    publish_dialogue_form(
        writer,
        occasion=opened.id,
        form_name=talk["form_name"],
        form_text=talk["form_text"],
        based_on=occasion_of(telling, body),
        revision=0,
    )
    held = telling.by(telling.secretary(body), date(YEAR, 4, 20))
    write_dialogue_notes(
        held, occasion=opened.id, notes=talk["notes"], result=talk["result"], dissent=talk["dissent"], revision=1
    )
    of_own(telling, opened.id, date(YEAR, 4, 20))
    record_dialogue_held(held, occasion=opened.id, held_on=date(YEAR, 4, 20))
    report_dialogue_result(
        telling.by(telling.secretary(body), date(YEAR, 4, 29)),
        occasion=opened.id,
        result=talk["result"],
        with_dissent=True,
    )
    between_sectors(telling)


def between_sectors(telling: Telling) -> None:
    """Two sectors talk; there is no demand for how often."""
    talk = telling.texts["sector_dialogue"]
    kind = telling.activity("dialogue", "sector")
    first, second = [str(text["key"]) for text in telling.texts["body"] if text["role"] == "sector"][:2]
    day = date(YEAR, 4, 22)
    manager = telling.by(telling.seated(first, "manager"), day)
    opened = open_occasion(manager, activity=kind.key, body=first, period=YEAR, counterparts=(second,))
    publish_dialogue_form(
        manager,
        occasion=opened.id,
        form_name=talk["form_name"],
        form_text=talk["form_text"],
        based_on=None,
        revision=0,
    )
    write_dialogue_notes(manager, occasion=opened.id, notes="", result=talk["result"], dissent="", revision=1)
    of_sectors(telling, telling.seated(first, "manager"), opened.id, day)
    record_dialogue_held(manager, occasion=opened.id, held_on=day)


def executive_board(telling: Telling) -> str:
    """The executive board's key."""
    return next(str(text["key"]) for text in telling.texts["body"] if text["role"] == "executive")


def executive_invites(telling: Telling) -> None:
    """The executive board invites the committee to a dialogue on its description and publishes the form."""
    talk = telling.texts["dialogue"]
    board = executive_board(telling)
    body = telling.texts["description"][0]["body"]
    kind = telling.activity("dialogue", "executive")
    day = date(YEAR, 4, 28)
    writer = telling.by(writer_for(telling, board), day)
    opened = open_occasion(
        writer, activity=kind.key, body=board, period=YEAR, planned_on=date(YEAR, 5, 6), counterparts=(body,)
    )
    publish_dialogue_form(
        writer,
        occasion=opened.id,
        form_name=talk["ks_form_name"],
        form_text=talk["ks_form_text"],
        based_on=occasion_of(telling, body),
        revision=0,
    )


def executive_talks(telling: Telling) -> None:
    """The dialogue is held, the proposal argued in it, and sent on by the committee."""
    talk = telling.texts["dialogue"]
    board = executive_board(telling)
    body = telling.texts["description"][0]["body"]
    day = date(YEAR, 5, 6)
    writer = telling.by(writer_for(telling, board), day)
    dialogue = next(row for row in dialogues_held_by(telling, board, day))
    assignment = proposal_with_heading(telling, "assignment", day)
    write_dialogue_notes(
        writer,
        occasion=dialogue,
        notes=talk["ks_notes"],
        result=talk["ks_result"],
        dissent=talk["ks_dissent"],
        revision=1,
    )
    argue_proposal(writer, proposal=assignment, occasion=dialogue, words=talk["argued"])
    record_dialogue_held(writer, occasion=dialogue, held_on=day)
    sent = telling.by(telling.secretary(body), date(YEAR, 5, 11))
    submit_proposal(sent, proposal=assignment, words=telling.texts["description"][0]["proposal"][0]["reasons"])


def dialogues_held_by(telling: Telling, body: str, day: date) -> list[int]:
    """The numbers of the dialogues the body has invited to and not yet held."""
    key = telling.activity("dialogue", "executive").key
    return [
        row.id for row in dialogues_page(context_on(day), YEAR).coming if row.body_key == body and row.activity == key
    ]


def proposal_with_heading(telling: Telling, kind: str, day: date) -> int:
    """The number of the example's proposal of a kind."""
    heading = next(str(text["heading"]) for text in telling.texts["description"][0]["proposal"] if text["kind"] == kind)
    lines = [line for _state, column in proposals_page(context_on(day)).columns for line in column]
    return next(line.id for line in lines if line.heading == heading)


def proposal_prepared(telling: Telling) -> None:
    """The executive board's administration prepares the matter for the council."""
    writer = telling.by(writer_for(telling, executive_board(telling)), date(YEAR, 6, 1))
    prepare_proposal(
        writer,
        proposal=proposal_with_heading(telling, "assignment", date(YEAR, 6, 1)),
        words=telling.texts["dialogue"]["prepared"],
        cost=telling.texts["dialogue"]["cost"],
    )
