"""The description of the interface as OpenAPI, in both languages."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override

from koll.api.service._answers import API_VERSION, DayQuery, api
from koll.api.service._shapes import ROOT, outside
from koll.api.service._tags import TAGS
from koll.domain.sentences import N_
from koll.frame.http.problem_json import PROBLEM

WHAT = N_(
    "Open data about how the municipality is governed: what holds, who has decided it, who must answer it, what has "
    "been told, and what is owed. The same as on the public pages, and nothing else."
)
HOW = N_(
    "Everything is read (GET) and nothing is written. No key, no sign-in, no cookies. Every address takes ?on= with a "
    "day and tells what was in force and known then; the answer says which day it speaks of. Lists take limit (at most "
    "100) and offset. Errors are told as application/problem+json."
)
TERMS = N_(
    "Use it as the licence says. It comes as it is, with no promise of how fast or how often it answers; "
    "what holds in law is the minutes. Say which municipality and which day it comes from."
)


def description(municipality: str) -> dict[str, Any]:
    """The interface of this municipality, as OpenAPI 3.1."""
    return deepcopy(described(municipality, settings.PUBLIC_ADDRESS, settings.CONTACT, settings.DATA_LICENCE))


@cache
def schema_in_english() -> Mapping[str, Any]:
    """The interface as its code declares it, made once: nothing in it depends on who asks, and nobody changes it."""
    schema: Mapping[str, Any] = api.get_openapi_schema(path_prefix=ROOT.strip("/") + "/")
    return schema


@lru_cache(maxsize=4)
def described(municipality: str, site: str, contact: str, licence: str) -> dict[str, Any]:
    """The interface with everything it rests on, so that it is made only once."""
    told: dict[str, Any] = deepcopy(dict(schema_in_english()))
    reach = {"email": contact} if "@" in contact else {}
    decided = {"license": {"name": licence, "identifier": licence}} if licence else {}
    told["info"] = {
        "title": f"Koll, {municipality}",
        "version": API_VERSION,
        "description": "\n\n".join(both(words) for words in (WHAT, HOW, TERMS)),
        "termsOfService": outside("/oppet/oppna-data/#villkor"),
        "contact": {"name": municipality, "url": outside("/oppet/om/"), **reach},
        **decided,
    }
    told["servers"] = [{"url": site.rstrip("/"), "description": municipality}]
    told["externalDocs"] = {"url": outside("/oppet/oppna-data/")}
    told["paths"] = dict(sorted(told["paths"].items(), key=topic_of))
    for operation in operations(told):
        in_both_languages(operation)
    with override("sv"):
        told["tags"] = [{"name": gettext(topic), "description": topic} for topic in TAGS]
    for name in questions():
        told["components"]["schemas"].pop(name, None)  # what is asked stands with each address
    for schema in told["components"]["schemas"].values():
        schema.pop("description", None)  # what the code says of it, for those who read the code
        speak(schema)
    return told


def questions(kind: type[DayQuery] = DayQuery) -> Iterator[str]:
    """The names of everything that addresses are asked with."""
    yield kind.__name__
    for row in kind.__subclasses__():
        yield from questions(row)


def speak(part: Any) -> None:
    """Says every description within in both languages, and leaves out the titles that only repeat a name."""
    if isinstance(part, list):
        for row in part:
            speak(row)
    if isinstance(part, dict):
        part.pop("title", None)
        for name, item in part.items():
            if name == "description" and isinstance(item, str):
                part[name] = both(item)
            elif name == "properties":
                for inner in item.values():
                    speak(inner)
            else:
                speak(item)


def operations(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What can be asked at each address."""
    for methods in told["paths"].values():
        yield from methods.values()


def both(words: str) -> str:
    """Swedish first, then English."""
    with override("sv"):
        swedish = gettext(words)
    return f"{swedish}\n\n{words}"


def topic_of(path: tuple[str, dict[str, Any]]) -> int:
    """Where an address stands among the topics."""
    return min(TAGS.index(operation["tags"][0]) for operation in path[1].values())


def in_both_languages(operation: dict[str, Any]) -> None:
    """Says the operation in both languages, and its refusals as what they are."""
    operation["description"] = both(operation["description"])
    english = operation["summary"]
    with override("sv"):
        operation["summary"], operation["x-summary-en"] = gettext(english), english
        operation["tags"] = [gettext(tag) for tag in operation["tags"]]
    for parameter in operation["parameters"]:
        if "description" in parameter:
            parameter["description"] = both(parameter["description"])
        speak(parameter["schema"])
    for status, response in operation["responses"].items():
        if int(status) >= 400:
            response["content"] = {PROBLEM: response["content"]["application/json"]}
