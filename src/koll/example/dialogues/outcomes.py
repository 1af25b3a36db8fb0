"""What the example's dialogues led to: signals, promises, open points, two bodies' own results, and opinions asked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from koll.acts.activities import open_occasion
from koll.acts.dialogues import (
    DialogueOutcomeInput,
    add_dialogue_outcome,
    carry_open_point_forward,
    publish_dialogue_form,
    record_dialogue_held,
    report_dialogue_result,
    report_on_dialogue_outcome,
    weigh_shift,
    write_dialogue_notes,
)
from koll.acts.proposals import (
    decline_proposal,
    give_opinion,
    prepare_proposal,
    raise_proposal,
    request_opinions,
    submit_proposal,
)
from koll.domain.refs import OccasionRef
from koll.example.cast import Telling, context_on
from koll.example.year.before_the_election import council
from koll.example.year.winter_and_spring import YEAR, occasion_of, writer_for
from koll.reads.dialogues import dialogue_page, to_tell
from koll.reads.proposals import opinions_waiting, proposals_page
from koll.snapshot import actor_of_person, read_snapshot

SHARED, MET = date(YEAR, 5, 18), date(YEAR, 5, 17)


@cache
def outcome_texts() -> Mapping[str, Any]:
    """What is said, as written in upshots.toml."""
    return tomllib.loads(files(__package__).joinpath("outcomes.toml").read_text(encoding="utf-8"))


def came_out(telling: Telling, who: str, day: date, occasion: int, rows: Iterable[Mapping[str, Any]]) -> None:
    """Somebody writes down what came out of a dialogue; a principle that the charter does not know is left out."""
    known = {principle.key for principle in telling.charter.principles}
    for row in rows:
        named = row.get("principle", "") in known
        words = DialogueOutcomeInput(
            kind=row["kind"],
            text=row["text"],
            bodies=tuple(row.get("bodies", ())),
            promised_by=row.get("promised_by", ""),
            due_on=date.fromisoformat(row["due_on"]) if "due_on" in row else None,
            principle=row["principle"] if named else "",
            example=row["example"] if named else "",
            shared=row.get("shared", True),
        )
        add_dialogue_outcome(telling.by(who, day), occasion=occasion, words=words)


def of_own(telling: Telling, occasion: int, day: date) -> None:
    """What came out of the committee's own dialogue, and the shift it strengthened."""
    body = telling.texts["description"][0]["body"]
    came_out(telling, telling.secretary(body), day, occasion, outcome_texts()["own"])
    weighed = outcome_texts()["weighed"]
    writer = telling.by(telling.secretary(body), day)
    weigh_shift(writer, occasion=occasion, shift=telling.shift, **weighed)


def of_sectors(telling: Telling, who: str, occasion: int, day: date) -> None:
    """The signals that two sectors caught."""
    came_out(telling, who, day, occasion, outcome_texts()["sectors"])


def two_committees_talk(telling: Telling) -> None:
    """Two committees share a dialogue; what was left open last time follows there, and one of them reports."""
    first, second = (text["body"] for text in telling.texts["description"][:2])
    words = outcome_texts()["shared"]
    kind = telling.activity("dialogue", "committee")
    clerk = telling.secretary(first)
    opened = open_occasion(
        telling.by(clerk, MET), activity=kind.key, body=first, period=YEAR, planned_on=SHARED, counterparts=(second,)
    )
    publish_dialogue_form(
        telling.by(clerk, MET),
        occasion=opened.id,
        form_name=words["form_name"],
        form_text=words["form_text"],
        based_on=occasion_of(telling, first),
        revision=0,
    )
    doing = telling.by(clerk, SHARED)
    page = dialogue_page(
        context_on(SHARED, doing.actor), OccasionRef(activity=kind.key, body=first, period=YEAR, number=2)
    )
    for point, said, is_done in zip(page.left_open if page else (), ("answer", "carried"), (True, False), strict=False):
        carry_open_point_forward(doing, occasion=opened.id, upshot=point.id, words=words[said], is_done=is_done)
    came_out(telling, clerk, SHARED, opened.id, words["upshot"])
    write_dialogue_notes(
        doing, occasion=opened.id, notes="", result=words["result"], dissent=words["dissent"], revision=1
    )
    record_dialogue_held(doing, occasion=opened.id, held_on=SHARED)
    told = telling.by(telling.secretary(second), date(YEAR, 5, 27))
    report_dialogue_result(told, occasion=opened.id, body=second, result=words["report"], with_dissent=True)


