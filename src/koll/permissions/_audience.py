"""Who hears of what was done: for each act whether it is news to those inside, and when auditors see its line.

An act that is declared (`@act(Input, …, news=…, trail=…)`) says so itself and is put here when it is. The others stand
in the list below until they are declared; one that stands nowhere is refused when Koll starts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


def N_(words: str) -> str:  # noqa: N802 -- the mark of gettext
    """Marks words to be translated when they are shown."""
    return words


class Trail(Enum):
    """When auditors see the line of an act."""

    SHOWN = "shown"
    WHEN_DECIDED = "when_decided"
    """It makes something that is a draft until it is decided: the line is shown when it is."""
    OWN = "own"
    """It is somebody's own, or a protected note: never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """`news`: what the act is called as news to those inside; None when it is none. `work`: what it is called on the
    trail where it is no news."""

    news: str | None
    trail: Trail
    work: str = ""

    def __post_init__(self) -> None:
        if self.trail is not Trail.OWN and not (self.news or self.work):
            raise ValueError("what auditors see needs words")

    @property
    def word(self) -> str:
        """What was done, in a few words, untranslated; "" for what nobody else hears of."""
        return self.news or self.work


def audience_of(act: str) -> Audience:
    """Who hears of an act; KeyError when nobody has thought of it."""
    return AUDIENCES[act]


def declare_audience(act: str, audience: Audience) -> None:
    """Puts an act in its place; ValueError when it has been given another."""
    if AUDIENCES.setdefault(act, audience) != audience:
        raise ValueError(f"{act} has been given another audience")


def news_acts() -> frozenset[str]:
    """The acts that are news to those inside."""
    return frozenset(act for act, audience in AUDIENCES.items() if audience.news is not None)


def trail_acts(trail: Trail) -> frozenset[str]:
    """The acts whose lines auditors see so."""
    return frozenset(act for act, audience in AUDIENCES.items() if audience.trail is trail)


AUDIENCES: dict[str, Audience] = {
    "erase_words": Audience(news=None, trail=Trail.SHOWN, work=N_("What a line of the ledger said was erased")),
    "begin_accounts": Audience(news=None, trail=Trail.SHOWN, work=N_("A report of accounts was begun")),
    "hand_over_accounts": Audience(
        news=N_("Accounts were handed over to the council and the auditors"), trail=Trail.SHOWN
    ),
    "publish_accounts": Audience(news=N_("Accounts were put on the open pages"), trail=Trail.SHOWN),
    "treat_accounts": Audience(news=N_("The council treated accounts"), trail=Trail.SHOWN),
    "write_accounts": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A report of accounts was written")),
    "attach_file": Audience(news=N_("A file was attached to a decision"), trail=Trail.SHOWN),
    "withdraw_attachment": Audience(news=N_("A file was withdrawn"), trail=Trail.SHOWN),
    "adopt_budget": Audience(news=N_("The budget was adopted"), trail=Trail.SHOWN),
    "change_budget": Audience(news=None, trail=Trail.SHOWN, work=N_("A proposed budget was changed")),
    "import_budget": Audience(news=N_("A sheet was taken into the proposed budget"), trail=Trail.SHOWN),
    "propose_budget": Audience(news=N_("The budget was proposed"), trail=Trail.SHOWN),
    "publish_budget": Audience(news=N_("A proposed budget was published"), trail=Trail.SHOWN),
    "put_alternative": Audience(news=N_("An alternative budget was put forward"), trail=Trail.SHOWN),
    "revise_budget": Audience(news=N_("The budget was revised"), trail=Trail.SHOWN),
    "add_comment": Audience(news=None, trail=Trail.OWN),
    "follow_object": Audience(news=None, trail=Trail.OWN),
    "reopen_comment": Audience(news=None, trail=Trail.OWN),
    "resolve_comment": Audience(news=None, trail=Trail.OWN),
    "withdraw_comment": Audience(news=None, trail=Trail.OWN),
    "unfollow_object": Audience(news=None, trail=Trail.OWN),
    "record_binding_meeting": Audience(news=N_("A general meeting made a text binding"), trail=Trail.SHOWN),
    "meet_owner_duty": Audience(news=N_("A duty of the owner was met"), trail=Trail.SHOWN),
    "record_ownership": Audience(news=N_("The municipality's share of a company changed"), trail=Trail.SHOWN),
    "correct_decision": Audience(news=N_("A typing error in a decision was corrected"), trail=Trail.SHOWN),
    "add_event_day_group": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A group was added to a day")),
    "change_event_day_group": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A group of a day was changed")),
    "remove_event_day_outcome": Audience(
        news=None, trail=Trail.WHEN_DECIDED, work=N_("Something noted of a day was taken away")
    ),
    "write_programme": Audience(news=N_("The programme of a day was written"), trail=Trail.SHOWN),
    "note_event_day_outcome": Audience(
        news=None, trail=Trail.WHEN_DECIDED, work=N_("Something that came out of a day was noted")
    ),
    "use_event_day_outcome": Audience(news=None, trail=Trail.OWN),
    "record_dialogue_held": Audience(news=N_("A dialogue was held"), trail=Trail.SHOWN),
    "write_dialogue_notes": Audience(news=None, trail=Trail.OWN),
    "publish_dialogue_form": Audience(news=N_("The form of a dialogue was published"), trail=Trail.SHOWN),
    "make_forecast": Audience(news=N_("A forecast of the year was made"), trail=Trail.SHOWN),
    "settle_balance_year": Audience(news=N_("A year's balance result was written"), trail=Trail.SHOWN),
    "import_monthly_outcome": Audience(news=N_("A month's outcome was taken in"), trail=Trail.SHOWN),
    "change_dialogue_form": Audience(news=None, trail=Trail.SHOWN, work=N_("A body changed its dialogue form")),
    "create_dialogue_form": Audience(news=None, trail=Trail.SHOWN, work=N_("A body made a dialogue form")),
    "archive_dialogue_form": Audience(news=None, trail=Trail.SHOWN, work=N_("A body put its dialogue form away")),
    "import_decisions": Audience(news=N_("Decisions were taken in from a table"), trail=Trail.SHOWN),
    "add_indicator": Audience(news=N_("Something is measured from now on"), trail=Trail.SHOWN),
    "change_indicator": Audience(news=None, trail=Trail.SHOWN, work=N_("An indicator was changed")),
    "comment_reading": Audience(news=None, trail=Trail.SHOWN, work=N_("A reading was commented on")),
    "end_indicator": Audience(news=N_("Something is measured no more"), trail=Trail.SHOWN),
    "store_fetched_readings": Audience(news=None, trail=Trail.OWN),
    "note_fetch_failure": Audience(news=None, trail=Trail.OWN),
    "record_readings": Audience(news=N_("Readings were entered"), trail=Trail.SHOWN),
    "resume_indicator": Audience(news=N_("Something is measured again"), trail=Trail.SHOWN),
    "mark_news_read": Audience(news=None, trail=Trail.OWN),
    "import_meetings": Audience(news=N_("A calendar of meetings was taken in"), trail=Trail.SHOWN),
    "add_meeting": Audience(news=N_("A meeting was added"), trail=Trail.SHOWN),
    "cancel_meeting": Audience(news=N_("A meeting was cancelled"), trail=Trail.SHOWN),
    "change_meeting": Audience(news=N_("A meeting was moved or changed"), trail=Trail.SHOWN),
    "reinstate_meeting": Audience(news=N_("A cancelled meeting is held after all"), trail=Trail.SHOWN),
    "give_seat": Audience(news=None, trail=Trail.SHOWN, work=N_("A seat was given")),
    "register_person": Audience(news=None, trail=Trail.SHOWN, work=N_("A person was added")),
    "start_municipality": Audience(news=N_("The municipality was set up"), trail=Trail.SHOWN),
    "begin_body": Audience(news=N_("A new body was decided"), trail=Trail.SHOWN),
    "end_body": Audience(news=N_("It was decided that a body ends"), trail=Trail.SHOWN),
    "rename_body": Audience(news=N_("A body was given a new name"), trail=Trail.SHOWN),
    "apply_due_changes": Audience(news=None, trail=Trail.SHOWN, work=N_("What was decided for the day took effect")),
    "answer_oversight_entry": Audience(news=N_("The executive board's oversight was answered"), trail=Trail.SHOWN),
    "open_oversight_entry": Audience(
        news=None, trail=Trail.WHEN_DECIDED, work=N_("The executive board began to look at something")
    ),
    "change_oversight_entry": Audience(
        news=None, trail=Trail.WHEN_DECIDED, work=N_("What was looked at was changed before it was concluded")
    ),
    "conclude_oversight_entry": Audience(
        news=N_("The executive board concluded what it had looked at"), trail=Trail.SHOWN
    ),
    "decide_company_assessment": Audience(
        news=N_("The executive board decided on a company's year"), trail=Trail.SHOWN
    ),
    "end_seat": Audience(news=None, trail=Trail.SHOWN, work=N_("A seat was ended")),
    "set_own_reminders": Audience(news=None, trail=Trail.OWN),
    "create_calendar_feed": Audience(news=None, trail=Trail.OWN),
    "set_body_reminders": Audience(news=None, trail=Trail.OWN),
    "note_dialogue_results": Audience(news=N_("The council noted results"), trail=Trail.SHOWN),
    "report_dialogue_result": Audience(news=N_("A result was reported to the council"), trail=Trail.SHOWN),
    "add_risk": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A risk was added")),
    "change_risk": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A risk was changed")),
    "record_control_outcome": Audience(news=N_("The outcome of a control was written"), trail=Trail.SHOWN),
    "settle_risk_plan": Audience(news=N_("A plan for internal control was settled"), trail=Trail.SHOWN),
    "remove_risk": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A risk was taken out")),
    "copy_risks_from_last_year": Audience(
        news=None, trail=Trail.WHEN_DECIDED, work=N_("Risks were taken over from the year before")
    ),
    "add_thought": Audience(news=None, trail=Trail.OWN),
    "set_room_step": Audience(news=None, trail=Trail.OWN),
    "open_room": Audience(news=None, trail=Trail.OWN),
    "place_thought": Audience(news=None, trail=Trail.OWN),
    "answer_employee_question": Audience(news=None, trail=Trail.OWN),
    "ask_employees": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("Employees were asked a question")),
    "close_employee_question": Audience(
        news=None, trail=Trail.WHEN_DECIDED, work=N_("A question to employees was closed")
    ),
    "use_employee_answer": Audience(
        news=None, trail=Trail.WHEN_DECIDED, work=N_("An employee's answer was taken into the text")
    ),
    "carry_open_point_forward": Audience(
        news=None, trail=Trail.SHOWN, work=N_("A point left open was answered or carried on")
    ),
    "change_dialogue_outcome": Audience(
        news=None, trail=Trail.WHEN_DECIDED, work=N_("Something that came out of a dialogue was changed")
    ),
    "add_dialogue_outcome": Audience(
        news=None, trail=Trail.WHEN_DECIDED, work=N_("Something that came out of a dialogue was written down")
    ),
    "remove_dialogue_outcome": Audience(
        news=None, trail=Trail.WHEN_DECIDED, work=N_("Something that came out of a dialogue was taken out")
    ),
    "report_on_dialogue_outcome": Audience(news=N_("A body told what came of a dialogue"), trail=Trail.SHOWN),
    "weigh_shift": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A dialogue weighed a shift")),
}

SECRET_INPUT: dict[str, tuple[str, ...]] = {
    "add_thought": ("text", "name", "key"),
    "answer_employee_question": ("text", "signed"),
    "open_oversight_entry": ("words",),
    "change_oversight_entry": ("words",),
    "change_dialogue_outcome": ("words",),
    "add_comment": ("text", "quote"),
    "write_dialogue_notes": ("notes", "result", "dissent"),
    "add_dialogue_outcome": ("words",),
    "open_room": ("words",),
    "register_person": ("password",),
    "set_body_reminders": ("teams_address",),
}
"""What is handed in to an act that is not declared yet and stands in the ledger as a digest."""
