"""What the levels, the happenings and the gaps of the thread are called."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from koll.frame.components._component import register
from koll.public.thread import NODE_KINDS

LEVELS = {
    "vision": "◆",
    "value": "♥",
    "goal": "➔",
    "factor": "≋",
    "own_goal": "◎",
    "assignment": "✓",
    "mandate": "§",
    "budget": "∑",
    "model": "⌂",
    "shift": "⇢",
    "plan": "▸",
    "indicator": "↗",
    "answer": "❝",
}
"""A sign for each level of the thread; never alone, always with its word."""


@register.filter
def level_word(level: str) -> str:
    """What a level of the thread is called."""
    words = {
        "vision": _("Vision"),
        "value": _("Value"),
        "goal": _("Direction goal"),
        "factor": _("External factor"),
        "own_goal": _("Goal of the body"),
        "assignment": _("Assignment"),
        "mandate": _("Mandate"),
        "budget": _("Budget"),
        "model": _("Governance model"),
        "shift": _("Shift"),
        "plan": _("Activity"),
        "indicator": _("Indicator"),
        "answer": _("An answer"),
    }
    return words.get(level, "")


@register.filter
def happening_word(kind: str) -> str:
    """What a kind of happening is called."""
    words = {
        "adopted": _("Adopted"),
        "renewed": _("Renewed unchanged"),
        "reworded": _("Got a new wording"),
        "lapsed": _("Let lapse"),
        "shift_seen": _("A possible shift was seen"),
        "talked_about": _("Talked about in a dialogue"),
        "proposal_seen": _("The need was written down"),
        "proposal_argued": _("Argued in a dialogue"),
        "proposal_proposed": _("Proposed"),
        "proposal_prepared": _("Prepared"),
        "proposal_decided": _("Decided"),
        "proposal_declined": _("Declined, with reasons"),
        "shift_strengthened": _("Strengthened in a dialogue"),
        "shift_let_go": _("Let go in a dialogue"),
        "opinion_asked": _("Asked another body"),
        "opinion_given": _("Said what it thinks"),
        "budgeted": _("Decided the budget"),
        "planned": _("Taken into a plan"),
        "noted": _("A note from those who do it"),
        "followed_up": _("Followed up"),
        "reported": _("Reported by the one who has it"),
        "closed": _("Closed by the one who gave it"),
        "reopened": _("Reopened by the one who gave it"),
    }
    return words.get(kind, kind)


def count_nodes_in_words(counts: Iterable[tuple[str, int]]) -> list[str]:
    """How many there are of each kind, in words."""
    words = {
        "vision": lambda n: ngettext("%(n)s vision", "%(n)s visions", n),
        "value": lambda n: ngettext("%(n)s value", "%(n)s values", n),
        "goal": lambda n: ngettext("%(n)s direction goal", "%(n)s direction goals", n),
        "own_goal": lambda n: ngettext("%(n)s goal of a body", "%(n)s goals of bodies", n),
        "assignment": lambda n: ngettext("%(n)s assignment", "%(n)s assignments", n),
        "shift": lambda n: ngettext("%(n)s shift", "%(n)s shifts", n),
        "plan": lambda n: ngettext("%(n)s activity", "%(n)s activities", n),
        "indicator": lambda n: ngettext("%(n)s indicator", "%(n)s indicators", n),
        "answer": lambda n: ngettext("%(n)s answer", "%(n)s answers", n),
    }
    return [words[kind](number) % {"n": number} for kind, number in counts]


@register.filter
def counts_in_words(counts: Iterable[tuple[str, int]]) -> str:
    """How many there are of each kind in one sentence part: 4 direction goals, 3 assignments and 12 answers."""
    said = count_nodes_in_words(counts)
    return _(" and ").join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)


def level_words_of_query() -> dict[str, str]:
    """What each kind of knot is called."""
    return {kind: level_word(kind) for kind in NODE_KINDS}


def gap_words(kind: str) -> tuple[str, str]:
    """What a kind of gap is called, and what can be done next."""
    words = {
        "unanswered": (
            _("Goals without an answer yet"),
            _("A body answers in the work it decides next. It may reason; nothing has to be measured."),
        ),
        "untaken": (
            _("Assignments that no plan has taken up yet"),
            _("A manager under the body can take it into the unit's plan, or the body tells how it is done instead."),
        ),
        "serves_nothing": (
            _("Activities that serve no goal or assignment"),
            _("The unit can say which goal it serves, or leave it: not all that is worth doing has a goal above it."),
        ),
        "loose": (
            _("Goals of bodies that contribute to nothing yet"),
            _("The body can say what its goal contributes to when it adopts its goals the next time."),
        ),
    }
    return words.get(kind, (kind, ""))
