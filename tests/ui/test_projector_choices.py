"""Preferences of presenting work at once, and the ruler goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from journeymap.editor.presenting import going
from journeymap.ui import settings as stored
from journeymap.ui.preferences import Preferences

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.program import Program
    from journeymap.ui.projector_choices import Projector
    from journeymap.ui.window import Window


@pytest.fixture
def rows(window: Window) -> Projector:
    window.menus.actions["file.preferences"].trigger()
    found = window.findChild(Preferences)
    assert found is not None
    return found.projector


def test_the_ruler_follows_size_and_picture(rows: Projector) -> None:
    first = rows.ruler.text()
    assert "1.5 m high" in first
    rows.least.setValue(36)
    larger = rows.ruler.text()
    assert larger != first
    rows.picture.setValue(3.0)
    assert "3.0 m high" in rows.ruler.text()
    assert rows.ruler.text() != larger


def test_what_is_chosen_is_kept(program: Program, rows: Projector) -> None:
    rows.least.setValue(30)
    rows.picture.setValue(2.0)
    rows.theme.setCurrentIndex(rows.theme.findData("contrast"))
    rows.moves.setCurrentIndex(rows.moves.findData("off"))
    rows.display.addItem("beamer", "beamer")
    rows.display.setCurrentIndex(rows.display.count() - 1)
    program.flush()
    kept = stored.load(program.settings_file)
    assert (kept.present_least, kept.present_picture, kept.present_theme) == (30, 2.0, "contrast")
    assert (kept.present_moves, kept.present_display) == ("off", "beamer")


def test_a_presentation_under_way_changes_at_once(window: Window, rows: Projector) -> None:
    window.desk.present_map()
    before = going.here(window.session.state)
    rows.least.setValue(36)
    rows.theme.setCurrentIndex(rows.theme.findData("dark"))
    after = going.here(window.session.state)
    assert before is not None
    assert after is not None
    assert after.scene.height < before.scene.height
    assert after.scene.background != before.scene.background
    projected = window.desk.presenting.projected
    assert projected is not None
    assert projected.canvas.scene is after.scene
    assert window.session.state.theme == "light"
    window.desk.end_presentation()


def test_both_lines_of_the_ruler_are_there_whole(rows: Projector, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: rows.ruler.isVisible())
    ruler = rows.ruler
    needed = ruler.fontMetrics().boundingRect(
        0, 0, ruler.width(), 1000, Qt.TextFlag.TextWordWrap.value, ruler.text()
    ).height()  # fmt: skip
    assert ruler.height() >= needed
