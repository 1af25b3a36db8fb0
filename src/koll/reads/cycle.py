"""The year's written work: who is how far, and one occasion with everything its writers and readers need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from koll.almanac.spans import come_by
from koll.charter import Activity, Charter
from koll.charter.model import Answering, Field, Ground, Label
from koll.permissions import Act, Actor, Subject, may, require
from koll.reads.decisions import DecisionLine, decision_line, occasion_address
from koll.reads.instruments import StatementLine, in_force_statements, lines_of, versions_known
from koll.reads.municipality import ours
from koll.reads.proposal_lines import ProposalLine, proposal_lines
from koll.reads.shift_lines import ShiftLine, shifts_of
from koll.reads.subjects import occasion_subject
from koll.reads.templates import QuestionLine, activity_of, own_questions, readers_of
from koll.reads.trend_lines import TrendHere, trends_here
from koll.records.models import Answer, Body, Occasion, Part
from koll.snapshot import called


@dataclass(frozen=True, slots=True)
class OccasionLine:
    """An occasion in one line. `state`: "draft", "submitted", "done"; `reported_on` when the council has its result."""

    id: int
    activity: str
    kind: str
    label: Label
    body_key: str
    body_name: str
    period: int
    number: int
    heading: str
    opened_on: date
    planned_on: date | None
    done_on: date | None
    reported_on: date | None
    state: str
    with_bodies: tuple[str, ...]
    address: str
    revision: int = 1


@dataclass(frozen=True, slots=True)
class PartPage:
    """A written part: its text, where it starts from, who reads it, and what guides the writer.

    `ground_text`: (heading, text, address) of what the part starts from, a mandate or the common analysis.
    `last_text`: the same part in the latest earlier occasion that was done, with its year.
    """

    key: str
    label: Label
    source: str
    questions: tuple[QuestionLine, ...]
    read_by: tuple[Label, ...]
    text: str
    revision: int
    written_at: datetime | None
    written_by: str
    ground: Ground
    ground_text: tuple[tuple[str, str, str], ...]
    last_text: str
    last_period: int | None
    needed: bool = True


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """A statement to answer, the answer so far and the one given last time; `mode` is the one chosen or suggested."""

    statement: StatementLine
    answering: Answering
    mode: str
    fields: tuple[tuple[Field, str], ...]
    revision: int
    written_at: datetime | None
    last_fields: tuple[tuple[Field, str], ...]
    last_period: int | None
    mode_why: str = ""
    """Why the body answers in another way than the council suggested."""

    @property
    def is_answered(self) -> bool:
        """Whether anything has been answered."""
        return self.revision > 0


@dataclass(frozen=True, slots=True)
class MayHere:
    """What the person asking may do with the occasion now."""

    write: bool
    submit: bool
    decide: bool
    report: bool


@dataclass(frozen=True, slots=True)
class OccasionPage:
    """One occasion in full."""

    line: OccasionLine
    activity: Activity
    parts: tuple[PartPage, ...]
    answers: tuple[tuple[Label, tuple[AnswerPage, ...]], ...]
    """The statements to answer, grouped by instrument."""
    shifts: tuple[ShiftLine, ...]
    proposals: tuple[ProposalLine, ...]
    decision: DecisionLine | None
    result: str
    may: MayHere
    trends: tuple[TrendHere, ...] = ()
    """The trends of a common analysis, and in a description those it starts from with what they mean there."""

    @property
    def unanswered(self) -> int:
        """How many statements have no answer yet."""
        return sum(not each.is_answered for _label, pages in self.answers for each in pages)


def occasion_line(charter: Charter, row: Occasion, day: date, with_bodies: tuple[str, ...] = ()) -> OccasionLine:
    """The row as a line, as far as it had come by the day; its body must have been fetched."""
    activity = charter.activity(row.activity)
    done_on, submitted_on = come_by(row.done_on, day), come_by(row.submitted_on, day)
    return OccasionLine(
        id=row.pk,
        activity=row.activity,
        kind=activity.kind,
        label=activity.label,
        body_key=row.body.key,
        body_name=called(row.body, day),
        period=row.period,
        number=row.number,
        heading=row.heading,
        opened_on=row.opened_on,
        planned_on=row.planned_on,
        done_on=done_on,
        reported_on=come_by(row.reported_on, day),
        state="done" if done_on else "submitted" if submitted_on else "draft",
        with_bodies=with_bodies,
        address=occasion_address(row.activity, row.body.key, row.period, row.number),
        revision=row.revision,
    )


def occasion_lines(day: date, which: Q) -> tuple[OccasionLine, ...]:
    """The occasions that fit, opened by the day, with the bodies that take part, in two queries and the charter's."""
    charter = ours().charter
    rows = (
        Occasion.objects.filter(which, opened_on__lte=day)
        .select_related("body")
        .prefetch_related("counterparts__body")
        .defer("result")
        .distinct()
    )
    return tuple(
        occasion_line(charter, row, day, tuple(called(each.body, day) for each in row.counterparts.all()))
        for row in rows
    )


