"""Tables of what comes in from files: what is kept until it is taken in, and what is remembered of it."""

from __future__ import annotations

from django.db import models

from koll.tables.rows import Rows


class ImportUpload(models.Model):
    """A table that one person has chosen and not taken in yet; seen by nobody else, and gone after a day."""

    token = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey("tables.Person", on_delete=models.CASCADE, related_name="uploads")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    content = models.JSONField()
    at = models.DateTimeField()

    objects = Rows["ImportUpload"]()

    def __str__(self) -> str:
        return self.name


class ImportChoice(models.Model):
    """What was chosen for tables of a kind: the columns of headings (`name` is their mark), or what a name stands for.

    `target` is a key of what the name stands for, or "-" to leave it out; the columns' names by place, divided by bars.
    """

    class About(models.TextChoices):
        """What is remembered."""

        COLUMNS = "columns"
        NAME = "name"

    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=10, choices=About)
    name = models.CharField(max_length=120)
    target = models.TextField()

    objects = Rows["ImportChoice"]()

    class Meta:
        """Once a kind and name."""

        constraints = [models.UniqueConstraint(fields=["kind", "about", "name"], name="import_choice_once_a_name")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
