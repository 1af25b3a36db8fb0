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
    "close_assignment": Audience(news=N_("An assignment was closed"), trail=Trail.SHOWN),
    "reopen_assignment": Audience(news=N_("An assignment was reopened"), trail=Trail.SHOWN),
    "report_assignment": Audience(news=N_("A report was given on an assignment"), trail=Trail.SHOWN),
    "attach_file": Audience(news=N_("A file was attached to a decision"), trail=Trail.SHOWN),
    "withdraw_attachment": Audience(news=N_("A file was withdrawn"), trail=Trail.SHOWN),
    "assign_part": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A part was handed out")),
    "open_correcting_version": Audience(
        news=N_("A new version was opened to correct what was decided"), trail=Trail.SHOWN
    ),
    "unassign_part": Audience(
        news=None, trail=Trail.WHEN_DECIDED, work=N_("A part was taken back from the one who had it")
    ),
    "correct_decision": Audience(news=N_("A typing error in a decision was corrected"), trail=Trail.SHOWN),
    "change_shift": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A possible shift was changed")),
    "decide_occasion": Audience(news=N_("A body decided what it had written"), trail=Trail.SHOWN),
    "open_occasion": Audience(news=N_("Work was opened"), trail=Trail.SHOWN),
    "agree_on_day": Audience(news=N_("A day was set"), trail=Trail.SHOWN),
    "add_shift": Audience(news=N_("A possible shift was seen"), trail=Trail.WHEN_DECIDED),
    "return_occasion": Audience(news=N_("Something was sent back"), trail=Trail.SHOWN),
    "submit_occasion": Audience(news=N_("Something was handed over to its body"), trail=Trail.SHOWN),
    "write_answer": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("An answer was written")),
    "write_part": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A part was written")),
    "adopt_governing_document": Audience(news=N_("A governing document was adopted"), trail=Trail.SHOWN),
    "repeal_governing_document": Audience(news=N_("A governing document was repealed"), trail=Trail.SHOWN),
    "import_decisions": Audience(news=N_("Decisions were taken in from a table"), trail=Trail.SHOWN),
    "adopt_instrument": Audience(news=N_("A text was adopted"), trail=Trail.SHOWN),
    "follow_decision": Audience(news=N_("A decision was put on the list of what is followed"), trail=Trail.SHOWN),
    "end_following_decision": Audience(
        news=N_("A decision was taken off the list of what is followed"), trail=Trail.SHOWN
    ),
    "report_on_followed_decision": Audience(
        news=N_("It was told how it goes with a decision on the list"), trail=Trail.SHOWN
    ),
    "restore_part_version": Audience(
        news=None, trail=Trail.WHEN_DECIDED, work=N_("A part was put back to an earlier version")
    ),
    "save_part_version": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A part was written together")),
    "change_challenge": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A challenge on the map was changed")),
    "move_challenge": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A challenge was moved on the map")),
    "add_challenge": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A challenge was put on the map")),
    "remove_challenge": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A challenge was taken off the map")),
    "import_meetings": Audience(news=N_("A calendar of meetings was taken in"), trail=Trail.SHOWN),
    "add_meeting": Audience(news=N_("A meeting was added"), trail=Trail.SHOWN),
    "cancel_meeting": Audience(news=N_("A meeting was cancelled"), trail=Trail.SHOWN),
    "change_meeting": Audience(news=N_("A meeting was moved or changed"), trail=Trail.SHOWN),
    "reinstate_meeting": Audience(news=N_("A cancelled meeting is held after all"), trail=Trail.SHOWN),
    "request_opinions": Audience(news=N_("Other bodies were asked about a proposal"), trail=Trail.SHOWN),
    "give_opinion": Audience(news=N_("A body said what it thinks of a proposal"), trail=Trail.SHOWN),
    "add_picture": Audience(news=None, trail=Trail.OWN),
    "change_plan_item": Audience(news=None, trail=Trail.OWN),
    "prioritise_plan_item": Audience(news=None, trail=Trail.OWN),
    "finish_plan_item": Audience(news=None, trail=Trail.OWN),
    "move_plan_item": Audience(news=None, trail=Trail.OWN),
    "note_plan_item": Audience(news=None, trail=Trail.OWN),
    "add_plan_item": Audience(news=None, trail=Trail.OWN),
    "restore_plan_item": Audience(news=None, trail=Trail.OWN),
    "take_plan_item": Audience(news=None, trail=Trail.OWN),
    "remove_plan_item": Audience(news=None, trail=Trail.OWN),
    "reopen_plan_item": Audience(news=None, trail=Trail.OWN),
    "add_own_question": Audience(news=None, trail=Trail.OWN),
    "end_own_question": Audience(news=None, trail=Trail.OWN),
    "replace_template": Audience(news=N_("A template was replaced"), trail=Trail.SHOWN),
    "suggest_for_statement": Audience(news=None, trail=Trail.OWN),
    "decide_reconsideration": Audience(news=N_("The new council took up its texts again"), trail=Trail.SHOWN),
    "withdraw_suggestion": Audience(news=None, trail=Trail.OWN),
    "open_reconsideration_work": Audience(
        news=N_("The council's texts were opened for reconsideration"), trail=Trail.SHOWN
    ),
    "suggest_renewal_for_rest": Audience(news=None, trail=Trail.OWN),
    "change_trend": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A trend was changed")),
    "write_trend_meaning": Audience(news=None, trail=Trail.OWN),
    "add_trend": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A trend was written down")),
    "remove_trend": Audience(news=None, trail=Trail.WHEN_DECIDED, work=N_("A trend was taken out")),
    "copy_trends_from_last_year": Audience(
        news=None, trail=Trail.WHEN_DECIDED, work=N_("Trends were taken over from an earlier analysis")
    ),
}

SECRET_INPUT: dict[str, tuple[str, ...]] = {
    "change_challenge": ("words",),
    "change_shift": ("sentence", "why", "needs"),
    "change_trend": ("words",),
    "suggest_for_statement": ("words",),
    "add_challenge": ("words",),
    "write_trend_meaning": ("text",),
    "add_shift": ("sentence", "why", "needs"),
    "add_trend": ("words",),
    "write_answer": ("fields", "mode_why"),
    "write_part": ("text",),
}
"""What is handed in to an act that is not declared yet and stands in the ledger as a digest."""
