"""Adopting governing texts: a version, its statements and what they contribute to, all by one decision."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, deciding_body, record_or_find_decision
from koll.acts.engine import Doing, Done, Input, act, body_existing_on, body_with_key, create, statement_with
from koll.acts.instruments._adoption_rules import check_days, check_decider, check_need, check_statements
from koll.acts.instruments._inputs import StatementInput, StatementLapseInput, VersionInput
from koll.domain.charter import Charter, Instrument
from koll.domain.record import statement_numbers, unaccounted_statements
from koll.domain.refs import VersionRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.instruments import in_force_statements
from koll.snapshot import Snapshot, subject_of_body
from koll.tables.models import Body, Decision, Statement, StatementLapse, StatementLink, Version

__all__ = [
    "StatementInput",
    "StatementLapseInput",
    "VersionInput",
    "adopt_instrument",
    "adopt_text",
    "instrument_called",
    "put_in_force",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptInstrument(Input):
    """Adopts a governing text by a decision: from its first day it holds and ends the one before it."""

    decision: DecisionInput
    version: VersionInput


@act(
    AdoptInstrument,
    permission=Permission.ADOPT_INSTRUMENT,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, deciding_body(given.decision)),
    news=N_("A text was adopted"),
    trail=Trail.SHOWN,
)
def adopt_instrument(doing: Doing, given: AdoptInstrument) -> Done:
    made = record_or_find_decision(doing, given.decision)
    row = adopt_text(doing.snapshot, made, given.version)
    said = _("“%(title)s” has been adopted and is in force from %(day)s.") % {
        "title": row.title,
        "day": row.in_force_from.isoformat(),
    }
    ref = VersionRef(
        instrument=row.instrument,
        body=given.version.body or "",
        in_force_from=row.in_force_from,
        beside=row.pk if row.stands_beside else 0,
    )
    return Done(subject=ref, said=said, id=row.pk)


def adopt_text(snapshot: Snapshot, decision: Decision, words: VersionInput) -> Version:
    """Puts the text in force when it says what it must and leaves nothing out by mistake. Asks no permission."""
    instrument = instrument_called(snapshot.charter, words.instrument)
    check_need(instrument, words)
    check_nothing_is_missed(snapshot, instrument, words)
    return put_in_force(snapshot, instrument, decision, words)


def instrument_called(charter: Charter, key: str) -> Instrument:
    """The charter's instrument with this key, or a sentence that it has none."""
    try:
        return charter.instrument(key)
    except KeyError:
        raise Refusal(
            "text.unknown_instrument", _("The governance model knows no “%(key)s”.") % {"key": key}, field="instrument"
        ) from None


