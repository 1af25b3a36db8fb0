"""Motions and other decisions to follow."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListedDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("motion", "Motion"), ("other", "Other")], max_length=10)),
                ("why", models.TextField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("listed_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="listed_decisions", to="records.body"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="listings", to="records.decision"
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ended_listings",
                        to="records.decision",
                    ),
                ),
                (
                    "listed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("decision", "body"),
                        name="listed_decision_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="listed_decision_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            models.Q(
                                ("ended_by__isnull", False), models.Q(("outcome", ""), _negated=True), _connector="OR"
                            ),
                            _connector="XOR",
                        ),
                        name="listed_decision_ends_with_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("listed_on")), _connector="OR"
                        ),
                        name="listed_decision_ends_after_it_is_listed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ListedReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("words", models.TextField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="listed_reports", to="records.body"
                    ),
                ),
                (
                    "listed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="records.listeddecision"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["listed", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="listed_report_says_something"
                    )
                ],
            },
        ),
    ]
