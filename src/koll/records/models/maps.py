"""A body's map: its description on one page, as a handful of headed challenges."""

from __future__ import annotations

from django.db import models

from koll.records.models.cycle import Occasion
from koll.records.rows import Rows


class Challenge(models.Model):
    """One headed challenge of a map. `sources`: where it comes from in the description, each as "part:<key>",
    "answer:<statement>" or "shift:<number>"."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="challenges")
    number = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=50)
    line = models.CharField(max_length=160)
    sources = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Challenge"]()

    class Meta:
        """In the body's own order."""

        ordering = ["occasion", "number"]
        constraints = [models.CheckConstraint(condition=~models.Q(heading=""), name="challenge_says_something")]

    def __str__(self) -> str:
        return self.heading
