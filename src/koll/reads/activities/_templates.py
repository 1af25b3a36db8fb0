"""Templates: the parts and questions that written work follows, the charter's proposal or the municipality's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from koll.domain.charter import Activity, ActivityPart, BodyKind, Charter, Label
from koll.permissions import Permission, may
from koll.public.activities import as_label, by_template
from koll.snapshot import Context
from koll.tables.models import Occasion, OwnQuestion, Template


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """A question that guides the writer, and who reads what it leads to. `id` and `body_name`: a body's own."""

    label: Label
    read_by: tuple[Label, ...]
    id: int = 0
    body_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateView:
    """A template of an activity. `number` 0 is the charter's proposal, which is nobody's own template."""

    activity: Activity
    number: int
    name: str
    from_period: int | None
    until_period: int | None
    reason: str
    made_on: date | None
    made_by: str
    parts: tuple[tuple[ActivityPart, tuple[Label, ...]], ...]
    """Each part with who reads it."""

    @property
    def is_proposal(self) -> bool:
        """Whether it is the proposal that came with the model."""
        return self.number == 0

    @property
    def questions(self) -> int:
        """How many questions it asks."""
        return sum(len(part.questions) for part, _readers in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatesPage:
    """Every written activity with the template that a year's work follows, the earlier and the coming ones."""

    period: int
    lines: tuple[tuple[TemplateView, tuple[TemplateView, ...]], ...]
    may_change: bool


def template_for(activity: str, period: int) -> Template | None:
    """The template that work begun for the year follows; None for the charter's. One query."""
    return Template.objects.filter(activity=activity, from_period__lte=period).order_by("-number").first()


def own_questions(context: Context, occasion: Occasion) -> dict[str, tuple[QuestionView, ...]]:
    """The body's own questions of the year by part; its body must have been fetched. One query."""
    charter = context.snapshot.charter
    rows = OwnQuestion.objects.filter(
        body=occasion.body, activity=occasion.activity, from_period__lte=occasion.period
    ).exclude(until_period__lte=occasion.period)
    found: dict[str, tuple[QuestionView, ...]] = {}
    for row in rows:
        readers = readers_of(charter, row.read_by)
        line = QuestionView(
            label=as_label(row.text),
            read_by=readers,
            id=row.pk,
            body_name=context.snapshot.bodies.name(occasion.body.key),
        )
        found[row.part] = (*found.get(row.part, ()), line)
    return found


def readers_of(charter: Charter, keys: Iterable[str]) -> tuple[Label, ...]:
    """What these readers are called, in the definite: all of a kind that there are many of."""
    return tuple(reader(charter.body(key)) for key in keys)


def reader(kind: BodyKind) -> Label:
    """What a kind of body is called as a reader."""
    if not kind.many:
        return kind.label
    sv, en = (replace(forms, definite=forms.plural_definite) for forms in (kind.label.sv, kind.label.en))
    return Label(sv=sv, en=en)


def template_line(charter: Charter, kind: Activity, row: Template | None, until: int | None) -> TemplateView:
    """The row as a line."""
    parts = tuple((part, readers_of(charter, part.read_by)) for part in by_template(kind, row).parts)
    if row is None:
        return TemplateView(
            activity=kind,
            number=0,
            name="",
            from_period=None,
            until_period=until,
            reason="",
            made_on=None,
            made_by="",
            parts=parts,
        )
    who = row.made_by.name if row.made_by else ""
    return TemplateView(
        activity=kind,
        number=row.number,
        name=row.name,
        from_period=row.from_period,
        until_period=until,
        reason=row.reason,
        made_on=row.made_on,
        made_by=who,
        parts=parts,
    )


def templates_page(context: Context, period: int) -> TemplatesPage:
    """The templates as they were on the day. Two queries."""
    charter = context.snapshot.charter
    rows = list(Template.objects.filter(made_on__lte=context.day).select_related("made_by"))
    found = []
    for kind in charter.activities:
        if not kind.is_written or not kind.parts:
            continue
        own: list[Template | None] = [None, *(row for row in rows if row.activity == kind.key)]
        lines = [template_line(charter, kind, row, ended(own[place + 1 :])) for place, row in enumerate(own)]
        used = next(line for line in reversed(lines) if line.from_period is None or line.from_period <= period)
        found.append((used, tuple(line for line in reversed(lines) if line is not used)))
    return TemplatesPage(
        period=period, lines=tuple(found), may_change=may(context.actor, Permission.MANAGE_TEMPLATES).allowed
    )


def ended(later: list[Template | None]) -> int | None:
    """The first year that a later template takes over; None while nothing does."""
    return min((row.from_period for row in later if row is not None), default=None)


def body_kinds(context: Context) -> tuple[tuple[str, Label], ...]:
    """The kinds of body that can read something, by key."""
    return tuple((body.key, reader(body)) for body in context.snapshot.charter.bodies)
