"""Search inside: what anybody may find, and what is inside besides, as far as the person asking may see it.

A new kind of thing inside can be found once it has a source here: a function that yields a `SearchDocument` for each
row in a fixed number of queries, with who may find it (nothing said: everybody inside). Put it in `SOURCES`, and the
two words for its kind in `frame.searching.KINDS`. What is for all has its sources in `public.home`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from threading import Lock

from koll.domain import refs
from koll.domain.charter import Charter
from koll.domain.text_index import Index
from koll.permissions import Actor, Permission, Subject, may
from koll.public.home import (
    Indexed,
    Known,
    OpenDocument,
    SearchPage,
    open_documents,
    open_documents_found,
    ranked_page,
    words_of_query,
    work_open_from,
    work_source,
)
from koll.reads._composition import composed
from koll.reads.home._search_sources import SearchDocument, accounts_documents, concluded, settled_risks
from koll.snapshot import MADE_OF, Context, Kept
from koll.tables.models import (
    Accounts,
    AccountsText,
    Answer,
    Body,
    Dialogue,
    DialogueOutcome,
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
    Trend,
    TrendMeaning,
)

TEXTS: Kept[Mapping[str, SearchDocument]] = Kept(
    *MADE_OF,
    AccountsText,
    Accounts,
    Dialogue,
    Indicator,
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
_indexed: dict[str, Indexed[SearchDocument]] = {}


def search_inside(context: Context, query: str, *, kind: str = "", page: int = 1) -> SearchPage:
    """What the person asking may find. One query when nothing has happened since the last search."""
    query, snapshot = words_of_query(query), context.snapshot
    open_to_all = open_documents_found(snapshot, query) if context.actor.seats else []
    with _lock:
        there = _indexed.setdefault(snapshot.site.key, Indexed(index=Index(), texts={}))
        there.bring(TEXTS.get(snapshot, None, lambda: {text.key: text for text in inside_documents(snapshot.charter)}))
        found = there.find(query, snapshot.day)
    seen = [(score, text) for score, text in found if is_document_seen(context.actor, text)]
    return ranked_page(snapshot, query, [*open_to_all, *seen], kind, page)


def is_document_seen(actor: Actor, text: SearchDocument) -> bool:
    """Whether the person may find the text: everybody inside, unless it asks for more."""
    if text.act is None:
        return bool(actor.seats)
    return may(actor, text.act, text.subject).allowed


def all_documents(charter: Charter) -> Iterator[OpenDocument]:
    """Every text there is, for all and inside. A fixed number of queries."""
    yield from open_documents(charter)
    yield from inside_documents(charter)


def inside_documents(charter: Charter) -> Iterator[SearchDocument]:
    """Every text that is inside, with whom it is open to. A fixed number of queries."""
    known = Known(charter=charter, bodies={body.pk: body for body in Body.objects.all()})
    for source in SOURCES:
        yield from source(known)


def drafts(known: Known) -> Iterator[SearchDocument]:
    """What is written and said in the year's work that is not for all: drafts, and what is talked of in dialogues."""
    bodies = known.bodies
    below: defaultdict[int, list[str]] = defaultdict(list)
    for body in bodies.values():
        if body.parent_id:
            below[body.parent_id].append(body.key)
    taking_part: defaultdict[int, list[str]] = defaultdict(list)
    for occasion, number in OccasionBody.objects.values_list("occasion_id", "body_id"):
        taking_part[occasion].append(bodies[number].key)
    rows = {row.pk: row for row in Occasion.objects.defer("result")}
    every = {number: OccasionSource(known, row, below, taking_part) for number, row in rows.items()}
    held = {number: at for number, at in every.items() if work_open_from(known.charter, rows[number]) is None}
    for part in Part.objects.filter(occasion__in=list(held)).exclude(text="").select_related(None):
        at = held[part.occasion_id]
        yield at.text(f"part:{part.pk}", "description", at.name, part.text)
    for answer in Answer.objects.filter(occasion__in=list(held)).select_related("statement"):
        at = held[answer.occasion_id]
        words = "\n".join(str(words) for words in answer.fields.values() if words)
        yield at.text(f"answer:{answer.pk}", "description", f"{at.name}: {answer.statement.heading}", words)
    for trend in Trend.objects.filter(occasion__in=list(held)):
        words = f"{trend.text}\n{trend.effect}\n" + "\n".join(str(source["title"]) for source in trend.sources)
        told = held[trend.occasion_id].text(f"trend:{trend.pk}", "trend", trend.heading, words)
        yield replace(told, ref=refs.TrendRef(number=trend.pk))
    for meaning in TrendMeaning.objects.filter(occasion__in=list(held)).select_related("trend"):
        at = held[meaning.occasion_id]
        yield at.text(f"meaning:{meaning.pk}", "description", f"{at.name}: {meaning.trend.heading}", meaning.text)
    for shift in Shift.objects.filter(occasion__in=list(held)):
        yield held[shift.occasion_id].text(f"shift:{shift.pk}", "shift", shift.sentence, f"{shift.why}\n{shift.needs}")
    yield from dialogue_documents(every)


def dialogue_documents(held: Mapping[int, OccasionSource]) -> Iterator[SearchDocument]:
    """What was said and came out in dialogues: open inside once held, the notes to those who took part. Two queries."""
    for said in Dialogue.objects.all():
        at = held[said.occasion_id]
        inside = f"{said.form_name}\n{said.result}\n{said.dissent}"
        yield at.text(f"said:{said.pk}", "dialogue", at.name, inside)
        if said.notes:
            yield at.text(f"notes:{said.pk}", "dialogue", at.name, said.notes, notes=True)
    for row in DialogueOutcome.objects.all():
        at = held[row.occasion_id]
        words = f"{row.text}\n{row.example}"
        found = at.text(f"upshot:{row.pk}", "dialogue", at.name, words, notes=not row.shared)
        yield replace(found, ref=at.ref.at(f"utfall-{row.pk}"))


class OccasionSource:
    """An occasion as something texts belong to, with who may find them."""

    def __init__(
        self,
        known: Known,
        row: Occasion,
        below: Mapping[int, Sequence[str]],
        taking_part: Mapping[int, Sequence[str]],
    ) -> None:
        body, source = known.bodies[row.body_id], work_source(known, row)
        self.row, self.source, self.name, self.ref = row, source, source.name, source.ref
        role = known.charter.role_of(body.kind)
        family = [*below.get(body.pk, ())]
        if role in ("sector", "unit") and body.parent_id:
            family.append(known.bodies[body.parent_id].key)
        counterparts = tuple(taking_part.get(row.pk, ()))
        self.subject = Subject(
            body=body.key, body_role=role, family=tuple(family), counterparts=counterparts, decides=body.key, state=""
        )

    def text(self, key: str, kind: str, heading: str, text: str, *, notes: bool = False) -> SearchDocument:
        """A text of the occasion; `notes` stay with those who take part."""
        act = None if self.row.done_on is not None else Permission.READ_DRAFT
        document = self.source.text(key, kind, heading, text)
        return composed(SearchDocument, document, act=Permission.READ_NOTES if notes else act, subject=self.subject)


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
            act=Permission.READ_PLAN,
            subject=subject,
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
    drafts,
    proposals,
    plan_documents,
    measures,
    concluded,
    settled_risks,
    accounts_documents,
)
"""Everything that can be found inside besides what is for all."""
