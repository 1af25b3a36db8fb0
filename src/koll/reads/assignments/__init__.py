"""What is read of assignments and followed decisions."""

from koll.reads.assignments._assignments import (
    AssignmentsPage,
    AssignmentView,
    MayAssign,
    assignment_lines,
    assignments_page,
    may_with,
)
from koll.reads.assignments._followed_decisions import (
    KINDS,
    FollowedDecisionView,
    is_to_tell,
    listed_lines,
    listed_with_number,
    may_end_it,
    may_follow,
)

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
