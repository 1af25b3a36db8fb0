"""The addresses of proposals."""

from django.urls import URLPattern, path

from koll.web.views import opinions, proposals

urlpatterns: list[URLPattern] = [
    path("forslag/", proposals.board, name="proposals"),
    path("forslag/nytt/", proposals.raising, name="raise_proposal"),
    path("forslag/<num:number>/", proposals.proposal, name="proposal"),
    path("forslag/<num:number>/prova/", proposals.arguing, name="argue"),
    path("forslag/<num:number>/lamna/", proposals.proposing, name="propose"),
    path("forslag/<num:number>/bereda/", proposals.preparing, name="prepare"),
    path("forslag/<num:number>/fraga/", opinions.asking, name="ask_opinions"),
    path("forslag/<num:number>/yttrande/<num:opinion>/", opinions.giving, name="give_opinion"),
    path("forslag/<num:number>/besluta/", proposals.deciding, name="decide_proposal"),
    path("forslag/<num:number>/avsla/", proposals.declining, name="decline_proposal"),
]
