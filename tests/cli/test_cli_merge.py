"""Two people's changes of one map put together on the command line, and by git."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from onboarding import onboarding

import journeymap
from journeymap.__main__ import main
from journeymap.files.schema import CURRENT
from journeymap.files.store import open_journey, save
from journeymap.model.edits import set_thing
from journeymap.model.find import index


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


@pytest.mark.parametrize("more", [{"schema": {"major": 2, "minor": 0}}, {"must_understand": ["magic"]}])
@pytest.mark.parametrize("which", [0, 1, 2])
def test_what_says_more_than_is_understood_is_not_merged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: dict[str, object], which: int
) -> None:
    files = three(tmp_path, title="Hello")
    newer = Path(files[which])
    newer.write_text(json.dumps(json.loads(newer.read_text("utf-8")) | more), "utf-8")
    before = Path(files[1]).read_bytes()
    assert main(["merge", *files]) == 2
    assert f"{newer.name}: it cannot be merged. It " in capsys.readouterr().err
    assert Path(files[1]).read_bytes() == before


def test_what_a_later_version_added_stays_and_says_so(tmp_path: Path) -> None:
    files = three(tmp_path, owner="Sales")
    newer = Path(files[2])
    more = {"schema": {"major": 1, "minor": CURRENT.minor + 1}, "mood": "hopeful"}
    newer.write_text(json.dumps(json.loads(newer.read_text("utf-8")) | more), "utf-8")
    assert main(["merge", *files]) == 0
    merged = json.loads(Path(files[1]).read_text("utf-8"))
    assert (merged["mood"], merged["schema"]) == ("hopeful", more["schema"])


class Repository:
    """Set up as docs/command-line.md says, with the program of this checkout under its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "repository"
        self.folder.mkdir()
        tools = folder / "tools"
        tools.mkdir()
        (tools / "journeymap").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m journeymap "$@"\n')
        (tools / "journeymap").chmod(0o755)
        here = {"PYTHONPATH": str(Path(journeymap.__file__).parent.parent), "GIT_EDITOR": "true"}
        self.env = os.environ | here | {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
        page = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")
        commands = page.split("```sh\n# once for each repository\n")[1].split("```")[0]
        self.git("init", "-q", "-b", "main")
        subprocess.run(["sh", "-e", "-c", commands], cwd=self.folder, env=self.env, check=True)

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["git", "-c", "user.name=Dana", "-c", "user.email=dana@example.org", *arguments]
        return subprocess.run(command, cwd=self.folder, env=self.env, capture_output=True, text=True, check=False)

    def commit(self, name: str = "a.journey", **fields: str) -> None:
        save(set_thing(onboarding(), "kick", **fields) if fields else onboarding(), self.folder / name)
        self.git("add", ".")
        assert self.git("commit", "-q", "-m", "A change").returncode == 0

    def kick(self, name: str = "a.journey") -> tuple[str, str]:
        kick = index(open_journey(self.folder / name).journey).things["kick"]
        return kick.title, kick.owner  # type: ignore[attr-defined]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """With a map that was changed on two branches: its owner on theirs, its title on main."""
    made = Repository(tmp_path)
    made.commit()
    made.git("checkout", "-q", "-b", "theirs")
    made.commit(owner="Sales")
    made.git("checkout", "-q", "main")
    made.commit(title="Welcome")
    return made


@pytest.mark.parametrize("how", [("merge", "theirs"), ("rebase", "theirs"), ("cherry-pick", "theirs")])
def test_git_puts_maps_together_with_it(repository: Repository, how: tuple[str, ...]) -> None:
    done = repository.git(*how)
    assert done.returncode == 0, done.stderr
    assert repository.kick() == ("Welcome", "Sales")
    assert repository.git("status", "--short").stdout == ""


@pytest.mark.parametrize("how", ["merge", "rebase", "cherry-pick"])
def test_git_stops_where_something_is_left_to_decide_and_the_map_opens(repository: Repository, how: str) -> None:
    repository.git("checkout", "-q", "theirs")
    repository.commit(title="Hello", owner="Sales")
    repository.git("checkout", "-q", "main")
    done = repository.git(how, "theirs")
    assert done.returncode == 1
    assert "title of touchpoint" in done.stderr
    assert repository.git("status", "--short").stdout == "UU a.journey\n"
    journey = open_journey(repository.folder / "a.journey").journey
    stands, beside = ("Hello", "Welcome") if how == "rebase" else ("Welcome", "Hello")
    assert repository.kick()[0] == stands
    assert [one.theirs for one in journey.unsettled] == [beside]
    repository.git("add", "a.journey")
    going_on = ("commit", "-q", "-m", "Settled") if how == "merge" else (how, "--continue")
    assert repository.git(*going_on).returncode == 0


def test_a_map_that_both_branches_made_holds_what_both_say(repository: Repository) -> None:
    repository.git("checkout", "-q", "theirs")
    repository.commit("new.journey", title="Hello")
    repository.git("checkout", "-q", "main")
    repository.commit("new.journey", title="Welcome back")
    assert repository.git("merge", "theirs").returncode == 1
    titles = {one.title for one in open_journey(repository.folder / "new.journey").journey.touchpoints}
    assert {"Hello", "Welcome back"} <= titles


def test_git_tells_differences_with_it(repository: Repository) -> None:
    told = repository.git("difftool", "-y", "--tool=journeymap", "HEAD~1", "--", "a.journey").stdout
    assert told == "Changed title of touchpoint “Kick-off” from “Kick-off” to “Welcome”\n"
    assert told in repository.git("diff", "HEAD~1").stdout
    assert told in repository.git("log", "-p", "--ext-diff", "-1").stdout
    repository.commit("new.journey")
    for way in ("difftool -y --tool=journeymap", "diff"):
        assert "Added touchpoint “Kick-off” to “Onboarding”" in repository.git(*way.split(), "HEAD~1").stdout
        assert "Removed touchpoint “Kick-off”" in repository.git(*way.split(), "HEAD", "HEAD~1").stdout
