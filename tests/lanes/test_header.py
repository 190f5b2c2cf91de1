"""The head of a map: what it is, for whom, and what success means in the customer's words."""

from __future__ import annotations

from datetime import date
from typing import Any

from geometry_of_scenes import texts
from strategies import picture

from journeymap.draw.marks import Box, Fragment, Image, Line, Text
from journeymap.draw.theme import theme
from journeymap.lanes.header import subtitle
from journeymap.layout.build import build
from journeymap.layout.scene import Placed
from journeymap.model.journey import Feeling, Journey, Persona, Stage, SuccessCriterion, Touchpoint

LIGHT = theme("light")
DANA = Persona(id="p", name="Dana Ortiz", role="operations lead")


def head(**fields: Any) -> Fragment:
    scene = build(Journey(**{"title": "From signature to advocate", **fields}), LIGHT)
    return next(placed.fragment for placed in scene.placed if placed.role == "header")


def texts_of(fragment: Fragment) -> list[Text]:
    return [text for text, _, _ in texts(Placed(fragment, 0, 0, "header"))]


def said(fragment: Fragment) -> list[str]:
    return [text.block.source for text in texts_of(fragment)]


def test_the_subtitle_names_what_is_known_and_nothing_else() -> None:
    assert subtitle(Journey(title="")) == "current state"
    whole = Journey(
        title="",
        segment="Mid-market SaaS",
        span="first 18 months",
        state="future",
        owner="CS operations",
        last_review=date(2026, 11, 12),
        next_review=date(2027, 2, 12),
    )
    assert subtitle(whole) == (
        "Mid-market SaaS · first 18 months · future state · owner: CS operations · reviewed 12 Nov 2026,"
        " next review 12 Feb 2027"
    )


def test_a_map_without_personas_has_a_title_alone() -> None:
    assert said(head()) == ["From signature to advocate", "current state"]


def test_a_persona_stands_beside_the_definition_of_success() -> None:
    success = (SuccessCriterion(id="c", text="“Live numbers by day 30.”", said_by="Dana", by_day=30),)
    words = said(head(personas=(DANA,), success=success))
    assert words[2:] == [
        "DO",
        "Dana Ortiz",
        "operations lead",
        "Success, in the customer’s words: “Live numbers by day 30.” (Dana, by day 30)",
    ]


def test_success_is_told_without_a_persona_too() -> None:
    words = said(head(success=(SuccessCriterion(id="c", text="It works"), SuccessCriterion(id="d", text="All use it"))))
    assert words[2:] == ["Success, in the customer’s words: “It works”", "“All use it”"]


def test_a_persona_may_have_a_picture() -> None:
    one = picture(3)
    fragment = head(personas=(DANA.model_copy(update={"image": one.sha256}),), images=(one,))
    shown = next(mark for mark in fragment.marks if isinstance(mark, Image))
    assert shown.alt == "Dana Ortiz"
    assert shown.width / shown.height == one.width / one.height
    assert "DO" not in said(fragment)


def test_several_personas_show_the_line_of_their_curve() -> None:
    others = (DANA, Persona(id="q", name="IT"))
    felt = Touchpoint(id="t", stage="s", title="", feelings=(Feeling(persona="q", value=1),))
    fragment = head(personas=others, stages=(Stage(id="s", title=""),), touchpoints=(felt,))
    assert sum(isinstance(mark, Line) for mark in fragment.marks) == 1
    discs = {mark.fill for mark in fragment.marks if isinstance(mark, Box) and mark.texts}
    assert len(discs) == 2


def test_a_long_title_wraps_beside_the_panel() -> None:
    fragment = head(title="A very long title " * 12, personas=(DANA,))
    panel = next(mark for mark in fragment.marks if isinstance(mark, Box))
    title = next(text for text in texts_of(fragment) if text.block.source.startswith("A very"))
    assert len(title.block.lines) > 1
    assert title.x + title.block.width <= panel.x
