"""Search: every text that has been written, found by its words, as far as the person asking may see it.

A new kind of thing can be found once it has a source here: a function that yields a `Text` for each row in a fixed
number of queries, with its ref, the day it became known, and who may find it (nothing said: everybody inside). Put
the function in `SOURCES`, and the two words for its kind in `frame.searching.KINDS`. Words are stemmed and found by
their beginning in `reads.words`, the same on every database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from koll.domain import refs
from koll.domain.charter import Charter
from koll.domain.text_index import Index, excerpt
from koll.media.rich_text import plain_words
from koll.permissions import Actor, Permission, Subject, may
from koll.public.home import PER_PAGE, Hit, SearchPage
from koll.reads.home._search_sources import (
    Known,
    SearchDocument,
    accounts_documents,
    body_documents,
    concluded,
    followed_decision_documents,
    settled_risks,
)
from koll.snapshot import MADE_OF, Context, Kept
from koll.tables.models import (
    Accounts,
    AccountsText,
    Answer,
    AssignmentReport,
    Body,
    Decision,
    Dialogue,
    DialogueOutcome,
    FollowedDecision,
    FollowUpReport,
    GoverningDocument,
    Indicator,
    InternalControlPlan,
    Occasion,
    OccasionBody,
    OversightEntry,
    Part,
    PlanItem,
    Proposal,
    Risk,
    Shift,
    Statement,
    Trend,
    TrendMeaning,
    Version,
)

LONGEST_QUERY = 120


@dataclass(slots=True, kw_only=True)
class Indexed:
    """The texts of a site and their index."""

    index: Index
    texts: Mapping[str, SearchDocument]


TEXTS: Kept[Mapping[str, SearchDocument]] = Kept(
    *MADE_OF,
    AccountsText,
    Accounts,
    AssignmentReport,
    Dialogue,
    GoverningDocument,
    Indicator,
    FollowedDecision,
    FollowUpReport,
    OversightEntry,
    Part,
    PlanItem,
    Risk,
    InternalControlPlan,
    Shift,
    Trend,
    TrendMeaning,
    DialogueOutcome,
    most=2,
)


_lock = Lock()


_indexed: dict[str, Indexed] = {}


def search_inside(context: Context, query: str, *, kind: str = "", page: int = 1) -> SearchPage:
    """What the person asking may find. One query when nothing has happened since the last search."""
    return find(context, query, kind, page, lambda text: is_document_seen(context.actor, text))


def search_public(
    context: Context, query: str, *, kind: str = "", page: int = 1, first: int | None = None, most: int = PER_PAGE
) -> SearchPage:
    """What anybody may find: a page of it, or as many as are asked for after the `first` best."""
    return find(context, query, kind, page, lambda text: text.is_public, first, most)


def is_document_seen(actor: Actor, text: SearchDocument) -> bool:
    """Whether the person may find the text: everybody inside, unless it asks for more."""
    if text.act is None:
        return bool(actor.seats)
    return may(actor, text.act, text.subject).allowed


def find(
    context: Context,
    query: str,
    kind: str,
    page: int,
    sees: Callable[[SearchDocument], bool],
    first: int | None = None,
    most: int = PER_PAGE,
) -> SearchPage:
    """The texts that fit and may be seen, of one kind or of all."""
    query = " ".join(query.split())[:LONGEST_QUERY]
    with _lock:
        there = up_to_date(context)
        scores = there.index.find(query)
        fitting = [(scores[key], text) for key in scores if (text := there.texts[key]).on <= context.day and sees(text)]
    counts = Counter(text.kind for _score, text in fitting)
    ranked = sorted(
        ((score, text) for score, text in fitting if kind in ("", text.kind)),
        key=lambda row: (-row[0], -row[1].on.toordinal(), row[1].key),
    )
    pages = max(1, -(-len(ranked) // PER_PAGE))
    page = min(max(1, page), pages)
    first = (page - 1) * PER_PAGE if first is None else first
    shown = ranked[first : first + most]
    bodies = context.snapshot.bodies
    hits = tuple(
        Hit(
            kind=text.kind,
            heading=bodies.name(text.whose) if text.kind == "body" else text.heading,
            whose=bodies.name(text.whose),
            on=text.on,
            ref=text.ref,
            excerpt=excerpt(plain_words(text.text), query),
        )
        for _score, text in shown
    )
    return SearchPage(
        query=query,
        kind=kind,
        hits=hits,
        total=len(ranked),
        kinds=tuple(sorted(counts.items())),
        page=page,
        pages=pages,
    )


def up_to_date(context: Context) -> Indexed:
    """The texts of the site; read again when one of their tables has been written, and those that changed indexed."""
    moment = context.snapshot
    there = _indexed.setdefault(moment.site.key, Indexed(index=Index(), texts={}))
    texts = TEXTS.get(moment, None, lambda: {text.key: text for text in all_documents(context.snapshot.charter)})
    if texts is not there.texts:
        there.index.bring({key: (text.heading, text.text) for key, text in texts.items()})
        there.texts = texts
    return there


def all_documents(charter: Charter) -> Iterator[SearchDocument]:
    """Every text there is, with whom it is open to. A fixed number of queries."""
    known = Known(charter=charter, bodies={body.pk: body for body in Body.objects.all()})
    for source in SOURCES:
        yield from source(known)


def decision_documents(_known: Known) -> Iterator[SearchDocument]:
    """Decisions, open to all. One query."""
    for row in Decision.objects.select_related("body"):
        ref = refs.DecisionRef(body=row.body.key, year=row.year, paragraph=row.paragraph, number=row.pk)
        numbers = " ".join(
            str(part) for part in (row.registry_number, f"\N{SECTION SIGN} {row.paragraph or ''}") if part
        )
        text = f"{row.text}\n{numbers}"
        yield SearchDocument(
            key=f"decision:{row.pk}",
            kind="decision",
            heading=row.heading,
            text=text,
            whose=row.body.key,
            on=row.day,
            ref=ref,
            is_public=True,
        )


def governing(known: Known) -> Iterator[SearchDocument]:
    """Governing texts, and their statements in the words they have now, open to all. Two queries."""
    bodies = known.bodies
    versions = {row.pk: row for row in Version.objects.select_related("decision")}
    for version in versions.values():
        body = bodies.get(version.body_id or 0)
        contents = "\n".join(str(words) for words in version.contents.values())
        beside = version.pk if version.stands_beside else 0
        whose, first = body.key if body else "", version.in_force_from
        ref: refs.Ref = refs.VersionRef(instrument=version.instrument, body=whose, in_force_from=first, beside=beside)
        text = f"{version.text}\n{contents}".strip()
        whose, on = body.key if body else "", version.decision.day
        yield SearchDocument(
            key=f"text:{version.pk}",
            kind="text",
            heading=version.title,
            text=text,
            whose=whose,
            on=on,
            ref=ref,
            is_public=True,
        )
    latest: dict[tuple[str, str], Statement] = {}
    for row in Statement.objects.order_by("version__in_force_from", "pk"):
        latest[versions[row.version_id].instrument, row.key] = row
    for (instrument, key), row in latest.items():
        body = bodies.get(row.body_id or 0)
        ref = refs.StatementRef(instrument=instrument, key=key)
        whose, on = body.key if body else "", versions[row.version_id].decision.day
        yield SearchDocument(
            key=f"statement:{instrument}:{key}",
            kind="statement",
            heading=row.heading,
            text=row.text,
            whose=whose,
            on=on,
            ref=ref,
            is_public=True,
        )


def documents(_known: Known) -> Iterator[SearchDocument]:
    """The municipality's other governing documents, in the words they have now, open to all. One query."""
    rows = GoverningDocument.objects.order_by("in_force_from").select_related("decision", "responsible")
    for row in {row.key: row for row in rows}.values():
        whose = row.responsible.key if row.responsible else ""
        text = f"{row.text}\n{row.kind}"
        ref = refs.DocumentRef(key=row.key)
        yield SearchDocument(
            key=f"document:{row.key}",
            kind="text",
            heading=row.title,
            text=text,
            whose=whose,
            on=row.decision.day,
            ref=ref,
            is_public=True,
        )


