"""Pictures put into what is written: kept in the database with the occasion, whose readers may see them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from koll.records.models.cycle import Occasion
from koll.records.models.people import Person
from koll.records.rows import Rows


class PartPicture(models.Model):
    """A picture of an occasion: the media type found in it, the hash that the ledger has, and what it shows."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="pictures")
    shows = models.CharField(max_length=500)
    media_type = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    put_in_at = models.DateTimeField()
    put_in_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["PartPicture"]()

    class Meta:
        """The same picture once an occasion, and never without words."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["occasion", "sha256"], name="part_picture_once_an_occasion"),
            models.CheckConstraint(condition=~Q(shows=""), name="part_picture_says_what_it_shows"),
        ]

    def __str__(self) -> str:
        return self.shows
