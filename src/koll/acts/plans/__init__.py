"""What changes the units' plans."""

from koll.acts.plans._plans import (
    add_plan_item,
    change_plan_item,
    finish_plan_item,
    move_plan_item,
    note_plan_item,
    prioritise_plan_item,
    remove_plan_item,
    reopen_plan_item,
    restore_plan_item,
    take_plan_item,
)

__all__ = [
    "add_plan_item",
    "change_plan_item",
    "finish_plan_item",
    "move_plan_item",
    "note_plan_item",
    "prioritise_plan_item",
    "remove_plan_item",
    "reopen_plan_item",
    "restore_plan_item",
    "take_plan_item",
]
