"""What changes indicators, readings and the answer matrix."""

from koll.acts.followup._indicators import (
    IndicatorInput,
    add_indicator,
    change_indicator,
    end_indicator,
    resume_indicator,
)
from koll.acts.followup._readings import (
    ReadingInput,
    comment_reading,
    note_fetch_failure,
    record_readings,
    store_fetched_readings,
)

__all__ = [
    "IndicatorInput",
    "ReadingInput",
    "add_indicator",
    "change_indicator",
    "comment_reading",
    "end_indicator",
    "note_fetch_failure",
    "record_readings",
    "resume_indicator",
    "store_fetched_readings",
]
