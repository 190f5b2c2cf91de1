from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette

from journeymap.draw.theme import theme, themes
from journeymap.ui.chrome import chrome
from journeymap.ui.style import palette, sheet


@pytest.mark.parametrize("name", themes())
def test_the_sheet_is_made_of_the_themes_colours_only(name: str) -> None:
    colours = chrome(theme(name))
    text = sheet(colours)
    assert "$" not in text
    known = {getattr(colours, field) for field in colours.__dataclass_fields__}
    assert set(re.findall(r"#[0-9a-f]{6}\b", text)) <= known


@pytest.mark.parametrize("name", themes())
def test_native_parts_wear_the_same_colours(name: str) -> None:
    colours = chrome(theme(name))
    made = palette(colours)
    assert made.color(QPalette.ColorRole.Window) == QColor(colours.panel)
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == QColor(colours.disabled)