def occasion_page(actor: Actor, activity: str, body: str, period: int, number: int, day: date) -> OccasionPage | None:
    """One occasion in full; None when there is none, UnableToReach when it is a draft of somebody else's."""
    charter = ours().charter
    row = (
        Occasion.objects.select_related("body", "decision__body")
        .prefetch_related("counterparts__body")
        .filter(activity=activity, body__key=body, period=period, number=number, opened_on__lte=day)
        .first()
    )
    if row is None:
        return None
    subject = occasion_subject(charter, row)
    if row.done_on is None:
        require(actor, Act.READ_DRAFT, subject)
    return full_occasion(actor, charter, row, subject, day)


def full_occasion(actor: Actor, charter: Charter, row: Occasion, subject: Subject, day: date) -> OccasionPage:
    """The occasion with parts, answers, shifts and proposals, in a fixed number of queries."""
    kind = activity_of(charter, row)
    with_bodies = tuple(called(each.body, day) for each in row.counterparts.all())
    last = (
        Occasion.objects.filter(activity=row.activity, body=row.body, period__lt=row.period, done_on__isnull=False)
        .order_by("-period", "-number")
        .first()
    )
    shown = row.done_on or day
    return OccasionPage(
        line=occasion_line(charter, row, day, with_bodies),
        activity=kind,
        parts=parts_of(charter, kind, row, last, shown),
        answers=answers_of(charter, kind, row, last, shown),
        shifts=shifts_of(row),
        proposals=proposal_lines(Q(occasion=row, raised_on__lte=day)),
        decision=decision_line(row.decision) if row.decision and row.decision.day <= day else None,
        result=row.result if row.done_on is None or row.done_on <= day else "",
        may=MayHere(
            write=may(actor, Act.WRITE, subject).allowed,
            submit=may(actor, Act.SUBMIT, subject).allowed,
            decide=may(actor, Act.DECIDE_OCCASION, subject).allowed,
            report=may(actor, Act.REPORT, subject).allowed and row.reported_on is None,
        ),
        trends=trends_here(charter, row, shown),
    )


def parts_of(charter: Charter, kind: Activity, row: Occasion, last: Occasion | None, day: date) -> tuple[PartPage, ...]:
    """The written parts with what each starts from and what was written last time."""
    wanted = [row.pk] + ([last.pk] if last else [])
    texts = {
        (part.occasion_id, part.key): part
        for part in Part.objects.filter(occasion__in=wanted).select_related("written_by")
    }
    mandates = mandate_texts(charter, row.body, day) if any(part.source == "mandate" for part in kind.parts) else ()
    common = common_texts(charter, row, day) if any(part.source == "common" for part in kind.parts) else ()
    grounds = {"mandate": mandates, "common": common, "own": ()}
    added = own_questions(charter, row)

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
            PartPage(
                key=part.key,
                label=part.label,
                source=part.source,
                questions=(*(QuestionLine(each, readers) for each in part.questions), *added.get(part.key, ())),
                read_by=readers,
                text=text,
                revision=revision,
                written_at=written_at,
                written_by=written_by,
                ground=part.ground,
                ground_text=grounds[part.source],
                last_text=before(part.key),
                last_period=last.period if last and before(part.key) else None,
                needed=part.needed,
            )
        )
    return tuple(pages)


