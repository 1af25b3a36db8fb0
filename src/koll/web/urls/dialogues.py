"""Addresses: dialogues, event days, rooms, outcomes and questions to employees."""

from django.urls import URLPattern, path

from koll.web.dialogues import (
    add_dialogue_outcome_form,
    add_event_day_group_form,
    answer_employee_question_form,
    archive_dialogue_form_form,
    ask_employees_form,
    carry_open_point_forward_form,
    change_dialogue_form_form,
    change_dialogue_outcome_form,
    change_event_day_group_form,
    close_employee_question_action,
    create_dialogue_form_form,
    join_room_form,
    note_dialogue_results_form,
    note_event_day_outcome_form,
    open_dialogue_form,
    open_room_form,
    place_thought_action,
    publish_dialogue_form_form,
    record_dialogue_held_form,
    remove_dialogue_outcome_form,
    remove_event_day_outcome_action,
    report_dialogue_result_form,
    report_on_dialogue_outcome_form,
    send_dialogue_results,
    send_room_state,
    set_room_step_action,
    show_dialogue_forms,
    show_dialogue_outcomes_of_body,
    show_dialogues,
    show_employee_answer_receipt,
    show_employee_questions,
    show_lead_room,
    show_programme,
    show_room_screen,
    use_employee_answer_action,
    use_event_day_outcome_action,
    weigh_shift_form,
    write_dialogue_notes_form,
    write_in_room_form,
    write_programme_form,
)
from koll.web.urls.occasions import ONE

PAGES = (
    ("program/", show_programme, "programme"),
    ("program/andra/", write_programme_form, "keep_programme"),
    ("grupper/ny/", add_event_day_group_form, "new_group"),
    ("grupper/<num:group>/", change_event_day_group_form, "day_group"),
    ("kom-fram/ny/", note_event_day_outcome_form, "note_outcome"),
    ("kom-fram/<num:outcome>/ta-in/", use_event_day_outcome_action, "take_outcome"),
    ("kom-fram/<num:outcome>/ta-bort/", remove_event_day_outcome_action, "drop_outcome"),
)


urlpatterns: list[URLPattern] = [
    path(f"{ONE}{number}{rest}", view, name=name) for rest, view, name in PAGES for number in ("", "<num:number>/")
]


PAGES_2 = (
    ("form/", publish_dialogue_form_form, "form_of_dialogue"),
    ("anteckna/", write_dialogue_notes_form, "notes"),
    ("hallen/", record_dialogue_held_form, "hold"),
    ("utfall/", add_dialogue_outcome_form, "upshots"),
    ("utfall/forflyttning/", weigh_shift_form, "weigh_shift"),
    ("utfall/<num:upshot>/", change_dialogue_outcome_form, "change_upshot"),
    ("utfall/<num:upshot>/ta-bort/", remove_dialogue_outcome_form, "take_out_upshot"),
    ("utfall/kvar/<num:upshot>/", carry_open_point_forward_form, "carry_on"),
    ("redovisa/", report_dialogue_result_form, "report"),
)


urlpatterns += [
    path("dialoger/", show_dialogues, name="dialogues"),
    path("dialoger/<year:period>/", show_dialogues, name="dialogues_of"),
    path("dialoger/ny/", open_dialogue_form, name="open_dialogue"),
    path("dialoger/former/", show_dialogue_forms, name="dialogue_forms"),
    path("dialoger/former/ny/", create_dialogue_form_form, name="make_dialogue_form"),
    path("dialoger/former/<num:number>/", change_dialogue_form_form, name="change_dialogue_form"),
    path("dialoger/former/<num:number>/lagg-undan/", archive_dialogue_form_form, name="put_away_dialogue_form"),
    path("dialoger/<year:period>/resultat/", send_dialogue_results, name="results_document"),
    path("dialoger/hos/<slug:body>/", show_dialogue_outcomes_of_body, name="upshots_of_body"),
    path("dialoger/utfall/<num:upshot>/", report_on_dialogue_outcome_form, name="tell_upshot"),
    path("dialoger/notera/", note_dialogue_results_form, name="note_reports"),
    *(
        path(f"{ONE}{number}{rest}", view, name=name)
        for rest, view, name in PAGES_2
        for number in ("", "<num:number>/")
    ),
]


urlpatterns += [
    path("rum/", join_room_form, name="join_room"),
    path("rum/<num:number>/", write_in_room_form, name="room"),
    path("rum/<num:number>/lage/", send_room_state, name="room_state"),
    path("rum/<num:number>/led/", show_lead_room, name="lead_room"),
    path("rum/<num:number>/led/steg/", set_room_step_action, name="step_room"),
    path("rum/<num:number>/led/plats/", place_thought_action, name="place_thought"),
    path("rum/<num:number>/duk/", show_room_screen, name="project_room"),
    *(path(f"{ONE}{number}rum/", open_room_form, name="open_room") for number in ("", "<num:number>/")),
]


PAGES_3 = (
    ("medarbetare/", show_employee_questions, "staff_questions"),
    ("medarbetare/fraga/", ask_employees_form, "ask_staff"),
    ("medarbetare/<num:question>/stang/", close_employee_question_action, "close_question"),
    ("medarbetare/svar/<num:answer>/ta-in/", use_employee_answer_action, "take_in"),
)


urlpatterns += [
    *(
        path(f"{ONE}{number}{rest}", view, name=name)
        for rest, view, name in PAGES_3
        for number in ("", "<num:number>/")
    ),
    path("medarbetare/<num:number>/<slug:token>/", answer_employee_question_form, name="staff_answer"),
    path("medarbetare/kvitto/<num:number>/<slug:token>/", show_employee_answer_receipt, name="staff_receipt"),
]
