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

PAGES = (
    ("<occasion:ref>/program/", show_programme, "programme"),
    ("<occasion:ref>/program/andra/", write_programme_form, "keep_programme"),
    ("<occasion:ref>/grupper/ny/", add_event_day_group_form, "new_group"),
    ("<event_day_group:ref>/", change_event_day_group_form, "day_group"),
    ("<occasion:ref>/kom-fram/ny/", note_event_day_outcome_form, "note_outcome"),
    ("<occasion:ref>/kom-fram/<num:outcome>/ta-in/", use_event_day_outcome_action, "take_outcome"),
    ("<occasion:ref>/kom-fram/<num:outcome>/ta-bort/", remove_event_day_outcome_action, "drop_outcome"),
)


urlpatterns: list[URLPattern] = [path(f"aret/{rest}", view, name=name) for rest, view, name in PAGES]


PAGES_2 = (
    ("<occasion:ref>/form/", publish_dialogue_form_form, "form_of_dialogue"),
    ("<occasion:ref>/anteckna/", write_dialogue_notes_form, "notes"),
    ("<occasion:ref>/hallen/", record_dialogue_held_form, "hold"),
    ("<outcomes:ref>/", add_dialogue_outcome_form, "upshots"),
    ("<occasion:ref>/utfall/forflyttning/", weigh_shift_form, "weigh_shift"),
    ("<dialogue_outcome:ref>/", change_dialogue_outcome_form, "change_upshot"),
    ("<dialogue_outcome:ref>/ta-bort/", remove_dialogue_outcome_form, "take_out_upshot"),
    ("<occasion:ref>/utfall/kvar/<num:upshot>/", carry_open_point_forward_form, "carry_on"),
    ("<occasion:ref>/redovisa/", report_dialogue_result_form, "report"),
)


urlpatterns += [
    path("dialoger/", show_dialogues, name="dialogues"),
    path("dialoger/<calendar_year:period>/", show_dialogues, name="dialogues_of"),
    path("dialoger/ny/", open_dialogue_form, name="open_dialogue"),
    path("dialoger/former/", show_dialogue_forms, name="dialogue_forms"),
    path("dialoger/former/ny/", create_dialogue_form_form, name="make_dialogue_form"),
    path("dialoger/former/<num:number>/", change_dialogue_form_form, name="change_dialogue_form"),
    path("dialoger/former/<num:number>/lagg-undan/", archive_dialogue_form_form, name="put_away_dialogue_form"),
    path("dialoger/<calendar_year:period>/resultat/", send_dialogue_results, name="results_document"),
    path("dialoger/hos/<outcomes_of_body:ref>/", show_dialogue_outcomes_of_body, name="upshots_of_body"),
    path("dialoger/utfall/<outcome:ref>/", report_on_dialogue_outcome_form, name="tell_upshot"),
    path("dialoger/notera/", note_dialogue_results_form, name="note_reports"),
    *(path(f"aret/{rest}", view, name=name) for rest, view, name in PAGES_2),
]


urlpatterns += [
    path("rum/", join_room_form, name="join_room"),
    path("rum/<room:ref>/", write_in_room_form, name="room"),
    path("rum/<room:ref>/lage/", send_room_state, name="room_state"),
    path("rum/<room_lead:ref>/", show_lead_room, name="lead_room"),
    path("rum/<room_lead:ref>/steg/", set_room_step_action, name="step_room"),
    path("rum/<room_lead:ref>/plats/", place_thought_action, name="place_thought"),
    path("rum/<room:ref>/duk/", show_room_screen, name="project_room"),
    path("aret/<occasion:ref>/rum/", open_room_form, name="open_room"),
]


PAGES_3 = (
    ("<occasion:ref>/medarbetare/", show_employee_questions, "staff_questions"),
    ("<occasion:ref>/medarbetare/fraga/", ask_employees_form, "ask_staff"),
    ("<occasion:ref>/medarbetare/<num:question>/stang/", close_employee_question_action, "close_question"),
    ("<occasion:ref>/medarbetare/svar/<num:answer>/ta-in/", use_employee_answer_action, "take_in"),
)


urlpatterns += [
    *(path(f"aret/{rest}", view, name=name) for rest, view, name in PAGES_3),
    path("medarbetare/<employee_question:ref>/", answer_employee_question_form, name="staff_answer"),
    path("medarbetare/kvitto/<employee_answer:ref>/", show_employee_answer_receipt, name="staff_receipt"),
]
