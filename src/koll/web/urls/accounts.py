"""The addresses of interim and annual accounts."""

from django.urls import URLPattern, path

from koll.web.views import accounts, accounts_steps

ONE = "bokslut/<year:year>/<slug:kind>/"

urlpatterns: list[URLPattern] = [
    path("bokslut/", accounts.overview, name="accounts"),
    path("bokslut/nytt/", accounts_steps.beginning, name="accounts_begin"),
    path(ONE, accounts.one, name="accounts_of"),
    path(f"{ONE}pdf/", accounts.as_document, name="accounts_pdf"),
    path(f"{ONE}skriv/<str:about>/", accounts.writing, name="accounts_write"),
    path(f"{ONE}jamfor/<year:other_year>/<slug:other_kind>/", accounts.comparing, name="accounts_beside"),
    path(f"{ONE}lamna-over/", accounts_steps.handing_over, name="accounts_hand_over"),
    path(f"{ONE}publicera/", accounts_steps.publishing, name="accounts_publish"),
    path(f"{ONE}behandlad/", accounts_steps.treating, name="accounts_treat"),
]
