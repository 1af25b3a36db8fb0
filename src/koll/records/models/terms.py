"""Preparing what a new term takes up again: the work itself, and what is suggested for each statement."""

from __future__ import annotations

from django.db import models

from koll.records.models.people import Person
from koll.records.rows import Rows


class TermWork(models.Model):
    """The preparation of one reconsideration, known by its first day: the new council's, or the day it was opened.

    An election opens it by itself, and the row is written with the first choice. In mid-term, when the majority has
    changed, somebody opens it and `words` says why.
    """

    class Why(models.TextChoices):
        """What it was opened by."""

        ELECTION = "election"
        MAJORITY = "majority"

    began_on = models.DateField(unique=True)
    why = models.CharField(max_length=10, choices=Why.choices)
    words = models.TextField(blank=True)
    opened_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["TermWork"]()

    class Meta:
        """The latest first."""

        ordering = ["-began_on"]

    def __str__(self) -> str:
        return self.began_on.isoformat()


class TermChoice(models.Model):
    """What is suggested for one statement, with a revision that guards against overwriting.

    `key` is the statement's, or a number of its own ("new-1") for a new one. `words` holds what was written, by box:
    heading, text, why, how, horizon_on, mode, and targets as "instrument/key" with spaces between.
    """

    class Choice(models.TextChoices):
        """What is to become of the statement."""

        RENEW = "renew"
        CHANGE = "change"
        LAPSE = "lapse"
        NEW = "new"

    work = models.ForeignKey(TermWork, on_delete=models.PROTECT, related_name="choices")
    instrument = models.SlugField(max_length=60)
    key = models.SlugField(max_length=80)
    choice = models.CharField(max_length=6, choices=Choice.choices)
    words = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["TermChoice"]()

    class Meta:
        """In the order they were first made; one for each statement."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["work", "instrument", "key"], name="term_choice_once_a_statement")
        ]

    def __str__(self) -> str:
        return f"{self.instrument} {self.key} {self.choice}"
