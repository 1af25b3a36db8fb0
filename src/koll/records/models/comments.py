"""What people say about an object to one another, whom they ask, and what they follow."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from koll.records.models.people import Person
from koll.records.rows import Rows


class Comment(models.Model):
    """What somebody said of an object, or in answer to another comment (`answers`).

    `subject` is the object's address, `place` the part of it ("" for the whole), `quote` the passage meant.
    `in_draft`: said while the object was a draft, and so seen only by those who could read the draft.
    What is taken back or resolved stays, so that it can be put right.
    """

    subject = models.CharField(max_length=300)
    place = models.CharField(max_length=80, blank=True)
    quote = models.TextField(blank=True)
    text = models.TextField()
    in_draft = models.BooleanField(default=False)
    answers = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies")
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="comments")
    said_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = Rows["Comment"]()

    class Meta:
        """In the order they were said."""

        ordering = ["pk"]
        indexes = [models.Index(fields=["subject"], name="comment_by_subject")]
        constraints = [
            models.CheckConstraint(name="comment_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="comment_resolved_by_somebody",
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.pk}"


class Mention(models.Model):
    """A colleague asked in a comment."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mentions")

    objects = Rows["Mention"]()

    class Meta:
        """Once a comment."""

        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["comment", "person"], name="mention_once_a_comment")]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.person_id}"


class Follow(models.Model):
    """A person who wants to know what is said of an object, from a moment on."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="follows")
    subject = models.CharField(max_length=300)
    since = models.DateTimeField()

    objects = Rows["Follow"]()

    class Meta:
        """Once an object."""

        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["person", "subject"], name="follow_once_a_subject")]

    def __str__(self) -> str:
        return self.subject