def mandate_texts(charter: Charter, body: Body, day: date) -> tuple[tuple[str, str, str], ...]:
    """The body's own mandate documents in force: (heading, text, address), what they must contain first."""
    rows = versions_known(
        day, Q(body=body, instrument__in=[i.key for i in charter.instruments if i.level == "mandate"])
    )
    lines = lines_of(charter, rows, day)
    found = []
    for row, line in zip(rows, lines, strict=True):
        if line.state == "in_force":
            instrument = charter.instrument(row.instrument)
            said = [
                f"{each.label.sv.indefinite.capitalize()}: {row.contents[each.key]}"
                for each in instrument.must_contain
                if row.contents.get(each.key)
            ]
            found.append((row.title, "\n\n".join([*said, row.text]).strip(), line.address))
    return tuple(found)


def common_texts(charter: Charter, row: Occasion, day: date) -> tuple[tuple[str, str, str], ...]:
    """The common analysis of the year, as decided or as far as it has come: (heading, text, address)."""
    keys = [each.key for each in charter.activities if each.kind == "analysis"]
    analysis = (
        Occasion.objects.filter(activity__in=keys, period=row.period, done_on__isnull=False, done_on__lte=day)
        .select_related("body")
        .order_by("-done_on")
        .first()
    )
    if analysis is None:
        return ()
    labels = {part.key: part.label for part in activity_of(charter, analysis).parts}
    address = occasion_address(analysis.activity, analysis.body.key, analysis.period, analysis.number)
    return tuple(
        (labels[part.key].sv.indefinite.capitalize() if part.key in labels else part.key, part.text, address)
        for part in Part.objects.filter(occasion=analysis).exclude(text="")
    )


def answers_of(
    charter: Charter, kind: Activity, row: Occasion, last: Occasion | None, day: date
) -> tuple[tuple[Label, tuple[AnswerPage, ...]], ...]:
    """Every statement in force that the body answers here, with the answer so far and the last one."""
    wanted = [row.pk] + ([last.pk] if last else [])
    given: dict[tuple[int, str], Answer] = {
        (answer.occasion_id, answer.statement.key): answer
        for answer in Answer.objects.filter(occasion__in=wanted).select_related("statement")
    }
    statements = in_force_statements(day, [each.instrument for each in kind.answers], row.body.key)
    groups = []
    for each in kind.answers:
        level = charter.instrument(each.instrument)
        pages = tuple(
            answer_page(
                each,
                statement,
                given.get((row.pk, statement.key)),
                given.get((last.pk, statement.key)) if last else None,
                last,
            )
            for statement in statements
            if statement.address.startswith(f"/styrningen/{each.instrument}/")
        )
        groups.append((level.label, pages))
    return tuple(groups)


def answer_page(
    answering: Answering,
    statement: StatementLine,
    kept: Answer | None,
    before: Answer | None,
    last: Occasion | None,
) -> AnswerPage:
    """One statement to answer."""
    default = "factor" if answering.mode == "risks_and_opportunities" else "reasoned"
    suggested = statement.suggested_mode if answering.mode == "measured_or_reasoned" else ""
    words = kept.fields if kept else {}
    earlier = before.fields if before else {}
    return AnswerPage(
        statement=statement,
        answering=answering,
        mode=kept.mode if kept else suggested or default,
        fields=tuple((field, words.get(field.key, "")) for field in answering.fields),
        revision=kept.revision if kept else 0,
        written_at=kept.written_at if kept else None,
        last_fields=tuple((field, earlier[field.key]) for field in answering.fields if earlier.get(field.key)),
        last_period=last.period if last and earlier else None,
        mode_why=kept.mode_why if kept else "",
    )
