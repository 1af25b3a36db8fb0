"""The old door to the engine, and what an act says when two people changed the same thing."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from koll.acts.engine._act import ACTS, DECLARED, act, require
from koll.acts.engine._done import Doing, Done
from koll.domain.refusals import Conflict

__all__ = ["ACTS", "DECLARED", "Doing", "Done", "act", "changed_by_another", "require"]


def changed_by_another(theirs: Mapping[str, str], mine: Mapping[str, str], revision: int) -> Conflict:
    """The refusal when somebody else has changed the same thing since the page was opened; both texts are kept."""
    return Conflict(
        "act.changed_by_another",
        _(
            "Somebody changed this while you were writing. Nothing is lost: both texts are below. "
            "Put together what should stand, and save again."
        ),
        theirs=theirs,
        mine=mine,
        revision=revision,
    )
