"""The addresses of assignments."""

from django.urls import URLPattern, path

from koll.web.assignments import (
    close_assignment_form,
    end_following_decision_form,
    follow_decision_form,
    reopen_assignment_form,
    report_assignment_form,
    report_on_followed_decision_form,
    send_assignments_pdf,
    show_assignments,
)

ONE = "styrningen/<statement:ref>/"

urlpatterns: list[URLPattern] = [
    path("uppdrag/", show_assignments, name="assignments"),
    path("uppdrag/pdf/", send_assignments_pdf, name="assignments_pdf"),
    path("beslut/<decision:ref>/folj/", follow_decision_form, name="list_decision"),
    path("uppdrag/beslut/<followed_decision:ref>/redovisa/", report_on_followed_decision_form, name="tell_of_decision"),
    path("uppdrag/beslut/<followed_decision:ref>/ta-bort/", end_following_decision_form, name="take_off_list"),
    path(f"{ONE}avsluta/", close_assignment_form, name="close_assignment"),
    path(f"{ONE}ateroppna/", reopen_assignment_form, name="reopen_assignment"),
    path(f"{ONE}redovisa/", report_assignment_form, name="report_assignment"),
]
