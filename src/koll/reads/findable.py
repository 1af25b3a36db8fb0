"""What can be found: a text with whom it is open to; and some of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from koll.charter import Charter
from koll.permissions import Act, Subject
from koll.reads.accounts import accounts_address
from koll.reads.decisions import decision_address
from koll.reads.oversight_entries import entry_address
from koll.reads.risks import plan_address
from koll.records.models import AccountsText, Body, ListedDecision, ListedReport, Oversight, Risk


@dataclass(frozen=True, slots=True)
class Text:
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
    address: str
    is_public: bool = False
    act: Act | None = None
    subject: Subject | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What every source may need: the charter, and every body by its number."""

    charter: Charter
    bodies: Mapping[int, Body]


def bodies(known: Known) -> Iterator[Text]:
    """Every body there is or has been, open to all. No query."""
    for row in known.bodies.values():
        yield Text(
            f"body:{row.key}", "body", row.name, "", row.key, row.begins_on, f"/organ/{row.key}/", is_public=True
        )


def concluded(_known: Known) -> Iterator[Text]:
    """What the executive board has looked at and concluded, open inside. One query."""
    for row in Oversight.objects.filter(concluded_on__isnull=False).select_related("body"):
        on = row.concluded_on or row.opened_on
        text = f"{row.seen}\n{row.words}"
        yield Text(f"oversight:{row.pk}", "oversight", row.heading, text, row.body.key, on, entry_address(row))


def listed(_known: Known) -> Iterator[Text]:
    """Why decisions are followed, what is told of them, and what came of them, open to all. Two queries."""
    for row in ListedDecision.objects.select_related("decision__body", "body"):
        made = row.decision
        address = decision_address(made.body.key, made.year, made.paragraph, made.pk)
        told = Text(
            f"listed:{row.pk}", "listed", made.heading, row.why, row.body.key, row.listed_on, address, is_public=True
        )
        yield told
        if row.ended_on is not None and row.outcome:
            yield replace(told, key=f"listed:{row.pk}:ended", text=row.outcome, on=row.ended_on)
    for report in ListedReport.objects.select_related("listed__decision__body", "body"):
        made = report.listed.decision
        address = decision_address(made.body.key, made.year, made.paragraph, made.pk)
        key, whose = f"listed:{report.listed_id}:{report.pk}", report.body.key
        yield Text(key, "listed", made.heading, report.words, whose, report.on, address, is_public=True)


def settled_risks(known: Known) -> Iterator[Text]:
    """Risks in plans that have been settled, open inside. One query."""
    for row in Risk.objects.filter(plan__decision__isnull=False).select_related("plan__decision"):
        body, decision = known.bodies[row.plan.body_id], row.plan.decision
        text = "\n".join((row.cause, row.effect, row.judgement, row.control, row.outcome))
        address = plan_address(body.key, row.plan.period)
        on = decision.day if decision else row.added_on
        yield Text(f"risk:{row.pk}", "risk", row.heading, text, body.key, on, address)


def accounts(_known: Known) -> Iterator[Text]:
    """What accounts that have been handed over say, open to all once published. One query."""
    for row in AccountsText.objects.filter(accounts__handed_on__isnull=False).select_related("accounts"):
        report = row.accounts
        heading = row.text.strip().split(". ")[0][:120] or str(report.year)
        on, address = report.handed_on or report.ends_on, accounts_address(report.year, report.kind)
        public = report.published_on is not None
        yield Text(f"accounts:{row.pk}", "accounts", heading, row.text, str(report.year), on, address, public)
