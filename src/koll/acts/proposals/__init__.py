"""What changes proposals and the opinions on them."""

from koll.acts.proposals._opinions import give_opinion, request_opinions
from koll.acts.proposals._proposals import (
    argue_proposal,
    decide_proposal,
    decline_proposal,
    prepare_proposal,
    raise_proposal,
    submit_proposal,
)

__all__ = [
    "argue_proposal",
    "decide_proposal",
    "decline_proposal",
    "give_opinion",
    "prepare_proposal",
    "raise_proposal",
    "request_opinions",
    "submit_proposal",
]
