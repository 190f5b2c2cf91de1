from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import onboarding
from random_edits import some_edit
from strategies import journeys

from journeymap.editor.outline import MAP, WHOLE_STAGE, Branch, Outlines, outline, path_to
from journeymap.editor.tallies import Tally
from journeymap.model.edits import rename, set_thing
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def lines(branch: Branch, depth: int = 9) -> list[str]:
    """The tree as indented lines."""
    text = " ".join((branch.title, *(mark.text for mark in branch.marks)))
    return [text, *("  " + line for child in branch.children for line in lines(child, depth - 1) if depth)]


def find(branch: Branch, key: str) -> Branch | None:
    if branch.key == key:
        return branch
    return next((found for child in branch.children if (found := find(child, key)) is not None), None)


def test_the_tree_reads_like_the_map() -> None:
    top = outline(onboarding())
    assert [child.title for child in top.children] == [
        "Onboarding",
        "Adoption",
        "Retention",
        "Milestones",
        "Personas",
        "Definition of success",
        "Lanes",
    ]
    assert [child.title for child in top.children[0].children] == ["Kick-off", "Set-up", "Go live", WHOLE_STAGE]
    assert lines(find(top, "setup") or Branch("", "", ""))[:4] == [
        "Set-up",
        "  Workspace set-up",
        "    Whose job is the SSO form?",
        "    SSO needs IT, 6-day wait",
    ]


def test_milestones_personas_and_success_have_headings_of_their_own() -> None:
    milestones = find(outline(onboarding()), "group/milestones")
    assert milestones is not None
    assert milestones.thing is None
    assert [child.key for child in milestones.children] == ["invited", "value", "weekly"]


def test_what_touchpoints_say_is_in_words_too() -> None:
    data = find(outline(onboarding()), "data")
    assert data is not None
    assert "frustrated" in data.spoken
    assert data.noun == "touchpoint"


def test_problems_are_counted_up_to_the_stage() -> None:
    tree = outline(onboarding(), {"data": Tally(1, 1), "kick": Tally(warnings=1), "weekly": Tally(errors=1)})
    marks = {key: branch.marks for key in ("on", "setup", "data", "kick", "ad") if (branch := find(tree, key))}
    error, warning = "error", "warning"
    assert marks == {
        "on": (("● 3", error),), "setup": (("● 2", error),), "data": (("● 2", error),),
        "kick": (("▲ 1", warning),), "ad": (),
    }  # fmt: skip
    stage = find(tree, "on")
    assert stage is not None
    assert "1 error, 2 warnings" in stage.spoken


@pytest.mark.parametrize("words", ["sso", "SSO", "form whose", "wait"])
def test_a_filter_keeps_what_holds_the_words_and_what_leads_there(words: str) -> None:
    tree = outline(onboarding(), wanted=words)
    found = list(leaves(tree))
    assert found
    for branch in found:
        text = " ".join(f"{one.title} {one.noun}" for one in lineage(branch)).casefold()
        assert all(word in text for word in words.casefold().split())


def test_a_filter_that_finds_nothing_leaves_the_map_alone() -> None:
    tree = outline(onboarding(), wanted="zebra")
    assert tree.key == MAP
    assert tree.children == ()


def test_branches_know_where_they_stand() -> None:
    for branch in everything(outline(onboarding())):
        assert branch.has_children == bool(branch.children)
        for row, child in enumerate(branch.children):
            assert child.parent is branch
            assert child.row == row


@settings(max_examples=40, deadline=None)
@given(journeys())
def test_everything_the_map_holds_is_in_the_tree_where_its_path_says(journey: Journey) -> None:
    tree = outline(journey)
    told = {branch.key: branch.has_children for branch in ungrown(tree)}
    assert all(told[branch.key] == bool(branch.children) for branch in everything(tree) if branch.key in told)
    places = {branch.key: branch for branch in everything(tree)}
    shown = set(index(journey).field_of)
    assert shown <= set(places)
    for key in places.keys() - {MAP}:
        path = path_to(journey, key)
        assert path[0] == MAP
        assert [branch.key for branch in reversed(list(lineage(places[key])))] == list(path)


def test_a_late_milestone_is_marked() -> None:
    late = find(outline(set_thing(onboarding(), "value", day=45)), "value")
    assert late is not None
    assert late.marks == (("◆ late", "error"),)


def test_a_thing_that_is_not_there_has_no_path() -> None:
    assert path_to(onboarding(), "nothing") == ()


def everything(branch: Branch) -> list[Branch]:
    return [branch, *(one for child in branch.children for one in everything(child))]


def ungrown(branch: Branch) -> list[Branch]:
    """The first two levels, looked at before anything below them has grown."""
    return [branch, *branch.children]


def leaves(branch: Branch) -> list[Branch]:
    return [one for one in everything(branch) if not one.children and one.key != MAP]


def lineage(branch: Branch) -> list[Branch]:
    found = [branch]
    while found[-1].parent is not None:
        found.append(found[-1].parent)
    return found


def test_stages_in_which_nothing_changed_are_taken_over() -> None:
    outlines, journey = Outlines(), onboarding()
    before = outlines.tree(journey)
    after = outlines.tree(rename(journey, "train", "Workshop"))
    same = [one is other for one, other in zip(before.children, after.children, strict=True)]
    assert same[:3] == [False, False, True]  # a flow of the first stage leads to what is renamed in the second
    after = outlines.tree(rename(rename(journey, "train", "Workshop"), "kick", "Welcome"))
    assert [one is other for one, other in zip(before.children, after.children, strict=True)][2]


@settings(max_examples=60, deadline=None)
@given(journeys(), st.integers(0, 10_000))
def test_a_tree_made_with_the_help_of_the_last_is_as_any_other(journey: Journey, seed: int) -> None:
    chance, outlines = random.Random(seed), Outlines()
    for _ in range(6):
        with suppress(JourneyError):
            journey = some_edit(chance, journey)(journey)
        wanted = chance.choice(("", "", "o", "a e"))
        made = outlines.tree(journey, wanted=wanted)
        assert [(one.key, one.face) for one in everything(made)] == [
            (one.key, one.face) for one in everything(outline(journey, wanted=wanted))
        ]
