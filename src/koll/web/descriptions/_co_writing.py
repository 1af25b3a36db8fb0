"""Writing a part together: what the editor in the page sends and gets, and the versions of the part."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.descriptions import Exchanged, SentChange, exchange, restore_part_version
from koll.domain.refs import PartRef, PartVersionRef
from koll.domain.refusals import Refusal
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.json_sent import body_sent, read_json
from koll.frame.http.refusal_answers import refusal_for_script
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.media.rich_text import plain_words, word_differences
from koll.reads.activities import occasion_called
from koll.reads.descriptions import OccasionPage, PartPage, part_versions, text_now, version_text
from koll.web.activities import written_occasion_or_404

LONGEST_CURSOR = 2_000
LARGEST_NUMBER = 2**53


def shared_part_or_404(request: KollRequest, ref: PartRef | PartVersionRef) -> tuple[OccasionPage, PartPage]:
    """The occasion and its part; 404 when there is none."""
    page = written_occasion_or_404(request, ref.occasion)
    part = next((one_part for one_part in page.parts if one_part.key == ref.part), None)
    if part is None:
        raise Http404
    return page, part


@reached_by(Audience.INSIDE)
@require_POST
def send_exchange_changes(request: KollRequest, ref: PartRef) -> HttpResponseBase:
    """Takes the changes and gives those of others; 403 with why when the right to write has gone."""
    occasion = occasion_called(ref.occasion)
    if occasion is None:
        raise Http404
    try:
        sent = what_was_sent(body_sent(request))
        got = exchange(
            request.koll.snapshot, request.koll.actor, request.koll.now, occasion=occasion, part=ref.part, sent=sent
        )
    except Refusal as refusal:
        return refusal_for_script(refusal)
    return JsonResponse(exchange_as_json(got))


def exchange_as_json(got: Exchanged) -> Mapping[str, Any]:
    """What the editor gets, bytes in base64."""
    return {
        "number": got.number,
        "revision": got.revision,
        "changes": [base64.b64encode(change).decode("ascii") for change in got.changes],
        "there": [{"client": row.client, "name": row.name, "cursor": row.cursor} for row in got.there],
    }


def what_was_sent(body: bytes) -> SentChange:
    """What the editor sends; Refusal for anything else."""
    try:
        match read_json(body):
            case {"after": int(after), "client": int(client), "cursor": cursor, "changes": list(changes)}:
                if -1 <= after < LARGEST_NUMBER and 0 <= client < LARGEST_NUMBER and is_cursor(cursor):
                    return SentChange(
                        after=after,
                        client=client,
                        cursor=cursor,
                        changes=[base64.b64decode(change, validate=True) for change in changes],
                    )
    except (ValueError, TypeError):
        pass
    raise Refusal(
        "shared.unreadable_message", _("The change could not be read. Open the page again; your text is kept.")
    )


def is_cursor(cursor: Any) -> bool:
    """Whether it is a cursor: nothing, or a small object with its two ends."""
    if cursor is None:
        return True
    if not isinstance(cursor, dict) or set(cursor) != {"anchor", "head"}:
        return False
    said = json.dumps(cursor, allow_nan=False)  # what is no number, and a zero among words, no database keeps
    return len(said) < LONGEST_CURSOR and "\\u0000" not in said


def words_for(why: str) -> str:
    """Why a version was made, in words."""
    words = {
        "hour": _("after an hour of writing"),
        "saved": _("when somebody saved"),
        "handed_over": _("when it was handed over"),
        "replaced": _("before an older version was put back"),
    }
    return words.get(why, why)


@reached_by(Audience.INSIDE)
@require_GET
def show_part_versions(request: KollRequest, ref: PartRef) -> HttpResponseBase:
    """The versions of a part, for those who write it."""
    page, kept = shared_part_or_404(request, ref)
    must_write_part(page)
    lines = [(part_version, words_for(part_version.why)) for part_version in part_versions(page.line.id, kept.key)]
    return render_page(request, "descriptions/analyses/versions.html", page, part=kept, versions=lines)


def must_write_part(page: OccasionPage) -> None:
    """404 for those who do not write the occasion: a version is no text the body stands for."""
    if not page.may.write:
        raise Http404


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def part_version_form(request: KollRequest, ref: PartVersionRef) -> HttpResponseBase:
    """A version beside how the part reads now, and the way to put it back."""
    page, kept = shared_part_or_404(request, ref)
    must_write_part(page)
    if request.method == "GET":
        return render_version_page(request, page, kept, ref.version)
    return submit(
        request,
        lambda doing: restore_part_version(doing, occasion=page.line.id, part=kept.key, number=ref.version),
        lambda why, status: render_version_page(request, page, kept, ref.version, why=why, status=status),
        then=f"{address(page.line.ref)}skriv/{kept.key}/",
    )


def render_version_page(
    request: KollRequest,
    page: OccasionPage,
    kept: PartPage,
    number: int,
    *,
    why: Refusal | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponseBase:
    """The page of a version."""
    then = version_text(page.line.id, kept.key, number)
    if then is None:
        return HttpResponseRedirect(f"{address(page.line.ref)}skriv/{kept.key}/versioner/")
    line = next(part_version for part_version in part_versions(page.line.id, kept.key) if part_version.number == number)
    since = word_differences(plain_words(then), plain_words(text_now(page.line.id, kept.key)))
    more = {"part": kept, "line": line, "reason": words_for(line.why), "text": then, "pieces": since, "why": why}
    return render_page(request, "descriptions/analyses/version.html", page, status=status, **more)
