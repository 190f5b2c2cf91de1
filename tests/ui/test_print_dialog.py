"""The print dialog: what is chosen is what is seen, and what is seen is what comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from little_maps import row
from onboarding import onboarding
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stress import stress

from journeymap.layout.paper import NAMED
from journeymap.model.journey import Stage, Touchpoint
from journeymap.ui.print_dialog import PrintDialog
from journeymap.ui.printable import WAYS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.model.journey import Journey


def opened(qtbot: QtBot, journey: Journey | None = None) -> PrintDialog:
    dialog = PrintDialog(journey or onboarding(), "Onboarding")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.busy)
    return dialog


def choose(dialog: PrintDialog, qtbot: QtBot, **keys: str) -> None:
    for name, key in keys.items():
        box = getattr(dialog, name)
        box.setCurrentIndex(box.findData(key))
    qtbot.waitUntil(lambda: not dialog.busy)


def test_pages_follow_what_is_chosen(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    choose(dialog, qtbot, paper="a4")
    (page,) = dialog.pages
    assert (page.width, page.height) == NAMED["a4"]
    choose(dialog, qtbot, turn="portrait")
    assert (dialog.pages[0].width, dialog.pages[0].height) == NAMED["a4"][::-1]
    choose(dialog, qtbot, way="split", paper="a5")
    several = len(dialog.pages)
    assert several > 2
    assert f"{several} pages" in dialog.told.text()
    dialog.smallest.setValue(14)
    qtbot.waitUntil(lambda: len(dialog.pages) > several)
    choose(dialog, qtbot, way="tiles", poster="a0")
    assert dialog.pages[0].title == "Row 1, column 1"
    choose(dialog, qtbot, way="handouts")
    assert dialog.pages[0].title == "CSM"
    assert dialog.pages[0].height > dialog.pages[0].width


def test_only_what_means_something_is_offered(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    shown = {}
    for way in WAYS:
        choose(dialog, qtbot, way=way)
        parts = ("turn", "smallest", "poster", "overlap")
        shown[way] = [name for name in parts if getattr(dialog, name).isVisibleTo(dialog)]
    assert shown == {
        "whole": ["turn"],
        "split": ["turn", "smallest"],
        "tiles": ["poster", "overlap"],
        "handouts": ["turn"],
    }


def test_hard_to_read_is_said_and_nothing_to_print_too(qtbot: QtBot) -> None:
    cards = tuple(Touchpoint(id=f"t{n}", stage="s", title=f"Step {n}") for n in range(40))
    dialog = opened(qtbot, row(touchpoints=cards, milestones=(), success=()))
    choose(dialog, qtbot, paper="a5")
    assert "hard to read" in dialog.told.text()
    choose(dialog, qtbot, way="handouts")
    assert "names no owner" in dialog.told.text()
    assert not dialog.go.isEnabled()
    choose(dialog, qtbot, way="split")
    assert dialog.go.isEnabled()
    assert "hard to read" not in dialog.told.text()


def test_pages_are_turned_by_keys_wheel_and_buttons(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    choose(dialog, qtbot, way="split", paper="a5")
    sheet = dialog.view.sheet
    last = len(dialog.pages) - 1
    sheet.setFocus()
    for key, number in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_PageDown, last),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
    ):
        QTest.keyClick(sheet, key)
        assert sheet.number == number
        assert dialog.view.number.value() == number + 1
    QTest.mouseClick(dialog.view.after, Qt.MouseButton.LeftButton)
    assert sheet.number == 1
    assert "Page 2 of" in sheet.accessibleDescription()
    dialog.view.number.setValue(3)
    assert sheet.number == 2
    turn = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(sheet, turn)
    assert sheet.number == min(4, last)
    choose(dialog, qtbot, way="whole")
    assert sheet.number == 0
    assert not dialog.view.number.isEnabled()


@pytest.mark.parametrize("way", WAYS)
def test_the_preview_shows_the_page(qtbot: QtBot, way: str) -> None:
    dialog = opened(qtbot)
    choose(dialog, qtbot, way=way)
    sheet = dialog.view.sheet
    picture = QImage(sheet.size(), QImage.Format.Format_RGB32)
    sheet.render(picture)
    place = sheet.place().toRect()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(place.left() + 2, place.right() - 2, 2)
        for y in range(place.top() + 2, place.bottom() - 2, 2)
    }
    assert len(colours) > 20
    assert picture.pixelColor(3, 3).name() in ("#d5dae1", "#2b3038")


def test_another_paper_in_the_printer_is_printed_on(qtbot: QtBot) -> None:
    from journeymap.layout.paper import MM
    from journeymap.ui.printing import lay_paper

    dialog = opened(qtbot)
    choose(dialog, qtbot, way="split", paper="a4")
    lay_paper(dialog.printer, *NAMED["a3"])
    pages = dialog._on_paper_of_printer(NAMED["a4"])
    assert pages[0].width == pytest.approx(NAMED["a3"][0], abs=MM)
    assert len(pages) <= len(dialog.pages)


def test_closing_while_pages_are_made_waits_for_them(qtbot: QtBot) -> None:
    dialog = PrintDialog(stress(300), "Large")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.busy
    assert not dialog.go.isEnabled()
    dialog.reject()
    assert not dialog.busy


def test_only_what_was_chosen_last_is_shown(qtbot: QtBot) -> None:
    dialog = opened(qtbot, stress(60))
    for paper in ("a5", "a4", "a3"):
        dialog.way.setCurrentIndex(1)
        dialog.paper.setCurrentIndex(dialog.paper.findData(paper))
        dialog.make()
    qtbot.waitUntil(lambda: not dialog.busy)
    assert (dialog.pages[0].width, dialog.pages[0].height) == NAMED["a3"]


def test_an_empty_map_can_be_printed(qtbot: QtBot) -> None:
    dialog = opened(qtbot, row(stages=(Stage(id="s", title=""),), milestones=(), success=()))
    for way in ("whole", "split", "tiles"):
        choose(dialog, qtbot, way=way)
        assert dialog.pages
