"""The year's written work: opening an occasion, writing its parts and answers, and the body's own decision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.act import Doing, Done, UnableToSave, act, require
from koll.acts.decisions import DecisionWords, the_decision, told
from koll.acts.engine import reveal
from koll.acts.finding import body_on, holder_on, occasion_with, statement_with
from koll.acts.manuscripts import end_shared, rewrite_shared, settle_every_part, settle_part, too_long
from koll.charter import Activity, Charter
from koll.charter.owing_work import frame_of
from koll.paper.written import LONGEST
from koll.permissions import Act, UnableTo
from koll.reads.decisions import closed_on, occasion_address
from koll.reads.instruments import in_force_statements
from koll.reads.municipality import ours, record
from koll.reads.subjects import body_subject, occasion_subject
from koll.reads.templates import activity_of, template_for
from koll.records.models import (
    Answer,
    Body,
    Challenge,
    Closing,
    Occasion,
    OccasionBody,
    Part,
    Shift,
    Statement,
    Trend,
    TrendMeaning,
)


class UnableToWrite(UnableTo):
    """What was written cannot be kept as it stands."""


def address_of(occasion: Occasion) -> str:
    """Where an occasion is read; its body must have been fetched."""
    return occasion_address(occasion.activity, occasion.body.key, occasion.period, occasion.number)


def activity_called(charter: Charter, key: str) -> Activity:
    """The charter's activity with this key, or a sentence that it has none."""
    try:
        return charter.activity(key)
    except KeyError:
        raise UnableToWrite(_("The governance model knows no “%(key)s”.") % {"key": key}) from None


@act
def open_occasion(
    doing: Doing,
    *,
    activity: str,
    body: str,
    period: int,
    planned_on: date | None = None,
    counterparts: tuple[str, ...] = (),
    heading: str = "",
) -> Done:
    """Opens a body's work on an activity for a year."""
    charter = ours().charter
    kind = activity_called(charter, activity)
    whose = body_on(body, doing.day)
    require(doing, Act.OPEN_OCCASION, body_subject(charter, whose))
    if whose.kind not in kind.held_by:
        raise UnableToWrite(_("%(body)s does not hold this according to the governance model.") % {"body": whose.name})
    if not doing.day.year - 1 <= period <= doing.day.year + 2:
        raise UnableToWrite(_("The year %(year)s is too far away. Choose this year or the next.") % {"year": period})
    if planned_on is not None:
        within_frame(kind, period, planned_on, doing.day)
    latest = Occasion.objects.filter(activity=activity, body=whose, period=period).aggregate(n=Max("number"))["n"]
    if latest is not None and kind.kind != "dialogue":
        raise UnableToWrite(_("It is already open for %(year)s. Continue in the one that is there.") % {"year": period})
    occasion = Occasion.objects.create(
        activity=activity,
        body=whose,
        period=period,
        number=(latest or 0) + 1,
        heading=heading.strip(),
        opened_on=doing.day,
        planned_on=planned_on,
        template=template_for(activity, period),
    )
    for key in counterparts:
        OccasionBody.objects.create(occasion=occasion, body=other_body(kind, whose, key, doing.day))
    content = {"activity": activity, "body": body, "period": period, "with": list(counterparts)}
    return Done(address_of(occasion), _("It is open. You can begin."), occasion.pk, content)


def other_body(kind: Activity, whose: Body, key: str, day: date) -> Body:
    """A body invited to the occasion; it must be another, of a kind the charter names when it names any."""
    other = body_on(key, day)
    if other.pk == whose.pk:
        raise UnableToWrite(_("A body cannot invite itself."))
    if kind.counterpart and other.kind not in kind.counterpart:
        raise UnableToWrite(_("%(body)s does not take part in this kind of dialogue.") % {"body": other.name})
    return other


def frozen_unless_open(doing: Doing, occasion: Occasion) -> None:
    """Asks whether the actor may write in the occasion now."""
    require(doing, Act.WRITE, occasion_subject(ours().charter, occasion))


