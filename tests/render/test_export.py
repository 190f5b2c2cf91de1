from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from little_maps import row

from journeymap.draw.theme import ThemeError
from journeymap.layout.narrow import ChoiceError, choose_stages
from journeymap.layout.paper import NAMED, PaperError
from journeymap.render.errors import ExportError
from journeymap.render.export import ExportOptions, export
from journeymap.render.formats import FORMATS

START = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n",
    "jpg": b"\xff\xd8\xff",
    "webp": b"RIFF",
    "svg": b"<?xml",
    "pptx": b"PK\x03\x04",
}
MAP = row("A", "B")


def test_every_format_makes_a_file_of_its_kind_and_tells_how_far_it_is() -> None:
    for name in FORMATS:
        told: list[float] = []
        data = export(MAP, ExportOptions(name), told.append)
        assert data.startswith(START[FORMATS[name].ending])
        assert told == sorted(told)
        assert all(0 <= share <= 1 for share in told)


def test_the_same_twice_gives_the_same_bytes() -> None:
    for name in FORMATS:
        assert export(MAP, ExportOptions(name)) == export(MAP, ExportOptions(name))


def test_part_page_and_theme_are_those_wanted() -> None:
    options = ExportOptions("svg", page="a4", theme="dark", stages=choose_stages(MAP, "1"))
    root = ElementTree.fromstring(export(MAP, options))
    assert float(root.get("viewBox", "").split()[2]) == pytest.approx(NAMED["a4"][0], abs=0.01)


def test_what_is_not_there_is_refused() -> None:
    options = ExportOptions("svg")
    with pytest.raises(ThemeError):
        export(MAP, replace(options, theme="neon"))
    with pytest.raises(PaperError):
        export(MAP, replace(options, page="a9"))
    with pytest.raises(KeyError):
        export(MAP, replace(options, format="gif"))
    with pytest.raises(ChoiceError):
        choose_stages(MAP, "2")


def test_a_format_without_room_says_so() -> None:
    wide = row(*(f"t{n}" for n in range(600)))
    with pytest.raises(ExportError, match="too large for PNG"):
        export(wide, ExportOptions("png", dpi=1200))


class StoppedError(Exception):
    pass


def test_an_export_can_be_stopped_from_its_progress() -> None:
    def stop(_: float) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        export(MAP, ExportOptions("png"), stop)
