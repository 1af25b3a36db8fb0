"""The addresses of indicators."""

from django.urls import URLPattern, path

from koll.web.followup import (
    add_indicator_form,
    change_indicator_form,
    comment_reading_form,
    end_or_resume_indicator_action,
    file_in,
    record_readings_form,
    send_readings,
    show_indicator,
    show_indicators,
)

urlpatterns: list[URLPattern] = [
    path("indikatorer/", show_indicators, name="indicators"),
    path("indikatorer/ny/", add_indicator_form, name="indicator_new"),
    path("indikatorer/inmatning/", record_readings_form, name="indicators_enter"),
    path("indikatorer/inmatning/fil/", send_readings, name="readings_file"),
    path("indikatorer/inmatning/las-in/", file_in, name="readings_import"),
    path("indikatorer/<indicator:ref>/", show_indicator, name="indicator"),
    path("indikatorer/<indicator:ref>/andra/", change_indicator_form, name="indicator_change"),
    path("indikatorer/<indicator:ref>/kommentera/", comment_reading_form, name="indicator_comment"),
    path("indikatorer/<indicator:ref>/avsluta/", end_or_resume_indicator_action, name="indicator_end"),
]
