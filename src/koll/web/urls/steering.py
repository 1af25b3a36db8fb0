"""The addresses of governing texts, their statements, and the thread."""

from datetime import date

from django.urls import URLPattern, path, register_converter

from koll.web.views import adopting, comparing, documents, steering, terms, thread


class DayConverter:
    """A day in an address, as 2024-01-01."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """The day; an address with a day that does not exist leads nowhere."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """The day as the address has it."""
        return value.isoformat()


register_converter(DayConverter, "day")

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
    path("styrningen/<slug:instrument>/<slug:body>/<day:day>/<int:beside>/", steering.version, name="version_beside"),
    path("traden/", thread.thread, name="thread"),
    path("traden/pdf/", thread.thread_pdf, name="thread_pdf"),
]
