"""What is read of indicators, readings and the answer matrix."""

from koll.public.followup import AnswerMatrixPage, MatrixRow
from koll.reads.followup._answer_matrix import matrix_page
from koll.reads.followup._indicators import (
    GridRow,
    IndicatorPage,
    IndicatorView,
    ReadingView,
    grid,
    indicator_page,
    indicator_views,
    reading_view,
    readings_of_indicator,
    table,
    to_fetch,
)

__all__ = [
    "AnswerMatrixPage",
    "GridRow",
    "IndicatorPage",
    "IndicatorView",
    "MatrixRow",
    "ReadingView",
    "grid",
    "indicator_page",
    "indicator_views",
    "matrix_page",
    "reading_view",
    "readings_of_indicator",
    "table",
    "to_fetch",
]
