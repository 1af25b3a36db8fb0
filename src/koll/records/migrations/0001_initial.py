"""The first tables; made by Django from the models."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("is_active", models.BooleanField(default=True)),
                ("is_example", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="BudgetName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True)),
                ("target", models.CharField(max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("act", models.CharField(max_length=60)),
                ("subject", models.CharField(max_length=200)),
                ("leaf", models.BinaryField(max_length=32)),
                ("head", models.BinaryField(max_length=32)),
                ("peaks", models.TextField()),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Body",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("kind", models.SlugField(max_length=60)),
                ("begins_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("confirmed", models.BooleanField(default=True)),
                ("source", models.TextField(blank=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="records.body",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="BodyReminders",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_quiet", models.BooleanField(default=False)),
                ("teams_address", models.URLField(blank=True, max_length=1000)),
                (
                    "body",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="records.body"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Budget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("proposal", "Proposal"),
                            ("alternative", "Alternative"),
                            ("adopted", "Adopted"),
                            ("revision", "Revision"),
                        ],
                        max_length=20,
                    ),
                ),
                ("party", models.CharField(blank=True, max_length=120)),
                ("words", models.TextField(blank=True)),
                ("tax_rate", models.PositiveIntegerField(default=0)),
                ("exception", models.CharField(blank=True, max_length=20)),
                ("exception_reason", models.TextField(blank=True)),
                ("financing", models.TextField(blank=True)),
                ("made_on", models.DateField()),
                ("published_on", models.DateField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("is_example", models.BooleanField(default=False)),
                (
                    "adopted_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="records.budget",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="budgets", to="records.body"
                    ),
                ),
            ],
            options={
                "ordering": ["-year", "pk"],
            },
        ),
        migrations.CreateModel(
            name="BudgetFrame",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("operations", models.BigIntegerField(default=0)),
                ("operations_2", models.BigIntegerField(default=0)),
                ("operations_3", models.BigIntegerField(default=0)),
                ("investment", models.BigIntegerField(default=0)),
                ("investment_2", models.BigIntegerField(default=0)),
                ("investment_3", models.BigIntegerField(default=0)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="frames", to="records.body"
                    ),
                ),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="frames", to="records.budget"
                    ),
                ),
            ],
            options={
                "ordering": ["budget", "body"],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("amount", models.BigIntegerField(default=0)),
                ("amount_2", models.BigIntegerField(default=0)),
                ("amount_3", models.BigIntegerField(default=0)),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="records.budget"
                    ),
                ),
            ],
            options={
                "ordering": ["budget", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=300)),
                ("place", models.CharField(blank=True, max_length=80)),
                ("quote", models.TextField(blank=True)),
                ("text", models.TextField()),
                ("in_draft", models.BooleanField(default=False)),
                ("said_at", models.DateTimeField()),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answers",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="records.comment",
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("year", models.PositiveSmallIntegerField()),
                ("paragraph", models.PositiveIntegerField(blank=True, null=True)),
                ("registry_number", models.CharField(blank=True, max_length=40)),
                ("heading", models.CharField(max_length=250)),
                ("text", models.TextField(blank=True)),
                ("reservations", models.TextField(blank=True)),
                ("votes", models.TextField(blank=True)),
                ("attested_on", models.DateField(blank=True, null=True)),
                ("source", models.TextField(blank=True)),
                ("is_example", models.BooleanField(default=False)),
                ("recorded_at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="records.body"
                    ),
                ),
                (
                    "recorded_by",
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
                "ordering": ["-day", "-paragraph", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=20)),
                ("was", models.TextField(blank=True)),
                ("became", models.TextField(blank=True)),
                ("why", models.TextField()),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("address", models.CharField(max_length=200)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="records.decision"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="budget",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="budgets",
                to="records.decision",
            ),
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("title", models.CharField(blank=True, max_length=250)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("attached_at", models.DateTimeField()),
                (
                    "attached_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attachments", to="records.decision"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="DialogueForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("purpose", models.TextField()),
                ("steps", models.JSONField(default=list)),
                ("made_from", models.CharField(blank=True, max_length=120)),
                ("made_on", models.DateField()),
                ("put_away_on", models.DateField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dialogue_forms", to="records.body"
                    ),
                ),
            ],
            options={
                "ordering": ["body", "name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=80)),
                ("kind", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=250)),
                ("text", models.TextField(blank=True)),
                ("in_force_from", models.DateField()),
                ("decided_until", models.DateField(blank=True, null=True)),
                ("revise_on", models.DateField(blank=True, null=True)),
                ("responsible_role", models.CharField(blank=True, max_length=120)),
                ("is_example", models.BooleanField(default=False)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="records.decision"
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="records.document",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="records.body",
                    ),
                ),
            ],
            options={
                "ordering": ["key", "-in_force_from"],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=200)),
                ("fields", models.JSONField(default=dict)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("heading", models.CharField(blank=True, max_length=250)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EntryContent",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="content",
                        serialize=False,
                        to="records.entry",
                    ),
                ),
                ("salt", models.BinaryField(max_length=32)),
                ("content", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("generation", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.body",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="feeds", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="FinancialGoal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(choices=[("financial", "Financial"), ("management", "Management")], max_length=20),
                ),
                ("text", models.TextField()),
                ("target", models.CharField(blank=True, max_length=250)),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="goals", to="records.budget"
                    ),
                ),
            ],
            options={
                "ordering": ["budget", "number"],
            },
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=300)),
                ("since", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="follows", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Fulfilment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.SlugField(max_length=60)),
                ("period", models.PositiveSmallIntegerField()),
                ("on", models.DateField()),
                ("words", models.TextField(blank=True)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.body",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fulfilments",
                        to="records.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=250)),
                ("says", models.TextField(blank=True)),
                ("unit", models.CharField(blank=True, max_length=40)),
                (
                    "source",
                    models.CharField(choices=[("own", "own"), ("kolada", "Kolada")], default="own", max_length=10),
                ),
                ("code", models.CharField(blank=True, max_length=20)),
                ("compared_with", models.JSONField(default=list)),
                (
                    "direction",
                    models.CharField(
                        blank=True, choices=[("", "none"), ("up", "upwards"), ("down", "downwards")], max_length=4
                    ),
                ),
                ("target_low", models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True)),
                ("target_high", models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True)),
                ("begun_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("fetched_on", models.DateField(blank=True, null=True)),
                ("fault", models.TextField(blank=True)),
                ("is_example", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="records.body",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("through", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="look", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mentions", to="records.comment"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("code", models.CharField(blank=True, max_length=4)),
                ("charter_key", models.SlugField(max_length=60)),
                ("charter_toml", models.TextField()),
                ("kept_from", models.DateField()),
                ("executive_term", models.CharField(default="january", max_length=20)),
                ("is_example", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="municipality_is_alone")],
            },
        ),
        migrations.CreateModel(
            name="Occasion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("activity", models.SlugField(max_length=60)),
                ("period", models.PositiveSmallIntegerField()),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("heading", models.CharField(blank=True, max_length=250)),
                ("opened_on", models.DateField()),
                ("planned_on", models.DateField(blank=True, null=True)),
                ("submitted_on", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("reported_on", models.DateField(blank=True, null=True)),
                ("result", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="occasions", to="records.body"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occasions",
                        to="records.decision",
                    ),
                ),
                (
                    "report_decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="records.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["-period", "body", "activity", "number"],
            },
        ),
        migrations.CreateModel(
            name="NewVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                (
                    "occasion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrects", to="records.occasion"
                    ),
                ),
                (
                    "of",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrected_in", to="records.occasion"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Manuscript",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=60)),
                ("state", models.BinaryField(default=bytes)),
                ("folded", models.PositiveIntegerField(default=0)),
                ("number", models.PositiveIntegerField(default=0)),
                ("settled", models.PositiveIntegerField(default=0)),
                ("settled_at", models.DateTimeField()),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="manuscripts", to="records.occasion"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Dialogue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form_name", models.CharField(blank=True, max_length=120)),
                ("form_text", models.TextField(blank=True)),
                ("form_steps", models.JSONField(default=list)),
                ("lens", models.JSONField(default=list)),
                ("form_published_on", models.DateField(blank=True, null=True)),
                ("notes", models.TextField(blank=True)),
                ("result", models.TextField(blank=True)),
                ("dissent", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "based_on",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dialogues_on_it",
                        to="records.occasion",
                    ),
                ),
                (
                    "occasion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dialogue", to="records.occasion"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Charge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.CharField(max_length=80)),
                ("due_on", models.DateField()),
                ("given_on", models.DateField()),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="charges", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="charges", to="records.occasion"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OccasionBody",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="invitations", to="records.body"
                    ),
                ),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="counterparts", to="records.occasion"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=60)),
                ("text", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="records.occasion"
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
            name="PartVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=60)),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField(blank=True)),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("hour", "Hour"),
                            ("saved", "Saved"),
                            ("handed_over", "Handed Over"),
                            ("replaced", "Replaced"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="part_versions", to="records.occasion"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="PlanItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("heading", models.CharField(max_length=250)),
                ("text", models.TextField(blank=True)),
                ("who", models.CharField(blank=True, max_length=120)),
                ("verb", models.SlugField(blank=True, max_length=60)),
                ("begins_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("shared", models.BooleanField(default=False)),
                ("place", models.PositiveIntegerField(default=0)),
                (
                    "chosen",
                    models.CharField(
                        choices=[("do", "now"), ("later", "later"), ("not", "not at all")], default="do", max_length=5
                    ),
                ),
                ("chosen_why", models.TextField(blank=True)),
                ("chosen_with", models.CharField(blank=True, max_length=250)),
                ("added_on", models.DateField()),
                ("removed_on", models.DateField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plan_items", to="records.body"
                    ),
                ),
            ],
            options={
                "ordering": ["body", "place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PlanNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("words", models.TextField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="records.planitem"
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
                "ordering": ["item", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("own_goal", "Own Goal"), ("assignment", "Assignment"), ("conditions", "Conditions")],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("seen", "Seen"),
                            ("argued", "Argued"),
                            ("proposed", "Proposed"),
                            ("prepared", "Prepared"),
                            ("decided", "Decided"),
                            ("declined", "Declined"),
                        ],
                        default="seen",
                        max_length=20,
                    ),
                ),
                ("heading", models.CharField(max_length=250)),
                ("text", models.TextField(blank=True)),
                ("reasons", models.TextField(blank=True)),
                ("raised_on", models.DateField()),
                ("settled_on", models.DateField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="records.body"
                    ),
                ),
                (
                    "occasion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="records.occasion",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals_to_take_on",
                        to="records.body",
                    ),
                ),
            ],
            options={
                "ordering": ["-raised_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ProposalStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("seen", "Seen"),
                            ("argued", "Argued"),
                            ("proposed", "Proposed"),
                            ("prepared", "Prepared"),
                            ("decided", "Decided"),
                            ("declined", "Declined"),
                        ],
                        max_length=20,
                    ),
                ),
                ("on", models.DateField()),
                ("words", models.TextField(blank=True)),
                (
                    "body",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.body"),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal_steps",
                        to="records.decision",
                    ),
                ),
                (
                    "occasion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.occasion",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="records.proposal"
                    ),
                ),
                (
                    "taken_by",
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
                "ordering": ["proposal", "number"],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", models.CharField(max_length=7)),
                ("area", models.CharField(blank=True, max_length=10)),
                (
                    "gender",
                    models.CharField(choices=[("T", "all"), ("K", "women"), ("M", "men")], default="T", max_length=1),
                ),
                ("value", models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True)),
                ("status", models.CharField(blank=True, max_length=60)),
                ("read_on", models.DateField()),
                ("comment", models.TextField(blank=True)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="records.indicator"
                    ),
                ),
            ],
            options={
                "ordering": ["indicator", "period", "area", "gender"],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("act", models.CharField(max_length=60)),
                ("answer", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reconsideration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("instrument", models.SlugField(max_length=60)),
                ("outcome", models.TextField(blank=True)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reconsiderations",
                        to="records.decision",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                (
                    "way",
                    models.CharField(
                        choices=[("page", "on the page"), ("mail", "by mail"), ("teams", "in Teams")], max_length=5
                    ),
                ),
                ("lines", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[("claimed", "claimed"), ("sent", "sent"), ("failed", "failed"), ("unsure", "unsure")],
                        default="claimed",
                        max_length=8,
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=1)),
                ("fault", models.TextField(blank=True)),
                ("claimed_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sent_reminders",
                        to="records.body",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-day", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReminderWish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("weekday", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "way",
                    models.CharField(
                        choices=[("page", "on the page"), ("mail", "by mail"), ("teams", "in Teams")],
                        default="mail",
                        max_length=5,
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminder_wish",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Repeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ends_on", models.DateField()),
                ("words", models.TextField(blank=True)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="repeals", to="records.decision"
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="repeal", to="records.document"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("signed", models.BooleanField(default=False)),
                ("code", models.CharField(blank=True, max_length=16)),
                ("step", models.PositiveSmallIntegerField(default=0)),
                ("step_began_at", models.DateTimeField(blank=True, null=True)),
                ("opened_at", models.DateTimeField()),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "occasion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="room", to="records.occasion"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("member", "Member"),
                            ("chair", "Chair"),
                            ("secretary", "Secretary"),
                            ("manager", "Manager"),
                            ("officer", "Officer"),
                            ("auditor", "Auditor"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("begins_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="records.body"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Shift",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("sentence", models.CharField(max_length=300)),
                ("why", models.TextField(blank=True)),
                ("needs", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("bodies", models.ManyToManyField(blank=True, related_name="shifts", to="records.body")),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="shifts", to="records.occasion"
                    ),
                ),
            ],
            options={
                "ordering": ["occasion", "number"],
            },
        ),
        migrations.AddField(
            model_name="proposal",
            name="shift",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposals",
                to="records.shift",
            ),
        ),
        migrations.CreateModel(
            name="StaffQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.SlugField(max_length=60)),
                ("words", models.TextField()),
                ("opened_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("is_closed", models.BooleanField(default=False)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="staff_questions",
                        to="records.occasion",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="StaffAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("signed", models.CharField(blank=True, max_length=120)),
                ("given_on", models.DateField()),
                ("taken_on", models.DateField(blank=True, null=True)),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="records.staffquestion"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=80)),
                ("number", models.PositiveSmallIntegerField()),
                ("heading", models.CharField(max_length=250)),
                ("text", models.TextField(blank=True)),
                ("why", models.TextField(blank=True)),
                ("means", models.TextField(blank=True)),
                ("horizon_on", models.DateField(blank=True, null=True)),
                ("suggested_mode", models.CharField(blank=True, max_length=20)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="records.body",
                    ),
                ),
            ],
            options={
                "ordering": ["version", "number"],
            },
        ),
        migrations.AddField(
            model_name="shift",
            name="statements",
            field=models.ManyToManyField(blank=True, related_name="shifts", to="records.statement"),
        ),
        migrations.AddField(
            model_name="proposal",
            name="outcome",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="origin_proposals",
                to="records.statement",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="serves",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposals",
                to="records.statement",
            ),
        ),
        migrations.AddField(
            model_name="planitem",
            name="serves",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plan_items",
                to="records.statement",
            ),
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("how", models.TextField(blank=True)),
                (
                    "from_statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contributes", to="records.statement"
                    ),
                ),
                (
                    "to_statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="records.statement",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Lapse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lapses", to="records.decision"
                    ),
                ),
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lapse", to="records.statement"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IndicatorLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("instrument", models.SlugField(max_length=60)),
                ("statement_key", models.SlugField(max_length=80)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="records.indicator"
                    ),
                ),
                (
                    "seen_as",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.statement"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(blank=True)),
                ("reopened_because", models.TextField(blank=True)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closings", to="records.decision"
                    ),
                ),
                (
                    "reopened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reopenings",
                        to="records.decision",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closings", to="records.statement"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="BudgetAssignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("heading", models.CharField(max_length=250)),
                ("text", models.TextField(blank=True)),
                ("amount", models.BigIntegerField(default=0)),
                (
                    "body",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.body"),
                ),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="records.budget"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budgeted",
                        to="records.statement",
                    ),
                ),
            ],
            options={
                "ordering": ["budget", "number"],
            },
        ),
        migrations.CreateModel(
            name="AssignmentReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("words", models.TextField()),
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
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignment_reports",
                        to="records.body",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="records.statement"
                    ),
                ),
            ],
            options={
                "ordering": ["statement", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mode",
                    models.CharField(
                        choices=[("measured", "Measured"), ("reasoned", "Reasoned"), ("factor", "Factor")],
                        max_length=20,
                    ),
                ),
                ("fields", models.JSONField(default=dict)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
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
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="records.occasion"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="records.statement"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Stroke",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("change", models.BinaryField()),
                ("at", models.DateTimeField()),
                (
                    "manuscript",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="strokes", to="records.manuscript"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Thought",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("step", models.PositiveSmallIntegerField(default=0)),
                ("text", models.TextField()),
                ("name", models.CharField(blank=True, max_length=120)),
                ("cluster", models.CharField(blank=True, max_length=120)),
                ("lifted", models.BooleanField(default=False)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="records.thought",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="thoughts", to="records.room"
                    ),
                ),
            ],
            options={
                "ordering": ["room", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("instrument", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=250)),
                ("text", models.TextField(blank=True)),
                ("contents", models.JSONField(default=dict)),
                ("in_force_from", models.DateField()),
                ("decided_until", models.DateField(blank=True, null=True)),
                ("stands_beside", models.BooleanField(default=False)),
                ("text_is_known", models.BooleanField(default=True)),
                ("is_example", models.BooleanField(default=False)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="records.body",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="records.decision"
                    ),
                ),
            ],
            options={
                "ordering": ["instrument", "-in_force_from", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="statement",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="records.version"
            ),
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "attachment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="withdrawal", to="records.attachment"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Writer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("client", models.BigIntegerField()),
                ("cursor", models.JSONField(null=True)),
                ("seen_at", models.DateTimeField()),
                (
                    "manuscript",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="writers", to="records.manuscript"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="body",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gt", models.F("begins_on")), _connector="OR"),
                name="body_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetframe",
            constraint=models.UniqueConstraint(fields=("budget", "body"), name="budget_frame_once_a_body"),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.UniqueConstraint(fields=("budget", "kind"), name="budget_line_once"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["subject"], name="comment_by_subject"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="comment_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("resolved_at__isnull", True), ("resolved_by__isnull", True)),
                    models.Q(("resolved_at__isnull", False), ("resolved_by__isnull", False)),
                    _connector="OR",
                ),
                name="comment_resolved_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("paragraph__isnull", False)),
                fields=("body", "year", "paragraph"),
                name="decision_paragraph_once_a_year",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("paragraph__isnull", True), ("paragraph__gt", 0), _connector="OR"),
                name="decision_paragraph_is_positive",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("attested_on__isnull", True), ("attested_on__gte", models.F("day")), _connector="OR"
                ),
                name="decision_is_attested_after_it_is_made",
            ),
        ),
        migrations.AddIndex(
            model_name="correction",
            index=models.Index(fields=["address"], name="correction_by_address"),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True), name="correction_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("was", models.F("became")), _negated=True), name="correction_corrects_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ["proposal", "adopted"])),
                fields=("year", "kind"),
                name="budget_one_of_a_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "alternative")),
                fields=("year", "party"),
                name="budget_one_alternative_a_party",
            ),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision__isnull", True), ("kind__in", ["proposal", "alternative"])),
                    models.Q(("decision__isnull", False), ("kind__in", ["adopted", "revision"])),
                    _connector="OR",
                ),
                name="budget_holds_by_a_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="attachment_holds_something"),
        ),
        migrations.AddConstraint(
            model_name="dialogueform",
            constraint=models.UniqueConstraint(
                condition=models.Q(("put_away_on__isnull", True)),
                fields=("body", "name"),
                name="dialogue_form_name_once_in_a_body",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(fields=("key", "in_force_from"), name="document_one_a_day"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_until__isnull", True), ("decided_until__gt", models.F("in_force_from")), _connector="OR"
                ),
                name="document_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(fields=("person", "form"), name="draft_once_a_form"),
        ),
        migrations.AddConstraint(
            model_name="feed",
            constraint=models.UniqueConstraint(fields=("person", "body"), name="feed_once_a_person_and_body"),
        ),
        migrations.AddConstraint(
            model_name="feed",
            constraint=models.UniqueConstraint(
                condition=models.Q(("body", None)), fields=("person",), name="feed_of_ones_own_once_a_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="financialgoal",
            constraint=models.UniqueConstraint(fields=("budget", "number"), name="financial_goal_number_once"),
        ),
        migrations.AddConstraint(
            model_name="follow",
            constraint=models.UniqueConstraint(fields=("person", "subject"), name="follow_once_a_subject"),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("target_high__isnull", True),
                    models.Q(("target_high__gte", models.F("target_low")), ("target_low__isnull", False)),
                    _connector="OR",
                ),
                name="indicator_span_begins_before_it_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", "own"), models.Q(("code", ""), _negated=True), _connector="OR"),
                name="indicator_fetched_has_a_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("begun_on")), _connector="OR"
                ),
                name="indicator_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.UniqueConstraint(fields=("comment", "person"), name="mention_once_a_comment"),
        ),
        migrations.AddConstraint(
            model_name="occasion",
            constraint=models.UniqueConstraint(
                fields=("activity", "body", "period", "number"), name="occasion_once_a_period_and_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="occasion",
            constraint=models.CheckConstraint(
                condition=models.Q(("reported_on__isnull", True), ("done_on__isnull", False), _connector="OR"),
                name="occasion_is_reported_after_it_is_done",
            ),
        ),
        migrations.AddConstraint(
            model_name="newversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("occasion", models.F("of")), _negated=True), name="new_version_of_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="newversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="new_version_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="manuscript",
            constraint=models.UniqueConstraint(fields=("occasion", "key"), name="manuscript_once_a_part"),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=models.UniqueConstraint(fields=("occasion", "step"), name="charge_once_a_step"),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("given_on"))), name="charge_due_when_given_or_later"
            ),
        ),
        migrations.AddConstraint(
            model_name="occasionbody",
            constraint=models.UniqueConstraint(fields=("occasion", "body"), name="occasion_body_once"),
        ),
        migrations.AddConstraint(
            model_name="part",
            constraint=models.UniqueConstraint(fields=("occasion", "key"), name="part_once_an_occasion"),
        ),
        migrations.AddConstraint(
            model_name="partversion",
            constraint=models.UniqueConstraint(fields=("occasion", "key", "number"), name="part_version_number_once"),
        ),
        migrations.AddConstraint(
            model_name="proposalstep",
            constraint=models.UniqueConstraint(fields=("proposal", "number"), name="proposal_step_number_once"),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(
                fields=("indicator", "period", "area", "gender"), name="reading_once_a_period_area_and_gender"
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__regex", "^[0-9]{4}(-[0-9]{2})?$")), name="reading_period_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="reconsideration",
            constraint=models.UniqueConstraint(
                fields=("decision", "instrument"), name="reconsideration_once_a_decision"
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("person", "day"), name="reminder_once_a_person_and_day"),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("body", "day"), name="reminder_once_a_body_and_day"),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.CheckConstraint(
                condition=models.Q(("person__isnull", True), ("body__isnull", True), _connector="XOR"),
                name="reminder_to_a_person_or_a_body",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminderwish",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekday__isnull", True), ("weekday__lt", 5), _connector="OR"),
                name="reminder_on_a_workday",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminderwish",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ("page", "mail"))), name="reminder_wish_way_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True), fields=("code",), name="room_code_leads_to_one_room"
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gt", models.F("begins_on")), _connector="OR"),
                name="seat_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                fields=("person", "body", "role", "begins_on"), name="seat_is_taken_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="staffquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_on__gte", models.F("opened_on"))), name="staff_question_closes_later"
            ),
        ),
        migrations.AddConstraint(
            model_name="staffquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="staff_question_asks"
            ),
        ),
        migrations.AddConstraint(
            model_name="staffanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="staff_answer_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.UniqueConstraint(fields=("occasion", "number"), name="shift_number_once"),
        ),
        migrations.AddConstraint(
            model_name="planitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("chosen__in", {"do": "now", "later": "later", "not": "not at all"})),
                name="plan_choice_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="planitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("chosen", "do"), models.Q(("chosen_why", ""), _negated=True), _connector="OR"),
                name="plan_not_chosen_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(fields=("from_statement", "to_statement"), name="link_once"),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_statement", models.F("to_statement")), _negated=True),
                name="link_joins_two_different_statements",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorlink",
            constraint=models.UniqueConstraint(
                fields=("indicator", "instrument", "statement_key"), name="indicator_linked_once_to_a_statement"
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("reopened_by__isnull", True)), fields=("statement",), name="closing_one_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetassignment",
            constraint=models.UniqueConstraint(fields=("budget", "number"), name="budget_assignment_number_once"),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(fields=("occasion", "statement"), name="answer_once_an_occasion"),
        ),
        migrations.AddConstraint(
            model_name="stroke",
            constraint=models.UniqueConstraint(fields=("manuscript", "number"), name="stroke_number_once"),
        ),
        migrations.AddConstraint(
            model_name="thought",
            constraint=models.UniqueConstraint(fields=("room", "key"), name="thought_is_there_once"),
        ),
        migrations.AddConstraint(
            model_name="thought",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="thought_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                condition=models.Q(("body__isnull", True), ("stands_beside", False)),
                fields=("instrument", "in_force_from"),
                name="version_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                condition=models.Q(("body__isnull", False), ("stands_beside", False)),
                fields=("instrument", "body", "in_force_from"),
                name="version_one_a_day_and_body",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_until__isnull", True), ("decided_until__gt", models.F("in_force_from")), _connector="OR"
                ),
                name="version_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(fields=("version", "number"), name="statement_number_once"),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(fields=("version", "key"), name="statement_key_once"),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="withdrawal_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="writer",
            constraint=models.UniqueConstraint(fields=("manuscript", "client"), name="writer_once_a_browser"),
        ),
    ]
