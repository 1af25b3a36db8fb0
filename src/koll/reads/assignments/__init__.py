"""What is read of assignments and followed decisions."""

from koll.public.assignments import KINDS, FollowedDecisionView, listed_lines, listed_with_number
from koll.reads.assignments._assignments import (
    AssignmentsPage,
    AssignmentView,
    MayAssign,
    assignment_lines,
    assignments_page,
    may_with,
)
from koll.reads.assignments._followed_decisions import is_to_tell, may_end_it, may_follow

__all__ = [
    "KINDS",
    "AssignmentView",
    "AssignmentsPage",
    "FollowedDecisionView",
    "MayAssign",
    "assignment_lines",
    "assignments_page",
    "is_to_tell",
    "listed_lines",
    "listed_with_number",
    "may_end_it",
    "may_follow",
    "may_with",
]
