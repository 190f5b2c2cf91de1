"""Two small windows that tell something: all shortcuts, and what this program is."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from journeymap import __version__
from journeymap.editor.actions import ACTIONS, MENUS

if TYPE_CHECKING:
    from collections.abc import Iterator

ON_THE_MAP: tuple[tuple[str, str], ...] = (
    ("Type where the keys are: in place of a text, into an empty cell", "Type"),
    ("Type on in a text", "F2, Enter, double click"),
    ("On to the next touchpoint, or its cell in the same lane", "Enter"),
    ("On to the next text below, back", "Tab, Shift+Tab"),
    ("A line feed", "Shift+Enter, Alt+Enter"),
    ("Leave a text as it was; select nothing; show everything again; take a message away; back to the map", "Esc"),
    ("The menu of what has the keys", "Menu, Shift+F10"),
    ("Walk along a row, through the rows and empty cells", "← → ↑ ↓"),
    ("First, last in the row; of the map", "Home, End; Ctrl+Home, Ctrl+End"),
    ("Add to the selection", "Shift+click, Ctrl+click, Shift+arrow"),
    ("Select what a rectangle touches", "Drag on empty ground"),
    ("Move things, or the day of a milestone", "Drag, Alt+arrow"),
    ("Feels better, worse", "Ctrl+↑, Ctrl+↓; + and − or 1–5 in the experience lane"),
    ("Join touchpoints", "Drag from a card’s edge"),
    ("Move the map", "Space+drag, middle button, wheel"),
    ("Move sideways", "Shift+wheel"),
    ("A view further, back", "Page Down, Page Up"),
    ("Zoom at the pointer", "Ctrl+wheel, pinch"),
)
"""What keys and pointer do on the map itself, which no menu can say."""

IN_THE_OUTLINE: tuple[tuple[str, str], ...] = (
    ("Type over a line", "F2, double click"),
    ("Another behind it, below a heading the first; again at the end of its text", "Enter"),
    ("A line feed in a note", "Shift+Enter"),
    ("What else can be added here", "Insert"),
    ("Move up, down", "Alt+↑, Alt+↓"),
    ("Into the sub-stage, out of it", "Alt+→, Alt+←"),
    ("Feels better, worse", "+, −"),
    ("Moment of truth", "*"),
    ("Show or hide a lane", "Space"),
    ("Look closely at it on the map", "Ctrl+Enter"),
    ("Find a line by its first letters", "Type"),
)
"""What keys do in the tree; Tab leads out of it, as everywhere."""


WHILE_PRESENTING: tuple[tuple[str, str], ...] = (
    ("On, back", "Page Down, Page Up; → ←, ↓ ↑; Space, Enter, Backspace; a click on empty ground"),
    ("To the next step, to the one before", "Shift with an arrow or a page key"),
    ("To the first stop, to the last", "Home, End"),
    ("To a step by its number", "Digits, Enter"),
    ("Black, white, and back", "B or full stop, W or comma"),
    ("Light a touchpoint, go to a stage", "Click"),
    ("Type in a text that is lit; done; as it was", "Click or F2; Enter; Esc"),
    ("A note under what is lit", "N N"),
    ("A pain point, an opportunity, a quote, a thought", "N P, N O, N S, N T"),
    ("What the customer does, a frontstage or backstage step", "N D, N F, N B"),
    ("Moment of truth", "M"),
    ("Feels better, worse", "Drag a face; Ctrl+↑, Ctrl+↓"),
    ("Take down what is said; park a thought", "Q; P"),
    ("What a sentence is: the next kind; at once", 'Tab; ! + " * ? before it'),
    ("Swap the displays", "X"),
    ("Laser pointer, spotlight", "L, S"),
    ("Draw over the picture, wipe it away", "D, E"),
    ("Timer; with so many minutes", "T; digits, T"),
    ("Dots: begin, go on to other things; count; choose; the result", "V; + −; ↑ ↓; Enter"),
    ("Who speaks next; the names", "R; Shift+R"),
    ("As is, to be", "A"),
    ("What is selected was decided on", "K"),
    ("Put away what was taken out; end", "Esc"),
)
"""What keys and pointer do on the projected screen."""


def shortcuts() -> Iterator[tuple[str, str, str]]:
    """All keys of the menus in a row each: the menu, what they do, and which they are on this system."""
    titles = {path: label.replace("&", "") for path, label in MENUS}
    for row in ACTIONS:
        if row.shortcuts:
            native = (QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in row.shortcuts)
            yield titles[row.menu.partition("/")[0]], row.name, ", ".join(native)


def _groups() -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The headings and what stands below each."""
    yield "On the map", ON_THE_MAP
    for menu, rows in groupby(shortcuts(), key=itemgetter(0)):
        yield f"{menu} menu", tuple((what, keys) for _, what, keys in rows)
    yield "In the outline", IN_THE_OUTLINE
    yield "While presenting", WHILE_PRESENTING


def shortcuts_dialog(parent: QWidget) -> QDialog:
    """The list of all shortcuts."""
    made = QDialog(parent)
    made.setWindowTitle("Keyboard Shortcuts")
    inside = QWidget()
    inside.setObjectName("panel")
    grid = QGridLayout(inside)
    grid.setContentsMargins(16, 4, 16, 12)
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    for title, rows in _groups():
        heading = _label(title.upper())
        heading.setObjectName("heading")
        heading.setContentsMargins(0, 12, 0, 2)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        for what, keys in rows:
            at = grid.rowCount()
            for column, text in enumerate((what, keys)):
                told = _label(text)
                told.setWordWrap(True)
                grid.addWidget(told, at, column, Qt.AlignmentFlag.AlignTop)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName("Shortcuts")
    column_of_all = QVBoxLayout(made)
    column_of_all.addWidget(area)
    column_of_all.addWidget(_close(made))
    made.resize(700, 640)
    return made


def about_dialog(parent: QWidget) -> QDialog:
    """What this is, and which version."""
    made = QDialog(parent)
    made.setWindowTitle("About Journeymap")
    column = QVBoxLayout(made)
    column.setContentsMargins(24, 20, 24, 16)
    name = _label(f"Journeymap {__version__}")
    name.setObjectName("heading")
    column.addWidget(name)
    column.addWidget(
        _label(
            "Customer journey maps that know stages, touchpoints, feelings and milestones,\n"
            "and whether the plan holds together.\n\n"
            "Works offline, in files that are yours. MIT licence."
        )
    )
    column.addWidget(_close(made))
    return made


def _close(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    return buttons


def _label(text: str) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made
