"""A note that is higher than the picture of a stage: it says less there, and nothing stands below the lower edge."""

from __future__ import annotations

from onboarding import PHOTO

from journeymap.editor.presenting.composed import Composed, steps_of
from journeymap.layout.hit import bounds
from journeymap.layout.presented.screen import MOST_CHOICE
from journeymap.model.journey import Journey, Lane, Note, Persona, Stage, Touchpoint


def test_a_picture_with_many_words_below_the_lines_of_a_blueprint_stays_on_the_screen() -> None:
    journey = Journey(
        title="High",
        personas=(Persona(id="p", name="Dana"), Persona(id="q", name="Omar")),
        stages=(Stage(id="s", title="Start"),),
        touchpoints=(Touchpoint(id="t", stage="s", title="Touch"),),
        lanes=(
            Lane(id="c", kind="touchpoints", title="Touchpoints"),
            Lane(id="i", kind="interaction", title="Line of interaction"),
            Lane(id="v", kind="visibility", title="Line of visibility"),
            Lane(id="l", kind="images", title="Pictures"),
        ),
        notes=(
            Note(
                id="n", lane="l", at="t", text="word " * 200, persona="p", image=PHOTO.sha256, impact="high",
                effort="medium", owner="Customer success operations and everybody who works with them", status="open",
            ),
        ),
        images=(PHOTO,),
    )  # fmt: skip
    made = Composed()
    stops = [stop for step in steps_of(journey) for stop in made.stops(journey, "light", 1280, 720, MOST_CHOICE, step)]
    seen = [(stop, placed) for stop in stops for placed in stop.scene.placed if placed.thing == "n"]
    assert seen
    assert all(bounds(placed).bottom <= stop.scene.height for stop, placed in seen)
