from __future__ import annotations

import pytest

from journeymap.draw.wrap import Style, paragraph
from journeymap.layout.slides.frames import FRAMES, fitting_title, opening


@pytest.mark.parametrize("shape", FRAMES)
def test_the_places_of_a_frame_do_not_meet(shape: str) -> None:
    for frame in (FRAMES[shape], opening(FRAMES[shape])):
        assert frame.bar < frame.title.y
        assert frame.title.y + frame.title.height <= frame.subtitle.y
        assert frame.subtitle.y + frame.subtitle.height <= frame.body.y
        assert frame.body.y + frame.body.height < frame.footer.y
        assert frame.footer.y + frame.footer.height < frame.height
        assert frame.body.x * 2 + frame.body.width == frame.width


def test_shapes_are_as_wide_as_their_names_say() -> None:
    assert FRAMES["16:9"].width / FRAMES["16:9"].height == pytest.approx(16 / 9)
    assert FRAMES["4:3"].width / FRAMES["4:3"].height == pytest.approx(4 / 3)
    assert FRAMES["a4"].width / 96 == pytest.approx(10.83, abs=0.01)


def test_a_long_title_is_smaller_before_it_is_cut() -> None:
    short, large = fitting_title("Onboarding", 800.0, 44.0)
    longer, smaller = fitting_title("Onboarding of every shop in the country before winter", 800.0, 44.0)
    assert (short, longer) == ("Onboarding", "Onboarding of every shop in the country before winter")
    assert large > smaller >= 20.0
    cut, least = fitting_title("word " * 100, 800.0, 44.0)
    assert least == 20.0
    assert cut.endswith("…")


@pytest.mark.parametrize("text", ["word " * 100, "x" * 500, "مرحبا " * 100, "客户成功" * 50, "two\nlines " * 40])
def test_the_count_stands_behind_even_a_cut_title(text: str) -> None:
    title, size = fitting_title(text, 600.0, 44.0, "(2 of 3)")
    assert title.endswith(" (2 of 3)")
    assert paragraph(title, Style(size, bold=True)).width <= 600.0
    assert "\n" not in title
