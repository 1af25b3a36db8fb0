"""Pages about what is being written, together, with maps, shifts and part assignments."""

from koll.web.descriptions._challenge_maps import (
    add_challenge_form,
    change_challenge_form,
    move_challenge_action,
    remove_challenge_form,
    show_challenge_map,
    show_challenge_maps,
)
from koll.web.descriptions._co_writing import (
    exchange_as_json,
    part_version_form,
    send_exchange_changes,
    show_part_versions,
    what_was_sent,
)
from koll.web.descriptions._deciding import decide_occasion_form, return_occasion_action, submit_occasion_action
from koll.web.descriptions._descriptions import open_occasion_action, show_descriptions_overview, show_occasion_document
from koll.web.descriptions._overviews import show_answer_matrix, show_shift, show_shifts, show_writing_allocation
from koll.web.descriptions._part_assignments import assign_part_form, open_correcting_version_form, unassign_part_action
from koll.web.descriptions._pictures import add_picture_action, send_picture
from koll.web.descriptions._printing import send_description_docx, send_description_pdf
from koll.web.descriptions._shifts import add_shift_form, change_shift_form, show_occasion_shifts, show_shift_history
from koll.web.descriptions._word_import import import_word_file_form
from koll.web.descriptions._writing import write_answer_form, write_part_form
from koll.web.descriptions._writing_forms import OpenOccasionForm, PartForm, ReturnOccasionForm, WriteAnswerForm
from koll.web.descriptions._writing_steps import WritingStep, next_after, remaining, writing_steps_of

__all__ = [
    "OpenOccasionForm",
    "PartForm",
    "ReturnOccasionForm",
    "WriteAnswerForm",
    "WritingStep",
    "add_challenge_form",
    "add_picture_action",
    "add_shift_form",
    "assign_part_form",
    "change_challenge_form",
    "change_shift_form",
    "decide_occasion_form",
    "exchange_as_json",
    "import_word_file_form",
    "move_challenge_action",
    "next_after",
    "open_correcting_version_form",
    "open_occasion_action",
    "part_version_form",
    "remaining",
    "remove_challenge_form",
    "return_occasion_action",
    "send_description_docx",
    "send_description_pdf",
    "send_exchange_changes",
    "send_picture",
    "show_answer_matrix",
    "show_challenge_map",
    "show_challenge_maps",
    "show_descriptions_overview",
    "show_occasion_document",
    "show_occasion_shifts",
    "show_part_versions",
    "show_shift",
    "show_shift_history",
    "show_shifts",
    "show_writing_allocation",
    "submit_occasion_action",
    "unassign_part_action",
    "what_was_sent",
    "write_answer_form",
    "write_part_form",
    "writing_steps_of",
]
