"""Addresses: bodies, ownership, people and seats."""

from django.urls import URLPattern, path

from koll.web.organisation import (
    begin_body_form,
    end_body_form,
    end_seat_form,
    give_seat_form,
    meet_owner_duty_form,
    record_binding_meeting_form,
    record_ownership_form,
    register_person_form,
    rename_body_form,
    show_bodies,
    show_body,
    show_people,
)

urlpatterns: list[URLPattern] = [
    path("organ/", show_bodies, name="bodies"),
    path("organ/nytt/", begin_body_form, name="body_new"),
    path("organ/<body:ref>/", show_body, name="body"),
    path("organ/<body:ref>/upphor/", end_body_form, name="body_end"),
    path("organ/<body:ref>/namn/", rename_body_form, name="body_name"),
    path("organ/<body:ref>/andel/", record_ownership_form, name="body_share"),
    path("organ/<body:ref>/agarplikter/", meet_owner_duty_form, name="body_owner_duty"),
    path("organ/<body:ref>/stamma/", record_binding_meeting_form, name="body_meeting"),
]


urlpatterns += [
    path("personer/", show_people, name="people"),
    path("personer/ny/", register_person_form, name="person_new"),
    path("personer/<num:person>/plats/", give_seat_form, name="seat_new"),
    path("personer/plats/<num:seat>/avsluta/", end_seat_form, name="seat_end"),
]
