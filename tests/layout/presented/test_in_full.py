"""What had to be cut is shown in full at a stop of its own."""

from __future__ import annotations

from onboarding import onboarding

from journeymap.editor.presenting.composed import Composed
from journeymap.layout.texts import blocks
from journeymap.model.edits import set_thing
from journeymap.model.walk import walk

LONG = "Nobody could say who signs the form for the single sign-on, and so it lay there for two weeks. " * 5


def stops_with(text: str) -> list[tuple[str, list[str], bool]]:
    """The stops of the first stage: where, the texts in full, and whether anything is cut."""
    journey = set_thing(onboarding(), "wait", text=text)
    step = next(one for one in walk(journey) if one.target == "on")
    found = Composed().stops(journey, "light", 1920, 1080, 24, step)
    return [
        (stop.at, [block.source for block in blocks(stop.scene)], any(block.cut for block in blocks(stop.scene)))
        for stop in found
    ]


def test_a_long_note_has_a_stop_of_its_own_behind_its_touchpoint() -> None:
    stops = stops_with(LONG)
    places = [at for at, _, _ in stops]
    own = next(at for at in places if at.endswith("/sso/wait/text"))
    assert places[places.index(own) - 1].endswith("/sso")
    texts, cut = next((texts, cut) for at, texts, cut in stops if at == own)
    assert LONG in texts
    assert not cut


def test_a_short_one_has_none() -> None:
    assert not any(at.count("/") > 1 for at, _, _ in stops_with("They waited six days"))


def test_a_text_beyond_all_measure_ends_on_the_screen() -> None:
    at, _, cut = next(one for one in stops_with("word " * 1990) if one[0].endswith("/sso/wait/text"))
    assert cut
    assert at
