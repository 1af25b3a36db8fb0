"""People and their seats: who may sign in, and in which body they sit, in which role, from when until when."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from koll.records.models.bodies import Body
from koll.records.rows import Rows


class Persons(BaseUserManager["Person"]):
    """Finds people by what they sign in with."""

    def create_user(self, username: str, email: str = "", password: str | None = None, **more: str) -> Person:
        """A person who can sign in; without a password only through another way of signing in."""
        person = self.model(username=username, email=self.normalize_email(email), **more)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who can sign in. What they may do follows from their seats alone."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    is_example = models.BooleanField(default=False)

    objects: ClassVar[Persons] = Persons()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        """By name, as in a list of members."""

        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """A person in a body during a span, in a role."""

    class Role(models.TextChoices):
        """What a person is in the body."""

        MEMBER = "member"
        CHAIR = "chair"
        SECRETARY = "secretary"
        MANAGER = "manager"
        OFFICER = "officer"
        AUDITOR = "auditor"
        ADMINISTRATOR = "administrator"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=20, choices=Role)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = Rows["Seat"]()

    class Meta:
        """In the order the seats were taken."""

        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("begins_on")),
                name="seat_ends_after_it_begins",
            ),
            models.UniqueConstraint(fields=["person", "body", "role", "begins_on"], name="seat_is_taken_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"
