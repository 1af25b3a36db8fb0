"""What every act has in common: its turn, its permission, the rows it writes, its line in the ledger, its receipt."""

from koll.acts.engine._act import ACTS, DECLARED, Declared, act, require
from koll.acts.engine._done import Doing, Done
from koll.acts.engine._input import Input
from koll.acts.engine._journal import (
    change,
    change_rows,
    create,
    create_many,
    hide_rows,
    link,
    remove,
    remove_rows,
    reveal,
)
from koll.acts.engine._ledger import LEDGER_LOCK, append, take_turn
from koll.acts.engine._lookup import (
    body_existing_on,
    body_with_key,
    decision_with,
    holder_on,
    occasion_with,
    proposal_with,
    statement_with,
)
from koll.acts.engine._save_conflict import changed_by_another
from koll.acts.engine._write_lock import WriteQueue, queue_of, write_lock

__all__ = [
    "ACTS",
    "DECLARED",
    "LEDGER_LOCK",
    "Declared",
    "Doing",
    "Done",
    "Input",
    "WriteQueue",
    "act",
    "append",
    "body_existing_on",
    "body_with_key",
    "change",
    "change_rows",
    "changed_by_another",
    "create",
    "create_many",
    "decision_with",
    "hide_rows",
    "holder_on",
    "link",
    "occasion_with",
    "proposal_with",
    "queue_of",
    "remove",
    "remove_rows",
    "require",
    "reveal",
    "statement_with",
    "take_turn",
    "write_lock",
]
