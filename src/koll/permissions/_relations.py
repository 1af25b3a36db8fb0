"""The rules: for each act whose seat counts, in which roles, and in which states of the subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from koll.domain.refusals import Words
from koll.permissions._actor import HeldSeat, Subject
from koll.permissions._permission import Permission

Relation = Callable[[Subject, HeldSeat], bool]


def in_own_body(subject: Subject, seat: HeldSeat) -> bool:
    """The seat is in the subject's body."""
    return seat.is_in(subject.body)


def in_own_family(subject: Subject, seat: HeldSeat) -> bool:
    """The seat is in the subject's body or in one under it."""
    return seat.is_in(subject.body) or seat.body in subject.family


def takes_part(subject: Subject, seat: HeldSeat) -> bool:
    """The seat is in a body that takes part."""
    return in_own_family(subject, seat) or seat.body in subject.counterparts


def in_deciding_body(subject: Subject, seat: HeldSeat) -> bool:
    """The seat is in the body whose decision it is."""
    return bool(subject.decides) and seat.is_in(subject.decides)


def in_executive(_subject: Subject, seat: HeldSeat) -> bool:
    """The seat is in the executive board."""
    return seat.body_role == "executive"


def in_council(_subject: Subject, seat: HeldSeat) -> bool:
    """The seat is in the council."""
    return seat.body_role == "council"


def the_council_or_executive(_subject: Subject, seat: HeldSeat) -> bool:
    """The seat is in the council or in the executive board, which prepares its matters."""
    return seat.body_role in ("council", "executive")


def may_raise_matter(subject: Subject, seat: HeldSeat) -> bool:
    """Officers' bodies cannot raise a matter in the council (KL 5:22): their result goes through a committee."""
    if subject.body_role in ("sector", "unit"):
        return seat.body_role in ("committee", "executive") and (
            seat.body in subject.family or seat.body_role == "executive"
        )
    return seat.is_in(subject.body)


def own_family_or_executive(subject: Subject, seat: HeldSeat) -> bool:
    """The seat is in the subject's body, in one under it, or in the executive board."""
    return in_own_family(subject, seat) or seat.body_role == "executive"


def own_body_or_executive(subject: Subject, seat: HeldSeat) -> bool:
    """The seat is in the subject's body or in the executive board."""
    return in_own_body(subject, seat) or seat.body_role == "executive"


def holds_any_seat(_subject: Subject, _seat: HeldSeat) -> bool:
    """Any seat in the municipality."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Whose seat counts, in which roles, in which states of the subject, and the sentence said otherwise."""

    whose: Relation
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

