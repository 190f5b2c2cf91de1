"""What is put on the clipboard, and what of the clipboard is believed."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from onboarding import LOGO, PHOTO, onboarding

from journeymap.editor.clipboard import copied, cut, read
from journeymap.editor.pasting import pasted
from journeymap.editor.places import place
from journeymap.files.errors import FileError
from journeymap.files.format import dump
from journeymap.model.edits import new_journey
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Callable


def clip(*keys: str, **changes: Any) -> dict[str, Any]:
    """A clip as decoded JSON, with other top-level fields."""
    found: dict[str, Any] = json.loads(copied(onboarding(), keys).data)
    return found | changes


def test_only_what_is_referred_to_comes_along() -> None:
    part = read(copied(onboarding(), ("sso",)).data).part
    assert [t.id for t in part.touchpoints] == ["sso"]
    assert [stage.id for stage in part.stages] == ["on"]
    assert [one.id for one in part.substages] == ["setup"]
    assert [lane.id for lane in part.lanes] == ["says", "pains"]
    assert [persona.id for persona in part.personas] == ["dana"]
    assert part.images == (LOGO,)
    assert not part.milestones
    assert not part.success


def test_what_a_note_stands_under_says_no_more_than_its_name() -> None:
    part = read(copied(onboarding(), ("shot",)).data).part
    assert part.images == (PHOTO,)
    assert [(t.id, t.title, t.feelings) for t in part.touchpoints] == [("data", "Data migration", ())]


def test_touchpoints_that_share_the_column_of_one_that_stays_share_one_still() -> None:
    journey = onboarding()
    assert read(copied(journey, ("usage",)).data).part.touchpoints[0].together_with is None
    assert read(copied(journey, ("guide", "usage")).data).part.touchpoints[1].together_with == "guide"


def test_a_cut_takes_all_that_hangs_on_it_and_flows_chosen_with_it() -> None:
    after = cut(onboarding(), ("setup", "f4"))
    assert [t.id for t in after.touchpoints] == ["kick", "first", "train", "guide", "usage"]
    assert [flow.id for flow in after.flows] == ["f5"]


@pytest.mark.parametrize("keys", [(), ("f1",), ("f1", "f2")])
def test_there_must_be_something_to_copy(keys: tuple[str, ...]) -> None:
    with pytest.raises(JourneyError, match="nothing to copy"):
        copied(onboarding(), keys)


def test_unknown_things_cannot_be_copied() -> None:
    with pytest.raises(JourneyError, match="nothing with the id “gone”"):
        copied(onboarding(), ("gone",))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda c: c.pop("clip"), "no part of a journey map"),
        (lambda c: c.update(clip=[]), "no part of a journey map"),
        (lambda c: c["clip"].update(version="1"), "no part of a journey map"),
        (lambda c: c["clip"].update(version=True), "no part of a journey map"),
        (lambda c: c["clip"].update(version=2), "copied in a newer journeymap; update this one"),
        (lambda c: c["schema"].update(major=9), "copied in a newer journeymap|cannot be shown"),
        (lambda c: c.update(must_understand=["time travel"]), "copied in a newer journeymap"),
        (lambda c: c["clip"].update(chosen=[]), "no part of a journey map"),
        (lambda c: c["clip"].update(chosen=["gone"]), "no part of a journey map"),
        (lambda c: c["clip"].update(chosen=[7]), "no part of a journey map"),
        (lambda c: c["clip"].update(chosen="sso"), "no part of a journey map"),
        (lambda c: c["clip"].update(chosen=["f1"]), "no part of a journey map"),
        (lambda c: c["clip"].update(cut=True, flows={}), "no part of a journey map"),
        (lambda c: c["clip"].update(cut=True, flows=[{"id": "x"}]), "no part of a journey map"),
        (lambda c: c["touchpoints"][0].update(stage="gone"), "cannot be pasted.*names no stage"),
        (lambda c: c["touchpoints"][0].update(day="soon"), "cannot be pasted"),
        (lambda c: c.update(format="other"), "cannot be pasted"),
    ],
)
def test_a_clip_that_is_none_is_refused(change: Callable[[dict[str, Any]], Any], sentence: str) -> None:
    found = clip("kick", "sso")
    change(found)
    with pytest.raises(FileError, match=sentence):
        pasted(new_journey(), json.dumps(found).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"null",
        b"[" * 100_000,
        b" " * 25_000_001,
        b'{"format":"journeymap"}',
        dump(onboarding()),
    ],
    ids=["nothing", "cut off", "no text", "null", "deep", "large", "bare", "a whole map"],
)
def test_bytes_that_are_no_clip_are_refused(data: bytes) -> None:
    with pytest.raises(FileError, match="clipboard"):
        pasted(new_journey(), data)


def test_ties_that_make_no_sense_are_passed_over() -> None:
    found = clip("kick")
    found["clip"].update(
        cut=True,
        flows=[{"id": "x", "source": "kick", "target": "gone"}, {"id": "y", "source": "kick", "target": "kick"}],
        ties=[["gone", "touchpoint", "kick"], ["kick", "stage", "kick"], ["kick", "id", "kick"], [1, 2], "x", None],
    )
    after = pasted(new_journey(), json.dumps(found).encode()).journey
    assert [t.id for t in after.touchpoints] == ["kick"]
    assert not after.flows


def test_broken_clips_give_a_map_or_a_sentence() -> None:
    """Whatever is changed in a clip, nothing but our own errors comes of it, and nothing but sound maps."""
    good = copied(onboarding(), ("on", "pains", "dana", "weekly", "by30"), cut=True).data
    rng = random.Random(5)
    pasted_well = 0
    for _ in range(300):
        data = bytearray(good)
        for _ in range(rng.randint(1, 3)):
            data[rng.randrange(len(data))] = rng.choice(b'"[]{},:0123456789abcdefghijklmnopqrstuvwxyz')
        try:
            step = pasted(onboarding(), bytes(data), place(onboarding(), rng.choice((None, "kick", "ad", "pains"))))
        except (FileError, JourneyError) as error:
            sentence = str(error)
            assert sentence
        else:
            pasted_well += 1
            dump(step.journey)
    assert pasted_well > 20
