"""What anybody may read of what bodies have decided in writing, with maps and pictures."""

from koll.public.descriptions._challenge_maps import (
    BodyMap,
    ChallengeMapsPage,
    ChallengeOnMap,
    DrawnMapPage,
    SourceRef,
    body_map_page,
    decided_maps_page,
    drawn_map,
    mapped_activities,
    maps_of_bodies,
    sources_in,
)
from koll.public.descriptions._descriptions import (
    DescriptionAnswer,
    DescriptionPage,
    DescriptionPart,
    answer_view,
    description_page,
    part_view,
    statements_to_answer,
)
from koll.public.descriptions._pictures import open_picture, open_pictures, sent_as
from koll.public.descriptions._shift_views import ShiftView, shift_views

__all__ = [
    "BodyMap",
    "ChallengeMapsPage",
    "ChallengeOnMap",
    "DescriptionAnswer",
    "DescriptionPage",
    "DescriptionPart",
    "DrawnMapPage",
    "ShiftView",
    "SourceRef",
    "answer_view",
    "body_map_page",
    "decided_maps_page",
    "description_page",
    "drawn_map",
    "mapped_activities",
    "maps_of_bodies",
    "open_picture",
    "open_pictures",
    "part_view",
    "sent_as",
    "shift_views",
    "sources_in",
    "statements_to_answer",
]
