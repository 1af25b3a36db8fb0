"""Dialogue forms that a body has made its own: a name, a purpose, and the steps a dialogue goes through."""

from __future__ import annotations

from django.db import models

from koll.records.models.bodies import Body
from koll.records.rows import Rows


class DialogueForm(models.Model):
    """A body's own form. `steps`: a list of {purpose, minutes, questions, material}, minutes 0 when not timed.

    `made_from` is the name of the form it was copied from, empty when it is new. One that is put away stays, since
    bodies go back to what they once did; what a dialogue used is kept with that dialogue and never follows a change.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="dialogue_forms")
    name = models.CharField(max_length=120)
    purpose = models.TextField()
    steps = models.JSONField(default=list)
    made_from = models.CharField(max_length=120, blank=True)
    made_on = models.DateField()
    put_away_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["DialogueForm"]()

    class Meta:
        """By body and name; a body has one form of a name in use."""

        ordering = ["body", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "name"],
                condition=models.Q(put_away_on__isnull=True),
                name="dialogue_form_name_once_in_a_body",
            )
        ]

    def __str__(self) -> str:
        return self.name
