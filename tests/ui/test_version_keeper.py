"""Every save keeps a version, and none waits for it or fails because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding

from journeymap.files.format import load
from journeymap.files.store import open_journey, save
from journeymap.files.version_places import folder_of
from journeymap.files.versions import bytes_of, versions
from journeymap.model.edits import rename
from journeymap.ui.version_keeper import VersionKeeper

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.journey"
    save(onboarding(), made)
    return made


def kept(data: Path, path: Path) -> list[tuple[str, str]]:
    """Kind and first title, the youngest first."""
    return [(one.kind, load(bytes_of(one)).journey.touchpoints[0].title) for one in versions(folder_of(data, path))]


def saved_as(keeper: VersionKeeper, path: Path, title: str) -> None:
    before = open_journey(path)
    keeper.saved(before, save(rename(before.journey, "kick", title), path, before))


def test_the_first_save_keeps_what_stood_there_before(tmp_path: Path, path: Path, qtbot: QtBot) -> None:
    keeper = VersionKeeper(tmp_path / "data")
    saved_as(keeper, path, "One")
    saved_as(keeper, path, "Two")
    qtbot.waitUntil(lambda: not keeper.busy)
    assert kept(tmp_path / "data", path) == [("saved", "Two"), ("saved", "One"), ("before", "Kick-off")]


def test_what_waits_is_kept_before_the_program_ends(tmp_path: Path, path: Path, qapp: object) -> None:
    assert qapp
    keeper = VersionKeeper(tmp_path / "data")
    for number in range(5):
        saved_as(keeper, path, f"{number}")
    keeper.wait()
    assert [title for _, title in kept(tmp_path / "data", path)] == ["4", "3", "2", "1", "0", "Kick-off"]


def test_a_folder_that_takes_nothing_is_told_once(tmp_path: Path, path: Path, qtbot: QtBot) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    keeper = VersionKeeper(tmp_path / "data")
    told: list[str] = []
    keeper.troubled.connect(told.append)
    for title in ("One", "Two", "Three"):
        saved_as(keeper, path, title)
    qtbot.waitUntil(lambda: not keeper.busy)
    assert len(told) == 1
    assert "Maps are saved, but earlier versions of them cannot be kept: " in told[0]
    assert open_journey(path).journey.touchpoints[0].title == "Three"


def test_what_somebody_else_saved_is_kept_once(tmp_path: Path, path: Path, qtbot: QtBot) -> None:
    keeper = VersionKeeper(tmp_path / "data")
    theirs = open_journey(path)
    keeper.keep_once(theirs, "theirs")
    keeper.keep(theirs, rename(theirs.journey, "kick", "Mine"), "replaced")
    keeper.keep_once(theirs, "theirs")
    qtbot.waitUntil(lambda: not keeper.busy)
    assert kept(tmp_path / "data", path) == [("replaced", "Mine"), ("theirs", "Kick-off")]


def test_a_map_that_was_renamed_or_saved_under_another_name_keeps_its_versions(
    tmp_path: Path, path: Path, qtbot: QtBot
) -> None:
    keeper = VersionKeeper(tmp_path / "data")
    saved_as(keeper, path, "One")
    qtbot.waitUntil(lambda: not keeper.busy)
    moved = path.rename(tmp_path / "b.journey")
    keeper = VersionKeeper(tmp_path / "data")
    saved_as(keeper, moved, "Two")
    qtbot.waitUntil(lambda: not keeper.busy)
    expected = [("saved", "Two"), ("saved", "One"), ("before", "Kick-off")]
    assert kept(tmp_path / "data", moved) == expected
    before = open_journey(moved)
    keeper.saved(before, save(rename(before.journey, "kick", "Three"), tmp_path / "c.journey"))
    qtbot.waitUntil(lambda: not keeper.busy)
    assert kept(tmp_path / "data", tmp_path / "c.journey") == [("saved", "Three"), *expected]
    assert kept(tmp_path / "data", moved) == expected


def test_a_new_map_has_no_past(tmp_path: Path, path: Path, qtbot: QtBot) -> None:
    keeper = VersionKeeper(tmp_path / "data")
    saved_as(keeper, path, "One")
    keeper.saved(None, save(open_journey(path).journey, tmp_path / "b.journey"))
    qtbot.waitUntil(lambda: not keeper.busy)
    assert kept(tmp_path / "data", tmp_path / "b.journey") == [("saved", "One")]


def test_a_snapshot_tells_that_it_was_kept(tmp_path: Path, path: Path, qtbot: QtBot) -> None:
    keeper = VersionKeeper(tmp_path / "data")
    file = open_journey(path)
    with qtbot.waitSignal(keeper.named) as told:
        keeper.keep(file, file.journey, "snapshot", "before the workshop")
    assert told.args == [path, "before the workshop", ""]
    (version,) = versions(folder_of(tmp_path / "data", path))
    assert (version.kind, version.label) == ("snapshot", "before the workshop")
