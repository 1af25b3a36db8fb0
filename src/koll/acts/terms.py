"""Preparing what a new term takes up again, several at once, and recording the one decision that came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from koll.acts.act import Doing, Done, UnableToSave, act, require
from koll.acts.decisions import DecisionWords, the_decision, told
from koll.acts.finding import body_called
from koll.acts.instruments import adopted_anew, version_told
from koll.acts.texts import LapseWords, StatementWords, VersionWords
from koll.charter import Instrument
from koll.permissions import NOBODY, Act, UnableTo
from koll.reads.decisions import decision_line
from koll.reads.municipality import ours
from koll.reads.subjects import body_subject
from koll.reads.term_works import ELECTION, taken_up_again, term_address, term_began_on, works_known
from koll.reads.terms import TextInTerm, choices_in, revision_of, target_of, term_page, texts_in
from koll.records.models import Statement, TermChoice, TermWork

BOXES = ("heading", "text", "why", "how", "horizon_on", "mode", "targets")
"""What may be written of a choice; see `TermChoice`."""


class UnableToPrepare(UnableTo):
    """The choice cannot be made, or what was prepared cannot be decided, as it stands."""


@dataclass(frozen=True, slots=True)
class RenewedText:
    """A text that the decision adopts anew: what it is called, and from and until which day it holds."""

    instrument: str
    title: str
    in_force_from: date
    until: date | None = None
    text: str = ""


def instrument_in_term(key: str) -> Instrument:
    """The instrument with this key, when the council takes it up again."""
    for each in taken_up_again(ours().charter):
        if each.key == key:
            return each
    raise UnableToPrepare(_("This is not taken up again after an election."))


def work_begun(began_on: date, day: date) -> TermWork:
    """The work that began on the day; an election's is written down the first time something is chosen in it."""
    row = TermWork.objects.filter(began_on=began_on).first()
    if row is not None:
        return row
    if began_on > day or began_on != term_began_on(day):
        raise UnableToPrepare(_("There is no new term that began on %(day)s.") % {"day": began_on.isoformat()})
    return TermWork.objects.create(began_on=began_on, why=ELECTION)


def text_waiting(began_on: date, instrument: str, day: date) -> TextInTerm:
    """The text as it waits to be taken up; what has been decided is no longer prepared."""
    instrument_in_term(instrument)
    row = TermWork.objects.filter(began_on=began_on).first()
    text = next(
        each for each in texts_in(ours().charter, began_on, day, choices_in(row)) if each.instrument == instrument
    )
    if text.settled_by is not None:
        raise UnableToPrepare(
            _("The council has already decided this, on %(day)s. Adopt a new text if it is to be changed again.")
            % {"day": text.settled_by.day.isoformat()}
        )
    return text


@act
def open_term_work(doing: Doing, *, words: str) -> Done:
    """Opens the council's texts for reconsideration in mid-term, when the majority has changed; never asked for."""
    require(doing, Act.PREPARE_TERM)
    if not words.strip():
        raise UnableToPrepare(_("Write why it is opened, so that those who read it later understand."))
    for began_on, _row in works_known(doing.day):
        page = term_page(NOBODY, began_on, doing.day)
        if page is not None and page.waiting:
            raise UnableToPrepare(
                _("The work that began on %(day)s is not finished. Go on with it instead.")
                % {"day": began_on.isoformat()}
            )
    row = TermWork.objects.create(
        began_on=doing.day, why=TermWork.Why.MAJORITY, words=words.strip(), opened_by_id=doing.actor.person
    )
    return Done(term_address(row.began_on), _("It is open. Suggest what is to become of each."), row.pk, {"why": words})


