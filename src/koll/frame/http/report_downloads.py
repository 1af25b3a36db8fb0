"""Sends a document to a browser: a PDF to read at once or a Word file, named so that it is understood once saved."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from docx.opc.exceptions import PackageNotFoundError

from koll.domain.refusals import Refusal
from koll.media.paper import Document, build_docx, build_pdf


def as_pdf(document: Document, name: str) -> HttpResponse:
    """The document as a PDF that is shown in the browser and saved as `name`.pdf. TypesetError when it cannot be."""
    shown = content_disposition_header(as_attachment=False, filename=f"{name}.pdf")
    return HttpResponse(
        build_pdf(document), content_type="application/pdf", headers={"Content-Disposition": str(shown)}
    )


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_word(document: Document, name: str, template: str) -> HttpResponse:
    """The document as a Word file saved as `name`.docx, in the template at a path, or Word's own for "".

    Refusal when the template cannot be opened.
    """
    try:
        made = build_docx(document, Path(template) if template else None)
    except (OSError, ValueError, KeyError, BadZipFile, PackageNotFoundError):
        raise Refusal(
            "report.template_unreadable",
            _(
                "The municipality's Word template cannot be opened. Tell those who run Koll; "
                "read it as a PDF meanwhile."
            ),
        ) from None
    saved = content_disposition_header(as_attachment=True, filename=f"{name}.docx")
    return HttpResponse(made, content_type=WORD, headers={"Content-Disposition": str(saved)})
