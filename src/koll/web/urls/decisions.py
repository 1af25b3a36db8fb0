"""The addresses of decisions."""

from django.urls import URLPattern, path

from koll.web.views import attachments, correcting, decisions, importing

urlpatterns: list[URLPattern] = [
    path("beslut/", decisions.decisions, name="decisions"),
    path("beslut/nytt/", decisions.recording, name="record_decision"),
    path("beslut/<num:decision>/bifoga/", attachments.attaching, name="attach"),
    path("beslut/<num:decision>/ratta/", correcting.correcting, name="correct_decision"),
    path("beslut/<num:decision>/justerat/", correcting.attesting, name="attest"),
    path("beslut/las-in/", importing.importing, name="import_decisions"),
    path("beslut/las-in/registrera/", importing.taking_in, name="take_in_decisions"),
    path("beslut/tabell/csv/", importing.table, {"kind": "csv"}, name="decisions_csv"),
    path("beslut/tabell/xlsx/", importing.table, {"kind": "xlsx"}, name="decisions_xlsx"),
    path("bilagor/<num:number>/", attachments.attachment, name="attachment"),
    path("bilagor/<num:number>/dra-tillbaka/", attachments.withdrawing, name="withdraw_attachment"),
    path("beslut/<slug:body>/<year:year>/<num:paragraph>/", decisions.decision, name="decision"),
    path("beslut/<slug:body>/<year:year>/utan-paragraf/<num:number>/", decisions.decision, name="decision_unnumbered"),
]
