"""Internal control, light: a body's plan for a year, the risks in it, and what came of looking at each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from koll.records.models.bodies import Body
from koll.records.models.decisions import Decision
from koll.records.models.instruments import Statement
from koll.records.rows import Rows


class RiskPlan(models.Model):
    """A body's plan for internal control in a year; its own draft until `decision`."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="risk_plans")
    period = models.PositiveSmallIntegerField()
    opened_on = models.DateField()
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="risk_plans")

    objects = Rows["RiskPlan"]()

    class Meta:
        """One a year and body."""

        ordering = ["-period", "body"]
        constraints = [models.UniqueConstraint(fields=["body", "period"], name="risk_plan_once_a_year")]

    def __str__(self) -> str:
        return f"{self.body_id} {self.period}"


class Risk(models.Model):
    """Something that may go wrong: why, what it would lead to, how it is judged in words, and what is done about it.

    `likelihood` and `consequence` are chosen words, never added up to a number. `checked_on` and `outcome`: what was
    found when it was looked at. `taken_from` is the risk of the year before that it was taken over from.
    """

    class Likelihood(models.TextChoices):
        """How often it may be expected."""

        UNLIKELY = "unlikely"
        POSSIBLE = "possible"
        LIKELY = "likely"
        EXPECTED = "expected"

    class Consequence(models.TextChoices):
        """What it would mean for those the body is there for."""

        SLIGHT = "slight"
        FELT = "felt"
        SERIOUS = "serious"
        GRAVE = "grave"

    plan = models.ForeignKey(RiskPlan, on_delete=models.PROTECT, related_name="risks")
    number = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=250)
    cause = models.TextField(blank=True)
    effect = models.TextField(blank=True)
    likelihood = models.CharField(max_length=20, choices=Likelihood)
    consequence = models.CharField(max_length=20, choices=Consequence)
    judgement = models.TextField(blank=True)
    control = models.TextField(blank=True)
    control_when = models.CharField(max_length=120, blank=True)
    who = models.CharField(max_length=120, blank=True)
    statements = models.ManyToManyField(Statement, blank=True, related_name="risks")
    outcome = models.TextField(blank=True)
    checked_on = models.DateField(null=True, blank=True)
    added_on = models.DateField()
    taken_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="taken_to")
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Risk"]()

    class Meta:
        """In the order they were seen."""

        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="risk_number_once"),
            models.CheckConstraint(
                condition=Q(checked_on__isnull=True) ^ ~Q(outcome=""), name="risk_outcome_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.heading
