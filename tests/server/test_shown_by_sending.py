"""Sending to an address shows nobody more than asking for it: a refusal tells only why, and what the person wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern
from pytest_django import Settings as DjangoSettings
from tests.house.tree import ROOT

from koll.charter import load
from koll.frame.addresses import every_address

WORD = re.compile(r"kanarie\w+")
FORM = {
    name: "Några ord"
    for name in ("text", "words", "heading", "reason", "question", "notes", "result", "sentence", "why", "comment")
} | {"receipt": "en-nyckel", "revision": "0", "name": "Namn", "day": "2027-11-01", "kind": "ambition"}
BODY, UNIT_OF = "socialnamnden", "socialnamnden"


def place_words() -> int:
    """Puts a word of its own in every text that not everybody may read; how many there are."""
    from koll.records import models  # noqa: PLC0415 -- the tables are known first here

    texts: tuple[tuple[Any, str], ...] = (
        (models.Part.objects.filter(occasion__state__in=("draft", "submitted")), "text"),
        (models.Dialogue.objects.all(), "notes"),
        (models.Thought.objects.all(), "text"),
        (models.PartVersion.objects.all(), "text"),
        (models.OwnQuestion.objects.all(), "text"),
        (models.PlanItem.objects.filter(shared=False), "heading"),
        (models.Oversight.objects.filter(concluded_on=None), "seen"),
        (models.Budget.objects.filter(published_on=None), "words"),
        (models.StaffAnswer.objects.all(), "text"),
    )
    placed = 0
    for rows, name in texts:
        for row in rows:
            rows.model.objects.filter(pk=row.pk).update(**{name: f"kanarie{rows.model.__name__}{row.pk}"})
            placed += 1
    return placed
