"""What is read of bodies, ownership, people and seats."""

from koll.public.organisation import OWNER_DUTIES, CompanyPage, story_of_body
from koll.reads.organisation._bodies import (
    BodiesPage,
    BodyPage,
    BodyView,
    MayOrganise,
    Purpose,
    bodies_page,
    body_address,
    body_lines,
    body_page,
    may_organise,
)

__all__ = [
    "OWNER_DUTIES",
    "BodiesPage",
    "BodyPage",
    "BodyView",
    "CompanyPage",
    "MayOrganise",
    "Purpose",
    "bodies_page",
    "body_address",
    "body_lines",
    "body_page",
    "may_organise",
    "story_of_body",
]
