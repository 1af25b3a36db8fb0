"""What comes out of dialogues, each body's own report, and other bodies' opinions of proposals."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0006_templates"),
    ]

    operations = [
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.TextField(blank=True)),
                ("asked_on", models.DateField()),
                ("due_on", models.DateField()),
                ("words", models.TextField(blank=True)),
                ("given_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["proposal", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Upshot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("insight", "Insight"),
                            ("challenge", "Challenge"),
                            ("opportunity", "Opportunity"),
                            ("commitment", "Commitment"),
                            ("open", "Open"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("principle", models.SlugField(blank=True, max_length=60)),
                ("example", models.TextField(blank=True)),
                ("shared", models.BooleanField(default=True)),
                ("written_on", models.DateField()),
                ("revision", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["occasion", "pk"],
            },
        ),
        migrations.CreateModel(
            name="UpshotTold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("words", models.TextField()),
                ("is_done", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["upshot", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Weighing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verdict",
                    models.CharField(choices=[("strengthened", "Strengthened"), ("let_go", "Let Go")], max_length=20),
                ),
                ("reasons", models.TextField()),
            ],
            options={
                "ordering": ["occasion", "pk"],
            },
        ),
        migrations.AddField(
            model_name="occasion",
            name="dissent_told",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="occasion",
            name="reported_through",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.body"
            ),
        ),
        migrations.AddField(
            model_name="occasionbody",
            name="dissent_told",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="occasionbody",
            name="report_decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="shared_reports",
                to="records.decision",
            ),
        ),
        migrations.AddField(
            model_name="occasionbody",
            name="reported_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="occasionbody",
            name="reported_through",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.body"
            ),
        ),
        migrations.AddField(
            model_name="occasionbody",
            name="result",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="proposal",
            name="condition",
            field=models.CharField(
                blank=True, choices=[("money", "Money"), ("mandate", "Mandate"), ("rule", "Rule")], max_length=20
            ),
        ),
        migrations.AddField(
            model_name="proposalstep",
            name="cost",
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name="occasionbody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reported_on__isnull", True), models.Q(("result", ""), _negated=True), _connector="OR"
                ),
                name="occasion_body_reports_in_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("condition", ""), ("kind", "conditions"), _connector="OR"),
                name="proposal_condition_is_of_conditions",
            ),
        ),
        migrations.AddField(
            model_name="opinion",
            name="asked_by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.body"),
        ),
        migrations.AddField(
            model_name="opinion",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="records.body"
            ),
        ),
        migrations.AddField(
            model_name="opinion",
            name="given_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="opinion",
            name="proposal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="records.proposal"
            ),
        ),
        migrations.AddField(
            model_name="upshot",
            name="bodies",
            field=models.ManyToManyField(blank=True, related_name="signals", to="records.body"),
        ),
        migrations.AddField(
            model_name="upshot",
            name="occasion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="upshots", to="records.occasion"
            ),
        ),
        migrations.AddField(
            model_name="upshot",
            name="promised_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="commitments",
                to="records.body",
            ),
        ),
        migrations.AddField(
            model_name="upshot",
            name="written_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="upshottold",
            name="body",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.body"),
        ),
        migrations.AddField(
            model_name="upshottold",
            name="occasion",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.occasion",
            ),
        ),
        migrations.AddField(
            model_name="upshottold",
            name="upshot",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="told", to="records.upshot"
            ),
        ),
        migrations.AddField(
            model_name="upshottold",
            name="told_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="weighing",
            name="occasion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="weighings", to="records.occasion"
            ),
        ),
        migrations.AddField(
            model_name="weighing",
            name="shift",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="weighings", to="records.shift"
            ),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("given_on__isnull", True)),
                fields=("proposal", "body"),
                name="opinion_asked_once_until_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.CheckConstraint(
                condition=models.Q(("given_on__isnull", True), models.Q(("words", ""), _negated=True), _connector="OR"),
                name="opinion_is_given_in_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="upshot",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="upshot_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="upshot",
            constraint=models.CheckConstraint(
                condition=models.Q(("principle", ""), models.Q(("example", ""), _negated=True), _connector="OR"),
                name="upshot_principle_has_an_example",
            ),
        ),
        migrations.AddConstraint(
            model_name="upshot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "commitment"), ("promised_by__isnull", False), ("due_on__isnull", False)),
                    models.Q(
                        models.Q(("kind", "commitment"), _negated=True),
                        ("promised_by__isnull", True),
                        ("due_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="upshot_commitment_has_a_body_and_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="upshottold",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="upshot_told_in_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="weighing",
            constraint=models.UniqueConstraint(fields=("occasion", "shift"), name="weighing_once_in_a_dialogue"),
        ),
        migrations.AddConstraint(
            model_name="weighing",
            constraint=models.CheckConstraint(
                condition=models.Q(("reasons", ""), _negated=True), name="weighing_has_reasons"
            ),
        ),
    ]
