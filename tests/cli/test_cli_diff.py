"""What two states of a map differ in, told on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onboarding import onboarding

from journeymap.__main__ import main
from journeymap.files.store import save
from journeymap.model.edits import set_thing

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_differences_are_told_in_sentences_and_by_the_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = str(tmp_path / "old.journey"), str(tmp_path / "new.journey")
    save(onboarding(), old)
    save(set_thing(onboarding(), "kick", title="Welcome"), new)
    assert main(["diff", old, old]) == 0
    assert capsys.readouterr().out == ""
    assert main(["diff", old, new]) == 1
    assert capsys.readouterr().out == "Changed title of touchpoint “Kick-off” from “Kick-off” to “Welcome”\n"
    assert main(["diff", "--json", old, new]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["changes"] == [
        {
            "change": "changed",
            "kind": "touchpoints",
            "id": "kick",
            "fields": ["title"],
            "moved": False,
            "told": ["Changed title of touchpoint “Kick-off” from “Kick-off” to “Welcome”"],
        }
    ]


def test_what_cannot_be_compared_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = str(tmp_path / "old.journey")
    save(onboarding(), old)
    assert main(["diff", old]) == 2
    assert main(["diff", old, str(tmp_path / "gone.journey")]) == 2
    assert "no such file" in capsys.readouterr().err
