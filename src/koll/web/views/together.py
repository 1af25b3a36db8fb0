"""Writing a part together: what the editor in the page sends and gets, and the versions of the part."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.manuscripts import Exchanged, Sent, UnableToShare, exchange, restore_part
from koll.acts.queue import UnableToWrite
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.paper import words_of
from koll.permissions import Refusal, UnableTo, UnableToReach
from koll.reads.cycle import OccasionPage, PartPage
from koll.reads.differences import differences
from koll.reads.occasions import occasion_called
from koll.reads.versions import text_now, version_text, versions_of
from koll.web.views.analyses import found

LONGEST_CURSOR = 2_000
LARGEST_NUMBER = 2**53


def part_found(
    request: KollRequest, activity: str, body: str, period: int, number: int, key: str
) -> tuple[OccasionPage, PartPage]:
    """The occasion and its part; 404 when there is none."""
    page = found(request, activity, body, period, number)
    part = next((each for each in page.parts if each.key == key), None)
    if part is None:
        raise Http404
    return page, part


@reached_by(Audience.INSIDE)
@require_POST
def exchanging(
    request: KollRequest, activity: str, body: str, period: int, part: str, number: int = 1
) -> HttpResponseBase:
    """Takes the changes and gives those of others; 403 with why when the right to write has gone."""
    occasion = occasion_called(activity, body, period, number)
    if occasion is None:
        raise Http404
    try:
        sent = what_was_sent(request.body)
        got = exchange(request.koll.actor, request.koll.now, occasion=occasion, part=part, sent=sent)
    except UnableToReach as refusal:
        return JsonResponse({"sentence": str(refusal)}, status=HTTPStatus.FORBIDDEN)
    except UnableToWrite as busy:
        return JsonResponse({"sentence": str(busy)}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    except Refusal as refusal:
        return JsonResponse({"sentence": str(refusal)}, status=HTTPStatus.BAD_REQUEST)
    return JsonResponse(told(got))


def told(got: Exchanged) -> Mapping[str, Any]:
    """What the editor gets, bytes in base64."""
    return {
        "number": got.number,
        "revision": got.revision,
        "changes": [base64.b64encode(each).decode("ascii") for each in got.changes],
        "there": [{"client": each.client, "name": each.name, "cursor": each.cursor} for each in got.there],
    }


def what_was_sent(body: bytes) -> Sent:
    """What the editor sends; UnableToShare for anything else."""
    try:
        match json.loads(body):
            case {"after": int(after), "client": int(client), "cursor": cursor, "changes": list(changes)}:
                if -1 <= after < LARGEST_NUMBER and 0 <= client < LARGEST_NUMBER and is_cursor(cursor):
                    return Sent(after, client, cursor, [base64.b64decode(each, validate=True) for each in changes])
    except (ValueError, TypeError, RecursionError, binascii.Error):
        pass
    raise UnableToShare(_("The change could not be read. Open the page again; your text is kept."))


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
def versions(
    request: KollRequest, activity: str, body: str, period: int, part: str, number: int = 1
) -> HttpResponseBase:
    """The versions of a part, for those who write it."""
    page, kept = part_found(request, activity, body, period, number, part)
    must_write(page)
    lines = [(each, words_for(each.why)) for each in versions_of(page.line.id, kept.key)]
    return render_page(request, "koll/analyses/versions.html", page, part=kept, versions=lines)


def must_write(page: OccasionPage) -> None:
    """404 for those who do not write the occasion: a version is no text the body stands for."""
    if not page.may.write:
        raise Http404


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def version(
    request: KollRequest, activity: str, body: str, period: int, part: str, version: int, number: int = 1
) -> HttpResponseBase:
    """A version beside how the part reads now, and the way to put it back."""
    page, kept = part_found(request, activity, body, period, number, part)
    must_write(page)
    if request.method == "GET":
        return version_page(request, page, kept, version)
    return try_to(
        request,
        lambda doing: restore_part(doing, occasion=page.line.id, part=kept.key, number=version),
        lambda why, status: version_page(request, page, kept, version, why=why, status=status),
        then=f"{page.line.address}skriv/{kept.key}/",
    )


def version_page(
    request: KollRequest,
    page: OccasionPage,
    kept: PartPage,
    number: int,
    *,
    why: UnableTo | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponseBase:
    """The page of a version."""
    then = version_text(page.line.id, kept.key, number)
    if then is None:
        return HttpResponseRedirect(f"{page.line.address}skriv/{kept.key}/versioner/")
    line = next(each for each in versions_of(page.line.id, kept.key) if each.number == number)
    since = differences(words_of(then), words_of(text_now(page.line.id, kept.key)))
    more = {"part": kept, "line": line, "reason": words_for(line.why), "text": then, "pieces": since, "why": why}
    return render_page(request, "koll/analyses/version.html", page, status=status, **more)
