"""Two people's changes of one map put together on the command line, and by git."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onboarding import onboarding

import journeymap
from journeymap.__main__ import main
from journeymap.files.store import open_journey, save
from journeymap.model.edits import set_thing
from journeymap.model.find import index

if TYPE_CHECKING:
    import pytest


def three(folder: Path, **theirs: str) -> tuple[str, str, str]:
    base, ours, others = (str(folder / f"{name}.journey") for name in ("base", "ours", "theirs"))
    save(onboarding(), base)
    save(set_thing(onboarding(), "kick", title="Welcome"), ours)
    save(set_thing(onboarding(), "kick", **theirs), others)
    return base, ours, others


def test_what_both_changed_is_in_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = three(tmp_path, owner="Sales")
    assert main(["merge", *files]) == 0
    assert capsys.readouterr().err == ""
    kick = index(open_journey(files[1]).journey).things["kick"]
    assert (kick.title, kick.owner) == ("Welcome", "Sales")  # type: ignore[attr-defined]  # a touchpoint


def test_what_is_left_to_decide_is_told_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base, ours, theirs = three(tmp_path, title="Hello")
    before = (tmp_path / "ours.journey").read_bytes()
    out = str(tmp_path / "out.journey")
    assert main(["merge", base, ours, theirs, "-o", out]) == 1
    assert "title of touchpoint “Welcome”: “Welcome” here, “Hello” there" in capsys.readouterr().err
    assert [one.theirs for one in open_journey(out).journey.unsettled] == ["Hello"]
    assert (tmp_path / "ours.journey").read_bytes() == before


def test_what_cannot_be_read_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base, ours, theirs = three(tmp_path, title="Hello")
    (tmp_path / "theirs.journey").write_bytes(b"{")
    before = (tmp_path / "ours.journey").read_bytes()
    assert main(["merge", base, ours, theirs]) == 2
    assert "theirs.journey" in capsys.readouterr().err
    assert (tmp_path / "ours.journey").read_bytes() == before


def test_git_merges_maps_with_it(tmp_path: Path) -> None:
    here = os.environ | {"PYTHONPATH": str(Path(journeymap.__file__).parent.parent)}

    def git(*arguments: str) -> str:
        command = ["git", "-c", "user.name=Dana", "-c", "user.email=dana@example.org", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=here, check=True, capture_output=True, text=True).stdout

    git("init", "-q", "-b", "main")
    git("config", "merge.journeymap.driver", f'"{sys.executable}" -m journeymap merge %O %A %B')
    (tmp_path / ".gitattributes").write_text("*.journey merge=journeymap\n")
    file = tmp_path / "a.journey"
    for branch, fields in (("main", {}), ("theirs", {"owner": "Sales"}), ("main", {"title": "Welcome"})):
        if branch != "main":
            git("checkout", "-q", "-b", branch)
        elif fields:
            git("checkout", "-q", "main")
        save(set_thing(onboarding(), "kick", **fields) if fields else onboarding(), file)
        git("add", ".")
        git("commit", "-q", "-m", "A change")
    git("merge", "-q", "theirs")
    kick = index(open_journey(file).journey).things["kick"]
    assert (kick.title, kick.owner) == ("Welcome", "Sales")  # type: ignore[attr-defined]  # a touchpoint
