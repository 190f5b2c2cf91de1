from __future__ import annotations

import pytest
from onboarding import onboarding
from stress import stress

from journeymap.editor.reading import OF_MAP, OF_THINGS, inside, pieces
from journeymap.model.edits import add_substage, rename, set_thing
from journeymap.model.journey import THING_FIELDS, Journey, Label


def labels(kind: type) -> set[str]:
    """The fields of a record that hold free text."""
    return {name for name, hint in _hints(kind).items() if hint is Label}


def _hints(kind: type) -> dict[str, object]:
    from typing import get_type_hints

    return get_type_hints(kind, include_extras=True)


@pytest.mark.parametrize("field", THING_FIELDS)
def test_no_free_text_of_any_thing_is_forgotten(field: str) -> None:
    assert {name for name, _ in OF_THINGS[field]} == labels(THING_FIELDS[field])


def test_no_free_text_of_the_map_is_forgotten() -> None:
    assert {name for name, _ in OF_MAP} == labels(Journey)


def test_reading_order_goes_from_the_head_through_the_stages() -> None:
    things = list(dict.fromkeys(piece.thing for piece in pieces(onboarding())))
    assert things[0] == ""
    assert things[1:6] == ["dana", "omar", "by30", "happy", "invited"]
    walked = ["on", "late", "kick", "setup", "sso", "quote", "wait", "form", "data", "hand", "silent", "calm", "live"]
    assert [one for one in things if one in walked] == walked
    assert things.index("first") < things.index("f4") < things.index("ad") < things.index("logins") < things.index("re")


def test_links_have_a_title_and_an_address() -> None:
    link = {"url": "https://example.org/a", "title": "The form"}
    journey = set_thing(onboarding(), "sso", links=(link,))
    found = {piece.field: piece.text for piece in pieces(journey) if piece.thing == "sso"}
    assert found["links.0.title"] == "The form"
    assert found["links.0.url"] == "https://example.org/a"


def test_an_edit_reads_again_only_what_it_changed() -> None:
    journey = stress(300)
    before = pieces(journey)
    after = pieces(rename(journey, journey.touchpoints[7].id, "Other"))
    known = {id(piece) for piece in before}
    assert sum(id(piece) not in known for piece in after if piece.thing) == 2, "its title and its owner"


def test_a_stage_holds_its_touchpoints_and_what_hangs_on_them() -> None:
    found = inside(onboarding(), ("on",))
    assert {"on", "kick", "data", "hand", "calm", "silent", "setup", "late", "nps", "f1"} <= found
    assert not {"ad", "train", "logins", "dana", "pains"} & found


def test_a_lane_holds_its_notes_and_a_touchpoint_what_hangs_on_it() -> None:
    assert inside(onboarding(), ("pains",)) == {"pains", "wait", "hand", "late"}
    assert inside(onboarding(), ("sso",)) == {"sso", "quote", "wait", "f2"}


def test_a_sub_stage_without_touchpoints_is_read_at_the_end_of_its_stage() -> None:
    journey = add_substage(onboarding(), stage="on", title="Later", id="later")
    things = list(dict.fromkeys(piece.thing for piece in pieces(journey)))
    assert things.index("first") < things.index("later") < things.index("ad")
