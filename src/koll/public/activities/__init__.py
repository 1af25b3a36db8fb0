"""What anybody may read of occasions of recurring work, answers and trends."""

from koll.public.activities._answers import AnswerView, answers_to, last_answers
from koll.public.activities._occasions import OccasionView, finished_occasions, occasion_line, occasion_lines
from koll.public.activities._trend_views import (
    TrendHere,
    TrendSourceView,
    TrendView,
    latest_common_analysis,
    trend_address,
    trend_line,
    trend_lines,
    trends_here,
)

__all__ = [
    "AnswerView",
    "OccasionView",
    "TrendHere",
    "TrendSourceView",
    "TrendView",
    "answers_to",
    "finished_occasions",
    "last_answers",
    "latest_common_analysis",
    "occasion_line",
    "occasion_lines",
    "trend_address",
    "trend_line",
    "trend_lines",
    "trends_here",
]
