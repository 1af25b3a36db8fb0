"""Where else the words of a line stand that is to be erased: other lines of the ledger, and rows of the tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from koll.tables.ledger import kept_models, table_name
from koll.tables.models import LedgerContent

LEDGER = frozenset({"ledgerentry", "ledgercontent", "erasure", "stamp"})
LONG = 12
"""Words of so many characters are looked for within longer ones too; shorter ones only where they stand alone."""
NO_WORDS = re.compile(r"[a-z0-9_:./+-]*|\d{4}-\d\d-\d\d.*|[0-9a-f]{32,}", re.IGNORECASE)
"""Keys, numbers, days and digests: they say nothing of anybody by themselves."""


type Rows = tuple[tuple[str, object], ...]
"""Rows as ("person", 3)."""


def traces_of(line: int, content: str) -> tuple[tuple[int, ...], Rows]:
    """In which other lines, by number, and in which rows what the line says stands, in the order they were written.

    Reads the whole ledger, and asks each table once.
    """
    words = words_told(json.loads(content))
    if not words:
        return (), ()
    sought = tuple(pattern for word in words for pattern in written_in_json(word))
    others = LedgerContent.objects.exclude(pk=line).order_by("pk").values_list("pk", "content")
    lines = tuple(number for number, said in others.iterator() if any(pattern in said for pattern in sought))
    return lines, tuple(rows_with(words))


def words_told(content: Mapping[str, Any]) -> frozenset[str]:
    """What somebody wrote, or is called: every text handed in or set, but for keys, numbers, days and digests."""
    tables = {table_name(model): model for model in kept_models()}
    found = {word for word in json_texts(content.get("given")) if not NO_WORDS.fullmatch(word)}
    for row in content.get("rows", ()):
        columns = {field.attname for field in text_fields(tables.get(row["table"]))}
        for name, value in (row.get("set") or {}).items():
            if name in columns:
                found |= set(json_texts(value))
    return frozenset(word for word in found if word.strip())


def json_texts(value: object) -> Iterator[str]:
    """Every text within a value in JSON; a digest is none."""
    match value:
        case str():
            yield value
        case dict():
            if not {"secret", "sha256", "table"} & set(value):
                for inner in value.values():
                    yield from json_texts(inner)
        case list():
            for inner in value:
                yield from json_texts(inner)


def text_fields(model: type[models.Model] | None) -> list[models.Field[Any, Any]]:
    """The columns that people write in: no keys of the charter and no choices."""
    if model is None:
        return []
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField)
        and not (isinstance(field, models.SlugField) or field.choices or field.primary_key)
        and field.name != "password"
    ]


def rows_with(words: frozenset[str]) -> Iterator[tuple[str, object]]:
    """The rows in which any of the words stand, of every table but the ledger's own."""
    for model in apps.get_app_config("tables").get_models():
        fields = text_fields(model)
        if table_name(model) in LEDGER or not fields:
            continue
        plain = [field.name for field in fields if not isinstance(field, models.JSONField)]
        in_json = {f"{field.name}_text": Cast(field.name, models.TextField()) for field in fields}
        asked = [Q(**{f"{name}{how(word)}": word}) for name in plain for word in words]
        asked += [
            Q(**{f"{field.name}_text__contains": pattern})
            for field in fields
            if isinstance(field, models.JSONField)
            for word in words
            for pattern in written_in_json(word)
        ]
        rows = model._base_manager.alias(**in_json).filter(reduce(or_, asked)).order_by("pk")
        for key in rows.values_list("pk", flat=True):
            yield table_name(model), key


def how(word: str) -> str:
    """Whether the word may stand within others."""
    return "__contains" if len(word) >= LONG else ""


def written_in_json(word: str) -> tuple[str, ...]:
    """The word as JSON has it, with letters as they are and as numbers; a short one with its quotation marks.

    >>> written_in_json("Eve"), written_in_json("Eve lives in Main Street")
    (('"Eve"',), ('Eve lives in Main Street',))
    """
    forms = dict.fromkeys(json.dumps(word, ensure_ascii=ascii_alone) for ascii_alone in (False, True))
    return tuple(form[1:-1] if len(word) >= LONG else form for form in forms)
