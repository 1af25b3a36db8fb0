"""Addresses: first page, my work, role pages, reminders, calendars, comments, drafts and search."""

from django.urls import URLPattern, path

from koll.web.activities import show_year
from koll.web.home import (
    add_comment_form,
    create_calendar_feed_form,
    follow_object_action,
    mark_news_read_action,
    reopen_comment_action,
    resolve_comment_action,
    send_calendar_feed,
    set_body_reminders_form,
    set_own_reminders_form,
    show_component_gallery,
    show_home,
    show_my_work,
    show_role,
    show_search,
    unfollow_object_action,
    withdraw_comment_action,
)
from koll.web.home import components as components_view

urlpatterns: list[URLPattern] = [
    path("kommentarer/", add_comment_form, name="comment"),
    path("kommentarer/<num:number>/los/", resolve_comment_action, name="comment_resolve"),
    path("kommentarer/<num:number>/oppna/", reopen_comment_action, name="comment_reopen"),
    path("kommentarer/<num:number>/ta-tillbaka/", withdraw_comment_action, name="comment_take_back"),
    path("folj/", follow_object_action, name="follow"),
    path("folj/sluta/", unfollow_object_action, name="unfollow"),
]


urlpatterns += [
    path("hem/", show_home, name="home"),
    path("laget/", show_role, name="role"),
    path("laget/<role:ref>/", show_role, name="role_of"),
    path("mitt/", show_my_work, name="work"),
    path("mitt/sett/", mark_news_read_action, name="seen"),
    path("aret/", show_year, name="year"),
    path("aret/<year:ref>/", show_year, name="year_of"),
]


urlpatterns += [
    path("monster/", show_component_gallery, name="patterns"),
    path("monster/delar/", components_view, name="components"),
]


urlpatterns += [
    path("paminnelser/", set_own_reminders_form, name="reminders"),
    path("paminnelser/<body:ref>/", set_body_reminders_form, name="reminders_of_body"),
    path("kalender/", create_calendar_feed_form, name="calendars"),
    path("kalender/<calendar_feed:ref>.ics", send_calendar_feed, name="calendar_feed"),
]


urlpatterns += [path("sok/", show_search, name="search")]
