"""The print dialog: what is chosen is what is seen, and what is seen is what comes out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from little_maps import row
from onboarding import onboarding
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stress import stress

from journeymap.layout.paper import NAMED
from journeymap.model.edits import set_things
from journeymap.model.journey import Stage, Touchpoint
from journeymap.render.options import ExportOptions
from journeymap.ui.export_memory import printed_last, with_printed
from journeymap.ui.print_dialog import PrintDialog
from journeymap.ui.settings import Settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.model.journey import Journey
    from journeymap.ui.window import Window

WAYS = ("whole", "split", "tiles", "handouts")


def opened(qtbot: QtBot, journey: Journey | None = None, options: ExportOptions | None = None) -> PrintDialog:
    dialog = PrintDialog(journey or onboarding(), "Onboarding", options)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.busy)
    return dialog


def choose(dialog: PrintDialog, qtbot: QtBot, **keys: str) -> None:
    """Hand-outs are a way, too."""
    for name, key in keys.items():
        if name == "way":
            dialog.what.choose("handouts" if key == "handouts" else "pdf")
        if key != "handouts":
            getattr(dialog.rows, name).choose(key)
    qtbot.waitUntil(lambda: not dialog.busy)


def test_pages_follow_what_is_chosen(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    choose(dialog, qtbot, page="a4")
    (page,) = dialog.pages
    assert (page.width, page.height) == NAMED["a4"]
    choose(dialog, qtbot, page="a4 portrait")
    assert (dialog.pages[0].width, dialog.pages[0].height) == NAMED["a4"][::-1]
    choose(dialog, qtbot, way="split", page="a5")
    several = len(dialog.pages)
    assert several > 2
    assert f"{several} pages" in dialog.told.text()
    dialog.rows.smallest.setValue(14)
    qtbot.waitUntil(lambda: len(dialog.pages) > several)
    choose(dialog, qtbot, way="tiles", poster="a0")
    assert dialog.pages[0].title == "Row 1, column 1"
    choose(dialog, qtbot, way="handouts")
    assert dialog.pages[0].title == "CSM"
    assert dialog.pages[0].height > dialog.pages[0].width
    choose(dialog, qtbot, way="whole")
    assert dialog.pages[0].height < dialog.pages[0].width


def test_only_what_means_something_is_offered(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    shown = {}
    for way in WAYS:
        choose(dialog, qtbot, way=way)
        shown[way] = {name for name, part in dialog.rows.rows.items() if part.isVisibleTo(dialog)}
    always = {"stages", "redact", "page", "theme"}
    assert shown == {
        "whole": always | {"lanes", "way"},
        "split": always | {"lanes", "way", "smallest", "cover"},
        "tiles": always | {"lanes", "way", "poster", "overlap"},
        "handouts": always | {"owners"},
    }
    assert dialog.rows.page.findData("fit") < 0, "no printer has a page as large as the map"


def test_what_is_left_out_of_exports_is_left_out_here(qtbot: QtBot) -> None:
    whole = onboarding()
    secret = set_things(whole, ("data", "value"), internal=True)
    dialog = opened(qtbot, secret)
    assert {"data", "value"} <= shown_on(dialog)
    dialog.rows.redact.choose(("For the customer",))
    qtbot.waitUntil(lambda: not dialog.busy)
    assert "kick" in shown_on(dialog)
    assert not {"data", "value"} & shown_on(dialog)
    nothing = set_things(whole, tuple(one.id for one in whole.touchpoints), internal=True)
    again = opened(qtbot, nothing, dialog.options())
    assert again.options() == dialog.options()
    assert again.told.text().startswith("Hardly anything is left of this map")


def shown_on(dialog: PrintDialog) -> set[str | None]:
    return {placed.thing for page in dialog.pages for window in page.shown() for placed in window.placed}


def test_how_a_map_was_printed_is_known_the_next_time(window: Window) -> None:
    first, second = Path("/maps/one.journey"), Path("/maps/two.journey")
    options = ExportOptions("pdf", page="a3", way="split", redact=("For the customer",), stages=("on",))
    settings = with_printed(Settings(), first, options)
    assert printed_last(settings, first) == options
    assert printed_last(settings, second) == replace(options, stages=None), "stages are those of a map"
    settings = with_printed(settings, second, ExportOptions("handouts", page="letter portrait"))
    assert printed_last(settings, first) == options
    assert printed_last(settings, None) == ExportOptions("handouts", page="letter portrait")
    assert printed_last(Settings(), first) is None
    window.program.keep(print_last=settings.print_last)
    seen = []

    def accept() -> None:
        (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, PrintDialog) and one.isVisible()]
        seen.append(dialog.options().page)
        dialog.rows.page.choose("a5")
        dialog.accept()

    for _ in range(2):
        QTimer.singleShot(0, accept)
        window.desk.print_map()
    assert seen == ["letter portrait", "a5"]


def test_hard_to_read_is_said_and_nothing_to_print_too(qtbot: QtBot) -> None:
    cards = tuple(Touchpoint(id=f"t{n}", stage="s", title=f"Step {n}") for n in range(40))
    dialog = opened(qtbot, row(touchpoints=cards, milestones=(), success=()))
    choose(dialog, qtbot, page="a5")
    assert "hard to read" in dialog.told.text()
    choose(dialog, qtbot, way="handouts")
    assert "names no owner" in dialog.told.text()
    assert not dialog.go.isEnabled()
    choose(dialog, qtbot, way="split")
    assert dialog.go.isEnabled()
    assert "hard to read" not in dialog.told.text()


def test_pages_are_turned_by_keys_wheel_and_buttons(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    choose(dialog, qtbot, way="split", page="a5")
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
    choose(dialog, qtbot, way="split", page="a4")
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
        dialog.rows.way.choose("split")
        dialog.rows.page.choose(paper)
        dialog.make()
    qtbot.waitUntil(lambda: not dialog.busy)
    assert (dialog.pages[0].width, dialog.pages[0].height) == NAMED["a3"]


def test_an_empty_map_can_be_printed(qtbot: QtBot) -> None:
    dialog = opened(qtbot, row(stages=(Stage(id="s", title=""),), milestones=(), success=()))
    for way in ("whole", "split", "tiles"):
        choose(dialog, qtbot, way=way)
        assert dialog.pages
