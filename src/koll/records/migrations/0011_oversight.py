"""The executive board's oversight, and internal control."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0010_pictures"),
    ]

    operations = [
        migrations.CreateModel(
            name="Oversight",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", models.PositiveSmallIntegerField()),
                ("heading", models.CharField(max_length=250)),
                ("looked_on", models.DateField()),
                ("took_part", models.TextField(blank=True)),
                ("seen", models.TextField(blank=True)),
                ("answers", models.JSONField(default=dict)),
                (
                    "conclusion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("nothing", "Nothing"),
                            ("remark", "Remark"),
                            ("advice", "Advice"),
                            ("information", "Information"),
                            ("representation", "Representation"),
                            ("proposal", "Proposal"),
                            ("within", "Within"),
                            ("outside", "Outside"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("answer_by", models.DateField(blank=True, null=True)),
                ("concluded_on", models.DateField(blank=True, null=True)),
                ("opened_on", models.DateField()),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="oversight", to="records.body"
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="oversight",
                        to="records.decision",
                    ),
                ),
                ("decisions", models.ManyToManyField(blank=True, related_name="+", to="records.decision")),
                ("indicators", models.ManyToManyField(blank=True, related_name="+", to="records.indicator")),
                ("occasions", models.ManyToManyField(blank=True, related_name="+", to="records.occasion")),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="oversight",
                        to="records.proposal",
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
                "ordering": ["looked_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OversightAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("words", models.TextField()),
                (
                    "body",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.body"),
                ),
                (
                    "oversight",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="records.oversight"
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
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RiskPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", models.PositiveSmallIntegerField()),
                ("opened_on", models.DateField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="risk_plans", to="records.body"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_plans",
                        to="records.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["-period", "body"],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("heading", models.CharField(max_length=250)),
                ("cause", models.TextField(blank=True)),
                ("effect", models.TextField(blank=True)),
                (
                    "likelihood",
                    models.CharField(
                        choices=[
                            ("unlikely", "Unlikely"),
                            ("possible", "Possible"),
                            ("likely", "Likely"),
                            ("expected", "Expected"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "consequence",
                    models.CharField(
                        choices=[("slight", "Slight"), ("felt", "Felt"), ("serious", "Serious"), ("grave", "Grave")],
                        max_length=20,
                    ),
                ),
                ("judgement", models.TextField(blank=True)),
                ("control", models.TextField(blank=True)),
                ("control_when", models.CharField(blank=True, max_length=120)),
                ("who", models.CharField(blank=True, max_length=120)),
                ("outcome", models.TextField(blank=True)),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("added_on", models.DateField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("statements", models.ManyToManyField(blank=True, related_name="risks", to="records.statement")),
                (
                    "taken_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="taken_to",
                        to="records.risk",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="risks", to="records.riskplan"
                    ),
                ),
            ],
            options={
                "ordering": ["plan", "number"],
            },
        ),
        migrations.AddConstraint(
            model_name="oversight",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("concluded_on__isnull", True), models.Q(("conclusion", ""), _negated=True), _connector="XOR"
                ),
                name="oversight_concludes_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="oversight",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("concluded_on__isnull", True), ("concluded_on__gte", models.F("looked_on")), _connector="OR"
                ),
                name="oversight_is_concluded_after_it_is_looked_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="oversight",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("conclusion__in", ["within", "outside"]), ("decision__isnull", True), _connector="XOR"
                ),
                name="oversight_of_a_company_is_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="oversightanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="oversight_answer_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="riskplan",
            constraint=models.UniqueConstraint(fields=("body", "period"), name="risk_plan_once_a_year"),
        ),
        migrations.AddConstraint(
            model_name="risk",
            constraint=models.UniqueConstraint(fields=("plan", "number"), name="risk_number_once"),
        ),
        migrations.AddConstraint(
            model_name="risk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("checked_on__isnull", True), models.Q(("outcome", ""), _negated=True), _connector="XOR"
                ),
                name="risk_outcome_has_a_day",
            ),
        ),
    ]
