"""Knows how pure code speaks: an English template with values, translated and formatted only at the surface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Value = str | int | date


def N_(message: str) -> str:  # noqa: N802 -- the name message extractors look for
    """Mark a sentence for the catalogue without translating it.

    >>> N_("The day is past.")
    'The day is past.'
    """
    return message


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A template and the values of its `{names}`; the template is the msgid."""

    template: str
    values: tuple[tuple[str, Value], ...] = ()

    def said(self, translate: Callable[[str], str] = str, show: Callable[[Value], str] = str) -> str:
        """Translate the template, then fill in each value as `show` writes it (dates in the reader's form).

        >>> sentence("It begins on {day}.", day=date(2027, 3, 15)).said()
        'It begins on 2027-03-15.'
        """
        return translate(self.template).format(**{name: show(value) for name, value in self.values})


def sentence(template: str, **values: Value) -> Sentence:
    """A sentence from a template marked with `N_` and its values by name.

    >>> sentence("Budget {year}", year=2027).said(str.upper, str)
    Traceback (most recent call last):
    KeyError: 'YEAR'
    >>> sentence("Budget {year}", year=2027).said()
    'Budget 2027'
    """
    return Sentence(template=template, values=tuple(values.items()))


class CannotReckon(Exception):
    """What a person asked of the calendar has no answer; `sentence` says what, why and what to do next.

    >>> str(CannotReckon(sentence("The year {year} is too early. Choose a later one.", year=1900)))
    'The year 1900 is too early. Choose a later one.'
    """

    def __init__(self, told: Sentence) -> None:
        super().__init__(told.said())
        self.sentence = told
