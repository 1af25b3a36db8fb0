"""Reminders: on which day a person wants them and how, what a body has turned down, and each one that was sent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from koll.records.models.bodies import Body
from koll.records.models.people import Person
from koll.records.rows import Rows

WAYS = [("page", "on the page"), ("mail", "by mail"), ("teams", "in Teams")]
STATES = [("claimed", "claimed"), ("sent", "sent"), ("failed", "failed"), ("unsure", "unsure")]


class ReminderWish(models.Model):
    """What a person has chosen: the weekday (0 Monday … 4 Friday), or none at all; and by which way."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="reminder_wish")
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    way = models.CharField(max_length=5, choices=WAYS, default="mail")

    objects = Rows["ReminderWish"]()

    class Meta:
        """Workdays only."""

        constraints = [
            models.CheckConstraint(condition=Q(weekday__isnull=True) | Q(weekday__lt=5), name="reminder_on_a_workday"),
            models.CheckConstraint(condition=Q(way__in=("page", "mail")), name="reminder_wish_way_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.weekday}"


class BodyReminders(models.Model):
    """What a body has chosen for itself: not to be reminded of its own duties, and a channel in Teams to post to."""

    body = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="reminders")
    is_quiet = models.BooleanField(default=False)
    teams_address = models.URLField(max_length=1000, blank=True)

    objects = Rows["BodyReminders"]()

    def __str__(self) -> str:
        return f"{self.body_id}"


class Reminder(models.Model):
    """One digest to a person or to a body's channel: claimed before it is sent, so that it is never sent twice.

    `lines` are {"words", "why", "address"}. `unsure`: the sending was cut off, so it may or may not have arrived.
    """

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="sent_reminders")
    day = models.DateField()
    way = models.CharField(max_length=5, choices=WAYS)
    lines = models.JSONField()
    state = models.CharField(max_length=8, choices=STATES, default="claimed")
    tries = models.PositiveSmallIntegerField(default=1)
    fault = models.TextField(blank=True)
    claimed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = Rows["Reminder"]()

    class Meta:
        """The newest first."""

        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "day"], name="reminder_once_a_person_and_day"),
            models.UniqueConstraint(fields=["body", "day"], name="reminder_once_a_body_and_day"),
            models.CheckConstraint(
                condition=Q(person__isnull=True) ^ Q(body__isnull=True), name="reminder_to_a_person_or_a_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.way}"


class Feed(models.Model):
    """A calendar somebody subscribes to: their own, or a body's. A new `generation` makes the old address useless."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="feeds")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    generation = models.PositiveIntegerField(default=1)

    objects = Rows["Feed"]()

    class Meta:
        """One for each person and body, and one of all that is the person's."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "body"], name="feed_once_a_person_and_body"),
            models.UniqueConstraint(fields=["person"], condition=Q(body=None), name="feed_of_ones_own_once_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.body_id}"
