"""How a page is made: its template and what it shows. The shell around it comes by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Any

from django.forms import BaseForm, BoundField
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from koll.domain.refusals import Refusal
from koll.frame.http.guards import refuse_sealed
from koll.frame.http.request import KollRequest

ALSO_CALLED = {"body": "organ"}
"""What some forms call the box of a field."""


def render_page(
    request: KollRequest, template: str, page: Any, *, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    """The page in its template, unless the request is sealed, as `page`, with whatever more the template needs."""
    refuse_sealed(request)
    why = more.get("why")
    box = put_at_box(why, forms_in(more.values())) if isinstance(why, Refusal) else ""
    context = {"page": page, "unseen_fault": unseen_fault(status, more), "refusal_box": box, **more}
    return render(request, template, context, status=status)


def put_at_box(refusal: Refusal, forms: Iterable[BaseForm]) -> str:
    """Says the refusal also at the box it is about, and answers the box's id; "" where no form that was sent shows one.

    A form that was sent and has no such box, or has it out of sight, leaves the sentence to the top of the page.
    """
    about = refusal.field or ""
    names = (about, ALSO_CALLED.get(about, about))
    boxes = (form[name] for form in forms for name in names if name in form.fields)
    box = next((box for box in boxes if not box.is_hidden), None)
    if box is None:
        return ""
    faults = box.form.errors.setdefault(box.name, box.form.error_class())
    if str(refusal) not in faults:
        faults.append(str(refusal))
    return box_of(box)


def box_of(field: BoundField) -> str:
    """The id of a field's box, or of all that are to be chosen among (see the component `field`)."""
    return field.id_for_label or field.auto_id


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
