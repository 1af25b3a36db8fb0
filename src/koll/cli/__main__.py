"""Lets `python -m koll.cli` be the `koll` command."""

from koll.cli import main

main(prog_name="koll")
