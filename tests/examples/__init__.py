"""An example of every act, by topic: the smallest world in which it succeeds.

A topic's module holds one function for each act, marked `@example(act)`: it takes the world, has it made ready by acts,
and returns who does it and what is handed in. `EXAMPLES` has them all, by the act's name.
"""

from importlib import import_module
from pkgutil import iter_modules

from tests.examples.registry import CALLED, EXAMPLES, Handed, carry_out, example

for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")

__all__ = ["CALLED", "EXAMPLES", "Handed", "carry_out", "example"]
