"""Pages about bodies, ownership, people and seats."""

from koll.web.organisation._bodies import show_bodies, show_body
from koll.web.organisation._changes import begin_body_form, end_body_form, rename_body_form
from koll.web.organisation._ownership import meet_owner_duty_form, record_binding_meeting_form, record_ownership_form
from koll.web.organisation._people import end_seat_form, give_seat_form, register_person_form, show_people

__all__ = [
    "begin_body_form",
    "end_body_form",
    "end_seat_form",
    "give_seat_form",
    "meet_owner_duty_form",
    "record_binding_meeting_form",
    "record_ownership_form",
    "register_person_form",
    "rename_body_form",
    "show_bodies",
    "show_body",
    "show_people",
]
