"""The `koll` command: one file per command, listed here, and none of them read before it is asked for."""

from koll.cli.group import Koll, Listed
from koll.cli.speech import N_

COMMANDS: tuple[Listed, ...] = (
    Listed("demo", "koll.cli.demonstrate", N_("Open an invented municipality, to look around in."), begins=False),
    Listed("serve", "koll.cli.serve", N_("Serve the municipality to browsers."), begins=False),
    Listed("start", "koll.cli.start", N_("Set up a municipality from its charter and the facts known of it.")),
    Listed("charter", "koll.cli.charter", N_("Check a governance model written as data.")),
    Listed("owed", "koll.cli.owing", N_("Show what is owed on a day, by whom and why.")),
    Listed("erase", "koll.cli.erase", N_("Erase what a line of the ledger says, when the law asks for it.")),
    Listed("verify", "koll.cli.verify", N_("Check that the ledger is whole, and show its head.")),
    Listed("check", "koll.cli.inspect", N_("Check the rules that hold across the whole record.")),
    Listed("tick", "koll.cli.tick", N_("Do what a timer does.")),
)
"""In the order that `koll --help` lists them; each module holds a click command called `command`."""

main = Koll(COMMANDS, N_("Runs a municipality's governance model: the charter, the record, and what is owed."))

__all__ = ["COMMANDS", "main"]
