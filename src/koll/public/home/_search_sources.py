"""What anybody can find: a text of what has been decided, adopted, reported or published, and from which day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from koll.domain import refs
from koll.domain.charter import Charter
from koll.public import _rows
from koll.tables.models import (
    AccountsText,
    Body,
    Occasion,
    OccasionBody,
    Statement,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDocument:
    """Something that anybody can find.

    `kind` names it for the reader, and is a key of `frame.searching.KINDS`. `on` is the day it became known, before
    which it is not found; `until` the day from which other documents hold the same words. `whose` is the key of a
    body, called as on the day that is shown; or words of its own.
    """

    key: str
    kind: str
    heading: str
    text: str
    whose: str
    on: date
    ref: refs.Ref
    until: date = date.max

    @property
    def is_body(self) -> bool:
        """Whether it is a body itself, called by its name of the day."""
        return self.kind == "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What every source may need: the charter, and every body by its number."""

    charter: Charter
    bodies: Mapping[int, Body]


def body_documents(known: Known) -> Iterator[OpenDocument]:
    """Every body there is or has been, open to all. No query."""
    for row in known.bodies.values():
        yield OpenDocument(
            key=f"body:{row.key}",
            kind="body",
            heading=row.name,
            text="",
            whose=row.key,
            on=row.begins_on,
            ref=refs.BodyRef(key=row.key),
        )


def decision_documents(_known: Known) -> Iterator[OpenDocument]:
    """Decisions, open to all. One query."""
    for row in _rows.decisions(_rows.EVER).select_related("body"):
        ref = refs.DecisionRef(body=row.body.key, year=row.year, paragraph=row.paragraph, number=row.pk)
        numbers = " ".join(
            str(part) for part in (row.registry_number, f"\N{SECTION SIGN} {row.paragraph or ''}") if part
        )
        text = f"{row.text}\n{numbers}"
        yield OpenDocument(
            key=f"decision:{row.pk}",
            kind="decision",
            heading=row.heading,
            text=text,
            whose=row.body.key,
            on=row.day,
            ref=ref,
        )


def governing(known: Known) -> Iterator[OpenDocument]:
    """Governing texts, and their statements in the words they have now, open to all. Two queries."""
    bodies = known.bodies
    versions = {row.pk: row for row in _rows.versions(_rows.EVER).select_related("decision")}
    for version in versions.values():
        body = bodies.get(version.body_id or 0)
        contents = "\n".join(str(words) for words in version.contents.values())
        beside = version.pk if version.stands_beside else 0
        whose, first = body.key if body else "", version.in_force_from
        ref: refs.Ref = refs.VersionRef(instrument=version.instrument, body=whose, in_force_from=first, beside=beside)
        text = f"{version.text}\n{contents}".strip()
        whose, on = body.key if body else "", version.decision.day
        yield OpenDocument(
            key=f"text:{version.pk}",
            kind="text",
            heading=version.title,
            text=text,
            whose=whose,
            on=on,
            ref=ref,
        )
    latest: dict[tuple[str, str], Statement] = {}
    for row in _rows.statements(_rows.EVER).order_by("version__in_force_from", "pk"):
        latest[versions[row.version_id].instrument, row.key] = row
    for (instrument, key), row in latest.items():
        body = bodies.get(row.body_id or 0)
        ref = refs.StatementRef(instrument=instrument, key=key)
        whose, on = body.key if body else "", versions[row.version_id].decision.day
        yield OpenDocument(
            key=f"statement:{instrument}:{key}",
            kind="statement",
            heading=row.heading,
            text=row.text,
            whose=whose,
            on=on,
            ref=ref,
        )


