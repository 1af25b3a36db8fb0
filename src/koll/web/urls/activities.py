"""Addresses: occasions of recurring work, templates, agreed days, the year and the external analysis."""

from django.urls import URLPattern, path

from koll.web.activities import (
    add_own_question_form,
    add_trend_form,
    change_trend_form,
    copy_trends_from_last_year_action,
    end_own_question_form,
    remove_trend_form,
    replace_template_form,
    show_templates,
    show_trend,
    show_trends,
    show_trends_of_body,
    write_trend_meaning_form,
)
from koll.web.urls.occasions import ONE

PAGES = (
    ("skriv/<slug:part>/fragor/", add_own_question_form, "ask_own_question"),
    ("skriv/<slug:part>/fragor/<num:question>/", end_own_question_form, "end_own_question"),
)


urlpatterns: list[URLPattern] = [
    path("analyser/mall/", show_templates, name="templates"),
    path("analyser/mall/<slug:activity>/", replace_template_form, name="replace_template"),
    *(path(f"{ONE}{number}{rest}", view, name=name) for rest, view, name in PAGES for number in ("", "<num:number>/")),
]


PAGES_2 = (
    ("trender/", show_trends_of_body, "trends_here"),
    ("trender/ny/", add_trend_form, "new_trend"),
    ("trender/ta-over/", copy_trends_from_last_year_action, "take_over_trends"),
    ("trender/<num:trend>/", write_trend_meaning_form, "trend_meaning"),
)


urlpatterns += [
    path("omvarlden/", show_trends, name="trends"),
    path("omvarlden/<year:period>/", show_trends, name="trends_of"),
    path("omvarlden/trend/<num:trend>/", show_trend, name="trend"),
    path("omvarlden/trend/<num:trend>/andra/", change_trend_form, name="change_trend"),
    path("omvarlden/trend/<num:trend>/ta-ut/", remove_trend_form, name="take_out_trend"),
    *(
        path(f"{ONE}{number}{rest}", view, name=name)
        for rest, view, name in PAGES_2
        for number in ("", "<num:number>/")
    ),
]
