"""What anybody may read of occasions of recurring work, answers and trends."""

from koll.public.activities._answers import AnswerView, answers_to, last_answers
from koll.public.activities._occasions import OccasionView, finished_occasions, occasion_line, occasion_lines
from koll.public.activities._templates import WRITTEN, activity_of, as_label, by_template
from koll.public.activities._trend_views import (
    TrendHere,
    TrendSourceView,
    TrendView,
    latest_common_analysis,
    trend_address,
    trend_lines,
    trends_here,
)
from koll.public.activities._trends import (
    TrendPage,
    TrendsPage,
    trend_in,
    trend_page,
    trend_row,
    trends_in,
    trends_page,
)

__all__ = [
    "WRITTEN",
    "AnswerView",
    "OccasionView",
    "TrendHere",
    "TrendPage",
    "TrendSourceView",
    "TrendView",
    "TrendsPage",
    "activity_of",
    "answers_to",
    "as_label",
    "by_template",
    "finished_occasions",
    "last_answers",
    "latest_common_analysis",
    "occasion_line",
    "occasion_lines",
    "trend_address",
    "trend_in",
    "trend_lines",
    "trend_page",
    "trend_row",
    "trends_here",
    "trends_in",
    "trends_page",
]
