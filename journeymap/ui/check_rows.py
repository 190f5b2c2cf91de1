"""The settings of the checks as Qt knows them: headings with checks below, each with a box, and what the map lives
with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QIcon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymap.editor.problem_list import WORDS
from journeymap.flow.problems import SIGNS
from journeymap.ui.gestures import plain_tip
from journeymap.ui.headed_rows import HeadedRows
from journeymap.ui.lanes import tick_box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPersistentModelIndex

    from journeymap.editor.check_settings import Entry, Heading
    from journeymap.ui.chrome import Chrome

    Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("Check", "Severity", "Why it matters", "Found", "Setting")
NAME, SEVERITY, WHY, FOUND, SETTING = range(5)
_FLAGS, _NO_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable, Qt.ItemFlag(0)
_STATES = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked, None: Qt.CheckState.PartiallyChecked}
AGAIN = "Look at it again"


class CheckRows(HeadedRows):
    """Headings at the top, their entries below in five columns; a heading has all of a row."""

    def __init__(self, colours: Chrome) -> None:
        super().__init__(COLUMNS)
        self.colours = colours
        self.headings: tuple[Heading, ...] = ()

    def show(self, headings: tuple[Heading, ...]) -> bool:
        """Shows these; True where the rows are others than before, not only what they say."""
        anew = _shape(headings) != _shape(self.headings)
        if anew:
            self.beginResetModel()
        self.headings = headings
        self.counts = tuple([len(heading.entries) for heading in headings])
        if anew:
            self.endResetModel()
            return True
        for number, heading in enumerate(headings):
            above = self.index(number, 0)
            self.dataChanged.emit(above, above)
            self.dataChanged.emit(self.index(0, 0, above), self.index(len(heading.entries) - 1, SETTING, above))
        return False

    # -- look-ups

    def entry(self, index: Index) -> Entry | None:
        """The entry of an item; None for a heading."""
        place = self.place(index)
        return None if place is None else self.headings[place[0]].entries[place[1]]

    def heading(self, index: Index) -> Heading | None:
        """The heading that an item is; None for an entry."""
        row = self.head(index)
        return None if row is None else self.headings[row]

    def state(self, index: Index) -> Qt.CheckState | None:
        """Whether the box of an item is ticked; None where there is none."""
        if index.column() != NAME:
            return None
        if (heading := self.heading(index)) is not None:
            return _STATES[heading.on] if heading.entries[0].kind == "check" else None
        entry = self.entry(index)
        return None if entry is None or entry.kind != "check" else _STATES[entry.on]

    def entries(self) -> Iterator[tuple[QModelIndex, Entry]]:
        """Every entry with the item of its setting."""
        for row, heading in enumerate(self.headings):
            above = self.index(row, 0)
            for number, entry in enumerate(heading.entries):
                yield self.index(number, SETTING, above), entry

    def find(self, key: tuple[str, str, str | None]) -> QModelIndex:
        """The item of the entry with that key; an invalid one where there is none."""
        found = next((index for index, entry in self.entries() if entry.key == key), QModelIndex())
        return found.siblingAtColumn(NAME) if found.isValid() else found

    # -- what Qt asks

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NO_FLAGS
        return _FLAGS | Qt.ItemFlag.ItemIsUserCheckable if self.state(index) is not None else _FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.state(index)
        if (heading := self.heading(index)) is not None:
            return self._of_heading(heading, role) if index.column() == NAME else None
        entry = self.entry(index)
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cell(index.column(), entry)
            case Qt.ItemDataRole.ForegroundRole:
                return QBrush(QColor(self._colour(index.column(), entry)))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(filter(None, (entry.name, entry.words, entry.source))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(entry) if index.column() == NAME else _cell(index.column(), entry)
            case _:
                return None

    def _of_heading(self, heading: Heading, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                off = sum(not entry.on for entry in heading.entries if entry.kind == "check")
                return f"{heading.title} ({len(heading.entries):,}{f', {off} off' if off else ''})"
            case Qt.ItemDataRole.FontRole:
                return _bold()
            case Qt.ItemDataRole.ForegroundRole:
                return QBrush(QColor(self.colours.soft))
            case _:
                return None

    def _colour(self, column: int, entry: Entry) -> str:
        colours = self.colours
        if column == SETTING:
            return colours.link
        if column == FOUND:
            return colours.ink if entry.found else colours.faint
        if column == NAME:
            return colours.ink if entry.on or entry.kind == "ignored" else colours.faint
        if column == SEVERITY and entry.on:
            return {"error": colours.bad, "warning": colours.warn}.get(entry.severity, colours.soft)
        return colours.soft if entry.on or entry.kind == "ignored" else colours.faint


class CheckCells(QStyledItemDelegate):
    """Draws the boxes in the colours of the theme."""

    def __init__(self, rows: CheckRows) -> None:
        super().__init__()
        self._rows = rows
        self._boxes: dict[Qt.CheckState, QIcon] = {}
        self._of: Chrome | None = None

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        state = self._rows.state(index)
        if state is not None:
            feature = QStyleOptionViewItem.ViewItemFeature
            option.features = (option.features & ~feature.HasCheckIndicator) | feature.HasDecoration
            option.decorationSize = QSize(16, 16)
            option.icon = self._box(state)

    def _box(self, state: Qt.CheckState) -> QIcon:
        if self._of is not self._rows.colours:
            self._of = self._rows.colours
            self._boxes = {shown: tick_box(on, self._of) for on, shown in _STATES.items()}
        return self._boxes[state]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + 14)


def spoken(entry: Entry) -> str:
    """All of an entry in words, for who listens."""
    if entry.kind == "ignored":
        return f"{entry.words}, because: {entry.reason}" if entry.reason else entry.words
    values = (f"{one.label}: {'any page' if one.value is None else one.value} {one.unit}" for one in entry.settings)
    return ", ".join((entry.name, WORDS[entry.severity], "on" if entry.on else "off", *values, entry.words))


def _cell(column: int, entry: Entry) -> str:
    match column:
        case 0:
            return entry.name
        case 1:
            return f"{SIGNS[entry.severity]} {WORDS[entry.severity]}"
        case 2:
            return f"{entry.words} – {entry.reason}" if entry.reason else entry.words
        case 3:
            return "" if entry.found is None else f"{entry.found:,} found" if entry.found else "none"
        case _:
            return AGAIN if entry.kind == "ignored" else ""


def _shape(headings: tuple[Heading, ...]) -> tuple[object, ...]:
    return tuple((one.key, tuple(entry.key for entry in one.entries)) for one in headings)


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
