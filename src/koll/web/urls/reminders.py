"""The addresses of reminders and of calendars to subscribe to."""

from django.urls import URLPattern, path

from koll.web.views import reminders

urlpatterns: list[URLPattern] = [
    path("paminnelser/", reminders.reminders, name="reminders"),
    path("paminnelser/<slug:body>/", reminders.of_body, name="reminders_of_body"),
    path("kalender/", reminders.calendars, name="calendars"),
    path("kalender/<num:number>/<slug:token>.ics", reminders.feed, name="calendar_feed"),
]