def sectors_reported(telling: Telling) -> None:
    """The officials' result reaches the council through the committee that they work for (KL 5:22)."""
    kind = telling.activity("dialogue", "sector")
    sector = next(str(text["key"]) for text in telling.texts["body"] if text["role"] == "sector")
    day = date(YEAR, 5, 25)
    clerk = telling.by(telling.secretary(str(telling.body(sector)["parent"])), day)
    page = dialogue_page(context_on(day, clerk.actor), OccasionRef(activity=kind.key, body=sector, period=YEAR))
    if page is not None:
        report_dialogue_result(clerk, occasion=page.line.id, result=outcome_texts()["sectors_report"]["result"])


def others_are_asked(telling: Telling) -> None:
    """The executive board asks two committees what they think of the proposal, and they answer."""
    words = outcome_texts()["opinions"]
    board = next(str(text["key"]) for text in telling.texts["body"] if text["role"] == "executive")
    asked = ("kultur-och-fritidsnamnden", "servicenamnden")
    heading = telling.texts["description"][0]["proposal"][0]["heading"]
    request_opinions(
        telling.by(writer_for(telling, board), date(YEAR, 5, 12)),
        proposal=outcome_proposal(heading, date(YEAR, 5, 12)),
        bodies=asked,
        question=words["question"],
        due_on=date.fromisoformat(words["due_on"]),
    )
    day = date(YEAR, 5, 26)
    for body in asked:
        clerk = telling.by(telling.secretary(body), day)
        for row in opinions_waiting(context_on(day, clerk.actor)):
            if row.body_key == body:
                give_opinion(clerk, opinion=row.id, words=words[body])


def outcome_proposal(heading: str, day: date) -> int:
    """The number of the proposal with this heading."""
    lines = [line for _state, column in proposals_page(context_on(day)).columns for line in column]
    return next(line.id for line in lines if line.heading == heading)


def money_is_asked_for(telling: Telling) -> None:
    """A committee asks for changed conditions, and the executive board prepares the matter."""
    words = outcome_texts()["declined"]
    body = "kultur-och-fritidsnamnden"
    clerk = telling.by(telling.secretary(body), date(YEAR, 4, 30))
    raised = raise_proposal(
        clerk,
        body=body,
        kind="conditions",
        condition="money",
        heading=words["heading"],
        text=words["text"],
        reasons=words["reasons"],
    )
    submit_proposal(clerk, proposal=raised.id, words="")


def money_is_prepared(telling: Telling) -> None:
    """The executive board's comment and what it costs."""
    words = outcome_texts()["declined"]
    board = next(str(text["key"]) for text in telling.texts["body"] if text["role"] == "executive")
    day = date(YEAR, 6, 1)
    writer = telling.by(writer_for(telling, board), day)
    number = outcome_proposal(words["heading"], day)
    prepare_proposal(writer, proposal=number, words=words["prepared"], cost=words["cost"])


def money_is_declined(telling: Telling) -> None:
    """The council says no, with reasons that answer the committee."""
    words = outcome_texts()["declined"]
    kf, day = council(telling), date(YEAR, 6, 14)
    clerk = telling.by(telling.secretary(kf), day)
    decision = telling.decision(kf, day, words["heading"])
    number = outcome_proposal(words["heading"], day)
    decline_proposal(clerk, proposal=number, decision=decision, reasons=words["declined"])


def autumn_opens(telling: Telling) -> None:
    """The committee opens its dialogue of the autumn: what was left open in spring is there by itself."""
    body = telling.texts["description"][0]["body"]
    words, day = outcome_texts()["autumn"], date(YEAR, 10, 11)
    kind = telling.activity("dialogue", "committee")
    clerk = telling.by(telling.secretary(body), day)
    opened = open_occasion(clerk, activity=kind.key, body=body, period=YEAR, planned_on=date(YEAR, 11, 15))
    publish_dialogue_form(
        clerk,
        occasion=opened.id,
        form_name=words["form_name"],
        form_text=words["form_text"],
        based_on=occasion_of(telling, body),
        revision=0,
    )
    came_out(telling, telling.secretary(body), day, opened.id, words["upshot"])


def tell_of_outcomes(telling: Telling) -> None:
    """Some of those concerned say what they do with a signal, and one what came of a promise."""
    said, day = outcome_texts()["told"], date(YEAR, 9, 3)
    for body in ("servicenamnden", "utbildningsnamnden"):
        actor = actor_of_person(read_snapshot(day), telling.people[telling.secretary(body)])
        mine = [line for line, whose in to_tell(context_on(day, actor)) if whose == body]
        for line in [row for row in mine if not row.is_commitment][:1]:
            doing = telling.by(telling.secretary(body), day)
            report_on_dialogue_outcome(doing, upshot=line.id, body=body, words=said[body], is_done=False)
        for line in [row for row in mine if row.is_commitment]:
            doing = telling.by(telling.secretary(body), day)
            words = said[f"{body}_promise"]
            report_on_dialogue_outcome(doing, upshot=line.id, body=body, words=words, is_done=True)
