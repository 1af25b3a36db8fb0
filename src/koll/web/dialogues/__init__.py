"""Pages about dialogues, event days, rooms, outcomes and questions to employees."""

from koll.web.dialogues._dialogue_form_pages import (
    archive_dialogue_form_form,
    change_dialogue_form_form,
    create_dialogue_form_form,
    open_dialogue_form,
    publish_dialogue_form_form,
    show_dialogue_forms,
)
from koll.web.dialogues._dialogues import record_dialogue_held_form, show_dialogues, write_dialogue_notes_form
from koll.web.dialogues._employee_questions import (
    answer_employee_question_form,
    ask_employees_form,
    close_employee_question_action,
    show_employee_answer_receipt,
    show_employee_questions,
    use_employee_answer_action,
)
from koll.web.dialogues._event_days import (
    add_event_day_group_form,
    change_event_day_group_form,
    note_event_day_outcome_form,
    remove_event_day_outcome_action,
    show_programme,
    use_event_day_outcome_action,
    write_programme_form,
)
from koll.web.dialogues._occasions import show_occasion
from koll.web.dialogues._outcome_forms import outcome_kind_words
from koll.web.dialogues._outcomes import (
    add_dialogue_outcome_form,
    carry_open_point_forward_form,
    change_dialogue_outcome_form,
    remove_dialogue_outcome_form,
    report_on_dialogue_outcome_form,
    show_dialogue_outcomes_of_body,
    weigh_shift_form,
)
from koll.web.dialogues._results import note_dialogue_results_form, report_dialogue_result_form, send_dialogue_results
from koll.web.dialogues._rooms import (
    join_room_form,
    open_room_form,
    place_thought_action,
    send_room_state,
    set_room_step_action,
    show_lead_room,
    show_room_screen,
    write_in_room_form,
)

__all__ = [
    "add_dialogue_outcome_form",
    "add_event_day_group_form",
    "answer_employee_question_form",
    "archive_dialogue_form_form",
    "ask_employees_form",
    "carry_open_point_forward_form",
    "change_dialogue_form_form",
    "change_dialogue_outcome_form",
    "change_event_day_group_form",
    "close_employee_question_action",
    "create_dialogue_form_form",
    "join_room_form",
    "note_dialogue_results_form",
    "note_event_day_outcome_form",
    "open_dialogue_form",
    "open_room_form",
    "outcome_kind_words",
    "place_thought_action",
    "publish_dialogue_form_form",
    "record_dialogue_held_form",
    "remove_dialogue_outcome_form",
    "remove_event_day_outcome_action",
    "report_dialogue_result_form",
    "report_on_dialogue_outcome_form",
    "send_dialogue_results",
    "send_room_state",
    "set_room_step_action",
    "show_dialogue_forms",
    "show_dialogue_outcomes_of_body",
    "show_dialogues",
    "show_employee_answer_receipt",
    "show_employee_questions",
    "show_lead_room",
    "show_occasion",
    "show_programme",
    "show_room_screen",
    "use_employee_answer_action",
    "use_event_day_outcome_action",
    "weigh_shift_form",
    "write_dialogue_notes_form",
    "write_in_room_form",
    "write_programme_form",
]
