"""What anybody may read of assignments and followed decisions."""

from koll.public.assignments._followed_decisions import KINDS, FollowedDecisionView, listed_lines, listed_with_number

__all__ = ["KINDS", "FollowedDecisionView", "listed_lines", "listed_with_number"]
