"""Gestures on a map of which only a part is shown: the scene is that of the part, the edits go to the whole."""

from __future__ import annotations

from onboarding import columns, onboarding
from pointing import Pointer

from journeymap.editor.filters import Filter
from journeymap.editor.tools import spots
from journeymap.model.edits import set_thing


def filtered(how: Filter) -> Pointer:
    journey = onboarding()
    for key in ("sso", "first", "train"):
        journey = set_thing(journey, key, owner="CSM")
    pointer = Pointer(journey)
    pointer.session.filter_by(how)
    pointer.look()
    return pointer


def test_cards_go_beside_what_is_shown() -> None:
    pointer = filtered(Filter(owners=frozenset({"CSM"})))
    pointer.press("train").over("sso", right=0.05)
    pointer.let_go()
    assert columns(pointer.journey) == "kick | train | sso+form | data | first || guide+usage || -"


def test_a_face_is_that_of_the_persona_shown() -> None:
    pointer = filtered(Filter(personas=frozenset({"omar"})))
    pointer.press("data", "feeling").to(0, 0)
    pointer.let_go()
    data = next(t for t in pointer.journey.touchpoints if t.id == "data")
    assert [(feeling.persona, feeling.value) for feeling in data.feelings] == [("dana", -2), ("omar", 2)]


def test_a_plus_stands_beside_what_is_shown() -> None:
    pointer = filtered(Filter(owners=frozenset({"CSM"})))
    card = pointer.rect("train")
    found = spots(pointer.session, pointer.scene, None, card.right + 5, card.y, 1.0)
    (plus,) = found.pluses
    assert plus.words == "New touchpoint at the end of “Adoption”"
    assert plus.make is not None
    assert "train | t9 | guide" in columns(plus.make(pointer.journey))


def test_notes_and_flags_go_to_what_is_shown() -> None:
    pointer = filtered(Filter(owners=frozenset({"CSM"})))
    pointer.press("wait").over("train").to(pointer.x, pointer.rect("wait").centre[1])
    pointer.let_go()
    assert next(note for note in pointer.journey.notes if note.id == "wait").at == "train"
    flag = pointer.rect("weekly", "milestone")
    pointer.press_at(flag.centre[0], flag.bottom - 3).over("train")
    pointer.let_go()
    assert next(one for one in pointer.journey.milestones if one.id == "weekly").touchpoint == "train"
