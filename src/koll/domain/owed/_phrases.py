"""Says a duty in a sentence, and what is owed by all in the few lines that a mayor has time for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from koll.domain.almanac import is_for_new_council
from koll.domain.charter import Charter, Forms, Label
from koll.domain.owed._duty import Duty, State
from koll.domain.sentences import N_, Sentence, Value, sentence

HEADINGS: Mapping[State, str] = {
    "overdue": N_("Late"),
    "open": N_("To do now"),
    "upcoming": N_("Coming next"),
    "met": N_("Done"),
    "not_applicable": N_("Koll has not been told"),
}
"""The words for each state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasing:
    """Who is told: the language of the charter's labels, how sentences are translated, and how days are written."""

    language: str = "sv"
    translate: Callable[[str], str] = str
    show: Callable[[Value], str] = str

    def say(self, told: Sentence) -> str:
        """The sentence in the reader's language, beginning with a capital."""
        words = told.said(self.translate, self.show)
        return words[:1].upper() + words[1:]


def label_about(charter: Charter, duty: Duty) -> Label | None:
    """The label of what the duty is about; None for a key the charter no longer has."""
    rows: dict[str, Label] = {row.key: row.label for row in charter.legal} if duty.is_legal else {}
    if duty.is_about_activity:
        rows = {row.key: row.label for row in charter.activities}
    if duty.is_about_text:
        rows = {row.key: row.label for row in charter.instruments}
    return rows.get(duty.about)


def duty_sentence(charter: Charter, duty: Duty, reader: Phrasing, names: Mapping[str, str]) -> str:
    """The duty in a few words, e.g. "Take up the direction goals again after the election in 2026"."""
    label = label_about(charter, duty)
    forms = (
        label.forms(reader.language)
        if label
        else Forms(indefinite=duty.about, definite=duty.about, plural=duty.about, plural_definite=duty.about)
    )
    return reader.say(phrase(charter, duty, forms, names))


def phrase(charter: Charter, duty: Duty, forms: Forms, names: Mapping[str, str]) -> Sentence:
    """The sentence of a duty, from its kind and the forms of what it is about."""
    other = names.get(duty.concerns, duty.concerns)
    many = (duty.is_to_reconsider or duty.is_to_answer) and holds_many(charter, duty.about)
    all_of_it = forms.plural_definite if many else forms.definite
    match duty.kind:
        case "revise":
            return sentence(N_("revise {what}"), what=forms.definite)
        case "reconsider":
            year = duty.period[:4]
            return sentence(N_("take up {what} again after the election in {year}"), what=all_of_it, year=year)
        case "renew":
            return sentence(N_("decide {what} anew"), what=forms.definite)
        case "adopt" if duty.period.isdigit() and is_for_new_council(int(duty.period)):
            return sentence(
                N_("adopt {what} for {year}, by the newly elected council"), what=forms.definite, year=duty.period
            )
        case "adopt":
            return sentence(N_("adopt {what} for {year}"), what=forms.definite, year=duty.period)
        case "tell":
            return sentence(N_("{what}: {whose}"), what=forms.indefinite, whose=other) if other else plural_forms(forms)
        case "complete":
            return sentence(N_("complete {what} of {whose}"), what=forms.definite, whose=other)
        case "answer":
            done = duty.of - len(duty.missing)
            return sentence(
                N_("answer {what} in {year}: {done} of {all} answered"),
                what=all_of_it,
                year=duty.period,
                done=done,
                all=duty.of,
            )
        case "report":
            return sentence(
                N_("report the result of {what} {year} to the council"), what=forms.definite, year=duty.period
            )
        case "settle":
            return sentence(N_("answer the proposal “{heading}”"), heading=duty.words)
        case "hold" | "law":
            if other:
                return sentence(N_("{what} {year}: {whose}"), what=forms.indefinite, year=duty.period, whose=other)
            return sentence(N_("{what} {year}"), what=forms.indefinite, year=duty.period)


def plural_forms(forms: Forms) -> Sentence:
    """Just what it is called."""
    return sentence(N_("{what}"), what=forms.indefinite)


def holds_many(charter: Charter, instrument: str) -> bool:
    """Whether the instrument is spoken of in the plural."""
    return any(row.key == instrument and row.statements == "many" for row in charter.instruments)


