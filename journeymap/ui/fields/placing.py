"""Where the rows of a form stand, for a width: below each other, halves beside each other.

They are placed by hand: the layouts of Qt ask every label for its height several times, which took most of the time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journeymap.editor.forms import Field
from journeymap.ui.fields.keeping import HEIGHT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from journeymap.editor.forms import Form, Notice, Section
    from journeymap.ui.fields.kinds import Editor
    from journeymap.ui.fields.store import Button

_EDGE = 12
_GAP = 8
_BETWEEN = 6
"""Px more between the items of a section."""
_CAPTION = 18
_BUTTON = 20


@dataclass(eq=False)
class Row:
    """A field with its caption above, what is wrong with it beneath, and the buttons of its item."""

    field: Field
    editor: Editor
    caption: QLabel | None
    error: QLabel | None = None
    leads: Button | None = None
    """Goes to the thing that the field names."""
    buttons: tuple[Button, ...] = ()


@dataclass(eq=False)
class Parts:
    """All that a column shows."""

    rows: dict[str, Row] = field(default_factory=dict)
    """By the field's key."""
    headings: dict[str, QLabel] = field(default_factory=dict)
    """By the section's key; "" for what the form is about."""
    notices: dict[str, QLabel] = field(default_factory=dict)
    chips: dict[str, tuple[Button, ...]] = field(default_factory=dict)
    """By the section's key."""


def arrange(form: Form, parts: Parts, across: int) -> int:
    """Gives every widget its place in a column `across` px wide; how high the column is then."""
    width = max(120, across - 2 * _EDGE)
    y = _EDGE
    parts.headings[""].setGeometry(_EDGE, y, width, _CAPTION)
    y += _CAPTION
    for section in form.sections:
        if section.key in parts.headings and section.heading:
            y += 2 * _GAP
            parts.headings[section.key].setGeometry(_EDGE, y, width, _CAPTION)
            y += _CAPTION
        for number, item in enumerate(section.items):
            y = _place_item(parts, item.rows, y + (_BETWEEN if number else 0), width)
        y = _place_chips(parts, section, y, width)
    return y + _EDGE


def _place_item(parts: Parts, entries: tuple[Field | Notice, ...], y: int, width: int) -> int:
    half = (width - _GAP) // 2
    waiting: Row | None = None  # the left one of two halves
    for number, entry in enumerate(entries):
        if not isinstance(entry, Field):
            label = parts.notices[entry.key]
            high = label.heightForWidth(width)
            label.setGeometry(_EDGE, y + 6, width, high)
            y += high + 6
            continue
        row = parts.rows[entry.key]
        following = entries[number + 1] if number + 1 < len(entries) else None
        if waiting is not None:
            y += max(_place_row(waiting, _EDGE, y, half), _place_row(row, _EDGE + half + _GAP, y, half, level=True))
            y = _place_error(row, _place_error(waiting, y, width), width)
            waiting = None
        elif entry.half and isinstance(following, Field) and following.half:
            waiting = row
        else:
            y = _place_error(row, y + _place_row(row, _EDGE, y, width), width)
    return y


def _place_row(row: Row, x: int, y: int, width: int, level: bool = False) -> int:
    """Places one field; how high it is with the gap above it. `level` with a neighbour that has a caption."""
    top = y + _GAP
    shown = row.buttons if row.leads is None else (row.leads, *row.buttons)
    buttons = len(shown) * (_BUTTON + 2)
    if row.caption is not None:
        row.caption.setGeometry(x, top, width - buttons, _CAPTION)
        for place, button in enumerate(shown):
            button.setGeometry(x + width - buttons + place * (_BUTTON + 2) + 2, top - 2, _BUTTON, _BUTTON)
    if row.caption is not None or level:
        top += _CAPTION + 2
    high = row.editor.height_for(width)
    row.editor.setGeometry(x, top, width, high)
    return top + high - y


def _place_error(row: Row, y: int, width: int) -> int:
    """Places what is wrong beneath a field, over the whole width; where the next row begins."""
    if row.error is None:
        return y
    high = row.error.heightForWidth(width)
    row.error.setGeometry(_EDGE, y + 3, width, high)
    return y + high + 3


def _place_chips(parts: Parts, section: Section, y: int, width: int) -> int:
    x, line = 0, 0
    for chip in parts.chips[section.key]:
        wide = min(width, chip.sizeHint().width())
        if x and x + wide > width:
            x, line = 0, line + 1
        chip.setGeometry(_EDGE + x, y + _GAP + line * (HEIGHT - 2), wide, HEIGHT - 6)
        x += wide + 6
    return y + _GAP + (line + 1) * (HEIGHT - 2) if parts.chips[section.key] else y
