"""Managers' plans: what a unit does, whom it serves, and notes on how it goes. They are the manager's own."""

from __future__ import annotations

from django.db import models

from koll.tables.rows import Rows

CHOICES = [("do", "now"), ("later", "later"), ("not", "not at all")]


class PlanItem(models.Model):
    """One thing a unit does; `verb` is the charter's verb it has reached; `serves` the assignment or goal.

    `place` is its order, the most important first. `chosen`: whether the unit does it now, later or not at all, with
    why and with whom that was agreed. What is removed stays, so that it can be put back.
    """

    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="plan_items")
    serves = models.ForeignKey(
        "tables.Statement", null=True, blank=True, on_delete=models.PROTECT, related_name="plan_items"
    )
    heading = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    who = models.CharField(max_length=120, blank=True)
    verb = models.SlugField(max_length=60, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    shared = models.BooleanField(default=False)
    place = models.PositiveIntegerField(default=0)
    chosen = models.CharField(max_length=5, choices=CHOICES, default="do")
    chosen_why = models.TextField(blank=True)
    chosen_with = models.CharField(max_length=250, blank=True)
    added_on = models.DateField()
    added_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    removed_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["PlanItem"]()

    class Meta:
        """The most important first."""

        ordering = ["body", "place", "pk"]
        constraints = [
            models.CheckConstraint(name="plan_choice_is_known", condition=models.Q(chosen__in=dict(CHOICES))),
            models.CheckConstraint(
                name="plan_not_chosen_says_why", condition=models.Q(chosen="do") | ~models.Q(chosen_why="")
            ),
        ]

    def __str__(self) -> str:
        return self.heading


class PlanNote(models.Model):
    """How it goes, in words."""

    item = models.ForeignKey("tables.PlanItem", on_delete=models.PROTECT, related_name="notes")
    on = models.DateField()
    words = models.TextField()
    written_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["PlanNote"]()

    class Meta:
        """The newest last, as in a diary."""

        ordering = ["item", "pk"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.on}"
