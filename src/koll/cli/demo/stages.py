"""The example's year, in the order it happens; a stage is the day at which the telling stops."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from koll.charter import load
from koll.cli.demo import (
    accounts,
    after,
    analysis,
    around,
    before,
    budgeting,
    documents,
    economy,
    listed,
    meeting_days,
    organising,
    overseeing,
    own_goals,
    talking,
    terms,
    upshots,
    writing,
)
from koll.cli.demo.telling import Telling, content


@dataclass(frozen=True, slots=True)
class Stage:
    """A point in the year where the example can be opened."""

    key: str
    day: date


STAGES = {
    stage.key: stage
    for stage in (
        Stage("election", date(2026, 11, 23)),
        Stage("analysis", date(2027, 3, 8)),
        Stage("dialogue", date(2027, 5, 3)),
        Stage("decision", date(2027, 6, 7)),
        Stage("followup", date(2027, 10, 18)),
    )
}

CHAPTERS = (
    (
        "election",
        (
            documents.kept,
            organising.owned,
            analysis.last_year,
            budgeting.proposed,
            overseeing.plans(2026),
            overseeing.outcomes(2026),
            meeting_days.taken_in,
            terms.suggested,
        ),
    ),
    (
        "analysis",
        (
            budgeting.adopted,
            terms.decided,
            analysis.common_analysis,
            writing.indicators_are_read,
            analysis.descriptions_begin,
            writing.is_written_on,
            overseeing.plans(2027),
            meeting_days.day_agreed_anew,
        ),
    ),
    (
        "dialogue",
        (
            analysis.descriptions_decided,
            listed.council_follows,
            talking.own_dialogues,
            upshots.money_is_asked_for,
            talking.executive_invites,
            overseeing.company_is_decided_on,
            overseeing.looked_at("dialogue", STAGES["dialogue"].day),
            economy.spring,
            accounts.annual,
            meeting_days.one_cancelled_one_moved,
        ),
    ),
    (
        "decision",
        (
            talking.executive_talks,
            upshots.others_are_asked,
            upshots.two_committees_talk,
            upshots.sectors_reported,
            upshots.money_is_prepared,
            talking.proposal_prepared,
            overseeing.looked_at("decision", STAGES["decision"].day),
        ),
    ),
    (
        "followup",
        (
            after.council_decides,
            upshots.money_is_declined,
            upshots.bodies_tell,
            upshots.autumn_opens,
            organising.partly_sold,
            organising.merged,
            own_goals.adopted,
            after.manager_plans,
            listed.bodies_tell,
            own_goals.taken_up,
            economy.autumn,
            organising.turned,
            after.committee_follows_up,
            budgeting.next_year,
            overseeing.outcomes(2027),
            overseeing.looked_at("followup", STAGES["followup"].day),
            around.template_replaced,
            around.next_day_begun,
            accounts.interim,
        ),
    ),
)


def build(stage: str, charter_key: str, charter_toml: str) -> Stage:
    """Tells the year up to the stage in an empty database, and says which day it then is."""
    telling = Telling(load(charter_toml), content())
    before.set_up(telling, charter_key, charter_toml)
    for key, chapters in CHAPTERS:
        for chapter in chapters:
            chapter(telling)
        if key == stage:
            break
    return STAGES[stage]
