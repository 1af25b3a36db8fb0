"""Databases of a test's own: a new one on the server the tests are run on, or a server that can be crashed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg import sql
from tests.crash.town import free_port


@contextmanager
def fresh_database() -> Iterator[str]:
    """The address of a new database on the server of DATABASE_URL, gone afterwards; "" for the embedded one."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield ""
        return
    name = f"koll_crash_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield f"{url.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def postgresql_settings(url: str) -> dict[str, Any]:
    """Django's settings for one connection to postgresql://user@host:port/name."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": parts.username or "",
        "PASSWORD": parts.password or "",
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }


def postgresql_programs() -> Path | None:
    """Where Debian or the path has PostgreSQL's server programs, the newest first; None when there are none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: -int(path.parts[-3]))
    on_path = shutil.which("pg_ctl")
    programs = [*found, *([Path(on_path)] if on_path else [])]
    return programs[0].parent if programs else None


@dataclass
class Cluster:
    """A PostgreSQL server of the test's own; it refuses to be run by root, so root lends it to `postgres`."""

    programs: Path
    folder: Path
    port: int

    @property
    def url(self) -> str:
        """Its database."""
        return f"postgresql://koll@127.0.0.1:{self.port}/postgres"

    def run(self, *command: str) -> None:
        """One of PostgreSQL's programs."""
        name, *arguments = command
        lent = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run([*lent, str(self.programs / name), *arguments], check=True, cwd="/", stdout=subprocess.DEVNULL)

    def make(self) -> None:
        """An empty cluster."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.run("initdb", "-D", f"{self.folder}/data", "-A", "trust", "-U", "koll")

    def start(self) -> None:
        """Runs it, recovering first when it was stopped at once."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", "-o", options, "start")

    def stop(self, how: str) -> None:
        """`immediate` ends it as a crash does: nothing is written out, the next start recovers from its log."""
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-m", how, "-w", "stop")


@contextmanager
def crashable_cluster() -> Iterator[Cluster]:
    """A running cluster in a short path of its own (a socket's name may not be long), gone afterwards."""
    programs = postgresql_programs()
    if programs is None:
        raise FileNotFoundError("PostgreSQL's server programs are not installed")
    with tempfile.TemporaryDirectory(prefix="koll-pg-") as folder:
        cluster = Cluster(programs, Path(folder), free_port())
        cluster.make()
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop("immediate")
