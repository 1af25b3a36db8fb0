"""Pictures put into what is written."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0009_term"),
    ]

    operations = [
        migrations.CreateModel(
            name="PartPicture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("shows", models.CharField(max_length=500)),
                ("media_type", models.CharField(max_length=20)),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("put_in_at", models.DateTimeField()),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pictures", to="records.occasion"
                    ),
                ),
                (
                    "put_in_by",
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
                    models.UniqueConstraint(fields=("occasion", "sha256"), name="part_picture_once_an_occasion"),
                    models.CheckConstraint(
                        condition=models.Q(("shows", ""), _negated=True), name="part_picture_says_what_it_shows"
                    ),
                ],
            },
        ),
    ]