def within_frame(kind: Activity, period: int, day: date, today: date) -> None:
    """A day that people agree on has not passed, and lies within the days of the charter unless those have passed."""
    if day < today:
        raise UnableToWrite(_("The day has already passed. Choose a later one."))
    opens, due = frame_of(kind, period)
    if kind.every == "year" and (day < opens or (due < day and today <= due)):
        raise UnableToWrite(
            _(
                "%(day)s is outside the days of the governance model: from %(opens)s through %(due)s "
                "(“%(section)s”). Choose a day between them."
            )
            % {"day": day, "opens": opens, "due": due, "section": section_of(kind)}
        )


def section_of(kind: Activity) -> str:
    """The heading of the section that an activity rests on, or the section of law."""
    headings = {each.key: each.heading for each in ours().charter.sections}
    return headings.get(kind.ground.section, kind.ground.section)


@act
def plan_occasion(doing: Doing, *, occasion: int, planned_on: date | None) -> Done:
    """Sets the day on which an occasion is to be held or decided."""
    row = occasion_with(occasion)
    frozen_unless_open(doing, row)
    before = row.planned_on
    if planned_on is not None and planned_on != before:
        within_frame(activity_called(ours().charter, row.activity), row.period, planned_on, doing.day)
    row.planned_on = planned_on
    row.revision += 1
    row.save(update_fields=["planned_on", "revision"])
    content = {"planned_on": f"{planned_on or ''}", "before": f"{before or ''}"}
    return Done(address_of(row), _("The day has been set."), row.pk, content)


@act
def write_part(doing: Doing, *, occasion: int, part: str, text: str, revision: int) -> Done:
    """Writes a part; `revision` is that of the text it started from, 0 when there was none."""
    row = occasion_with(occasion)
    frozen_unless_open(doing, row)
    if part not in {each.key for each in activity_of(ours().charter, row).parts}:
        raise UnableToWrite(_("The governance model has no such part."))
    if len(text) > LONGEST:
        raise UnableToWrite(too_long())
    settle_part(row, part, doing)
    kept = Part.objects.filter(occasion=row, key=part).first()
    if kept is None:
        if revision != 0:
            raise UnableToWrite(_("The part is no longer there. Open the page again; your text is kept."))
        Part.objects.create(occasion=row, key=part, text=text, written_at=doing.now, written_by_id=doing.actor.person)
    elif not Part.objects.filter(pk=kept.pk, revision=revision).update(
        text=text, revision=revision + 1, written_at=doing.now, written_by_id=doing.actor.person
    ):
        raise UnableToSave({"text": kept.text}, {"text": text}, kept.revision)
    rewrite_shared(row, part, text, doing)
    return Done(address_of(row), _("Saved."), revision + 1, {"part": part, "revision": revision + 1, "text": text})


@act
def write_answer(
    doing: Doing,
    *,
    occasion: int,
    statement: int,
    mode: str,
    fields: Mapping[str, str],
    revision: int,
    mode_why: str = "",
) -> Done:
    """Answers a direction goal, a factor, a goal of the body's own or an assignment, in the mode the body chose."""
    row = occasion_with(occasion)
    frozen_unless_open(doing, row)
    asked = statement_with(statement)
    words = kept_fields(row, asked, mode, fields)
    must_be_in_force(row, asked, doing.day)
    because = why_another(asked, mode, mode_why)
    kept = Answer.objects.filter(occasion=row, statement=asked).first()
    if kept is None:
        if revision != 0:
            raise UnableToWrite(_("The answer is no longer there. Open the page again; your text is kept."))
        Answer.objects.create(
            occasion=row,
            statement=asked,
            mode=mode,
            mode_why=because,
            fields=words,
            written_at=doing.now,
            written_by_id=doing.actor.person,
        )
    elif not Answer.objects.filter(pk=kept.pk, revision=revision).update(
        mode=mode,
        mode_why=because,
        fields=words,
        revision=revision + 1,
        written_at=doing.now,
        written_by_id=doing.actor.person,
    ):
        why = {"mode_why": kept.mode_why} if kept.mode_why or because else {}
        raise UnableToSave(kept.fields | why, words | {"mode_why": because} if why else words, kept.revision)
    content = {"statement": asked.key, "mode": mode, "fields": words, "revision": revision + 1, "mode_why": because}
    return Done(address_of(row), _("Saved."), revision + 1, content)


