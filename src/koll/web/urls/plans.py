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
    path("planer/<slug:body>/", show_plan_board, name="plan"),
    path("planer/<slug:body>/ny/", add_plan_item_form, name="plan_new"),
    path("planer/<slug:body>/rad/", add_plan_item_action, name="plan_add"),
    path("planer/<slug:body>/tid/", show_plan_timeline, name="plan_along"),
    path("planer/<slug:body>/mote/", show_plan_meeting, name="plan_meeting"),
    path("planer/<slug:body>/<num:item>/", show_plan_item, name="plan_item"),
    path("planer/<slug:body>/<num:item>/andra/", change_plan_item_form, name="plan_change"),
    path("planer/<slug:body>/<num:item>/valj/", prioritise_plan_item_form, name="plan_choose"),
    path("planer/<slug:body>/<num:item>/anteckna/", note_plan_item_form, name="plan_note"),
    path("planer/<slug:body>/<num:item>/flytta/", move_plan_item_action, name="plan_move"),
    path("planer/<slug:body>/<num:item>/ta/", take_plan_item_action, name="plan_take"),
    path("planer/<slug:body>/<num:item>/klart/", finish_plan_item_action, name="plan_finish"),
    path("planer/<slug:body>/<num:item>/ater/", reopen_plan_item_action, name="plan_again"),
    path("planer/<slug:body>/<num:item>/bort/", remove_plan_item_action, name="plan_remove"),
    path("planer/<slug:body>/<num:item>/tillbaka/", restore_plan_item_action, name="plan_put_back"),
    path("uppfoljning/", show_followup, name="followup"),
    path("uppfoljning/<year:period>/", show_followup, name="followup_of"),
]
