"""The addresses of decisions."""

from django.urls import URLPattern, path

from koll.web.views import attachments, correcting, decisions

urlpatterns: list[URLPattern] = [
    path("beslut/", decisions.decisions, name="decisions"),
    path("beslut/nytt/", decisions.recording, name="record_decision"),
    path("beslut/<int:decision>/bifoga/", attachments.attaching, name="attach"),
    path("beslut/<int:decision>/ratta/", correcting.correcting, name="correct_decision"),
    path("beslut/<int:decision>/justerat/", correcting.attesting, name="attest"),
    path("bilagor/<int:number>/", attachments.attachment, name="attachment"),
    path("bilagor/<int:number>/dra-tillbaka/", attachments.withdrawing, name="withdraw_attachment"),
    path("beslut/<slug:body>/<int:year>/<int:paragraph>/", decisions.decision, name="decision"),
    path("beslut/<slug:body>/<int:year>/utan-paragraf/<int:number>/", decisions.decision, name="decision_unnumbered"),
]
