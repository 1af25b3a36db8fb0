"""Files that belong to a decision: kept in the database, so that they follow its backup; never changed or removed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from koll.records.models.decisions import Decision
from koll.records.models.people import Person
from koll.records.rows import Rows


class Attachment(models.Model):
    """A file with its safe name, the media type found in it, its size in bytes and the hash that the ledger has."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=250, blank=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    attached_at = models.DateTimeField()
    attached_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Attachment"]()

    class Meta:
        """In the order they were attached."""

        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="attachment_holds_something"),
        ]

    def __str__(self) -> str:
        return self.name


class Withdrawal(models.Model):
    """That a file was attached by mistake: it is shown no longer, but that it was there and why it went is."""

    attachment = models.OneToOneField(Attachment, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Withdrawal"]()

    class Meta:
        """A withdrawal says why."""

        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_says_why")]

    def __str__(self) -> str:
        return self.reason
