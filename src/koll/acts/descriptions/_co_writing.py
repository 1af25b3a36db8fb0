"""Writing a part together: changes exchanged between browsers, settled into the part's text, and its versions.

What is exchanged is no act of the municipality: as with drafts it is kept, but not in the ledger. The text is in the
ledger when somebody saves it, restores it, hands it over or decides it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from koll import permissions
from koll.acts.activities import subject_of_given_occasion
from koll.acts.descriptions._part_text import keep_version, put_text
from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    change,
    change_rows,
    create,
    create_many,
    occasion_with,
    remove_rows,
    write_lock,
)
from koll.domain.charter import Charter
from koll.domain.refs import OccasionRef, Ref
from koll.domain.refusals import Refusal
from koll.media.rich_text import (
    DEEPEST,
    LONGEST,
    MergeError,
    apply_text,
    extent_of,
    merged_into,
    new_shared_document,
    shared_document_of,
    shared_text,
)
from koll.permissions import N_, Actor, Permission, Trail
from koll.reads.activities import activity_of
from koll.snapshot import Snapshot, subject_of_occasion
from koll.tables.models import Occasion, Part, PartVersion, SharedPart, SharedPartChange, SharedPartWriter

SETTLED_AFTER = timedelta(seconds=2)
"""How long changes wait before the part's text has them."""
SEEN_FOR = timedelta(seconds=12)
"""How long somebody counts as there after they were last heard of."""
SEEN_AGAIN = timedelta(seconds=4)
FOLDED_AFTER = 100
"""How many changes are kept one by one before they are folded into the document."""
LARGEST = 2_000_000
"""The most bytes of changes that are taken in one exchange, or that a document may come to hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentChange:
    """What a browser sends: the latest change it has seen (-1 for none), its own number, its cursor and its changes."""

    after: int
    client: int
    cursor: Any
    changes: Sequence[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """Somebody else who has the part open: browser, name and cursor."""

    client: int
    name: str
    cursor: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """What a browser gets back: the latest change's number, those not seen, who is there, the text's revision."""

    number: int
    changes: tuple[bytes, ...]
    there: tuple[There, ...]
    revision: int


def exchange(
    snapshot: Snapshot, actor: Actor, now: datetime, *, occasion: int, part: str, sent: SentChange
) -> Exchanged:
    """Keeps the changes and gives those of others; Forbidden when the right to write has gone."""
    row = may_be_written(snapshot, actor, occasion, part)
    must_be_changes(sent.changes)
    manuscript = SharedPart.objects.filter(occasion=row, key=part).first()
    writers = writers_present(manuscript)
    if manuscript is None or sent.changes or is_waiting(manuscript, now) or is_news(writers, sent, now):
        with write_lock(), transaction.atomic():
            # Asked again: whoever decided or handed over while this one waited for its turn has been here first.
            row = may_be_written(snapshot, actor, occasion, part)
            manuscript = locked(row, part, now)
            add_tried(manuscript, sent.changes, actor.person, now)
            if is_waiting(manuscript, now):
                settle_shared_text(manuscript, now, actor.person)
            note_writer(manuscript, sent, actor.person, now)
            return exchanged(manuscript, writers, sent, now)
    return exchanged(manuscript, writers, sent, now)


def may_be_written(snapshot: Snapshot, actor: Actor, occasion: int, part: str) -> Occasion:
    """The occasion, when the actor may write the part in it now; in a transaction it is held until that ends."""
    row, charter = occasion_with(occasion), snapshot.charter
    permissions.require(actor, Permission.WRITE_OCCASION, subject_of_occasion(charter, row))
    must_have_part(charter, row, part)
    return row


def exchanged(manuscript: SharedPart, writers: list[SharedPartWriter], sent: SentChange, now: datetime) -> Exchanged:
    """What the browser gets back."""
    parts = Part.objects.filter(occasion=manuscript.occasion_id, key=manuscript.key)
    revision = parts.values_list("revision", flat=True).first() or 0
    return Exchanged(
        number=manuscript.number,
        changes=changes_after(manuscript, sent.after),
        there=there(writers, sent, now),
        revision=revision,
    )


def must_have_part(charter: Charter, row: Occasion, part: str) -> None:
    """Refusal unless what is written has the part."""
    if part not in {one_part.key for one_part in activity_of(charter, row).parts}:
        raise Refusal("shared.unknown_part", _("The governance model has no such part."), field="part")


def must_be_changes(changes: Sequence[bytes]) -> None:
    """Refusal when something is too large, or no change to a shared document."""
    if sum(map(len, changes)) > LARGEST:
        raise Refusal(
            "shared.change_too_large",
            _("What you put in is too large to write together. Divide it, or attach it as a file."),
        )
    try:
        shared_document_of(b"", changes)
    except MergeError:
        raise Refusal(
            "shared.unreadable_change", _("The change could not be read. Open the page again; your text is kept.")
        ) from None


def is_waiting(manuscript: SharedPart, now: datetime) -> bool:
    """Whether there are changes that the part's text should have had by now."""
    return manuscript.number > manuscript.settled and now - manuscript.settled_at >= SETTLED_AFTER


