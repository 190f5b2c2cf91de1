"""Earlier versions of a map."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.files.errors import FileError
from journeymap.files.version_places import folder_of
from journeymap.files.versions import Version, bytes_of, keep, named, remove, superfluous, versions

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
    named = [version(days, f"workshop {days}", 100) for days in (0.05, 0.5, 700.0, 701.0)]
    assert ages(left([*heavy, *named], most=200)) == pytest.approx([0.05, 0.1, 0.2, 0.5, 700.0, 701.0])


def test_two_years_of_work_keep_what_is_promised() -> None:
    """Twelve saves each working day for two years, thinned out at each."""
    kept: list[Version] = []
    named = 0
    for day in range(730, -1, -1):
        if day % 7 in (0, 1):
            continue
        for hour in range(6):
            at = NOW - timedelta(days=day, hours=6 - hour)
            label = "before the workshop" if day % 50 == 2 and not hour else ""
            named += bool(label)
            kept.append(Version(Path(f"{at}"), at, "saved", label, "", 100))
            gone = {one.path for one in superfluous(kept, at)}
            kept = [one for one in kept if one.path not in gone]
    last = max(one.at for one in kept)
    days = sorted((last - one.at) / timedelta(days=1) for one in kept if not one.label)
    assert named > 5
    assert sum(bool(one.label) for one in kept) == named, "none of a name is ever taken"

    def gaps(least: float, most: float) -> list[float]:
        some = [day for day in days if least <= day <= most]
        return [older - younger for younger, older in pairwise(some)]

    assert max(gaps(0, 2)) < 1, "every one"
    assert max(gaps(2, 30)) < 4, "a day, weekends left out"
    assert max(gaps(31, 180)) < 12
    assert max(gaps(183, 800)) < 40
    assert max(days) > 690
    assert len(days) < 24 + 32 + 24 + 26


def test_what_nobody_wants_is_removed(tmp_path: Path) -> None:
    made = keep(tmp_path, b"map", "snapshot", "a name", now=NOW)
    remove(made)
    remove(made)
    assert versions(tmp_path) == ()


@given(st.lists(st.integers(0, 20_000), max_size=60, unique=True))
def test_thinning_out_again_takes_nothing_more(tenths: list[int]) -> None:
    days = [tenth / 10 for tenth in tenths]
    once = left([version(one) for one in days])
    assert left(once) == once
    if days:
        assert ages(once)[0] == pytest.approx(min(days))
