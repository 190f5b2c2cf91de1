from __future__ import annotations

from pathlib import Path

from journeymap.convert.outputs import OUTPUTS
from journeymap.render.options import ExportOptions
from journeymap.ui.export_memory import (
    USUAL,
    Last,
    last_of,
    last_of_all,
    own_presets,
    presets,
    with_last,
    with_preset,
    without_preset,
)
from journeymap.ui.settings import Settings, load, save


def test_presets_are_kept_by_name_without_the_part_of_a_map(tmp_path: Path) -> None:
    wanted = ExportOptions("pdf", page="a3", redact=("For the customer",), stages=("s1",), lanes=("l1",))
    settings = with_preset(Settings(), "Board = all", wanted)
    settings = with_preset(settings, "Other", ExportOptions("png", dpi=300.0))
    settings = with_preset(settings, "Board = all", wanted)
    save(settings, tmp_path / "settings.json")
    again = load(tmp_path / "settings.json")
    assert own_presets(again) == {
        "Board = all": ExportOptions("pdf", page="a3", redact=("For the customer",)),
        "Other": ExportOptions("png", dpi=300.0),
    }
    assert list(own_presets(without_preset(again, "Board = all"))) == ["Other"]


def test_ones_own_preset_takes_the_place_of_a_usual_one() -> None:
    mine = ExportOptions("pdf", page="a1", theme="dark")
    assert presets(with_preset(Settings(), "Poster A1", mine))["Poster A1"] == mine
    assert {options.format for options in USUAL.values()} <= set(OUTPUTS)


def test_the_last_export_of_each_map_is_remembered() -> None:
    first = Last(Path("/out/a.pdf"), ExportOptions("pdf", stages=("s1",)))
    second = Last(Path("/out/b.png"), ExportOptions("png", refresh="/deck.pptx"))
    settings = with_last(with_last(Settings(), Path("/a.journey"), first), Path("/b.journey"), second)
    assert last_of(settings, Path("/a.journey")) == first
    assert last_of(settings, Path("/c.journey")) is None
    assert last_of(settings, None) is None
    assert last_of_all(settings) == ExportOptions("png")
    settings = with_last(settings, Path("/a.journey"), second)
    assert last_of(settings, Path("/a.journey")) == second
    assert len(settings.export_last) == 2


def test_only_so_many_maps_are_remembered_and_broken_lines_do_no_harm() -> None:
    settings = Settings(export_last=("nonsense", "map=/x"), export_presets=("preset=A", "format=pdf", "'"))
    assert own_presets(settings) == {}
    assert last_of_all(settings) is None
    for number in range(40):
        settings = with_last(settings, Path(f"/{number}.journey"), Last(Path("/o.pdf"), ExportOptions("pdf")))
    assert len(settings.export_last) == 30
    assert last_of(settings, Path("/39.journey")) is not None
    assert last_of(settings, Path("/3.journey")) is None
