"""From anything to anywhere: the map stays sound, one step comes of it at most, and undo brings the very same back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from pointing import Pointer
from strategies import random_journey

from journeymap.editor.tools.knobs import knobs_of
from journeymap.files.format import dump, load

if TYPE_CHECKING:
    from journeymap.editor.tools import Knob

share = st.floats(0.0, 1.0)


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 40), st.data())
def test_any_drag_ends_in_a_sound_map(seed: int, data: st.DataObject) -> None:
    pointer = Pointer(random_journey(seed, stages=4, touchpoints=9))
    scene, before = pointer.scene, pointer.journey
    shown = [one for one in scene.placed if one.thing is not None and one.role != "lane"]
    if not shown:
        return
    one = data.draw(st.sampled_from(shown))
    assert one.thing is not None
    extra = data.draw(st.lists(st.sampled_from([other.thing for other in shown]), max_size=3))
    pointer.session.select((*(other for other in extra if other), one.thing))
    knob: Knob | None = None
    if data.draw(st.booleans()) and (knobs := knobs_of(scene, one.thing)):
        knob = data.draw(st.sampled_from(knobs))
    pointer.press_at(
        one.x + data.draw(share) * one.fragment.width, one.y + data.draw(share) * one.fragment.height, knob=knob
    )
    pointer.gesture.copying = data.draw(st.booleans())
    for _ in range(data.draw(st.integers(1, 4))):
        pointer.to((data.draw(share) * 1.2 - 0.1) * scene.width, (data.draw(share) * 1.2 - 0.1) * scene.height)
    if data.draw(st.booleans()):
        pointer.gesture.cancel()
        assert pointer.journey is before
        assert pointer.steps == ()
        return
    pointer.let_go()
    assert len(pointer.steps) <= 1
    assert not pointer.session.state.previewing
    assert (pointer.journey is before) == (not pointer.steps)
    assert load(dump(pointer.journey)).journey == pointer.journey, "what was made is what a file may hold"
    if pointer.steps:
        pointer.session.undo()
    assert pointer.journey is before
