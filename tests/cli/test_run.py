"""The program as a whole: what it is called with, what it answers, what it loads."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from little_maps import row

import journeymap
from journeymap.__main__ import main
from journeymap.cli.edit import has_display
from journeymap.cli.run import COMMANDS
from journeymap.cli.say import plain
from journeymap.files.store import save

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(journeymap.__file__).parent.parent


def program(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The real program, in a process of its own without a display."""
    kept = {name: value for name, value in os.environ.items() if name not in _DISPLAY}
    return subprocess.run(
        [sys.executable, "-m", "journeymap", *arguments],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )


_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONIOENCODING", "PYTHONUTF8")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"journeymap {journeymap.__version__}\n"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_tells_usage_options_and_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*filter(None, [command]), "--help"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    for part in (f"usage: journeymap {command}".strip(), "examples:", "--help"):
        assert part in told.out
    assert max(map(len, told.out.splitlines())) <= 110


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    told = capsys.readouterr().out
    assert all(re.search(rf"\n  {name} +{re.escape(what)}\n", told) for name, what in COMMANDS.items())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check"], "check: no FILE is named (see “journeymap check --help”)"),
        (["check", "--jsn", "x"], "there is no option --jsn (see “journeymap check --help”)"),
        (["check", "x", "--today", "soon"], "check: --today soon is no date; write it as in 2027-02-12"),
        (["info"], "info: no FILE is named (see “journeymap info --help”)"),
        (["new"], "new: name one file to make (see “journeymap new --help”)"),
        (["new", "a", "b"], "new: name one file to make (see “journeymap new --help”)"),
        (["--dark"], "there is no option --dark (see “journeymap --help”)"),
    ],
)
def test_wrong_usage_gets_one_line_and_exit_code_2(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"journeymap: {sentence}\n")


def test_without_a_display_the_editor_says_so_and_names_export(tmp_path: Path) -> None:
    save(row("A"), tmp_path / "map.journey")
    done = program("map.journey", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines() == [
        "journeymap: there is no display here to open the editor on;"
        " “journeymap export FILE -o OUT.pdf” makes a PDF, PNG or SVG without one"
    ]


@pytest.mark.parametrize(
    ("platform", "environment", "there"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("freebsd14", {}, False),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_where_a_display_is_expected(platform: str, environment: Mapping[str, str], there: bool) -> None:
    assert has_display(platform, environment) is there


def test_a_file_that_is_not_there_is_named_before_any_window_opens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "gone.journey")
    assert main([missing]) == 2
    assert capsys.readouterr().err == (
        f"journeymap: {missing}: there is no such file; “journeymap new {missing}” makes a new map\n"
    )


def test_a_command_mistyped_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exprot"]) == 2
    assert "did you mean “journeymap export”?" in capsys.readouterr().err


def test_a_file_may_be_called_like_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (["--", "check"], ["./check"]):
        assert main(arguments) == 2
        assert f"{arguments[-1]}: there is no such file" in capsys.readouterr().err


def test_after_two_dashes_nothing_is_an_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    save(row("A"), tmp_path / "--json")
    assert main(["check", "--", "--json"]) == 0
    assert capsys.readouterr().out == "--json: no problems\n"


def test_a_terminal_that_lacks_letters_gets_question_marks_but_json_is_always_utf8(tmp_path: Path) -> None:
    save(row("A", title="Από την υπογραφή 🎉"), tmp_path / "map.journey")
    poor = program("info", "map.journey", cwd=tmp_path, PYTHONIOENCODING="cp1252")
    assert poor.returncode == 0
    assert poor.stderr == b""
    assert b"??? ??? ???????? ?" in poor.stdout
    rich = program("info", "map.journey", "--json", cwd=tmp_path, PYTHONIOENCODING="cp1252")
    assert "Από την υπογραφή 🎉" in rich.stdout.decode("utf-8")


def test_a_reader_who_has_enough_is_no_error(tmp_path: Path) -> None:
    """As with `journeymap check … | head -1`."""
    save(row("A"), tmp_path / "map.journey")
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "journeymap", "check", "map.journey", "--json"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.stderr == b""


class _Stopping(io.StringIO):
    """A stdout at which the person presses Ctrl+C."""

    def write(self, _: str) -> int:
        raise KeyboardInterrupt


def test_ctrl_c_stops_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdout", _Stopping())
    assert main(["check", str(ROOT / "journeymap" / "resources" / "templates" / "blank.journey")]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_stdout_that_takes_nothing_is_told_of(unbuffered: str, tmp_path: Path) -> None:
    save(row("A"), tmp_path / "map.journey")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "journeymap", "info", "map.journey"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("journeymap: stdout cannot be written: ")
    assert done.stderr.count(b"\n") == 1


def test_a_program_without_a_console_says_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["new", str(tmp_path / "map.journey")]) == 0
    assert main(["new", str(tmp_path / "map.journey")]) == 2


def test_no_title_or_file_name_steers_the_terminal() -> None:
    assert plain("red \x1b[31m\x07 and\nmore \udc80 👩🏽\u200d💻") == "red �[31m� and more � 👩🏽\u200d💻"


_LOADED = """
import sys
from journeymap.__main__ import main
code = main(sys.argv[2:])
heavy = sorted(name for name in sys.argv[1].split(",") if name in sys.modules)
assert not heavy, f"loaded: {heavy}"
sys.exit(code)
"""


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--version"], "PySide6,networkx,pydyf,pydantic,uharfbuzz,icu4py,fontTools,json"),
        (["check", "map.journey"], "PySide6,networkx,pydyf,uharfbuzz,fontTools"),
        (["info", "map.journey"], "PySide6,networkx,pydyf"),
        (["new", "made.journey"], "PySide6,networkx,pydyf,uharfbuzz,fontTools"),
    ],
)
def test_a_command_loads_only_what_it_needs(arguments: list[str], unwanted: str, tmp_path: Path) -> None:
    save(row("A", "B"), tmp_path / "map.journey")
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, unwanted, *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_what_nobody_foresaw_is_told_in_lines_that_quote_no_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_: bytes) -> None:
        raise KeyError("Title of a Secret Map")

    file = tmp_path / "secret.journey"
    save(row("Kick-off"), file)
    monkeypatch.setattr("journeymap.files.store.load", fails)
    assert main(["info", str(file)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("journeymap: something in the program went wrong that should not have")
    assert "KeyError" in said
    assert "cli/info.py" in said
    assert "ecret" not in said
    assert "Traceback" not in said