@act
def choose_in_term(
    doing: Doing, *, began_on: date, instrument: str, key: str, choice: str, words: Mapping[str, str], revision: int
) -> Done:
    """Suggests what is to become of a statement in the new term; an empty `key` is a new statement's first time."""
    require(doing, Act.PREPARE_TERM)
    text = text_waiting(began_on, instrument, doing.day)
    said = {name: words.get(name, "").strip() for name in BOXES if words.get(name, "").strip()}
    refuse_choice(text, key, choice, said)
    work = work_begun(began_on, doing.day)
    kept = TermChoice.objects.filter(work=work, instrument=instrument, key=key).first() if key else None
    if kept is None:
        if revision != 0:
            raise UnableToPrepare(_("It is no longer there. Open the page again; your text is kept."))
        key = key or next_new(work, instrument)
        kept = TermChoice.objects.create(
            work=work,
            instrument=instrument,
            key=key,
            choice=choice,
            words=said,
            written_at=doing.now,
            written_by_id=doing.actor.person,
        )
    elif not TermChoice.objects.filter(pk=kept.pk, revision=revision).update(
        choice=choice, words=said, revision=revision + 1, written_at=doing.now, written_by_id=doing.actor.person
    ):
        raise UnableToSave(all_boxes(kept.choice, kept.words), all_boxes(choice, said), kept.revision)
    content = {"began_on": began_on.isoformat(), "instrument": instrument, "key": key, "choice": choice, "words": said}
    address = f"{term_address(began_on)}#{instrument}-{key}"
    return Done(address, _("Saved."), kept.pk, content)


def all_boxes(choice: str, words: Mapping[str, str]) -> dict[str, str]:
    """A choice as the two texts of a conflict are shown: every box, the empty too."""
    return {"choice": choice} | {name: words.get(name, "") for name in BOXES}


def refuse_choice(text: TextInTerm, key: str, choice: str, said: Mapping[str, str]) -> None:
    """Raises UnableToPrepare when the choice is none, or lacks the words it needs."""
    if choice not in TermChoice.Choice.values:
        raise UnableToPrepare(_("Choose what is to become of it."))
    headings = {each.statement.key: each.statement.heading for each in text.statements}
    is_new = key not in headings
    if is_new and key and key not in {each.key for each in text.added}:
        raise UnableToPrepare(_("It is no longer there. Open the page again; your text is kept."))
    if is_new != (choice == TermChoice.Choice.NEW):
        raise UnableToPrepare(_("Choose what is to become of it."))
    if choice == TermChoice.Choice.LAPSE and not said.get("why"):
        raise UnableToPrepare(_("Say why “%(heading)s” lapses.") % {"heading": headings[key]})
    if choice in (TermChoice.Choice.CHANGE, TermChoice.Choice.NEW) and not said.get("heading"):
        raise UnableToPrepare(_("A statement has no heading. Write it in a few words."))


def next_new(work: TermWork, instrument: str) -> str:
    """The key of a new statement's choice: "new-1" and on, never one that has been used."""
    keys = TermChoice.objects.filter(work=work, instrument=instrument, key__startswith="new-").values_list("key")
    return f"new-{1 + max((int(key.removeprefix('new-')) for (key,) in keys), default=0)}"


@act
def renew_the_rest(doing: Doing, *, began_on: date, instrument: str) -> Done:
    """Suggests that every statement nobody has chosen for is renewed unchanged, with what it contributes to."""
    require(doing, Act.PREPARE_TERM)
    text = text_waiting(began_on, instrument, doing.day)
    work = work_begun(began_on, doing.day)
    left = [each.statement for each in text.statements if each.choice is None]
    for line in left:
        targets = " ".join(target_of(each.address) for each in line.contributes_to)
        words = {"targets": targets, "how": next((each.how for each in line.contributes_to if each.how), "")}
        TermChoice.objects.create(
            work=work,
            instrument=instrument,
            key=line.key,
            choice=TermChoice.Choice.RENEW,
            words={name: said for name, said in words.items() if said},
            written_at=doing.now,
            written_by_id=doing.actor.person,
        )
    content = {"began_on": began_on.isoformat(), "instrument": instrument, "keys": [line.key for line in left]}
    return Done(f"{term_address(began_on)}#{instrument}", _("Saved."), work.pk, content)


