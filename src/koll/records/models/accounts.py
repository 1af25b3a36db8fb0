"""Interim and annual accounts: what the executive board's administration writes about goals, finances and companies."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from koll.records.models.decisions import Decision
from koll.records.models.people import Person
from koll.records.rows import Rows


class Accounts(models.Model):
    """One report of a financial year; frozen when it has been handed over to the council and the auditors.

    `statement` is the auditors' statement in words; its files are attached to the decision it was treated by.
    """

    class Kind(models.TextChoices):
        """Of part of the year, or of the whole."""

        INTERIM = "interim"
        ANNUAL = "annual"

    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    ends_on = models.DateField()
    begun_on = models.DateField()
    handed_on = models.DateField(null=True, blank=True)
    handed_by = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField(null=True, blank=True)
    treated_by = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    statement = models.TextField(blank=True)
    is_example = models.BooleanField(default=False)

    objects = Rows["Accounts"]()

    class Meta:
        """The latest first."""

        ordering = ["-ends_on"]
        constraints = [
            models.UniqueConstraint(fields=["year", "kind"], name="accounts_once_a_year_and_kind"),
            models.CheckConstraint(
                condition=Q(handed_on__isnull=True, handed_by__isnull=True)
                | Q(handed_on__isnull=False, handed_by__isnull=False),
                name="accounts_are_handed_over_by_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(treated_by__isnull=True, published_on__isnull=True) | Q(handed_on__isnull=False),
                name="accounts_are_treated_after_they_are_handed_over",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.kind}"


class AccountsText(models.Model):
    """What the report says about one thing: "finances", "goals", "companies", "whole", or a statement's own key."""

    accounts = models.ForeignKey(Accounts, on_delete=models.PROTECT, related_name="texts")
    about = models.CharField(max_length=150)
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    written_on = models.DateField()
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["AccountsText"]()

    class Meta:
        """Each thing once."""

        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["accounts", "about"], name="accounts_text_once_a_thing")]

    def __str__(self) -> str:
        return self.about
