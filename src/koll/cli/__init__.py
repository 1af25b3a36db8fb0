"""The `koll` command: one file per command, listed here, and none of them read before it is asked for."""

from koll.cli.group import Koll, Listed
from koll.cli.speech import N_

COMMANDS: tuple[Listed, ...] = (
    Listed("serve", "koll.cli.serve", N_("Serve the municipality to browsers."), begins=False),
)
"""In the order that `koll --help` lists them; each module holds a click command called `command`."""

main = Koll(COMMANDS, N_("Runs a municipality's governance model: the charter, the record, and what is owed."))

__all__ = ["COMMANDS", "main"]
