"""Where pictures go that are pasted or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import LOGO, PHOTO, onboarding
from strategies import picture

from journeymap.draw.theme import theme
from journeymap.editor.cell_places import rect_of_cell
from journeymap.editor.picturing import Target, target_at, target_of, with_pictures
from journeymap.editor.places import Place, place
from journeymap.editor.state import Cell
from journeymap.layout.build import build
from journeymap.layout.hit import rect_of
from journeymap.model.edits import delete, set_thing
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

ONE, TWO = picture(1), picture(2)


def bring(journey: Journey, focus: str | None = None, cell: Cell | None = None, *, both: bool = False) -> Journey:
    target = target_of(journey, focus, place(journey, focus, cell))
    return with_pictures(journey, (ONE, TWO) if both else (ONE,), target).journey


def test_a_persona_gets_the_picture_and_the_one_before_goes() -> None:
    journey = onboarding()
    step = with_pictures(journey, (ONE,), Target(persona="dana"))
    assert step.journey.personas[0].image == ONE.sha256
    assert step.name == "Set picture of “Dana”"
    assert LOGO not in step.journey.images
    assert bring(journey, "omar").personas[1].image == ONE.sha256


@pytest.mark.parametrize(
    ("focus", "cell", "at"),
    [
        ("kick", None, "kick"),
        ("wait", None, "sso"),
        ("on", None, "on"),
        ("weekly", None, "ad"),
        (None, Cell("shots", "train"), "train"),
        (None, Cell("pains", "train"), "train"),
    ],
)
def test_pictures_stand_in_the_images_lane_under_what_has_the_focus(
    focus: str | None, cell: Cell | None, at: str
) -> None:
    note = bring(onboarding(), focus, cell).notes[-1]
    assert (note.lane, note.at, note.image) == ("shots", at, ONE.sha256)


def test_several_pictures_are_several_notes_in_one_step() -> None:
    journey = onboarding()
    step = with_pictures(journey, (ONE, TWO), Target(place(journey, "kick")))
    assert [note.image for note in index(step.journey).notes["shots", "kick"]] == [ONE.sha256, TWO.sha256]
    assert step.name == "Add 2 pictures"
    assert [index(step.journey).field_of[key] for key in step.select] == ["notes", "notes"]


def test_a_note_of_the_lane_without_a_picture_gets_the_first() -> None:
    journey = set_thing(onboarding(), "shot", image=None, text="The dashboard")
    after = bring(journey, "shot", both=True)
    assert [note.image for note in index(after).notes["shots", "data"]] == [ONE.sha256, TWO.sha256]
    # One that has a picture keeps it.
    after = bring(onboarding(), "shot")
    assert [note.image for note in index(after).notes["shots", "data"]] == [PHOTO.sha256, ONE.sha256]


def test_a_lane_of_images_is_added_or_shown_again() -> None:
    bare = delete(onboarding(), ("shots",))
    after = bring(bare, "kick")
    assert (after.lanes[-1].kind, after.lanes[-1].title) == ("images", "Images")
    hidden = set_thing(onboarding(), "shots", hidden=True)
    after = bring(hidden, "kick")
    assert len(after.lanes) == len(hidden.lanes)
    assert not after.lanes[-1].hidden


def test_nobody_said_where() -> None:
    with pytest.raises(JourneyError, match="Select the touchpoint, stage or persona"):
        bring(onboarding())


def test_a_point_of_the_map_is_a_target() -> None:
    journey = onboarding()
    scene = build(journey, theme("light"))
    card = rect_of(scene, "kick")
    assert card is not None
    assert target_at(scene, journey, *card.centre).where.touchpoint == "kick"
    cell = rect_of_cell(scene, journey, Cell("shots", "train"))
    assert cell is not None
    found = target_at(scene, journey, *cell.centre).where
    assert (found.lane, found.at) == ("shots", "train")
    # Above the cards, in the milestones' row, the column decides.
    assert target_at(scene, journey, card.centre[0], scene.rows[-1].y + 5).where.at == "kick"
    assert target_at(scene, journey, -50.0, -50.0) == Target(Place())


@pytest.mark.parametrize("number", [0, 1])
def test_a_persona_in_the_head_is_a_target(number: int) -> None:
    journey = onboarding()
    scene = build(journey, theme("light"))
    head = next(one for one in scene.placed if one.role == "header")
    name = next(
        mark for mark in head.fragment.marks if getattr(mark, "field", "") == f"{journey.personas[number].id}/name"
    )
    x, y = head.x + getattr(name, "x", 0.0), head.y + getattr(name, "y", 0.0)
    for dx, dy in ((5.0, 5.0), (-30.0, 20.0)):
        assert target_at(scene, journey, x + dx, y + dy).persona == journey.personas[number].id
    assert target_at(scene, journey, head.x + 5.0, y).persona is None
