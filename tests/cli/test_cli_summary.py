"""`journeymap summary`: what came of a session, on the screen or in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding

from journeymap.__main__ import main
from journeymap.files.store import save
from journeymap.model.edits import hold_workshop, park, rename, vote

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def maps(tmp_path: Path) -> list[str]:
    before = onboarding()
    first = before.touchpoints[0].id
    after = park(rename(before, first, "Another title"), "Who pays?")
    after = vote(hold_workshop(after, "With Support"), 0, first, 3)
    save(before, tmp_path / "before.journey")
    save(after, tmp_path / "after.journey")
    return [str(tmp_path / "before.journey"), str(tmp_path / "after.journey")]


def test_it_is_told_as_markdown(maps: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", *maps]) == 0
    told = capsys.readouterr().out
    assert told.startswith("# With Support\n")
    assert "| Who pays? |" in told
    assert "| 1 | Another title | 3 |" in told


@pytest.mark.parametrize(("ending", "begins"), [("md", b"# With"), ("pdf", b"%PDF-"), ("pptx", b"PK")])
def test_it_is_written_to_a_file_and_replaces_none(
    ending: str, begins: bytes, maps: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"summary.{ending}"
    assert main(["summary", *maps, "-o", str(out)]) == 0
    assert out.read_bytes().startswith(begins)
    assert main(["summary", *maps, "-o", str(out)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["summary", *maps, "-o", str(out), "--force"]) == 0


def test_what_cannot_be_is_told(maps: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", *maps, "-o", str(tmp_path / "summary.txt")]) == 2
    assert ".md, .pdf, .pptx" in capsys.readouterr().err
    assert main(["summary", maps[0], str(tmp_path / "nowhere.journey")]) == 2
    assert main(["summary", *maps, "--redact", "Nothing of that name"]) == 2
    assert "There is no redaction “Nothing of that name”" in capsys.readouterr().err


def test_what_is_internal_is_left_out(maps: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", *maps, "--redact", "internal"]) == 0
    told = capsys.readouterr().out
    assert "| 1 | Another title | 3 |" in told
    assert "Who pays?" not in told
