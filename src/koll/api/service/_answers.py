"""How every answer to another machine is given: of which day, how much at a time, and whether it is new to who asks."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import wraps
from http import HTTPStatus
from importlib.metadata import version
from typing import Annotated, Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.operation import Operation
from pydantic import BaseModel, Field

from koll.api.service._shapes import On, Shape, outside
from koll.domain.sentences import N_
from koll.frame.http.problem_json import FOR_ALL_SITES, nothing_to_read, problem_response
from koll.frame.http.request import KollRequest
from koll.snapshot import Context, language_of

API_VERSION = "1.0.0"
KOLL_VERSION = version("koll")
MOST = 100
"""The most rows of a list in one answer."""

FARTHEST = 10_000_000
KEPT = "public, max-age=60"
"""How long anybody may keep an answer before asking whether it still is so."""

READS = ("GET", "HEAD", "OPTIONS")


class ReadApi(NinjaAPI):
    """The interface; an operation is called what its function is, wherever that stands."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The permanent name of an operation."""
        return operation.view_func.__name__


api = ReadApi(version=API_VERSION, openapi_url=None, docs_url=None, urls_namespace="api")


class DayQuery(BaseModel):
    """What every address can be asked."""

    on: Annotated[
        date | None,
        Field(
            description=N_("The day to speak of, as 2024-05-01: what was in force and known then. Today if not said.")
        ),
    ] = None


class PageQuery(DayQuery):
    """What every list can be asked."""

    limit: Annotated[int, Field(ge=1, le=MOST, description=N_("How many to give at most, 1 to 100."))] = 20
    offset: Annotated[int, Field(ge=0, le=FARTHEST, description=N_("How many to pass by first."))] = 0


class Problem(Shape):
    """A refusal (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: Annotated[str, Field(description=N_("What was wrong, and what to do."))]
    instance: str
    errors: Annotated[
        tuple[dict[str, str], ...] | None,
        Field(description=N_("What was wrong with each parameter, where it was one.")),
    ] = None


class PageOfRows[T](Shape):
    """A list, some of it at a time."""

    on: On
    total: Annotated[int, Field(description=N_("How many fit in all."))]
    limit: int
    offset: int
    next: Annotated[str | None, Field(description=N_("Where the next ones are; empty when there are no more."))]
    previous: Annotated[str | None, Field(description=N_("Where the ones before are; empty at the beginning."))]
    items: tuple[T, ...]


def describe_endpoint(shape: type[Shape], about: str, summary: str, description: str) -> dict[str, Any]:
    """What the description of the interface says of an address: its answers, what it is about, and what it gives."""
    return {
        "response": {200: shape, 400: Problem, 404: Problem, 405: Problem, 429: Problem, 500: Problem},
        "tags": [about],
        "summary": summary,
        "description": description,
        "by_alias": True,
    }


def context_for_machines(request: KollRequest) -> Context:
    """What the interface reads by: in one language, whatever it is asked in."""
    return replace(request.koll.context, language=language_of(settings.LANGUAGE_CODE))


def respond(request: KollRequest, asked: DayQuery, make: Callable[[], Shape | None]) -> HttpResponse:
    """The answer, or that it is as when it was last asked for; Http404 when there is nothing to tell."""
    refuse_unknown(request, asked)
    headers = {**FOR_ALL_SITES, "ETag": tag_of(request), "Cache-Control": KEPT, "Content-Language": "sv, en"}
    if is_known(request, headers["ETag"]):
        return nothing_to_read(HTTPStatus.NOT_MODIFIED, headers)
    with override(settings.LANGUAGE_CODE):  # an answer is the same in whatever language it is asked for
        made = make()
    if made is None:
        raise Http404
    if isinstance(made, PageOfRows):
        headers["Link"] = links(request, made)
    return HttpResponse(made.model_dump_json(by_alias=True), content_type="application/json", headers=headers)


def refuse_unknown(request: HttpRequest, asked: DayQuery) -> None:
    """Raises ValidationError when something is asked that the address does not know: better than to answer another."""
    fields = type(asked).model_fields
    known = {field.alias or name for name, field in fields.items()}
    unknown = [name for name in request.GET if name not in known]
    if unknown:
        raise ValidationError(
            [{"type": "unknown", "loc": ("query", name), "known": ", ".join(sorted(known))} for name in unknown]
        )


def tag_of(request: KollRequest) -> str:
    """What changes when the answer does: the ledger's head, the day, the address, and how Koll is set up. One query."""
    parts = (
        KOLL_VERSION,
        API_VERSION,
        settings.PUBLIC_ADDRESS,
        settings.CONTACT,
        settings.DATA_LICENCE,
        request.koll.snapshot.head,
        request.koll.on.isoformat(),
        request.get_full_path(),
    )
    return f'"{hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]}"'


