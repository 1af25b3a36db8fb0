"""Knows how to read one table of a charter: every value of the right sort, and every fault noted, never raised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from koll.domain.charter._model import Forms, Ground, Label
from koll.domain.charter.checks import Fault, problem
from koll.domain.charter.source._toml import is_day
from koll.domain.sentences import Value

KEY = re.compile(r"[a-z][a-z0-9_-]{0,59}")
LAW = re.compile(r"[A-Z\u00c4\u00c5\u00d6][\w. -]* \d+ ?[a-z]?:\d+.*|.*\d+ ?[a-z]? ?§.*|.*\d+ kap\.?.*")
MOST_QUOTED = 200
_MONTH_DAY = re.compile(r"\d{2}-\d{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ARTICLES = {"sv": ("en", "ett"), "en": ("a", "an")}
_NO_FORMS = Forms(indefinite="", definite="", plural="", plural_definite="")

Faults = list[Fault]


class TableReader:
    """One table with its place; what is wrong is added to `faults`, and a harmless value is given instead.

    >>> faults: Faults = []
    >>> TableReader({"binds": ["kf", 3]}, "instrument.vision", faults).words("binds")
    ('kf',)
    >>> faults[0].place
    'instrument.vision.binds'
    """

    def __init__(self, raw: Mapping[str, Any], place: str, faults: Faults) -> None:
        self.raw = raw
        self.place = place
        self.faults = faults
        self.known: list[str] = []

    def at(self, key: str) -> str:
        """The place of a key in this table."""
        return f"{self.place}.{key}" if self.place else key

    def fault(self, code: str, key: str, /, **values: Value) -> None:
        """Note a fault at a key of this table."""
        self.faults.append(problem(code, self.at(key) if key else self.place, **values))

    def has(self, key: str) -> bool:
        """Whether the key is there, whatever it holds."""
        return key in self.raw

    def _take(self, key: str, kind: type, code: str, example: str, required: bool) -> Any:
        """The value when it is of the right kind, else None with the fault `code` noted."""
        self.known.append(key)
        if key not in self.raw:
            if required:
                self.fault("missing_key", key, key=key, example=example)
            return None
        value = self.raw[key]
        is_odd = isinstance(value, bool) and kind is not bool
        if not isinstance(value, kind) or is_odd or isinstance(value, datetime):
            self.fault(code, key, key=key, example=example)
            return None
        return value

    def text(self, key: str, *, required: bool = True) -> str:
        """Words without space around them; "" when missing or wrong."""
        value = self._take(key, str, "not_words", f'{key} = "…"', required)
        if value is not None and not value.strip():
            self.fault("empty", key, key=key)
        return str(value or "").strip()

    def words(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of words, each once, in order."""
        example = f'{key} = ["…", "…"]'
        value = self._take(key, list, "not_a_list", example, required)
        if value is None:
            return ()
        if not all(isinstance(row, str) for row in value):
            self.fault("not_a_list", key, key=key, example=example)
        found = [row for row in value if isinstance(row, str)]
        for row in sorted({item for item in found if found.count(item) > 1}):
            self.fault("said_twice", key, value=row)
        return tuple(dict.fromkeys(found))

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A day, written without quotation marks."""
        raw = self.raw.get(key)
        if isinstance(raw, str) and _DAY.fullmatch(raw) and not is_day(raw):
            self.known.append(key)
            self.fault("no_such_day", key, value=raw, example="2027-02-28")
            return None
        found = self._take(key, date, "not_a_day", f"{key} = 2027-03-15", required)
        return found if isinstance(found, date) else None

    def month_day(self, key: str) -> tuple[int, int] | None:
        """A day of any year, written "MM-DD"."""
        value = self._take(key, str, "not_a_month_day", f'{key} = "03-15"', required=False)
        if value is None:
            return None
        if not _MONTH_DAY.fullmatch(value) or not is_day(f"2024-{value}"):
            self.fault("no_such_day", key, value=value, example="03-15")
            return None
        if value == "02-29":
            self.fault("not_every_year", key)
            return None
        return int(value[:2]), int(value[3:])

    def whole(self, key: str, least: int, most: int) -> int | None:
        """A whole number from `least` to `most`, or None when it is not there."""
        value = self._take(key, int, "not_a_number", f"{key} = {least}", required=False)
        if value is not None and not least <= value <= most:
            self.fault("out_of_range", key, key=key, value=int(value), least=least, most=most)
            return None
        return int(value) if value is not None else None

    def flag(self, key: str, *, required: bool = False) -> bool:
        """true or false; false when it is not there."""
        return bool(self._take(key, bool, "not_true_or_false", f"{key} = true", required))

    def choice[T: str](self, key: str, options: tuple[T, ...], default: T | None = None) -> T:
        """One of the options; the default, or the first of them, when missing or wrong."""
        example = f'{key} = "{options[0]}"'
        value = self._take(key, str, "not_words", example, required=default is None)
        for option in options:
            if value == option:
                return option
        if value is not None:
            self.fault("not_a_choice", key, value=value, known=", ".join(filter(None, options)))
        return options[0] if default is None else default

    def table(self, key: str) -> TableReader | None:
        """A table within this one, or None."""
        value = self._take(key, dict, "not_a_table", f"[{self.at(key)}]", required=False)
        return None if value is None else TableReader(value, self.at(key), self.faults)

    def rows(self, key: str, *, required: bool = False) -> Iterator[tuple[str, TableReader]]:
        """The keyed tables under a key, in order, each with its own key checked."""
        value = self._take(key, dict, "not_a_table", f"[{self.at(key)}.name]", required)
        for name, raw in (value or {}).items():
            place = f"{self.at(key)}.{name}"
            if not KEY.fullmatch(name):
                self.faults.append(problem("bad_key", place, key=name))
            elif isinstance(raw, dict):
                yield name, TableReader(raw, place, self.faults)
            else:
                self.faults.append(problem("not_a_table", place, key=name, example=f"[{place}]"))

    def list_of_tables(self, key: str) -> Iterator[TableReader]:
        """The repeated tables under a key, in order."""
        value = self._take(key, list, "not_repeated", f"[[{self.at(key)}]]", required=False)
        for number, raw in enumerate(value or []):
            if isinstance(raw, dict):
                yield TableReader(raw, f"{self.at(key)}.{number}", self.faults)
            else:
                example = f"[[{self.at(key)}]]"
                self.fault("not_repeated", key, key=key, example=example)

    def label(self, *, inflected: bool) -> Label:
        """The names under "sv" and "en": four forms each when `inflected`, or one heading that is never inflected."""
        return Label(sv=self._forms("sv", inflected), en=self._forms("en", inflected))

    def label_in(self, key: str, *, inflected: bool, required: bool) -> Label | None:
        """The names in a table within this one, such as `statement.sv`."""
        inner = self.table(key)
        if inner is None:
            if required and not self.has(key):
                self.fault("missing_key", key, key=key, example=f'{key}.sv = ["ett …", "…", "…", "…"]')
            return None
        found = inner.label(inflected=inflected)
        inner.finish()
        return found

    def _forms(self, language: str, inflected: bool) -> Forms:
        example = {
            "sv": 'sv = ["en vision", "visionen", "visioner", "visionerna"]',
            "en": 'en = ["a vision", "the vision", "visions", "the visions"]',
        }[language]
        if not inflected and not isinstance(self.raw.get(language), list):
            words = self.text(language)
            return Forms(indefinite=words, definite=words, plural=words, plural_definite=words)
        value = self._take(language, object, "missing_form", example, required=True)
        if value is None:
            return _NO_FORMS
        if not isinstance(value, list):
            value = [value]
        if len(value) != 4 or not all(isinstance(row, str) and row.strip() for row in value):
            self.fault("missing_form", language, count=len(value), example=example)
            return _NO_FORMS
        return _forms_of([row.strip() for row in value], _ARTICLES[language])

    def ground(self, *, required: bool = True) -> Ground:
        """Section and quote of the adopted text, or a section of law."""
        said = {key: self.text(key, required=False) for key in ("section", "quote", "law")}
        if self.has("law"):
            if self.has("section") or self.has("quote"):
                self.fault("two_grounds", "")
            elif said["law"] and not LAW.fullmatch(said["law"]):
                self.fault("law_without_section", "law", value=said["law"])
            return Ground(kind="law", section=said["law"])
        if not self.has("section") and not self.has("quote"):
            if required:
                self.fault("missing_ground", "")
        elif not self.has("section"):
            self.fault("missing_section", "section")
        elif not self.has("quote"):
            self.fault("missing_quote", "quote")
        if len(said["quote"]) > MOST_QUOTED:
            self.fault("quote_too_long", "quote", count=len(said["quote"]), most=MOST_QUOTED)
        return Ground(kind="charter", section=said["section"], quote=said["quote"])

    def finish(self) -> None:
        """Note every key that nobody asked for."""
        known = sorted(set(self.known))
        for key in self.raw:
            if key not in known:
                self.fault("unknown_key", key, key=key, known=", ".join(known))


def _forms_of(forms: list[str], articles: tuple[str, ...]) -> Forms:
    """The four forms, with the article taken off the first."""
    article, _, noun = forms[0].partition(" ")
    if article in articles and noun:
        return Forms(indefinite=noun, definite=forms[1], plural=forms[2], plural_definite=forms[3], gender=article)
    return Forms(indefinite=forms[0], definite=forms[1], plural=forms[2], plural_definite=forms[3])
