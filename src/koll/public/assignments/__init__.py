"""What anybody may read of assignments and followed decisions."""

from koll.public.assignments._assignments import AssignmentsPage, AssignmentView, assignment_lines, assignments_page
from koll.public.assignments._followed_decisions import KINDS, FollowedDecisionView, listed_lines, listed_with_number

__all__ = [
    "KINDS",
    "AssignmentView",
    "AssignmentsPage",
    "FollowedDecisionView",
    "assignment_lines",
    "assignments_page",
    "listed_lines",
    "listed_with_number",
]
