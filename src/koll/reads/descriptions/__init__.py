"""What is read of what is being written, together, with maps, shifts and part assignments."""

from koll.public.descriptions import BodyMap, ChallengeMapsPage, ShiftView, SourceRef, open_picture
from koll.reads.descriptions._challenge_maps import (
    ChallengeMapPage,
    ChallengeView,
    map_page,
    maps_page,
)
from koll.reads.descriptions._descriptions import AnswerPage, OccasionPage, PartPage, occasion_page
from koll.reads.descriptions._part_assignments import (
    PartAssignmentView,
    charges_of,
    charges_on,
    line_ref,
    versions_around,
    writers_of,
)
from koll.reads.descriptions._part_versions import part_versions, text_now, version_text
from koll.reads.descriptions._pictures import contents_of, picture_file, pictures_of
from koll.reads.descriptions._shifts import ShiftRow, shift_page, shifts_of_others, shifts_page
from koll.reads.descriptions._writing_allocation import AllocationQuery, WritingAllocationPage, handed_page
from koll.reads.descriptions._writing_context import beside_answer, beside_part

__all__ = [
    "AllocationQuery",
    "AnswerPage",
    "BodyMap",
    "ChallengeMapPage",
    "ChallengeMapsPage",
    "ChallengeView",
    "OccasionPage",
    "PartAssignmentView",
    "PartPage",
    "ShiftRow",
    "ShiftView",
    "SourceRef",
    "WritingAllocationPage",
    "beside_answer",
    "beside_part",
    "charges_of",
    "charges_on",
    "contents_of",
    "handed_page",
    "line_ref",
    "map_page",
    "maps_page",
    "occasion_page",
    "open_picture",
    "part_versions",
    "picture_file",
    "pictures_of",
    "shift_page",
    "shifts_of_others",
    "shifts_page",
    "text_now",
    "version_text",
    "versions_around",
    "writers_of",
]
