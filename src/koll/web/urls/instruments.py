"""The addresses of governing texts, their statements, and the thread."""

from django.urls import URLPattern, path

from koll.web.instruments import (
    adopt_document_form,
    adopt_instrument_form,
    decide_reconsideration_form,
    open_reconsideration_work_form,
    record_reconsideration_form,
    repeal_document_form,
    send_register,
    show_comparison,
    show_document,
    show_instrument,
    show_instruments,
    show_reconsideration,
    show_reconsideration_works,
    show_register,
    show_statement,
    show_version,
    suggest_for_statement_form,
    suggest_renewal_for_rest_action,
    withdraw_suggestion_action,
)
from koll.web.thread import send_thread_pdf, show_thread

TERM = "styrningen/ny-mandatperiod/"

new_term: list[URLPattern] = [
    path(TERM, show_reconsideration_works, name="terms"),
    path(f"{TERM}oppna/", open_reconsideration_work_form, name="open_term"),
    path(f"{TERM}<term:ref>/", show_reconsideration, name="term"),
    path(f"{TERM}<term:ref>/beslut/", decide_reconsideration_form, name="decide_term"),
    path(f"{TERM}<term_text:ref>/ny/", suggest_for_statement_form, name="new_in_term"),
    path(f"{TERM}<term_text:ref>/fornya/", suggest_renewal_for_rest_action, name="renew_in_term"),
    path(f"{TERM}<term_statement:ref>/", suggest_for_statement_form, name="choose_in_term"),
    path(f"{TERM}<term_statement:ref>/ta-tillbaka/", withdraw_suggestion_action, name="drop_in_term"),
]

urlpatterns: list[URLPattern] = [
    *new_term,
    path("styrningen/", show_instruments, name="register"),
    path("styrningen/register/", show_register, name="everything"),
    path("styrningen/register/tabell/csv/", send_register, {"kind": "csv"}, name="register_csv"),
    path("styrningen/register/tabell/xlsx/", send_register, {"kind": "xlsx"}, name="register_xlsx"),
    path("styrningen/register/nytt/", adopt_document_form, name="adopt_document"),
    path("styrningen/dokument/<document:ref>/", show_document, name="document"),
    path("styrningen/dokument/<document:ref>/anta/", adopt_document_form, name="adopt_document_text"),
    path("styrningen/dokument/<document:ref>/upphav/", repeal_document_form, name="repeal_document"),
    path("styrningen/<instrument:ref>/", show_instrument, name="instrument"),
    path("styrningen/<instrument:ref>/jamfor/", show_comparison, name="compare"),
    path("styrningen/<instrument:ref>/anta/", adopt_instrument_form, name="adopt"),
    path("styrningen/<instrument:ref>/omprova/", record_reconsideration_form, name="reconsider"),
    path("styrningen/<statement:ref>/", show_statement, name="statement"),
    path("styrningen/<version:ref>/", show_version, name="version"),
    path("traden/", show_thread, name="thread"),
    path("traden/pdf/", send_thread_pdf, name="thread_pdf"),
]
