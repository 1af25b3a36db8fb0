"""What can be found inside: a text with whom it is open to; and some of the sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from koll.domain.refs import InternalControlPlanRef
from koll.permissions import Permission, Subject
from koll.public.home import Known, OpenDocument, document_of_accounts
from koll.reads._composition import composed
from koll.reads.oversight import entry_ref
from koll.tables.models import AccountsText, OversightEntry, Risk


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument(OpenDocument):
    """Something found inside. `act` and `subject`: what one must be allowed to find it; None: be inside."""

    act: Permission | None = None
    subject: Subject | None = None


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
    """What accounts say that have been handed over, open inside until they are published. One query."""
    rows = AccountsText.objects.filter(accounts__handed_on__isnull=False)
    for row in rows.select_related("accounts"):
        report = row.accounts
        published_from = report.published_on or date.max
        if report.handed_on is not None and report.handed_on < published_from:
            yield composed(SearchDocument, document_of_accounts(row, report.handed_on), until=published_from)