RULES: Mapping[Permission, Rule] = {
    Permission.READ_INSIDE: Rule(
        whose=holds_any_seat,
        roles=ALL,
        why_not=_("You have no seat in the municipality. Sign in, or ask an administrator for a seat."),
    ),
    Permission.READ_DRAFT: Rule(
        whose=in_own_family,
        roles=INSIDERS,
        why_not=_("This is a draft. It can be read by others when the body has decided it."),
    ),
    Permission.READ_NOTES: Rule(
        whose=takes_part,
        roles=INSIDERS,
        why_not=_("The notes stay with those who took part. The result is open to all."),
    ),
    Permission.READ_PLAN: Rule(
        whose=in_own_family, roles=ALL, why_not=_("A plan belongs to the unit and its manager. Ask them to share it.")
    ),
    Permission.RECORD_DECISION: Rule(whose=in_deciding_body, roles=MINUTES, why_not=MINUTES_SENTENCE),
    Permission.ATTACH_FILE: Rule(whose=in_deciding_body, roles=MINUTES, why_not=MINUTES_SENTENCE),
    Permission.VERIFY_MINUTES: Rule(whose=in_deciding_body, roles=MINUTES, why_not=MINUTES_SENTENCE),
    Permission.CORRECT_DECISION: Rule(whose=in_deciding_body, roles=MINUTES, why_not=MINUTES_SENTENCE),
    Permission.ADOPT_INSTRUMENT: Rule(whose=in_deciding_body, roles=MINUTES, why_not=MINUTES_SENTENCE),
    Permission.ADOPT_DOCUMENT: Rule(whose=in_deciding_body, roles=MINUTES, why_not=MINUTES_SENTENCE),
    Permission.REPEAL_DOCUMENT: Rule(whose=in_deciding_body, roles=MINUTES, why_not=MINUTES_SENTENCE),
    Permission.RECORD_RECONSIDERATION: Rule(whose=in_deciding_body, roles=MINUTES, why_not=MINUTES_SENTENCE),
    Permission.PREPARE_RECONSIDERATION: Rule(
        whose=the_council_or_executive,
        roles=WRITERS,
        why_not=_(
            "What the new council takes up again is prepared by the executive board's staff and the council's "
            "secretary. Ask one of them if you should take part."
        ),
    ),
    Permission.CLOSE_ASSIGNMENT: Rule(
        whose=in_deciding_body,
        roles=LEADERS,
        why_not=_(
            "Only the body that gave the assignment can close it. Report on it instead, and it will come up there."
        ),
    ),
    Permission.REPORT_ASSIGNMENT: Rule(
        whose=in_own_body,
        roles=LEADERS,
        why_not=_("Only the chair or the secretary of the body that has the assignment can report on it."),
    ),
    Permission.FOLLOW_DECISION: Rule(
        whose=in_deciding_body,
        roles=MINUTES,
        why_not=_(
            "Only the secretary of the body that made the decision puts it on the list and takes it off. Ask them to."
        ),
    ),
    Permission.REPORT_ON_FOLLOWED_DECISION: Rule(
        whose=in_own_body,
        roles=LEADERS,
        why_not=_("Only the chair or the secretary of the body that sees to the decision tells how it goes."),
    ),
    Permission.PROPOSE_BUDGET: Rule(
        whose=in_executive,
        roles=WRITERS,
        why_not=_(
            "The executive board draws up the proposed budget (KL 11:8). Ask its secretary if you should take part."
        ),
    ),
    Permission.PUT_ALTERNATIVE: Rule(
        whose=in_council,
        roles=frozenset({"member", "chair", "secretary"}),
        why_not=_("Only the council's members and its secretary put forward an alternative to the proposed budget."),
    ),
    Permission.RECORD_LEGAL_DUTY_MET: Rule(whose=in_deciding_body, roles=MINUTES, why_not=MINUTES_SENTENCE),
    Permission.CLOSE_DUTIES: Rule(
        whose=in_own_body,
        roles=frozenset({"secretary", "chair", "manager"}),
        why_not=_(
            "Only the chair, the secretary or the manager of the body says what it will not do, and why. "
            "Ask one of them."
        ),
    ),
    Permission.MANAGE_TEMPLATES: Rule(
        whose=in_executive,
        roles=WRITERS,
        why_not=_(
            "The template is kept by those who write for the executive board. Add a question of your own instead."
        ),
    ),
    Permission.OPEN_OCCASION: Rule(whose=in_own_family, roles=WRITERS, why_not=WRITERS_SENTENCE),
    Permission.WRITE_OCCASION: Rule(
        whose=in_own_family, roles=WRITERS, why_not=WRITERS_SENTENCE, states=UNFROZEN, why_not_now=FROZEN_SENTENCE
    ),
    Permission.SUBMIT_OCCASION: Rule(
        whose=in_own_family,
        roles=WRITERS,
        why_not=WRITERS_SENTENCE,
        states=frozenset({"draft"}),
        why_not_now=_("It has already been handed over. Ask the secretary to send it back if it must be changed."),
    ),
    Permission.DECIDE_OCCASION: Rule(
        whose=in_own_body, roles=MINUTES, why_not=MINUTES_SENTENCE, states=UNFROZEN, why_not_now=FROZEN_SENTENCE
    ),
    Permission.MANAGE_DIALOGUE_FORMS: Rule(whose=in_own_family, roles=WRITERS, why_not=WRITERS_SENTENCE),
    Permission.PUBLISH_DIALOGUE_FORM: Rule(
        whose=in_own_family, roles=WRITERS, why_not=WRITERS_SENTENCE, states=UNFROZEN, why_not_now=FROZEN_SENTENCE
    ),
    Permission.TAKE_PART_IN_ROOM: Rule(
        whose=takes_part,
        roles=INSIDERS,
        why_not=_("Only those who take part are in the room. Ask the one who holds the dialogue for its code."),
        states=UNFROZEN,
        why_not_now=FROZEN_SENTENCE,
    ),
    Permission.HOLD_DIALOGUE: Rule(
        whose=in_own_family, roles=WRITERS, why_not=WRITERS_SENTENCE, states=UNFROZEN, why_not_now=FROZEN_SENTENCE
    ),
    Permission.REPORT_ON_DIALOGUE_OUTCOME: Rule(
        whose=in_own_family,
        roles=WRITERS,
        why_not=_("Those who write for the body that it concerns tell what the body does with it. Ask its secretary."),
    ),
    Permission.REPORT_DIALOGUE_RESULT: Rule(
        whose=may_raise_matter,
        roles=LEADERS,
        why_not=_("Only the chair or the secretary of a committee or company can report to the council (KL 5:22)."),
        states=frozenset({"done"}),
        why_not_now=_("There is no result to report yet. Hold the dialogue first."),
    ),
    Permission.NOTE_DIALOGUE_RESULTS: Rule(whose=in_council, roles=MINUTES, why_not=MINUTES_SENTENCE),
    Permission.CHANGE_ORGANISATION: Rule(
        whose=in_council,
        roles=MINUTES,
        why_not=_("Only the council's secretary can record how the organisation changes. Ask the secretary to do it."),
    ),
    Permission.ACT_AS_OWNER: Rule(
        whose=in_council,
        roles=MINUTES,
        why_not=_(
            "Only the council's secretary can record what the council decides as owner. Ask the secretary to do it."
        ),
    ),
    Permission.RAISE_PROPOSAL: Rule(whose=in_own_family, roles=WRITERS, why_not=WRITERS_SENTENCE),
    Permission.SUBMIT_PROPOSAL: Rule(
        whose=in_own_body,
        roles=LEADERS,
        why_not=_("Only the chair or the secretary can send a proposal on in the body's name."),
    ),
    Permission.ARGUE_PROPOSAL: Rule(
        whose=takes_part, roles=WRITERS, why_not=_("A proposal is argued in a dialogue that its body takes part in.")
    ),
    Permission.PREPARE_PROPOSAL: Rule(
        whose=in_executive,
        roles=WRITERS,
        why_not=_("The executive board prepares matters for the council (KL 5:26–5:28). Its secretary can do this."),
    ),
    Permission.GIVE_OPINION: Rule(
        whose=in_own_body,
        roles=LEADERS,
        why_not=_("Only the chair or the secretary of the body that was asked can answer in its name."),
    ),
    Permission.DECIDE_PROPOSAL: Rule(whose=in_deciding_body, roles=MINUTES, why_not=MINUTES_SENTENCE),
    Permission.DECLINE_PROPOSAL: Rule(whose=in_deciding_body, roles=MINUTES, why_not=MINUTES_SENTENCE),
    Permission.LEAD_PLAN: Rule(
        whose=in_own_body,
        roles=frozenset({"manager"}),
        why_not=_("Each manager is responsible for the unit's own plan. Talk to the manager about a change."),
    ),
    Permission.WORK_IN_PLAN: Rule(
        whose=in_own_body, roles=STAFF, why_not=_("Only the unit's own staff work in its plan. Ask its manager.")
    ),
    Permission.MANAGE_INDICATORS: Rule(
        whose=own_family_or_executive,
        roles=WRITERS,
        why_not=_(
            "Indicators are kept by those who write for their body, or for the executive board. Ask one of them."
        ),
    ),
    Permission.MANAGE_MEETINGS: Rule(
        whose=own_family_or_executive,
        roles=LEADERS,
        why_not=_(
            "A body's meetings are kept by its chair or secretary, or by the executive board's. Ask one of them."
        ),
    ),
    Permission.MANAGE_ECONOMY: Rule(
        whose=in_executive,
        roles=WRITERS,
        why_not=_("Those who write for the executive board keep the economy of all. Send the file to one of them."),
    ),
    Permission.MANAGE_ACCOUNTS: Rule(
        whose=in_executive,
        roles=WRITERS,
        why_not=_("Those who write for the executive board put the accounts together. Ask one of them."),
    ),
    Permission.MAKE_FORECAST: Rule(
        whose=own_family_or_executive,
        roles=WRITERS,
        why_not=_("A body makes its own forecast. Ask one of those who write for it, or for the executive board."),
    ),
    Permission.MANAGE_BODY_REMINDERS: Rule(
        whose=in_own_body,
        roles=LEADERS | {"manager"},
        why_not=_("The body itself chooses its reminders. Ask its chair, secretary or manager."),
    ),
    Permission.ASK_EMPLOYEES: Rule(
        whose=in_own_family,
        roles=LEADERS | {"manager"},
        why_not=_("Managers, the chair and the secretary ask the staff. Ask one of them to do it."),
        states=UNFROZEN,
        why_not_now=FROZEN_SENTENCE,
    ),
    Permission.COMMENT: Rule(
        whose=holds_any_seat,
        roles=INSIDERS,
        why_not=_("Only those who work here comment. An auditor reads, and takes up what they see in the audit."),
    ),
    Permission.CONDUCT_OVERSIGHT: Rule(
        whose=in_executive,
        roles=WRITERS,
        why_not=_("The executive board keeps its own oversight (KL 6:1). Ask its secretary if you should take part."),
        states=UNFROZEN,
        why_not_now=_("It is concluded and stands. Write what came of it, or begin a new entry."),
    ),
    Permission.READ_OVERSIGHT: Rule(
        whose=in_executive,
        roles=INSIDERS,
        why_not=_("The executive board has not concluded this yet. It can be read by all when it has."),
    ),
    Permission.ANSWER_OVERSIGHT: Rule(
        whose=own_body_or_executive,
        roles=LEADERS,
        why_not=_("The chair or the secretary of the body answers, or of the executive board. Ask one of them."),
        states=frozenset({"done"}),
        why_not_now=_("It is not concluded yet, so there is nothing to answer."),
    ),
    Permission.READ_AUDIT_TRAIL: Rule(
        whose=holds_any_seat,
        roles=frozenset({"auditor"}),
        why_not=_(
            "The trail is for the auditors. What has been decided and done can be read by all on the other pages."
        ),
    ),
    Permission.MANAGE_RISKS: Rule(whose=in_own_family, roles=WRITERS, why_not=WRITERS_SENTENCE),
    Permission.SETTLE_RISK_PLAN: Rule(
        whose=in_own_body,
        roles=MINUTES,
        why_not=MINUTES_SENTENCE,
        states=frozenset({"draft"}),
        why_not_now=FROZEN_SENTENCE,
    ),
    Permission.ADMINISTER_PEOPLE: Rule(
        whose=holds_any_seat,
        roles=frozenset({"administrator"}),
        why_not=_("Only an administrator can give or end a seat. Ask one to do it."),
    ),
}
