"""Pages about the units' plans."""

from koll.web.plans._plan_changes import (
    add_plan_item_action,
    add_plan_item_form,
    change_plan_item_form,
    finish_plan_item_action,
    move_plan_item_action,
    note_plan_item_form,
    prioritise_plan_item_form,
    remove_plan_item_action,
    reopen_plan_item_action,
    restore_plan_item_action,
    take_plan_item_action,
)
from koll.web.plans._plans import show_plan_board, show_plan_item, show_plan_meeting, show_plan_timeline, show_plans

__all__ = [
    "add_plan_item_action",
    "add_plan_item_form",
    "change_plan_item_form",
    "finish_plan_item_action",
    "move_plan_item_action",
    "note_plan_item_form",
    "prioritise_plan_item_form",
    "remove_plan_item_action",
    "reopen_plan_item_action",
    "restore_plan_item_action",
    "show_plan_board",
    "show_plan_item",
    "show_plan_meeting",
    "show_plan_timeline",
    "show_plans",
    "take_plan_item_action",
]
