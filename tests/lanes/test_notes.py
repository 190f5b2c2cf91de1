"""Notes look like what they are, under the touchpoint or the stage they belong to."""

from __future__ import annotations

from typing import Any

from strategies import picture

from journeymap.draw.marks import Box, Fragment, Image
from journeymap.draw.theme import theme
from journeymap.lanes.notes import draw, quoted
from journeymap.layout.build import build
from journeymap.model.journey import Journey, Lane, LaneKind, Note, Persona, Stage, Touchpoint

LIGHT = theme("light")


def drawn(kind: LaneKind, text: str = "CSV mapping by hand", persona: str = "", **fields: Any) -> Fragment:
    return draw(Note(id="n", lane="l", at="t", text=text, **fields), kind, 116.0, persona, None, LIGHT)


def box(fragment: Fragment) -> Box:
    return next(mark for mark in fragment.marks if isinstance(mark, Box))


def sources(fragment: Fragment) -> list[str]:
    return [text.block.source for text in box(fragment).texts]


def test_quotes_stand_between_marks_however_they_were_typed() -> None:
    assert quoted('"Two weeks."') == quoted("“Two weeks.”") == quoted(" Two weeks. ") == "“Two weeks.”"
    assert sources(drawn("says", "Two weeks.")) == ["“Two weeks.”"]
    assert sources(drawn("does", "Two weeks.")) == ["Two weeks."]


def test_pains_and_opportunities_have_grounds_of_their_own() -> None:
    assert box(drawn("pains")).fill == LIGHT.bad_ground
    assert box(drawn("opportunities")).fill == LIGHT.good_ground
    assert box(drawn("backstage")).fill is None


def test_what_is_known_of_a_pain_is_told_in_words() -> None:
    fragment = drawn("pains", impact="high", effort="low", owner="CSM", status="planned")
    assert sources(fragment)[-1] == "impact high · effort low · CSM · planned"


def test_what_is_settled_goes_quiet_and_says_so() -> None:
    for status in ("done", "dropped"):
        fragment = drawn("pains", status=status)
        assert box(fragment).fill == LIGHT.quiet_ground
        assert sources(fragment)[-1] == status


def test_a_picture_keeps_its_shape_and_fits_its_cell() -> None:
    wide = picture(3, width=400, height=100)
    note = Note(id="n", lane="l", at="t", image=wide.sha256, text="A sketch")
    fragment = draw(note, "images", 116.0, "", wide, LIGHT)
    image = next(mark for mark in fragment.marks if isinstance(mark, Image))
    assert image.width / image.height == 4.0
    assert image.x + image.width <= 116.0
    assert image.alt == "A sketch"


def journey(*notes: Note, personas: tuple[str, ...] = ("Dana",)) -> Journey:
    return Journey(
        title="",
        personas=tuple(Persona(id=name, name=name) for name in personas),
        stages=(Stage(id="s", title="Onboarding"),),
        touchpoints=(Touchpoint(id="a", stage="s", title=""), Touchpoint(id="b", stage="s", title="")),
        lanes=(Lane(id="l", kind="text", title="Notes"),),
        notes=notes,
    )


def test_a_stages_notes_span_it_above_those_of_its_touchpoints() -> None:
    scene = build(
        journey(Note(id="n1", lane="l", at="b", text="Below"), Note(id="n2", lane="l", at="s", text="Above")), LIGHT
    )
    places = {placed.thing: placed for placed in scene.placed if placed.role == "note"}
    above, below = places["n2"], places["n1"]
    assert above.y + above.fragment.height <= below.y
    assert above.fragment.width > below.fragment.width
    assert scene.columns[1].x <= below.x
    assert above.x < scene.columns[1].x < above.x + above.fragment.width


def test_who_speaks_is_told_where_there_are_several_personas() -> None:
    note = Note(id="n", lane="l", at="a", text="Slow", persona="Dana")
    alone = next(p for p in build(journey(note), LIGHT).placed if p.role == "note")
    several = next(p for p in build(journey(note, personas=("Dana", "IT")), LIGHT).placed if p.role == "note")
    assert sources(alone.fragment) == ["Slow"]
    assert sources(several.fragment) == ["Dana", "Slow"]
