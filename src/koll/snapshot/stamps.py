"""What the engine tells of every act: which tables it wrote."""

from koll.snapshot._stamps import EVERY, Stamps, note, read_stamps

__all__ = ["EVERY", "Stamps", "note", "read_stamps"]
