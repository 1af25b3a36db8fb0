"""Says a duty in a sentence, its day with whose it is, and why it is owed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from koll.domain.almanac import is_for_new_council
from koll.domain.charter import Activity, Charter, Forms, Label
from koll.domain.owed._duty import Duty, State, WhoseDay
from koll.domain.sentences import N_, Sentence, Value, sentence

HEADINGS: Mapping[State, str] = {
    "passed": N_("Its day has passed"),
    "open": N_("To do now"),
    "coming": N_("Coming next"),
    "done": N_("Done"),
    "closed": N_("Closed"),
    "unknown": N_("Koll has not been told"),
}
"""The words for each state."""

BY_WHOM: Mapping[WhoseDay, str] = {
    "law": N_("by law at the latest {day}"),
    "model": N_("by the governance model at the latest {day}"),
    "plan": N_("planned for {day}"),
    "proposal": N_("Koll proposes {day}"),
    "none": N_("{day}"),
}
"""A last day, with whose it is."""


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
    return reader.say(phrase(charter, duty, forms, reader, names))


def shared_sentence(charter: Charter, duty: Duty, reader: Phrasing, names: Mapping[str, str]) -> str:
    """The duty in a few words without the body it is about, for a line that several bodies share."""
    return duty_sentence(charter, duty, reader, {**names, duty.concerns: ""}).rstrip(": ")


def phrase(charter: Charter, duty: Duty, forms: Forms, reader: Phrasing, names: Mapping[str, str]) -> Sentence:
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
                N_("adopt {what} for {year} (the newly elected council)"), what=forms.definite, year=duty.period
            )
        case "adopt":
            return sentence(N_("adopt {what} for {year}"), what=forms.definite, year=duty.period)
        case "tell":
            return sentence(N_("{what}: {whose}"), what=forms.indefinite, whose=other) if other else just(forms)
        case "complete":
            return sentence(N_("complete {what} of {whose}"), what=forms.definite, whose=other)
        case "answer":
            return answering_phrase(charter, duty, reader)
        case "report":
            return sentence(
                N_("report the result of {what} {year} to the council"), what=forms.definite, year=duty.period
            )
        case "settle":
            return sentence(N_("answer the proposal “{heading}”"), heading=duty.words)
        case "law":
            return legal_phrase(charter, duty, forms, reader, other)
        case "hold":
            return holding_phrase(charter, duty, forms, other)


def answering_phrase(charter: Charter, duty: Duty, reader: Phrasing) -> Sentence:
    """Which statements are answered in which work, and how far it has come."""
    instrument = next((row for row in charter.instruments if row.key == duty.about), None)
    activity = activity_of(charter, duty.before)
    said = instrument.statement_label.forms(reader.language).plural_definite if instrument else duty.about
    work = activity.label.forms(reader.language).definite if activity else duty.before
    return sentence(
        N_("answer {what} in {work} {year}: {done} of {all} answered"),
        what=said,
        work=work,
        year=duty.period,
        done=duty.of - len(duty.missing),
        all=duty.of,
    )


def legal_phrase(charter: Charter, duty: Duty, forms: Forms, reader: Phrasing, other: str) -> Sentence:
    """What is to be done by law: as the charter says it, or the name of it with its year."""
    row = next((row for row in charter.legal if row.key == duty.about), None)
    words = row.act.forms(reader.language).indefinite if row is not None and row.act is not None else ""
    if words:
        filled = words.replace("{year}", duty.period).replace("{body}", other)
        return sentence(N_("{what}"), what=filled)
    if other:
        return sentence(N_("{what} {year}: {whose}"), what=forms.indefinite, year=duty.period, whose=other)
    return sentence(N_("{what} {year}"), what=forms.indefinite, year=duty.period)


def holding_phrase(charter: Charter, duty: Duty, forms: Forms, other: str) -> Sentence:
    """What is to be written or held, and of which year it is."""
    activity = activity_of(charter, duty.about)
    if activity is not None and activity.is_written:
        return sentence(N_("write {what} {year}"), what=forms.definite, year=duty.period)
    if other:
        return sentence(N_("hold {what} {year}: {whose}"), what=forms.definite, year=duty.period, whose=other)
    return sentence(N_("hold {what} {year}"), what=forms.definite, year=duty.period)


def activity_of(charter: Charter, key: str) -> Activity | None:
    """The activity with this key; None for one the charter no longer has."""
    return next((row for row in charter.activities if row.key == key), None)


def just(forms: Forms) -> Sentence:
    """Just what it is called."""
    return sentence(N_("{what}"), what=forms.indefinite)


def holds_many(charter: Charter, instrument: str) -> bool:
    """Whether the instrument is spoken of in the plural."""
    return any(row.key == instrument and row.statements == "many" for row in charter.instruments)


def due_phrase(charter: Charter, duty: Duty, reader: Phrasing) -> str:
    """By when and by whom, in words; nothing where no day is set."""
    if duty.state in ("done", "closed"):
        ends = [row.on for row in duty.evidence if row.on is not None]
        said = reader.translate(N_("done {day}") if duty.state == "done" else N_("closed {day}"))
        return said.format(day=reader.show(max(ends))) if ends else ""
    parts = []
    if duty.agreed is not None:
        parts.append(last_day_phrase("plan", duty.agreed, reader))
    if duty.due is not None and (duty.agreed is None or duty.whose_day != "proposal"):
        said = limit_phrase(duty.due, reader) if duty.window.is_limit else ""
        parts.append(said or last_day_phrase(duty.whose_day, duty.due, reader))
        if duty.window.in_time_until is not None and duty.window.in_time_until > duty.due:
            moved = reader.translate(N_("in time until {day}"))
            parts.append(moved.format(day=reader.show(duty.window.in_time_until)))
    if duty.due is None and duty.before:
        parts.append(before_phrase(charter, duty, reader))
    return ", ".join(part for part in parts if part)


def last_day_phrase(whose: WhoseDay, last: date, reader: Phrasing) -> str:
    """A last day, with whose it is: the law's, the model's, one's own or Koll's proposal."""
    return reader.translate(BY_WHOM[whose]).format(day=reader.show(last))


def limit_phrase(last: date, reader: Phrasing) -> str:
    """Within what law wants it done when it sets no day: the year, or the time that ends with the day."""
    if (last.month, last.day) == (12, 31):
        return reader.translate(N_("by law during {year}")).format(year=last.year)
    return reader.translate(N_("by law, which sets no day, by {day}")).format(day=reader.show(last))


def before_phrase(charter: Charter, duty: Duty, reader: Phrasing) -> str:
    """Before which work it is to be done; and that it should have been, once that work's days have gone."""
    activity = activity_of(charter, duty.before)
    if activity is None:
        return ""
    what, year = activity.label.forms(reader.language).definite, duty.before_period
    if year is None:
        return reader.translate(N_("before {what}")).format(what=what)
    gone = duty.is_before_gone
    said = reader.translate(N_("should have been done before {what} {year}") if gone else N_("before {what} {year}"))
    return said.format(what=what, year=year)


def ground_sentence(charter: Charter, duty: Duty, reader: Phrasing) -> str:
    """The section a duty rests on: of the model's text with its heading, or of law."""
    if duty.why.is_law:
        return duty.why.section
    heading = next((row.heading for row in charter.sections if row.key == duty.why.section), duty.why.section)
    return reader.translate(N_("the governance model, “{heading}”")).format(heading=heading)
