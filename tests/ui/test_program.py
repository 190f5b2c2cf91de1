from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from windows import settle

from journeymap.files.store import save
from journeymap.model.edits import rename
from journeymap.ui.program import Program
from journeymap.ui.settings import Settings
from journeymap.ui.settings import load as load_settings
from journeymap.ui.settings import save as save_settings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def maps(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{title}.journey" for title in ("one", "two")]
    for path in paths:
        save(rename(onboarding(), None, path.stem), path)
    return paths


def titles(program: Program) -> list[str]:
    return [window.session.state.journey.title for window in program.windows]


def test_several_files_open_in_several_windows(program: Program, maps: list[Path]) -> None:
    program.open(maps)
    assert titles(program) == ["one", "two"]
    assert all(window.isVisible() for window in program.windows)
    assert program.settings.recent == (str(maps[1]), str(maps[0]))


def test_a_file_takes_the_place_of_an_untouched_map(program: Program, maps: list[Path], qtbot: QtBot) -> None:
    window = program.new_window()
    window.show()
    settle(window, qtbot)
    program.open(maps[:1], window)
    settle(window, qtbot)
    assert titles(program) == ["one"]
    assert window.canvas.shot.scene.title == "one"
    assert window.windowTitle() == "one.journey[*]"
    assert window.sides.outline is not None
    assert window.sides.outline.model.index(0, 0).data() == "one"


def test_a_file_that_is_open_is_not_opened_twice(program: Program, maps: list[Path]) -> None:
    program.open(maps[:1])
    program.open(maps[:1], program.windows[0])
    assert titles(program) == ["one"]


def test_what_cannot_be_read_is_told_and_the_rest_is_opened(program: Program, maps: list[Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.journey"
    broken.write_text("{not json")
    program.open([broken, maps[0], tmp_path / "gone.journey"])
    assert titles(program) == ["one"], "in the window that told of the broken one"
    said = program.windows[0].messages.texts()
    assert len(said) == 2
    assert "gone.journey" in said[0]
    assert "broken.journey: line 1" in said[1]


def test_a_file_that_is_gone_is_forgotten(program: Program, maps: list[Path]) -> None:
    program.open(maps)
    maps[0].unlink()
    program.windows[0].close()
    program.open(maps[:1], program.windows[0])
    assert program.settings.recent == (str(maps[1]),)


def test_quitting_closes_every_window(program: Program, maps: list[Path]) -> None:
    program.open(maps)
    program.quit()
    assert program.windows == []


def test_settings_are_kept_soon_and_at_the_end_at_once(program: Program, maps: list[Path], qtbot: QtBot) -> None:
    program.open(maps[:1])
    assert not program.settings_file.exists(), "not while the map is being painted"
    qtbot.waitUntil(program.settings_file.exists)
    assert load_settings(program.settings_file).recent == (str(maps[0]),)
    program.use_theme("dark")
    program.quit()
    assert load_settings(program.settings_file).theme == "dark"


def test_settings_that_cannot_be_kept_stop_nobody(program: Program, maps: list[Path], tmp_path: Path) -> None:
    program.open(maps[:1])
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    program.settings_file = blocked / "settings.json"
    program.use_theme("dark")
    program.flush()
    assert program.settings.theme == "dark"
    assert program.windows[0].messages.texts()[0].startswith("Settings are not kept")


def test_a_theme_that_is_gone_gives_way_to_one_that_is_there(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    save_settings(Settings(theme="last year's"), file)
    assert Program(qapp, file).theme.name == "light"


def test_memory_is_given_back_after_a_window_was_closed_beside_others(program: Program, maps: list[Path]) -> None:
    program.open(maps)
    assert not program.tidying.isActive()
    program.windows[1].close()
    assert program.tidying.isActive()
