"""The addresses of plans and of follow-up."""

from django.urls import URLPattern, path

from koll.web.views import followup, planning, plans

urlpatterns: list[URLPattern] = [
    path("planer/", plans.units, name="plans"),
    path("planer/<slug:body>/", plans.plan, name="plan"),
    path("planer/<slug:body>/ny/", planning.planning, name="plan_new"),
    path("planer/<slug:body>/rad/", planning.adding, name="plan_add"),
    path("planer/<slug:body>/tid/", plans.along, name="plan_along"),
    path("planer/<slug:body>/mote/", plans.meeting, name="plan_meeting"),
    path("planer/<slug:body>/<num:item>/", plans.item, name="plan_item"),
    path("planer/<slug:body>/<num:item>/andra/", planning.changing, name="plan_change"),
    path("planer/<slug:body>/<num:item>/valj/", planning.choosing, name="plan_choose"),
    path("planer/<slug:body>/<num:item>/anteckna/", planning.noting, name="plan_note"),
    path("planer/<slug:body>/<num:item>/flytta/", planning.moving, name="plan_move"),
    path("planer/<slug:body>/<num:item>/ta/", planning.taking_on, name="plan_take"),
    path("planer/<slug:body>/<num:item>/klart/", planning.finishing, name="plan_finish"),
    path("planer/<slug:body>/<num:item>/ater/", planning.taking_up_again, name="plan_again"),
    path("planer/<slug:body>/<num:item>/bort/", planning.removing, name="plan_remove"),
    path("planer/<slug:body>/<num:item>/tillbaka/", planning.putting_back, name="plan_put_back"),
    path("uppfoljning/", followup.followup, name="followup"),
    path("uppfoljning/<year:period>/", followup.followup, name="followup_of"),
]
