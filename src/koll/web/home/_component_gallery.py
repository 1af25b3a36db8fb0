"""The living pattern page: every part that pages are built of, with the municipality's own words in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from koll.domain.charter import Charter, Ground, Label
from koll.domain.owed import HEADINGS, State
from koll.domain.refs import PageRef
from koll.frame.components.thread import LEVELS
from koll.frame.duty_lines import format_value
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.media.charts import Wheel
from koll.reads.thread import StoryEvent, ThreadBranch, ThreadNode, ThreadQuery
from koll.snapshot import duties_on
from koll.web.activities import wheel_of

STATES: tuple[State, ...] = ("passed", "open", "coming", "done")


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternsPage:
    """One example of everything; what hangs together here hangs together nowhere else."""

    labels: tuple[Label, ...]
    levels: tuple[str, ...]
    why: Ground
    duties: tuple[dict[str, object], ...]
    thread: tuple[ThreadBranch, ...]
    asked: ThreadQuery
    story: tuple[StoryEvent, ...]
    wheel: Wheel


@reached_by(Audience.SIGNED_IN)
@require_GET
def show_component_gallery(request: KollRequest) -> HttpResponseBase:
    """Every part on one page."""
    charter, day = request.koll.snapshot.charter, request.koll.on
    why = charter.activities[0].ground
    page = PatternsPage(
        labels=tuple(instrument.label for instrument in charter.instruments),
        levels=tuple(LEVELS),
        why=why,
        duties=tuple(duty(state, why, day) for state in STATES),
        thread=(hanging(charter),),
        asked=ThreadQuery(),
        story=tuple(happening(kind, day) for kind in ("shift_seen", "proposal_proposed", "proposal_decided")),
        wheel=wheel_of(charter, duties_on(request.koll.snapshot), day.year, day),
    )
    return render_page(request, "home/patterns.html", page)


def duty(state: State, why: Ground, day: date) -> dict[str, object]:
    """A duty's row in one of its states."""
    said = {"body_name": _("A body"), "sentence": _("A sentence"), "due_words": format_value(day)}
    return {"state": state, "state_word": _(HEADINGS[state]), "why": why, **said}


def hanging(charter: Charter) -> ThreadBranch:
    """A thread of one thing of each level, each with the charter's own word for it."""
    below: tuple[ThreadBranch, ...] = ()
    levels = {instrument.level: instrument.label for instrument in charter.instruments}
    for number, level in enumerate(("plan", "assignment", "own_goal", "goal", "vision")):
        label = levels.get(level)
        word = label.forms(get_language() or "sv").indefinite if label else _("A sentence")
        knot = ThreadNode(
            key=level,
            kind=level,
            heading=word[:1].upper() + word[1:],
            ref=PageRef(name="patterns"),
            body_name=_("A body"),
        )
        below = (ThreadBranch(knot=knot, below=below, number=number),)
    return below[0]


def happening(kind: str, day: date) -> StoryEvent:
    """One line of a story."""
    return StoryEvent(on=day, kind=kind, who=_("A body"), words=_("A sentence"), ref=PageRef(name="patterns"))
