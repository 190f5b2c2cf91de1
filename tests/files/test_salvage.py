"""What is left of a broken file is rescued, and what is not is told."""

from __future__ import annotations

import contextlib
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import journeys, picture, random_journey

from journeymap.files.errors import FileError
from journeymap.files.format import dump, load
from journeymap.files.limits import MAX_BYTES, MAX_RESCUED
from journeymap.files.salvage import Salvaged, salvage
from journeymap.model.journey import THING_FIELDS, Feeling, Journey, Note, Stage, Touchpoint
from journeymap.model.parse import parse

ROOT = Path(__file__).parent.parent.parent


def things(journey: Journey) -> dict[str, Any]:
    return {thing.id: thing for field in THING_FIELDS for thing in getattr(journey, field)}


def sound(found: Salvaged) -> bool:
    """Whether it can be saved and opened again."""
    return load(dump(found.journey)).journey == found.journey


def broken(change: dict[str, Any], journey: Journey | None = None) -> Salvaged:
    """A journey's file with some fields that are others."""
    fields = json.loads(dump(journey or random_journey(3)))
    return salvage(json.dumps({**fields, **change}, ensure_ascii=False).encode())


@given(journeys())
@settings(max_examples=40, deadline=None)
def test_what_is_not_broken_comes_as_it_is(journey: Journey) -> None:
    assert salvage(dump(journey)) == Salvaged(journey)


@given(
    journeys(),
    st.lists(st.tuples(st.integers(0, 3), st.floats(0, 1), st.binary(min_size=1, max_size=30)), min_size=1, max_size=4),
)
@settings(max_examples=120, deadline=None)
def test_however_a_file_is_damaged_what_comes_is_sound(
    journey: Journey, damages: list[tuple[int, float, bytes]]
) -> None:
    data = bytearray(dump(journey))
    for kind, where, filler in damages:
        at = int(where * len(data))
        match kind:
            case 0:
                data[at : at + len(filler)] = filler
            case 1:
                del data[at : at + len(filler) ** 2]
            case 2:
                data[at:at] = filler
            case _:
                del data[at:]
    with contextlib.suppress(FileError):
        assert sound(salvage(bytes(data)))


def test_where_one_byte_is_wrong_one_record_is_at_the_most() -> None:
    lost_more = 0
    for seed in range(150):
        dice = random.Random(seed)
        journey = random_journey(seed % 20)
        data = bytearray(dump(journey))
        at = dice.randrange(len(data))
        match dice.randrange(3):
            case 0:
                data[at] ^= 1 << dice.randrange(8)
            case 1:
                del data[at]
            case _:
                data.insert(at, dice.randrange(256))
        found = salvage(bytes(data))
        assert sound(found)
        after = things(found.journey)
        changed = sum(after.get(key) != thing for key, thing in things(journey).items())
        lost_more += changed > 1
    assert lost_more <= 6, "pictures are shown by several things, and the name of a list may be hit"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.97])
def test_of_a_file_that_was_cut_off_everything_before_is_there(share: float) -> None:
    journey = random_journey(7, stages=6, touchpoints=60)
    data = dump(journey)
    kept = data[: int(share * len(data))]
    found = salvage(kept)
    assert "cut off" in found.lost[0]
    after = things(found.journey)
    lines = {line.split('"id": "')[1].split('"')[0] for line in kept.decode("utf-8", "ignore").splitlines()[:-1]
             if line.startswith('    {"id": "')}  # fmt: skip
    assert lines
    assert lines <= after.keys()


