"""The addresses of internal control."""

from django.urls import URLPattern, path

from koll.web.views import risks

PLAN = "internkontroll/<slug:body>/<year:period>/"

urlpatterns: list[URLPattern] = [
    path("internkontroll/", risks.overview, name="risks"),
    path("internkontroll/<year:period>/", risks.overview, name="risks_of"),
    path(PLAN, risks.plan, name="risk_plan"),
    path(f"{PLAN}pdf/", risks.plan_pdf, name="risk_plan_pdf"),
    path(f"{PLAN}ny/", risks.adding, name="add_risk"),
    path(f"{PLAN}ta-over/", risks.taking_over, name="take_over_risks"),
    path(f"{PLAN}faststall/", risks.settling, name="settle_risks"),
    path(f"{PLAN}<num:number>/andra/", risks.changing, name="change_risk"),
    path(f"{PLAN}<num:number>/utfall/", risks.outcome, name="risk_outcome"),
    path(f"{PLAN}<num:number>/bort/", risks.taking_out, name="take_out_risk"),
]
