"""Adopting governing texts: a version, its statements and what they contribute to, all by one decision."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext as _

from koll.acts.act import Doing, Done, act, require
from koll.acts.decisions import DecisionWords, the_decision, told
from koll.acts.finding import body_called, body_on, statement_with
from koll.charter import Charter, Instrument
from koll.permissions import Act, UnableTo
from koll.reads.decisions import version_address
from koll.reads.municipality import ours
from koll.reads.subjects import body_subject
from koll.records.models import Body, Decision, Link, Statement, Version


class UnableToAdopt(UnableTo):
    """The text cannot be adopted as it stands."""


@dataclass(frozen=True, slots=True)
class StatementWords:
    """One statement to be adopted. `key` is that of the earlier statement it continues; empty for a new one.

    `contributes_to`: numbers of statements in force; `bodies`: keys of the bodies it is addressed to, none for all.
    `why`, `means` and `horizon_on`: of an assignment, why it is given, with what means, and by when.
    """

    heading: str
    text: str = ""
    key: str = ""
    bodies: tuple[str, ...] = ()
    horizon_on: date | None = None
    suggested_mode: str = ""
    contributes_to: tuple[int, ...] = ()
    how: str = ""
    why: str = ""
    means: str = ""


@dataclass(frozen=True, slots=True)
class VersionWords:
    """A text to be adopted, as the decision has it. `until` is the first day on which it no longer holds."""

    instrument: str
    title: str
    in_force_from: date
    text: str = ""
    until: date | None = None
    body: str | None = None
    contents: dict[str, str] = field(default_factory=dict)
    statements: tuple[StatementWords, ...] = ()
    text_is_known: bool = True


@act
def adopt(doing: Doing, *, decision: DecisionWords, version: VersionWords) -> Done:
    """Adopts a governing text by a decision: from its first day it holds and ends the one before it."""
    charter = ours().charter
    instrument = instrument_called(charter, version.instrument)
    require(doing, Act.ADOPT, body_subject(charter, body_called(decision.body)))
    made = the_decision(doing, decision)
    row = put_in_force(charter, instrument, made, version)
    said = _("“%(title)s” has been adopted and is in force from %(day)s.") % {
        "title": row.title,
        "day": row.in_force_from.isoformat(),
    }
    address = version_address(row.instrument, version.body or "", row.in_force_from, row.pk if row.stands_beside else 0)
    return Done(address, said, row.pk, told(made) | version_told(row, version))


def version_told(row: Version, words: VersionWords) -> dict[str, object]:
    """What the ledger says of an adopted version: every word of it."""
    return {
        "version": row.pk,
        "instrument": words.instrument,
        "whose": words.body,
        "title": words.title,
        "text": words.text,
        "contents": dict(words.contents),
        "in_force_from": words.in_force_from.isoformat(),
        "until": words.until.isoformat() if words.until else None,
        "statements": [
            {
                "key": each.key,
                "heading": each.heading,
                "text": each.text,
                "bodies": list(each.bodies),
                "horizon_on": each.horizon_on.isoformat() if each.horizon_on else None,
                "suggested_mode": each.suggested_mode,
                "contributes_to": list(each.contributes_to),
                "how": each.how,
                "why": each.why,
                "means": each.means,
            }
            for each in words.statements
        ],
    }


def instrument_called(charter: Charter, key: str) -> Instrument:
    """The charter's instrument with this key, or a sentence that it has none."""
    try:
        return charter.instrument(key)
    except KeyError:
        raise UnableToAdopt(_("The governance model knows no “%(key)s”.") % {"key": key}) from None


def put_in_force(charter: Charter, instrument: Instrument, decision: Decision, words: VersionWords) -> Version:
    """Checks the text against the charter and writes it. Asks no permission."""
    whose = body_on(words.body, words.in_force_from) if words.body else None
    check_decider(charter, instrument, decision, whose)
    check_days(instrument, decision, words, whose)
    check_statements(instrument, words)
    version = Version.objects.create(
        instrument=instrument.key,
        body=whose,
        title=words.title.strip(),
        text=words.text.strip(),
        contents={key: text.strip() for key, text in words.contents.items() if text.strip()},
        in_force_from=words.in_force_from,
        decided_until=words.until,
        decision=decision,
        stands_beside=instrument.succession == "adds",
        text_is_known=words.text_is_known,
        is_example=decision.is_example,
    )
    write_statements(charter, instrument, version, words.statements)
    return version


def check_decider(charter: Charter, instrument: Instrument, decision: Decision, whose: Body | None) -> None:
    """Only the body that the charter names decides an instrument; a body's own texts only for itself."""
    label = instrument.label.sv.definite
    if decision.body.kind != instrument.decided_by:
        decider = charter.body(instrument.decided_by).label.sv.definite
        raise UnableToAdopt(
            _("%(body)s cannot decide %(what)s: %(decider)s decides it. Choose a decision by that body.")
            % {"body": decision.body.name, "what": label, "decider": decider}
        )
    if instrument.per_body and whose is None:
        raise UnableToAdopt(_("Say which body the text is for: each has its own."))
    if not instrument.per_body and whose is not None:
        raise UnableToAdopt(_("This text applies to all, so it cannot be adopted for one body alone."))
    if whose is not None and whose.kind not in instrument.binds:
        raise UnableToAdopt(_("%(body)s has no text of this kind.") % {"body": whose.name})
    decides_for_itself = charter.role_of(instrument.decided_by) != "council"
    if whose is not None and decides_for_itself and whose.pk != decision.body_id:
        raise UnableToAdopt(_("A body decides this only for itself."))


