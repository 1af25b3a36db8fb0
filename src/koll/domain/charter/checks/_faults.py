"""Knows everything that can be wrong with a charter or its facts, and how to say it and cure it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from koll.domain.sentences import N_, Sentence, Value, sentence

Translate = Callable[[str], str]

FAULTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # reading
        "unreadable": (
            N_("The file {path} cannot be read."),
            N_("See that the path is right, that you may read the file and that it is saved as UTF-8."),
        ),
        "not_toml": (
            N_("The line cannot be understood, so what comes after it has not been read."),
            N_("Look for a quotation mark, a bracket or an equals sign that is missing or too many."),
        ),
        "duplicate_key": (N_("“{key}” is there twice."), N_("Keep one of them, or give the other a name of its own.")),
        # shape
        "unknown_key": (N_("“{key}” means nothing here."), N_("Remove it, or write one of: {known}.")),
        "missing_key": (N_("“{key}” is missing."), N_("Add it. {example}")),
        "not_words": (N_("“{key}” should be words in quotation marks."), N_("Write it so: {example}")),
        "not_a_list": (N_("“{key}” should be a list of words."), N_("Write it so: {example}")),
        "not_a_day": (N_("“{key}” should be a day, without quotation marks."), N_("Write it so: {example}")),
        "not_a_month_day": (
            N_("“{key}” should be a day of any year, in quotation marks."),
            N_("Write month and day: {example}"),
        ),
        "not_a_number": (N_("“{key}” should be a whole number."), N_("Write it so: {example}")),
        "not_true_or_false": (N_("“{key}” should be true or false."), N_("Write it so: {example}")),
        "not_a_table": (N_("“{key}” should be a table of its own."), N_("Write it under a heading: {example}")),
        "not_repeated": (
            N_("“{key}” should be tables that are repeated."),
            N_("Write each under a heading of its own: {example}"),
        ),
        "not_a_choice": (N_("“{value}” cannot be chosen here."), N_("Choose one of: {known}.")),
        "bad_key": (
            N_("“{key}” cannot be used as a key."),
            N_("Begin with a letter and use only a–z, 0–9, hyphens and underscores, at most 60 characters."),
        ),
        "empty": (N_("“{key}” holds nothing."), N_("Write what it should say, or remove the line.")),
        "said_twice": (N_("“{value}” is in the list twice."), N_("Keep one of them.")),
        "out_of_range": (
            N_("“{key}” is {value}, which cannot be right."),
            N_("Write a number from {least} to {most}."),
        ),
        "no_such_day": (N_("There is no day {value}."), N_("Write a day that exists, such as {example}.")),
        "not_every_year": (N_("29 February is not there every year."), N_("Choose another day.")),
        "missing_form": (
            N_("The name has {count} forms, but four are needed."),
            N_("Write indefinite, definite, plural and definite plural: {example}"),
        ),
        "wrong_format": (N_("The format “{value}” is not one that Koll reads."), N_('Write: format = "{known}"')),
        # grounds
        "missing_ground": (
            N_("It says neither which words of the adopted text it rests on nor which section of law."),
            N_("Add section and quote, or law."),
        ),
        "missing_section": (N_("The quote has no section."), N_("Add section: the key of the section it stands in.")),
        "missing_quote": (
            N_("The section has no quote."),
            N_("Add quote: a few words, exactly as the adopted text has them."),
        ),
        "two_grounds": (
            N_("It rests both on the adopted text and on law."),
            N_("Keep section and quote, or keep law."),
        ),
        "law_without_section": (
            N_("“{value}” does not say which section of law."),
            N_("Write the law and its section, such as KL 11:10."),
        ),
        "quote_too_long": (
            N_("The quote has {count} characters, which is more than a reader needs."),
            N_("Keep the words that decide, at most {most} characters."),
        ),
        "quote_not_in_text": (
            N_("The adopted text does not hold the words “{quote}”."),
            N_("Quote exactly as the text is spelt, even when it is misspelt."),
        ),
        "quote_elsewhere": (
            N_("The words “{quote}” are in the text, but not in the section “{section}”."),
            N_("Give the section where they stand, or quote other words."),
        ),
        "heading_not_in_text": (
            N_("The adopted text has no heading “{heading}” after the one before it."),
            N_("Write the headings exactly as they stand in the text, in its order."),
        ),
        # references
        "unknown_section": (
            N_("There is no section “{key}”."),
            N_("Add it under [section], or choose one of: {known}."),
        ),
        "unknown_body": (
            N_("There is no kind of body “{key}”."),
            N_("Add it under [body], or choose one of: {known}."),
        ),
        "unknown_instrument": (
            N_("There is no instrument “{key}”."),
            N_("Add it under [instrument], or choose one of: {known}."),
        ),
        "unknown_activity": (
            N_("There is no activity “{key}”."),
            N_("Add it under [activity], or choose one of: {known}."),
        ),
        "unknown_basis": (
            N_("There is neither an instrument nor an activity “{key}”."),
            N_("Choose one that is there, or remove it."),
        ),
        "unknown_form": (N_("There is no form “{key}”."), N_("Add it under [form], or choose one of: {known}.")),
        "unknown_rule": (
            N_("Koll knows no rule of law called “{key}”."),
            N_("Choose one of: {known}."),
        ),
        "answers_undecided": (
            N_("The activity answers “{key}”, which nobody decides: there is no such instrument."),
            N_("Add the instrument with decided_by, or remove the answers."),
        ),
        "answers_unbound": (
            N_("The activity answers “{key}”, which binds none of those who hold the activity."),
            N_("Add a holder to the instrument's binds, or remove the answers."),
        ),
        "binds_nobody": (N_("The instrument binds nobody."), N_("Write in binds which kinds of body it applies to.")),
        "per_body_without_binds": (
            N_("Each body should have a text of its own, but the instrument binds no kind of body."),
            N_("Write in binds which kinds of body have one, or remove per_body."),
        ),
        "crosscutting_one_body": (
            N_("What cuts across the organisation cannot be addressed to one body only."),
            N_("Let binds hold several bodies and remove per_body, or remove crosscutting."),
        ),
        "decider_cannot": (
            N_("“{key}” cannot decide a governing text: it is part of an administration."),
            N_("Let the council, the executive board, a committee or a company decide it."),
        ),
        "council_count": (
            N_("There are {count} kinds of body with the role {role}; there must be exactly one, with many = false."),
            N_("Give exactly one kind of body that role, and set many = false."),
        ),
        "result_not_council": (
            N_("The result goes to “{key}”, which is not the council."),
            N_("Let the result go to the kind of body whose role is council."),
        ),
        "circle": (
            N_("“{field}” goes in a circle: {way}."),
            N_("Remove one of the steps, so that there is a beginning."),
        ),
        "no_parts": (
            N_("What is written has no parts."),
            N_("Add at least one part, such as [{place}.part.own]."),
        ),
        "not_adopted_by_council": (
            N_("The front page says that “{key}” adopted the model, but the council decides it."),
            N_("Let the council adopt it."),
        ),
        "model_decider": (
            N_("The front page and the instrument “{key}” name different bodies as deciding the model."),
            N_("Let adopted_by and decided_by be the same."),
        ),
        "revision_differs": (
            N_("The front page and the instrument “{key}” differ in within how many years the model is revised."),
            N_("Write the same number of years in both."),
        ),
        "not_overseen": (
            N_("“{key}” is not overseen by the executive board, so it cannot be asked this."),
            N_("Ask kinds of body whose role is committee or company."),
        ),
        "law_gives_another": (
            N_("{law} lays this on another body than “{key}”."),
            N_("Choose the kind of body whose role is {role}."),
        ),
        "law_section_differs": (
            N_("The rule “{rule}” rests on {law}, not on {value}."),
            N_('Write: law = "{law}"'),
        ),
        # time
        "in_force_before_adopted": (
            N_("The model is in force from {first}, before it was adopted on {adopted}."),
            N_("Correct one of the days."),
        ),
        "ends_before_it_begins": (
            N_("It ends on {until}, before it begins on {first}."),
            N_("Correct one of the days, or remove the end."),
        ),
        "due_before_opens": (N_("It is due on {due}, before it opens on {opens}."), N_("Correct one of the days.")),
        "result_before_due": (
            N_("The result is due on {result}, before the activity itself on {due}."),
            N_("Correct one of the days."),
        ),
        "due_before_what_it_follows": (
            N_("It is due on {due}, but comes after “{key}”, which does not open until {opens}."),
            N_("Correct one of the days, or remove “{key}” from after."),
        ),
        "due_unstated": (
            N_("It has a last day, although how often it is held is not stated."),
            N_('Write every = "year", or remove due and deadline.'),
        ),
        "two_deadlines": (N_("It has both a day of its own and a day in law."), N_("Keep due, or keep deadline.")),
        "deadline_without_day": (
            N_("The rule “{key}” gives no day of the year."),
            N_("Choose a rule with a day for each year, or write due."),
        ),
        "deadline_outside": (
            N_("The rule “{key}” gives {day} for {year}, which cannot fall inside the period."),
            N_("Choose the rule of law that applies, or correct opens."),
        ),
        "deadline_not_yearly": (
            N_("It has a deadline every year, but is not decided every year."),
            N_("Write yearly = true, or remove deadline."),
        ),
        "yearly_term": (
            N_("It is decided every year and also for {years} years."),
            N_("Keep yearly, or keep term_years."),
        ),
        # facts
        "unknown_fact_body": (N_("There is no body “{key}” among the facts."), N_("Add it under [body].")),
        "before_the_body": (
            N_("The decision is dated {day}, before {body} existed on {begins}."),
            N_("Correct the day of the decision, or the first day of the body."),
        ),
        "after_the_body": (
            N_("The decision is dated {day}, when {body} was no more since {until}."),
            N_("Correct the day of the decision, or the last day of the body."),
        ),
        "paragraph_twice": (
            N_("{body} has § {paragraph} twice in {year}."),
            N_("Correct one of them: paragraphs are numbered anew each year, so each number is used once."),
        ),
        "body_may_not_decide": (
            N_("“{body}” does not decide “{instrument}”."),
            N_("Give the body that the charter says decides it."),
        ),
        "needs_body": (
            N_("Each body has its own “{instrument}”, but the version does not say whose it is."),
            N_("Add body."),
        ),
        "needs_no_body": (
            N_("“{instrument}” applies to all and cannot belong to one body."),
            N_("Remove body from the version."),
        ),
        "not_bound": (N_("{body} has no “{instrument}”."), N_("Give a body of a kind that the instrument binds.")),
        "in_force_before_decided": (
            N_("The text is in force from {first}, before it was decided on {decided}."),
            N_("Correct one of the days."),
        ),
        "one_body_only": (
            N_("There is more than one body of the kind “{kind}”, but there can only be one at a time."),
            N_("End the earlier one with until, or remove one of them."),
        ),
        "not_a_code": (
            N_("“{value}” is not a municipality code."),
            N_("Write four digits in quotation marks, such as “1440”, or leave it out."),
        ),
    }
)
"""Every fault by its code: what is wrong, and what to do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault: where it is (`instrument.vision.quote`, and the line if known), what is wrong, and the cure."""

    code: str
    place: str
    sentence: Sentence
    cure: Sentence
    line: int | None = None

    def said(self, translate: Translate = str) -> str:
        """What is wrong and what to do, after the place.

        >>> problem("binds_nobody", "instrument.vision.binds").said()
        'instrument.vision.binds: The instrument binds nobody. Write in binds which kinds of body it applies to.'
        """
        told = f"{self.sentence.said(translate)} {self.cure.said(translate)}"
        return f"{self.place}: {told}" if self.place else told


def problem(code: str, place: str, /, **values: Value) -> Fault:
    """The fault called `code` at a place, with the values its sentences need."""
    what, cure = FAULTS[code]

    def told(template: str) -> Sentence:
        return sentence(template, **{name: value for name, value in values.items() if f"{{{name}}}" in template})

    return Fault(code=code, place=place, sentence=told(what), cure=told(cure))


class CharterError(Exception):
    """A charter or its facts cannot be used; `problems` holds every fault, in the order of the file."""

    def __init__(self, problems: tuple[Fault, ...]) -> None:
        self.problems = problems
        super().__init__(self.said())

    def said(self, translate: Translate = str) -> str:
        """Every fault, one a line."""
        return "\n".join(one_problem.said(translate) for one_problem in self.problems)
