"""Decisions as those inside see them: who corrected what, and how far each has been corrected."""

from __future__ import annotations

from dataclasses import dataclass

from koll.domain.record import minutes_as_text
from koll.domain.refs import CitedDecisionRef, DecisionRef, Ref
from koll.public import decisions as public
from koll.reads._composition import composed
from koll.snapshot import Context
from koll.tables.models import Attachment, Correction, Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView(public.CorrectionView):
    """A corrected typing error, and who corrected it."""

    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage(public.DecisionPage):
    """A decision with everything it did, who corrected it, and how far it has been corrected and attested."""

    corrections: tuple[CorrectionView, ...] = ()
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentPlace:
    """Which file, of which body's decision, and where that is read."""

    name: str
    body_key: str
    ref: Ref


def decision_page(context: Context, ref: CitedDecisionRef) -> DecisionPage | None:
    """The decision with this ref, as far as it was made by the day; None when there is none. Fixed queries."""
    page = public.decision_page(context.snapshot, ref)
    if page is None:
        return None
    names = Correction.objects.filter(decision_id=page.line.id).values_list("by__name", flat=True)
    corrections = tuple(
        composed(CorrectionView, correction, who=name or "")
        for correction, name in zip(page.corrections, names, strict=True)
    )
    revision = 2 * len(corrections) + (page.attested_on is not None)
    return composed(DecisionPage, page, corrections=corrections, revision=revision)


def revision_of(row: Decision) -> int:
    """How far the decision has been corrected and attested: grows with each. One query."""
    return 2 * row.corrections.count() + (row.attested_on is not None)


def decision_rows(context: Context) -> tuple[tuple[str, ...], ...]:
    """Every decision made by the day as a row of a table, the first first: in the columns that a table is read by."""
    rows = Decision.objects.filter(day__lte=context.day).order_by("day", "paragraph", "pk")
    names = context.snapshot.bodies.names
    return tuple((names[row.body.key], *minutes_as_text(row).values()) for row in rows.select_related("body"))


def attachment_place(number: int) -> AttachmentPlace | None:
    """Where the file with this number belongs; None when there is none or it was withdrawn."""
    found = Attachment.objects.filter(pk=number, withdrawal__isnull=True).select_related("decision__body")
    row = found.defer("content").first()
    if row is None:
        return None
    made = row.decision
    return AttachmentPlace(
        name=row.name,
        body_key=made.body.key,
        ref=DecisionRef(body=made.body.key, year=made.year, paragraph=made.paragraph, number=made.pk),
    )
