"""A finished file takes the place of the old one: with what Linux has, and as Windows answers."""

from __future__ import annotations

import errno
import hashlib
import sys
from typing import TYPE_CHECKING

import pytest

from journeymap.files import placing
from journeymap.files.errors import FileError
from journeymap.files.linux import exchange
from journeymap.files.placing import ChangedError, StrandedError, put_in_place, replace_on_windows
from journeymap.files.replace import replace_bytes

if TYPE_CHECKING:
    from pathlib import Path


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    """The new file and the old one."""
    temp, real = tmp_path / "new.tmp", tmp_path / "a.journey"
    temp.write_bytes(b"new")
    real.write_bytes(b"old")
    return temp, real


def test_the_old_file_is_gone_and_the_new_one_has_its_name(both: tuple[Path, Path]) -> None:
    temp, real = both
    put_in_place(str(temp), str(real), [sha256(b"old")])
    assert real.read_bytes() == b"new"
    assert not temp.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges names")
def test_a_save_of_the_very_last_moment_stays(both: tuple[Path, Path]) -> None:
    temp, real = both
    real.write_bytes(b"saved by somebody else in the last moment")
    with pytest.raises(ChangedError):
        put_in_place(str(temp), str(real), [sha256(b"old")])
    assert real.read_bytes() == b"saved by somebody else in the last moment"
    assert temp.read_bytes() == b"new"


THEIRS = b"saved by somebody who does not wait for us"


def in_the_last_moment(both: tuple[Path, Path], patch: pytest.MonkeyPatch, fails: int = 0) -> None:
    """Somebody saves right before the names are exchanged; so many exchanges after that one are refused."""
    temp, real = both
    exchanges: list[str] = []

    def late(one: str, other: str) -> None:
        if not exchanges:
            real.write_bytes(THEIRS)
        exchanges.append(one)
        if 1 < len(exchanges) <= 1 + fails:
            raise OSError(errno.EIO, "refused")
        exchange(one, other)

    patch.setattr(placing, "exchange", late)
    assert temp.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges names")
