"""Tables of assignments and followed decisions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.tables.rows import Rows


class AssignmentReport(models.Model):
    """How it goes with an assignment, in the words of the body that received it. Only added to, never changed."""

    statement = models.ForeignKey("tables.Statement", on_delete=models.PROTECT, related_name="reports")
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="assignment_reports")
    on = models.DateField()
    words = models.TextField()
    written_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["AssignmentReport"]()

    class Meta:
        """The newest last, as in a diary."""

        ordering = ["statement", "pk"]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.on}"


class FollowedDecision(models.Model):
    """That the body which made a decision follows it: which body sees to it, why, and perhaps by when.

    `ended_on` is the day it was
    taken off the list: by the decision `ended_by`, with a word of what came of it, or both.
    """

    class Kind(models.TextChoices):
        """What kind of decision it is."""

        MOTION = "motion"
        OTHER = "other"

    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="listings")
    kind = models.CharField(max_length=10, choices=Kind)
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="listed_decisions")
    why = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    listed_on = models.DateField()
    listed_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "tables.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="ended_listings"
    )
    outcome = models.TextField(blank=True)

    objects = Rows["FollowedDecision"]()

    class Meta:
        """In the order they were put on the list; a body has a decision on its list once at a time."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "body"], condition=Q(ended_on__isnull=True), name="listed_decision_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="listed_decision_says_why"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) ^ (Q(ended_by__isnull=False) | ~Q(outcome="")),
                name="listed_decision_ends_with_something",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("listed_on")),
                name="listed_decision_ends_after_it_is_listed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}"


class FollowUpReport(models.Model):
    """How it goes with a decision on the list, in the words of who sees to it. Only added to, never changed."""

    listed = models.ForeignKey("tables.FollowedDecision", on_delete=models.PROTECT, related_name="reports")
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="listed_reports")
    on = models.DateField()
    words = models.TextField()
    written_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["FollowUpReport"]()

    class Meta:
        """The newest last, as in a diary."""

        ordering = ["listed", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="listed_report_says_something")]

    def __str__(self) -> str:
        return f"{self.listed_id} {self.on}"