def written_documents(known: Known) -> Iterator[SearchDocument]:
    """What is written and said in the year's work: open when it is decided or reported, a draft until then."""
    charter, bodies = known.charter, known.bodies
    below: defaultdict[int, list[str]] = defaultdict(list)
    for body in bodies.values():
        if body.parent_id:
            below[body.parent_id].append(body.key)
    taking_part: defaultdict[int, list[str]] = defaultdict(list)
    for occasion, number in OccasionBody.objects.values_list("occasion_id", "body_id"):
        taking_part[occasion].append(bodies[number].key)
    held = {
        row.pk: OccasionSource(charter, row, bodies, below, taking_part) for row in Occasion.objects.defer("result")
    }
    for part in Part.objects.exclude(text="").select_related(None):
        at = held[part.occasion_id]
        yield at.text(f"part:{part.pk}", "description", at.name, part.text)
    for answer in Answer.objects.select_related("statement"):
        at = held[answer.occasion_id]
        words = "\n".join(str(words) for words in answer.fields.values() if words)
        yield at.text(f"answer:{answer.pk}", "description", f"{at.name}: {answer.statement.heading}", words)
    for trend in Trend.objects.all():
        words = f"{trend.text}\n{trend.effect}\n" + "\n".join(str(source["title"]) for source in trend.sources)
        told = held[trend.occasion_id].text(f"trend:{trend.pk}", "trend", trend.heading, words)
        yield replace(told, ref=refs.TrendRef(number=trend.pk))
    for meaning in TrendMeaning.objects.select_related("trend"):
        at = held[meaning.occasion_id]
        yield at.text(f"meaning:{meaning.pk}", "description", f"{at.name}: {meaning.trend.heading}", meaning.text)
    for shift in Shift.objects.all():
        yield held[shift.occasion_id].text(f"shift:{shift.pk}", "shift", shift.sentence, f"{shift.why}\n{shift.needs}")
    yield from dialogue_documents(held)


