"""What changes bodies, ownership, people and seats."""

from koll.acts.organisation._bodies import (
    BodyBeginningInput,
    apply_due_changes,
    begin_body,
    effect_on,
    end_body,
    rename_body,
    waits_for,
)
from koll.acts.organisation._municipality import (
    BodyInput,
    MunicipalityInput,
    StartingDecisionInput,
    give_seat,
    register_person,
    start_municipality,
)
from koll.acts.organisation._ownership import meet_owner_duty, record_binding_meeting, record_ownership
from koll.acts.organisation._people import end_seat

__all__ = [
    "BodyBeginningInput",
    "BodyInput",
    "MunicipalityInput",
    "StartingDecisionInput",
    "apply_due_changes",
    "begin_body",
    "effect_on",
    "end_body",
    "end_seat",
    "give_seat",
    "meet_owner_duty",
    "record_binding_meeting",
    "record_ownership",
    "register_person",
    "rename_body",
    "start_municipality",
    "waits_for",
]
