"""The `koll` command: one file per command, listed here, and none of them read before it is asked for."""

from koll.cli.setup import N_, Koll, Listed

COMMANDS: tuple[Listed, ...] = (
    Listed(
        name="demo", module="koll.cli.demo", short=N_("Open an invented municipality, to look around in."), begins=False
    ),
    Listed(name="serve", module="koll.cli.serve", short=N_("Serve the municipality to browsers."), begins=False),
    Listed(
        name="start",
        module="koll.cli.start",
        short=N_("Set up a municipality from its charter and the facts known of it."),
    ),
    Listed(name="charter", module="koll.cli.charter", short=N_("Check a governance model written as data.")),
    Listed(name="owed", module="koll.cli.owed", short=N_("Show what is owed on a day, by whom and why.")),
    Listed(
        name="erase",
        module="koll.cli.erase",
        short=N_("Erase what a line of the ledger says, when the law asks for it."),
    ),
    Listed(name="verify", module="koll.cli.verify", short=N_("Check that the ledger is whole, and show its head.")),
    Listed(name="check", module="koll.cli.check", short=N_("Check the rules that hold across the whole record.")),
    Listed(name="tick", module="koll.cli.tick", short=N_("Do what a timer does.")),
)
"""In the order that `koll --help` lists them; each module holds a click command called `command`."""

main = Koll(COMMANDS, N_("Runs a municipality's governance model: the charter, the record, and what is owed."))

__all__ = ["COMMANDS", "main"]
