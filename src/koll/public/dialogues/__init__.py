"""What anybody may read of what bodies have reported of dialogues."""

from koll.public.dialogues._results import DialogueReportView, DialogueResultPage, dialogue_result_page, reports_of

__all__ = ["DialogueReportView", "DialogueResultPage", "dialogue_result_page", "reports_of"]
