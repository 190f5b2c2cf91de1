"""Every theme is readable, as computed, and a broken theme file says what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journeymap import resources
from journeymap.draw.theme import Theme, ThemeError, blend, contrast, theme, themes

if TYPE_CHECKING:
    from pathlib import Path

INKS = ("ink", "ink_soft", "ink_faint")
GROUNDS = ("ground", "panel", "card", "quiet_ground")
SPOKEN = (("good", "good_ground"), ("bad", "bad_ground"), ("warn", "warn_ground"), ("bad", "panel"), ("good", "panel"))


@pytest.fixture(params=themes())
def one(request: pytest.FixtureRequest) -> Theme:
    return theme(request.param)


def test_light_comes_first() -> None:
    assert themes()[0] == "light"
    assert "dark" in themes()


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_inks_are_readable_on_grounds_and_on_tinted_lanes(one: Theme) -> None:
    tints = [one.tint(colour) for colour in one.stages.values()]
    for ink in INKS:
        for ground in [*(getattr(one, name) for name in GROUNDS), *tints]:
            assert contrast(getattr(one, ink), ground) >= 4.5, (ink, ground)


def test_what_is_said_in_colour_is_readable(one: Theme) -> None:
    tints = [one.tint(colour) for colour in one.stages.values()]
    for ink, ground in SPOKEN:
        assert contrast(getattr(one, ink), getattr(one, ground)) >= 4.5, (ink, ground)
    for ink in ("good", "bad", "warn"):
        for ground in tints:
            assert contrast(getattr(one, ink), ground) >= 4.5, (ink, ground)


def test_stage_titles_are_readable_on_every_stage_colour(one: Theme) -> None:
    for colour in (*one.stages.values(), "#ffffff", "#000000", "#777777", "#ffff00", "#0000ff"):
        assert contrast(one.ink_on(colour), colour) >= 4.5


def test_faces_and_curves_stand_out(one: Theme) -> None:
    for colour in (*one.feelings, *one.curves):
        assert contrast(colour, one.panel) >= 3.0, colour
    for colour in one.feelings:
        assert contrast(one.panel, colour) >= 3.0, colour


@pytest.mark.parametrize("colour", ["#ffffff", "#000000", "#808080", "#ffee00", "#2f6fde"])
def test_any_colour_can_be_made_readable(one: Theme, colour: str) -> None:
    assert contrast(one.readable(colour, one.panel), one.panel) >= 4.5


def test_stages_without_a_colour_take_the_palette_in_turn(one: Theme) -> None:
    taken = [one.stage_colour(None, number) for number in range(len(one.stages))]
    assert taken == list(one.stages.values())
    assert one.stage_colour(None, len(one.stages)) == taken[0]
    assert one.stage_colour("teal", 0) == one.stages["teal"]
    assert one.stage_colour("#ABCDEF", 0) == "#abcdef"
    assert one.stage_colour("nocolour", 1) == taken[1]


def test_blending_is_between_its_colours() -> None:
    assert blend("#ffffff", "#000000", 0) == "#000000"
    assert blend("#ffffff", "#000000", 1) == "#ffffff"
    assert blend("#ff0000", "#0000ff", 0.5) == "#800080"


def test_high_contrast_is_more_than_readable() -> None:
    high = theme("contrast")
    for ground in (high.ground, high.panel, high.card, high.quiet_ground):
        for ink in (high.ink, high.ink_soft, high.ink_faint, high.connector, high.curve):
            assert contrast(ink, ground) >= 10, (ink, ground)
    for ink, ground in ((high.good, high.good_ground), (high.bad, high.bad_ground), (high.warn, high.warn_ground)):
        assert contrast(ink, ground) >= 7, (ink, ground)
    for colour in high.stages.values():
        assert contrast(colour, high.ground) >= 7, colour
        assert contrast(high.ink_on(colour), colour) >= 7, colour


def test_an_unknown_theme_names_those_there_are() -> None:
    with pytest.raises(ThemeError, match="no theme “neon”; there are light, dark, contrast"):
        theme("neon")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("ink = ", "ink = 3 # "), "“ink” must be a colour"),
        (('"#0f172a"', '"black"'), "“black” is no colour"),
        (("dark = false\n", ""), "“dark” is missing"),
        (("dark = false", 'dark = false\nglow = "#ffffff"'), "a theme has no “glow”"),
        (("dark = false", "dark = maybe"), "this is not a theme"),
        (("feelings = [", "feelings = []\ncurves_ = ["), "a theme has no “curves_”"),
    ],
)
def test_a_theme_of_ones_own_is_read_or_refused(tmp_path: Path, change: tuple[str, str], sentence: str) -> None:
    text = resources.path("themes", "light.toml").read_text(encoding="utf-8")
    good, bad = tmp_path / "mine.toml", tmp_path / "broken.toml"
    good.write_text(text, encoding="utf-8")
    assert change[0] in text
    bad.write_text(text.replace(*change, 1), encoding="utf-8")
    assert theme(str(good)).ink == theme("light").ink
    with pytest.raises(ThemeError, match=sentence):
        theme(str(bad))


def test_a_theme_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"none\.toml: the theme cannot be read"):
        theme(str(tmp_path / "none.toml"))


def test_a_theme_that_is_too_large_too_deep_or_no_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("a = " + "[" * 5_000)
    with pytest.raises(ThemeError, match="stand too deep in each other"):
        theme(str(file))
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(ThemeError, match="this is a folder"):
        theme(str(tmp_path / "folder.toml"))
    with (tmp_path / "large.toml").open("wb") as large:
        large.truncate(30_000_000)
    with pytest.raises(ThemeError, match="more than the 25 MB"):
        theme(str(tmp_path / "large.toml"))