def kept_fields(occasion: Occasion, asked: Statement, mode: str, fields: Mapping[str, str]) -> dict[str, str]:
    """The words by field; those of another mode are kept too, so that changing the mode loses nothing."""
    kind = activity_called(ours().charter, occasion.activity)
    answering = next((each for each in kind.answers if each.instrument == asked.version.instrument), None)
    if answering is None:
        raise UnableToWrite(_("“%(heading)s” is not answered here.") % {"heading": asked.heading})
    modes = {
        "measured_or_reasoned": {"measured", "reasoned"},
        "reasoned": {"reasoned"},
        "risks_and_opportunities": {"factor"},
    }[answering.mode]
    if mode not in modes:
        raise UnableToWrite(_("Choose how you answer: measured or reasoned."))
    known = {each.key for each in answering.fields}
    if set(fields) - known:
        raise UnableToWrite(_("The answer holds a field that is not asked for. Open the page again."))
    words = {key: text.strip() for key, text in fields.items() if text.strip()}
    if not words:
        raise UnableToWrite(_("The answer is empty. Write something in at least one field."))
    return words


def why_another(asked: Statement, mode: str, said: str) -> str:
    """Why the body answers in another way than the council suggested, which it must say; "" when it follows it."""
    suggested = asked.suggested_mode
    if not suggested or mode == suggested or {mode, suggested} != {"measured", "reasoned"}:
        return ""
    if not said.strip():
        raise UnableToWrite(
            _("The council suggested another way of answering. Say in a sentence why you choose this one.")
        )
    return said.strip()


def must_be_in_force(occasion: Occasion, asked: Statement, day: date) -> None:
    """A statement that no longer holds is not answered; one addressed to another body neither."""
    if asked.body is not None and holder_on(asked.body, day).pk != occasion.body_id:
        raise UnableToWrite(_("“%(heading)s” is addressed to another body.") % {"heading": asked.heading})
    version = asked.version
    gone = version.decided_until is not None and day >= version.decided_until
    gone = gone or Closing.objects.filter(closed_on(day), statement=asked).exists()
    if asked.body is not None and asked.body_id != occasion.body_id:
        held = in_force_statements(day, [version.instrument], occasion.body.key)
        gone = gone or asked.pk not in {each.id for each in held}
    if not version.stands_beside and not gone:
        gone = (
            type(version)
            .objects.filter(
                instrument=version.instrument,
                body=version.body,
                in_force_from__gt=version.in_force_from,
                in_force_from__lte=day,
            )
            .exists()
        )
    if gone:
        raise UnableToWrite(
            _(
                "“%(heading)s” is no longer in force. Your answer has not been lost: "
                "copy what you need to the statement that replaced it."
            )
            % {"heading": asked.heading}
        )


@act
def see_shift(
    doing: Doing,
    *,
    occasion: int,
    sentence: str,
    why: str = "",
    needs: str = "",
    statements: tuple[int, ...] = (),
    bodies: tuple[str, ...] = (),
) -> Done:
    """Writes down a possible shift the body sees, and which goals and bodies it concerns."""
    row = occasion_with(occasion)
    frozen_unless_open(doing, row)
    if not sentence.strip():
        raise UnableToWrite(_("Say in one sentence which shift you see."))
    number = (Shift.objects.filter(occasion=row).aggregate(n=Max("number"))["n"] or 0) + 1
    shift = Shift.objects.create(
        occasion=row, number=number, sentence=sentence.strip(), why=why.strip(), needs=needs.strip()
    )
    shift.statements.set(Statement.objects.filter(pk__in=statements))
    shift.bodies.set([body_on(key, doing.day) for key in bodies])
    content = {"shift": number, "sentence": sentence, "why": why, "needs": needs, "bodies": list(bodies)}
    return Done(address_of(row), _("The shift has been written down."), shift.pk, content)


