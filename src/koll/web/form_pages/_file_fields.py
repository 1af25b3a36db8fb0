"""Files as they are chosen in a form: each is looked into before anything is done with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from koll.acts.imports import KINDS, CheckedFile, Kind
from koll.domain.refusals import Refusal
from koll.frame.http.uploads import received
from koll.web.form_pages._choices import line
from koll.web.form_pages._fields import LOOK, TextField

ACCEPTED = ",".join(f".{ending}" for ending in KINDS)
CHOOSE = _("Choose a file.")


class ManyFiles(forms.FileInput):
    """A box in which several files can be chosen at once."""

    allow_multiple_selected = True


class FileField(forms.FileField):
    """A file to choose, found to be what its name says, of a kind that is let in."""

    def __init__(self, kinds: Mapping[str, Kind] = KINDS, **options: Any) -> None:
        self.kinds = kinds
        usual: dict[str, Any] = {
            "widget": forms.FileInput(attrs={**LOOK, "accept": ACCEPTED}),
            "help_text": _("PDF, Word, Excel, OpenDocument text, picture or plain text. Macros are not let in."),
            "error_messages": {"required": CHOOSE, "missing": CHOOSE, "invalid": CHOOSE},
            "allow_empty_file": True,
        }
        super().__init__(**(usual | options))

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file as acts take it; None when there is none and none is needed."""
        file = super().clean(data, initial)
        return looked_into(file, self.kinds) if isinstance(file, UploadedFile) else None


class FilesField(FileField):
    """Files to choose, as many as fit; none is fine."""

    def __init__(self, **options: Any) -> None:
        usual: dict[str, Any] = {"widget": ManyFiles(attrs={**LOOK, "accept": ACCEPTED}), "required": False}
        super().__init__(KINDS, **(usual | options))

    def clean(self, data: Any, initial: Any = None) -> tuple[CheckedFile, ...]:
        """The files as acts take them."""
        chosen = data if isinstance(data, list | tuple) else [data]
        return tuple(found for row in chosen if (found := super(FilesField, self).clean(row, initial)) is not None)


def looked_into(file: UploadedFile[Any], kinds: Mapping[str, Kind]) -> CheckedFile:
    """The file as acts take it, or what is wrong with it beside its box."""
    try:
        return received(file, kinds)
    except Refusal as refusal:
        raise ValidationError(str(refusal)) from None


class AttachForm(forms.Form):
    """A file and what it is."""

    title = line(_("What the file is"), required=False, help_text=_("Leave it empty if the file name says it all."))
    file = FileField(label=_("File"))


class WithdrawForm(forms.Form):
    """Why a file was a mistake."""

    reason = TextField(
        3,
        label=_("Why the file is withdrawn"),
        required=True,
        error_messages={"required": _("Write why the file is withdrawn. The reason stays where the file was.")},
    )


class TableForm(forms.Form):
    """The file with the table."""

    file = FileField(
        label=_("Table"),
        widget=forms.FileInput(attrs={**LOOK, "accept": ".xlsx,.csv"}),
        help_text=_("Excel (.xlsx) or CSV. Formulas are not worked out, and macros are not let in."),
    )
