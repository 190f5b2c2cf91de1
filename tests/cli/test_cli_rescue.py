from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding

from journeymap.__main__ import main
from journeymap.files.format import dump
from journeymap.files.store import open_journey

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    file = tmp_path / "broken.journey"
    file.write_bytes(dump(onboarding())[:-400])
    return file


def test_what_can_be_rescued_is_a_new_map_and_what_cannot_is_told(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, out = broken.read_bytes(), broken.with_name("out.journey")
    assert main(["rescue", str(broken), "-o", str(out.with_suffix(""))]) == 1
    assert open_journey(out).journey.touchpoints == onboarding().touchpoints
    told = capsys.readouterr()
    assert told.out == f"{out}\n"
    assert all(line.startswith(f"journeymap: warning: {broken}: ") for line in told.err.splitlines())
    assert "cut off" in told.err
    assert broken.read_bytes() == before


def test_a_map_that_is_whole_comes_out_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.journey").write_bytes(dump(onboarding()))
    assert main(["rescue", str(tmp_path / "a.journey"), "-o", str(tmp_path / "b.journey")]) == 0
    assert (tmp_path / "b.journey").read_bytes() == (tmp_path / "a.journey").read_bytes()
    assert capsys.readouterr().err == ""


def test_no_file_is_replaced_unless_that_was_said_and_never_the_broken_one(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, out = broken.read_bytes(), broken.with_name("out.journey")
    out.write_bytes(b"mine")
    assert main(["rescue", str(broken), "-o", str(out)]) == 2
    assert out.read_bytes() == b"mine"
    assert main(["rescue", str(broken), "-o", str(broken), "--force"]) == 2
    assert broken.read_bytes() == before
    assert "--force" in capsys.readouterr().err
    assert main(["rescue", str(broken), "-o", str(out), "--force"]) == 1
    assert open_journey(out).journey.title == onboarding().title


def test_where_nothing_can_be_rescued_no_file_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.journey").write_bytes(b"Dear all,")
    for name in ("a.journey", "gone.journey"):
        assert main(["rescue", str(tmp_path / name), "-o", str(tmp_path / "b.journey")]) == 2
    assert not (tmp_path / "b.journey").exists()
    assert capsys.readouterr().err.count("\n") == 2


def test_other_commands_name_rescuing_where_it_may_help(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(broken)]) == 2
    assert "; “journeymap rescue” may make a new map of what is left" in capsys.readouterr().err
    (broken.parent / "picture.journey").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (broken.parent / "sound.journey").write_bytes(dump(onboarding()))
    (broken.parent / "folder").mkdir()
    assert main(["info", str(broken.parent / "picture.journey")]) == 2
    assert (
        main(["export", str(broken.parent / "sound.journey"), "-o", str(broken.parent / "folder" / "no" / "a.pdf")])
        == 2
    )
    assert "rescue" not in capsys.readouterr().err
