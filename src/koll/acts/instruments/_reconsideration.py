"""Preparing what a new term takes up again, several at once, and recording the one decision that came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, deciding_body, record_or_find_decision
from koll.acts.engine import Doing, Done, Input, act, change, changed_by_another, create, remove
from koll.acts.instruments._adoption import adopt_text
from koll.acts.instruments._inputs import StatementInput, StatementLapseInput, VersionInput
from koll.domain.charter import Instrument
from koll.domain.refs import TermRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.decisions import decision_line
from koll.reads.instruments import (
    ELECTION,
    TextInTerm,
    choices_in,
    suggestion_revision,
    taken_up_again,
    target_of,
    term_began_on,
    term_page,
    texts_in,
    works_known,
)
from koll.snapshot import Context, Snapshot, subject_of_body
from koll.tables.models import ReconsiderationSuggestion, ReconsiderationWork, Statement

BOXES = ("heading", "text", "why", "how", "horizon_on", "mode", "targets")
"""What may be written of a choice; see `ReconsiderationSuggestion`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewedText:
    """A text that the decision adopts anew: what it is called, and from and until which day it holds."""

    instrument: str
    title: str
    in_force_from: date
    until: date | None = None
    text: str = ""


def instrument_in_term(snapshot: Snapshot, key: str) -> Instrument:
    """The instrument with this key, when the council takes it up again."""
    for row in taken_up_again(snapshot.charter):
        if row.key == key:
            return row
    raise Refusal(
        "reconsideration.not_taken_up", _("This is not taken up again after an election."), field="instrument"
    )


def work_begun(began_on: date, day: date) -> ReconsiderationWork:
    """The work that began on the day; an election's is written down the first time something is chosen in it."""
    row = ReconsiderationWork.objects.filter(began_on=began_on).first()
    if row is not None:
        return row
    if began_on > day or began_on != term_began_on(day):
        raise Refusal(
            "reconsideration.no_such_term",
            _("There is no new term that began on %(day)s.") % {"day": began_on.isoformat()},
            field="began_on",
        )
    return create(ReconsiderationWork, began_on=began_on, why=ELECTION)


def text_waiting(context: Context, began_on: date, instrument: str) -> TextInTerm:
    """The text as it waits to be taken up; what has been decided is no longer prepared."""
    instrument_in_term(context.snapshot, instrument)
    row = ReconsiderationWork.objects.filter(began_on=began_on).first()
    text = next(
        one_text for one_text in texts_in(context, began_on, choices_in(row)) if one_text.instrument == instrument
    )
    if text.settled_by is not None:
        raise Refusal(
            "reconsideration.decided",
            _("The council has already decided this, on %(day)s. Adopt a new text if it is to be changed again.")
            % {"day": text.settled_by.day.isoformat()},
            field="instrument",
        )
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReconsiderationWork(Input):
    """Opens the council's texts for reconsideration in mid-term, when the majority has changed; never asked for."""

    words: str


