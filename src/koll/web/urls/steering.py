"""The addresses of governing texts, their statements, and the thread."""

from datetime import date

from django.urls import URLPattern, path, register_converter

from koll.web.views import documents, steering


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

urlpatterns: list[URLPattern] = [
    path("styrningen/", steering.register, name="register"),
    path("styrningen/register/", documents.everything, name="everything"),
    path("styrningen/register/tabell/csv/", documents.table, {"kind": "csv"}, name="register_csv"),
    path("styrningen/register/tabell/xlsx/", documents.table, {"kind": "xlsx"}, name="register_xlsx"),
    path("styrningen/register/nytt/", documents.adopting, name="adopt_document"),
    path("styrningen/dokument/<slug:key>/", documents.document, name="document"),
    path("styrningen/dokument/<slug:key>/anta/", documents.adopting, name="adopt_document_text"),
    path("styrningen/dokument/<slug:key>/upphav/", documents.repealing, name="repeal_document"),
    path("styrningen/<slug:instrument>/", steering.instrument, name="instrument"),
    path("styrningen/<slug:instrument>/anta/", steering.adopting, name="adopt"),
    path("styrningen/<slug:instrument>/omprova/", steering.reconsidering, name="reconsider"),
    path("styrningen/<slug:instrument>/punkt/<slug:key>/", steering.statement, name="statement"),
    path("styrningen/<slug:instrument>/<day:day>/", steering.version, name="version"),
    path("styrningen/<slug:instrument>/<slug:body>/<day:day>/", steering.version, name="version_of"),
    path("styrningen/<slug:instrument>/<slug:body>/<day:day>/<int:beside>/", steering.version, name="version_beside"),
    path("traden/", steering.thread, name="thread"),
]