def dialogue_documents(held: Mapping[int, OccasionSource]) -> Iterator[SearchDocument]:
    """What was said and came out in dialogues: open inside once held, to all as each body reported it. Four queries."""
    dissents = {}
    for said in Dialogue.objects.all():
        at, dissents[said.occasion_id] = held[said.occasion_id], said.dissent
        inside = f"{said.form_name}\n{said.result}\n{said.dissent}"
        yield replace(at.text(f"said:{said.pk}", "dialogue", at.name, inside), is_public=False)
        if said.notes:
            yield at.text(f"notes:{said.pk}", "dialogue", at.name, said.notes, notes=True)
    for row in DialogueOutcome.objects.all():
        at = held[row.occasion_id]
        words = f"{row.text}\n{row.example}"
        found = at.text(f"upshot:{row.pk}", "dialogue", at.name, words, notes=not row.shared)
        yield replace(found, is_public=False, ref=at.ref.at(f"utfall-{row.pk}"))
    reported: list[tuple[int, Occasion | OccasionBody]] = [
        (row.pk, row) for row in Occasion.objects.filter(reported_on__isnull=False).select_related("body")
    ]
    reported += [
        (row.occasion_id, row) for row in OccasionBody.objects.filter(reported_on__isnull=False).select_related("body")
    ]
    for occasion, told in reported:
        at = held[occasion]
        words = f"{told.result}\n{dissents.get(occasion, '') if told.dissent_told else ''}".strip()
        whose, on = told.body.key, told.reported_on or at.row.opened_on
        yield SearchDocument(
            key=f"report:{occasion}:{told.body_id}",
            kind="dialogue",
            heading=at.name,
            text=words,
            whose=whose,
            on=on,
            ref=at.ref,
            is_public=True,
        )


