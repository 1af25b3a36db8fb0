"""The record of everything a reader is answered: a change that should change nothing can show that it did not.

`make pages` records, `make pages-compare BASE=…` records anew and says what differs. Nothing in the record knows a name
of the code: only addresses, and what a reader is answered there.
"""