def is_known(request: HttpRequest, tag: str) -> bool:
    """Whether who asks has the answer already."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in known or tag in {row.removeprefix("W/") for row in known}


def page_of_rows[L: PageOfRows[Any], R](
    kind: type[L],
    request: KollRequest,
    asked: PageQuery,
    found: Sequence[R],
    one: Callable[[R], Shape],
    *,
    total: int | None = None,
) -> L:
    """The part of what was found that is asked for; `found` is that part already when `total` says how many fit."""
    shown = found if total is not None else found[asked.offset : asked.offset + asked.limit]
    number = len(found) if total is None else total
    after, before = asked.offset + asked.limit, max(0, asked.offset - asked.limit)
    return kind(
        on=request.koll.on,
        total=number,
        limit=asked.limit,
        offset=asked.offset,
        next=address_at(request, asked.limit, after) if after < number else None,
        previous=address_at(request, asked.limit, before) if asked.offset else None,
        items=tuple(one(row) for row in shown),
    )


def address_at(request: HttpRequest, limit: int, offset: int) -> str:
    """The same question from another row on."""
    asked = {**request.GET.dict(), "limit": str(limit), "offset": str(offset)}
    return outside(f"{request.path}?{urlencode(asked)}")


def links(request: HttpRequest, made: PageOfRows[Any]) -> str:
    """The lists beside this one, as a header (RFC 8288)."""
    last = max(0, made.total - 1) // made.limit * made.limit
    beside = {
        "first": address_at(request, made.limit, 0),
        "previous": made.previous,
        "next": made.next,
        "last": address_at(request, made.limit, last),
    }
    return ", ".join(f'<{address}>; rel="{name}"' for name, address in beside.items() if address)


def not_there(request: HttpRequest, exception: Exception | type[Exception]) -> HttpResponse:
    """There is nothing at the address on the day."""
    del exception
    sentence = _(
        "There is nothing at this address on the day asked for, or it is not open to all. "
        "Look for it in the list that the address begins with."
    )
    return problem_response(request, HTTPStatus.NOT_FOUND, _("Not here"), sentence)


def not_understood(request: HttpRequest, exception: ValidationError | type[ValidationError]) -> HttpResponse:
    """A parameter is not understood."""
    errors = exception.errors if isinstance(exception, ValidationError) else []
    wrong = [(str(error["loc"][-1]), sentence_about(error)) for error in errors]
    return problem_response(
        request, HTTPStatus.BAD_REQUEST, _("That did not work"), " ".join(words for _name, words in wrong), errors=wrong
    )


def sentence_about(error: dict[str, Any]) -> str:
    """What was wrong with a parameter, and what to send instead."""
    name, limits = str(error["loc"][-1])[:80], error.get("ctx", {})
    if error["type"] == "unknown":
        words = _("This address does not know the parameter “%(name)s”. It knows: %(known)s.")
        return words % {"name": name, "known": error["known"]}
    if name == "on":
        return _("“on” must be a day: write year, month and day, like 2027-03-15.")
    if name == "limit":
        return _("“limit” must be a whole number from 1 to %(most)s.") % {"most": MOST}
    if "expected" in limits:
        return _("“%(name)s” must be one of: %(choices)s.") % {"name": name, "choices": limits["expected"]}
    if error["type"] == "string_too_long":
        words = _("“%(name)s” is too long. Write at most %(most)s characters.")
        return words % {"name": name, "most": limits["max_length"]}
    return _("“%(name)s” must be a whole number, not less than 0 and not too large.") % {"name": name}


def goes_on(request: HttpRequest, exception: Exception | type[Exception]) -> HttpResponse:
    """Anything else is the server's to tell."""
    del request
    raise exception


api.add_exception_handler(Http404, not_there)
api.add_exception_handler(ValidationError, not_understood)
api.add_exception_handler(Exception, goes_on)


def door(view: Callable[..., HttpResponseBase], stated: Callable[..., Any]) -> Callable[..., HttpResponseBase]:
    """The view as the server reaches it: read in every way that HTTP reads, and in no other; `stated` says by whom."""

    @csrf_exempt
    @wraps(stated)
    def opened(request: KollRequest, **named: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return nothing_to_read(HTTPStatus.NO_CONTENT, PREFLIGHT)
        if request.method not in READS:
            title, sentence = _("Only reading"), _("Here everything is read and nothing is written: use GET.")
            return problem_response(request, HTTPStatus.METHOD_NOT_ALLOWED, title, sentence, allow=", ".join(READS))
        is_head, request.method = request.method == "HEAD", "GET"
        response = view(request, **named)
        if is_head and isinstance(response, HttpResponse):
            response.headers["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    return opened


PREFLIGHT = {
    **FOR_ALL_SITES,
    "Allow": ", ".join(READS),
    "Access-Control-Allow-Methods": ", ".join(READS),
    "Access-Control-Allow-Headers": "If-None-Match, Accept-Language",
    "Access-Control-Max-Age": "86400",
    "Cache-Control": "public, max-age=86400",
}


def doors() -> list[URLPattern]:
    """Every address with its door; who may reach it is what its own view states, and otherwise nobody has said."""
    stated = {
        operation.view_func.__name__: operation.view_func
        for view in api.default_router.path_operations.values()
        for operation in view.operations
    }
    patterns = {url.name or "": url for url in api.urls[0] if isinstance(url, URLPattern)}
    return [
        path(str(patterns[name].pattern), door(patterns[name].callback, view), name=name)
        for name, view in stated.items()
    ]
