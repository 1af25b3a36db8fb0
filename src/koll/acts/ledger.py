"""The ledger's old door; the engine has it now."""

from koll.acts.engine import LEDGER_LOCK, append, take_turn

__all__ = ["LEDGER_LOCK", "append", "take_turn"]
