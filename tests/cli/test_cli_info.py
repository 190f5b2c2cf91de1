from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from little_maps import row

from journeymap.__main__ import main
from journeymap.draw.theme import theme
from journeymap.files.store import save
from journeymap.layout.build import build
from journeymap.model.journey import Lane, Touchpoint

if TYPE_CHECKING:
    from pathlib import Path

MAP = row(
    touchpoints=(
        Touchpoint(id="t1", stage="s", title="Kick-off", owner="CSM"),
        Touchpoint(id="t2", stage="s", title="Εκκίνηση", owner="CSM"),
    ),
    title="From signature to advocate",
    segment="Mid-market SaaS",
    owner="CS operations",
    last_review=date(2026, 11, 12),
    lanes=(
        Lane(id="l1", kind="touchpoints", title="Touchpoints"),
        Lane(id="l2", kind="pains", title="Pain points", hidden=True),
    ),
)


def test_people_are_told_what_a_map_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(MAP, tmp_path / "map.journey")
    assert main(["info", str(tmp_path / "map.journey")]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    lines = told.out.splitlines()
    size = (tmp_path / "map.journey").stat().st_size
    scene = build(MAP, theme("light"))
    assert lines[0] == "From signature to advocate"
    assert f"  file         {tmp_path / 'map.journey'} (format 1.2, {size:,} bytes)" in lines
    assert "  scope        Mid-market SaaS · current state" in lines
    assert "  review       last 2026-11-12" in lines
    assert "  holds        1 success criterion, 2 personas, 1 stage, 2 touchpoints, 1 milestone, 2 lanes" in lines
    assert "  hidden       1 lane" in lines
    assert "  problems     none" in lines
    assert f"  size         {scene.width:,.0f} × {scene.height:,.0f} px" in told.out
    assert "  scripts      Greek, Latin" in lines
    assert not any("no font for" in line for line in lines)


def test_programs_are_told_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(MAP, tmp_path / "map.journey")
    assert main(["info", "--json", str(tmp_path / "map.journey"), str(tmp_path / "gone.journey")]) == 2
    told = capsys.readouterr()
    report = json.loads(told.out)
    assert (report["report"], report["version"]) == ("info", 1)
    about, gone = report["files"]
    assert (about["format"], about["read_only"], about["state"]) == ("1.2", False, "current")
    assert (about["last_review"], about["next_review"]) == ("2026-11-12", None)
    assert about["counts"]["touchpoints"] == 2
    assert about["hidden_lanes"] == 1
    assert about["problems"] == {"error": 0, "warning": 0, "hint": 0}
    assert about["scripts"] == ["Greek", "Latin"]
    assert "LiberationSans-Bold" in about["fonts"]
    assert about["missing_fonts"] == []
    assert f"journeymap: {gone['error']}\n" == told.err


@pytest.mark.usefixtures("font_folder")
def test_a_script_no_font_covers_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    linear_b = Touchpoint(id="t", stage="s", title="\U00010000\U00010001")
    save(row(touchpoints=(linear_b,)), tmp_path / "map.journey")
    assert main(["info", str(tmp_path / "map.journey")]) == 0
    assert "  no font for  Linear B\n" in capsys.readouterr().out


def test_a_file_of_a_newer_version_is_told_of_with_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "map.journey"
    save(MAP, file)
    file.write_text(file.read_text("utf-8").replace('"major": 1', '"major": 9'), "utf-8")
    assert main(["info", str(file)]) == 0
    told = capsys.readouterr()
    assert "(format 9.2, " in told.out
    assert told.err.startswith(f"journeymap: warning: {file}: It was written by a newer journeymap")