def put_in_force(snapshot: Snapshot, instrument: Instrument, decision: Decision, words: VersionInput) -> Version:
    """Checks the text against the charter and writes it. Asks no permission."""
    charter = snapshot.charter
    whose = body_existing_on(words.body, words.in_force_from) if words.body else None
    check_decider(charter, instrument, decision, whose)
    check_days(instrument, decision, words, whose)
    check_statements(charter, instrument, words)
    former = former_statements(snapshot, instrument, whose, words)
    check_lapses(former, words)
    version = create(
        Version,
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
    write_statements(charter, instrument, version, words.statements, former)
    for row in words.lapsing:
        create(StatementLapse, statement=former[row.key], decision=decision, words=row.why.strip())
    return version


def former_statements(
    snapshot: Snapshot, instrument: Instrument, whose: Body | None, words: VersionInput
) -> dict[str, Statement]:
    """The statements of the text that the new one takes over from, in their order, by key; an ended text has none."""
    if instrument.succession == "adds":
        return {}
    before = (
        Version.objects.filter(instrument=instrument.key, body=whose, in_force_from__lt=words.in_force_from)
        .order_by("-in_force_from")
        .first()
    )
    former = inherited_statements(snapshot, instrument, whose, words)
    if before is None or (before.decided_until is not None and before.decided_until <= words.in_force_from):
        return former
    return {statement.key: statement for statement in before.statements.order_by("number")} | former


def inherited_statements(
    snapshot: Snapshot, instrument: Instrument, whose: Body | None, words: VersionInput
) -> dict[str, Statement]:
    """The goals that the body has taken over from bodies that have ended, by key: its own new goals take over."""
    if whose is None or instrument.level != "own_goal":
        return {}
    held = in_force_statements(snapshot.on(words.in_force_from), [instrument.key], whose.key)
    taken_over = [row.id for row in held if row.body_key not in ("", whose.key)]
    return {statement.key: statement for statement in Statement.objects.filter(pk__in=taken_over).order_by("pk")}


def check_lapses(former: dict[str, Statement], words: VersionInput) -> None:
    """Every earlier statement lives on, or lapses with a reason; what is left out by mistake is named."""
    lapsing = {row.key: row for row in words.lapsing}
    continued = {statement.key for statement in words.statements}
    for key, row in lapsing.items():
        if key not in former:
            raise Refusal(
                "text.lapsing_statement_gone",
                _("The earlier statement that is to lapse is not there. Open the page again."),
                field="lapsing",
            )
        if key in continued:
            raise Refusal(
                "text.statement_lives_and_lapses",
                _("“%(heading)s” is both to live on and to lapse. Choose one.") % {"heading": former[key].heading},
                field="lapsing",
            )
        if not row.why.strip():
            raise Refusal(
                "text.lapse_without_reason",
                _("Say why “%(heading)s” lapses.") % {"heading": former[key].heading},
                field="lapsing",
            )


def check_nothing_is_missed(snapshot: Snapshot, instrument: Instrument, words: VersionInput) -> None:
    """A former statement that is left out by mistake is named, and the text is not adopted."""
    if instrument.statements != "many" or not words.statements:
        return
    whose = body_with_key(words.body) if words.body else None
    former = former_statements(snapshot, instrument, whose, words)
    continued = {statement.key for statement in words.statements}
    missed = unaccounted_statements(former, continued, {row.key for row in words.lapsing})
    if missed:
        raise Refusal(
            "text.statement_left_out",
            _("Nothing lapses silently. Say of each of these whether it lives on or lapses, and why: %(headings)s.")
            % {"headings": ", ".join(_("“%(heading)s”") % {"heading": former[key].heading} for key in missed)},
            field="statements",
        )


def write_statements(
    charter: Charter,
    instrument: Instrument,
    version: Version,
    words: tuple[StatementInput, ...],
    former: dict[str, Statement],
) -> None:
    """Writes the statements with keys and numbers that live on from version to version, and their links."""
    given = words or (
        (StatementInput(heading=version.title, text=version.text),) if instrument.statements == "one" else ()
    )
    taken = set(Statement.objects.filter(version__instrument=instrument.key).values_list("key", flat=True))
    numbers = statement_numbers({key: item.number for key, item in former.items()}, [item.key for item in given])
    for number, item in zip(numbers, given, strict=True):
        if item.key and item.key not in taken:
            raise Refusal(
                "text.continued_statement_gone",
                _("The earlier statement it continues is not there. Open the page again."),
                field="statements",
            )
        key = item.key or new_statement_key(instrument, version, item, number, taken)
        taken.add(key)
        row = create(
            Statement,
            version=version,
            key=key,
            number=number,
            heading=item.heading.strip(),
            text=item.text.strip(),
            body=body_existing_on(item.bodies[0], version.in_force_from) if item.bodies else version.body,
            horizon_on=item.horizon_on,
            suggested_mode=item.suggested_mode,
            why=item.why.strip(),
            means=item.means.strip(),
        )
        link_statements(charter, instrument, row, item)


def new_statement_key(
    instrument: Instrument, version: Version, words: StatementInput, number: int, taken: set[str]
) -> str:
    """A key no statement of this kind has had: the one statement's is the instrument's, others' their words."""
    whose = f"-{version.body.key}" if version.body is not None else ""
    if instrument.statements == "one" and instrument.succession == "replaces":
        return f"{instrument.key}{whose}"
    stem = slugify(words.heading)[:50].strip("-") or str(number)
    key, again = stem, 2
    while key in taken:
        key, again = f"{stem}-{again}", again + 1
    return key


def link_statements(charter: Charter, instrument: Instrument, row: Statement, words: StatementInput) -> None:
    """Links the statement to what it contributes to; a statement that cuts across must contribute to something."""
    wanted = [statement_with(number) for number in dict.fromkeys(words.contributes_to)]
    for target in wanted:
        if target.version.instrument not in instrument.contributes_to:
            raise Refusal(
                "text.no_such_link",
                _("“%(heading)s” cannot contribute to “%(target)s”: the governance model has no such link.")
                % {"heading": row.heading, "target": target.heading},
                field="statements",
            )
        create(StatementLink, from_statement=row, to_statement=target, how=words.how.strip())
    if instrument.crosscutting and instrument.level == "goal" and instrument.contributes_to and not wanted:
        targets = [charter.instrument(key).label.sv.definite for key in instrument.contributes_to]
        if Statement.objects.filter(version__instrument__in=instrument.contributes_to).exists():
            raise Refusal(
                "text.link_missing",
                _("“%(heading)s” does not say what it contributes to. Link it to %(targets)s.")
                % {"heading": row.heading, "targets": _(" or ").join(targets)},
                field="statements",
            )
