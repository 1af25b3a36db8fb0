"""Who may do what: one question, asked before every act and every address, that can say why not.

Deny by default: an act without a rule is refused to everybody. A rule names whose seat counts (the subject's own
body, the body that decides, the executive board …), the roles in it, and what must be true of the subject.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from koll.charter.model import Role

    Words = str | _StrPromise
else:
    Words = str


class UnableTo(Exception):
    """Something a person asked for and cannot have; `sentence` says what, why and what to do next."""

    def __init__(self, sentence: Words) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


class UnableToReach(UnableTo):
    """The person asking may not do or see this."""


class Act(StrEnum):
    """Everything that can be done or seen and is not open to every signed-in person."""

    READ_INSIDE = "read_inside"
    READ_DRAFT = "read_draft"
    READ_NOTES = "read_notes"
    READ_PLAN = "read_plan"
    RECORD_DECISION = "record_decision"
    ATTACH = "attach"
    ATTEST = "attest"
    CORRECT_DECISION = "correct_decision"
    ADOPT = "adopt"
    ADOPT_DOCUMENT = "adopt_document"
    REPEAL_DOCUMENT = "repeal_document"
    RECONSIDER = "reconsider"
    CLOSE_ASSIGNMENT = "close_assignment"
    REPORT_ASSIGNMENT = "report_assignment"
    PROPOSE_BUDGET = "propose_budget"
    PUT_ALTERNATIVE = "put_alternative"
    FULFIL = "fulfil"
    OPEN_OCCASION = "open_occasion"
    WRITE = "write"
    SUBMIT = "submit"
    DECIDE_OCCASION = "decide_occasion"
    KEEP_FORM = "keep_form"
    PUBLISH_FORM = "publish_form"
    ADD_THOUGHT = "add_thought"
    HOLD = "hold"
    REPORT = "report"
    NOTE_REPORT = "note_report"
    RAISE_PROPOSAL = "raise_proposal"
    PROPOSE = "propose"
    ARGUE = "argue"
    PREPARE = "prepare"
    DECIDE_PROPOSAL = "decide_proposal"
    DECLINE_PROPOSAL = "decline_proposal"
    PLAN = "plan"
    WORK_IN_PLAN = "work_in_plan"
    TURN_REMINDERS = "turn_reminders"
    KEEP_INDICATORS = "keep_indicators"
    ASK_STAFF = "ask_staff"
    TAKE_ANSWER = "take_answer"
    COMMENT = "comment"
    FETCH = "fetch"
    APPOINT = "appoint"
    START = "start"


@dataclass(frozen=True, slots=True)
class SeatHeld:
    """A seat the actor holds on the day: the body's key, what the body is, and the role in it."""

    body: str
    body_role: Role
    role: str
    body_name: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is asking. `person` is None for somebody who has not signed in; `is_system` for the `koll` command."""

    person: int | None = None
    name: str = ""
    seats: tuple[SeatHeld, ...] = ()
    rooms: frozenset[int] = frozenset()
    is_system: bool = False

    @property
    def bodies(self) -> frozenset[str]:
        """The keys of the bodies the actor sits in."""
        return frozenset(seat.body for seat in self.seats)


NOBODY = Actor()
SYSTEM = Actor(name="koll", is_system=True)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is acted upon, as far as permission needs to know.

    `family`: the body and the bodies under it, whose officers write for it. `decides`: the key of the body whose
    decision it is. `state`: "draft", "submitted", "done" (frozen) or "" where it has none.
    """

    body: str = ""
    body_role: Role | None = None
    family: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    decides: str = ""
    state: str = ""
    shared: bool = False
    room: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Yes or no, and when no, a sentence that says why."""

    allowed: bool
    why: Words = ""


Whose = Callable[[Subject, SeatHeld], bool]


def own_body(subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in the subject's body."""
    return seat.body == subject.body


