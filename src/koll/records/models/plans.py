"""Managers' plans: what a unit does, whom it serves, and notes on how it goes. They are the manager's own."""

from __future__ import annotations

from django.db import models

from koll.records.models.bodies import Body
from koll.records.models.instruments import Statement
from koll.records.models.people import Person
from koll.records.rows import Rows


class PlanItem(models.Model):
    """One thing a unit does; `verb` is the charter's verb it has reached; `serves` the assignment or goal."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="plan_items")
    serves = models.ForeignKey(Statement, null=True, blank=True, on_delete=models.PROTECT, related_name="plan_items")
    heading = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    who = models.CharField(max_length=120, blank=True)
    verb = models.SlugField(max_length=60, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    shared = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["PlanItem"]()

    class Meta:
        """In the order they were planned."""

        ordering = ["body", "pk"]

    def __str__(self) -> str:
        return self.heading


class PlanNote(models.Model):
    """How it goes, in words."""

    item = models.ForeignKey(PlanItem, on_delete=models.PROTECT, related_name="notes")
    on = models.DateField()
    words = models.TextField()
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["PlanNote"]()

    class Meta:
        """The newest last, as in a diary."""

        ordering = ["item", "pk"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.on}"
