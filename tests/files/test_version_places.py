"""Versions come along with a map, wherever its file goes."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from journeymap.files.version_places import folder_of, history_of, remember_place
from journeymap.files.versions import bytes_of, keep, versions

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three versions of a.journey, in which the second stands; the third was never saved."""
    made = tmp_path / "data"
    path = tmp_path / "a.journey"
    path.write_bytes(b"two")
    folder = history_of(made, path, sha(b"two"))
    for number, text in enumerate((b"one", b"two")):
        keep(folder, text, "saved", now=NOW + timedelta(minutes=number))
    keep(folder, b"three", "snapshot", "before the workshop", now=NOW + timedelta(minutes=2))
    remember_place(folder, path)
    return made


def kept(data: Path, path: Path) -> list[bytes]:
    return [bytes_of(one) for one in versions(history_of(data, path, sha(path.read_bytes())))]


def test_a_renamed_map_brings_all_its_versions(data: Path, tmp_path: Path) -> None:
    moved = (tmp_path / "a.journey").rename(tmp_path / "b.journey")
    assert kept(data, moved) == [b"three", b"two", b"one"]
    assert versions(folder_of(data, tmp_path / "a.journey")) == ()
    back = moved.rename(tmp_path / "a.journey")
    assert kept(data, back) == [b"three", b"two", b"one"]


def test_a_copy_brings_those_up_to_then_and_they_part(data: Path, tmp_path: Path) -> None:
    path, copy = tmp_path / "a.journey", tmp_path / "copy.journey"
    copy.write_bytes(b"two")
    assert kept(data, copy) == [b"two", b"one"]
    keep(folder_of(data, copy), b"the copy goes on", "saved", now=NOW + timedelta(days=1))
    assert kept(data, path) == [b"three", b"two", b"one"]
    assert kept(data, copy) == [b"the copy goes on", b"two", b"one"]


def test_what_was_kept_before_places_were_written_down_comes_along(data: Path, tmp_path: Path) -> None:
    (folder_of(data, tmp_path / "a.journey") / "place").unlink()
    moved = (tmp_path / "a.journey").rename(tmp_path / "b.journey")
    assert kept(data, moved) == [b"two", b"one"], "nobody knows whether it is a copy"


def test_a_map_with_versions_of_its_own_keeps_to_them(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.journey"
    keep(folder_of(data, other), b"other", "saved", now=NOW)
    other.write_bytes(b"two")
    assert kept(data, other) == [b"other"]
    third = tmp_path / "c.journey"
    third.write_bytes(b"never kept")
    assert kept(data, third) == []


def test_what_cannot_come_along_stays(data: Path, tmp_path: Path) -> None:
    moved = (tmp_path / "a.journey").rename(tmp_path / "b.journey")
    in_the_way = folder_of(data, moved)
    in_the_way.write_bytes(b"")
    assert kept(data, moved) == []
    in_the_way.unlink()
    assert kept(data, moved) == [b"three", b"two", b"one"]
