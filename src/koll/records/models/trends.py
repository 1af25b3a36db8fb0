"""The common external analysis as rows: trends with their sources, and what each means for a body."""

from __future__ import annotations

from django.db import models

from koll.records.models.cycle import Occasion
from koll.records.models.days import DayOutcome
from koll.records.models.people import Person
from koll.records.rows import Rows


class Trend(models.Model):
    """Something that happens in the world around, in a year's common analysis, and how it may affect operations.

    `sources`: a list of {title, address, on}, `on` a day as text or "". `origin` is what came out of a day for many;
    `continues` the trend of an earlier analysis that was taken over.
    """

    class Level(models.TextChoices):
        """Where it happens."""

        LOCAL = "local"
        REGIONAL = "regional"
        NATIONAL = "national"
        GLOBAL = "global"

    class Kind(models.TextChoices):
        """What it is about."""

        ECONOMY = "economy"
        LAW = "law"
        TECHNOLOGY = "technology"
        PEOPLE = "people"
        ENVIRONMENT = "environment"
        POLITICS = "politics"

    class Certainty(models.TextChoices):
        """Whether it is sure or possible."""

        SURE = "sure"
        POSSIBLE = "possible"

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="trends")
    number = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=160)
    text = models.TextField(blank=True)
    effect = models.TextField(blank=True)
    level = models.CharField(max_length=20, choices=Level)
    kind = models.CharField(max_length=20, choices=Kind)
    certainty = models.CharField(max_length=20, choices=Certainty)
    sources = models.JSONField(default=list)
    origin = models.OneToOneField(DayOutcome, null=True, blank=True, on_delete=models.PROTECT, related_name="trend")
    continues = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="continued_by")
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Trend"]()

    class Meta:
        """In the order they were written."""

        ordering = ["occasion", "number"]
        constraints = [
            models.UniqueConstraint(fields=["occasion", "number"], name="trend_number_once"),
            models.CheckConstraint(condition=~models.Q(heading=""), name="trend_says_something"),
        ]

    def __str__(self) -> str:
        return self.heading


class TrendMeaning(models.Model):
    """What a trend of the common analysis means for a body, in the body's own description."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="trend_meanings")
    trend = models.ForeignKey(Trend, on_delete=models.PROTECT, related_name="meanings")
    text = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["TrendMeaning"]()

    class Meta:
        """A body says once what a trend means."""

        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["occasion", "trend"], name="trend_meaning_once")]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.trend_id}"
