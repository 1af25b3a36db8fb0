"""What anybody may read of occasions of recurring work, answers and trends."""

from koll.public.activities._answers import AnswerView, answers_to, last_answers
from koll.public.activities._occasions import OccasionView, finished_occasions, occasion_line, views_of_occasions
from koll.public.activities._templates import activity_of, as_label, by_template
from koll.public.activities._trend_views import (
    TrendHere,
    TrendSourceView,
    TrendView,
    latest_common_analysis,
    trend_lines,
    trend_views,
    trends_among,
    trends_here,
)
from koll.public.activities._trends import (
    TrendPage,
    TrendsPage,
    meant_by,
    trend_in,
    trend_page,
    trends_in,
    trends_page,
)

__all__ = [
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
    "meant_by",
    "occasion_line",
    "trend_in",
    "trend_lines",
    "trend_page",
    "trend_views",
    "trends_among",
    "trends_here",
    "trends_in",
    "trends_page",
    "views_of_occasions",
]
