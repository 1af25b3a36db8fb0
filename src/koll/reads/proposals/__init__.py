"""What is read of proposals and the opinions on them."""

from koll.reads.proposals._opinions import OpinionView, opinion_lines, opinions_waiting
from koll.reads.proposals._proposal_views import ProposalView, proposal_lines
from koll.reads.proposals._proposals import ProposalPage, outcomes_for, proposal_page, proposals_page

__all__ = [
    "OpinionView",
    "ProposalPage",
    "ProposalView",
    "opinion_lines",
    "opinions_waiting",
    "outcomes_for",
    "proposal_lines",
    "proposal_page",
    "proposals_page",
]
