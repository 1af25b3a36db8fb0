"""The addresses of assignments."""

from django.urls import URLPattern, path

from koll.web.views import assignments

ONE = "styrningen/<slug:instrument>/punkt/<slug:key>/"

urlpatterns: list[URLPattern] = [
    path("uppdrag/", assignments.assignments, name="assignments"),
    path("uppdrag/pdf/", assignments.assignments_pdf, name="assignments_pdf"),
    path(f"{ONE}avsluta/", assignments.closing, name="close_assignment"),
    path(f"{ONE}ateroppna/", assignments.reopening, name="reopen_assignment"),
    path(f"{ONE}redovisa/", assignments.reporting, name="report_assignment"),
]
