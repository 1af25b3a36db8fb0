"""The addresses that anybody may read without signing in."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from koll.portal import about, bodies, seen, views

DIRECTION = "oppet/styrningen/"
DECISIONS = "oppet/beslut/"
OCCASION = "oppet/aret/<slug:activity>/<slug:body>/<year:period>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.front, name="open_front"),
    path(DIRECTION, views.register, name="open_register"),
    path(f"{DIRECTION}register/", views.everything, name="open_everything"),
    path(f"{DIRECTION}register/tabell/csv/", views.register_table, {"kind": "csv"}, name="open_register_csv"),
    path(f"{DIRECTION}register/tabell/xlsx/", views.register_table, {"kind": "xlsx"}, name="open_register_xlsx"),
    path(f"{DIRECTION}dokument/<slug:key>/", views.document, name="open_document"),
    path(f"{DIRECTION}<slug:instrument>/", views.instrument, name="open_instrument"),
    path(f"{DIRECTION}<slug:instrument>/jamfor/", views.comparing, name="open_compare"),
    path(f"{DIRECTION}<slug:instrument>/punkt/<slug:key>/", views.statement, name="open_statement"),
    path(f"{DIRECTION}<slug:instrument>/<open_day:on>/", views.version, name="open_version"),
    path(f"{DIRECTION}<slug:instrument>/<slug:body>/<open_day:on>/", views.version, name="open_version_of"),
    path(f"{DIRECTION}<slug:instrument>/<slug:body>/<open_day:on>/<num:beside>/", views.version, name="open_beside"),
    path("oppet/sok/", views.search, name="open_search"),
    path("oppet/aret.ics", views.year_calendar, name="open_calendar"),
    path(DECISIONS, views.decisions, name="open_decisions"),
    path(f"{DECISIONS}<slug:body>/<year:year>/<num:paragraph>/", views.decision, name="open_decision"),
    path(f"{DECISIONS}<slug:body>/<year:year>/utan-paragraf/<num:number>/", views.decision, name="open_decision_bare"),
    path("oppet/budget/", views.budgets, name="open_budgets"),
    path("oppet/budget/<year:year>/", views.budget, name="open_budget"),
    path("oppet/organ/", bodies.bodies, name="open_bodies"),
    path("oppet/organ/<slug:key>/", bodies.body, name="open_body"),
    path("oppet/traden/", views.thread, name="open_thread"),
    path("oppet/traden/pdf/", views.thread_pdf, name="open_thread_pdf"),
    path("oppet/bokslut/", views.reports, name="open_reports"),
    path("oppet/bokslut/<year:year>/<slug:kind>/", views.accounts, name="open_accounts"),
    path("oppet/uppdrag/", views.assignments, name="open_assignments"),
    path("oppet/uppdrag/pdf/", views.assignments_pdf, name="open_assignments_pdf"),
    path("oppet/bilagor/<num:number>/", views.attachment, name="open_attachment"),
    path("oppet/bilder/<num:number>/", views.picture, name="open_picture"),
    path("oppet/berattat/", views.told, name="open_told"),
    path("oppet/omvarlden/", seen.trends, name="open_trends"),
    path("oppet/omvarlden/<year:period>/", seen.trends, name="open_trends_of"),
    path("oppet/omvarlden/trend/<num:trend>/", seen.trend, name="open_trend"),
    path("oppet/kartor/", seen.maps, name="open_maps"),
    path("oppet/kartor/<year:period>/", seen.maps, name="open_maps_of"),
    path("oppet/analyser/<year:period>/matris/", seen.matrix, name="open_matrix"),
    path(f"{OCCASION}karta/", seen.body_map, name="open_map"),
    path(f"{OCCASION}<num:number>/karta/", seen.body_map, name="open_map_numbered"),
    path(f"{OCCASION}pdf/", views.occasion_pdf, name="open_occasion_pdf"),
    path(f"{OCCASION}<num:number>/pdf/", views.occasion_pdf, name="open_occasion_pdf_numbered"),
    path(OCCASION, views.occasion, name="open_occasion"),
    path(f"{OCCASION}<num:number>/", views.occasion, name="open_occasion_numbered"),
    path("oppet/om/", about.about, name="open_about"),
    path("oppet/tillganglighet/", views.accessibility, name="open_accessibility"),
]