def own_family(subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in the subject's body or in one under it."""
    return seat.body == subject.body or seat.body in subject.family


def taking_part(subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in a body that takes part."""
    return own_family(subject, seat) or seat.body in subject.counterparts


def the_decider(subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in the body whose decision it is."""
    return bool(subject.decides) and seat.body == subject.decides


def the_executive(_subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in the executive board."""
    return seat.body_role == "executive"


def the_council(_subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in the council."""
    return seat.body_role == "council"


def the_reporter(subject: Subject, seat: SeatHeld) -> bool:
    """Officers' bodies cannot raise a matter in the council (KL 5:22): their result goes through a committee."""
    if subject.body_role in ("sector", "unit"):
        return seat.body_role in ("committee", "executive") and (
            seat.body in subject.family or seat.body_role == "executive"
        )
    return seat.body == subject.body


def own_family_or_executive(subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in the subject's body, in one under it, or in the executive board."""
    return own_family(subject, seat) or seat.body_role == "executive"


def anybody(_subject: Subject, _seat: SeatHeld) -> bool:
    """Any seat in the municipality."""
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """Whose seat counts, in which roles, in which states of the subject, and the sentence said otherwise."""

    whose: Whose
    roles: frozenset[str]
    why_not: Words
    states: frozenset[str] | None = None
    why_not_now: Words = ""


ALL = frozenset({"member", "chair", "secretary", "manager", "officer", "auditor", "administrator"})
WRITERS = frozenset({"secretary", "officer", "manager", "chair"})
MINUTES = frozenset({"secretary"})
LEADERS = frozenset({"secretary", "chair"})
STAFF = frozenset({"manager", "officer"})
UNFROZEN = frozenset({"draft", "submitted"})
FROZEN_SENTENCE = _("It has been decided and is frozen. Open a new version if something must be corrected.")
MINUTES_SENTENCE = _(
    "Only the secretary of the body that decides can record this. Ask the secretary to do it, or to give you the seat."
)
WRITERS_SENTENCE = _(
    "Only those who write for this body can do this. Ask its secretary if you should have a seat there."
)

RULES: Mapping[Act, Rule] = {
    Act.READ_INSIDE: Rule(
        anybody, ALL, _("You have no seat in the municipality. Sign in, or ask an administrator for a seat.")
    ),
    Act.READ_DRAFT: Rule(own_family, ALL, _("This is a draft. It can be read by others when the body has decided it.")),
    Act.READ_NOTES: Rule(
        taking_part,
        ALL - {"auditor"},
        _("The notes stay with those who took part. The result is open to all."),
    ),
    Act.READ_PLAN: Rule(own_family, ALL, _("A plan belongs to the unit and its manager. Ask them to share it.")),
    Act.RECORD_DECISION: Rule(the_decider, MINUTES, MINUTES_SENTENCE),
    Act.ATTACH: Rule(the_decider, MINUTES, MINUTES_SENTENCE),
    Act.ATTEST: Rule(the_decider, MINUTES, MINUTES_SENTENCE),
    Act.CORRECT_DECISION: Rule(the_decider, MINUTES, MINUTES_SENTENCE),
    Act.ADOPT: Rule(the_decider, MINUTES, MINUTES_SENTENCE),
    Act.ADOPT_DOCUMENT: Rule(the_decider, MINUTES, MINUTES_SENTENCE),
    Act.REPEAL_DOCUMENT: Rule(the_decider, MINUTES, MINUTES_SENTENCE),
    Act.RECONSIDER: Rule(the_decider, MINUTES, MINUTES_SENTENCE),
    Act.CLOSE_ASSIGNMENT: Rule(
        the_decider,
        LEADERS,
        _("Only the body that gave the assignment can close it. Report on it instead, and it will come up there."),
    ),
    Act.REPORT_ASSIGNMENT: Rule(
        own_body, LEADERS, _("Only the chair or the secretary of the body that has the assignment can report on it.")
    ),
    Act.PROPOSE_BUDGET: Rule(
        the_executive,
        WRITERS,
        _("The executive board draws up the proposed budget (KL 11:8). Ask its secretary if you should take part."),
    ),
    Act.PUT_ALTERNATIVE: Rule(
        the_council,
        frozenset({"member", "chair", "secretary"}),
        _("Only the council's members and its secretary put forward an alternative to the proposed budget."),
    ),
    Act.FULFIL: Rule(the_decider, MINUTES, MINUTES_SENTENCE),
    Act.OPEN_OCCASION: Rule(own_family, WRITERS, WRITERS_SENTENCE),
    Act.WRITE: Rule(own_family, WRITERS, WRITERS_SENTENCE, UNFROZEN, FROZEN_SENTENCE),
    Act.SUBMIT: Rule(
        own_family,
        WRITERS,
        WRITERS_SENTENCE,
        frozenset({"draft"}),
        _("It has already been handed over. Ask the secretary to send it back if it must be changed."),
    ),
    Act.DECIDE_OCCASION: Rule(own_body, MINUTES, MINUTES_SENTENCE, UNFROZEN, FROZEN_SENTENCE),
    Act.KEEP_FORM: Rule(own_family, WRITERS, WRITERS_SENTENCE),
    Act.PUBLISH_FORM: Rule(own_family, WRITERS, WRITERS_SENTENCE, UNFROZEN, FROZEN_SENTENCE),
    Act.ADD_THOUGHT: Rule(
        taking_part,
        ALL - {"auditor"},
        _("Only those who take part are in the room. Ask the one who holds the dialogue for its code."),
        UNFROZEN,
        FROZEN_SENTENCE,
    ),
    Act.HOLD: Rule(own_family, WRITERS, WRITERS_SENTENCE, UNFROZEN, FROZEN_SENTENCE),
    Act.REPORT: Rule(
        the_reporter,
        LEADERS,
        _("Only the chair or the secretary of a committee or company can report to the council (KL 5:22)."),
        frozenset({"done"}),
        _("There is no result to report yet. Hold the dialogue first."),
    ),
    Act.NOTE_REPORT: Rule(the_council, MINUTES, MINUTES_SENTENCE),
    Act.RAISE_PROPOSAL: Rule(own_family, WRITERS, WRITERS_SENTENCE),
    Act.PROPOSE: Rule(
        own_body, LEADERS, _("Only the chair or the secretary can send a proposal on in the body's name.")
    ),
    Act.ARGUE: Rule(taking_part, WRITERS, _("A proposal is argued in a dialogue that its body takes part in.")),
    Act.PREPARE: Rule(
        the_executive,
        WRITERS,
        _("The executive board prepares matters for the council (KL 5:26–5:28). Its secretary can do this."),
    ),
    Act.DECIDE_PROPOSAL: Rule(the_decider, MINUTES, MINUTES_SENTENCE),
    Act.DECLINE_PROPOSAL: Rule(the_decider, MINUTES, MINUTES_SENTENCE),
    Act.PLAN: Rule(
        own_body,
        frozenset({"manager"}),
        _("Each manager is responsible for the unit's own plan. Talk to the manager about a change."),
    ),
    Act.WORK_IN_PLAN: Rule(own_body, STAFF, _("Only the unit's own staff work in its plan. Ask its manager.")),
    Act.KEEP_INDICATORS: Rule(
        own_family_or_executive,
        WRITERS,
        _("Indicators are kept by those who write for their body, or for the executive board. Ask one of them."),
    ),
    Act.TURN_REMINDERS: Rule(
        own_body,
        LEADERS | {"manager"},
        _("The body itself chooses its reminders. Ask its chair, secretary or manager."),
    ),
    Act.ASK_STAFF: Rule(
        own_family,
        LEADERS | {"manager"},
        _("Managers, the chair and the secretary ask the staff. Ask one of them to do it."),
        UNFROZEN,
        FROZEN_SENTENCE,
    ),
    Act.COMMENT: Rule(
        anybody, ALL, _("You have no seat in the municipality. Sign in, or ask an administrator for a seat.")
    ),
    Act.APPOINT: Rule(
        anybody,
        frozenset({"administrator"}),
        _("Only an administrator can give or end a seat. Ask one to do it."),
    ),
}

SYSTEM_ACTS = frozenset({Act.START, Act.APPOINT, Act.FETCH, Act.TAKE_ANSWER})
"""What Koll may do by itself: set up a municipality and its first seats, fetch from sources, and take an answer from
somebody who has shown the secret address of a question to employees and is nobody to Koll."""


def may(actor: Actor, act: Act, subject: Subject | None = None) -> Verdict:
    """Whether the actor may do this to the subject; deny by default.

    A no carries one sentence: why, and what to do instead.

    >>> may(NOBODY, Act.READ_INSIDE).allowed
    False
    >>> may(Actor(1, "A", (SeatHeld("kf", "council", "member"),)), Act.READ_INSIDE).allowed
    True
    """
    subject = subject or Subject()
    if actor.is_system:
        return Verdict(act in SYSTEM_ACTS, "" if act in SYSTEM_ACTS else MINUTES_SENTENCE)
    rule = RULES.get(act)
    if rule is None:
        return Verdict(False, _("Nobody may do this here."))
    if act is Act.READ_PLAN and subject.shared and actor.seats:
        return Verdict(True)
    if act is Act.ADD_THOUGHT and subject.room in actor.rooms:
        return Verdict(subject.state in UNFROZEN, "" if subject.state in UNFROZEN else FROZEN_SENTENCE)
    if not any(seat.role in rule.roles and rule.whose(subject, seat) for seat in actor.seats):
        return Verdict(False, rule.why_not)
    if rule.states is not None and subject.state not in rule.states:
        return Verdict(False, rule.why_not_now)
    return Verdict(True)


def require(actor: Actor, act: Act, subject: Subject | None = None) -> None:
    """Raises UnableToReach with the reason when the actor may not."""
    verdict = may(actor, act, subject)
    if not verdict.allowed:
        raise UnableToReach(verdict.why)
