from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from little_maps import row

from journeymap.__main__ import main
from journeymap.files.store import save
from journeymap.flow.rules import RULES
from journeymap.model import edits
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
        "  warning  Milestone “First value” is due on day 24, but its success criterion"
        " “live numbers by day 20” says day 20",
        "           Onboarding › First value · late-milestone",
        "  warning  Distress without a response: “Data migration” feels −2 and no empathy response is planned",
        "           Onboarding › Data migration · distress-unanswered",
    ]


@pytest.mark.usefixtures("maps")
def test_a_sound_map_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "sound.journey"]) == 0
    assert capsys.readouterr().out == "sound.journey: no problems\n"


def test_checks_that_the_map_has_switched_off_are_told(maps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    off = edits.switch_rule(edits.switch_rule(FLAWED, "no-owner", on=False), "late-milestone", on=False)
    save(off, maps / "off.journey")
    assert main(["check", "off.journey", "--rules", "late-milestone"]) == 0
    assert capsys.readouterr().out == "off.journey: no problems (switched off in the map: late-milestone)\n"
    assert main(["check", "off.journey"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("off.journey: 1 warning (switched off in the map: ")
    assert "no-owner" in first


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
    assert {key: value for key, value in flawed["problems"][1].items() if key != "fixes"} == {
        "rule": "distress-unanswered",
        "severity": "warning",
        "sentence": "Distress without a response: “Data migration” feels −2 and no empathy response is planned",
        "place": "Onboarding › Data migration",
        "targets": ["t"],
    }
    assert broken["file"] == "broken.journey"
    assert f"journeymap: {broken['error']}\n" == told.err


@pytest.mark.usefixtures("maps")
@pytest.mark.parametrize(
    ("level", "code"), [("error", 0), ("warning", 1), ("hint", 1), ("never", 0)], ids=lambda value: str(value)
)
def test_how_bad_it_must_be_to_fail_can_be_said(level: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "flawed.journey", "--fail-on", level, "--today", "2026-11-22"]) == code
    assert "2 warnings" in capsys.readouterr().out


@pytest.mark.usefixtures("maps")
def test_some_checks_alone_can_be_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "flawed.journey", "--rules", "late-milestone, no-success"]) == 1
    assert capsys.readouterr().out.splitlines()[0] == "flawed.journey: 1 warning"
    assert main(["check", "flawed.journey", "--rules", "late-milestone,lateness"]) == 2
    assert "check: there is no check lateness (see “journeymap check --list”)" in capsys.readouterr().err
    assert main(["check", "flawed.journey", "--rules", ","]) == 2
    assert "check: --rules names no check" in capsys.readouterr().err


def test_the_checks_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--list"]) == 0
    told = capsys.readouterr().out
    for rule in RULES:
        assert f"\n  {rule.id} · {rule.severity} · {rule.name}\n" in told
    assert main(["check", "--list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [check["rule"] for check in listed["checks"]] == [rule.id for rule in RULES]
    gap = next(check for check in listed["checks"] if check["rule"] == "silent-gap")
    assert gap["threshold"] == {"name": "longest_gap", "usual": 90, "unit": "days"}
    assert gap["fixes"] == [{"id": "add-check-in", "label": "Add check-ins"}]


def test_fixes_and_what_is_ignored_are_in_the_json(maps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(edits.ignore_problem(FLAWED, "late-milestone", "m", "Agreed with the board"), maps / "lived.journey")
    assert main(["check", "lived.journey", "--json", "--today", "2026-11-22"]) == 1
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["problems"][0]["fixes"] == [
        {
            "id": "add-response",
            "label": "Add an empathy response",
            "preview": "Adds an empathy response to “Data migration”, for you to write what the team says",
            "mends": False,
        }
    ]
    assert [(one["rule"], one["reason"]) for one in file["ignored"]] == [("late-milestone", "Agreed with the board")]
    assert main(["check", "lived.journey", "--today", "2026-11-22"]) == 1
    assert capsys.readouterr().out.startswith("lived.journey: 1 warning (1 ignored)\n")


def test_code_hosts_are_told_the_same_as_sarif(maps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(edits.ignore_problem(FLAWED, "late-milestone", "m", "Agreed with the board"), maps / "lived.journey")
    assert main(["check", "--sarif", "lived.journey", "gone.journey", "--today", "2026-11-22"]) == 2
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in RULES]
    distress, late = run["results"]
    for result in (distress, late):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == "warning"
    place = distress["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "lived.journey"}
    line = (maps / "lived.journey").read_text("utf-8").splitlines()[place["region"]["startLine"] - 1]
    assert '"title": "Data migration"' in line
    assert "suppressions" not in distress
    assert late["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "Agreed with the board"}
    ]
    assert distress["partialFingerprints"] == {"problem/v1": "distress-unanswered/t"}
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "gone.journey" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert main(["check", "--format", "sarif", "sound.journey"]) == 0
    assert json.loads(capsys.readouterr().out)["runs"][0]["invocations"] == [{"executionSuccessful": True}]


def test_text_too_small_for_the_page_a_map_names_is_told(maps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(edits.set_threshold(row(*"ABCDEFGH"), "page", "slide"), maps / "wide.journey")
    assert main(["check", "wide.journey"]) == 1
    assert "On a slide the smallest text is 6.8 pt high, less than 8 pt" in capsys.readouterr().out
