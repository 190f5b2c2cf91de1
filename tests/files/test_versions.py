"""Earlier versions of a map."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.files.errors import FileError
from journeymap.files.version_places import folder_of
from journeymap.files.versions import Version, bytes_of, keep, named, superfluous, versions

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def version(days: float, label: str = "", size: int = 100) -> Version:
    return Version(Path(f"{days}"), NOW - timedelta(days=days), "snapshot" if label else "saved", label, "", size)


def ages(kept: list[Version]) -> list[float]:
    return sorted((NOW - one.at) / timedelta(days=1) for one in kept)


def left(found: list[Version], most: int = 10**9) -> list[Version]:
    gone = superfluous(found, NOW, most)
    return [one for one in found if one not in gone]


def test_what_was_kept_comes_back_the_youngest_first(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "a.journey")
    for number in range(3):
        keep(folder, b"map %d" % number, "saved", now=NOW + timedelta(minutes=number))
    found = versions(folder)
    assert [bytes_of(one) for one in found] == [b"map 2", b"map 1", b"map 0"]
    assert {one.kind for one in found} == {"saved"}


def test_the_same_again_is_kept_once(tmp_path: Path) -> None:
    keep(tmp_path, b"map", "saved", now=NOW)
    keep(tmp_path, b"map", "saved", now=NOW + timedelta(minutes=1))
    assert len(versions(tmp_path)) == 1


def test_a_snapshot_has_a_name_and_another_can_get_one(tmp_path: Path) -> None:
    made = keep(tmp_path, b"map", "snapshot", "before the workshop", now=NOW)
    assert versions(tmp_path) == (made,)
    keep(tmp_path, b"map 2", "saved", now=NOW + timedelta(minutes=1))
    young = named(versions(tmp_path)[0], "after the workshop")
    assert [one.label for one in versions(tmp_path)] == ["after the workshop", "before the workshop"]
    assert bytes_of(young) == b"map 2"


def test_a_damaged_version_is_told_and_what_is_none_passed_over(tmp_path: Path) -> None:
    made = keep(tmp_path, b"map" * 100, "saved", now=NOW)
    data = made.path.read_bytes()
    made.path.write_bytes(data[:-4] + b"????")
    with pytest.raises(FileError, match="damaged"):
        bytes_of(made)
    for number, junk in enumerate((b"", b"{}\n", b"\xff\n", b'{"at": 3}\n', b"[]\n")):
        (tmp_path / f"{number}.version").write_bytes(junk)
    assert versions(tmp_path) == (made,)
    assert versions(tmp_path / "nowhere") == ()


def test_all_of_two_days_then_one_a_day_a_week_a_month() -> None:
    recent = [version(hours / 24) for hours in range(0, 48, 2)]
    assert left(recent) == recent
    days = [version(5 + hours / 24) for hours in range(10)]
    assert ages(left(days)) == [5.0]
    assert len(left([version(days) for days in range(3, 31)])) == 28
    assert 20 <= len(left([version(days) for days in range(32, 183)])) <= 23
    assert 17 <= len(left([version(days) for days in range(184, 730)])) <= 19


def test_a_name_keeps_a_version_and_size_takes_the_oldest() -> None:
    old = [version(5.1, "before the audit"), version(5.0)]
    assert left(old) == old
    heavy = [version(days, size=100) for days in (0.1, 0.2, 0.3, 0.4)]
    assert ages(left(heavy, most=250)) == pytest.approx([0.1, 0.2])
    assert ages(left(heavy, most=1)) == pytest.approx([0.1])
    assert ages(left([*heavy, version(0.5, "named", 100)], most=200)) == pytest.approx([0.1, 0.5])


@given(st.lists(st.integers(0, 20_000), max_size=60, unique=True))
def test_thinning_out_again_takes_nothing_more(tenths: list[int]) -> None:
    days = [tenth / 10 for tenth in tenths]
    once = left([version(one) for one in days])
    assert left(once) == once
    if days:
        assert ages(once)[0] == pytest.approx(min(days))
