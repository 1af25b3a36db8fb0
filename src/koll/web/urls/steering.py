"""The addresses of governing texts, their statements, and the thread."""

from django.urls import URLPattern, path

from koll.web.views import adopting, comparing, documents, steering, terms, thread

TERM = "styrningen/ny-mandatperiod/"
TEXT = f"{TERM}<day:began>/<slug:instrument>/"

new_term: list[URLPattern] = [
    path(TERM, terms.terms, name="terms"),
    path(f"{TERM}oppna/", terms.opening, name="open_term"),
    path(f"{TERM}<day:began>/", terms.term, name="term"),
    path(f"{TERM}<day:began>/beslut/", terms.deciding, name="decide_term"),
    path(f"{TEXT}ny/", terms.choosing, name="new_in_term"),
    path(f"{TEXT}fornya/", terms.renewing, name="renew_in_term"),
    path(f"{TEXT}punkt/<slug:key>/", terms.choosing, name="choose_in_term"),
    path(f"{TEXT}punkt/<slug:key>/ta-tillbaka/", terms.dropping, name="drop_in_term"),
]

urlpatterns: list[URLPattern] = [
    *new_term,
    path("styrningen/", steering.register, name="register"),
    path("styrningen/register/", documents.everything, name="everything"),
    path("styrningen/register/tabell/csv/", documents.table, {"kind": "csv"}, name="register_csv"),
    path("styrningen/register/tabell/xlsx/", documents.table, {"kind": "xlsx"}, name="register_xlsx"),
    path("styrningen/register/nytt/", documents.adopting, name="adopt_document"),
    path("styrningen/dokument/<slug:key>/", documents.document, name="document"),
    path("styrningen/dokument/<slug:key>/anta/", documents.adopting, name="adopt_document_text"),
    path("styrningen/dokument/<slug:key>/upphav/", documents.repealing, name="repeal_document"),
    path("styrningen/<slug:instrument>/", steering.instrument, name="instrument"),
    path("styrningen/<slug:instrument>/jamfor/", comparing.comparing, name="compare"),
    path("styrningen/<slug:instrument>/anta/", adopting.adopting, name="adopt"),
    path("styrningen/<slug:instrument>/omprova/", steering.reconsidering, name="reconsider"),
    path("styrningen/<slug:instrument>/punkt/<slug:key>/", steering.statement, name="statement"),
    path("styrningen/<slug:instrument>/<day:day>/", steering.version, name="version"),
    path("styrningen/<slug:instrument>/<slug:body>/<day:day>/", steering.version, name="version_of"),
    path("styrningen/<slug:instrument>/<slug:body>/<day:day>/<num:beside>/", steering.version, name="version_beside"),
    path("traden/", thread.thread, name="thread"),
    path("traden/pdf/", thread.thread_pdf, name="thread_pdf"),
]
