from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import columns, onboarding
from strategies import journeys

from journeymap.editor.dropping import Where, drop
from journeymap.editor.outline import MAP, outline, path_to
from journeymap.editor.outline_moves import indented, outdented, shifted
from journeymap.model.find import index
from journeymap.model.journey import THING_FIELDS, Journey
from journeymap.model.parse import parse

if TYPE_CHECKING:
    from journeymap.editor.branches import Branch


def dropped(ids: tuple[str, ...], target: str, where: Where) -> Journey | None:
    journey = onboarding()
    edit = drop(journey, ids, target, where)
    return None if edit is None else edit(journey)


@pytest.mark.parametrize(
    ("ids", "target", "where", "then"),
    [
        (("kick",), "train", "after", "sso+form | data | first || train | kick | guide+usage || -"),
        (("kick", "first"), "train", "before", "sso+form | data | - || kick | first | train | guide+usage || -"),
        (("data",), "re", "into", "kick | sso+form | first || train | guide+usage || data"),
        (("train",), "live", "into", "kick | sso+form | data | first | train || guide+usage || -"),
        (("form",), "kick", "before", "form | kick | sso | data | first || train | guide+usage || -"),
    ],
)
def test_touchpoints_go_next_to_others_and_into_stages(
    ids: tuple[str, ...], target: str, where: Where, then: str
) -> None:
    after = dropped(ids, target, where)
    assert after is not None
    assert columns(after) == then


def test_stages_sub_stages_and_what_has_headings_are_put_in_order() -> None:
    after = dropped(("re", "ad"), "on", "before")
    assert after is not None
    assert [stage.id for stage in after.stages] == ["ad", "re", "on"]
    after = dropped(("live",), "setup", "before")
    assert after is not None
    assert [part.id for part in after.substages] == ["live", "setup"]
    after = dropped(("setup", "live"), "re", "into")
    assert after is not None
    assert columns(after).endswith("sso+form | data | first")
    after = dropped(("pains", "says"), "cards", "before")
    assert after is not None
    assert [lane.id for lane in after.lanes] == ["says", "pains", "cards", "curve", "shots"]
    after = dropped(("invited",), "group/milestones", "into")
    assert after is not None
    assert [milestone.id for milestone in after.milestones] == ["value", "weekly", "invited"]


def test_what_hangs_on_something_is_hung_elsewhere() -> None:
    after = dropped(("wait",), "kick", "into")
    assert after is not None
    assert index(after).notes["pains", "kick"][0].id == "wait"
    after = dropped(("quote",), "hand", "after")
    assert after is not None
    assert [note.id for note in index(after).notes["pains", "data"]] == ["hand", "quote"]
    after = dropped(("nps",), "ces", "before")
    assert after is not None
    assert [metric.id for metric in index(after).metrics["ad"]] == ["nps", "ces"]
    after = dropped(("silent",), "group/ad", "into")
    assert after is not None
    assert [signal.id for signal in index(after).signals["ad"]] == ["logins", "silent"]


@pytest.mark.parametrize(
    ("ids", "target", "where"),
    [
        (("kick",), "kick", "after"),
        (("kick",), "sso", "into"),
        (("kick",), "on", "before"),
        (("kick",), MAP, "into"),
        (("kick", "quote"), "data", "into"),
        (("value",), "says", "after"),
        (("pains",), "group/milestones", "into"),
        (("nps",), "kick", "into"),
        (("calm",), "on", "into"),
        (("dana",), "on", "into"),
        (("nobody",), "on", "into"),
        ((), "on", "into"),
    ],
)
def test_nonsense_goes_nowhere(ids: tuple[str, ...], target: str, where: Where) -> None:
    assert dropped(ids, target, where) is None


def keys_in(branch: Branch) -> list[str]:
    return [branch.key, *(key for child in branch.children for key in keys_in(child))]


