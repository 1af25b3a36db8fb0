"""Makes the example at all of its stages in one telling: `python -m tests.journeys.telling FOLDER`."""

from __future__ import annotations

import os
import shutil
import sys
from importlib import import_module
from pathlib import Path

from django.db import connection

from koll.cli.demo import charter_of_the_example
from koll.cli.serve import bring_tables_up_to_date, keep_secret
from koll.cli.setup import begin

DATABASE = "koll.sqlite3"


def tell(folder: Path) -> None:
    """Tells the year; what `koll demo --stage` builds is then in the folder, stage by stage."""
    told = folder / "told"
    os.environ |= {"KOLL_DATA": str(told), "KOLL_DEMO": "1", "DATABASE_URL": ""}
    begin()
    cast, stages = (import_module(f"koll.example.{name}") for name in ("cast", "stages"))  # need the settings
    keep_secret(told)
    bring_tables_up_to_date()
    key = cast.content()["municipality"]["charter"]
    for stage in stages.reach_stages(key, charter_of_the_example(key)):
        copied = folder / f"demo-{stage.key}"
        shutil.copytree(told, copied, ignore=shutil.ignore_patterns(f"{DATABASE}*"))
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copied / DATABASE)])
    connection.close()
    shutil.rmtree(told)


if __name__ == "__main__":
    tell(Path(sys.argv[1]))
