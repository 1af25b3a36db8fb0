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
    ("utfall/<int:upshot>/", upshots.changing, "change_upshot"),
    ("utfall/<int:upshot>/ta-bort/", upshots.taking_out, "take_out_upshot"),
    ("utfall/kvar/<int:upshot>/", upshots.carrying, "carry_on"),
    ("redovisa/", results.reporting, "report"),
)

urlpatterns: list[URLPattern] = [
    path("dialoger/", dialogues.overview, name="dialogues"),
    path("dialoger/<int:period>/", dialogues.overview, name="dialogues_of"),
    path("dialoger/ny/", forming.opening, name="open_dialogue"),
    path("dialoger/former/", forming.library, name="dialogue_forms"),
    path("dialoger/former/ny/", forming.making, name="make_dialogue_form"),
    path("dialoger/former/<int:number>/", forming.changing, name="change_dialogue_form"),
    path("dialoger/former/<int:number>/lagg-undan/", forming.putting_away, name="put_away_dialogue_form"),
    path("dialoger/<int:period>/resultat/", results.document, name="results_document"),
    path("dialoger/hos/<slug:body>/", upshots.of_body, name="upshots_of_body"),
    path("dialoger/utfall/<int:upshot>/", upshots.telling, name="tell_upshot"),
    path("dialoger/notera/", results.noted, name="note_reports"),
    *(path(f"{ONE}{number}{rest}", view, name=name) for rest, view, name in PAGES for number in ("", "<int:number>/")),
]
