"""The room of a dialogue: which step it has come to, and the thoughts that those who take part put up."""

from __future__ import annotations

from django.db import models

from koll.records.models.cycle import Occasion
from koll.records.rows import Rows


class Room(models.Model):
    """The room of one dialogue. `code` lets in those without an account; empty when nobody is invited so.

    `signed`: thoughts carry a name. `step` counts the form's steps from 1, 0 before the first. `revision` grows with
    everything that happens here, so that a screen can ask whether it shows the latest.
    """

    occasion = models.OneToOneField(Occasion, on_delete=models.PROTECT, related_name="room")
    signed = models.BooleanField(default=False)
    code = models.CharField(max_length=16, blank=True)
    step = models.PositiveSmallIntegerField(default=0)
    step_began_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Room"]()

    class Meta:
        """A code leads to one room."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="room_code_leads_to_one_room")
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id}"


class Thought(models.Model):
    """One thought, as it was put up; it stays as it was whatever it is put together with.

    `key` was made on the device that sent it and is there once. `name` is empty in an unsigned room: nothing here
    or in the ledger says who. `cluster` is the heading it is gathered under, `merged_into` the thought that says
    the same, `lifted` that it is to be talked about.
    """

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="thoughts")
    key = models.CharField(max_length=64)
    step = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    name = models.CharField(max_length=120, blank=True)
    cluster = models.CharField(max_length=120, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    lifted = models.BooleanField(default=False)

    objects = Rows["Thought"]()

    class Meta:
        """In the order they came."""

        ordering = ["room", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["room", "key"], name="thought_is_there_once"),
            models.CheckConstraint(name="thought_says_something", condition=~models.Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text[:40]
