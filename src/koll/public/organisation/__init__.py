"""What anybody may read of bodies, companies and their stories."""

from koll.public.organisation._bodies import (
    ROLES,
    BodiesPage,
    BodyPage,
    BodyView,
    Purpose,
    SeatsView,
    bodies_page,
    body_lines,
    body_page,
    latest_first,
    story_of_page,
)
from koll.public.organisation._body_story import story_of_body
from koll.public.organisation._ownership import OWNER_DUTIES, CompanyPage

__all__ = [
    "OWNER_DUTIES",
    "ROLES",
    "BodiesPage",
    "BodyPage",
    "BodyView",
    "CompanyPage",
    "Purpose",
    "SeatsView",
    "bodies_page",
    "body_lines",
    "body_page",
    "latest_first",
    "story_of_body",
    "story_of_page",
]
