"""The addresses of this surface, a list for each topic."""

from django.urls import URLPattern, URLResolver

from koll.web.urls import (
    activities,
    assignments,
    decisions,
    descriptions,
    dialogues,
    finance,
    followup,
    home,
    instruments,
    occasions,
    organisation,
    oversight,
    plans,
    proposals,
)

urlpatterns: list[URLPattern | URLResolver] = [
    *home.urlpatterns,
    *descriptions.urlpatterns,
    *instruments.urlpatterns,
    *assignments.urlpatterns,
    *organisation.urlpatterns,
    *finance.urlpatterns,
    *decisions.urlpatterns,
    *dialogues.urlpatterns,
    *proposals.urlpatterns,
    *plans.urlpatterns,
    *followup.urlpatterns,
    *occasions.urlpatterns,
    *oversight.urlpatterns,
    *activities.urlpatterns,
]
