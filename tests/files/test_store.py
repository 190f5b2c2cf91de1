from __future__ import annotations

import hashlib
import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from strategies import journeys, picture, random_journey

from journeymap.files.errors import ConflictError, FileError
from journeymap.files.format import dump
from journeymap.files.limits import MAX_BYTES
from journeymap.files.schema import CURRENT, Schema
from journeymap.files.store import Opened, open_journey, save
from journeymap.model.journey import Journey, Persona, Stage, Touchpoint

if TYPE_CHECKING:
    from pathlib import Path

JOURNEY = Journey(title="Onboarding", stages=(Stage(id="s", title="S"),))


def renamed(journey: Journey, title: str) -> Journey:
    return journey.model_copy(update={"title": title})


def edited(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


@settings(max_examples=15, deadline=None)
@given(journeys())
def test_what_is_saved_is_what_opens(tmp_path_factory: pytest.TempPathFactory, journey: Journey) -> None:
    path = tmp_path_factory.getbasetemp() / "any.journey"
    saved = save(journey, path)
    assert open_journey(path) == saved
    assert saved == Opened(path, journey, hashlib.sha256(path.read_bytes()).hexdigest(), CURRENT)
    assert path.read_bytes() == dump(journey)


def test_saving_again_and_again_follows_what_stands_there(tmp_path: Path) -> None:
    opened = save(JOURNEY, tmp_path / "a.journey")
    for title in ("A", "B", "C"):
        opened = save(renamed(opened.journey, title), opened.path, opened)
    assert open_journey(tmp_path / "a.journey").journey.title == "C"
    assert [one.name for one in tmp_path.iterdir()] == ["a.journey"]


def test_what_somebody_else_saved_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    save(JOURNEY, path)
    ours, theirs = open_journey(path), open_journey(path)
    save(renamed(JOURNEY, "theirs"), path, theirs)
    with pytest.raises(ConflictError, match=r"a\.journey: somebody else has saved this file"):
        save(renamed(JOURNEY, "ours"), path, ours)
    assert open_journey(path).journey.title == "theirs"
    aside = save(renamed(JOURNEY, "ours"), tmp_path / "b.journey", ours)
    assert (aside.journey.title, open_journey(path).journey.title) == ("ours", "theirs")
    save(renamed(JOURNEY, "ours"), path, ours, even_if_changed=True)
    assert open_journey(path).journey.title == "ours"


def test_a_conflict_is_seen_under_every_name_of_the_file(tmp_path: Path) -> None:
    path, link = tmp_path / "a.journey", tmp_path / "link.journey"
    save(JOURNEY, path)
    link.symlink_to(path)
    ours = open_journey(link)
    save(renamed(JOURNEY, "theirs"), path)
    with pytest.raises(ConflictError):
        save(renamed(JOURNEY, "ours"), path, ours)


def test_a_file_that_was_deleted_is_made_again(tmp_path: Path) -> None:
    opened = save(JOURNEY, tmp_path / "a.journey")
    opened.path.unlink()
    save(renamed(JOURNEY, "B"), opened.path, opened)
    assert open_journey(opened.path).journey.title == "B"


def test_a_newer_minor_stays_one_under_another_name_too(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    save(JOURNEY, path)
    edited(path, b'"minor": 2', b'"minor": 4')
    opened = open_journey(path)
    assert opened.schema == Schema(1, 4)
    for target in (path, tmp_path / "b.journey"):
        assert save(renamed(JOURNEY, "B"), target, opened).schema == Schema(1, 4)
        assert open_journey(target).schema == Schema(1, 4)


@pytest.mark.parametrize(
    ("old", "new"), [(b'"major": 1', b'"major": 2'), (b'"must_understand": []', b'"must_understand": ["zones"]')]
)
def test_what_is_not_understood_is_opened_but_not_saved(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = tmp_path / "a.journey"
    save(JOURNEY, path)
    edited(path, old, new)
    before = path.read_bytes()
    opened = open_journey(path)
    assert opened.read_only
    assert opened.journey == JOURNEY
    assert "opened to look at" in opened.notice
    for target in (path, tmp_path / "b.journey"):
        with pytest.raises(FileError, match="it cannot be saved"):
            save(renamed(JOURNEY, "B"), target, opened)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.journey"]


def test_a_journey_that_would_not_open_again_does_not_replace_one_that_does(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    save(JOURNEY, path)
    before = path.read_bytes()
    lost = Touchpoint(id="t", stage="nowhere", title="Lost")
    for broken, words in (
        (
            JOURNEY.model_copy(update={"touchpoints": (lost,)}),
            "it would not open again, so it is not saved: touchpoint",
        ),
        (renamed(JOURNEY, "bell \x07"), "it would open as another journey"),
        (renamed(JOURNEY, "half \ud83d"), "it holds a character that no file can hold, at the end of .*half .ud83d"),
    ):
        with pytest.raises(FileError, match=words):
            save(broken, path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.journey"]


def test_pictures_travel_with_the_journey(tmp_path: Path) -> None:
    one = picture(7)
    journey = Journey(title="A", images=(one,), personas=(Persona(id="p", name="Ana", image=one.sha256),))
    save(journey, tmp_path / "a.journey")
    assert open_journey(tmp_path / "a.journey").journey.images == (one,)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "it cannot be read: there is no such file"),
        (b"", "the file is empty"),
        (b"PK\x03\x04", "a ZIP archive or an Office file"),
        (b'{"format": "journeymap",\n "title": }', "line 2, column 11: a value is missing"),
        (dump(random_journey(1))[:-500], "the file ends in the middle"),
        (b" " * (MAX_BYTES + 1), "more than the 25 MB"),
    ],
)
def test_a_file_that_cannot_be_opened_is_told_with_its_name(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "a.journey"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileError) as caught:
        open_journey(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert words in str(caught.value)


def test_a_folder_is_no_journey(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="this is a folder"):
        open_journey(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes as POSIX has them")
def test_a_pipe_does_not_hold_the_program_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileError, match="a device or a pipe"):
        open_journey(tmp_path / "pipe")


def test_names_that_no_system_knows_are_told(tmp_path: Path) -> None:
    opened = save(JOURNEY, tmp_path / "a.journey")
    for path in (tmp_path / "a\0b.journey", "a\0b.journey"):
        with pytest.raises(FileError, match="no name for a file"):
            open_journey(path)
        with pytest.raises(FileError, match="no name for a file"):
            save(JOURNEY, path)
        with pytest.raises(FileError, match="no name for a file"):
            save(JOURNEY, path, opened)
