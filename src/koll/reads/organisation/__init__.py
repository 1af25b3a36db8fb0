"""What is read of bodies, ownership, people and seats."""

from koll.public.organisation import (
    OWNER_DUTIES,
    BodiesPage,
    BodyView,
    CompanyPage,
    Purpose,
    bodies_page,
    body_lines,
    story_of_body,
)
from koll.reads.organisation._bodies import BodyPage, MayOrganise, body_page, may_organise

__all__ = [
    "OWNER_DUTIES",
    "BodiesPage",
    "BodyPage",
    "BodyView",
    "CompanyPage",
    "MayOrganise",
    "Purpose",
    "bodies_page",
    "body_lines",
    "body_page",
    "may_organise",
    "story_of_body",
]
