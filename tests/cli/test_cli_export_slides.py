from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exporting_maps import export
from pptx import Presentation

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def slides(file: Path) -> list[str]:
    return [slide.shapes.title.text if slide.shapes.title else "" for slide in Presentation(str(file)).slides]


def test_slides_of_some_kinds_and_for_certain_eyes(here: Path) -> None:
    assert export("map.journey", "-o", "all.pptx") == 0
    assert export("map.journey", "-o", "some.pptx", "--slides", "stage", "--stages", "2") == 0
    assert len(slides(here / "some.pptx")) < len(slides(here / "all.pptx"))
    assert any("Usage review" in shape.text_frame.text for shape in texts(here / "some.pptx"))
    assert not any("Kick-off" in shape.text_frame.text for shape in texts(here / "some.pptx"))


def texts(file: Path) -> list[Any]:
    found = []
    waiting = [shape for slide in Presentation(str(file)).slides for shape in slide.shapes]
    while waiting:
        shape = waiting.pop()
        waiting += shape.shapes if hasattr(shape, "shapes") else []
        found += [shape] if shape.has_text_frame else []
    return found


def test_slides_go_into_a_template_and_into_a_deck_and_are_refreshed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = Presentation()
    house.slides.add_slide(house.slide_layouts[0]).shapes.title.text = "Theirs"
    house.save(str(here / "house.pptx"))
    assert export("map.journey", "-o", "new.pptx", "--template", "house.pptx", "--slides", "title,stage") == 0
    assert "Theirs" not in slides(here / "new.pptx")
    assert Presentation(str(here / "new.pptx")).slide_width == house.slide_width
    assert export("map.journey", "-o", "both.pptx", "--onto", "house.pptx", "--slides", "title,stage") == 0
    once = slides(here / "both.pptx")
    assert once[0] == "Theirs"
    assert len(once) > 1
    assert export("map.journey", "-o", "both.pptx", "--refresh", "--slides", "title,stage") == 0
    assert slides(here / "both.pptx") == once
    assert export("map.journey", "-o", "fresh.pptx", "--refresh", "--slides", "title") == 0
    assert len(slides(here / "fresh.pptx")) == 1
    assert export("map.journey", "-o", "no.pptx", "--template", "gone.potx") == 2
    assert export("map.journey", "-o", "no.pptx", "--template", "map.journey") == 2
    gone, none = capsys.readouterr().err.splitlines()
    assert gone == "journeymap: gone.potx: it cannot be read: there is no such file or folder; check the name"
    assert none.startswith("journeymap: map.journey: ")
