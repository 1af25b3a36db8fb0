"""How files go in and out: received within a limit, and sent so that no browser runs what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from koll.media.formats import TABLE_TYPES, write_table
from koll.public.decisions import AttachmentFile

RUNS_NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""What a file may do if a browser shows it after all."""


class WithinLimit(FileUploadHandler):
    """Keeps what is sent with a form in memory, and lets go of it beyond the limit: the rest is counted, not kept."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.left = settings.MOST_UPLOADED
        self.kept = BytesIO()

    def new_file(self, *args: Any, **more: Any) -> None:
        """Begins a file; the limit is for all files of a form together."""
        super().new_file(*args, **more)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keeps a piece while there is room."""
        del start
        self.left -= len(raw_data)
        if self.left >= 0:
            self.kept.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """The file with the size it really had, empty when it was too large."""
        self.kept.seek(0)
        return InMemoryUploadedFile(
            file=self.kept,
            field_name=self.field_name,
            name=self.file_name or "-",
            content_type=self.content_type or "",
            size=file_size,
            charset=self.charset,
        )


def sent(file: AttachmentFile) -> HttpResponse:
    """The file to be saved: never shown within a page, taken for another type, or let to run anything."""
    shown = content_disposition_header(as_attachment=True, filename=file.name)
    headers = {
        "Content-Disposition": str(shown),
        "Content-Security-Policy": RUNS_NOTHING,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-cache",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return HttpResponse(file.content, content_type=file.media_type, headers=headers)


def table_file(rows: Iterable[Sequence[str | Decimal]], *, name: str, kind: str, title: str = "") -> AttachmentFile:
    """A table as a file of the kind, "csv" or "xlsx", with no cell that a program takes for a formula."""
    content = write_table(rows, kind, title or name)
    return AttachmentFile(name=f"{name}.{kind}", media_type=TABLE_TYPES[kind], content=content)
