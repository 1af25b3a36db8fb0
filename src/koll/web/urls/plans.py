"""The addresses of plans and of follow-up."""

from django.urls import URLPattern, path

from koll.web.views import followup, plans

urlpatterns: list[URLPattern] = [
    path("planer/", plans.units, name="plans"),
    path("planer/<slug:body>/", plans.plan, name="plan"),
    path("planer/<slug:body>/ny/", plans.planning, name="plan_new"),
    path("planer/<slug:body>/<int:item>/", plans.changing, name="plan_change"),
    path("planer/<slug:body>/<int:item>/anteckna/", plans.noting, name="plan_note"),
    path("uppfoljning/", followup.followup, name="followup"),
    path("uppfoljning/<int:period>/", followup.followup, name="followup_of"),
]
