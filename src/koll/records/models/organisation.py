"""How the organisation changes by decisions: bodies that begin, end or change name, and companies as they are owned.

Every row rests on a decision, and is never changed afterwards.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.records.models.bodies import Body
from koll.records.models.decisions import Decision
from koll.records.models.instruments import Version
from koll.records.rows import Rows


class Beginning(models.Model):
    """That a decision made a body; its first day stands on the body."""

    body = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="beginning")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="beginnings")

    objects = Rows["Beginning"]()

    def __str__(self) -> str:
        return f"{self.body_id}"


class Ending(models.Model):
    """That a decision ends a body from the day that stands on it; `heir` takes over its goals and assignments."""

    body = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="ending")
    heir = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="inheritances")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="endings")
    words = models.TextField(blank=True)

    objects = Rows["Ending"]()

    class Meta:
        """In the order they were decided; nothing takes over from itself."""

        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(heir__isnull=True) | ~Q(heir=F("body")), name="ending_heir_is_another")
        ]

    def __str__(self) -> str:
        return f"{self.body_id}"


class Renaming(models.Model):
    """That a decision gave a body another name from a day; `was` is the name until then."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="renamings")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="renamings")
    from_day = models.DateField()
    was = models.CharField(max_length=120)
    name = models.CharField(max_length=120)

    objects = Rows["Renaming"]()

    class Meta:
        """In the order of time; one name a day."""

        ordering = ["body", "from_day"]
        constraints = [
            models.UniqueConstraint(fields=["body", "from_day"], name="renaming_one_a_day"),
            models.CheckConstraint(condition=~Q(was=F("name")), name="renaming_changes_the_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Moving(models.Model):
    """That a body has another body above it from a day; `was` is the one until then."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="movings")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="movings")
    from_day = models.DateField()
    was = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    above = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Moving"]()

    class Meta:
        """In the order of time; one place a day."""

        ordering = ["body", "from_day"]
        constraints = [models.UniqueConstraint(fields=["body", "from_day"], name="moving_one_a_day")]

    def __str__(self) -> str:
        return f"{self.body_id}"


class Ownership(models.Model):
    """The municipality's share of a company from a day, in per cent; `through` the company that holds it, if any."""

    company = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="ownerships")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="ownerships")
    from_day = models.DateField()
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    through = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="holdings")
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

    company = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="owner_steps")
    duty = models.SlugField(max_length=20)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="owner_steps")
    words = models.TextField()

    objects = Rows["OwnerStep"]()

    class Meta:
        """In the order they were written down: the last of a duty is the one that holds."""

        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="owner_step_says_how")]

    def __str__(self) -> str:
        return self.duty


class Binding(models.Model):
    """The general meeting that made a text binding on its company: the council adopts it, the meeting binds."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="binding")
    held_on = models.DateField()
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="bindings")
    words = models.TextField(blank=True)

    objects = Rows["Binding"]()

    def __str__(self) -> str:
        return f"{self.version_id} {self.held_on}"
