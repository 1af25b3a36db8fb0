"""Who hears of what was done: for each act whether it is news to those inside, and when auditors see its line.

An act that is declared (`@act(Input, …, news=…, trail=…)`) says so itself and is put here when it is. The others stand
in the list below until they are declared; one that stands nowhere is refused when Koll starts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from koll.domain.sentences import N_


class Trail(Enum):
    """When auditors see the line of an act."""

    SHOWN = "shown"
    WHEN_DECIDED = "when_decided"
    """It makes something that is a draft until it is decided: the line is shown when it is."""
    OWN = "own"
    """It is somebody's own, or a protected note: never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActAudience:
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


def audience_of(act: str) -> ActAudience:
    """Who hears of an act; KeyError when nobody has thought of it."""
    return AUDIENCES[act]


def declare_audience(act: str, audience: ActAudience) -> None:
    """Puts an act in its place; ValueError when it has been given another."""
    if AUDIENCES.setdefault(act, audience) != audience:
        raise ValueError(f"{act} has been given another audience")


def news_acts() -> frozenset[str]:
    """The acts that are news to those inside."""
    return frozenset(act for act, audience in AUDIENCES.items() if audience.news is not None)


def trail_acts(trail: Trail) -> frozenset[str]:
    """The acts whose lines auditors see so."""
    return frozenset(act for act, audience in AUDIENCES.items() if audience.trail is trail)


AUDIENCES: dict[str, ActAudience] = {
    "erase_words": ActAudience(news=None, trail=Trail.SHOWN, work=N_("What a line of the ledger said was erased")),
    "attach_file": ActAudience(news=N_("A file was attached to a decision"), trail=Trail.SHOWN),
    "withdraw_attachment": ActAudience(news=N_("A file was withdrawn"), trail=Trail.SHOWN),
    "correct_decision": ActAudience(news=N_("A typing error in a decision was corrected"), trail=Trail.SHOWN),
    "add_meeting": ActAudience(news=N_("A meeting was added"), trail=Trail.SHOWN),
    "cancel_meeting": ActAudience(news=N_("A meeting was cancelled"), trail=Trail.SHOWN),
    "change_meeting": ActAudience(news=N_("A meeting was moved or changed"), trail=Trail.SHOWN),
    "reinstate_meeting": ActAudience(news=N_("A cancelled meeting is held after all"), trail=Trail.SHOWN),
}

SECRET_INPUT: dict[str, tuple[str, ...]] = {}
"""What is handed in to an act that is not declared yet and stands in the ledger as a digest."""
