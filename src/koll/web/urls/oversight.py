"""Addresses: executive oversight, internal control, the audit trail and proofs of the ledger."""

from django.urls import URLPattern, path

from koll.web.oversight import (
    add_risk_form,
    answer_oversight_entry_form,
    change_oversight_entry_form,
    change_risk_form,
    conclude_oversight_entry_form,
    copy_risks_from_last_year_action,
    decide_company_assessment_form,
    open_oversight_entry_form,
    record_control_outcome_form,
    remove_risk_action,
    send_audit_trail,
    send_internal_control_plan_pdf,
    send_oversight_file_pdf,
    send_oversight_year_pdf,
    settle_risk_plan_form,
    show_audit_trail,
    show_internal_control_overview,
    show_internal_control_plan,
    show_oversight_file,
    show_oversight_overview,
)

urlpatterns: list[URLPattern] = [
    path("revision/", show_audit_trail, name="trail"),
    path("revision/csv/", send_audit_trail, name="trail_csv"),
]


FILE = "uppsikt/<oversight:ref>/"


urlpatterns += [
    path("uppsikt/", show_oversight_overview, name="oversight"),
    path("uppsikt/<calendar_year:period>/", show_oversight_overview, name="oversight_of"),
    path("uppsikt/<calendar_year:period>/pdf/", send_oversight_year_pdf, name="oversight_pdf"),
    path(FILE, show_oversight_file, name="oversight_file"),
    path(f"{FILE}pdf/", send_oversight_file_pdf, name="oversight_file_pdf"),
    path(f"{FILE}ny/", open_oversight_entry_form, name="begin_oversight"),
    path(f"{FILE}beslut/", decide_company_assessment_form, name="decide_on_company"),
    path("uppsikt/<oversight_entry:ref>/andra/", change_oversight_entry_form, name="change_oversight"),
    path("uppsikt/<oversight_entry:ref>/slutsats/", conclude_oversight_entry_form, name="conclude_oversight"),
    path("uppsikt/<oversight_entry:ref>/svara/", answer_oversight_entry_form, name="answer_oversight"),
]


PLAN = "internkontroll/<internal_control_plan:ref>/"


urlpatterns += [
    path("internkontroll/", show_internal_control_overview, name="risks"),
    path("internkontroll/<calendar_year:period>/", show_internal_control_overview, name="risks_of"),
    path(PLAN, show_internal_control_plan, name="risk_plan"),
    path(f"{PLAN}pdf/", send_internal_control_plan_pdf, name="risk_plan_pdf"),
    path(f"{PLAN}ny/", add_risk_form, name="add_risk"),
    path(f"{PLAN}ta-over/", copy_risks_from_last_year_action, name="take_over_risks"),
    path(f"{PLAN}faststall/", settle_risk_plan_form, name="settle_risks"),
    path("internkontroll/<risk:ref>/andra/", change_risk_form, name="change_risk"),
    path("internkontroll/<risk:ref>/utfall/", record_control_outcome_form, name="risk_outcome"),
    path("internkontroll/<risk:ref>/bort/", remove_risk_action, name="take_out_risk"),
]
