from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.__main__ import main
from journeymap.files.format import dump
from journeymap.files.store import open_journey
from journeymap.files.templates import templates


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_map_is_blank_unless_a_template_is_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "map.journey"]) == 0
    assert capsys.readouterr() == ("map.journey\n", "")
    made = open_journey(here / "map.journey").journey
    assert [stage.title for stage in made.stages] == ["Onboarding", "Adoption", "Retention", "Expansion", "Advocacy"]
    assert not made.touchpoints


@pytest.mark.parametrize("name", list(templates()))
def test_every_template_makes_a_map(name: str, here: Path) -> None:
    assert main(["new", "map.journey", "--template", name]) == 0
    assert open_journey(here / "map.journey").journey == open_journey(templates()[name]).journey
    assert (here / "map.journey").read_bytes() == dump(open_journey(templates()[name]).journey)


@pytest.mark.usefixtures("here")
def test_templates_are_listed_with_their_titles(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(templates())
    assert lines[0].startswith("blank ")
    title = open_journey(templates()["renewal-rescue"]).journey.title
    assert any(line.endswith(title) for line in lines if line.startswith("renewal-rescue "))


def test_a_name_without_an_ending_gets_one_and_another_ending_stays(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "plan"]) == 0
    assert main(["new", "plan.v2"]) == 0
    assert capsys.readouterr().out == "plan.journey\nplan.v2\n"
    assert {file.name for file in here.iterdir()} == {"plan.journey", "plan.v2"}


def test_a_file_that_is_there_is_never_replaced(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "map.journey").write_bytes(b"mine")
    (here / "link.journey").symlink_to(here / "nowhere")
    for name in ("map.journey", "map", "link.journey"):
        assert main(["new", name]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert "this file is there already and stays as it is; choose another name" in told.err
    assert (here / "map.journey").read_bytes() == b"mine"


@pytest.mark.usefixtures("here")
def test_what_cannot_be_made_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "map.journey", "--template", "novel"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("journeymap: new: there is no template “novel”; there are blank, ")
    assert main(["new", str(Path("no-folder") / "map.journey")]) == 2
    told = capsys.readouterr().err
    assert told.startswith("journeymap: no-folder")
    assert told.count("\n") == 1
