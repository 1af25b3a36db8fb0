"""What a person has typed and not yet sent, and the receipts that make a repeated request harmless."""

from __future__ import annotations

from django.db import models

from koll.records.models.people import Person
from koll.records.rows import Rows


class Draft(models.Model):
    """The fields of a form as one person last typed them; seen by nobody else; gone when the act is done.

    `address` and `heading` are of the page it was typed on, so that the way back can be shown.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=200)
    fields = models.JSONField(default=dict)
    address = models.CharField(max_length=300, blank=True)
    heading = models.CharField(max_length=250, blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    objects = Rows["Draft"]()

    class Meta:
        """One draft a person and form."""

        constraints = [models.UniqueConstraint(fields=["person", "form"], name="draft_once_a_form")]

    def __str__(self) -> str:
        return self.form


class Receipt(models.Model):
    """That the request with this key was carried out, and what it was answered; `digest` is of what was handed in."""

    key = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=60)
    answer = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    objects = Rows["Receipt"]()

    def __str__(self) -> str:
        return self.key
