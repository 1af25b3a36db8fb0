"""What is read of dialogues, event days, rooms, outcomes and questions to employees."""

from koll.public.dialogues import DialogueReportView, reports_of
from koll.reads.dialogues._dialogue_forms import DialogueFormView, DialogueStep, form_called, forms_page, library_lines
from koll.reads.dialogues._dialogues import DialoguePage, dialogue_page, dialogues_page
from koll.reads.dialogues._employee_questions import (
    KEPT,
    MOST_ANSWERS,
    EmployeeQuestionPage,
    EmployeeQuestionsPage,
    is_open,
    question_ref,
    question_with_token,
    receipt_at,
    receipt_ref,
    staff_page,
)
from koll.reads.dialogues._event_days import EventDayPage, event_day_page, outcomes_of
from koll.reads.dialogues._outcomes import SIGNALS, DialogueOutcomeView, body_upshots, to_tell, upshot_seen
from koll.reads.dialogues._results import (
    BodyResults,
    ResultsPage,
    body_dialogues,
    report_subject,
    results_page,
    results_waiting,
)
from koll.reads.dialogues._rooms import RoomPage, build_room_page, entered, room_by_code, room_page, room_subject

__all__ = [
    "KEPT",
    "MOST_ANSWERS",
    "SIGNALS",
    "BodyResults",
    "DialogueFormView",
    "DialogueOutcomeView",
    "DialoguePage",
    "DialogueReportView",
    "DialogueStep",
    "EmployeeQuestionPage",
    "EmployeeQuestionsPage",
    "EventDayPage",
    "ResultsPage",
    "RoomPage",
    "body_dialogues",
    "body_upshots",
    "build_room_page",
    "dialogue_page",
    "dialogues_page",
    "entered",
    "event_day_page",
    "form_called",
    "forms_page",
    "is_open",
    "library_lines",
    "outcomes_of",
    "question_ref",
    "question_with_token",
    "receipt_at",
    "receipt_ref",
    "report_subject",
    "reports_of",
    "results_page",
    "results_waiting",
    "room_by_code",
    "room_page",
    "room_subject",
    "staff_page",
    "to_tell",
    "upshot_seen",
]
