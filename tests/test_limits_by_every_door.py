"""A file one byte too large is refused by every way in, unread, in a sentence; so are folders and pipes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from little_maps import row

from journeymap.__main__ import main
from journeymap.convert.importing import import_file, read_table_file
from journeymap.convert.tables import table_of
from journeymap.draw.theme import ThemeError, theme
from journeymap.editor.clipboard import read as read_clip
from journeymap.editor.pictures import picture_from
from journeymap.files.contents import contents
from journeymap.files.errors import FileError
from journeymap.files.limits import PICTURE
from journeymap.files.presence import look, mark_of
from journeymap.files.store import save
from journeymap.model import limits
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOORS: dict[str, tuple[str, Callable[[Path, Path], list[str]]]] = {
    "open": ("map.journey", lambda file, _: ["info", str(file)]),
    "check": ("map.journey", lambda file, _: ["check", str(file)]),
    "export": ("map.journey", lambda file, _: ["export", str(file), "-o", f"{file}.pdf"]),
    "compare": ("map.journey", lambda file, whole: ["diff", str(whole), str(file)]),
    "merge what both came from": (
        "map.journey",
        lambda file, whole: ["merge", str(file), str(whole), str(whole), "-o", f"{file}.out"],
    ),
    "merge theirs": (
        "map.journey",
        lambda file, whole: ["merge", str(whole), str(whole), str(file), "-o", f"{file}.out"],
    ),
    "rescue": ("map.journey", lambda file, _: ["rescue", str(file), "-o", f"{file}.out"]),
    "import a table": ("table.csv", lambda file, _: ["import", str(file), "-o", f"{file}.out"]),
    "import a workbook": ("table.xlsx", lambda file, _: ["import", str(file), "-o", f"{file}.out"]),
    "template": (
        "house.pptx",
        lambda file, whole: ["export", str(whole), "-o", f"{file}.new.pptx", "--template", str(file)],
    ),
    "deck": ("house.pptx", lambda file, whole: ["export", str(whole), "-o", f"{file}.new.pptx", "--onto", str(file)]),
    "theme": ("own.toml", lambda file, whole: ["export", str(whole), "-o", f"{file}.pdf", "--theme", str(file)]),
}
LIMITS = {"house.pptx": (limits.DECK_BYTES, "200 MB a deck may have"), "table.csv": (limits.FILE_BYTES, "a table may"),
          "table.xlsx": (limits.FILE_BYTES, "a table may"), "own.toml": (limits.FILE_BYTES, "a theme may"),
          "map.journey": (limits.FILE_BYTES, "25 MB a journey may have")}  # fmt: skip


def one_too_many(file: Path, most: int) -> None:
    """A file with a hole: it takes no room, and reading it would show in the memory."""
    with file.open("wb") as made:
        made.truncate(most + 1)


def enter(door: str, file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command says of a file."""
    whole = file.with_name("whole.journey")
    save(row("Kick-off"), whole)
    assert main(DOORS[door][1](file, whole)) == 2
    said = capsys.readouterr().err
    assert str(file) in said
    assert said.count("\n") == 1
    return said


@pytest.mark.parametrize("door", DOORS)
def test_a_file_that_is_too_large(door: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = DOORS[door][0]
    most, why = LIMITS[name]
    one_too_many(tmp_path / name, most)
    said = enter(door, tmp_path / name, capsys)
    assert why in said
    assert ";" in said, "it says what to do"


@pytest.mark.parametrize("door", DOORS)
def test_a_folder_in_its_place(door: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / DOORS[door][0]).mkdir()
    assert "this is a folder; name" in enter(door, tmp_path / DOORS[door][0], capsys)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes among files there")
@pytest.mark.parametrize("door", DOORS)
def test_a_pipe_in_its_place_that_nobody_writes_to(
    door: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / DOORS[door][0])
    assert "this is a device or a pipe" in enter(door, tmp_path / DOORS[door][0], capsys)


def test_pictures_and_themes_that_are_too_large_are_not_read(tmp_path: Path) -> None:
    one_too_many(tmp_path / "a.png", limits.PICTURE_BYTES)
    with pytest.raises(FileError, match="100 MB a picture may have; save it smaller first"):
        contents(tmp_path / "a.png", PICTURE)
    one_too_many(tmp_path / "a.toml", limits.FILE_BYTES)
    with pytest.raises(ThemeError, match="25 MB a theme may have"):
        theme(str(tmp_path / "a.toml"))


def test_a_mark_of_somebody_is_read_no_further_than_it_may_be_long(tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    mark = '{"name": "Anna", "machine": "elsewhere", "since": "2026-11-22T10:00:00+00:00", "mark": "1"'
    mark_of(file).write_text(f"{mark.ljust(limits.MARK_BYTES - 1)}}}")
    found = look(file)
    assert found is not None
    assert found.person.name == "Anna"
    mark_of(file).write_text(f"{mark.ljust(limits.MARK_BYTES)}}}")
    assert look(file) is None


def test_clips_that_are_too_large_or_deep_are_refused() -> None:
    with pytest.raises(FileError, match=r"cannot be pasted: .*25 MB"):
        read_clip(b" " * (limits.FILE_BYTES + 1))
    with pytest.raises(FileError, match=r"cannot be pasted: .*more than 64 deep"):
        read_clip(b'{"a":' * 65 + b"1" + b"}" * 65)


@pytest.mark.parametrize("cell", ["", "x"])
def test_a_table_has_as_many_cells_as_may_be_and_no_more(cell: str) -> None:
    text = "a,b\nc,d\n"
    more = limits.CELLS - 5
    with pytest.raises(FileError, match="more than 1,000,000 cells; import it in parts"):
        read_table_file(f"{text}{f'{cell},' * (more + 1)}".encode(), "t.csv")
    read_table_file(f"{text}{f'{cell},' * (more - 1)}".encode(), "t.csv")
    with pytest.raises(JourneyError, match="more than 1,000,000 cells; paste a part"):
        table_of(f"{cell}\t" * (limits.CELLS + 1))


def test_what_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    """What the system says of a file's size may be old: one more byte is asked for, and met."""
    file = tmp_path / "a.csv"
    one_too_many(file, limits.FILE_BYTES - 1)
    stop = threading.Event()

    def grow() -> None:
        with file.open("ab") as added:
            while not stop.is_set():
                added.write(b"x" * 65_536)
                added.flush()
                if added.tell() > 2 * limits.FILE_BYTES:
                    return

    growing = threading.Thread(target=grow)
    growing.start()
    try:
        for _ in range(3):
            with pytest.raises(FileError):
                import_file(file)
    finally:
        stop.set()
        growing.join()


@pytest.mark.skipif(sys.platform != "linux", reason="peaks of memory are told there")
def test_a_picture_of_forty_million_pixels_takes_little_memory(tmp_path: Path) -> None:
    from PIL import Image

    file = tmp_path / "large.png"
    Image.new("RGB", (8_000, 5_000), (90, 20, 7)).save(file)
    script = (
        "import sys; from journeymap.editor.pictures import picture_from as p; p(open(sys.argv[1], 'rb').read());"
        "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 300_000
    assert picture_from(file.read_bytes()).width == 1_600