def test_what_a_field_cannot_hold_is_left_out_and_told() -> None:
    found = broken({"stages": [{"id": "s1", "title": "Onboarding", "start_day": "soon", "colour": "#12"}],
                    "touchpoints": [{"id": "t1", "stage": "s1", "title": "Call", "channel": "fax", "day": 5}]},
                   Journey(title="Map"))  # fmt: skip
    assert found.journey.stages == (Stage(id="s1", title="Onboarding"),)
    assert found.journey.touchpoints == (Touchpoint(id="t1", stage="s1", title="Call", day=5),)
    told = "\n".join(found.lost)
    assert "stage “Onboarding”: start day must be a whole number, not “soon” (left out)" in told.lower().replace(
        "onboarding", "Onboarding"
    )
    assert "channel “fax” is not known" in told


def test_what_others_belong_to_is_made_anew() -> None:
    journey = Journey(
        title="Map",
        stages=(Stage(id="s1", title="Here"),),
        touchpoints=(Touchpoint(id="t1", stage="s1", title="Call"),),
    )
    touchpoints = [
        {"id": "t1", "stage": "s1", "title": "Call", "feelings": [{"persona": "gone", "value": 1}]},
        {"id": "t2", "stage": "s9", "title": "Mail"},
        {"id": "t3", "stage": "s9", "title": "Talk", "together_with": "t9"},
    ]
    notes = [
        {"id": "n1", "lane": "l1", "at": "t1", "text": "Well"},
        {"id": "n2", "lane": "l1", "at": "t8", "text": "Hm"},
    ]
    flows = [{"id": "f1", "source": "t1", "target": "t2"}, {"id": "f2", "source": "t1", "target": "t7"}]
    found = broken({"touchpoints": touchpoints, "notes": notes, "flows": flows}, journey).journey
    assert [(stage.id, stage.title) for stage in found.stages[:2]] == [("s1", "Here"), ("s9", "Lost stage")]
    assert [t.stage for t in found.touchpoints[:3]] == ["s1", "s9", "s9"]
    assert found.touchpoints[0].feelings == (Feeling(persona="gone", value=1),)
    assert found.touchpoints[2].together_with is None
    assert [persona.name for persona in found.personas] == ["Lost persona"]
    assert found.notes == (
        Note(id="n1", lane="l1", at="t1", text="Well"),
        Note(id="n2", lane="l1", at="t8", text="Hm"),
    )
    assert found.touchpoints[3].title == "Lost touchpoint"
    assert [flow.id for flow in found.flows] == ["f1"]


def test_two_of_one_id_are_both_kept() -> None:
    found = broken({"stages": [{"id": "a", "title": "One"}, {"id": "a", "title": "Two"}, {"id": "a", "title": "One"}]},
                   Journey(title="Map"))  # fmt: skip
    assert [stage.title for stage in found.journey.stages] == ["One", "Two"]
    assert len({stage.id for stage in found.journey.stages}) == 2
    assert any("has a new one now" in one for one in found.lost)


def test_an_id_that_cannot_be_is_changed_wherever_it_is_named() -> None:
    touchpoints = [{"id": "t", "stage": "not an id", "title": "Call"}]
    found = broken({"stages": [{"id": "not an id", "title": "One"}], "touchpoints": touchpoints}, Journey(title="Map"))
    assert found.journey.touchpoints[0].stage == found.journey.stages[0].id
    assert len(found.journey.stages) == 1


def test_the_only_one_without_an_id_gets_the_one_that_others_name() -> None:
    found = broken({"stages": [{"title": "One"}, {"id": "s2", "title": "Two"}],
                    "touchpoints": [{"id": "t", "stage": "s1", "title": "Call"}]}, Journey(title="Map"))  # fmt: skip
    assert [stage.id for stage in found.journey.stages] == ["s1", "s2"]


def test_a_text_that_is_too_long_is_cut() -> None:
    found = broken({"owner": "x" * 10_001}, Journey(title="Map"))
    assert found.journey.owner == "x" * 10_000
    assert "longer than 10,000 characters" in found.lost[-1]


