"""Governing documents beside the charter's instruments: policies, plans, guidelines, whatever the municipality keeps.

As with the instruments a row stores only its first day and what was decided with it; its last day follows from the
next row of the same document, from the document that replaces it, or from its repeal.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.records.models.bodies import Body
from koll.records.models.decisions import Decision
from koll.records.rows import Rows


class Document(models.Model):
    """One text of a governing document with what its front page says; `key` is the same for every text of it.

    `kind` is the municipality's own word, in its own language. `replaces` is a text of another document, which
    no longer holds from this one's first day.
    """

    key = models.SlugField(max_length=80)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    in_force_from = models.DateField()
    decided_until = models.DateField(null=True, blank=True)
    revise_on = models.DateField(null=True, blank=True)
    responsible = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")
    responsible_role = models.CharField(max_length=120, blank=True)
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="documents")
    is_example = models.BooleanField(default=False)

    objects = Rows["Document"]()

    class Meta:
        """The one in force last comes first."""

        ordering = ["key", "-in_force_from"]
        constraints = [
            models.UniqueConstraint(fields=["key", "in_force_from"], name="document_one_a_day"),
            models.CheckConstraint(
                condition=Q(decided_until__isnull=True) | Q(decided_until__gt=F("in_force_from")),
                name="document_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Repeal(models.Model):
    """That a decision has ended a document's text; it no longer holds from `ends_on`."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="repeal")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="repeals")
    ends_on = models.DateField()
    words = models.TextField(blank=True)

    objects = Rows["Repeal"]()

    def __str__(self) -> str:
        return f"{self.document_id} {self.ends_on}"
