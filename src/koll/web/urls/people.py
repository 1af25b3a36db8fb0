"""The addresses of people and their seats."""

from django.urls import URLPattern, path

from koll.web.views import people

urlpatterns: list[URLPattern] = [
    path("personer/", people.people, name="people"),
    path("personer/ny/", people.adding, name="person_new"),
    path("personer/<num:person>/plats/", people.seating, name="seat_new"),
    path("personer/plats/<num:seat>/avsluta/", people.ending, name="seat_end"),
]
