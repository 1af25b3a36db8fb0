"""The ledger: one line per act, chained so that history cannot be rewritten unseen."""

from __future__ import annotations

from django.db import models

from koll.records.models.people import Person
from koll.records.rows import Rows


class Entry(models.Model):
    """One line, never changed or removed (triggers in both databases see to it).

    `words` is the salted hash of what the line says, which stays when that is erased; `leaf` commits to all columns
    before it; `head` is the root of the tree of all lines up to this one; `peaks` the compact form of that tree from
    which the next head is computed.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    words = models.BinaryField(max_length=32)
    leaf = models.BinaryField(max_length=32)
    head = models.BinaryField(max_length=32)
    peaks = models.TextField()

    objects = Rows["Entry"]()

    class Meta:
        """In the order things happened."""

        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.act} {self.subject}"


class EntryContent(models.Model):
    """What a line says, apart from the line itself, so that lawful erasure leaves the chain whole."""

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.PROTECT, related_name="content")
    salt = models.BinaryField(max_length=32)
    content = models.TextField()

    objects = Rows["EntryContent"]()

    def __str__(self) -> str:
        return f"{self.entry_id}"


class Erasure(models.Model):
    """That what a line says was lawfully erased: why, when and by whom; without it the database keeps the words."""

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.PROTECT, related_name="erasure")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Erasure"]()

    class Meta:
        """An erasure says why."""

        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="erasure_says_why")]

    def __str__(self) -> str:
        return f"{self.entry_id}"
