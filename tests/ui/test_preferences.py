from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QCheckBox

from journeymap.ui import settings as stored
from journeymap.ui.preferences import Preferences

if TYPE_CHECKING:
    from journeymap.ui.program import Program
    from journeymap.ui.window import Window


@pytest.fixture
def preferences(window: Window) -> Preferences:
    window.menus.actions["file.preferences"].trigger()
    found = window.findChild(Preferences)
    assert found is not None
    return found


def test_the_theme_changes_at_once(window: Window, program: Program, preferences: Preferences) -> None:
    preferences.theme.setCurrentIndex(preferences.theme.findData("dark"))
    assert window.session.state.theme == "dark"
    assert program.settings.theme == "dark"


def test_panels_are_shown_and_hidden(window: Window, preferences: Preferences) -> None:
    box = preferences.findChild(QCheckBox, "panel overview")
    assert box is not None
    assert box.isChecked()
    box.setChecked(False)
    assert "overview" in window.session.state.hidden_panels
    box.setChecked(True)
    assert "overview" not in window.session.state.hidden_panels


def test_what_is_chosen_is_kept_for_the_next_time(program: Program, preferences: Preferences) -> None:
    preferences.reopen.setChecked(True)
    program.flush()
    again = stored.load(program.settings_file)
    assert again.reopen


def test_the_list_of_recent_files_can_be_cleared(window: Window, program: Program) -> None:
    program.keep(recent=("/somewhere/a.journey",))
    window.menus.actions["file.preferences"].trigger()
    dialog = window.findChild(Preferences)
    assert dialog is not None
    dialog.forget.click()
    assert program.settings.recent == ()
    assert not dialog.forget.isEnabled()
