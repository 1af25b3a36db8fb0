"""The year's written work: who is how far, and one occasion with everything its writers and readers need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from koll.domain.charter import Activity, AnswerField, Charter, Label
from koll.domain.refs import OccasionRef, Ref
from koll.permissions import Permission, Subject, may, require
from koll.public.activities import occasion_line, trends_among
from koll.public.decisions import decision_line
from koll.public.descriptions import (
    DescriptionAnswer,
    DescriptionPage,
    DescriptionPart,
    answer_view,
    part_view,
    shift_views,
    statements_to_answer,
)
from koll.public.instruments import version_views, versions_decided_by
from koll.reads._composition import composed
from koll.reads.activities import QuestionView, activity_of, own_questions, readers_of
from koll.reads.proposals import ProposalView, proposal_lines
from koll.snapshot import Context, Snapshot, subject_of_occasion
from koll.tables.models import Answer, Body, Occasion, Part, Shift, Trend, TrendMeaning


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPage(DescriptionPart):
    """A written part: its text, where it starts from, who reads it, and what guides the writer.

    `ground_text`: (heading, text, ref) of what the part starts from, a mandate or the common analysis.
    `last_text`: the same part in the latest earlier occasion that was done, with its year.
    """

    questions: tuple[QuestionView, ...]
    read_by: tuple[Label, ...]
    revision: int
    written_at: datetime | None
    written_by: str
    ground_text: tuple[tuple[str, str, Ref], ...]
    last_text: str
    last_period: int | None
    needed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage(DescriptionAnswer):
    """A statement to answer, the answer so far and the one given last time."""

    revision: int
    written_at: datetime | None
    last_fields: tuple[tuple[AnswerField, str], ...]
    last_period: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionRights:
    """What the person asking may do with the occasion now."""

    write: bool
    submit: bool
    decide: bool
    report: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionPage(DescriptionPage):
    """One occasion in full, however far it has come, with what is inside."""

    parts: tuple[PartPage, ...]
    answers: tuple[tuple[Label, tuple[AnswerPage, ...]], ...]
    proposals: tuple[ProposalView, ...]
    result: str
    may: OccasionRights

    @property
    def unanswered(self) -> int:
        """How many statements have no answer yet."""
        return sum(not page.is_answered for _label, pages in self.answers for page in pages)


def occasion_page(context: Context, ref: OccasionRef) -> OccasionPage | None:
    """One occasion in full; None when there is none, Forbidden when it is a draft of somebody else's."""
    charter = context.snapshot.charter
    row = (
        Occasion.objects.select_related("body", "decision__body")
        .prefetch_related("counterparts__body")
        .filter(
            activity=ref.activity, body__key=ref.body, period=ref.period, number=ref.number, opened_on__lte=context.day
        )
        .first()
    )
    if row is None:
        return None
    subject = subject_of_occasion(charter, row)
    if row.done_on is None:
        require(context.actor, Permission.READ_DRAFT, subject)
    return build_occasion_page(context, row, subject)


def build_occasion_page(context: Context, row: Occasion, subject: Subject) -> OccasionPage:
    """The occasion with parts, answers, shifts and proposals, in a fixed number of queries."""
    kind = activity_of(context.snapshot.charter, row)
    with_bodies = tuple(context.snapshot.bodies.name(counterpart.body.key) for counterpart in row.counterparts.all())
    last = (
        Occasion.objects.filter(activity=row.activity, body=row.body, period__lt=row.period, done_on__isnull=False)
        .order_by("-period", "-number")
        .first()
    )
    shown = row.done_on or context.day
    return OccasionPage(
        line=occasion_line(context.snapshot, row, with_bodies),
        activity=kind,
        parts=parts_of(context.on(shown), kind, row, last),
        answers=answers_of(context.snapshot.on(shown), kind, row, last),
        shifts=shift_views(context.snapshot, Shift.objects.filter(occasion=row)),
        proposals=proposal_lines(context, Q(occasion=row, raised_on__lte=context.day)),
        decision=decision_line(context.snapshot, row.decision)
        if row.decision and row.decision.day <= context.day
        else None,
        result=row.result if row.done_on is None or row.done_on <= context.day else "",
        may=OccasionRights(
            write=may(context.actor, Permission.WRITE_OCCASION, subject).allowed,
            submit=may(context.actor, Permission.SUBMIT_OCCASION, subject).allowed,
            decide=may(context.actor, Permission.DECIDE_OCCASION, subject).allowed,
            report=may(context.actor, Permission.REPORT_DIALOGUE_RESULT, subject).allowed and row.reported_on is None,
        ),
        trends=trends_among(context.snapshot.on(shown), row, Trend.objects.all(), TrendMeaning.objects.all()),
    )


