"""The addresses of the room of a dialogue: short, since they are typed from a screen."""

from django.urls import URLPattern, path

from koll.web.urls.occasions import ONE
from koll.web.views import room

urlpatterns: list[URLPattern] = [
    path("rum/", room.joining, name="join_room"),
    path("rum/<int:number>/", room.writing, name="room"),
    path("rum/<int:number>/lage/", room.state, name="room_state"),
    path("rum/<int:number>/led/", room.leading, name="lead_room"),
    path("rum/<int:number>/led/steg/", room.stepping, name="step_room"),
    path("rum/<int:number>/led/plats/", room.placing, name="place_thought"),
    path("rum/<int:number>/duk/", room.screen, name="project_room"),
    *(path(f"{ONE}{number}rum/", room.opening, name="open_room") for number in ("", "<int:number>/")),
]