@act
def drop_choice(doing: Doing, *, began_on: date, instrument: str, key: str, revision: int) -> Done:
    """Takes back what was suggested for a statement; a new statement that was suggested goes away with it."""
    require(doing, Act.PREPARE_TERM)
    text_waiting(began_on, instrument, doing.day)
    rows = TermChoice.objects.filter(work__began_on=began_on, instrument=instrument, key=key)
    kept = rows.first()
    if kept is None:
        raise UnableToPrepare(_("It has already been taken back."))
    if not rows.filter(revision=revision).delete()[0]:
        raise UnableToSave(all_boxes(kept.choice, kept.words), {}, kept.revision)
    content = {"began_on": began_on.isoformat(), "instrument": instrument, "key": key, "words": kept.words}
    return Done(f"{term_address(began_on)}#{instrument}", _("It has been taken back."), kept.pk, content)


@act
def decide_term(
    doing: Doing, *, began_on: date, decision: DecisionWords, texts: tuple[RenewedText, ...], revision: int
) -> Done:
    """Records the one decision by which the council takes up its texts again, as they were prepared."""
    charter = ours().charter
    require(doing, Act.ADOPT, body_subject(charter, body_called(decision.body)))
    if not texts:
        raise UnableToPrepare(_("Choose at least one text that was decided."))
    row = TermWork.objects.filter(began_on=began_on).first()
    choices = choices_in(row)
    if revision_of(each.revision for each in choices.values()) != revision:
        raise UnableToPrepare(
            _("Somebody has changed a choice since you opened the page. See what it says now, and record it then.")
        )
    made = the_decision(doing, decision)
    told_of = []
    for each in texts:
        words = words_of(text_waiting(began_on, each.instrument, doing.day), each)
        version = adopted_anew(charter, made, words)
        told_of.append(version_told(version, words))
    said = _("The decision has been recorded, and what was prepared holds from the days you stated.")
    return Done(decision_line(made).address, said, made.pk, told(made) | {"texts": told_of})


def words_of(text: TextInTerm, renewed: RenewedText) -> VersionWords:
    """The text to adopt, made of the choices; what nobody has chosen for is named, for nothing lapses silently."""
    unchosen = [each.statement.heading for each in text.statements if each.choice is None]
    if unchosen:
        raise UnableToPrepare(
            _("Nothing lapses silently. Say of each of these what is to become of it: %(headings)s.")
            % {"headings": ", ".join(_("“%(heading)s”") % {"heading": each} for each in unchosen)}
        )
    lapsing, statements = [], []
    until = text.former.until if text.former else None
    goes_on = until is None or until > renewed.in_force_from
    chosen = [(each.statement, each.choice) for each in text.statements if each.choice is not None]
    for line, choice in chosen:
        if choice.choice == "lapse":
            lapsing.append(LapseWords(line.key, choice.words.get("why", "")))
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
    return VersionWords(
        renewed.instrument,
        renewed.title,
        renewed.in_force_from,
        text=renewed.text,
        until=renewed.until,
        statements=tuple(statements),
        lapsing=tuple(lapsing) if goes_on else (),
    )


def statement_of(heading: str, text: str, key: str, words: Mapping[str, str], day: date) -> StatementWords:
    """A statement to adopt; what it contributes to is found as it reads in the text that then holds."""
    horizon = words.get("horizon_on", "")
    return StatementWords(
        heading=heading,
        text=text,
        key=key,
        horizon_on=date.fromisoformat(horizon) if horizon else None,
        suggested_mode=words.get("mode", ""),
        contributes_to=tuple(statement_now(each, day) for each in words.get("targets", "").split()),
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
        raise UnableToPrepare(
            _("What a statement contributes to no longer holds. Choose again what it contributes to.")
        )
    return row.pk