def documents(_known: Known) -> Iterator[OpenDocument]:
    """The municipality's other governing documents, in the words they have now, open to all. One query."""
    rows = _rows.governing_documents(_rows.EVER).order_by("in_force_from").select_related("decision", "responsible")
    for row in {row.key: row for row in rows}.values():
        whose = row.responsible.key if row.responsible else ""
        text = f"{row.text}\n{row.kind}"
        ref = refs.DocumentRef(key=row.key)
        yield OpenDocument(
            key=f"document:{row.key}",
            kind="text",
            heading=row.title,
            text=text,
            whose=whose,
            on=row.decision.day,
            ref=ref,
        )


def report_documents(known: Known) -> Iterator[OpenDocument]:
    """What has been told of assignments, open to all. One query."""
    for row in _rows.assignment_reports(_rows.EVER).select_related("statement__version"):
        ref = refs.StatementRef(instrument=row.statement.version.instrument, key=row.statement.key)
        heading, whose = row.statement.heading, known.bodies[row.body_id].key
        yield OpenDocument(
            key=f"report:{row.pk}",
            kind="report",
            heading=heading,
            text=row.words,
            whose=whose,
            on=row.on,
            ref=ref,
        )


def followed_decision_documents(_known: Known) -> Iterator[OpenDocument]:
    """Why decisions are followed, what is told of them, and what came of them, open to all. Two queries."""
    for row in _rows.followed_decisions(_rows.EVER).select_related("decision__body", "body"):
        made = row.decision
        ref = refs.DecisionRef(body=made.body.key, year=made.year, paragraph=made.paragraph, number=made.pk)
        told = OpenDocument(
            key=f"listed:{row.pk}",
            kind="listed",
            heading=made.heading,
            text=row.why,
            whose=row.body.key,
            on=row.listed_on,
            ref=ref,
        )
        yield told
        if row.ended_on is not None and row.outcome:
            yield replace(told, key=f"listed:{row.pk}:ended", text=row.outcome, on=row.ended_on)
    for report in _rows.follow_up_reports(_rows.EVER).select_related("listed__decision__body", "body"):
        made = report.listed.decision
        ref = refs.DecisionRef(body=made.body.key, year=made.year, paragraph=made.paragraph, number=made.pk)
        key, whose = f"listed:{report.listed_id}:{report.pk}", report.body.key
        yield OpenDocument(
            key=key,
            kind="listed",
            heading=made.heading,
            text=report.words,
            whose=whose,
            on=report.on,
            ref=ref,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSource:
    """An occasion that texts belong to: its kind of work and year in words, where it is read, whose and since when."""

    name: str
    ref: refs.Ref
    whose: str
    on: date

    def text(self, key: str, kind: str, heading: str, text: str) -> OpenDocument:
        """A text of the occasion."""
        return OpenDocument(key=key, kind=kind, heading=heading, text=text, whose=self.whose, on=self.on, ref=self.ref)


def is_spoken(charter: Charter, activity: str) -> bool:
    """Whether the work is held in talk, and so is for all only once its result is reported."""
    return any(row.key == activity and row.is_talk for row in charter.activities)


def work_source(known: Known, row: Occasion) -> WorkSource:
    """The occasion as something that texts belong to."""
    activity = next((one_kind for one_kind in known.charter.activities if one_kind.key == row.activity), None)
    label = activity.label.sv.indefinite if activity else row.activity
    body = known.bodies[row.body_id]
    return WorkSource(
        name=f"{label[:1].upper()}{label[1:]} {row.period}",
        ref=refs.OccasionRef(activity=row.activity, body=body.key, period=row.period, number=row.number),
        whose=body.key,
        on=row.done_on or row.opened_on,
    )


def work_open_from(charter: Charter, row: Occasion) -> date | None:
    """The day from which what is written in the occasion is for all: decided, or where it was talk, reported."""
    return row.reported_on if is_spoken(charter, row.activity) else row.done_on


def work_documents(known: Known) -> Iterator[OpenDocument]:
    """What is written in the year's work once it is for all. Six queries."""
    rows = _rows.occasions(_rows.EVER).defer("result")
    held = {
        row.pk: replace(work_source(known, row), on=on) for row in rows if (on := work_open_from(known.charter, row))
    }
    for part in _rows.parts(_rows.EVER).exclude(text="").select_related(None):
        if at := held.get(part.occasion_id):
            yield at.text(f"part:{part.pk}", "description", at.name, part.text)
    for answer in _rows.answers(_rows.EVER).select_related("statement"):
        if at := held.get(answer.occasion_id):
            words = "\n".join(str(words) for words in answer.fields.values() if words)
            yield at.text(f"answer:{answer.pk}", "description", f"{at.name}: {answer.statement.heading}", words)
    for trend in _rows.trends(_rows.EVER):
        if at := held.get(trend.occasion_id):
            words = f"{trend.text}\n{trend.effect}\n" + "\n".join(str(source["title"]) for source in trend.sources)
            yield replace(
                at.text(f"trend:{trend.pk}", "trend", trend.heading, words), ref=refs.TrendRef(number=trend.pk)
            )
    for meaning in _rows.trend_meanings(_rows.EVER).select_related("trend"):
        if at := held.get(meaning.occasion_id):
            heading = f"{at.name}: {meaning.trend.heading}"
            yield at.text(f"meaning:{meaning.pk}", "description", heading, meaning.text)
    for shift in _rows.shifts(_rows.EVER):
        if at := held.get(shift.occasion_id):
            yield at.text(f"shift:{shift.pk}", "shift", shift.sentence, f"{shift.why}\n{shift.needs}")


def dialogue_report_documents(known: Known) -> Iterator[OpenDocument]:
    """What came out in dialogues, as each body reported it. Four queries."""
    rows = {row.pk: row for row in _rows.occasions(_rows.EVER)}
    dissents = dict(_rows.dialogues(_rows.EVER).values_list("occasion_id", "dissent"))
    reported: list[tuple[int, Occasion | OccasionBody]] = [
        (row.pk, row) for row in _rows.reported_occasions(_rows.EVER).select_related("body")
    ]
    reported += [(row.occasion_id, row) for row in _rows.reported_counterparts(_rows.EVER).select_related("body")]
    for occasion, told in reported:
        at = work_source(known, rows[occasion])
        words = f"{told.result}\n{dissents.get(occasion, '') if told.dissent_told else ''}".strip()
        yield replace(
            at.text(f"report:{occasion}:{told.body_id}", "dialogue", at.name, words),
            whose=told.body.key,
            on=told.reported_on or at.on,
        )


def published_accounts_documents(_known: Known) -> Iterator[OpenDocument]:
    """What accounts say that are published. One query."""
    for row in _rows.accounts_texts(_rows.EVER).select_related("accounts"):
        published_on, handed_on = row.accounts.published_on, row.accounts.handed_on
        if published_on is not None and handed_on is not None:
            yield document_of_accounts(row, max(handed_on, published_on))


def document_of_accounts(row: AccountsText, on: date) -> OpenDocument:
    """What accounts say about one thing, to whom it is known from the day on; the accounts must have been fetched."""
    report = row.accounts
    return OpenDocument(
        key=f"accounts:{row.pk}",
        kind="accounts",
        heading=row.text.strip().split(". ")[0][:120] or str(report.year),
        text=row.text,
        whose=str(report.year),
        on=on,
        ref=refs.AccountsRef(year=report.year, report=report.kind),
    )


SOURCES: tuple[Callable[[Known], Iterator[OpenDocument]], ...] = (
    decision_documents,
    governing,
    documents,
    work_documents,
    dialogue_report_documents,
    report_documents,
    body_documents,
    followed_decision_documents,
    published_accounts_documents,
)
"""Everything that anybody can find."""


def open_documents(charter: Charter) -> Iterator[OpenDocument]:
    """Every text that anybody can find, on whatever day. A fixed number of queries."""
    known = Known(charter=charter, bodies={body.pk: body for body in _rows.bodies()})
    for source in SOURCES:
        yield from source(known)
