"""Adopting and repealing governing documents beside the charter's instruments, each by a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, deciding_body, record_or_find_decision
from koll.acts.engine import Doing, Done, Input, act, body_existing_on, create
from koll.domain.refs import DocumentRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.instruments import document_views, rows_known
from koll.snapshot import Snapshot, subject_of_body
from koll.tables.models import Body, Decision, DocumentRepeal, GoverningDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class GoverningDocumentInput:
    """What the front page says. `key` of the document of which this is a new text; empty for a new document.

    `until` is the first day on which it no longer holds; `replaces` the key of another document that it ends.
    """

    kind: str
    title: str
    in_force_from: date
    key: str = ""
    text: str = ""
    until: date | None = None
    revise_on: date | None = None
    responsible: str = ""
    responsible_role: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptGoverningDocument(Input):
    """Adopts a governing document by a decision: from its first day it holds and ends the text before it."""

    decision: DecisionInput
    document: GoverningDocumentInput


@act(
    AdoptGoverningDocument,
    permission=Permission.ADOPT_DOCUMENT,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, deciding_body(given.decision)),
    news=N_("A governing document was adopted"),
    trail=Trail.SHOWN,
)
def adopt_governing_document(doing: Doing, given: AdoptGoverningDocument) -> Done:
    made = record_or_find_decision(doing, given.decision)
    row = write_document(doing.snapshot, made, given.document)
    said = _("“%(title)s” has been adopted and is in force from %(day)s.") % {
        "title": row.title,
        "day": row.in_force_from.isoformat(),
    }
    return Done(subject=DocumentRef(key=row.key), said=said, id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepealGoverningDocument(Input):
    """Repeals a governing document by a decision: from the day it no longer holds."""

    decision: DecisionInput
    document: str
    ends_on: date
    words: str


@act(
    RepealGoverningDocument,
    permission=Permission.REPEAL_DOCUMENT,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, deciding_body(given.decision)),
    news=N_("A governing document was repealed"),
    trail=Trail.SHOWN,
)
def repeal_governing_document(doing: Doing, given: RepealGoverningDocument) -> Done:
    row = text_holding(doing.snapshot.on(given.ends_on), given.document)
    made = record_or_find_decision(doing, given.decision)
    check_owner(doing.snapshot, row, made.body)
    if given.ends_on < made.day:
        raise Refusal(
            "document.ends_before_decided",
            _("It cannot end on %(ends)s, before that was decided on %(day)s. Change one of the days.")
            % {"ends": given.ends_on.isoformat(), "day": made.day.isoformat()},
            field="ends_on",
        )
    later = GoverningDocument.objects.filter(key=given.document, in_force_from__gt=given.ends_on).first()
    if later is not None:
        raise Refusal(
            "document.later_text",
            _("“%(title)s” comes into force on %(day)s. Choose a day on which that text holds.")
            % {"title": later.title, "day": later.in_force_from.isoformat()},
            field="ends_on",
        )
    if DocumentRepeal.objects.filter(document=row).exists():
        raise Refusal(
            "document.already_repealed",
            _("“%(title)s” has already been repealed. See its page for when.") % {"title": row.title},
            field="document",
        )
    create(DocumentRepeal, document=row, decision=made, ends_on=given.ends_on, words=given.words.strip())
    said = _("“%(title)s” no longer holds from %(day)s.") % {"title": row.title, "day": given.ends_on.isoformat()}
    return Done(subject=DocumentRef(key=row.key), said=said, id=row.pk)


def document_told(row: GoverningDocument, words: GoverningDocumentInput) -> dict[str, object]:
    """What the ledger says of an adopted document: every word of it."""
    return {
        "document": row.key,
        "kind": row.kind,
        "title": row.title,
        "document_text": row.text,
        "in_force_from": row.in_force_from.isoformat(),
        "until": words.until.isoformat() if words.until else None,
        "revise_on": words.revise_on.isoformat() if words.revise_on else None,
        "responsible": words.responsible,
        "responsible_role": row.responsible_role,
        "replaces": words.replaces,
    }


def write_document(snapshot: Snapshot, decision: Decision, words: GoverningDocumentInput) -> GoverningDocument:
    """Checks the document and writes it. Asks no permission."""
    check_words(decision, words)
    if words.key:
        check_owner(snapshot, latest_text(words.key), decision.body)
    replaced = replaced_by(snapshot, decision, words)
    return create(
        GoverningDocument,
        key=words.key or new_document_key(words.title),
        kind=" ".join(words.kind.split()).lower(),
        title=words.title.strip(),
        text=words.text.strip(),
        in_force_from=words.in_force_from,
        decided_until=words.until,
        revise_on=words.revise_on,
        responsible=body_existing_on(words.responsible, words.in_force_from) if words.responsible else None,
        responsible_role=words.responsible_role.strip(),
        replaces=replaced,
        decision=decision,
        is_example=decision.is_example,
    )


def check_words(decision: Decision, words: GoverningDocumentInput) -> None:
    """A kind, a title, days in order, and one text a day."""
    if not words.kind.strip():
        raise Refusal(
            "document.kind_missing", _("Say what kind of document it is, in the municipality's own word."), field="kind"
        )
    if not words.title.strip():
        raise Refusal("document.title_missing", _("The text has no title. Write what it is called."), field="title")
    if words.in_force_from < decision.day:
        raise Refusal(
            "document.in_force_before_decided",
            _("It cannot be in force from %(from)s, before it was decided on %(day)s. Change one of the days.")
            % {"from": words.in_force_from.isoformat(), "day": decision.day.isoformat()},
            field="in_force_from",
        )
    if words.until is not None and words.until <= words.in_force_from:
        raise Refusal("document.ends_before_it_begins", _("The last day must come after the first."), field="until")
    if words.revise_on is not None and words.revise_on <= words.in_force_from:
        raise Refusal(
            "document.revised_before_in_force",
            _("It is to be revised before it comes into force. Change one of the days."),
            field="revise_on",
        )
    same_day = (
        GoverningDocument.objects.filter(key=words.key, in_force_from=words.in_force_from).first()
        if words.key
        else None
    )
    if same_day is not None:
        raise Refusal(
            "document.first_day_taken",
            _(
                "“%(title)s” already comes into force on %(day)s, and two versions cannot hold at once. "
                "Choose another first day."
            )
            % {"title": same_day.title, "day": words.in_force_from.isoformat()},
            field="in_force_from",
        )


def replaced_by(snapshot: Snapshot, decision: Decision, words: GoverningDocumentInput) -> GoverningDocument | None:
    """The text of another document that this one ends, if it names one."""
    if not words.replaces:
        return None
    if words.replaces == words.key:
        raise Refusal(
            "document.replaces_itself",
            _("A document replaces its own earlier text by itself. Choose another, or none."),
            field="replaces",
        )
    row = text_holding(snapshot.on(words.in_force_from), words.replaces)
    check_owner(snapshot, row, decision.body)
    return row


def text_holding(snapshot: Snapshot, key: str) -> GoverningDocument:
    """The text of this document that holds on the day, or a sentence that none does."""
    rows = rows_known(snapshot.on(date.max))
    line = next(
        (
            document_view
            for document_view in document_views(snapshot, rows, date.max)
            if document_view.key == key and document_view.state == "in_force"
        ),
        None,
    )
    if line is None:
        raise Refusal(
            "document.not_in_force",
            _("No text of that document holds on %(day)s. Check the day or the document.")
            % {"day": snapshot.day.isoformat()},
            field="document",
        )
    return next(row for row in rows if row.pk == line.id)


def latest_text(key: str) -> GoverningDocument:
    """The latest text of the document, or a sentence that there is none."""
    row = GoverningDocument.objects.filter(key=key).select_related("decision__body").first()
    if row is None:
        raise Refusal(
            "document.gone",
            _("This document is no longer here. Go back to the list and open it again."),
            field="document",
        )
    return row


def check_owner(snapshot: Snapshot, row: GoverningDocument, body: Body) -> None:
    """Only the body that adopted a document, or the council, changes or ends it."""
    if row.decision.body_id != body.pk and snapshot.charter.role_of(body.kind) != "council":
        raise Refusal(
            "document.of_another_body",
            _("%(decider)s adopted “%(title)s”, so only that body or the council can change or end it.")
            % {"decider": row.decision.body.name, "title": row.title},
            field="decision",
        )


def new_document_key(title: str) -> str:
    """A key no document has had, from its title."""
    stem = slugify(title)[:70].strip("-") or "1"
    taken = set(GoverningDocument.objects.values_list("key", flat=True))
    key, again = stem, 2
    while key in taken:
        key, again = f"{stem}-{again}", again + 1
    return key
