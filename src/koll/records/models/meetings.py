"""When bodies meet: their calendars, as they were told, moved and cancelled."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.records.models.bodies import Body
from koll.records.rows import Rows


class Meeting(models.Model):
    """A day on which a body meets. Times are local time; `uid` is its identifier in the calendar it came from.

    `sequence` counts the changes, so that a subscriber's calendar follows. What is cancelled stays, and says so.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    day = models.DateField()
    begins = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    heading = models.CharField(max_length=120, blank=True)
    uid = models.CharField(max_length=250, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    added_on = models.DateField()
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=250, blank=True)

    objects = Rows["Meeting"]()

    class Meta:
        """By day; a body meets once a day."""

        ordering = ["day", "begins", "body", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "day"], condition=Q(cancelled_on__isnull=True), name="meeting_once_a_day"
            ),
            models.CheckConstraint(
                name="meeting_ends_after_it_begins", condition=Q(ends__isnull=True) | Q(ends__gt=F("begins"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.day}"
