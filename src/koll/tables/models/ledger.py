"""Tables of the ledger and its receipts."""

from __future__ import annotations

from django.db import models

from koll.tables.rows import Rows


class LedgerEntry(models.Model):
    """One line, never changed or removed (triggers in both databases see to it).

    `words` is the salted hash of what the line says, which stays when that is erased; `leaf` commits to all columns
    before it; `head` is the root of the tree of all lines up to this one; `peaks` the compact form of that tree from
    which the next head is computed.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.ForeignKey("tables.Person", null=True, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    words = models.BinaryField(max_length=32)
    leaf = models.BinaryField(max_length=32)
    head = models.BinaryField(max_length=32)
    peaks = models.TextField()

    objects = Rows["LedgerEntry"]()

    class Meta:
        """In the order things happened."""

        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.act} {self.subject}"


class LedgerContent(models.Model):
    """What a line says, apart from the line itself, so that lawful erasure leaves the chain whole."""

    entry = models.OneToOneField(
        "tables.LedgerEntry", primary_key=True, on_delete=models.PROTECT, related_name="content"
    )
    salt = models.BinaryField(max_length=32)
    content = models.TextField()

    objects = Rows["LedgerContent"]()

    def __str__(self) -> str:
        return f"{self.entry_id}"


class Erasure(models.Model):
    """That what a line says was lawfully erased: why, when and by whom; without it the database keeps the words."""

    entry = models.OneToOneField(
        "tables.LedgerEntry", primary_key=True, on_delete=models.PROTECT, related_name="erasure"
    )
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Erasure"]()

    class Meta:
        """An erasure says why."""

        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="erasure_says_why")]

    def __str__(self) -> str:
        return f"{self.entry_id}"


class Stamp(models.Model):
    """The last line of the ledger that wrote a table; the table `*` stands for every one."""

    table = models.CharField(max_length=80, primary_key=True)
    line = models.ForeignKey("tables.LedgerEntry", on_delete=models.PROTECT, related_name="+")

    objects = Rows["Stamp"]()

    def __str__(self) -> str:
        return f"{self.table} {self.line_id}"
