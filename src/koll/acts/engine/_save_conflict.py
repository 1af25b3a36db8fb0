"""The old door to the engine, and what an act says when two people changed the same thing."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from koll.acts.engine._act import ACTS, DECLARED, act, require
from koll.acts.engine._done import Doing, Done
from koll.acts.engine._receipts import UnableToRepeat
from koll.domain.refusals import Conflict
from koll.permissions import UnableTo

__all__ = ["ACTS", "DECLARED", "Doing", "Done", "UnableToRepeat", "UnableToSave", "act", "require"]


class UnableToSave(UnableTo, Conflict):
    """Somebody else has changed the same thing since the page was opened; both texts are kept.

    `theirs` and `mine` hold the texts by field, `revision` the number to save over if that is what is wanted.
    """

    def __init__(self, theirs: Mapping[str, str], mine: Mapping[str, str], revision: int) -> None:
        UnableTo.__init__(
            self,
            _(
                "Somebody changed this while you were writing. Nothing is lost: both texts are below. "
                "Put together what should stand, and save again."
            ),
            code="act.changed_by_another",
        )
        self.theirs = theirs
        self.mine = mine
        self.revision = revision
