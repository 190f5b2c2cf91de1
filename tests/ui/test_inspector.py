from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from journeymap.model.edits import rename
from journeymap.ui.inspector import Faces, Wrapped

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.inspector import Inspector
    from journeymap.ui.window import Window


@pytest.fixture
def inspector(window: Window) -> Inspector:
    assert window.sides.inspector is not None
    return window.sides.inspector


def column(inspector: Inspector) -> QWidget:
    found = inspector.widget()
    assert found is not None
    return found


def texts(inspector: Inspector) -> list[str]:
    return [label.text() for label in column(inspector).findChildren(QLabel)]


def test_it_shows_the_map_until_something_is_selected(window: Window, inspector: Inspector) -> None:
    assert texts(inspector)[0] == "MAP"
    window.session.select(("data",))
    assert texts(inspector)[0] == "TOUCHPOINT"
    assert "Data migration" in texts(inspector)
    assert "CSV mapping by hand" in texts(inspector)


def test_feelings_are_faces_with_words(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    faces = column(inspector).findChildren(Faces)
    assert [face.value for face in faces] == [-2, 0]
    assert "−2 frustrated" in texts(inspector)


def test_what_leads_elsewhere_leads_there(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    stage = next(b for b in column(inspector).findChildren(Wrapped) if b.accessibleName() == "Onboarding")
    stage.click()
    assert window.session.state.selection == ("on",)


def test_every_text_is_shown_as_plain_text(window: Window, inspector: Inspector, qtbot: QtBot) -> None:
    window.session.select(("kick",))
    window.session.commit(lambda journey: rename(journey, "kick", "<b>Kick</b><img src=x>"), "Rename")
    qtbot.waitUntil(lambda: "<b>Kick</b><img src=x>" in texts(inspector))
    for label in column(inspector).findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_several_selected_things_are_counted(window: Window, inspector: Inspector) -> None:
    window.session.select(("kick", "data"))
    assert "2 things are selected; this is the last." in texts(inspector)
    assert "Data migration" in texts(inspector)


def test_values_can_be_copied_and_are_named(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    title = next(w for w in column(inspector).findChildren(QLabel) if w.accessibleName() == "Title: Data migration")
    assert title.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
