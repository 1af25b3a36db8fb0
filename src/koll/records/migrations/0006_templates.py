"""The tables of a municipality's own templates, the day for many, trends and maps; made by Django from the models."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0005_meetings"),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="mode_why",
            field=models.TextField(blank=True),
        ),
        migrations.CreateModel(
            name="Day",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(blank=True, max_length=200)),
                ("programme", models.JSONField(default=list)),
                ("participants", models.JSONField(default=list)),
                ("material", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "occasion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="the_day", to="records.occasion"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DayGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("question", models.TextField()),
                ("notes", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="groups", to="records.occasion"
                    ),
                ),
            ],
            options={
                "ordering": ["occasion", "number"],
            },
        ),
        migrations.CreateModel(
            name="DayOutcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300)),
                ("noted_on", models.DateField()),
                (
                    "analysis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="from_days",
                        to="records.occasion",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="records.daygroup",
                    ),
                ),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outcomes", to="records.occasion"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="OwnQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("activity", models.SlugField(max_length=60)),
                ("part", models.SlugField(max_length=60)),
                ("text", models.CharField(max_length=300)),
                ("read_by", models.JSONField(default=list)),
                ("from_period", models.PositiveSmallIntegerField()),
                ("until_period", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="own_questions", to="records.body"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Template",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("activity", models.SlugField(max_length=60)),
                ("number", models.PositiveSmallIntegerField()),
                ("from_period", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("reason", models.TextField()),
                ("parts", models.JSONField(default=list)),
                ("made_on", models.DateField()),
                (
                    "made_by",
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
                "ordering": ["activity", "number"],
            },
        ),
        migrations.AddField(
            model_name="occasion",
            name="template",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="occasions",
                to="records.template",
            ),
        ),
        migrations.CreateModel(
            name="Trend",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("heading", models.CharField(max_length=160)),
                ("text", models.TextField(blank=True)),
                ("effect", models.TextField(blank=True)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("local", "Local"),
                            ("regional", "Regional"),
                            ("national", "National"),
                            ("global", "Global"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("economy", "Economy"),
                            ("law", "Law"),
                            ("technology", "Technology"),
                            ("people", "People"),
                            ("environment", "Environment"),
                            ("politics", "Politics"),
                        ],
                        max_length=20,
                    ),
                ),
                ("certainty", models.CharField(choices=[("sure", "Sure"), ("possible", "Possible")], max_length=20)),
                ("sources", models.JSONField(default=list)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continued_by",
                        to="records.trend",
                    ),
                ),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="trends", to="records.occasion"
                    ),
                ),
                (
                    "origin",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trend",
                        to="records.dayoutcome",
                    ),
                ),
            ],
            options={
                "ordering": ["occasion", "number"],
            },
        ),
        migrations.CreateModel(
            name="TrendMeaning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trend_meanings",
                        to="records.occasion",
                    ),
                ),
                (
                    "trend",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meanings", to="records.trend"
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
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Challenge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("heading", models.CharField(max_length=50)),
                ("line", models.CharField(max_length=160)),
                ("sources", models.JSONField(default=list)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="challenges", to="records.occasion"
                    ),
                ),
            ],
            options={
                "ordering": ["occasion", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("heading", ""), _negated=True), name="challenge_says_something"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="daygroup",
            constraint=models.UniqueConstraint(fields=("occasion", "number"), name="day_group_number_once"),
        ),
        migrations.AddConstraint(
            model_name="dayoutcome",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="day_outcome_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="ownquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_period__isnull", True), ("until_period__gte", models.F("from_period")), _connector="OR"
                ),
                name="own_question_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="template",
            constraint=models.UniqueConstraint(fields=("activity", "number"), name="template_number_once"),
        ),
        migrations.AddConstraint(
            model_name="trend",
            constraint=models.UniqueConstraint(fields=("occasion", "number"), name="trend_number_once"),
        ),
        migrations.AddConstraint(
            model_name="trend",
            constraint=models.CheckConstraint(
                condition=models.Q(("heading", ""), _negated=True), name="trend_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="trendmeaning",
            constraint=models.UniqueConstraint(fields=("occasion", "trend"), name="trend_meaning_once"),
        ),
    ]
