"""The addresses of a day for many."""

from django.urls import URLPattern, path

from koll.web.urls.occasions import ONE
from koll.web.views import days

PAGES = (
    ("program/", days.programme, "programme"),
    ("program/andra/", days.preparing, "keep_programme"),
    ("grupper/ny/", days.new_group, "new_group"),
    ("grupper/<num:group>/", days.group, "day_group"),
    ("kom-fram/ny/", days.noting, "note_outcome"),
    ("kom-fram/<num:outcome>/ta-in/", days.taking, "take_outcome"),
    ("kom-fram/<num:outcome>/ta-bort/", days.dropping, "drop_outcome"),
)

urlpatterns: list[URLPattern] = [
    path(f"{ONE}{number}{rest}", view, name=name) for rest, view, name in PAGES for number in ("", "<num:number>/")
]
