"""Tables of bodies, ownership, people and seats."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from koll.tables.rows import Rows


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

    key = models.SlugField(max_length=60)
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
            models.UniqueConstraint(fields=["key"], name="body_key_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("begins_on")),
                name="body_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BodyBeginning(models.Model):
    """That a decision made a body; its first day stands on the body."""

    body = models.OneToOneField("tables.Body", on_delete=models.PROTECT, related_name="beginning")
    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="beginnings")

    objects = Rows["BodyBeginning"]()

    def __str__(self) -> str:
        return f"{self.body_id}"


class BodyEnding(models.Model):
    """That a decision ends a body from the day that stands on it; `heir` takes over its goals and assignments."""

    body = models.OneToOneField("tables.Body", on_delete=models.PROTECT, related_name="ending")
    heir = models.ForeignKey(
        "tables.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="inheritances"
    )
    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="endings")
    words = models.TextField(blank=True)

    objects = Rows["BodyEnding"]()

    class Meta:
        """In the order they were decided; nothing takes over from itself."""

        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(heir__isnull=True) | ~Q(heir=F("body")), name="ending_heir_is_another")
        ]

    def __str__(self) -> str:
        return f"{self.body_id}"


class BodyRenaming(models.Model):
    """That a decision gave a body another name from a day; `was` is the name until then."""

    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="renamings")
    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="renamings")
    from_day = models.DateField()
    was = models.CharField(max_length=120)
    name = models.CharField(max_length=120)

    objects = Rows["BodyRenaming"]()

    class Meta:
        """In the order of time; one name a day."""

        ordering = ["body", "from_day"]
        constraints = [
            models.UniqueConstraint(fields=["body", "from_day"], name="renaming_one_a_day"),
            models.CheckConstraint(condition=~Q(was=F("name")), name="renaming_changes_the_name"),
        ]

    def __str__(self) -> str:
        return self.name


class BodyMove(models.Model):
    """That a body has another body above it from a day; `was` is the one until then."""

    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="movings")
    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="movings")
    from_day = models.DateField()
    was = models.ForeignKey("tables.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    above = models.ForeignKey("tables.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["BodyMove"]()

    class Meta:
        """In the order of time; one place a day."""

        ordering = ["body", "from_day"]
        constraints = [models.UniqueConstraint(fields=["body", "from_day"], name="moving_one_a_day")]

    def __str__(self) -> str:
        return f"{self.body_id}"


class Ownership(models.Model):
    """The municipality's share of a company from a day, in per cent; `through` the company that holds it, if any."""

    company = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="ownerships")
    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="ownerships")
    from_day = models.DateField()
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    through = models.ForeignKey("tables.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="holdings")
    words = models.TextField(blank=True)

    objects = Rows["Ownership"]()

    class Meta:
        """In the order of time; one share a day, more than nothing and at most the whole."""

        ordering = ["company", "from_day"]
        constraints = [
            models.UniqueConstraint(fields=["company", "from_day"], name="ownership_one_a_day"),
            models.CheckConstraint(condition=Q(percent__gte=0, percent__lte=100), name="ownership_is_a_share"),
            models.CheckConstraint(
                condition=Q(through__isnull=True) | ~Q(through=F("company")), name="ownership_is_not_through_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.percent}"


class OwnerStep(models.Model):
    """How the council has met one of the owner's duties towards a company, in words, by a decision."""

    company = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="owner_steps")
    duty = models.SlugField(max_length=20)
    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="owner_steps")
    words = models.TextField()

    objects = Rows["OwnerStep"]()

    class Meta:
        """In the order they were written down: the last of a duty is the one that holds."""

        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="owner_step_says_how")]

    def __str__(self) -> str:
        return self.duty


class BindingMeeting(models.Model):
    """The general meeting that made a text binding on its company: the council adopts it, the meeting binds."""

    version = models.OneToOneField("tables.Version", on_delete=models.PROTECT, related_name="binding")
    held_on = models.DateField()
    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="bindings")
    words = models.TextField(blank=True)

    objects = Rows["BindingMeeting"]()

    def __str__(self) -> str:
        return f"{self.version_id} {self.held_on}"


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

    username = models.CharField(max_length=60)
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
        constraints = [models.UniqueConstraint(fields=["username"], name="person_username_once")]

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

    person = models.ForeignKey("tables.Person", on_delete=models.PROTECT, related_name="seats")
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="seats")
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
