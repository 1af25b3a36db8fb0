"""A day for many: its programme, who takes part, its groups, and what came out of it."""

from __future__ import annotations

from django.db import models

from koll.records.models.cycle import Occasion
from koll.records.rows import Rows


class Day(models.Model):
    """The day of an occasion. `programme`: a list of {at, what, who}; `participants`: a list of {who, number, names}.

    Names are optional and only those that the holder writes; `material` is what to read beforehand.
    """

    occasion = models.OneToOneField(Occasion, on_delete=models.PROTECT, related_name="the_day")
    place = models.CharField(max_length=200, blank=True)
    programme = models.JSONField(default=list)
    participants = models.JSONField(default=list)
    material = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Day"]()

    def __str__(self) -> str:
        return f"day of {self.occasion_id}"


class DayGroup(models.Model):
    """A group of the day, with the question it talks about and what it notes."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="groups")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    question = models.TextField()
    notes = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["DayGroup"]()

    class Meta:
        """In the order they were made."""

        ordering = ["occasion", "number"]
        constraints = [models.UniqueConstraint(fields=["occasion", "number"], name="day_group_number_once")]

    def __str__(self) -> str:
        return self.name


class DayOutcome(models.Model):
    """One thing that came out of the day; `analysis` is the common analysis it was taken into, as a trend or beside."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="outcomes")
    group = models.ForeignKey(DayGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="outcomes")
    text = models.CharField(max_length=300)
    noted_on = models.DateField()
    analysis = models.ForeignKey(Occasion, null=True, blank=True, on_delete=models.PROTECT, related_name="from_days")

    objects = Rows["DayOutcome"]()

    class Meta:
        """In the order they were noted."""

        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="day_outcome_says_something")]

    def __str__(self) -> str:
        return self.text
