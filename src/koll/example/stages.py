"""The example's year, in the order it happens; a stage is the day at which the telling stops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from koll.domain.charter import load
from koll.example import activities as around
from koll.example import assignments as listed
from koll.example import decisions as meeting_days
from koll.example import organisation as organising
from koll.example import oversight as overseeing
from koll.example.cast import Telling, content
from koll.example.descriptions.writing import indicators_are_read, is_written_on
from koll.example.dialogues.dialogues import executive_invites, executive_talks, own_dialogues, proposal_prepared
from koll.example.dialogues.outcomes import (
    autumn_opens,
    money_is_asked_for,
    money_is_declined,
    money_is_prepared,
    others_are_asked,
    sectors_reported,
    tell_of_outcomes,
    two_committees_talk,
)
from koll.example.finance.accounts import annual, interim
from koll.example.finance.budget import adopted_budget, next_year, proposed
from koll.example.finance.economy import autumn, spring
from koll.example.instruments.documents import keep_documents
from koll.example.instruments.own_goals import adopted, taken_up
from koll.example.instruments.reconsideration import decide_reconsideration_in_example, suggested
from koll.example.year.before_the_election import set_up
from koll.example.year.summer_and_autumn import committee_follows_up, council_decides, manager_plans
from koll.example.year.winter_and_spring import common_analysis, descriptions_begin, descriptions_decided, last_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A point in the year where the example can be opened."""

    key: str
    day: date


STAGES = {
    stage.key: stage
    for stage in (
        Stage(key="election", day=date(2026, 11, 23)),
        Stage(key="analysis", day=date(2027, 3, 8)),
        Stage(key="dialogue", day=date(2027, 5, 3)),
        Stage(key="decision", day=date(2027, 6, 7)),
        Stage(key="followup", day=date(2027, 10, 18)),
    )
}

CHAPTERS = (
    (
        "election",
        (
            keep_documents,
            organising.owned,
            last_year,
            proposed,
            overseeing.control_plans(2026),
            overseeing.outcomes(2026),
            meeting_days.taken_in,
            suggested,
        ),
    ),
    (
        "analysis",
        (
            adopted_budget,
            decide_reconsideration_in_example,
            common_analysis,
            indicators_are_read,
            descriptions_begin,
            is_written_on,
            overseeing.control_plans(2027),
            meeting_days.day_agreed_anew,
        ),
    ),
    (
        "dialogue",
        (
            descriptions_decided,
            listed.council_follows,
            own_dialogues,
            money_is_asked_for,
            executive_invites,
            overseeing.company_is_decided_on,
            overseeing.looked_at("dialogue", STAGES["dialogue"].day),
            spring,
            annual,
            meeting_days.one_cancelled_one_moved,
        ),
    ),
    (
        "decision",
        (
            executive_talks,
            others_are_asked,
            two_committees_talk,
            sectors_reported,
            money_is_prepared,
            proposal_prepared,
            overseeing.looked_at("decision", STAGES["decision"].day),
        ),
    ),
    (
        "followup",
        (
            council_decides,
            money_is_declined,
            tell_of_outcomes,
            autumn_opens,
            organising.partly_sold,
            organising.merged,
            adopted,
            manager_plans,
            listed.tell_of_assignments,
            taken_up,
            autumn,
            organising.turned,
            committee_follows_up,
            next_year,
            overseeing.outcomes(2027),
            overseeing.looked_at("followup", STAGES["followup"].day),
            around.template_replaced,
            around.next_day_begun,
            interim,
        ),
    ),
)


def build(stage: str, charter_key: str, charter_toml: str) -> Stage:
    """Tells the year up to the stage in an empty database, and says which day it then is."""
    return next(reached for reached in reach_stages(charter_key, charter_toml) if reached.key == stage)


def reach_stages(charter_key: str, charter_toml: str) -> Iterator[Stage]:
    """Tells the year in an empty database as far as it is asked to go on, and yields each stage when it is reached."""
    telling = Telling(charter=load(charter_toml), texts=content())
    set_up(telling, charter_key, charter_toml)
    for key, chapters in CHAPTERS:
        for chapter in chapters:
            chapter(telling)
        yield STAGES[key]