def test_numbers_that_cannot_be_and_names_twice() -> None:
    data = (
        b'{"format": "journeymap", "schema": {"major": 1, "minor": 2}, "title": "Map", "title": "Other",'
        b'"names_width": NaN, "x": 1e999, "stages": [{"id": "s", "title": "A", "start_day": ' + b"9" * 5000 + b"}]}"
    )
    found = salvage(data)
    assert found.journey == parse({"title": "Map", "stages": [{"id": "s", "title": "A"}]})
    assert any("start day could not be read" in one for one in found.lost)


def test_pictures_whose_bytes_are_whole_are_kept_under_their_true_hash() -> None:
    whole, damaged = picture(1), picture(2)
    images = {
        whole.sha256[:-1] + ("0" if whole.sha256[-1] != "0" else "1"): {"kind": "jpeg", "width": 9, "data": whole.data},
        damaged.sha256: {"kind": "png", "width": 4, "height": 3, "data": damaged.data[:-8] + "AAAAAAA="},
    }
    people = [{"id": "p", "name": "A", "image": whole.sha256}, {"id": "q", "name": "B", "image": damaged.sha256}]
    found = broken({"images": images, "personas": people}, Journey(title="Map"))
    assert found.journey.images == (whole,)
    assert [persona.image for persona in found.journey.personas] == [whole.sha256, None]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace('"format": "journeymap"', '"format": "jour'),
        lambda text: text.replace('"schema"', '"schwa"'),
        lambda text: text[1:],
        lambda text: "\ufeff" + text[:-2],
        lambda text: text.replace("\n", ""),
        lambda text: json.dumps(json.loads(text), indent=4) + "}",
        lambda text: json.dumps(json.loads(text), separators=(",", ":"))[:-1],
        lambda text: text.replace('"stages": [', '"stages" ['),
        lambda text: text.replace('"stages"', '"stges"') + "x",
    ],
    ids=["format", "schema", "brace", "mark", "lines", "indented", "packed", "colon", "name"],
)
def test_a_map_is_found_whatever_is_wrong_round_it(change: Any) -> None:
    journey = random_journey(5)
    found = salvage(change(dump(journey).decode()).encode())
    assert things(found.journey) == things(journey)
    assert sound(found)


def test_files_in_other_encodings() -> None:
    journey = Journey(title="Käufer", stages=(Stage(id="s", title="Über"),))
    text = dump(journey).decode()
    for data in (text.encode("utf-16"), b"\xfe\xff" + text.encode("utf-16-be")):
        found = salvage(data).journey
        assert (found.title, found.stages) == (journey.title, journey.stages)
    assert "�" in salvage(text.encode("cp1252")).journey.title


def test_of_an_older_format_nothing_more_is_lost() -> None:
    data = (
        b'{"format": "journeymap", "schema": {"major": 0, "minor": 9}, "title": "Map", "stages": [{"id": "s",'
        b' "title": "A"}], "touchpoints": [{"id": "t", "stage": "s", "title": "B", "feeling": -1}]'
    )
    assert salvage(data).journey.touchpoints[0].feelings[0].value == -1


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "the file is empty"),
        (b"\0" * 999, "nothing but zeros"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "PNG picture"),
        (b"PK\x03\x04 [{", "ZIP archive"),
        (b"Dear all, here are the minutes", "nothing of a map"),
        (b'{"name": "x", "version": "1"}', "nothing of a map"),
        (b"[[[[", "nothing of a map"),
        (b"x" * (MAX_BYTES + 1), "more than the 25 MB"),
        (b"[" * (MAX_RESCUED + 1), "far more than a journey"),
    ],
)
def test_where_nothing_of_a_map_is_in_it(data: bytes, why: str) -> None:
    with pytest.raises(FileError, match=why):
        salvage(data)


def test_the_sentences_are_not_endless() -> None:
    stages = [{"id": f"s{n}", "title": n} for n in range(20_000)]
    found = broken({"stages": stages}, Journey(title="Map"))
    assert len(found.journey.stages) == 10_000
    assert len(found.lost) == 101
    assert found.lost[-1].endswith("more like these")


