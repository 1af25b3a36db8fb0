"""The addresses of the bodies' meetings."""

from django.urls import URLPattern, path

from koll.web.views import meeting_file, meetings

urlpatterns: list[URLPattern] = [
    path("moten/", meetings.overview, name="meetings"),
    path("moten/<year:year>/", meetings.overview, name="meetings_of"),
    path("moten/<year:year>/excel/", meeting_file.sheet, name="meetings_sheet"),
    path("moten/nytt/", meetings.adding, name="add_meeting"),
    path("moten/las-in/", meeting_file.importing, name="import_meetings"),
    path("moten/las-in/spara/", meeting_file.taking_in, name="take_in_meetings"),
    path("moten/mote/<num:number>/andra/", meetings.changing, name="change_meeting"),
    path("moten/mote/<num:number>/stall-in/", meetings.cancelling, name="cancel_meeting"),
    path("moten/mote/<num:number>/hall-anda/", meetings.holding_after_all, name="hold_meeting_after_all"),
]
