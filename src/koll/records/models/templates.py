"""Templates for what is written: the parts and questions that a municipality and its bodies have chosen themselves."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.records.models.bodies import Body
from koll.records.models.people import Person
from koll.records.rows import Rows


class Template(models.Model):
    """A municipality's own template for an activity, for what is begun for `from_period` and later.

    `parts`: a list of {key, heading, source, needed, read_by, questions}; `read_by` holds kinds of body. Never
    changed: another version is added, and what was begun by this one keeps it.
    """

    activity = models.SlugField(max_length=60)
    number = models.PositiveSmallIntegerField()
    from_period = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    reason = models.TextField()
    parts = models.JSONField(default=list)
    made_on = models.DateField()
    made_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Template"]()

    class Meta:
        """In the order they were made."""

        ordering = ["activity", "number"]
        constraints = [models.UniqueConstraint(fields=["activity", "number"], name="template_number_once")]

    def __str__(self) -> str:
        return f"{self.activity} {self.number}"


class OwnQuestion(models.Model):
    """A question that a body has added to a part for itself, from one year on and until another.

    `read_by` holds kinds of body; nobody but the body itself when it is empty.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="own_questions")
    activity = models.SlugField(max_length=60)
    part = models.SlugField(max_length=60)
    text = models.CharField(max_length=300)
    read_by = models.JSONField(default=list)
    from_period = models.PositiveSmallIntegerField()
    until_period = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = Rows["OwnQuestion"]()

    class Meta:
        """In the order they were added."""

        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_period__isnull=True) | Q(until_period__gte=F("from_period")),
                name="own_question_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.text
