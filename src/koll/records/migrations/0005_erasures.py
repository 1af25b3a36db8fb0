import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0004_stamps")]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="words",
            field=models.BinaryField(default=b"", max_length=32),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="erasure",
                        serialize=False,
                        to="records.entry",
                    ),
                ),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
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
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="erasure_says_why")
                ],
            },
        ),
    ]
