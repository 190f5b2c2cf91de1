from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymap.files.store import open_journey, save
from journeymap.files.templates import templates
from journeymap.model.edits import new_journey, rename
from journeymap.ui.gallery import Gallery

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QListWidget
    from pytestqt.qtbot import QtBot

    from journeymap.ui.program import Program
    from journeymap.ui.window import Window


def gallery_of(window: Window) -> Gallery:
    window.menus.actions["file.from-template"].trigger()
    found = window.findChild(Gallery)
    assert found is not None
    return found


def titles(pictures: QListWidget) -> list[str]:
    return [pictures.item(row).text() for row in range(pictures.count())]


def is_painted(pictures: QListWidget, row: int) -> bool:
    """Whether the picture shows more than an even ground with an edge."""
    image = pictures.item(row).icon().pixmap(pictures.iconSize()).toImage()
    across, down = range(2, image.width() - 2, 3), range(2, image.height() - 2, 3)
    return len({image.pixel(x, y) for x in across for y in down}) > 10


def test_every_template_has_its_picture_and_title(program: Program, qtbot: QtBot) -> None:
    window = program.new_window()
    window.show()
    gallery = gallery_of(window)
    assert gallery.templates.count() == len(templates())
    assert not gallery.recent.count()
    qtbot.waitUntil(lambda: all(is_painted(gallery.templates, row) for row in range(len(templates()))), timeout=20_000)
    assert "Onboarding: the first 90 days" in titles(gallery.templates)
    gallery.reject()


def test_a_template_takes_the_place_of_an_untouched_map(program: Program) -> None:
    window = program.new_window()
    window.show()
    gallery = gallery_of(window)
    row = list(templates()).index("renewal-rescue")
    gallery.templates.setCurrentRow(row)
    QTest.keyClick(gallery.templates, Qt.Key.Key_Return)
    state = window.session.state
    assert state.journey == open_journey(templates()["renewal-rescue"]).journey
    assert state.path is None
    assert not state.dirty
    assert len(program.windows) == 1


def test_a_map_somebody_works_on_keeps_its_window(program: Program) -> None:
    window = program.new_window()
    window.show()
    window.session.commit(lambda j: rename(j, None, "Mine"), "Rename")
    window.desk.begin_with(templates()["blank"])
    assert window.session.state.journey.title == "Mine"
    other = program.windows[-1]
    assert other is not window
    assert other.session.state.journey.title == "New journey map"


def test_files_opened_last_are_offered_and_chosen(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "ours.journey"
    save(rename(new_journey(), None, "Our map"), file)
    (tmp_path / "broken.journey").write_text("{")
    program.keep(recent=(str(file), str(tmp_path / "gone.journey"), str(tmp_path / "broken.journey")))
    window = program.new_window()
    window.show()
    gallery = gallery_of(window)
    qtbot.waitUntil(lambda: titles(gallery.recent) == ["Our map", "broken.journey"], timeout=20_000)
    gallery.templates.setCurrentRow(0)
    gallery.recent.setCurrentRow(0)
    assert not gallery.templates.selectedItems(), "one thing is chosen in both lists together"
    gallery.choose(gallery.recent.currentItem())
    assert window.session.state.path == file
