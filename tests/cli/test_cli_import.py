from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding

from journeymap.__main__ import main
from journeymap.convert.xlsx import write_xlsx
from journeymap.files.store import open_journey

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    file = tmp_path / "map.xlsx"
    file.write_bytes(write_xlsx(onboarding(), today=date(2026, 11, 22)))
    return file


def test_a_workbook_becomes_a_map_beside_it(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(book)]) == 0
    made = book.with_suffix(".journey")
    assert open_journey(made).journey == onboarding()
    assert capsys.readouterr() == (f"{made}\n", "")


def test_what_was_not_understood_is_a_warning_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("Stage,Touchpoint,Cost\nBuy,Demo,3\n", encoding="utf-8")
    assert main(["import", str(tmp_path / "a.csv"), "-o", str(tmp_path / "b")]) == 1
    assert [one.title for one in open_journey(tmp_path / "b.journey").journey.touchpoints] == ["Demo"]
    told = capsys.readouterr().err
    assert told.startswith("journeymap: warning: ")
    assert told.count("\n") == 1
    assert "“Cost”" in told


def test_a_file_that_is_there_stays(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = book.with_suffix(".journey")
    made.write_bytes(b"mine")
    assert main(["import", str(book)]) == 2
    assert made.read_bytes() == b"mine"
    assert "--force" in capsys.readouterr().err
    assert main(["import", str(book), "--force"]) == 0
    assert open_journey(made).journey == onboarding()


def test_one_bad_file_does_not_stop_the_rest(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK nothing")
    out = tmp_path / "out"
    out.mkdir()
    assert main(["import", str(bad), str(tmp_path / "gone.csv"), str(tmp_path), str(book), "-o", str(out)]) == 2
    assert [file.name for file in out.iterdir()] == ["map.journey"]
    assert capsys.readouterr().err.count("\n") == 3


@pytest.mark.parametrize("arguments", [[], ["a.xlsx", "b.xlsx", "-o", "one.journey"], ["--loud", "a.xlsx"]])
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1
