"""Pictures in a written part: putting one in from the editor, and showing one."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from koll.acts.descriptions import add_picture
from koll.domain.refs import PartRef, PictureRef
from koll.domain.refusals import Forbidden, Refusal
from koll.frame.form_submission import doing_of
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.downloads import sent
from koll.frame.http.refusal_answers import refusal_for_script
from koll.frame.http.request import KollRequest
from koll.frame.routes import address
from koll.reads.descriptions import picture_file
from koll.web.activities import why_not_written, writes_now
from koll.web.descriptions._co_writing import shared_part_or_404
from koll.web.descriptions._picture_forms import PictureForm


@reached_by(Audience.INSIDE)
@require_POST
def add_picture_action(request: KollRequest, ref: PartRef) -> HttpResponseBase:
    """Keeps a picture and says where it is, or why it cannot be kept."""
    page, _kept = shared_part_or_404(request, ref)
    if not writes_now(request, page):  # before the file is looked into
        return refusal_for_script(Forbidden("picture.not_writing", why_not_written(page)))
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        field, said = next((name, str(error)) for name, errors in form.errors.items() for error in errors)
        return refusal_for_script(Refusal("picture.not_filled_in", said, field))
    doing = doing_of(request)
    try:
        done = add_picture(doing, occasion=page.line.id, **form.cleaned_data)
    except Refusal as refusal:
        return refusal_for_script(refusal)
    return JsonResponse({"address": address(done.subject)})


@reached_by(Audience.INSIDE)
@require_GET
def send_picture(request: KollRequest, ref: PictureRef) -> HttpResponseBase:
    """A picture, for those who may read what it stands in."""
    file = picture_file(request.koll.context, ref.number)
    if file is None:
        raise Http404
    return sent(file)
