"""How a page is made: its template and what it shows. The shell around it comes by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from koll.frame.http.guards import refuse_sealed
from koll.frame.http.request import KollRequest


def render_page(
    request: KollRequest, template: str, page: Any, *, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    """The page in its template, unless the request is sealed, as `page`, with whatever more the template needs."""
    refuse_sealed(request)
    context = {"page": page, "unseen_fault": unseen_fault(status, more), **more}
    return render(request, template, context, status=status)


def unseen_fault(status: int, shown: dict[str, Any]) -> str:
    """What a refused form says when nothing on the page can: what is wrong stands in no field that anybody sees.

    A field out of sight is wrong when the page was changed on its way, or is older than the form.
    """
    if status != HTTPStatus.BAD_REQUEST or shown.get("why"):
        return ""
    faults = [fault for form in forms_in(shown.values()) for fault in faults_by_sight(form)]
    if faults and all(faults):
        return ""
    return _(
        "Nothing was saved: the page was not sent as it was made, or it is old. Copy what you have written, "
        "open the page anew, and try again."
    )


def forms_in(values: Iterable[Any]) -> Iterator[BaseForm]:
    """The forms that have been sent, among what a page shows."""
    for value in values:
        if isinstance(value, BaseForm) and value.is_bound:
            yield value
        elif isinstance(value, (list, tuple)):
            yield from forms_in(value)


def faults_by_sight(form: BaseForm) -> Iterator[bool]:
    """Of each fault of the form, whether it is shown."""
    hidden = {field.name for field in form.hidden_fields()}
    for name in form.errors:
        yield name not in hidden
