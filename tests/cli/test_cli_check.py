from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from little_maps import row

from journeymap.__main__ import main
from journeymap.files.store import save
from journeymap.model.journey import Feeling, SuccessCriterion, Touchpoint

if TYPE_CHECKING:
    from pathlib import Path

LOW = Touchpoint(id="t", stage="s", title="Data migration", owner="CSM", feelings=(Feeling(persona="dana", value=-2),))
FLAWED = row(
    title="From signature to advocate",
    touchpoints=(LOW,),
    success=(SuccessCriterion(id="c", text="live numbers by day 20", by_day=20, proof="m"),),
    next_review=date(2027, 2, 12),
)


@pytest.fixture
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    save(row("A"), tmp_path / "sound.journey")
    save(FLAWED, tmp_path / "flawed.journey")
    (tmp_path / "broken.journey").write_text('{"format": "journeymap",\n "schema": }', encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("maps")
def test_people_are_told_what_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "flawed.journey", "--today", "2027-02-12"]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.splitlines() == [
        "flawed.journey: 2 warnings",
        "  warning  Milestone “First value” is due on day 24, after day 20 of its success criterion"
        " “live numbers by day 20”",
        "           Onboarding › First value · late-milestone",
        "  warning  Distress without a response: “Data migration” feels −2 and no empathy response is planned",
        "           Onboarding › Data migration · distress-unanswered",
    ]


@pytest.mark.usefixtures("maps")
def test_a_sound_map_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "sound.journey"]) == 0
    assert capsys.readouterr().out == "sound.journey: no problems\n"


@pytest.mark.usefixtures("maps")
def test_reviews_are_held_against_the_day_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "flawed.journey", "--today=2027-02-14"]) == 1
    assert "The review planned for 12 Feb 2027 is 2 days overdue\n           review-overdue" in capsys.readouterr().out


@pytest.mark.usefixtures("maps")
def test_one_bad_file_does_not_stop_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "broken.journey", "gone.journey", "flawed.journey", "sound.journey"]) == 2
    told = capsys.readouterr()
    assert "flawed.journey: 2 warnings" in told.out
    assert "sound.journey: no problems" in told.out
    first, second = told.err.splitlines()
    assert first.startswith("journeymap: broken.journey: line 2, column 12: ")
    assert second.startswith("journeymap: gone.journey: ")


@pytest.mark.usefixtures("maps")
def test_programs_are_told_the_same_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", "flawed.journey", "broken.journey", "--today", "2026-11-22"]) == 2
    told = capsys.readouterr()
    report = json.loads(told.out)
    assert {key: report[key] for key in ("report", "version", "today")} == {
        "report": "check",
        "version": 1,
        "today": "2026-11-22",
    }
    flawed, broken = report["files"]
    assert flawed["file"] == "flawed.journey"
    assert flawed["title"] == "From signature to advocate"
    assert flawed["counts"] == {"error": 0, "warning": 2, "hint": 0}
    assert flawed["problems"][1] == {
        "rule": "distress-unanswered",
        "severity": "warning",
        "sentence": "Distress without a response: “Data migration” feels −2 and no empathy response is planned",
        "place": "Onboarding › Data migration",
        "targets": ["t"],
    }
    assert broken["file"] == "broken.journey"
    assert f"journeymap: {broken['error']}\n" == told.err
