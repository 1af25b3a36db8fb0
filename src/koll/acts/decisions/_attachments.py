"""Attaching files to a decision, and withdrawing one that was attached by mistake."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, act, create, decision_with, require
from koll.acts.imports import CheckedFile
from koll.domain.refs import DecisionRef
from koll.domain.refusals import NotFound, Refusal
from koll.permissions import Permission
from koll.snapshot import subject_of_body
from koll.tables.models import Attachment, AttachmentWithdrawal, Decision


def ref_of(decision: Decision) -> DecisionRef:
    """Where the decision is read; its body must have been fetched."""
    return DecisionRef(body=decision.body.key, year=decision.year, paragraph=decision.paragraph, number=decision.pk)


def attachment_content(row: Attachment) -> dict[str, object]:
    """What the ledger says of a file: everything but its content, which the hash stands for."""
    return {
        "attachment": row.pk,
        "decision": row.decision_id,
        "name": row.name,
        "title": row.title,
        "media_type": row.media_type,
        "size": row.size,
        "sha256": row.sha256,
    }


def keep_files(doing: Doing, decision: Decision, files: Iterable[CheckedFile], title: str = "") -> list[Attachment]:
    """Keeps the files with the decision; the same file twice is refused. Asks no permission."""
    there = set(Attachment.objects.filter(decision=decision, withdrawal__isnull=True).values_list("sha256", flat=True))
    kept = []
    for file in files:
        if file.sha256 in there:
            raise Refusal(
                "attachment.already_attached",
                _("“%(name)s” is already attached to this decision. Choose another file.") % {"name": file.name},
            )
        there.add(file.sha256)
        kept.append(
            create(
                Attachment,
                decision=decision,
                name=file.name,
                title=title.strip(),
                media_type=file.media_type,
                size=file.size,
                sha256=file.sha256,
                content=file.content,
                attached_at=doing.now,
                attached_by_id=doing.actor.person,
            )
        )
    return kept


@act
def attach_file(doing: Doing, *, decision: int, file: CheckedFile, title: str = "") -> Done:
    """Attaches a file to a decision."""
    row = decision_with(decision)
    require(doing, Permission.ATTACH_FILE, subject_of_body(doing.snapshot.charter, row.body))
    kept = keep_files(doing, row, [file], title)[0]
    return Done(
        subject=ref_of(row),
        said=_("“%(name)s” has been attached.") % {"name": kept.name},
        id=kept.pk,
        content=attachment_content(kept),
    )


@act
def withdraw_attachment(doing: Doing, *, attachment: int, reason: str) -> Done:
    """Withdraws a file that was attached by mistake; its name and the reason stay to be read."""
    row = Attachment.objects.select_related("decision__body").defer("content").filter(pk=attachment).first()
    if row is None:
        raise NotFound("attachment.unknown", _("This file is not here. Go back to the decision and open it again."))
    require(doing, Permission.ATTACH_FILE, subject_of_body(doing.snapshot.charter, row.decision.body))
    if AttachmentWithdrawal.objects.filter(attachment=row).exists():
        raise Refusal("attachment.withdrawn_before", _("“%(name)s” has already been withdrawn.") % {"name": row.name})
    if not reason.strip():
        raise Refusal(
            "attachment.no_reason", _("Write why the file is withdrawn. The reason stays where the file was.")
        )
    create(AttachmentWithdrawal, attachment=row, reason=reason.strip(), at=doing.now, by_id=doing.actor.person)
    said = _("“%(name)s” has been withdrawn.") % {"name": row.name}
    return Done(
        subject=ref_of(row.decision), said=said, id=row.pk, content=attachment_content(row) | {"reason": reason.strip()}
    )
