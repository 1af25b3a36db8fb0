"""Addresses: what is being written, together, with maps, shifts and part assignments."""

from django.urls import URLPattern, path

from koll.web.descriptions import (
    add_challenge_form,
    change_challenge_form,
    move_challenge_action,
    open_occasion_action,
    remove_challenge_form,
    send_description_docx,
    send_description_pdf,
    show_answer_matrix,
    show_challenge_map,
    show_challenge_maps,
    show_descriptions_overview,
    show_shift,
    show_shifts,
    show_writing_allocation,
)
from koll.web.home import drop_draft_action, send_keep_draft

urlpatterns: list[URLPattern] = [
    path("analyser/", show_descriptions_overview, name="analyses"),
    path("analyser/<descriptions:ref>/", show_descriptions_overview, name="analyses_of"),
    path("analyser/oppna/", open_occasion_action, name="open_occasion"),
    path("utkast/", send_keep_draft, name="draft"),
    path("utkast/slang/", drop_draft_action, name="drop_draft"),
]


PAGES = (
    ("<challenge_map:ref>/", show_challenge_map, "map"),
    ("<occasion:ref>/karta/ny/", add_challenge_form, "put_on_map"),
    ("<challenge:ref>/", change_challenge_form, "change_on_map"),
    ("<challenge:ref>/ta-bort/", remove_challenge_form, "take_off_map"),
    ("<challenge:ref>/flytta/", move_challenge_action, "move_on_map"),
)


urlpatterns += [
    path("kartor/", show_challenge_maps, name="maps"),
    path("kartor/<calendar_year:period>/", show_challenge_maps, name="maps_of"),
    *(path(f"aret/{rest}", view, name=name) for rest, view, name in PAGES),
]


urlpatterns += [
    path("aret/<occasion:ref>/pdf/", send_description_pdf, name="occasion_pdf"),
    path("aret/<occasion:ref>/word/", send_description_docx, name="occasion_word"),
]


urlpatterns += [
    path("analyser/<calendar_year:period>/matris/", show_answer_matrix, name="matrix"),
    path("analyser/<calendar_year:period>/vem-har-vad/", show_writing_allocation, name="handed"),
    path("forflyttningar/", show_shifts, name="all_shifts"),
    path("forflyttningar/<calendar_year:period>/", show_shifts, name="all_shifts_of"),
    path("forflyttning/<shift:ref>/", show_shift, name="one_shift"),
]
