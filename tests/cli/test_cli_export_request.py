"""What cannot be exported as it was asked for is told in one line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from exporting_maps import export

from journeymap.cli.export_arguments import able, listed
from journeymap.cli.export_request import Request
from journeymap.cli.exporting import Done, exported
from journeymap.convert.outputs import OUTPUTS
from journeymap.render.job import File
from journeymap.render.options import ExportOptions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from journeymap.render.job import Job


ENDINGS = listed(dict.fromkeys(row.ending for row in OUTPUTS.values()))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["map.journey"],
            "export: say where to with -o OUT.pdf, or which format with --to pdf (see “journeymap export --help”)",
        ),
        (["-o", "out.pdf"], "export: no FILE is named (see “journeymap export --help”)"),
        (
            ["map.journey", "-o", "out.gif"],
            f"export: the ending of out.gif names no format; use {ENDINGS}, or say --to",
        ),
        (["map.journey", "-o", "-"], "export: -o - writes to stdout; say in which format with --to"),
        (["map.journey", "-o", "out.pdf", "--to", "svg"], "export: out.pdf ends like a PDF, but --to says svg"),
        (["a", "b", "-o", "out.pdf"], "export: -o takes one map, not 2; for many say --to pdf --out-dir DIR"),
        (["a", "-o", "b.pdf", "--out-dir", "c"], "export: say either -o or --out-dir, not both"),
        (
            ["x/map.journey", "map.journey", "--to", "pdf", "--out-dir", "c"],
            f"export: x/map.journey and map.journey would both become c{os.sep}map.pdf; export them one by one",
        ),
        (
            ["map.journey", "-o", "map.journey", "--to", "pdf"],
            "export: map.journey is a map; an export never replaces one",
        ),
        (
            ["map.journey", "-o", "new.journey", "--to", "pdf"],
            "export: new.journey is a map; an export never replaces one",
        ),
        (["map.journey", "-o", "out.svg", "--dpi", "96"], f"export: --dpi is for {able('dpi')}, not for svg"),
        (["map.journey", "-o", "out.pdf", "--live-text"], "export: --live-text is for svg, not for pdf"),
        (["map.journey", "-o", "out.png", "--dpi", "5"], "export: --dpi 5 is no number from 24 to 1200"),
        (["map.journey", "-o", "out.png", "--dpi", "nan"], "export: --dpi nan is no number from 24 to 1200"),
        (
            ["map.journey", "-o", "out.pdf", "--split", "--poster", "a1", "--page", "a4"],
            "export: say either --split or --poster, not both",
        ),
        (
            ["map.journey", "-o", "out.pdf", "--overlap", "5", "--page", "a4"],
            "export: --overlap only means something with --poster",
        ),
        (["map.journey", "-o", "out.pdf", "--split"], "export: --split cuts the map; say with --page onto which paper"),
        (["map.journey", "-o", "out.svg", "--poster", "a1"], "export: --poster is for pdf, not for svg"),
        (
            ["map.journey", "-o", "out.pdf", "--page", "a4", "--poster", "x%"],
            "export: --poster x% is no scale; write it as 200%",
        ),
        (["map.journey", "-o", "out.pdf", "--refresh"], "export: --refresh is for pptx, not for pdf"),
        (
            ["map.journey", "-o", "out.pptx", "--template", "a.potx", "--shape", "4:3"],
            "export: the slides take their shape from --template; leave out --shape",
        ),
        (
            ["map.journey", "-o", "out.pptx", "--slides", "stage,party"],
            "export: there are no slides “party”; there are title, overview, stage, milestones, experience,"
            " opportunities, metrics, problems, close",
        ),
        (
            ["map.journey", "-o", "out.ics", "--start", "soon"],
            "export: --start soon is no date; write it as 2026-12-01",
        ),
        (
            ["map.journey", "-o", "out.jpg", "--transparent"],
            "export: --transparent is for png, webp or svg, not for jpeg",
        ),
        (
            ["map.journey", "-o", "out.png", "--dpi", "96", "--width", "800"],
            "export: say either --dpi or --width: each says how large a picture is",
        ),
        (["map.journey", "-o", "out.png", "--quality", "9"], "export: --quality is for jpeg or webp, not for png"),
        (["map.journey", "-o", "out.jpg", "--quality", "0"], "export: --quality 0 is no number from 1 to 100"),
        (["map.journey", "-o", "out.pdf", "--only", "x"], f"export: --only is for {able('things')}, not for pdf"),
        (
            ["map.journey", "-o", "out.pdf", "--page", "a4", "--scale", "50"],
            "export: --scale only means something with --split",
        ),
        (["map.journey", "-o", "out.pdf", "--jobs", "0"], "export: --jobs 0 is no number from 1 to 64"),
        (
            ["map.journey", "-o", "out.pdf", "--theme", "neon"],
            "export: There is no theme “neon”; there are light, dark, contrast.",
        ),
    ],
)
def test_wrong_usage_is_told_in_one_line_and_makes_nothing(
    arguments: Sequence[str], sentence: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {file.name for file in here.iterdir()} | {"c"}
    assert export(*arguments) == 2
    assert capsys.readouterr() == ("", f"journeymap: {sentence}\n")
    assert {file.name for file in here.iterdir()} <= before


@pytest.mark.parametrize("wrong", [["--page", "a9"], ["--to", "gif"]])
@pytest.mark.usefixtures("here")
def test_a_choice_that_is_none_is_told_with_those_there_are(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("map.journey", "-o", "out.pdf", *wrong) == 2
    told = capsys.readouterr().err
    assert wrong[1] in told
    assert "pdf" in told or "letter" in told
    assert told.count("\n") == 1


def test_a_folder_that_cannot_be_made_or_written_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "file").write_bytes(b"")
    assert export("map.journey", "--to", "svg", "--out-dir", "file/sub") == 2
    assert capsys.readouterr().err.startswith(f"journeymap: file{os.sep}sub: this folder cannot be made: ")
    assert export("map.journey", "-o", "nowhere/out.svg") == 2
    told = capsys.readouterr().err
    assert told.startswith(f"journeymap: nowhere{os.sep}out.svg: ")
    assert told.count("\n") == 1


@pytest.mark.usefixtures("here")
def test_a_picture_in_several_files_does_not_fit_into_stdout(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert export("map.journey", "-o", "-", "--to", "png", "--tile", "300") == 2
    out, told = capsysbinary.readouterr()
    assert out == b""
    assert "it becomes several files, and stdout takes one" in told.decode()


def test_what_makes_several_files_does_not_fit_into_stdout(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def several(_: Job) -> Iterator[File]:
        yield File(b"one", "-1")
        yield File(b"two", "-2")

    request = Request({"map.journey": "-"}, ExportOptions("several"), None, None)
    OUTPUTS["several"] = OUTPUTS["md"]._replace(make=several)
    try:
        done = exported("map.journey", request, lambda _: None)
        assert done.complaint == "map.journey: it becomes several files, and stdout takes one; name a file with -o"
        done = exported("map.journey", request._replace(target_of={"map.journey": "out.txt"}), lambda _: None)
    finally:
        del OUTPUTS["several"]
    assert done == Done()
    assert [(here / name).read_bytes() for name in ("out-1.txt", "out-2.txt")] == [b"one", b"two"]
    assert capsys.readouterr() == ("", "")


def test_a_folder_is_no_file_to_export_to(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "out").mkdir()
    assert export("map.journey", "-o", "out") == 2
    assert capsys.readouterr() == ("", "journeymap: export: out is a folder; say --to FORMAT --out-dir out\n")
    assert export("map.journey", "--to", "svg", "--out-dir", "out") == 0
    assert [file.name for file in (here / "out").iterdir()] == ["map.svg"]
