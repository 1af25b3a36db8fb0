"""Versions of governing texts, the statements they hold, and how statements contribute to one another.

A version stores only its first day (and the end its own decision gave it); its last day follows from the next
version, so that an overlap cannot be expressed.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.records.models.bodies import Body
from koll.records.models.decisions import Decision
from koll.records.rows import Rows


class Version(models.Model):
    """One text of an instrument, in force from a day, by a decision. `body` for texts that each body has its own of.

    `contents` holds what the charter says the text must contain, by key (for whom, which needs).
    `text_is_known` is false when we know that the text exists and holds but have not seen it.
    `stands_beside` is true for texts that do not end each other where several hold at once (assignments).
    """

    instrument = models.SlugField(max_length=60)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="versions")
    title = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    contents = models.JSONField(default=dict)
    in_force_from = models.DateField()
    decided_until = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="versions")
    stands_beside = models.BooleanField(default=False)
    text_is_known = models.BooleanField(default=True)
    is_example = models.BooleanField(default=False)

    objects = Rows["Version"]()

    class Meta:
        """The one in force last comes first."""

        ordering = ["instrument", "-in_force_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "in_force_from"],
                condition=Q(body__isnull=True, stands_beside=False),
                name="version_one_a_day",
            ),
            models.UniqueConstraint(
                fields=["instrument", "body", "in_force_from"],
                condition=Q(body__isnull=False, stands_beside=False),
                name="version_one_a_day_and_body",
            ),
            models.CheckConstraint(
                condition=Q(decided_until__isnull=True) | Q(decided_until__gt=F("in_force_from")),
                name="version_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Statement(models.Model):
    """One numbered thing in a version; `key` is the same in every version, so that an answer survives a comma.

    `why`, `means` and `horizon_on` say of an assignment why it was given, with what means, and by when.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="statements")
    key = models.SlugField(max_length=80)
    number = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    why = models.TextField(blank=True)
    means = models.TextField(blank=True)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="statements")
    horizon_on = models.DateField(null=True, blank=True)
    suggested_mode = models.CharField(max_length=20, blank=True)

    objects = Rows["Statement"]()

    class Meta:
        """In the order of the text."""

        ordering = ["version", "number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="statement_number_once"),
            models.UniqueConstraint(fields=["version", "key"], name="statement_key_once"),
        ]

    def __str__(self) -> str:
        return self.heading


class Link(models.Model):
    """A statement contributes to a statement, with a sentence of how."""

    from_statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="contributes")
    to_statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="contributions")
    how = models.TextField(blank=True)

    objects = Rows["Link"]()

    class Meta:
        """A pair is linked once, and nothing contributes to itself."""

        constraints = [
            models.UniqueConstraint(fields=["from_statement", "to_statement"], name="link_once"),
            models.CheckConstraint(
                condition=~Q(from_statement=F("to_statement")), name="link_joins_two_different_statements"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_statement_id} -> {self.to_statement_id}"
