"""The addresses of maps."""

from django.urls import URLPattern, path

from koll.web.urls.occasions import ONE
from koll.web.views import maps

PAGES = (
    ("karta/", maps.one, "map"),
    ("karta/ny/", maps.new, "put_on_map"),
    ("karta/<num:challenge>/", maps.change, "change_on_map"),
    ("karta/<num:challenge>/ta-bort/", maps.take_off, "take_off_map"),
    ("karta/<num:challenge>/flytta/", maps.move, "move_on_map"),
)

urlpatterns: list[URLPattern] = [
    path("kartor/", maps.every, name="maps"),
    path("kartor/<year:period>/", maps.every, name="maps_of"),
    *(path(f"{ONE}{number}{rest}", view, name=name) for rest, view, name in PAGES for number in ("", "<num:number>/")),
]