def test_a_save_between_the_last_look_and_the_exchange_is_put_back(
    both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_last_moment(both, monkeypatch)
    with pytest.raises(ChangedError):
        put_in_place(str(both[0]), str(both[1]), [sha256(b"old")])
    assert (both[0].read_bytes(), both[1].read_bytes()) == (b"new", THEIRS)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges names")
def test_where_it_cannot_be_put_back_it_lies_beside(both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_last_moment(both, monkeypatch, fails=1)
    with pytest.raises(FileError, match="what somebody else had saved meanwhile lies beside it as") as told:
        replace_bytes(both[1], b"ours", expect_sha256=sha256(b"old"))
    (beside,) = [one for one in both[1].parent.iterdir() if "found" in one.name]
    assert str(beside) in told.value.sentence
    assert beside.read_bytes() == THEIRS
    assert both[1].read_bytes() == b"ours"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges names")
def test_a_disk_that_cannot_exchange_names_renames(both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def no_such_call(one: str, other: str) -> None:
        raise OSError(errno.EINVAL, "invalid", one, None, other)

    monkeypatch.setattr(placing, "exchange", no_such_call)
    put_in_place(str(both[0]), str(both[1]), [sha256(b"old")])
    assert both[1].read_bytes() == b"new"
    assert not both[0].exists()


def test_where_nothing_stands_any_more_it_is_put_there(both: tuple[Path, Path]) -> None:
    temp, real = both
    real.unlink()
    put_in_place(str(temp), str(real), [sha256(b"old")])
    assert real.read_bytes() == b"new"


class RefusedError(OSError):
    """As Windows says no."""

    def __init__(self, code: int) -> None:
        super().__init__(code, "refused")
        self.winerror = code


class Windows:
    """Answers with these codes one after the other, then with yes; really moves the files."""

    def __init__(self, both: tuple[Path, Path], replace: list[int], rename: list[int] | None = None) -> None:
        self.temp, self.real = both
        self.codes = {"replace": replace, "rename": rename or []}
        self.waited = 0.0

    def _answer(self, call: str) -> None:
        if self.codes[call]:
            raise RefusedError(self.codes[call].pop(0))

    def replace_file(self, real: str, temp: str) -> None:
        assert (real, temp) == (str(self.real), str(self.temp))
        if self.codes["replace"][:1] in ([1176], [1177]):
            self.real.rename(self.real.with_name("~RF5a2c.TMP"))  # so it may be then, or gone
        if not self.real.exists() and not self.codes["replace"]:
            raise RefusedError(2)
        self._answer("replace")
        self.temp.replace(self.real)

    def rename(self, temp: str, real: str) -> None:
        assert (real, temp) == (str(self.real), str(self.temp))
        self._answer("rename")
        self.temp.replace(self.real)

    def pause(self, seconds: float) -> None:
        self.waited += seconds


def moved(both: tuple[Path, Path], windows: Windows) -> bytes:
    replace_on_windows(str(both[0]), str(both[1]), windows)
    assert not both[0].exists()
    return both[1].read_bytes()


@pytest.mark.parametrize("codes", [[], [32], [5, 32, 33, 1175], [32] * 10])
def test_windows_is_asked_again_while_somebody_holds_the_file(both: tuple[Path, Path], codes: list[int]) -> None:
    windows = Windows(both, list(codes))
    assert moved(both, windows) == b"new"
    assert windows.waited <= 5
    assert bool(windows.waited) == bool(codes)


def test_windows_gives_up_after_some_seconds_and_the_old_file_stands(both: tuple[Path, Path]) -> None:
    windows = Windows(both, [32] * 50)
    with pytest.raises(OSError, match="refused"):
        replace_on_windows(str(both[0]), str(both[1]), windows)
    assert 3 <= windows.waited <= 5
    assert (both[0].read_bytes(), both[1].read_bytes()) == (b"new", b"old")


@pytest.mark.parametrize("code", [112, 21, 19])
def test_another_refusal_of_windows_is_told_at_once(both: tuple[Path, Path], code: int) -> None:
    windows = Windows(both, [code])
    with pytest.raises(OSError, match="refused"):
        replace_on_windows(str(both[0]), str(both[1]), windows)
    assert not windows.waited
    assert both[1].read_bytes() == b"old"


@pytest.mark.parametrize("code", [1, 50, 87, 120])
def test_a_disk_of_windows_without_that_call_gets_a_rename(both: tuple[Path, Path], code: int) -> None:
    assert moved(both, Windows(both, [code], [32, 5])) == b"new"


def test_a_new_file_on_windows_is_renamed(both: tuple[Path, Path]) -> None:
    both[1].unlink()
    assert moved(both, Windows(both, [])) == b"new"


def test_a_share_that_lets_nobody_change_rights_gets_a_rename(both: tuple[Path, Path]) -> None:
    windows = Windows(both, [5] * 50)
    assert moved(both, windows) == b"new"
    assert 3 <= windows.waited <= 5, "a scanner says the same, and goes"


def test_who_may_not_replace_a_file_on_windows_is_told(both: tuple[Path, Path]) -> None:
    with pytest.raises(OSError, match="refused"):
        replace_on_windows(str(both[0]), str(both[1]), Windows(both, [5] * 50, [5] * 50))
    assert (both[0].read_bytes(), both[1].read_bytes()) == (b"new", b"old")


@pytest.mark.parametrize("code", [1176, 1177])
def test_when_windows_has_lost_the_old_file_the_new_one_gets_its_name(both: tuple[Path, Path], code: int) -> None:
    assert moved(both, Windows(both, [code], [32])) == b"new"


@pytest.mark.parametrize("code", [1176, 1177])
def test_when_windows_has_lost_the_old_file_the_new_one_is_never_thrown_away(
    both: tuple[Path, Path], code: int
) -> None:
    with pytest.raises(StrandedError) as told:
        replace_on_windows(str(both[0]), str(both[1]), Windows(both, [code], [32] * 50))
    assert told.value.path == str(both[0])
    assert both[0].read_bytes() == b"new"


def test_a_name_beside_is_one_that_people_see() -> None:
    assert placing._beside("/a/map.journey").startswith("/a/map (found 2")
    assert placing._beside("/a/map.journey").endswith(").journey")
