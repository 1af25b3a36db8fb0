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
    path("forslag/<num:number>/", show_proposal, name="proposal"),
    path("forslag/<num:number>/prova/", argue_proposal_form, name="argue"),
    path("forslag/<num:number>/lamna/", submit_proposal_form, name="propose"),
    path("forslag/<num:number>/bereda/", prepare_proposal_form, name="prepare"),
    path("forslag/<num:number>/fraga/", request_opinions_form, name="ask_opinions"),
    path("forslag/<num:number>/yttrande/<num:opinion>/", give_opinion_form, name="give_opinion"),
    path("forslag/<num:number>/besluta/", decide_proposal_form, name="decide_proposal"),
    path("forslag/<num:number>/avsla/", decline_proposal_form, name="decline_proposal"),
]
