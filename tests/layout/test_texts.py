from __future__ import annotations

import pytest
from little_maps import row

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.texts import blocks, faces, missing_scripts, scripts
from journeymap.model.journey import Touchpoint

LIGHT = theme("light")


def titled(*titles: str) -> tuple[Touchpoint, ...]:
    return tuple(Touchpoint(id=f"t{n}", stage="s", title=title) for n, title in enumerate(titles))


def test_every_text_of_the_map_is_there_once_for_each_place_it_is_drawn() -> None:
    said = [block.source for block in blocks(build(row(touchpoints=titled("Kick-off", "Review", "Kick-off")), LIGHT))]
    assert said.count("Kick-off") == 2
    assert said.count("Review") == 1
    assert said.count("From signature to first value") == 1


def test_scripts_and_faces_are_named() -> None:
    scene = build(row(touchpoints=titled("Εκκίνηση", "مرحبًا", "पहली", "เริ่ม", "שלום")), LIGHT)
    assert scripts(scene) == ("Arabic", "Devanagari", "Greek", "Hebrew", "Latin", "Thai")
    assert {"LiberationSans", "NotoSansArabic-Bold", "NotoSansThai-Bold"} <= set(faces(scene))
    assert missing_scripts(scene) == ()


@pytest.mark.usefixtures("font_folder")
def test_scripts_without_a_font_are_named_once() -> None:
    scene = build(row(touchpoints=titled("\U00010000\U00010001", "\U00010001", "Kick-off")), LIGHT)
    assert missing_scripts(scene) == ("Linear B",)
