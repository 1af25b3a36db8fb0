"""The addresses of plans and of follow-up."""

from django.urls import URLPattern, path

from koll.web.followup import show_followup
from koll.web.plans import (
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
    show_plan_board,
    show_plan_item,
    show_plan_meeting,
    show_plan_timeline,
    show_plans,
    take_plan_item_action,
)

urlpatterns: list[URLPattern] = [
    path("planer/", show_plans, name="plans"),
    path("planer/<plan:ref>/", show_plan_board, name="plan"),
    path("planer/<plan:ref>/ny/", add_plan_item_form, name="plan_new"),
    path("planer/<plan:ref>/rad/", add_plan_item_action, name="plan_add"),
    path("planer/<plan:ref>/tid/", show_plan_timeline, name="plan_along"),
    path("planer/<plan:ref>/mote/", show_plan_meeting, name="plan_meeting"),
    path("planer/<plan_item:ref>/", show_plan_item, name="plan_item"),
    path("planer/<plan_item:ref>/andra/", change_plan_item_form, name="plan_change"),
    path("planer/<plan_item:ref>/valj/", prioritise_plan_item_form, name="plan_choose"),
    path("planer/<plan_item:ref>/anteckna/", note_plan_item_form, name="plan_note"),
    path("planer/<plan_item:ref>/flytta/", move_plan_item_action, name="plan_move"),
    path("planer/<plan_item:ref>/ta/", take_plan_item_action, name="plan_take"),
    path("planer/<plan_item:ref>/klart/", finish_plan_item_action, name="plan_finish"),
    path("planer/<plan_item:ref>/ater/", reopen_plan_item_action, name="plan_again"),
    path("planer/<plan_item:ref>/bort/", remove_plan_item_action, name="plan_remove"),
    path("planer/<plan_item:ref>/tillbaka/", restore_plan_item_action, name="plan_put_back"),
    path("uppfoljning/", show_followup, name="followup"),
    path("uppfoljning/<calendar_year:period>/", show_followup, name="followup_of"),
]
