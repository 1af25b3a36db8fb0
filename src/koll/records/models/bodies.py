"""The municipality and its bodies: whose record this is, and who decides or acts in it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.records.rows import Rows


class Municipality(models.Model):
    """The one municipality of this database, with the charter it has adopted, as text.

    `kept_from`: the first day from which Koll has been told what happened; nothing earlier is asked for.
    `is_example`: the content is made up to show the product, and every page says so.
    """

    name = models.CharField(max_length=120)
    code = models.CharField(max_length=4, blank=True)
    charter_key = models.SlugField(max_length=60)
    charter_toml = models.TextField()
    kept_from = models.DateField()
    executive_term = models.CharField(max_length=20, default="january")
    is_example = models.BooleanField(default=False)

    objects = Rows["Municipality"]()

    class Meta:
        """One database holds one municipality."""

        constraints = [models.CheckConstraint(condition=Q(pk=1), name="municipality_is_alone")]

    def __str__(self) -> str:
        return self.name


class Body(models.Model):
    """Something that decides or acts, from its first day until, and not including, `ends_on`.

    `kind` is the key of a kind of body in the charter. `confirmed` is false where the source is uncertain.
    """

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    kind = models.SlugField(max_length=60)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    confirmed = models.BooleanField(default=True)
    source = models.TextField(blank=True)

    objects = Rows["Body"]()

    class Meta:
        """In the order people list them: by when they came."""

        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("begins_on")),
                name="body_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.name
