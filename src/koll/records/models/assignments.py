"""Assignments: what the body that received one tells the body that gave it, between the yearly follow-ups."""

from __future__ import annotations

from django.db import models

from koll.records.models.bodies import Body
from koll.records.models.instruments import Statement
from koll.records.models.people import Person
from koll.records.rows import Rows


class AssignmentReport(models.Model):
    """How it goes with an assignment, in the words of the body that received it. Only added to, never changed."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="reports")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="assignment_reports")
    on = models.DateField()
    words = models.TextField()
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["AssignmentReport"]()

    class Meta:
        """The newest last, as in a diary."""

        ordering = ["statement", "pk"]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.on}"
