"""Decisions: which body, which day, which paragraph, and what the decision did."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.records.models.bodies import Body
from koll.records.models.people import Person
from koll.records.rows import Rows


class Decision(models.Model):
    """A decision by a body on a day. Paragraphs restart each year; `paragraph` is empty when it is not known.

    The words are the corrected reading; what stood before a correction is in `corrections`. `attested_on` is the day
    when the minutes were adjusted.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="decisions")
    day = models.DateField()
    year = models.PositiveSmallIntegerField()
    paragraph = models.PositiveIntegerField(null=True, blank=True)
    registry_number = models.CharField(max_length=40, blank=True)
    heading = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    reservations = models.TextField(blank=True)
    votes = models.TextField(blank=True)
    attested_on = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True)
    is_example = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Decision"]()

    class Meta:
        """The latest first."""

        ordering = ["-day", "-paragraph", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year", "paragraph"],
                condition=Q(paragraph__isnull=False),
                name="decision_paragraph_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(paragraph__isnull=True) | Q(paragraph__gt=0),
                name="decision_paragraph_is_positive",
            ),
            models.CheckConstraint(
                condition=Q(attested_on__isnull=True) | Q(attested_on__gte=F("day")),
                name="decision_is_attested_after_it_is_made",
            ),
        ]

    def __str__(self) -> str:
        return self.heading


class Correction(models.Model):
    """That a typing error was corrected: which field, both readings, why, who and when; never changed afterwards.

    `address` is where the decision was read before, which must lead on to where it is read now.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField(max_length=20)
    was = models.TextField(blank=True)
    became = models.TextField(blank=True)
    why = models.TextField()
    day = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=200)

    objects = Rows["Correction"]()

    class Meta:
        """In the order they were made."""

        ordering = ["pk"]
        indexes = [models.Index(fields=["address"], name="correction_by_address")]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="correction_says_why"),
            models.CheckConstraint(condition=~Q(was=F("became")), name="correction_corrects_something"),
        ]

    def __str__(self) -> str:
        return self.field


class Reconsideration(models.Model):
    """That a decision took an instrument up again after an election, with what came of it in words."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="reconsiderations")
    instrument = models.SlugField(max_length=60)
    outcome = models.TextField(blank=True)

    objects = Rows["Reconsideration"]()

    class Meta:
        """A decision takes each instrument up once."""

        constraints = [
            models.UniqueConstraint(fields=["decision", "instrument"], name="reconsideration_once_a_decision")
        ]

    def __str__(self) -> str:
        return self.instrument


class Fulfilment(models.Model):
    """That a duty resting on law was met: the rule, the year it concerns and the day it was done."""

    rule = models.SlugField(max_length=60)
    period = models.PositiveSmallIntegerField()
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="fulfilments")
    words = models.TextField(blank=True)

    objects = Rows["Fulfilment"]()

    class Meta:
        """In the order they were met; a duty is met once for a period, or once for each body that it is about."""

        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "period", "body"],
                condition=Q(body__isnull=False),
                name="fulfilment_once_a_period_and_body",
            ),
            models.UniqueConstraint(
                fields=["rule", "period"], condition=Q(body__isnull=True), name="fulfilment_once_a_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.period}"


class Closing(models.Model):
    """That the body which gave an assignment has closed it, by a decision of its own.

    `reopened_by` is the later decision by which the same body took it up again, with the reason.
    """

    statement = models.ForeignKey("records.Statement", on_delete=models.PROTECT, related_name="closings")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="closings")
    words = models.TextField(blank=True)
    reopened_by = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="reopenings"
    )
    reopened_because = models.TextField(blank=True)

    objects = Rows["Closing"]()

    class Meta:
        """In the order they were made; an assignment is not closed twice at the same time."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement"], condition=Q(reopened_by__isnull=True), name="closing_one_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.statement_id}"


class Lapse(models.Model):
    """That a decision let a statement lapse when its text was replaced, and why."""

    statement = models.OneToOneField("records.Statement", on_delete=models.PROTECT, related_name="lapse")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="lapses")
    words = models.TextField()

    objects = Rows["Lapse"]()

    def __str__(self) -> str:
        return f"{self.statement_id}"
