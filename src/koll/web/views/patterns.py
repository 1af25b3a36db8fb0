"""The living pattern page: every part that pages are built of, with the municipality's own words in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from koll.almanac import Wheel
from koll.charter import Charter
from koll.charter.duties import State
from koll.charter.model import Ground, Label
from koll.charter.telling import HEADINGS
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.duties import shown
from koll.frame.rendering import render_page
from koll.frame.templatetags.koll import LEVELS
from koll.reads.municipality import ours, owed_on
from koll.reads.story import Happening
from koll.reads.thread import Knot
from koll.web.year_wheel import wheel_of

STATES: tuple[State, ...] = ("overdue", "open", "upcoming", "met")


@dataclass(frozen=True, slots=True)
class PatternsPage:
    """One example of everything; what hangs together here hangs together nowhere else."""

    labels: tuple[Label, ...]
    levels: tuple[str, ...]
    why: Ground
    duties: tuple[dict[str, object], ...]
    thread: tuple[Knot, ...]
    story: tuple[Happening, ...]
    wheel: Wheel


@reached_by(Audience.SIGNED_IN)
@require_GET
def patterns(request: KollRequest) -> HttpResponseBase:
    """Every part on one page."""
    charter, day = ours().charter, request.koll.on
    why = charter.activities[0].ground
    page = PatternsPage(
        labels=tuple(each.label for each in charter.instruments),
        levels=tuple(LEVELS),
        why=why,
        duties=tuple(duty(state, why, day) for state in STATES),
        thread=(hanging(charter),),
        story=tuple(happening(kind, day) for kind in ("shift_seen", "proposal_proposed", "proposal_decided")),
        wheel=wheel_of(charter, owed_on(day), day.year, day),
    )
    return render_page(request, "koll/patterns.html", page)


def duty(state: State, why: Ground, day: date) -> dict[str, object]:
    """A duty's row in one of its states."""
    said = {"body_name": _("A body"), "sentence": _("A sentence"), "due_words": shown(day)}
    return {"state": state, "state_word": _(HEADINGS[state]), "why": why, **said}


def hanging(charter: Charter) -> Knot:
    """A thread of one thing of each level, each with the charter's own word for it."""
    below: tuple[Knot, ...] = ()
    levels = {each.level: each.label for each in charter.instruments}
    for level in ("plan", "assignment", "own_goal", "goal", "vision"):
        label = levels.get(level)
        word = label.forms(get_language() or "sv").indefinite if label else _("A sentence")
        below = (Knot(level, word[:1].upper() + word[1:], reverse("patterns"), _("A body"), below),)
    return below[0]


def happening(kind: str, day: date) -> Happening:
    """One line of a story."""
    return Happening(day, kind, _("A body"), _("A sentence"), reverse("patterns"))
