"""The addresses of documents."""

from django.urls import URLPattern, path

from koll.web.urls.occasions import ONE
from koll.web.views import reports

urlpatterns: list[URLPattern] = [
    path(f"{ONE}pdf/", reports.occasion_pdf, name="occasion_pdf"),
    path(f"{ONE}<num:number>/pdf/", reports.occasion_pdf, name="occasion_pdf_numbered"),
    path(f"{ONE}word/", reports.occasion_word, name="occasion_word"),
    path(f"{ONE}<num:number>/word/", reports.occasion_word, name="occasion_word_numbered"),
]