def due_phrase(charter: Charter, duty: Duty, reader: Phrasing) -> str:
    """By when, in words: "at the latest …", "before …", or nothing where no day is set."""
    if duty.state == "met":
        met = [row.on for row in duty.evidence if row.on is not None]
        return reader.translate(N_("done {day}")).format(day=reader.show(max(met))) if met else ""
    if duty.agreed is not None and duty.due is not None:
        said = reader.translate(N_("agreed for {day}, at the latest {due}"))
        return said.format(day=reader.show(duty.agreed), due=reader.show(duty.due))
    if duty.due is not None:
        return reader.translate(N_("at the latest {day}")).format(day=reader.show(duty.due))
    if duty.before:
        row = next((activity for activity in charter.activities if activity.key == duty.before), None)
        if row is not None:
            forms = row.label.forms(reader.language)
            return reader.translate(N_("before {what}")).format(what=forms.definite)
    return ""


def ground_sentence(charter: Charter, duty: Duty, reader: Phrasing) -> str:
    """The section a duty rests on: of the model's text with its heading, or of law."""
    if duty.why.is_law:
        return duty.why.section
    heading = next((row.heading for row in charter.sections if row.key == duty.why.section), duty.why.section)
    return reader.translate(N_("the governance model, “{heading}”")).format(heading=heading)


def summary(
    charter: Charter, duties: Iterable[Duty], day: date, reader: Phrasing, names: Mapping[str, str], most: int = 4
) -> Iterator[str]:
    """What is owed on the day in a handful of lines: the late, what is to be done, and the next of what is coming.

    Duties that differ only in whose they are share a line. What holds without anything to do closes the list.
    """
    groups: defaultdict[State, list[list[Duty]]] = defaultdict(list)
    alike: dict[tuple[State, str, str, str, date | None], list[Duty]] = {}
    duties = tuple(duties)
    for duty in duties:
        key = (duty.state, duty.kind, f"{duty.about}:{duty.words}", duty.period, duty.due)
        if duty.state not in ("overdue", "open", "upcoming") or (duty.is_to_renew and duty.state == "upcoming"):
            continue
        if key not in alike:
            groups[duty.state].append(alike.setdefault(key, []))
        alike[key].append(duty)
    yield reader.translate(N_("What is owed on {day}")).format(day=reader.show(day))
    shown_states: tuple[State, ...] = ("overdue", "open", "upcoming")
    for state in shown_states:
        shown = groups[state][:most] if state == "upcoming" else groups[state]
        for rows in shown:
            yield f"{reader.translate(HEADINGS[state])}: {duty_line(charter, rows, reader, names)}"
    yield from in_force_sentence(charter, duties, reader)


def shared_duty_sentence(charter: Charter, rows: list[Duty], reader: Phrasing, names: Mapping[str, str]) -> str:
    """The words for duties that several bodies share."""
    first = rows[0]
    label = label_about(charter, first)
    if label is not None and (first.is_to_hold or first.is_legal or first.is_to_complete):
        forms = label.forms(reader.language)
        return reader.say(sentence(N_("{what} {year}"), what=forms.plural, year=first.period)).strip()
    if label is not None and first.is_to_answer:
        forms = label.forms(reader.language)
        all_of_it = forms.plural_definite if holds_many(charter, first.about) else forms.definite
        return reader.say(sentence(N_("answer {what} in {year}"), what=all_of_it, year=first.period))
    return duty_sentence(charter, first, reader, names)


def duty_line(charter: Charter, rows: list[Duty], reader: Phrasing, names: Mapping[str, str]) -> str:
    """One line for duties alike: what, whose, by when, and on which ground."""
    first = rows[0]
    words = duty_sentence(charter, first, reader, names)
    whose = names.get(first.body, first.body)
    if len(rows) > 1:
        words = shared_duty_sentence(charter, rows, reader, names)
        whose = reader.translate(N_("{number} bodies")).format(number=len({row.concerns or row.body for row in rows}))
    parts = [words, whose, due_phrase(charter, first, reader)]
    return ", ".join(part for part in parts if part) + f" ({ground_sentence(charter, first, reader)})"


def in_force_sentence(charter: Charter, duties: Iterable[Duty], reader: Phrasing) -> Iterator[str]:
    """The texts decided for years to come that ask nothing yet."""
    for duty in duties:
        if duty.is_to_renew and duty.state == "upcoming" and duty.due is not None:
            label = label_about(charter, duty)
            if label is not None:
                yield reader.translate(N_("Holds: {what}, through {day}")).format(
                    what=label.forms(reader.language).definite, day=reader.show(duty.due)
                )