def writers_present(manuscript: SharedPart | None) -> list[SharedPartWriter]:
    """Those who have been noted at the part, with their names."""
    return list(SharedPartWriter.objects.filter(manuscript=manuscript).select_related("person")) if manuscript else []


def is_news(writers: list[SharedPartWriter], sent: SentChange, now: datetime) -> bool:
    """Whether the writer has come, moved, or not been noted for a while."""
    known = next((writer for writer in writers if writer.client == sent.client), None)
    return known is None or known.cursor != sent.cursor or now - known.seen_at >= SEEN_AGAIN


def locked(row: Occasion, part: str, now: datetime) -> SharedPart:
    """The part's shared document, held until the transaction ends; it begins with the part's text."""
    found = SharedPart.objects.select_for_update().filter(occasion=row, key=part).first()
    if found is not None:
        return found
    text = Part.objects.filter(occasion=row, key=part).values_list("text", flat=True).first() or ""
    SharedPart.objects.get_or_create(
        occasion=row, key=part, defaults={"state": new_shared_document(text), "settled_at": now}
    )
    return SharedPart.objects.select_for_update().get(occasion=row, key=part)


def add_changes(manuscript: SharedPart, changes: Sequence[bytes], person: int | None, now: datetime) -> None:
    """Adds changes in the order they came."""
    if not changes:
        return
    if len(manuscript.state) > LARGEST:
        raise Refusal(
            "shared.part_too_large",
            _("The part has become too large to write together. Move some of it to another part."),
        )
    strokes = [
        SharedPartChange(manuscript=manuscript, number=number, change=change, person_id=person, at=now)
        for number, change in enumerate(changes, manuscript.number + 1)
    ]
    create_many(SharedPartChange, strokes)
    change(manuscript, number=manuscript.number + len(strokes))


def add_tried(manuscript: SharedPart, changes: Sequence[bytes], person: int | None, now: datetime) -> None:
    """Adds changes that somebody's browser sent; Refusal when the document with them cannot be laid out.

    One that was too long or too deep already may be changed as long as it becomes no worse, so that it can be mended.
    """
    if not changes:
        return
    doc = document_of(manuscript)
    merged_into(doc, changes)
    extent = extent_of(doc)
    if extent.depth > DEEPEST or extent.length > LONGEST:
        before = extent_of(document_of(manuscript))
        if extent.depth > max(DEEPEST, before.depth):
            raise Refusal(
                "shared.too_deep",
                _("Lists and quotations stand too deep within each other: at most %(most)s levels. Move some outward.")
                % {"most": DEEPEST},
            )
        if extent.length > max(LONGEST, before.length):
            raise Refusal("shared.too_long", too_long())
    add_changes(manuscript, changes, person, now)


def too_long() -> str:
    """What is said of a part that is longer than a part can be."""
    return _(
        "A part can be at most %(most)s characters. Move some of it to another part, or attach it as a file. "
        "Your text is kept."
    ) % {"most": number_format(LONGEST, use_l10n=True, force_grouping=True)}


def document_of(manuscript: SharedPart) -> Any:
    """The shared document with every change."""
    return shared_document_of(bytes(manuscript.state), changes_after(manuscript, manuscript.folded))


def changes_after(manuscript: SharedPart, after: int) -> tuple[bytes, ...]:
    """The changes after the one with this number; the whole document first for who has seen too little."""
    whole = after < 0 or after < manuscript.folded
    if after >= manuscript.number and not whole:
        return ()
    first = manuscript.folded if whole else after
    found = SharedPartChange.objects.filter(manuscript=manuscript, number__gt=first, number__lte=manuscript.number)
    changes = tuple(bytes(row) for row in found.values_list("change", flat=True))
    if len(changes) != manuscript.number - first:  # folded or decided since the document was read
        manuscript.refresh_from_db()
        return changes_after(manuscript, after)
    return (bytes(manuscript.state), *changes) if whole else changes


def settle_shared_text(manuscript: SharedPart, now: datetime, person: int | None) -> None:
    """Puts what has been written into the part's text, and makes a version for each hour of writing."""
    doc = document_of(manuscript)
    put_text(manuscript.occasion_id, manuscript.key, shared_text(doc), now, person)
    change(manuscript, settled=manuscript.number, settled_at=now)
    if manuscript.number - manuscript.folded > FOLDED_AFTER:
        change(manuscript, state=doc.get_update(), folded=manuscript.number)
        remove_rows(SharedPartChange.objects.filter(manuscript=manuscript, number__lte=manuscript.folded))


