"""When bodies meet."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0004_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("begins", models.TimeField(blank=True, null=True)),
                ("ends", models.TimeField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=120)),
                ("heading", models.CharField(blank=True, max_length=120)),
                ("uid", models.CharField(blank=True, max_length=250)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("added_on", models.DateField()),
                ("cancelled_on", models.DateField(blank=True, null=True)),
                ("cancelled_why", models.CharField(blank=True, max_length=250)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="records.body"
                    ),
                ),
            ],
            options={
                "ordering": ["day", "begins", "body", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_on__isnull", True)),
                        fields=("body", "day"),
                        name="meeting_once_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__isnull", True), ("ends__gt", models.F("begins")), _connector="OR"),
                        name="meeting_ends_after_it_begins",
                    ),
                ],
            },
        ),
    ]
