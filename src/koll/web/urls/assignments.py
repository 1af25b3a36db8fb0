"""The addresses of assignments."""

from django.urls import URLPattern, path

from koll.web.views import assignments, listed

ONE = "styrningen/<slug:instrument>/punkt/<slug:key>/"

urlpatterns: list[URLPattern] = [
    path("uppdrag/", assignments.assignments, name="assignments"),
    path("uppdrag/pdf/", assignments.assignments_pdf, name="assignments_pdf"),
    path("beslut/<num:decision>/folj/", listed.listing, name="list_decision"),
    path("uppdrag/beslut/<num:number>/redovisa/", listed.telling, name="tell_of_decision"),
    path("uppdrag/beslut/<num:number>/ta-bort/", listed.taking_off, name="take_off_list"),
    path(f"{ONE}avsluta/", assignments.closing, name="close_assignment"),
    path(f"{ONE}ateroppna/", assignments.reopening, name="reopen_assignment"),
    path(f"{ONE}redovisa/", assignments.reporting, name="report_assignment"),
]