def parts_of(context: Context, kind: Activity, row: Occasion, last: Occasion | None) -> tuple[PartPage, ...]:
    """The written parts with what each starts from and what was written last time."""
    charter = context.snapshot.charter
    wanted = [row.pk] + ([last.pk] if last else [])
    texts = {
        (part.occasion_id, part.key): part
        for part in Part.objects.filter(occasion__in=wanted).select_related("written_by")
    }
    mandates = mandate_texts(context.snapshot, row.body) if any(part.source == "mandate" for part in kind.parts) else ()
    common = common_texts(charter, row, context.day) if any(part.source == "common" for part in kind.parts) else ()
    grounds = {"mandate": mandates, "common": common, "own": ()}
    added = own_questions(context, row)

    def page(key: str) -> tuple[str, int, datetime | None, str]:
        kept = texts.get((row.pk, key))
        if kept is None:
            return "", 0, None, ""
        return kept.text, kept.revision, kept.written_at, kept.written_by.name if kept.written_by else ""

    def before(key: str) -> str:
        kept = texts.get((last.pk, key)) if last else None
        return kept.text if kept else ""

    pages = []
    for part in kind.parts:
        text, revision, written_at, written_by = page(part.key)
        readers = readers_of(charter, part.read_by)
        pages.append(
            composed(
                PartPage,
                part_view(part, text),
                questions=(
                    *(QuestionView(label=question, read_by=readers) for question in part.questions),
                    *added.get(part.key, ()),
                ),
                read_by=readers,
                revision=revision,
                written_at=written_at,
                written_by=written_by,
                ground_text=grounds[part.source],
                last_text=before(part.key),
                last_period=last.period if last and before(part.key) else None,
                needed=part.needed,
            )
        )
    return tuple(pages)


def mandate_texts(snapshot: Snapshot, body: Body) -> tuple[tuple[str, str, Ref], ...]:
    """The body's own mandate documents in force: (heading, text, ref), what they must contain first."""
    charter = snapshot.charter
    rows = versions_decided_by(
        snapshot, Q(body=body, instrument__in=[i.key for i in charter.instruments if i.level == "mandate"])
    )
    lines = version_views(snapshot, rows)
    found = []
    for row, line in zip(rows, lines, strict=True):
        if line.state == "in_force":
            instrument = charter.instrument(row.instrument)
            said = [
                f"{item.label.sv.indefinite.capitalize()}: {row.contents[item.key]}"
                for item in instrument.must_contain
                if row.contents.get(item.key)
            ]
            found.append((row.title, "\n\n".join([*said, row.text]).strip(), line.ref))
    return tuple(found)


def common_texts(charter: Charter, row: Occasion, day: date) -> tuple[tuple[str, str, Ref], ...]:
    """The common analysis of the year, as decided or as far as it has come: (heading, text, ref)."""
    keys = [activity.key for activity in charter.activities if activity.is_analysis]
    analysis = (
        Occasion.objects.filter(activity__in=keys, period=row.period, done_on__isnull=False, done_on__lte=day)
        .select_related("body")
        .order_by("-done_on")
        .first()
    )
    if analysis is None:
        return ()
    labels = {part.key: part.label for part in activity_of(charter, analysis).parts}
    ref = OccasionRef(
        activity=analysis.activity, body=analysis.body.key, period=analysis.period, number=analysis.number
    )
    return tuple(
        (labels[part.key].sv.indefinite.capitalize() if part.key in labels else part.key, part.text, ref)
        for part in Part.objects.filter(occasion=analysis).exclude(text="")
    )


def answers_of(
    snapshot: Snapshot, kind: Activity, row: Occasion, last: Occasion | None
) -> tuple[tuple[Label, tuple[AnswerPage, ...]], ...]:
    """Every statement in force that the body answers here, with the answer so far and the last one."""
    wanted = [row.pk] + ([last.pk] if last else [])
    given: dict[tuple[int, str], Answer] = {
        (answer.occasion_id, answer.statement.key): answer
        for answer in Answer.objects.filter(occasion__in=wanted).select_related("statement")
    }
    return tuple(
        (
            label,
            tuple(
                answer_page(
                    answer_view(answering, statement, given.get((row.pk, statement.key))),
                    given.get((row.pk, statement.key)),
                    given.get((last.pk, statement.key)) if last else None,
                    last,
                )
                for statement in statements
            ),
        )
        for label, answering, statements in statements_to_answer(snapshot, kind, row.body.key)
    )


def answer_page(
    view: DescriptionAnswer, kept: Answer | None, before: Answer | None, last: Occasion | None
) -> AnswerPage:
    """One statement to answer."""
    earlier = before.fields if before else {}
    return composed(
        AnswerPage,
        view,
        revision=kept.revision if kept else 0,
        written_at=kept.written_at if kept else None,
        last_fields=tuple((field, earlier[field.key]) for field in view.answering.fields if earlier.get(field.key)),
        last_period=last.period if last and earlier else None,
    )
