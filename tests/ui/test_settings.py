from __future__ import annotations

import json
from pathlib import Path

import pytest

from journeymap.files.errors import FileError
from journeymap.model import limits
from journeymap.ui.settings import MOST_RECENT, Settings, forgetting, load, remembering, save, settings_file


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "down" / "settings.json"
    wanted = Settings(
        theme="dark", recent=("/maps/ä.journey",), window=(1200, 800), maximized=True, export_presets=("format=pdf",)
    )
    save(wanted, file)
    assert load(file) == wanted


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe\x00", b"[1, 2]", b"null", b'"text"', b"[" * 100_000, b'{"theme": NaN}', b"\x00" * 2000],
    ids=["empty", "cut off", "no text", "a list", "null", "a string", "deep", "not a number", "zeroes"],
)
def test_a_broken_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    assert load(file) == Settings()


def test_what_is_of_the_wrong_type_keeps_its_default_and_the_rest_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    broken = {
        "theme": 7,
        "recent": ["a", 5],
        "window": [100, "b"],
        "maximized": 1,
        "left_width": True,
        "right_width": 300,
        "from tomorrow": {},
    }
    file.write_text(json.dumps(broken))
    assert load(file) == Settings(right_width=300)


def test_settings_at_the_limits_and_past_them(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"left_width": limits.SETTING, "right_width": limits.SETTING + 1, "window": [-1, 5]}))
    assert load(file) == Settings(left_width=limits.SETTING)
    text = json.dumps({"theme": "dark"})
    file.write_text(text.ljust(limits.SETTINGS_BYTES))
    assert load(file).theme == "dark"
    file.write_text(text.ljust(limits.SETTINGS_BYTES + 1))
    assert load(file) == Settings()


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-1e3", "1e999", "1e30"])
def test_no_number_of_a_setting_is_beyond_all_bounds(tmp_path: Path, number: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(f'{{"present_picture": {number}}}')
    assert load(file) == Settings()


def test_the_latest_file_stands_first_and_once() -> None:
    settings = Settings()
    for number in range(MOST_RECENT + 5):
        settings = remembering(settings, Path(f"/maps/{number}.journey"))
    settings = remembering(settings, Path("/maps/9.journey"))
    assert len(settings.recent) == MOST_RECENT
    assert settings.recent[0] == str(Path("/maps/9.journey").absolute())
    assert len(set(settings.recent)) == MOST_RECENT
    assert settings.recent[0] not in forgetting(settings, settings.recent[0]).recent


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FileError):
        save(Settings(), tmp_path / "file" / "settings.json")


def test_settings_lie_where_the_system_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYMAP_SETTINGS", "/elsewhere/mine.json")
    assert settings_file() == Path("/elsewhere/mine.json")
    monkeypatch.delenv("JOURNEYMAP_SETTINGS")
    assert settings_file().parts[-2:] == ("journeymap", "settings.json")
