"""The addresses of dialogues."""

from django.urls import URLPattern, path

from koll.web.urls.occasions import ONE
from koll.web.views import dialogues, forming, results, upshots

PAGES = (
    ("form/", forming.publishing, "form_of_dialogue"),
    ("anteckna/", dialogues.noting, "notes"),
    ("hallen/", dialogues.holding, "hold"),
    ("utfall/", upshots.writing, "upshots"),
    ("utfall/forflyttning/", upshots.weighing, "weigh_shift"),
    ("utfall/<num:upshot>/", upshots.changing, "change_upshot"),
    ("utfall/<num:upshot>/ta-bort/", upshots.taking_out, "take_out_upshot"),
    ("utfall/kvar/<num:upshot>/", upshots.carrying, "carry_on"),
    ("redovisa/", results.reporting, "report"),
)

urlpatterns: list[URLPattern] = [
    path("dialoger/", dialogues.overview, name="dialogues"),
    path("dialoger/<year:period>/", dialogues.overview, name="dialogues_of"),
    path("dialoger/ny/", forming.opening, name="open_dialogue"),
    path("dialoger/former/", forming.library, name="dialogue_forms"),
    path("dialoger/former/ny/", forming.making, name="make_dialogue_form"),
    path("dialoger/former/<num:number>/", forming.changing, name="change_dialogue_form"),
    path("dialoger/former/<num:number>/lagg-undan/", forming.putting_away, name="put_away_dialogue_form"),
    path("dialoger/<year:period>/resultat/", results.document, name="results_document"),
    path("dialoger/hos/<slug:body>/", upshots.of_body, name="upshots_of_body"),
    path("dialoger/utfall/<num:upshot>/", upshots.telling, name="tell_upshot"),
    path("dialoger/notera/", results.noted, name="note_reports"),
    *(path(f"{ONE}{number}{rest}", view, name=name) for rest, view, name in PAGES for number in ("", "<num:number>/")),
]
