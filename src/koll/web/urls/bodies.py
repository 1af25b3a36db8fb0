"""The addresses of bodies, and of what changes the organisation."""

from django.urls import URLPattern, path

from koll.web.views import bodies, organising, owning

urlpatterns: list[URLPattern] = [
    path("organ/", bodies.bodies, name="bodies"),
    path("organ/nytt/", organising.beginning, name="body_new"),
    path("organ/<slug:key>/", bodies.body, name="body"),
    path("organ/<slug:key>/upphor/", organising.ending, name="body_end"),
    path("organ/<slug:key>/namn/", organising.renaming, name="body_name"),
    path("organ/<slug:key>/andel/", owning.sharing, name="body_share"),
    path("organ/<slug:key>/agarplikter/", owning.meeting_duty, name="body_owner_duty"),
    path("organ/<slug:key>/stamma/", owning.binding, name="body_meeting"),
]
