"""The addresses of the room of a dialogue: short, since they are typed from a screen."""

from django.urls import URLPattern, path

from koll.web.urls.occasions import ONE
from koll.web.views import room

urlpatterns: list[URLPattern] = [
    path("rum/", room.joining, name="join_room"),
    path("rum/<num:number>/", room.writing, name="room"),
    path("rum/<num:number>/lage/", room.state, name="room_state"),
    path("rum/<num:number>/led/", room.leading, name="lead_room"),
    path("rum/<num:number>/led/steg/", room.stepping, name="step_room"),
    path("rum/<num:number>/led/plats/", room.placing, name="place_thought"),
    path("rum/<num:number>/duk/", room.screen, name="project_room"),
    *(path(f"{ONE}{number}rum/", room.opening, name="open_room") for number in ("", "<num:number>/")),
]
