from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.__main__ import main

if TYPE_CHECKING:
    import pytest

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "saas-onboarding-to-advocacy.journey"


def test_people_are_told_how_far_it_is_and_who_meets_the_customer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["insights", str(EXAMPLE)]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    lines = told.out.splitlines()
    assert lines[0] == f"{EXAMPLE}: From signature to advocate"
    assert "    Renewed: quickest 10 steps, by day 330; longest 12 steps, by day 330" in lines
    assert "  handovers: 13" in lines
    assert "    CSM → Support (Quarterly review → Outage notice)" in lines
    assert "  done by: human 73 %, hybrid 7 %, automated 20 %" in lines
    owners = lines[next(n for n, line in enumerate(lines) if line.startswith("  owners")) + 1]
    assert owners.split() == ["CSM", "1", "1", "2", "1", "·"]


def test_programs_are_told_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["insights", "--json", str(EXAMPLE), str(tmp_path / "gone.journey")]) == 2
    report = json.loads(capsys.readouterr().out)
    assert (report["report"], report["version"]) == ("insights", 1)
    told, gone = report["files"]
    assert set(gone) == {"file", "error"}
    renewed = next(one for one in told["milestones"] if one["milestone"] == "renewed")
    assert (renewed["quickest"]["steps"], renewed["longest"]["day"]) == (10, 330)
    assert renewed["quickest"]["touchpoints"][0] == "kick-off"
    assert told["handovers"][0] == {
        "source": "kick-off",
        "target": "workspace-setup",
        "from_owner": "CSM",
        "to_owner": "Customer",
    }
    assert told["owners"]["CSM"]["retention"] == 2
    assert told["breaks"]["kick-off"] == {"touchpoints": 14, "milestones": 6}
    assert told["opportunities"][0]["impact"] == "high"


def test_a_file_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["insights"]) == 2
    assert "insights: no FILE is named" in capsys.readouterr().err