class OccasionSource:
    """An occasion as something texts belong to: what it is called, where it is read, and who may find its texts."""

    def __init__(
        self,
        charter: Charter,
        row: Occasion,
        bodies: Mapping[int, Body],
        below: Mapping[int, Sequence[str]],
        taking_part: Mapping[int, Sequence[str]],
    ) -> None:
        body = bodies[row.body_id]
        self.row = row
        activity = next((one_activity for one_activity in charter.activities if one_activity.key == row.activity), None)
        label = activity.label.sv.indefinite if activity else row.activity
        self.is_spoken = activity is not None and activity.kind in ("dialogue", "day")
        self.body_key = body.key
        self.name = f"{label[:1].upper()}{label[1:]} {row.period}"
        self.ref = refs.OccasionRef(activity=row.activity, body=body.key, period=row.period, number=row.number)
        role = charter.role_of(body.kind)
        family = [*below.get(body.pk, ())]
        if role in ("sector", "unit") and body.parent_id:
            family.append(bodies[body.parent_id].key)
        counterparts = tuple(taking_part.get(row.pk, ()))
        self.subject = Subject(
            body=body.key, body_role=role, family=tuple(family), counterparts=counterparts, decides=body.key, state=""
        )

    def text(self, key: str, kind: str, heading: str, text: str, *, notes: bool = False) -> SearchDocument:
        """A text of the occasion; `notes` stay with those who take part."""
        row = self.row
        known_from = row.done_on or row.opened_on
        is_open = row.reported_on is not None if self.is_spoken else row.done_on is not None
        act = Permission.READ_NOTES if notes else None if row.done_on is not None else Permission.READ_DRAFT
        public = is_open and not notes
        return SearchDocument(
            key=key,
            kind=kind,
            heading=heading,
            text=text,
            whose=self.body_key,
            on=known_from,
            ref=self.ref,
            is_public=public,
            act=act,
            subject=self.subject,
        )


def proposals(_known: Known) -> Iterator[SearchDocument]:
    """Proposals, open inside. One query."""
    for row in Proposal.objects.select_related("body"):
        text = f"{row.text}\n{row.reasons}"
        ref = refs.ProposalRef(number=row.pk)
        yield SearchDocument(
            key=f"proposal:{row.pk}",
            kind="proposal",
            heading=row.heading,
            text=text,
            whose=row.body.key,
            on=row.raised_on,
            ref=ref,
        )


def plan_documents(known: Known) -> Iterator[SearchDocument]:
    """What units plan: for the unit and those above it, and for all inside when it is shared. One query."""
    bodies = known.bodies
    for row in PlanItem.objects.filter(removed_on=None):
        body = bodies[row.body_id]
        above = (bodies[body.parent_id].key,) if body.parent_id else ()
        subject = Subject(body=body.key, family=above, shared=row.shared)
        ref = refs.PlanItemRef(body=body.key, number=row.pk)
        key = f"plan:{row.pk}"
        yield SearchDocument(
            key=key,
            kind="plan",
            heading=row.heading,
            text=row.text,
            whose=body.key,
            on=row.added_on,
            ref=ref,
            is_public=False,
            act=Permission.READ_PLAN,
            subject=subject,
        )


def report_documents(known: Known) -> Iterator[SearchDocument]:
    """What has been told of assignments, open to all. One query."""
    for row in AssignmentReport.objects.select_related("statement__version"):
        ref = refs.StatementRef(instrument=row.statement.version.instrument, key=row.statement.key)
        heading, whose = row.statement.heading, known.bodies[row.body_id].key
        yield SearchDocument(
            key=f"report:{row.pk}",
            kind="report",
            heading=heading,
            text=row.words,
            whose=whose,
            on=row.on,
            ref=ref,
            is_public=True,
        )


def measures(known: Known) -> Iterator[SearchDocument]:
    """What is measured, open inside. One query."""
    for row in Indicator.objects.all():
        whose = known.bodies[row.body_id].key if row.body_id else ""
        ref = refs.IndicatorRef(key=row.key)
        text = f"{row.says}\n{row.code}"
        yield SearchDocument(
            key=f"indicator:{row.key}",
            kind="indicator",
            heading=row.name,
            text=text,
            whose=whose,
            on=row.begun_on,
            ref=ref,
        )


SOURCES: tuple[Callable[[Known], Iterator[SearchDocument]], ...] = (
    decision_documents,
    governing,
    documents,
    written_documents,
    proposals,
    plan_documents,
    report_documents,
    measures,
    body_documents,
    followed_decision_documents,
    concluded,
    settled_risks,
    accounts_documents,
)
"""Everything that can be found."""
