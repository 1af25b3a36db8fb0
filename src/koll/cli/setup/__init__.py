"""What the commands of `koll` share: language, status, Django and the group itself."""

from koll.cli.setup._command_group import Koll, Listed
from koll.cli.setup._command_log import log_event
from koll.cli.setup._django import begin
from koll.cli.setup._exit_status import COULD_NOT, FOUND, as_json, exit_with
from koll.cli.setup._language import N_, spoken, translate
from koll.cli.setup._timer import start_timer

__all__ = [
    "COULD_NOT",
    "FOUND",
    "N_",
    "Koll",
    "Listed",
    "as_json",
    "begin",
    "exit_with",
    "log_event",
    "spoken",
    "start_timer",
    "translate",
]
