"""Sends a document to a browser: a PDF to read at once, with a name that can be understood once it is saved."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from koll.paper import Document, pdf


def as_pdf(document: Document, name: str) -> HttpResponse:
    """The document as a PDF that is shown in the browser and saved as `name`.pdf. UnableToTypeset when it cannot be."""
    shown = content_disposition_header(as_attachment=False, filename=f"{name}.pdf")
    return HttpResponse(pdf(document), content_type="application/pdf", headers={"Content-Disposition": str(shown)})
