from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.draw.theme import theme, themes
from journeymap.render.pptx_theme import ACCENTS, changed, names, scheme

_COLOUR = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize("name", themes())
def test_every_element_names_the_colour_it_stands_for(name: str) -> None:
    look = theme(name)
    held = scheme(look, ["#2f6fde", "#c13a63", "#123456"])
    assert held.accents[:3] == ("#2f6fde", "#c13a63", "#123456")
    base = dict(zip(ACCENTS, held.accents, strict=True)) | {
        "bg1": held.bg1,
        "tx1": held.tx1,
        "bg2": held.bg2,
        "tx2": held.tx2,
        "hlink": held.link,
    }
    found = names(held, look)
    for colour, element in found.items():
        steps = {step: int(value) for step, value in re.findall(r"<a:(\w+) val=\"(-?\d+)\"/>", element)}
        (slot,) = re.findall(r'<a:schemeClr val="(\w+)"', element)
        made = changed(base[slot], steps)
        assert all(abs(int(made[at : at + 2], 16) - int(colour[at : at + 2], 16)) <= 2 for at in (1, 3, 5)), colour


@pytest.mark.parametrize("name", themes())
def test_grounds_inks_stages_and_their_tints_are_the_schemes(name: str) -> None:
    look = theme(name)
    found = names(scheme(look, []), look)
    stages = list(look.stages.values())[: len(ACCENTS)]
    for colour in (look.panel, look.ink, look.ground, look.ink_soft, *stages, *(look.tint(one) for one in stages)):
        assert colour in found, colour
    assert not {look.good, look.bad, look.warn, look.feelings[0], look.feelings[-1]} & set(found)


@given(st.lists(_COLOUR, max_size=9))
def test_a_scheme_has_twelve_colours_whatever_the_map_has(stages: list[str]) -> None:
    held = scheme(theme("light"), stages)
    assert len(re.findall(r"<a:srgbClr val=\"[0-9A-F]{6}\"/>", held.elements())) == 12
    assert list(held.accents[: len(dict.fromkeys(stages))]) == list(dict.fromkeys(stages))[:6]
