"""Addresses: decisions, their attachments and corrections, and meetings."""

from django.urls import URLPattern, path

from koll.web.decisions import (
    add_meeting_form,
    attach_file_form,
    cancel_meeting_form,
    change_meeting_form,
    correct_decision_form,
    import_decisions_action,
    import_decisions_form,
    import_meetings_action,
    import_meetings_form,
    record_decision_form,
    record_minutes_verified_form,
    reinstate_meeting_action,
    send_attachment,
    send_decisions,
    send_meetings,
    show_decision,
    show_decisions,
    show_meetings,
    withdraw_attachment_form,
)

urlpatterns: list[URLPattern] = [
    path("beslut/", show_decisions, name="decisions"),
    path("beslut/nytt/", record_decision_form, name="record_decision"),
    path("beslut/<decision:ref>/bifoga/", attach_file_form, name="attach"),
    path("beslut/<decision:ref>/ratta/", correct_decision_form, name="correct_decision"),
    path("beslut/<decision:ref>/justerat/", record_minutes_verified_form, name="attest"),
    path("beslut/las-in/", import_decisions_form, name="import_decisions"),
    path("beslut/las-in/registrera/", import_decisions_action, name="take_in_decisions"),
    path("beslut/tabell/csv/", send_decisions, {"kind": "csv"}, name="decisions_csv"),
    path("beslut/tabell/xlsx/", send_decisions, {"kind": "xlsx"}, name="decisions_xlsx"),
    path("bilagor/<attachment:ref>/", send_attachment, name="attachment"),
    path("bilagor/<attachment:ref>/dra-tillbaka/", withdraw_attachment_form, name="withdraw_attachment"),
    path("beslut/<cited_decision:ref>/", show_decision, name="decision"),
]


urlpatterns += [
    path("moten/", show_meetings, name="meetings"),
    path("moten/<meetings:ref>/", show_meetings, name="meetings_of"),
    path("moten/<meetings:ref>/excel/", send_meetings, name="meetings_sheet"),
    path("moten/nytt/", add_meeting_form, name="add_meeting"),
    path("moten/las-in/", import_meetings_form, name="import_meetings"),
    path("moten/las-in/spara/", import_meetings_action, name="take_in_meetings"),
    path("moten/mote/<num:number>/andra/", change_meeting_form, name="change_meeting"),
    path("moten/mote/<num:number>/stall-in/", cancel_meeting_form, name="cancel_meeting"),
    path("moten/mote/<num:number>/hall-anda/", reinstate_meeting_action, name="hold_meeting_after_all"),
]
