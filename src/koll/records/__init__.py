"""The record: what has really happened, as tables whose constraints no row may ever break."""
