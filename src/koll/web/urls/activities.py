"""Addresses: occasions of recurring work, templates, agreed days, the year and the external analysis."""

from django.urls import URLPattern, path

from koll.web.activities import (
    add_own_question_form,
    add_trend_form,
    change_trend_form,
    close_duties_form,
    copy_trends_from_last_year_action,
    end_own_question_form,
    remove_trend_form,
    reopen_duty_action,
    replace_template_form,
    show_templates,
    show_trend,
    show_trends,
    show_trends_of_body,
    write_trend_meaning_form,
)

PAGES = (
    ("<part:ref>/fragor/", add_own_question_form, "ask_own_question"),
    ("<own_question:ref>/", end_own_question_form, "end_own_question"),
)


urlpatterns: list[URLPattern] = [
    path("analyser/mall/", show_templates, name="templates"),
    path("analyser/mall/<slug:activity>/", replace_template_form, name="replace_template"),
    *(path(f"aret/{rest}", view, name=name) for rest, view, name in PAGES),
]


PAGES_2 = (
    ("<trends_of_body:ref>/", show_trends_of_body, "trends_here"),
    ("<occasion:ref>/trender/ny/", add_trend_form, "new_trend"),
    ("<occasion:ref>/trender/ta-over/", copy_trends_from_last_year_action, "take_over_trends"),
    ("<trend_meaning:ref>/", write_trend_meaning_form, "trend_meaning"),
)


urlpatterns += [
    path("omvarlden/", show_trends, name="trends"),
    path("omvarlden/<trends:ref>/", show_trends, name="trends_of"),
    path("omvarlden/trend/<trend:ref>/", show_trend, name="trend"),
    path("omvarlden/trend/<trend_change:ref>/", change_trend_form, name="change_trend"),
    path("omvarlden/trend/<trend:ref>/ta-ut/", remove_trend_form, name="take_out_trend"),
    *(path(f"aret/{rest}", view, name=name) for rest, view, name in PAGES_2),
]


urlpatterns += [
    path("organ/<body:ref>/avsluta/", close_duties_form, name="close_duties"),
    path("organ/<body:ref>/avsluta/<num:number>/ta-upp/", reopen_duty_action, name="reopen_duty"),
]
