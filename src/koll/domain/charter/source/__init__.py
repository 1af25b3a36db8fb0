"""A charter as it is written: TOML with the line of each row."""

from koll.domain.charter.source._places import rows_with_places
from koll.domain.charter.source._table import KEY, Faults, TableReader
from koll.domain.charter.source._toml import parse_toml

__all__ = [
    "KEY",
    "Faults",
    "TableReader",
    "parse_toml",
    "rows_with_places",
]
