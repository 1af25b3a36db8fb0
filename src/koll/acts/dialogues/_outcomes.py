"""What comes out of a dialogue: written down, weighed, told of by the bodies it concerns, and carried on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from koll.acts.dialogues._dialogues import dialogue_of
from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    body_existing_on,
    body_with_key,
    change,
    changed_by_another,
    create,
    link,
    occasion_with,
    remove,
    reveal,
)
from koll.domain.refs import OutcomesOfBodyRef, OutcomesRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.dialogues import SIGNALS
from koll.snapshot import subject_of_body, subject_of_occasion
from koll.tables.models import Body, DialogueOutcome, DialogueOutcomeReport, Occasion, Shift, ShiftWeighing


def outcomes_ref(occasion: Occasion) -> OutcomesRef:
    """What came out of the dialogue; its body must have been fetched."""
    return OutcomesRef(
        activity=occasion.activity, body=occasion.body.key, period=occasion.period, number=occasion.number
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueOutcomeInput:
    """What came out. `bodies`: keys of those a signal concerns; `promised_by`, `due_on`: of a commitment.

    `principle` is a key of the charter, with the concrete `example` it stands for.
    """

    kind: str
    text: str
    bodies: tuple[str, ...] = ()
    promised_by: str = ""
    due_on: date | None = None
    principle: str = ""
    example: str = ""
    shared: bool = True

    @property
    def is_commitment(self) -> bool:
        """Whether one body promises something for a day."""
        return self.kind == DialogueOutcome.Kind.COMMITMENT

    @property
    def is_signal(self) -> bool:
        """Whether it says something to the bodies that it concerns."""
        return self.kind in SIGNALS


def upshot_with(number: int) -> DialogueOutcome:
    """The upshot with this number, with its occasion and the body that promised."""
    row = DialogueOutcome.objects.select_related("occasion__body", "promised_by").filter(pk=number).first()
    if row is None:
        raise Refusal(
            "dialogue_outcome.gone", _("This is no longer here. Open the dialogue again to see what came out of it.")
        )
    return row


def refuse(doing: Doing, occasion: Occasion, words: DialogueOutcomeInput) -> None:
    """Says what is missing, in a sentence."""
    if words.kind not in DialogueOutcome.Kind.values:
        raise Refusal(
            "dialogue_outcome.unknown_kind",
            _("Choose what it is: an insight, a challenge, an opportunity, a promise or an open point."),
            field="kind",
        )
    if not words.text.strip():
        raise Refusal(
            "dialogue_outcome.empty", _("Write in a sentence or two what came out of the dialogue."), field="text"
        )
    if words.is_commitment and not (words.promised_by and words.due_on):
        raise Refusal(
            "dialogue_outcome.promise_without_body_or_day",
            _("A promise needs the body that makes it and a day by which it is done. Choose both."),
            field="promised_by",
        )
    if words.is_commitment and words.due_on and words.due_on < occasion.opened_on:
        raise Refusal(
            "dialogue_outcome.promise_before_dialogue",
            _("The day of the promise is before the dialogue was opened. Check the date."),
            field="due_on",
        )
    if words.principle and not words.example.strip():
        raise Refusal(
            "dialogue_outcome.principle_without_example",
            _("A principle is named only with a concrete example of it. Write the example."),
            field="example",
        )
    if words.principle and words.principle not in {principle.key for principle in doing.snapshot.charter.principles}:
        raise Refusal("dialogue_outcome.unknown_principle", _("Choose a principle from the list."), field="principle")
    outside = [key for key in concerned(words) if key not in taking_part(occasion)]
    if outside and not words.shared:
        names = ", ".join(body_existing_on(key, doing.day).name for key in outside)
        raise Refusal(
            "dialogue_outcome.concerns_outsider",
            _("%(bodies)s did not take part and cannot see what stays with those who did. Let others read it.")
            % {"bodies": names},
            field="shared",
        )


def concerned(words: DialogueOutcomeInput) -> tuple[str, ...]:
    """The keys of the bodies that are to see it: those of a signal, or the one that promised."""
    if words.is_commitment:
        return (words.promised_by,)
    return words.bodies if words.is_signal else ()


def taking_part(occasion: Occasion) -> frozenset[str]:
    """The keys of the bodies that take part."""
    return frozenset(
        {occasion.body.key, *Body.objects.filter(invitations__occasion=occasion).values_list("key", flat=True)}
    )


def outcome_values(doing: Doing, words: DialogueOutcomeInput) -> dict[str, Any]:
    """The words by column."""
    promised = words.is_commitment
    return {
        "kind": words.kind,
        "text": words.text.strip(),
        "shared": words.shared,
        "promised_by": body_existing_on(words.promised_by, doing.day) if promised else None,
        "due_on": words.due_on if promised else None,
        "principle": words.principle,
        "example": words.example.strip() if words.principle else "",
    }


def bodies_concerned(doing: Doing, words: DialogueOutcomeInput) -> list[Body]:
    """The bodies that a signal concerns."""
    return [body_existing_on(key, doing.day) for key in words.bodies] if words.is_signal else []


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDialogueOutcome(Input):
    """Writes down what came out of a dialogue: a signal, a commitment or a point left open."""

    secret: ClassVar[tuple[str, ...]] = ("words",)

    occasion: int
    words: DialogueOutcomeInput


@act(
    AddDialogueOutcome,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, occasion_with(given.occasion)),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("Something that came out of a dialogue was written down"),
)
def add_dialogue_outcome(doing: Doing, given: AddDialogueOutcome) -> Done:
    row = occasion_with(given.occasion)
    dialogue_of(doing.snapshot, row)
    refuse(doing, row, given.words)
    made = create(
        DialogueOutcome,
        occasion=row,
        written_on=doing.day,
        written_by_id=doing.actor.person,
        **outcome_values(doing, given.words),
    )
    link(made, "bodies", bodies_concerned(doing, given.words))
    return Done(subject=outcomes_ref(row), said=_("It is written down."), id=made.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDialogueOutcome(Input):
    """Changes what came out, while the dialogue has not been recorded as held."""

    secret: ClassVar[tuple[str, ...]] = ("words",)

    upshot: int
    words: DialogueOutcomeInput
    revision: int


@act(
    ChangeDialogueOutcome,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, upshot_with(given.upshot).occasion),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("Something that came out of a dialogue was changed"),
)
def change_dialogue_outcome(doing: Doing, given: ChangeDialogueOutcome) -> Done:
    row = upshot_with(given.upshot)
    refuse(doing, row.occasion, given.words)
    theirs, mine = ({"text": item.text, "example": item.example} for item in (row, given.words))
    change(
        row,
        revision=given.revision,
        conflict=lambda: changed_by_another(theirs, mine, row.revision),
        **outcome_values(doing, given.words),
    )
    link(row, "bodies", bodies_concerned(doing, given.words))
    return Done(subject=outcomes_ref(row.occasion), said=_("Saved."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveDialogueOutcome(Input):
    """Takes out what was written down by mistake, while the dialogue has not been recorded as held."""

    upshot: int


@act(
    RemoveDialogueOutcome,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, upshot_with(given.upshot).occasion),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("Something that came out of a dialogue was taken out"),
)
def remove_dialogue_outcome(_doing: Doing, given: RemoveDialogueOutcome) -> Done:
    row = upshot_with(given.upshot)
    row.bodies.clear()
    remove(row)
    return Done(subject=outcomes_ref(row.occasion), said=_("It has been taken out."), id=given.upshot)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighShift(Input):
    """Records that the dialogue strengthened a shift of an analysis or let it go, and why.

    `revision` is that of the weighing which is changed, 0 for the first.
    """

    occasion: int
    shift: int
    verdict: str
    reasons: str
    revision: int = 0


@act(
    WeighShift,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, occasion_with(given.occasion)),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A dialogue weighed a shift"),
)
def weigh_shift(doing: Doing, given: WeighShift) -> Done:
    row = occasion_with(given.occasion)
    dialogue_of(doing.snapshot, row)
    seen = (
        Shift.objects.select_related("occasion__body").filter(pk=given.shift, occasion__done_on__isnull=False).first()
    )
    if seen is None or seen.occasion.body.key not in taking_part(row):
        raise Refusal(
            "shift_weighing.not_such_a_shift",
            _("Choose a shift from a decided description of a body that takes part."),
            field="shift",
        )
    if given.verdict not in ShiftWeighing.Verdict.values or not given.reasons.strip():
        raise Refusal(
            "shift_weighing.no_verdict_or_reasons",
            _("Say whether the shift is strengthened or let go, and why."),
            field="reasons",
        )
    earlier = ShiftWeighing.objects.filter(occasion=row, shift=seen).first()
    mine = {"verdict": given.verdict, "reasons": given.reasons.strip()}
    if earlier is None:
        create(ShiftWeighing, occasion=row, shift=seen, **mine)
    else:
        theirs = {"verdict": earlier.verdict, "reasons": earlier.reasons}
        change(
            earlier,
            revision=given.revision,
            conflict=lambda: changed_by_another(theirs, mine, earlier.revision),
            **mine,
        )
    return Done(subject=outcomes_ref(row), said=_("It is written down."), id=seen.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOnDialogueOutcome(Input):
    """Tells what a body does with a signal, or what came of a commitment.

    The words stand in the ledger as they read when others may read what they are about.
    """

    secret: ClassVar[tuple[str, ...]] = ("words",)

    upshot: int
    body: str
    words: str
    is_done: bool


@act(
    ReportOnDialogueOutcome,
    permission=Permission.REPORT_ON_DIALOGUE_OUTCOME,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_with_key(given.body)),
    news=N_("A body told what came of a dialogue"),
    trail=Trail.SHOWN,
)
def report_on_dialogue_outcome(doing: Doing, given: ReportOnDialogueOutcome) -> Done:
    row = upshot_with(given.upshot)
    whose = body_with_key(given.body)
    if row.occasion.done_on is None:
        raise Refusal(
            "dialogue_outcome.not_held_yet",
            _("The dialogue has not been recorded as held yet. Tell what came of it afterwards."),
        )
    if whose != row.promised_by and not row.bodies.filter(pk=whose.pk).exists():
        raise Refusal(
            "dialogue_outcome.does_not_concern",
            _("It does not concern %(body)s. Choose a body that it concerns.") % {"body": whose.name},
            field="body",
        )
    tell(doing, row, whose, given.words, is_done=given.is_done)
    return Done(subject=OutcomesOfBodyRef(body=whose.key), said=_("It has been told."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOpenPointForward(Input):
    """Answers a point left open by an earlier dialogue of the same holder, or carries it on to the next.

    The words stand in the ledger as they read when others may read what they are about.
    """

    secret: ClassVar[tuple[str, ...]] = ("words",)

    occasion: int
    upshot: int
    words: str
    is_done: bool


@act(
    CarryOpenPointForward,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, occasion_with(given.occasion)),
    news=None,
    trail=Trail.SHOWN,
    work=N_("A point left open was answered or carried on"),
)
def carry_open_point_forward(doing: Doing, given: CarryOpenPointForward) -> Done:
    row, point = occasion_with(given.occasion), upshot_with(given.upshot)
    dialogue_of(doing.snapshot, row)
    if not point.is_left_open or point.occasion.body_id != row.body_id or point.occasion.done_on is None:
        raise Refusal(
            "dialogue_outcome.not_left_open",
            _("This point was not left open by an earlier dialogue of the same holder."),
        )
    tell(doing, point, row.body, given.words, is_done=given.is_done, occasion=row)
    return Done(subject=outcomes_ref(row), said=_("It has been told."), id=point.pk)


def tell(
    doing: Doing, upshot: DialogueOutcome, body: Body, words: str, *, is_done: bool, occasion: Occasion | None = None
) -> None:
    """Adds what is told, unless there are no words or nothing more is to be told."""
    if not words.strip():
        raise Refusal(
            "dialogue_outcome.nothing_told",
            _("Write a word of what came of it, or of what you do with it."),
            field="words",
        )
    if DialogueOutcomeReport.objects.filter(upshot=upshot, body=body, is_done=True).exists():
        raise Refusal(
            "dialogue_outcome.done_before",
            _("It has already been told that this is done. Open the page again to read it."),
        )
    told = create(
        DialogueOutcomeReport,
        upshot=upshot,
        body=body,
        occasion=occasion,
        on=doing.day,
        words=words.strip(),
        is_done=is_done,
        told_by_id=doing.actor.person,
    )
    if upshot.shared:
        reveal([told])
