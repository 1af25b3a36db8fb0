"""How far each person has read in what happens: the last line of the ledger that was there when they said so."""

from __future__ import annotations

from django.db import models

from koll.records.models.people import Person
from koll.records.rows import Rows


class Look(models.Model):
    """A person's mark: everything up to and with the line `through` has been seen."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="look")
    through = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    objects = Rows["Look"]()

    def __str__(self) -> str:
        return f"{self.person_id} {self.through}"