def check_days(instrument: Instrument, decision: Decision, words: VersionWords, whose: Body | None) -> None:
    """In force after it is decided, ending after it begins, and only one version a day."""
    if not words.title.strip():
        raise UnableToAdopt(_("The text has no title. Write what it is called."))
    if words.in_force_from < decision.day:
        raise UnableToAdopt(
            _("It cannot be in force from %(from)s, before it was decided on %(day)s. Change one of the days.")
            % {"from": words.in_force_from.isoformat(), "day": decision.day.isoformat()}
        )
    if words.until is not None and words.until <= words.in_force_from:
        raise UnableToAdopt(_("The last day must come after the first."))
    if instrument.succession == "adds":
        return
    same_day = Version.objects.filter(instrument=instrument.key, body=whose, in_force_from=words.in_force_from).first()
    if same_day is not None:
        raise UnableToAdopt(
            _(
                "“%(title)s” already comes into force on %(day)s, and two versions cannot hold at once. "
                "Choose another first day."
            )
            % {"title": same_day.title, "day": words.in_force_from.isoformat()}
        )


def check_statements(instrument: Instrument, words: VersionWords) -> None:
    """One or many as the charter says, each with a heading, none that cuts across addressed to one body."""
    if instrument.statements == "one" and len(words.statements) > 1:
        raise UnableToAdopt(_("This text holds one statement. Put the words together, or leave the others out."))
    continued = [each.key for each in words.statements if each.key]
    if len(continued) != len(set(continued)):
        raise UnableToAdopt(
            _("Two statements continue the same earlier one. Let one of them continue it, and write the other as new.")
        )
    for each in words.statements:
        if not each.heading.strip():
            raise UnableToAdopt(_("A statement has no heading. Write it in a few words."))
        if instrument.crosscutting and each.bodies:
            raise UnableToAdopt(
                _(
                    "“%(heading)s” is addressed to single bodies, but statements of this kind cut across the whole "
                    "organisation. Address it to all, or give those bodies an assignment instead."
                )
                % {"heading": each.heading}
            )
        if len(each.bodies) > 1:
            raise UnableToAdopt(_("Address a statement to one body or to all. Write one for each body."))


def write_statements(
    charter: Charter, instrument: Instrument, version: Version, words: tuple[StatementWords, ...]
) -> None:
    """Writes the statements with keys that live on from version to version, and their links."""
    given = words or ((StatementWords(version.title, version.text),) if instrument.statements == "one" else ())
    taken = set(Statement.objects.filter(version__instrument=instrument.key).values_list("key", flat=True))
    for number, each in enumerate(given, start=1):
        if each.key and each.key not in taken:
            raise UnableToAdopt(_("The earlier statement it continues is not there. Open the page again."))
        key = each.key or new_key(instrument, version, each, number, taken)
        taken.add(key)
        row = Statement.objects.create(
            version=version,
            key=key,
            number=number,
            heading=each.heading.strip(),
            text=each.text.strip(),
            body=body_on(each.bodies[0], version.in_force_from) if each.bodies else version.body,
            horizon_on=each.horizon_on,
            suggested_mode=each.suggested_mode,
            why=each.why.strip(),
            means=each.means.strip(),
        )
        link(charter, instrument, row, each)


def new_key(instrument: Instrument, version: Version, words: StatementWords, number: int, taken: set[str]) -> str:
    """A key no statement of this kind has had: the one statement's is the instrument's, others' their words."""
    whose = f"-{version.body.key}" if version.body is not None else ""
    if instrument.statements == "one" and instrument.succession == "replaces":
        return f"{instrument.key}{whose}"
    stem = slugify(words.heading)[:50].strip("-") or str(number)
    key, again = stem, 2
    while key in taken:
        key, again = f"{stem}-{again}", again + 1
    return key


def link(charter: Charter, instrument: Instrument, row: Statement, words: StatementWords) -> None:
    """Links the statement to what it contributes to; a statement that cuts across must contribute to something."""
    wanted = [statement_with(number) for number in dict.fromkeys(words.contributes_to)]
    for target in wanted:
        if target.version.instrument not in instrument.contributes_to:
            raise UnableToAdopt(
                _("“%(heading)s” cannot contribute to “%(target)s”: the governance model has no such link.")
                % {"heading": row.heading, "target": target.heading}
            )
        Link.objects.create(from_statement=row, to_statement=target, how=words.how.strip())
    if instrument.crosscutting and instrument.level == "goal" and instrument.contributes_to and not wanted:
        targets = [charter.instrument(key).label.sv.definite for key in instrument.contributes_to]
        if Statement.objects.filter(version__instrument__in=instrument.contributes_to).exists():
            raise UnableToAdopt(
                _("“%(heading)s” does not say what it contributes to. Link it to %(targets)s.")
                % {"heading": row.heading, "targets": _(" or ").join(targets)}
            )
