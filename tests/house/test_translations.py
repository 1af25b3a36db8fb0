"""Everything Koll says, it says in Swedish too, and the catalogues hold nothing else."""

from __future__ import annotations

import re
import sys
from collections import defaultdict

import pytest
from tests.house.tree import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import messages

PACKAGES = messages.packages()
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
ENGLISH_STAYS = {"Koll", "PDF", "English", "Svenska", "ISO"}
"""Words that are the same in both languages."""


@pytest.mark.parametrize("package", PACKAGES)
def test_every_sentence_has_its_swedish(package: str) -> None:
    catalogue = messages.catalogue_of(package)
    waiting = []
    for said in messages.said_by(package):
        kept = catalogue.get(said.id, said.context) if said.id else said
        if said.id and (kept is None or not messages.is_translated(kept)):
            waiting.append((said.id, said.locations[0]))
    assert waiting == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_translation_is_left_over(package: str) -> None:
    said, borrowed, catalogue = (
        messages.said_by(package),
        messages.borrowed_by(package),
        messages.catalogue_of(package),
    )
    kept = [message for message in catalogue if message.id]
    assert [
        message.id for message in kept if message.id not in borrowed and said.get(message.id, message.context) is None
    ] == []
    assert list(catalogue.obsolete) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_a_translation_fills_in_the_same_values(package: str) -> None:
    unlike = []
    for message in messages.catalogue_of(package):
        forms = [message.id] if isinstance(message.id, str) else list(message.id)
        strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
        wanted = {place for form in forms for place in PLACES.findall(form)}
        given = {place for string in strings for place in PLACES.findall(string)}
        if message.id and wanted != given:
            unlike.append((message.id, sorted(wanted), sorted(given)))
    assert unlike == []


@pytest.mark.parametrize("package", PACKAGES)
def test_a_catalogue_is_as_make_messages_writes_it(package: str) -> None:
    file = messages.catalogue_file(package)
    if file.exists():
        assert file.read_bytes() == messages.as_file(messages.catalogue_now(package))


def test_the_same_sentence_has_the_same_swedish_everywhere() -> None:
    said: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for package in PACKAGES:
        for message in messages.catalogue_of(package):
            if message.id:
                said[str(message.id), message.context].add(str(message.string))
    assert {key: strings for key, strings in said.items() if len(strings) > 1} == {}
