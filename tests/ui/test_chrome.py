from __future__ import annotations

import pytest

from journeymap.draw.theme import contrast, theme, themes
from journeymap.ui.chrome import chrome

TEXTS = [
    ("ink", "panel"), ("ink", "field"), ("ink", "chosen"), ("ink", "hover"),
    ("soft", "panel"), ("soft", "field"), ("soft", "chosen"),
    ("faint", "panel"), ("faint", "field"), ("faint", "chosen"), ("faint", "hover"),
    ("placeholder", "panel"), ("placeholder", "field"),
    ("link", "panel"), ("link", "field"), ("link", "chosen"), ("link", "hover"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("bad", "panel"), ("bad", "chosen"), ("bad", "bad_ground"),
    ("warn", "warn_ground"), ("good", "good_ground"),
]  # fmt: skip


@pytest.mark.parametrize("name", themes())
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_every_text_of_the_window_can_be_read(name: str, ink: str, ground: str) -> None:
    colours = chrome(theme(name))
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("name", themes())
@pytest.mark.parametrize("ground", ["panel", "field", "desk"])
def test_focus_and_selection_can_be_seen(name: str, ground: str) -> None:
    colours = chrome(theme(name))
    assert contrast(colours.accent, getattr(colours, ground)) >= 3


@pytest.mark.parametrize("name", themes())
def test_the_window_is_dark_when_the_map_is(name: str) -> None:
    colours = chrome(theme(name))
    assert (contrast(colours.panel, "#ffffff") > 4.5) == colours.dark == theme(name).dark


@pytest.mark.parametrize("ground", ["panel", "field", "desk"])
def test_in_high_contrast_every_border_can_be_seen(ground: str) -> None:
    colours = chrome(theme("contrast"))
    for edge in (colours.line, colours.bar, colours.bar_hover, colours.disabled):
        assert contrast(edge, getattr(colours, ground)) >= 3


@pytest.mark.parametrize("name", themes())
def test_nobody_takes_what_a_field_asks_for_for_its_value(name: str) -> None:
    colours = chrome(theme(name))
    assert contrast(colours.ink, colours.placeholder) >= 1.8
