"""What can be found: a text with whom it is open to; and some of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from koll.domain.charter import Charter
from koll.domain.refs import AccountsRef, BodyRef, DecisionRef, InternalControlPlanRef, Ref
from koll.permissions import Permission, Subject
from koll.reads.oversight import entry_ref
from koll.tables.models import AccountsText, Body, FollowedDecision, FollowUpReport, OversightEntry, Risk


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """Something that can be found. `act` and `subject`: what one must be allowed to find it; None: be inside.

    `kind` names it for the reader, and is a key of `frame.searching.KINDS`. `on` is the day it became known, before
    which it is not found. `whose` is the key of a body, called as on the day that is shown; or words of its own.
    """

    key: str
    kind: str
    heading: str
    text: str
    whose: str
    on: date
    ref: Ref
    is_public: bool = False
    act: Permission | None = None
    subject: Subject | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What every source may need: the charter, and every body by its number."""

    charter: Charter
    bodies: Mapping[int, Body]


def body_documents(known: Known) -> Iterator[SearchDocument]:
    """Every body there is or has been, open to all. No query."""
    for row in known.bodies.values():
        yield SearchDocument(
            key=f"body:{row.key}",
            kind="body",
            heading=row.name,
            text="",
            whose=row.key,
            on=row.begins_on,
            ref=BodyRef(key=row.key),
            is_public=True,
        )


def concluded(_known: Known) -> Iterator[SearchDocument]:
    """What the executive board has looked at and concluded, open inside. One query."""
    for row in OversightEntry.objects.filter(concluded_on__isnull=False).select_related("body"):
        on = row.concluded_on or row.opened_on
        text = f"{row.seen}\n{row.words}"
        yield SearchDocument(
            key=f"oversight:{row.pk}",
            kind="oversight",
            heading=row.heading,
            text=text,
            whose=row.body.key,
            on=on,
            ref=entry_ref(row),
        )


def followed_decision_documents(_known: Known) -> Iterator[SearchDocument]:
    """Why decisions are followed, what is told of them, and what came of them, open to all. Two queries."""
    for row in FollowedDecision.objects.select_related("decision__body", "body"):
        made = row.decision
        ref = DecisionRef(body=made.body.key, year=made.year, paragraph=made.paragraph, number=made.pk)
        told = SearchDocument(
            key=f"listed:{row.pk}",
            kind="listed",
            heading=made.heading,
            text=row.why,
            whose=row.body.key,
            on=row.listed_on,
            ref=ref,
            is_public=True,
        )
        yield told
        if row.ended_on is not None and row.outcome:
            yield replace(told, key=f"listed:{row.pk}:ended", text=row.outcome, on=row.ended_on)
    for report in FollowUpReport.objects.select_related("listed__decision__body", "body"):
        made = report.listed.decision
        ref = DecisionRef(body=made.body.key, year=made.year, paragraph=made.paragraph, number=made.pk)
        key, whose = f"listed:{report.listed_id}:{report.pk}", report.body.key
        yield SearchDocument(
            key=key,
            kind="listed",
            heading=made.heading,
            text=report.words,
            whose=whose,
            on=report.on,
            ref=ref,
            is_public=True,
        )


def settled_risks(known: Known) -> Iterator[SearchDocument]:
    """Risks in plans that have been settled, open inside. One query."""
    for row in Risk.objects.filter(plan__decision__isnull=False).select_related("plan__decision"):
        body, decision = known.bodies[row.plan.body_id], row.plan.decision
        text = "\n".join((row.cause, row.effect, row.judgement, row.control, row.outcome))
        ref = InternalControlPlanRef(body=body.key, period=row.plan.period)
        on = decision.day if decision else row.added_on
        yield SearchDocument(
            key=f"risk:{row.pk}", kind="risk", heading=row.heading, text=text, whose=body.key, on=on, ref=ref
        )


def accounts_documents(_known: Known) -> Iterator[SearchDocument]:
    """What accounts that have been handed over say, open to all once published. One query."""
    for row in AccountsText.objects.filter(accounts__handed_on__isnull=False).select_related("accounts"):
        report = row.accounts
        heading = row.text.strip().split(". ")[0][:120] or str(report.year)
        on, ref = report.handed_on or report.ends_on, AccountsRef(year=report.year, report=report.kind)
        public = report.published_on is not None
        yield SearchDocument(
            key=f"accounts:{row.pk}",
            kind="accounts",
            heading=heading,
            text=row.text,
            whose=str(report.year),
            on=on,
            ref=ref,
            is_public=public,
        )
