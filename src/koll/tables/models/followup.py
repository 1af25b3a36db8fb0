"""Indicators and their readings: what is measured, against what, and what the measurements said."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.tables.rows import Rows

SOURCES = [("own", "own"), ("kolada", "Kolada"), ("scb", "SCB")]
DIRECTIONS = [("", "none"), ("up", "upwards"), ("down", "downwards")]
GENDERS = [("T", "all"), ("K", "women"), ("M", "men")]


class Indicator(models.Model):
    """Something measured. `body` None: by the municipality as a whole. It serves statements, by their permanent keys.

    A target is a value (`target_low` alone), a span (both), a direction, or none. `code` is the measure's own code at
    its source; `compared_with` are the codes of areas to show beside the own, each with its name after it.
    `fetched_on` and `fault`: how the latest fetching went.
    """

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=250)
    says = models.TextField(blank=True)
    unit = models.CharField(max_length=40, blank=True)
    body = models.ForeignKey("tables.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="indicators")
    source = models.CharField(max_length=10, choices=SOURCES, default="own")
    code = models.CharField(max_length=250, blank=True)
    compared_with = models.JSONField(default=list)
    direction = models.CharField(max_length=4, choices=DIRECTIONS, blank=True)
    target_low = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    target_high = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    begun_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    fetched_on = models.DateField(null=True, blank=True)
    fault = models.TextField(blank=True)
    is_example = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Indicator"]()

    class Meta:
        """By name, as in a list."""

        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(target_high__isnull=True) | Q(target_low__isnull=False, target_high__gte=F("target_low")),
                name="indicator_span_begins_before_it_ends",
            ),
            models.CheckConstraint(condition=Q(source="own") | ~Q(code=""), name="indicator_fetched_has_a_code"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("begun_on")),
                name="indicator_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class IndicatorLink(models.Model):
    """An indicator says something about a statement, whichever version of the text it stands in."""

    indicator = models.ForeignKey("tables.Indicator", on_delete=models.CASCADE, related_name="links")
    instrument = models.SlugField(max_length=60)
    statement_key = models.SlugField(max_length=80)
    seen_as = models.ForeignKey("tables.Statement", on_delete=models.PROTECT, related_name="+")

    objects = Rows["IndicatorLink"]()

    class Meta:
        """Once for each statement."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "instrument", "statement_key"], name="indicator_linked_once_to_a_statement"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.statement_key}"


class Reading(models.Model):
    """One measurement: of a period ("2026", "2026-08"), for an area ("" is the own), for all or by gender.

    `value` is None where the source says that there is one and does not tell it, with why in `status`.
    """

    indicator = models.ForeignKey("tables.Indicator", on_delete=models.PROTECT, related_name="readings")
    period = models.CharField(max_length=7)
    area = models.CharField(max_length=10, blank=True)
    gender = models.CharField(max_length=1, choices=GENDERS, default="T")
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    status = models.CharField(max_length=60, blank=True)
    read_on = models.DateField()
    comment = models.TextField(blank=True)

    objects = Rows["Reading"]()

    class Meta:
        """The earliest period first."""

        ordering = ["indicator", "period", "area", "gender"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period", "area", "gender"], name="reading_once_a_period_area_and_gender"
            ),
            models.CheckConstraint(
                condition=Q(period__regex=r"^[0-9]{4}(-[0-9]{2})?$"), name="reading_period_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.value}"
