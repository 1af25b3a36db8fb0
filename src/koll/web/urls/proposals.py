"""The addresses of proposals."""

from django.urls import URLPattern, path

from koll.web.proposals import (
    argue_proposal_form,
    decide_proposal_form,
    decline_proposal_form,
    give_opinion_form,
    prepare_proposal_form,
    raise_proposal_form,
    request_opinions_form,
    show_proposal,
    show_proposals,
    submit_proposal_form,
)

urlpatterns: list[URLPattern] = [
    path("forslag/", show_proposals, name="proposals"),
    path("forslag/nytt/", raise_proposal_form, name="raise_proposal"),
    path("forslag/<proposal:ref>/", show_proposal, name="proposal"),
    path("forslag/<proposal:ref>/prova/", argue_proposal_form, name="argue"),
    path("forslag/<proposal:ref>/lamna/", submit_proposal_form, name="propose"),
    path("forslag/<proposal:ref>/bereda/", prepare_proposal_form, name="prepare"),
    path("forslag/<proposal:ref>/fraga/", request_opinions_form, name="ask_opinions"),
    path("forslag/<opinion:ref>/", give_opinion_form, name="give_opinion"),
    path("forslag/<proposal:ref>/besluta/", decide_proposal_form, name="decide_proposal"),
    path("forslag/<proposal:ref>/avsla/", decline_proposal_form, name="decline_proposal"),
]
