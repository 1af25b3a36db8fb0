"""The addresses of this surface, a list for each topic."""

from django.urls import URLPattern, URLResolver

from koll.web.urls import (
    analyses,
    assignments,
    budget,
    comments,
    decisions,
    dialogues,
    economy,
    home,
    indicators,
    occasions,
    patterns,
    people,
    plans,
    proposals,
    reminders,
    reports,
    room,
    search,
    staff,
    steering,
)

urlpatterns: list[URLPattern | URLResolver] = [
    *home.urlpatterns,
    *analyses.urlpatterns,
    *steering.urlpatterns,
    *assignments.urlpatterns,
    *budget.urlpatterns,
    *decisions.urlpatterns,
    *dialogues.urlpatterns,
    *proposals.urlpatterns,
    *plans.urlpatterns,
    *indicators.urlpatterns,
    *economy.urlpatterns,
    *occasions.urlpatterns,
    *patterns.urlpatterns,
    *reports.urlpatterns,
    *room.urlpatterns,
    *reminders.urlpatterns,
    *people.urlpatterns,
    *comments.urlpatterns,
    *staff.urlpatterns,
    *search.urlpatterns,
]
