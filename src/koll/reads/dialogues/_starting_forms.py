"""The dialogue forms that everybody may start from: offers, never imposed, to copy, change and name one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    type Words = str | _StrPromise
    type Steps = tuple[tuple[Words, int, Words, Words], ...]

ANALYSIS = _("The decided analysis")

STARTING: tuple[tuple[str, Words, Words, Steps], ...] = (
    (
        "round",
        _("The round table"),
        _("Everybody is heard, also those who seldom ask for the floor."),
        (
            (
                _("First round: each speaks in turn, nobody interrupts"),
                20,
                _("What do you see that the rest of us may not?"),
                "",
            ),
            (_("Second round: each answers something that somebody said"), 20, _("What made you think anew?"), ""),
            (_("Free talk"), 20, _("What do we take with us from here?"), ""),
        ),
    ),
    (
        "walk-through",
        _("Walk through the analysis"),
        _("You find together what surprises, and which shift matters most."),
        (
            (_("Read in silence and mark what surprises"), 10, _("What did you not expect?"), ANALYSIS),
            (_("Talk about the marks"), 25, _("Why is it so? What do we not know?"), ANALYSIS),
            (_("Choose one shift"), 20, _("Which shift would matter most to those we are here for?"), ANALYSIS),
        ),
    ),
    (
        "three-questions",
        _("Three questions"),
        _("A short talk that still reaches the ground."),
        (
            (_("Whom we are here for"), 15, _("What has changed for those we are here for?"), ""),
            (_("What we are unsure of"), 15, _("What are we least sure of?"), ""),
            (_("What we do now"), 15, _("What do we do next, and who begins?"), ""),
        ),
    ),
    (
        "workshop",
        _("Future workshop"),
        _("From what chafes, by way of what you dream of, to what can be done."),
        (
            (_("Criticism: everything that chafes, without answers"), 20, _("What chafes today?"), ""),
            (
                _("Dreams: everything is possible"),
                20,
                _("If you could decide everything, how would it be in ten years?"),
                "",
            ),
            (_("From dream to deed"), 30, _("What of this can we do, and what stands in the way?"), ""),
        ),
    ),
    (
        "open-space",
        _("Open space"),
        _("Those who take part set the agenda and go where they have something to give."),
        (
            (_("Anybody puts up a subject"), 15, _("What must we talk about today?"), ""),
            (_("Talk in groups, free to move between them"), 40, _("What did your group come to?"), ""),
            (_("Each group tells the others"), 20, _("What follows from this, and who takes it on?"), ""),
        ),
    ),
    (
        "pairs",
        _("In pairs"),
        _("It is easier to say the difficult thing to one person first."),
        (
            (_("Two and two, one speaks and one listens, then change"), 15, _("What do we avoid saying?"), ""),
            (_("Two pairs become four"), 15, _("Where did you see the same, and where not?"), ""),
            (_("All together"), 20, _("Which thought should not get lost?"), ""),
        ),
    ),
    (
        "silent-writing",
        _("Silent writing first"),
        _("Everybody thinks alone before anybody talks, so that the first voice does not decide."),
        (
            (
                _("Write in silence, a thought at a time"),
                10,
                _("What do you think, before you hear anybody?"),
                "",
            ),
            (_("Read what others wrote, and put together what belongs together"), 15, _("What recurs?"), ""),
            (_("Talk about what stands alone"), 25, _("Who sees it differently, and why?"), ""),
        ),
    ),
)
"""(key, name, purpose, ((purpose of the step, minutes, what is asked, what is on the screen), …))."""