@act(
    OpenReconsiderationWork,
    permission=Permission.PREPARE_RECONSIDERATION,
    subject=lambda _doing, _given: None,
    news=N_("The council's texts were opened for reconsideration"),
    trail=Trail.SHOWN,
)
def open_reconsideration_work(doing: Doing, given: OpenReconsiderationWork) -> Done:
    if not given.words.strip():
        raise Refusal(
            "reconsideration.reason_missing",
            _("Write why it is opened, so that those who read it later understand."),
            field="words",
        )
    for began_on, _row in works_known(doing.context):
        page = term_page(doing.context.by_nobody(), began_on)
        if page is not None and page.waiting:
            raise Refusal(
                "reconsideration.not_finished",
                _("The work that began on %(day)s is not finished. Go on with it instead.")
                % {"day": began_on.isoformat()},
            )
    row = create(
        ReconsiderationWork,
        began_on=doing.day,
        why=ReconsiderationWork.Why.MAJORITY,
        words=given.words.strip(),
        opened_by_id=doing.actor.person,
    )
    return Done(
        subject=TermRef(began_on=row.began_on),
        said=_("It is open. Suggest what is to become of each."),
        id=row.pk,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestForStatement(Input):
    """Suggests what is to become of a statement in the new term; an empty `key` is a new statement's first time."""

    secret: ClassVar[tuple[str, ...]] = ("words",)

    began_on: date
    instrument: str
    key: str
    choice: str
    words: Mapping[str, str]
    revision: int


@act(
    SuggestForStatement,
    permission=Permission.PREPARE_RECONSIDERATION,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.OWN,
)
def suggest_for_statement(doing: Doing, given: SuggestForStatement) -> Done:
    text = text_waiting(doing.context, given.began_on, given.instrument)
    said = {name: given.words.get(name, "").strip() for name in BOXES if given.words.get(name, "").strip()}
    refuse_choice(text, given.key, given.choice, said)
    work = work_begun(given.began_on, doing.day)
    kept = suggestion_for(given.began_on, given.instrument, given.key) if given.key else None
    written = {"choice": given.choice, "words": said, "written_at": doing.now, "written_by_id": doing.actor.person}
    if kept is None:
        if given.revision != 0:
            raise Refusal(
                "reconsideration.statement_gone",
                _("It is no longer there. Open the page again; your text is kept."),
                field="key",
            )
        key = given.key or next_new(work, given.instrument)
        kept = create(ReconsiderationSuggestion, work=work, instrument=given.instrument, key=key, **written)
    else:
        theirs, at = all_boxes(kept.choice, kept.words), kept.revision
        conflict = changed_by_another(theirs, all_boxes(given.choice, said), at)
        change(kept, revision=given.revision, conflict=lambda: conflict, **written)
    ref = TermRef(began_on=given.began_on, place=f"{given.instrument}-{kept.key}")
    return Done(subject=ref, said=_("Saved."), id=kept.pk)


def suggestion_for(began_on: date, instrument: str, key: str) -> ReconsiderationSuggestion | None:
    """What is suggested for the statement in this term's work, or None."""
    return ReconsiderationSuggestion.objects.filter(work__began_on=began_on, instrument=instrument, key=key).first()


def all_boxes(choice: str, words: Mapping[str, str]) -> dict[str, str]:
    """A choice as the two texts of a conflict are shown: every box, the empty too."""
    return {"choice": choice} | {name: words.get(name, "") for name in BOXES}


def refuse_choice(text: TextInTerm, key: str, choice: str, said: Mapping[str, str]) -> None:
    """Raises Refusal when the choice is none, or lacks the words it needs."""
    if choice not in ReconsiderationSuggestion.Choice.values:
        raise Refusal("reconsideration.unknown_choice", _("Choose what is to become of it."), field="choice")
    headings = {statement.statement.key: statement.statement.heading for statement in text.statements}
    is_new = key not in headings
    if is_new and key and key not in {row.key for row in text.added}:
        raise Refusal(
            "reconsideration.suggestion_gone",
            _("It is no longer there. Open the page again; your text is kept."),
            field="key",
        )
    if is_new != (choice == ReconsiderationSuggestion.Choice.NEW):
        raise Refusal("reconsideration.choice_of_another_kind", _("Choose what is to become of it."), field="choice")
    if choice == ReconsiderationSuggestion.Choice.LAPSE and not said.get("why"):
        raise Refusal(
            "reconsideration.lapse_without_reason",
            _("Say why “%(heading)s” lapses.") % {"heading": headings[key]},
            field="why",
        )
    if choice in (ReconsiderationSuggestion.Choice.CHANGE, ReconsiderationSuggestion.Choice.NEW) and not said.get(
        "heading"
    ):
        raise Refusal(
            "reconsideration.statement_without_heading",
            _("A statement has no heading. Write it in a few words."),
            field="heading",
        )


def next_new(work: ReconsiderationWork, instrument: str) -> str:
    """The key of a new statement's choice: "new-1" and on, never one that has been used."""
    keys = ReconsiderationSuggestion.objects.filter(
        work=work, instrument=instrument, key__startswith="new-"
    ).values_list("key")
    return f"new-{1 + max((int(key.removeprefix('new-')) for (key,) in keys), default=0)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestRenewalForRest(Input):
    """Suggests that every statement nobody has chosen for is renewed unchanged, with what it contributes to."""

    began_on: date
    instrument: str


@act(
    SuggestRenewalForRest,
    permission=Permission.PREPARE_RECONSIDERATION,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.OWN,
)
def suggest_renewal_for_rest(doing: Doing, given: SuggestRenewalForRest) -> Done:
    text = text_waiting(doing.context, given.began_on, given.instrument)
    work = work_begun(given.began_on, doing.day)
    left = [statement.statement for statement in text.statements if statement.choice is None]
    for line in left:
        targets = " ".join(target_of(row.ref) for row in line.contributes_to)
        words = {"targets": targets, "how": next((row.how for row in line.contributes_to if row.how), "")}
        create(
            ReconsiderationSuggestion,
            work=work,
            instrument=given.instrument,
            key=line.key,
            choice=ReconsiderationSuggestion.Choice.RENEW,
            words={name: said for name, said in words.items() if said},
            written_at=doing.now,
            written_by_id=doing.actor.person,
        )
    return Done(subject=TermRef(began_on=given.began_on, place=given.instrument), said=_("Saved."), id=work.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawSuggestion(Input):
    """Takes back what was suggested for a statement; a new statement that was suggested goes away with it."""

    began_on: date
    instrument: str
    key: str
    revision: int


@act(
    WithdrawSuggestion,
    permission=Permission.PREPARE_RECONSIDERATION,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.OWN,
)
def withdraw_suggestion(doing: Doing, given: WithdrawSuggestion) -> Done:
    text_waiting(doing.context, given.began_on, given.instrument)
    kept = suggestion_for(given.began_on, given.instrument, given.key)
    if kept is None:
        raise Refusal("reconsideration.taken_back", _("It has already been taken back."), field="key")
    if kept.revision != given.revision:
        raise changed_by_another(all_boxes(kept.choice, kept.words), {}, kept.revision)
    number, ref = kept.pk, TermRef(began_on=given.began_on, place=given.instrument)
    remove(kept)
    return Done(subject=ref, said=_("It has been taken back."), id=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideReconsideration(Input):
    """Records the one decision by which the council takes up its texts again, as they were prepared."""

    began_on: date
    decision: DecisionInput
    texts: tuple[RenewedText, ...]
    revision: int


@act(
    DecideReconsideration,
    permission=Permission.ADOPT_INSTRUMENT,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, deciding_body(given.decision)),
    news=N_("The new council took up its texts again"),
    trail=Trail.SHOWN,
)
def decide_reconsideration(doing: Doing, given: DecideReconsideration) -> Done:
    if not given.texts:
        raise Refusal("reconsideration.no_text", _("Choose at least one text that was decided."), field="texts")
    row = ReconsiderationWork.objects.filter(began_on=given.began_on).first()
    choices = choices_in(row)
    if suggestion_revision(choice.revision for choice in choices.values()) != given.revision:
        raise Refusal(
            "reconsideration.choice_changed",
            _("Somebody has changed a choice since you opened the page. See what it says now, and record it then."),
            field="revision",
        )
    made = record_or_find_decision(doing, given.decision)
    for text in given.texts:
        words = suggestion_words(text_waiting(doing.context, given.began_on, text.instrument), text)
        adopt_text(doing.snapshot, made, words)
    said = _("The decision has been recorded, and what was prepared holds from the days you stated.")
    return Done(subject=decision_line(doing.snapshot, made).ref, said=said, id=made.pk)


def suggestion_words(text: TextInTerm, renewed: RenewedText) -> VersionInput:
    """The text to adopt, made of the choices; what nobody has chosen for is named, for nothing lapses silently."""
    unchosen = [statement.statement.heading for statement in text.statements if statement.choice is None]
    if unchosen:
        raise Refusal(
            "reconsideration.statement_left_out",
            _("Nothing lapses silently. Say of each of these what is to become of it: %(headings)s.")
            % {"headings": ", ".join(_("“%(heading)s”") % {"heading": row} for row in unchosen)},
            field="texts",
        )
    lapsing, statements = [], []
    until = text.former.until if text.former else None
    goes_on = until is None or until > renewed.in_force_from
    chosen = [(statement.statement, statement.choice) for statement in text.statements if statement.choice is not None]
    for line, choice in chosen:
        if choice.choice == "lapse":
            lapsing.append(StatementLapseInput(key=line.key, why=choice.words.get("why", "")))
            continue
        changed = choice.choice == "change"
        heading = choice.words.get("heading", "") if changed else line.heading
        body = choice.words.get("text", "") if changed else line.text
        statements.append(statement_of(heading, body, line.key, choice.words, renewed.in_force_from))
    for new in text.added:
        words = new.words
        statements.append(
            statement_of(words.get("heading", ""), words.get("text", ""), "", words, renewed.in_force_from)
        )
    return VersionInput(
        instrument=renewed.instrument,
        title=renewed.title,
        in_force_from=renewed.in_force_from,
        text=renewed.text,
        until=renewed.until,
        statements=tuple(statements),
        lapsing=tuple(lapsing) if goes_on else (),
    )


def statement_of(heading: str, text: str, key: str, words: Mapping[str, str], day: date) -> StatementInput:
    """A statement to adopt; what it contributes to is found as it reads in the text that then holds."""
    horizon = words.get("horizon_on", "")
    return StatementInput(
        heading=heading,
        text=text,
        key=key,
        horizon_on=date.fromisoformat(horizon) if horizon else None,
        suggested_mode=words.get("mode", ""),
        contributes_to=tuple(statement_now(word, day) for word in words.get("targets", "").split()),
        how=words.get("how", ""),
    )


def statement_now(target: str, day: date) -> int:
    """The number of the statement named so, in the text that holds on the day."""
    instrument, _slash, key = target.partition("/")
    row = (
        Statement.objects.filter(version__instrument=instrument, key=key, version__in_force_from__lte=day)
        .order_by("-version__in_force_from", "-version_id")
        .first()
    )
    if row is None:
        raise Refusal(
            "reconsideration.target_gone",
            _("What a statement contributes to no longer holds. Choose again what it contributes to."),
            field="targets",
        )
    return row.pk
