from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from journeymap.draw.theme import contrast, theme, themes
from journeymap.ui.chrome import chrome
from journeymap.ui.filter_bar import Checks
from journeymap.ui.style import palette, sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from journeymap.ui.program import Program


@pytest.mark.parametrize("name", themes())
def test_the_sheet_is_made_of_the_themes_colours_only(name: str) -> None:
    colours = chrome(theme(name))
    text = sheet(colours)
    assert "$" not in text
    known = {getattr(colours, field) for field in colours.__dataclass_fields__}
    assert set(re.findall(r"#[0-9a-f]{6}\b", text)) <= known


@pytest.mark.parametrize("name", themes())
def test_native_parts_wear_the_same_colours(name: str) -> None:
    colours = chrome(theme(name))
    made = palette(colours)
    assert made.color(QPalette.ColorRole.Window) == QColor(colours.panel)
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == QColor(colours.disabled)


@pytest.mark.parametrize("name", themes())
def test_a_line_between_is_as_faint_as_any_other(name: str, program: Program, whole: QWidget) -> None:
    line, colours = QFrame(), chrome(theme(name))
    line.setFrameStyle(QFrame.Shape.HLine | QFrame.Shadow.Sunken)
    picture = seen(line, whole, program, name)
    strongest = most(picture, colours.panel, range(20, 30), range(picture.height()))
    assert 1.1 < strongest <= contrast(colours.line, colours.panel) + 0.01


@pytest.fixture
def whole(qtbot: QtBot) -> QWidget:
    """What the parts of a window stand on."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def seen(widget: QWidget, whole: QWidget, program: Program, name: str) -> QImage:
    """A part of the window as it is painted in a theme, while another one has the keys."""
    program.use_theme(name)
    whole.setObjectName("panel")
    whole.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    whole.hide()  # so that what is put there is laid out before it is seen
    column = whole.layout() or QVBoxLayout(whole)
    column.addWidget(widget)
    elsewhere = QPushButton("Elsewhere")
    column.addWidget(elsewhere)
    whole.show()
    elsewhere.setFocus()
    corner = widget.mapTo(whole, QPoint())
    return whole.grab().toImage().copy(corner.x(), corner.y(), widget.width(), widget.height())


def most(picture: QImage, ground: str, xs: range, ys: range) -> float:
    """The strongest contrast of any dot there to the ground."""
    return max(contrast(picture.pixelColor(x, y).name(), ground) for x in xs for y in ys)


@pytest.mark.parametrize("name", themes())
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_a_box_without_a_tick_is_seen_and_told_from_one_with_a_tick(
    kind: type[QCheckBox | QRadioButton], name: str, program: Program, whole: QWidget
) -> None:
    ground = chrome(theme(name)).panel
    empty, ticked = kind("Open the last map"), kind("Open the last map")
    ticked.setChecked(True)
    pictures = [seen(box, whole, program, name) for box in (empty, ticked)]
    for picture in pictures:
        row = picture.height() // 2
        assert most(picture, ground, range(5), range(row - 1, row + 2)) >= 3
    inside = (range(6, 12), range(pictures[0].height() // 2 - 3, pictures[0].height() // 2 + 3))
    assert most(pictures[0], ground, *inside) < 1.5
    assert most(pictures[1], ground, *inside) >= 3


@pytest.mark.parametrize("state", [Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked])
@pytest.mark.parametrize("name", themes())
def test_the_tick_itself_can_be_told_from_its_box(
    name: str, state: Qt.CheckState, program: Program, whole: QWidget
) -> None:
    box = QCheckBox("Open the last map")
    box.setTristate(True)
    box.setCheckState(state)
    picture = seen(box, whole, program, name)
    middle = picture.height() // 2
    assert most(picture, chrome(theme(name)).accent, range(5, 12), range(middle - 3, middle + 4)) >= 4.5


@pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QPlainTextEdit, QTextEdit])
def test_in_high_contrast_every_field_has_a_border(kind: type[QWidget], program: Program, whole: QWidget) -> None:
    picture = seen(kind(), whole, program, "contrast")
    ground, width, height = chrome(theme("contrast")).panel, picture.width(), picture.height()
    for xs, ys in (
        (range(3), range(height // 2, height // 2 + 1)),
        (range(width - 3, width), range(height // 2, height // 2 + 1)),
        (range(width // 2, width // 2 + 1), range(3)),
        (range(width // 2, width // 2 + 1), range(height - 3, height)),
    ):
        assert most(picture, ground, xs, ys) >= 3


@pytest.mark.parametrize("name", themes())
@pytest.mark.parametrize("kind", [QComboBox, QSpinBox, QDoubleSpinBox])
def test_the_arrows_of_fields_can_be_seen(kind: type[QWidget], name: str, program: Program, whole: QWidget) -> None:
    picture = seen(kind(), whole, program, name)
    right, height = picture.width() - 20, picture.height()
    assert most(picture, chrome(theme(name)).field, range(right, right + 14), range(4, height - 4)) >= 3


@pytest.mark.parametrize("name", themes())
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_what_an_empty_field_asks_for_can_be_read(
    kind: type[QLineEdit | QPlainTextEdit | QTextEdit], name: str, program: Program, whole: QWidget
) -> None:
    field = kind()
    field.setPlaceholderText("Filter")
    picture, words = seen(field, whole, program, name), field.palette().color(QPalette.ColorRole.PlaceholderText)
    colours = chrome(theme(name))
    assert (words.name(), words.alpha()) == (colours.placeholder, 255)
    assert most(picture, colours.field, range(5, 50), range(5, 22)) >= 3  # thin letters never have all of their colour


@pytest.mark.parametrize("name", themes())
def test_what_is_chosen_in_an_open_list_can_be_seen(name: str, program: Program, whole: QWidget) -> None:
    box = QComboBox()
    box.addItems(["One", "Two", "Three"])
    box.setCurrentIndex(1)
    seen(box, whole, program, name)
    box.showPopup()
    shown = box.view().viewport().grab().toImage()
    grounds = [shown.pixelColor(shown.width() - 6, shown.height() * row // 6).name() for row in (1, 3, 5)]
    box.hidePopup()
    colours = chrome(theme(name))
    assert grounds == [colours.field, colours.chosen, colours.field]


@pytest.mark.parametrize("name", themes())
def test_what_is_not_checked_in_a_list_of_several_has_an_empty_box(name: str, program: Program, qtbot: QtBot) -> None:
    program.use_theme(name)
    several = Checks()
    qtbot.addWidget(several)
    for text in ("Lanes", "Owners"):
        several.addAction(text).setCheckable(True)
    several.actions()[0].setChecked(True)
    several.show()
    picture, places = several.grab().toImage(), [several.actionGeometry(one) for one in several.actions()]
    several.close()
    middles = [place.center().y() for place in places]
    row, colours = range(places[0].left() + 8, places[0].left() + 30), chrome(theme(name))
    assert all(most(picture, colours.panel, row, range(y, y + 1)) >= 3 for y in middles)
    accents = [sum(picture.pixelColor(x, y + 6).name() == colours.accent for x in row) for y in middles]
    assert accents[0] > 8 > accents[1] == 0
