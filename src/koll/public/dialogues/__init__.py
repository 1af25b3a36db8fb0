"""What anybody may read of what bodies have reported of dialogues."""

from koll.public.dialogues._results import DialogueReportView, reports_of

__all__ = ["DialogueReportView", "reports_of"]
