"""What every act has in common: its turn, its permission, the rows it writes, its line in the ledger, its receipt."""

from koll.acts.engine._act import ACTS, DECLARED, Declared, act, require
from koll.acts.engine._done import Doing, Done
from koll.acts.engine._input import Input
from koll.acts.engine._journal import change, create, create_many, hide_rows, remove, reveal
from koll.acts.engine._ledger import LEDGER_LOCK, append, take_turn
from koll.acts.engine._receipts import UnableToRepeat

__all__ = [
    "ACTS",
    "DECLARED",
    "LEDGER_LOCK",
    "Declared",
    "Doing",
    "Done",
    "Input",
    "UnableToRepeat",
    "act",
    "append",
    "change",
    "create",
    "create_many",
    "hide_rows",
    "remove",
    "require",
    "reveal",
    "take_turn",
]
