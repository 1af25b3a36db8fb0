"""Whether a text to be adopted fits the charter, its decision and its own days, or a sentence that says why not."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.acts.engine import body_with_key
from koll.acts.instruments._inputs import StatementInput, VersionInput
from koll.domain.charter import Charter, Instrument
from koll.domain.refusals import Refusal
from koll.tables.models import Body, Decision, Version


def check_decider(charter: Charter, instrument: Instrument, decision: Decision, whose: Body | None) -> None:
    """Only the body that the charter names decides an instrument; a body's own texts only for itself."""
    label = instrument.label.sv.definite
    if decision.body.kind != instrument.decided_by:
        decider = charter.body(instrument.decided_by).label.sv.definite
        raise Refusal(
            "text.decided_by_another",
            _("%(body)s cannot decide %(what)s: %(decider)s decides it. Choose a decision by that body.")
            % {"body": decision.body.name, "what": label, "decider": decider},
            field="decision",
        )
    if instrument.per_body and whose is None:
        raise Refusal("text.body_missing", _("Say which body the text is for: each has its own."), field="body")
    if not instrument.per_body and whose is not None:
        raise Refusal(
            "text.applies_to_all",
            _("This text applies to all, so it cannot be adopted for one body alone."),
            field="body",
        )
    if whose is not None and whose.kind not in instrument.binds:
        raise Refusal(
            "text.body_not_bound", _("%(body)s has no text of this kind.") % {"body": whose.name}, field="body"
        )
    decides_for_itself = charter.role_of(instrument.decided_by) != "council"
    if whose is not None and decides_for_itself and whose.pk != decision.body_id:
        raise Refusal("text.decided_for_another", _("A body decides this only for itself."), field="body")


def check_days(instrument: Instrument, decision: Decision, words: VersionInput, whose: Body | None) -> None:
    """In force after it is decided, ending after it begins, and only one version a day."""
    if not words.title.strip():
        raise Refusal("text.title_missing", _("The text has no title. Write what it is called."), field="title")
    if words.in_force_from < decision.day:
        raise Refusal(
            "text.in_force_before_decided",
            _("It cannot be in force from %(from)s, before it was decided on %(day)s. Change one of the days.")
            % {"from": words.in_force_from.isoformat(), "day": decision.day.isoformat()},
            field="in_force_from",
        )
    if words.until is not None and words.until <= words.in_force_from:
        raise Refusal("text.ends_before_it_begins", _("The last day must come after the first."), field="until")
    if instrument.succession == "adds":
        return
    same_day = Version.objects.filter(instrument=instrument.key, body=whose, in_force_from=words.in_force_from).first()
    if same_day is not None:
        raise Refusal(
            "text.first_day_taken",
            _(
                "“%(title)s” already comes into force on %(day)s, and two versions cannot hold at once. "
                "Choose another first day."
            )
            % {"title": same_day.title, "day": words.in_force_from.isoformat()},
            field="in_force_from",
        )


def check_need(instrument: Instrument, words: VersionInput) -> None:
    """A text that others answer or build on says something; a mandate may be whole without numbered statements."""
    needed = instrument.statements == "many" and instrument.level in ("value", "goal", "factor", "own_goal")
    if needed and not words.statements:
        raise Refusal(
            "text.no_statement", _("There is no statement in the text. Write at least one."), field="statements"
        )


def check_statements(charter: Charter, instrument: Instrument, words: VersionInput) -> None:
    """One or many as the charter says, each with a heading, none that cuts across addressed to one body."""
    if instrument.statements == "one" and len(words.statements) > 1:
        raise Refusal(
            "text.one_statement",
            _("This text holds one statement. Put the words together, or leave the others out."),
            field="statements",
        )
    continued = [statement.key for statement in words.statements if statement.key]
    if len(continued) != len(set(continued)):
        raise Refusal(
            "text.statement_continued_twice",
            _("Two statements continue the same earlier one. Let one of them continue it, and write the other as new."),
            field="statements",
        )
    for statement in words.statements:
        check_statement(charter, instrument, statement, words)


def check_statement(charter: Charter, instrument: Instrument, statement: StatementInput, words: VersionInput) -> None:
    """A statement has a heading, is addressed as the charter lets it be, and asks for an answer that there is."""
    if not statement.heading.strip():
        raise Refusal(
            "text.statement_without_heading",
            _("A statement has no heading. Write it in a few words."),
            field="statements",
        )
    if instrument.crosscutting and statement.bodies:
        raise Refusal(
            "text.statement_cuts_across",
            _(
                "“%(heading)s” is addressed to single bodies, but statements of this kind cut across the whole "
                "organisation. Address it to all, or give those bodies an assignment instead."
            )
            % {"heading": statement.heading},
            field="statements",
        )
    if len(statement.bodies) > 1:
        raise Refusal(
            "text.statement_of_many_bodies",
            _("Address a statement to one body or to all. Write one for each body."),
            field="statements",
        )
    for key in statement.bodies:
        body = body_with_key(key)
        if body.kind not in instrument.binds:
            raise Refusal(
                "text.statement_body_not_bound",
                _("“%(heading)s” cannot be addressed to %(body)s: texts of this kind do not bind it.")
                % {"heading": statement.heading, "body": body.name},
                field="statements",
            )
    if statement.suggested_mode and statement.suggested_mode not in modes_of(charter, instrument):
        raise Refusal(
            "text.unknown_mode",
            _("“%(heading)s” suggests a way to answer that the governance model does not have. Choose another.")
            % {"heading": statement.heading},
            field="statements",
        )
    if statement.horizon_on is not None and statement.horizon_on < words.in_force_from:
        raise Refusal(
            "text.horizon_before_in_force",
            _("“%(heading)s” is to be reached by %(day)s, before the text is in force. Check the day.")
            % {"heading": statement.heading, "day": statement.horizon_on.isoformat()},
            field="statements",
        )


def modes_of(charter: Charter, instrument: Instrument) -> tuple[str, ...]:
    """The ways of answering among which one may be suggested: both, where the body that answers chooses."""
    chosen = any(
        answer.mode == "measured_or_reasoned" and answer.instrument == instrument.key
        for activity in charter.activities
        for answer in activity.answers
    )
    return ("measured", "reasoned") if chosen else ()
