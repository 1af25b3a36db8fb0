"""Which act last touched a table: what is kept in memory is asked of this, and of nothing else."""

from __future__ import annotations

from django.db import models

from koll.records.models.ledger import Entry
from koll.records.rows import Rows


class Stamp(models.Model):
    """The last line of the ledger that wrote a table; the table `*` stands for every one."""

    table = models.CharField(max_length=80, primary_key=True)
    line = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Stamp"]()

    def __str__(self) -> str:
        return f"{self.table} {self.line_id}"
