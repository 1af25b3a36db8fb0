"""The rules: for each act whose seat counts, in which roles, and in which states of the subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from koll.permissions.actors import SeatHeld, Subject
from koll.permissions.named import Act
from koll.permissions.refusals import Words

Whose = Callable[[Subject, SeatHeld], bool]


def own_body(subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in the subject's body."""
    return seat.is_in(subject.body)


def own_family(subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in the subject's body or in one under it."""
    return seat.is_in(subject.body) or seat.body in subject.family


def taking_part(subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in a body that takes part."""
    return own_family(subject, seat) or seat.body in subject.counterparts


def the_decider(subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in the body whose decision it is."""
    return bool(subject.decides) and seat.is_in(subject.decides)


def the_executive(_subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in the executive board."""
    return seat.body_role == "executive"


def the_council(_subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in the council."""
    return seat.body_role == "council"


def the_council_or_executive(_subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in the council or in the executive board, which prepares its matters."""
    return seat.body_role in ("council", "executive")


def the_reporter(subject: Subject, seat: SeatHeld) -> bool:
    """Officers' bodies cannot raise a matter in the council (KL 5:22): their result goes through a committee."""
    if subject.body_role in ("sector", "unit"):
        return seat.body_role in ("committee", "executive") and (
            seat.body in subject.family or seat.body_role == "executive"
        )
    return seat.is_in(subject.body)


def own_family_or_executive(subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in the subject's body, in one under it, or in the executive board."""
    return own_family(subject, seat) or seat.body_role == "executive"


def own_body_or_executive(subject: Subject, seat: SeatHeld) -> bool:
    """The seat is in the subject's body or in the executive board."""
    return own_body(subject, seat) or seat.body_role == "executive"


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
INSIDERS = ALL - {"auditor"}
"""Everybody but the auditors, who read what is done, never drafts or notes, and change nothing."""
WRITERS = frozenset({"secretary", "officer", "manager", "chair"})
MINUTES = frozenset({"secretary"})
LEADERS = frozenset({"secretary", "chair"})
STAFF = frozenset({"manager", "officer"})
UNFROZEN = frozenset({"draft", "submitted"})
FROZEN_SENTENCE = _("It has been decided and is frozen. Open a new version if something must be corrected.")
MINUTES_SENTENCE = _(
    "Only the secretary of the body that decides can record this. Ask the secretary to do it, or to give you the seat."
)
PAST_SENTENCE = _("This page shows another day, and nothing can be changed there. Go back to today and do it there.")
WRITERS_SENTENCE = _(
    "Only those who write for this body can do this. Ask its secretary if you should have a seat there."
)

RULES: Mapping[Act, Rule] = {
    Act.READ_INSIDE: Rule(
        anybody, ALL, _("You have no seat in the municipality. Sign in, or ask an administrator for a seat.")
    ),
    Act.READ_DRAFT: Rule(
        own_family, INSIDERS, _("This is a draft. It can be read by others when the body has decided it.")
    ),
    Act.READ_NOTES: Rule(
        taking_part,
        INSIDERS,
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
    Act.PREPARE_TERM: Rule(
        the_council_or_executive,
        WRITERS,
        _(
            "What the new council takes up again is prepared by the executive board's staff and the council's "
            "secretary. Ask one of them if you should take part."
        ),
    ),
    Act.CLOSE_ASSIGNMENT: Rule(
        the_decider,
        LEADERS,
        _("Only the body that gave the assignment can close it. Report on it instead, and it will come up there."),
    ),
    Act.REPORT_ASSIGNMENT: Rule(
        own_body, LEADERS, _("Only the chair or the secretary of the body that has the assignment can report on it.")
    ),
    Act.LIST_DECISION: Rule(
        the_decider,
        MINUTES,
        _("Only the secretary of the body that made the decision puts it on the list and takes it off. Ask them to."),
    ),
    Act.TELL_OF_DECISION: Rule(
        own_body, LEADERS, _("Only the chair or the secretary of the body that sees to the decision tells how it goes.")
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
    Act.KEEP_TEMPLATE: Rule(
        the_executive,
        WRITERS,
        _("The template is kept by those who write for the executive board. Add a question of your own instead."),
    ),
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
        INSIDERS,
        _("Only those who take part are in the room. Ask the one who holds the dialogue for its code."),
        UNFROZEN,
        FROZEN_SENTENCE,
    ),
    Act.HOLD: Rule(own_family, WRITERS, WRITERS_SENTENCE, UNFROZEN, FROZEN_SENTENCE),
    Act.TELL_UPSHOT: Rule(
        own_family,
        WRITERS,
        _("Those who write for the body that it concerns tell what the body does with it. Ask its secretary."),
    ),
    Act.REPORT: Rule(
        the_reporter,
        LEADERS,
        _("Only the chair or the secretary of a committee or company can report to the council (KL 5:22)."),
        frozenset({"done"}),
        _("There is no result to report yet. Hold the dialogue first."),
    ),
    Act.NOTE_REPORT: Rule(the_council, MINUTES, MINUTES_SENTENCE),
    Act.ORGANISE: Rule(
        the_council,
        MINUTES,
        _("Only the council's secretary can record how the organisation changes. Ask the secretary to do it."),
    ),
    Act.OWN: Rule(
        the_council,
        MINUTES,
        _("Only the council's secretary can record what the council decides as owner. Ask the secretary to do it."),
    ),
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
    Act.GIVE_OPINION: Rule(
        own_body, LEADERS, _("Only the chair or the secretary of the body that was asked can answer in its name.")
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
    Act.KEEP_MEETINGS: Rule(
        own_family_or_executive,
        LEADERS,
        _("A body's meetings are kept by its chair or secretary, or by the executive board's. Ask one of them."),
    ),
    Act.KEEP_ECONOMY: Rule(
        the_executive,
        WRITERS,
        _("Those who write for the executive board keep the economy of all. Send the file to one of them."),
    ),
    Act.KEEP_ACCOUNTS: Rule(
        the_executive,
        WRITERS,
        _("Those who write for the executive board put the accounts together. Ask one of them."),
    ),
    Act.FORECAST: Rule(
        own_family_or_executive,
        WRITERS,
        _("A body makes its own forecast. Ask one of those who write for it, or for the executive board."),
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
        anybody,
        INSIDERS,
        _("Only those who work here comment. An auditor reads, and takes up what they see in the audit."),
    ),
    Act.OVERSEE: Rule(
        the_executive,
        WRITERS,
        _("The executive board keeps its own oversight (KL 6:1). Ask its secretary if you should take part."),
        UNFROZEN,
        _("It is concluded and stands. Write what came of it, or begin a new entry."),
    ),
    Act.READ_OVERSIGHT: Rule(
        the_executive,
        INSIDERS,
        _("The executive board has not concluded this yet. It can be read by all when it has."),
    ),
    Act.ANSWER_OVERSIGHT: Rule(
        own_body_or_executive,
        LEADERS,
        _("The chair or the secretary of the body answers, or of the executive board. Ask one of them."),
        frozenset({"done"}),
        _("It is not concluded yet, so there is nothing to answer."),
    ),
    Act.READ_TRAIL: Rule(
        anybody,
        frozenset({"auditor"}),
        _("The trail is for the auditors. What has been decided and done can be read by all on the other pages."),
    ),
    Act.KEEP_RISKS: Rule(own_family, WRITERS, WRITERS_SENTENCE),
    Act.SETTLE_RISKS: Rule(own_body, MINUTES, MINUTES_SENTENCE, frozenset({"draft"}), FROZEN_SENTENCE),
    Act.APPOINT: Rule(
        anybody,
        frozenset({"administrator"}),
        _("Only an administrator can give or end a seat. Ask one to do it."),
    ),
}
