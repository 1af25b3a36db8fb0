"""Geometry of charts, drawn as SVG."""

from koll.media.charts._arcs import arc_length, arc_path, point, sector_path
from koll.media.charts._bars import Bars, ColumnChart, lay_out_bars, lay_out_columns
from koll.media.charts._challenge_map import MapPicture, lay_out_map
from koll.media.charts._day_marks import DayMark
from koll.media.charts._lines import LineChart, lay_out_lines
from koll.media.charts._timeline import TimelineRow, lay_out_timeline
from koll.media.charts._wheel import Measures, Wheel, WheelItem, lay_out_wheel

__all__ = [
    "Bars",
    "ColumnChart",
    "DayMark",
    "LineChart",
    "MapPicture",
    "Measures",
    "TimelineRow",
    "Wheel",
    "WheelItem",
    "arc_length",
    "arc_path",
    "lay_out_bars",
    "lay_out_columns",
    "lay_out_lines",
    "lay_out_map",
    "lay_out_timeline",
    "lay_out_wheel",
    "point",
    "sector_path",
]