HEADER = '{"format": "journeymap", "schema": {"major": 1, "minor": 2}, "title": "x",\n'
MALICIOUS = {
    "open objects": (HEADER + '"stages": [', '{"id":', MAX_RESCUED - 9, ""),
    "open records": (HEADER + '"touchpoints": [', '{"id": "t#", "feelings": [{"a":1},\n', MAX_RESCUED // 3 - 9, ""),
    "damaged records": (HEADER + '"stages": [', '{"id": "s#", "title: 7},\n', MAX_RESCUED - 9, "]"),
    "one id": (HEADER + '"stages": [', '{"id": "s", "title": "#"},\n', MAX_RESCUED - 9, "]"),
    "lost references": (HEADER + '"notes": [', '{"id": "n#", "lane": "l#", "at": "t#"},\n', MAX_RESCUED - 9, "]"),
    "a long name": (HEADER + '"', "x\\\\", 8_000_000, ""),
    "backslashes": (HEADER + '"', "\\", MAX_BYTES - 300, ""),
    "names": (HEADER + '"stages": [{"id"', ', "a":', 400_000, ""),
    "fields": (HEADER, '\n"title":x', 200_000, ""),
    "merges": (HEADER + "<<<<<<< a\n", "||||||| b\n", 2_000_000, ">>>>>>> c\n"),
    "sides": (HEADER, "<<<<<<< a\n=======\n>>>>>>> c\n", 800_000, ""),
    "many files": ("", HEADER + '"span": "y"}\n', 200_000, ""),
    "brackets": ("", "} ", 10_000_000, "{"),
    "no text": (HEADER + '"', "\udcff a", 5_000_000, ""),
}
"""What stands before, what is repeated (# is its number), how often, and what stands after."""
ATTACK = """
import sys, time
sys.path.insert(0, sys.argv[1])
from journeymap.files.errors import FileError
from journeymap.files.salvage import salvage
head, unit, times, tail = sys.argv[2:]
middle = "".join(unit.replace("#", str(n)) for n in range(int(times))) if "#" in unit else unit * int(times)
data = (head + middle + tail).encode("utf-8", "surrogateescape")
del middle
try:
    salvage(b"{}")
except FileError:
    pass
begun = time.process_time()
try:
    salvage(data)
except FileError:
    pass
took = time.process_time() - begun
status = open("/proc/self/status").read()
print(took, int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="peak memory as Linux counts it")
@pytest.mark.parametrize("name", MALICIOUS)
def test_malicious_files_are_rescued_or_refused_soon_and_in_little_memory(name: str) -> None:
    command = [sys.executable, "-c", ATTACK, str(ROOT), *map(str, MALICIOUS[name])]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    took, peak = map(float, done.stdout.split())
    print(f"\n{name}: {took:.2f} s, {peak:.0f} MB")
    assert took < 2.0
    assert peak < 300


def merged(journey: Journey, *, base: bool = False) -> bytes:
    """A file as version control leaves it where both have renamed the first touchpoint."""
    lines = dump(journey).decode().split("\n")
    at = next(number for number, line in enumerate(lines) if '"touchpoints"' in line) + 1
    theirs = lines[at].replace('"title": "', '"title": "Their ')
    origin = ["||||||| 1a2b3c", lines[at].replace('"title": "', '"title": "Old ')] if base else []
    lines[at : at + 1] = ["<<<<<<< HEAD", lines[at], *origin, "=======", theirs, ">>>>>>> branch"]
    return "\n".join(lines).encode()


@pytest.mark.parametrize("base", [False, True], ids=["two sides", "with what both came from"])
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_of_a_merge_that_was_not_settled_both_sides_are_kept(base: bool, ends: bytes) -> None:
    journey = random_journey(7)
    first = journey.touchpoints[0]
    found = salvage(merged(journey, base=base).replace(b"\n", ends))
    titles = [one.title for one in found.journey.touchpoints]
    assert titles[:2] == [first.title, f"Their {first.title}"]
    assert titles[2:] == [one.title for one in journey.touchpoints[1:]]
    assert found.journey.notes == journey.notes
    assert "a merge that was not settled" in found.lost[0]
    assert "both are kept" in found.lost[1]
    assert len(found.lost) == 3


def test_marks_of_a_merge_in_a_text_are_a_text() -> None:
    journey = Journey(title="Map", evidence="<<<<<<< HEAD\n=======\n>>>>>>> x")
    assert salvage(dump(journey)) == Salvaged(journey)
    assert salvage(dump(journey) + b"!").journey == journey


def test_of_several_maps_in_one_file_the_last_is_taken() -> None:
    old, new = random_journey(7), random_journey(7).model_copy(update={"title": "Newer"})
    found = salvage(dump(old) + dump(new))
    assert found.journey == new
    assert "2 maps stood in it" in found.lost[-1]
    again = salvage(dump(new) * 3)
    assert again.journey == new
    assert again.lost[-1] == "The same map stood in it 3 times"


def test_of_a_file_that_was_cut_off_it_is_told_what_is_lost() -> None:
    data = dump(random_journey(7, stages=6, touchpoints=60))
    told = "\n".join(salvage(data[: data.index(b'"touchpoints"') + 900]).lost)
    assert "the file ends here, among the touchpoints; the rest of them and, if there were any, milestones" in told
    assert "the file ends here; what stood behind it and" in "\n".join(salvage(data[:160]).lost)


def test_where_nothing_is_lost_that_is_told() -> None:
    journey = random_journey(7)
    data = dump(journey)
    for broken in (data.replace(b"},\n", b"}\n", 1), data.replace(b"}\n  ]", b"},\n  ]", 1), data + bytes(3_000)):
        found = salvage(broken)
        assert found.journey == journey
        assert found.lost[1:] == ("Nothing is lost, as far as can be told",)


def test_bytes_that_are_no_text_are_told_with_their_lines() -> None:
    data = dump(random_journey(7)).split(b"\n")
    for line in (2, 30, 31):
        data[line - 1] = data[line - 1].replace(b'": "', b'": "\xff', 1)
    assert any(
        "3 places hold bytes that are no text" in one and "(lines 2, 30, 31)" in one
        for one in salvage(b"\n".join(data)).lost
    )


def test_quotation_marks_of_programs_for_letters_cost_no_text() -> None:
    data = dump(Journey(title="Map of it", owner="Anna")).replace(
        b'"title": "Map of it"', '"title": “Map of it”'.encode()
    )
    found = salvage(data)
    assert (found.journey.title, found.journey.owner) == ("Map of it", "Anna")


def test_of_many_things_that_stood_there_twice_the_number_is_told() -> None:
    journey = random_journey(7, stages=6, touchpoints=60)
    fields = json.loads(dump(journey))
    found = broken({"touchpoints": fields["touchpoints"] * 2}, journey)
    assert found.journey.touchpoints == journey.touchpoints
    assert "60 things stood there twice, alike; each is there once now" in found.lost


def test_where_the_lanes_are_lost_the_touchpoints_can_be_seen_all_the_same() -> None:
    data = dump(random_journey(7, stages=6, touchpoints=60))
    found = salvage(data[: data.index(b'"lanes"')])
    assert [lane.kind for lane in found.journey.lanes] == ["touchpoints", "experience"]
    assert all(lane.title for lane in found.journey.lanes)
    assert any("there are new ones now that show the touchpoints" in one for one in found.lost)
    assert sound(found)
    journey = random_journey(7)
    only = journey.model_copy(update={"lanes": journey.lanes[:1], "notes": ()})
    assert broken({"span": 7}, only).journey.lanes == only.lanes
