"""The addresses of proposals."""

from django.urls import URLPattern, path

from koll.web.views import opinions, proposals

urlpatterns: list[URLPattern] = [
    path("forslag/", proposals.board, name="proposals"),
    path("forslag/nytt/", proposals.raising, name="raise_proposal"),
    path("forslag/<int:number>/", proposals.proposal, name="proposal"),
    path("forslag/<int:number>/prova/", proposals.arguing, name="argue"),
    path("forslag/<int:number>/lamna/", proposals.proposing, name="propose"),
    path("forslag/<int:number>/bereda/", proposals.preparing, name="prepare"),
    path("forslag/<int:number>/fraga/", opinions.asking, name="ask_opinions"),
    path("forslag/<int:number>/yttrande/<int:opinion>/", opinions.giving, name="give_opinion"),
    path("forslag/<int:number>/besluta/", proposals.deciding, name="decide_proposal"),
    path("forslag/<int:number>/avsla/", proposals.declining, name="decline_proposal"),
]
