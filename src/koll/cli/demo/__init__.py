"""The example municipality: made-up content that lives through a year by the same acts as everybody's."""

from koll.cli.demo.stages import STAGES, Stage, build
from koll.cli.demo.telling import content

__all__ = ["STAGES", "Stage", "build", "content"]