def note_writer(manuscript: SharedPart, sent: SentChange, person: int | None, now: datetime) -> None:
    """Notes that the writer is there, and forgets those who left."""
    remove_rows(SharedPartWriter.objects.filter(manuscript=manuscript, seen_at__lt=now - SEEN_FOR))
    noted = {"person_id": person, "cursor": sent.cursor, "seen_at": now}
    known = SharedPartWriter.objects.filter(manuscript=manuscript, client=sent.client)
    if person is not None and not change_rows(known, **noted):
        create(SharedPartWriter, manuscript=manuscript, client=sent.client, **noted)


def there(writers: list[SharedPartWriter], sent: SentChange, now: datetime) -> tuple[There, ...]:
    """The others who have the part open."""
    others = (writer for writer in writers if writer.client != sent.client and writer.seen_at >= now - SEEN_FOR)
    return tuple(There(client=other.client, name=other.person.name, cursor=other.cursor) for other in others)


def settle_part(row: Occasion, part: str, doing: Doing) -> None:
    """Puts what is written together into the text of one part at once; nothing when nobody writes it together."""
    manuscript = SharedPart.objects.select_for_update().filter(occasion=row, key=part).first()
    if manuscript is not None and manuscript.number > manuscript.settled:
        settle_shared_text(manuscript, doing.now, doing.actor.person)


def settle_every_part(row: Occasion, doing: Doing) -> None:
    """Puts everything that is written together into the text, and keeps each part as a version: it is handed over."""
    for key in list(SharedPart.objects.filter(occasion=row).values_list("key", flat=True)):
        settle_part(row, key, doing)
    for part in Part.objects.filter(occasion=row).exclude(text=""):
        keep_version(part, PartVersion.Why.HANDED_OVER, doing.now)


def end_shared(row: Occasion) -> None:
    """Lets go of the shared documents and of who wrote what and when; the texts and their versions stay."""
    remove_rows(SharedPart.objects.filter(occasion=row))


def rewrite_shared(row: Occasion, part: str, text: str, doing: Doing) -> None:
    """Lets those who write together see a text that somebody saved without the editor."""
    manuscript = SharedPart.objects.select_for_update().filter(occasion=row, key=part).first()
    if manuscript is None:
        return
    add_changes(manuscript, [apply_text(document_of(manuscript), text)], doing.actor.person, doing.now)
    change(manuscript, settled=manuscript.number, settled_at=doing.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavePartVersion(Input):
    """Saves a part as it now reads to those who write it together, as a version that can be restored."""

    occasion: int
    part: str


@act(
    SavePartVersion,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A part was written together"),
)
def save_part_version(doing: Doing, given: SavePartVersion) -> Done:
    row = occasion_with(given.occasion)
    must_have_part(doing.snapshot.charter, row, given.part)
    settle_part(row, given.part, doing)
    kept = Part.objects.filter(occasion=row, key=given.part).first()
    if kept is not None:
        keep_version(kept, PartVersion.Why.SAVED, doing.now)
    return Done(subject=_ref_of(row), said=_("Saved."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePartVersion(Input):
    """Lets a part read as it did in a version; what it read before is kept as a version too."""

    occasion: int
    part: str
    number: int


@act(
    RestorePartVersion,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A part was put back to an earlier version"),
)
def restore_part_version(doing: Doing, given: RestorePartVersion) -> Done:
    row = occasion_with(given.occasion)
    must_have_part(doing.snapshot.charter, row, given.part)
    settle_part(row, given.part, doing)
    wanted = PartVersion.objects.filter(occasion=row, key=given.part, number=given.number).first()
    kept = Part.objects.filter(occasion=row, key=given.part).first()
    if wanted is None or kept is None:
        raise Refusal(
            "shared.version_gone", _("The version is no longer here. Open the list of versions again."), field="number"
        )
    keep_version(kept, PartVersion.Why.REPLACED, doing.now)
    put_text(row.pk, given.part, wanted.text, doing.now, doing.actor.person)
    rewrite_shared(row, given.part, wanted.text, doing)
    return Done(
        subject=_ref_of(row),
        said=_("The part reads as it did then. How it read before is kept too."),
        id=row.pk,
    )


def _ref_of(row: Occasion) -> Ref:
    """Where the occasion is read; its body must have been fetched."""
    return OccasionRef(activity=row.activity, body=row.body.key, period=row.period, number=row.number)
