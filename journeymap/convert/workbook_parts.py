"""The parts of a workbook that are no records: the sheet of the map itself, and the hidden ones that keep what cells
cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.convert.sheets import LISTED
from journeymap.model.journey import THING_FIELDS
from journeymap.model.vocabulary import STATE_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeymap.convert.columns import Kind

MAP = "Map"
MAP_HEADINGS = ("Field", "Value", "About")
FORMAT_LABEL = "Workbook"
FORMAT = "journeymap 1"
"""What tells a workbook of ours from others; the number rises when an older version could no longer read it."""

KEPT = "Kept"
KEPT_HEADINGS = ("Field", "Id", "Part", "Text")
"""JSON in parts: what a later version says of a record, and values that a cell would change."""
PICTURES = "Pictures"
PICTURE_HEADINGS = ("Hash", "Kind", "Width", "Height", "Part", "Data")
CHUNK = 32_000
"""A cell holds 32,767 characters."""
PROBLEMS = "Problems"


class Line(NamedTuple):
    """A line of the map's sheet; `field` is the journey's, or one of its `checks` behind a point."""

    label: str
    field: str
    kind: Kind = "text"
    about: str = ""
    values: Mapping[str, str] = {}


_PAGES = {"a4": "A4", "a3": "A3", "letter": "Letter", "slide": "Slide"}

LINES = (
    Line("Title", "title"),
    Line("Segment", "segment", about="Which customers"),
    Line("Time span", "span"),
    Line("State", "state", "choice", "As it is or as it shall be", STATE_LABELS),
    Line("Owner", "owner"),
    Line("Last review", "last_review", "date"),
    Line("Next review", "next_review", "date"),
    Line("Evidence", "evidence", about="What the map rests on"),
    Line("Width of lane names", "names_width", "number", "In px, 100 to 400; blank: as usual"),
    Line("Check: first days", "checks.first_days", "count", "How many days count as the first; blank: as usual"),
    Line("Check: longest gap", "checks.longest_gap", "count", "In days; blank: as usual"),
    Line("Check: handovers", "checks.handovers", "count", "At most so many; blank: as usual"),
    Line("Check: automated run", "checks.automated_run", "count", "At most so many in a row; blank: as usual"),
    Line("Check: full lane", "checks.full_lane", "count", "At most so many notes; blank: as usual"),
    Line("Check: smallest text", "checks.smallest_text", "count", "In points; blank: as usual"),
    Line("Check: page", "checks.page", "choice", "The page on which the map must be readable", _PAGES),
    Line("Checks that are off", "checks.off", "text", "Their names, one a line"),
)

TOLD = frozenset(line.field for line in LINES) | {*THING_FIELDS, *LISTED, "images", "checks"}
"""The fields of a journey, and those of its checks behind a point, that a workbook has lines or sheets for; all others
are kept aside."""
