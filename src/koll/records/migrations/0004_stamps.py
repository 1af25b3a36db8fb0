"""The last line of the ledger that wrote each table."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0003_duties_met_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="Stamp",
            fields=[
                ("table", models.CharField(max_length=80, primary_key=True, serialize=False)),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.entry"
                    ),
                ),
            ],
        ),
    ]