@act
def change_shift(
    doing: Doing,
    *,
    shift: int,
    sentence: str,
    why: str,
    needs: str,
    revision: int,
    statements: tuple[int, ...] | None = None,
    bodies: tuple[str, ...] | None = None,
) -> Done:
    """Changes the words of a possible shift, and which goals and bodies it concerns unless those are None."""
    kept = Shift.objects.select_related("occasion__body").filter(pk=shift).first()
    if kept is None:
        raise UnableToWrite(_("The shift is no longer there. Your text is kept; add it as a new one."))
    frozen_unless_open(doing, kept.occasion)
    words = {"sentence": sentence.strip(), "why": why.strip(), "needs": needs.strip()}
    if not words["sentence"]:
        raise UnableToWrite(_("Say in one sentence which shift you see."))
    if not Shift.objects.filter(pk=shift, revision=revision).update(revision=revision + 1, **words):
        theirs = {"sentence": kept.sentence, "why": kept.why, "needs": kept.needs}
        raise UnableToSave(theirs, words, kept.revision)
    if statements is not None:
        kept.statements.set(Statement.objects.filter(pk__in=statements))
    if bodies is not None:
        kept.bodies.set([body_on(key, doing.day) for key in bodies])
    content = words | {"shift": kept.number, "statements": statements, "bodies": bodies}
    return Done(address_of(kept.occasion), _("Saved."), kept.pk, content)


@act
def submit(doing: Doing, *, occasion: int) -> Done:
    """Hands what has been written over to the body, which decides it."""
    row = occasion_with(occasion)
    require(doing, Act.SUBMIT, occasion_subject(ours().charter, row))
    settle_every_part(row, doing)
    row.submitted_on = doing.day
    row.revision += 1
    row.save(update_fields=["submitted_on", "revision"])
    said = _("It has been handed over to %(body)s.") % {"body": row.body.name}
    return Done(address_of(row), said, row.pk, {"submitted_on": doing.day.isoformat()})


@act
def send_back(doing: Doing, *, occasion: int, reason: str) -> Done:
    """Sends what was handed over back to those who write, with a reason."""
    row = occasion_with(occasion)
    require(doing, Act.DECIDE_OCCASION, occasion_subject(ours().charter, row))
    if row.submitted_on is None:
        raise UnableToWrite(_("It has not been handed over yet."))
    if not reason.strip():
        raise UnableToWrite(_("Say why it is sent back, so that those who write know what to do."))
    row.submitted_on = None
    row.revision += 1
    row.save(update_fields=["submitted_on", "revision"])
    return Done(address_of(row), _("It has been sent back."), row.pk, {"reason": reason})


@act
def decide_occasion(doing: Doing, *, occasion: int, words: DecisionWords) -> Done:
    """Records that the body itself decided what was written (KL 6:38 forbids delegating it); it is then frozen."""
    row = occasion_with(occasion)
    require(doing, Act.DECIDE_OCCASION, occasion_subject(ours().charter, row))
    if words.same_as is None and words.body != row.body.key:
        raise UnableToWrite(_("Only %(body)s can decide this (KL 6:38).") % {"body": row.body.name})
    must_come_after(row)
    decision = the_decision(doing, words)
    if decision.day < row.opened_on:
        raise UnableToWrite(_("The decision is dated before the work was opened. Check the date."))
    settle_every_part(row, doing)
    end_shared(row)
    row.done_on, row.decision = decision.day, decision
    row.submitted_on = row.submitted_on or decision.day
    row.revision += 1
    row.save(update_fields=["done_on", "decision", "submitted_on", "revision"])
    reveal_written(row)
    said = _("It has been decided and is now open to all.")
    return Done(address_of(row), said, row.pk, told(decision) | {"occasion": row.pk, "period": row.period})


def reveal_written(row: Occasion) -> None:
    """Has the line of the act that makes it final hold every word of what was written. Six queries."""
    for written in (Part, Answer, Shift, Trend, TrendMeaning, Challenge):
        reveal(written._default_manager.filter(occasion=row))


def must_come_after(occasion: Occasion) -> None:
    """What the charter says comes before must be done, when the same body holds it."""
    charter = ours().charter
    kind = charter.activity(occasion.activity)
    done = {(fact.activity, fact.body, fact.period) for fact in record().occasions if fact.done_on is not None}
    for key in kind.after:
        before = charter.activity(key)
        own = occasion.body.kind in before.held_by and kind.kind == "dialogue" and before.kind == "description"
        if own and (key, occasion.body.key, occasion.period) not in done and not kind.counterpart:
            raise UnableToWrite(
                _("%(before)s %(year)s must be decided first.")
                % {"before": before.label.sv.definite.capitalize(), "year": occasion.period}
            )