@settings(max_examples=60, deadline=None)
@given(journeys(), st.data())
def test_whatever_is_dropped_stands_where_it_was_put_and_nothing_is_lost(journey: Journey, data: st.DataObject) -> None:
    keys = keys_in(outline(journey))
    field = data.draw(st.sampled_from([name for name in THING_FIELDS if getattr(journey, name)] or ["stages"]))
    things = [thing.id for thing in getattr(journey, field)]
    if not things:
        return
    ids = tuple(data.draw(st.lists(st.sampled_from(things), min_size=1, max_size=3, unique=True)))
    where: Where = data.draw(st.sampled_from(("before", "after", "into")))
    target = data.draw(st.sampled_from(keys))
    edit = drop(journey, ids, target, where)
    if edit is None:
        return
    after = edit(journey)
    parse(after.model_dump())
    for name in THING_FIELDS:
        assert {thing.id for thing in getattr(after, name)} == {thing.id for thing in getattr(journey, name)}
        if name not in (field, "touchpoints"):
            assert {one.id: one for one in getattr(after, name)} == {one.id: one for one in getattr(journey, name)}
    for one in ids:
        path = path_to(after, one)
        home = path_to(after, target)
        assert path[:-1] == home[:-1] if where != "into" else set(home) - set(path) <= {f"group/{home[-1]}", home[-1]}


@settings(max_examples=40, deadline=None)
@given(journeys(), st.data())
def test_moving_on_by_keys_comes_to_an_end_and_loses_nothing(journey: Journey, data: st.DataObject) -> None:
    fields = [name for name in THING_FIELDS if getattr(journey, name)]
    if not fields:
        return
    field = data.draw(st.sampled_from(fields))
    thing = data.draw(st.sampled_from([thing.id for thing in getattr(journey, field)]))
    for way in (-1, 1):
        seen = [journey]
        while (edit := shifted(seen[-1], (thing,), way)) is not None:
            seen.append(edit(seen[-1]))
            assert seen[-1] is not seen[-2]
            assert len(seen) < 400
        parse(seen[-1].model_dump())
        assert len(getattr(seen[-1], field)) == len(getattr(journey, field))


def moves(ids: tuple[str, ...], *ways: int) -> str:
    journey = onboarding()
    for way in ways:
        edit = shifted(journey, ids, 1 if way > 0 else -1)
        assert edit is not None
        journey = edit(journey)
    return columns(journey)


def test_touchpoints_walk_through_sub_stages_and_stages() -> None:
    assert moves(("kick",), 1).startswith("kick | sso+form | data")
    assert moves(("kick",), 1, 1).startswith("sso+form | kick | data")
    assert moves(("train",), -1).startswith("kick | sso+form | data | first | train || guide+usage")
    assert moves(("guide",), 1) == "kick | sso+form | data | first || train || guide+usage"
    assert moves(("kick", "data"), 1).startswith("sso+form | kick | data | first || train")
    assert shifted(onboarding(), ("kick",), -1) is None
    assert shifted(onboarding(), ("kick", "on"), 1) is None


def test_notes_walk_from_touchpoint_to_touchpoint_in_their_lane() -> None:
    journey = onboarding()
    edit = shifted(journey, ("wait",), -1)
    assert edit is not None
    assert index(edit(journey)).notes["pains", "kick"][0].id == "wait"
    edit = shifted(journey, ("wait",), 1)
    assert edit is not None
    assert index(edit(journey)).notes["pains", "form"][0].id == "wait"


def test_touchpoints_go_into_a_sub_stage_and_out_again() -> None:
    journey = onboarding()
    edit = indented(journey, ("kick",))
    assert edit is not None
    inside = edit(journey)
    assert path_to(inside, "kick") == (MAP, "on", "setup", "kick")
    edit = outdented(inside, ("kick",))
    assert edit is not None
    assert columns(edit(inside)) == columns(journey)
    assert indented(journey, ("train",)) is None
    assert indented(journey, ("data",)) is None
    assert outdented(journey, ("kick",)) is None
    assert outdented(journey, ("setup",)) is None
