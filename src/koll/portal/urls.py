"""The addresses that anybody may read without signing in."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from koll.portal import about, bodies, seen, views

DIRECTION = "oppet/styrningen/"
DECISIONS = "oppet/beslut/"
OCCASION = "oppet/aret/<occasion:ref>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.show_front, name="open_front"),
    path(DIRECTION, views.show_instruments, name="open_register"),
    path(f"{DIRECTION}register/", views.show_register, name="open_everything"),
    path(f"{DIRECTION}register/tabell/csv/", views.send_register, {"kind": "csv"}, name="open_register_csv"),
    path(f"{DIRECTION}register/tabell/xlsx/", views.send_register, {"kind": "xlsx"}, name="open_register_xlsx"),
    path(f"{DIRECTION}dokument/<document:ref>/", views.show_document, name="open_document"),
    path(f"{DIRECTION}<instrument:ref>/", views.show_instrument, name="open_instrument"),
    path(f"{DIRECTION}<instrument:ref>/jamfor/", views.show_comparison, name="open_compare"),
    path(f"{DIRECTION}<statement:ref>/", views.show_statement, name="open_statement"),
    path(f"{DIRECTION}<version:ref>/", views.show_version, name="open_version"),
    path("oppet/sok/", views.show_search, name="open_search"),
    path("oppet/aret.ics", views.send_year_calendar, name="open_calendar"),
    path(DECISIONS, views.show_decisions, name="open_decisions"),
    path(f"{DECISIONS}<cited_decision:ref>/", views.show_decision, name="open_decision"),
    path("oppet/budget/", views.show_budgets, name="open_budgets"),
    path("oppet/budget/<budget:ref>/", views.show_budget, name="open_budget"),
    path("oppet/organ/", bodies.show_bodies, name="open_bodies"),
    path("oppet/organ/<body:ref>/", bodies.show_body, name="open_body"),
    path("oppet/traden/", views.show_thread, name="open_thread"),
    path("oppet/traden/pdf/", views.send_thread_pdf, name="open_thread_pdf"),
    path("oppet/bokslut/", views.show_reports, name="open_reports"),
    path("oppet/bokslut/<accounts:ref>/", views.show_accounts, name="open_accounts"),
    path("oppet/uppdrag/", views.show_assignments, name="open_assignments"),
    path("oppet/uppdrag/pdf/", views.send_assignments_pdf, name="open_assignments_pdf"),
    path("oppet/bilagor/<attachment:ref>/", views.send_attachment, name="open_attachment"),
    path("oppet/bilder/<picture:ref>/", views.send_picture, name="open_picture"),
    path("oppet/berattat/", views.show_descriptions, name="open_told"),
    path("oppet/omvarlden/", seen.show_trends, name="open_trends"),
    path("oppet/omvarlden/<trends:ref>/", seen.show_trends, name="open_trends_of"),
    path("oppet/omvarlden/trend/<trend:ref>/", seen.show_trend, name="open_trend"),
    path("oppet/kartor/", seen.show_maps, name="open_maps"),
    path("oppet/kartor/<calendar_year:period>/", seen.show_maps, name="open_maps_of"),
    path("oppet/analyser/<calendar_year:period>/matris/", seen.show_answer_matrix, name="open_matrix"),
    path("oppet/aret/<challenge_map:ref>/", seen.show_body_map, name="open_map"),
    path(f"{OCCASION}pdf/", views.send_occasion_pdf, name="open_occasion_pdf"),
    path(OCCASION, views.show_occasion, name="open_occasion"),
    path("oppet/om/", about.show_about, name="open_about"),
    path("oppet/tillganglighet/", views.show_accessibility, name="open_accessibility"),
]
