"""Pages about proposals and the opinions on them."""

from koll.web.proposals._opinions import give_opinion_form, request_opinions_form
from koll.web.proposals._proposals import (
    argue_proposal_form,
    decide_proposal_form,
    decline_proposal_form,
    prepare_proposal_form,
    raise_proposal_form,
    show_proposal,
    show_proposals,
    submit_proposal_form,
)

__all__ = [
    "argue_proposal_form",
    "decide_proposal_form",
    "decline_proposal_form",
    "give_opinion_form",
    "prepare_proposal_form",
    "raise_proposal_form",
    "request_opinions_form",
    "show_proposal",
    "show_proposals",
    "submit_proposal_form",
]
