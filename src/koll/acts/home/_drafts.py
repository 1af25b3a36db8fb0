"""Keeping what a person types before it is sent: theirs alone, no act of the municipality, not in the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from koll.acts.engine import change, create, remove_rows, write_lock
from koll.domain.refusals import Conflict, Refusal, SignInNeeded
from koll.permissions import Actor
from koll.tables.models import Draft

LARGEST = 200_000
"""The most characters a form's draft may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """The revision under which the words were kept, and when."""

    revision: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSource:
    """The page that something was typed on: its address and its heading."""

    address: str = ""
    heading: str = ""


def keep_draft(
    actor: Actor, now: datetime, *, form: str, fields: Mapping[str, str], revision: int, page: DraftSource | None = None
) -> KeptDraft:
    """Keeps the words; `revision` is the one they started from, 0 for the first."""
    page = page or DraftSource()
    if actor.person is None:
        raise SignInNeeded(
            "draft.signed_out",
            _("You are no longer signed in. Your words stay on this device until you sign in again."),
        )
    if sum(len(text) for text in fields.values()) > LARGEST:
        raise Refusal("draft.too_long", _("The text is too long to keep as a draft. Divide it and save a part first."))
    with write_lock(), transaction.atomic():
        first = {"fields": dict(fields), "saved_at": now, "address": page.address, "heading": page.heading}
        _row, made = Draft.objects.get_or_create(person_id=actor.person, form=form, defaults=first)
        if made:
            return KeptDraft(revision=1, at=now)
        # Held until the transaction ends: on PostgreSQL another tab may be here at the same moment.
        kept = Draft.objects.select_for_update().filter(person_id=actor.person, form=form).first()
        if kept is None:  # it was sent in the other tab just now, and its draft forgotten
            create(Draft, person_id=actor.person, form=form, **first)
            return KeptDraft(revision=1, at=now)
        if kept.fields == dict(fields):
            return KeptDraft(revision=kept.revision, at=kept.saved_at)
        if kept.revision != revision:
            raise Conflict(
                "draft.newer_in_another_tab",
                _(
                    "You have written in the same place in another tab. Both texts are kept; "
                    "choose which to go on with."
                ),
                theirs=kept.fields,
                mine=dict(fields),
                revision=kept.revision,
            )
        change(
            kept,
            revision=revision,
            fields=dict(fields),
            saved_at=now,
            address=page.address or kept.address,
            heading=page.heading or kept.heading,
        )
        return KeptDraft(revision=kept.revision, at=now)


def drop_draft(actor: Actor, *, form: str) -> None:
    """Forgets the words of a form, once they have been sent."""
    if actor.person is None:
        return
    with write_lock(), transaction.atomic():
        remove_rows(Draft.objects.filter(person_id=actor.person, form=form))
