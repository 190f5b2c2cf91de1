from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_templates import corporate
from pptx import Presentation
from pptx.util import Inches
from reading_pptx import NAMES, check_package, parts, titles

from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.layout.slides.deck import deck
from journeymap.model.journey import Journey
from journeymap.render.errors import ExportError
from journeymap.render.pptx import write_deck
from journeymap.render.pptx_notes import line
from journeymap.render.pptx_refresh import order
from journeymap.render.pptx_template import dressed, frame_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pptx.presentation import Presentation as Deck

LOOK = theme("light")


@pytest.fixture(scope="module")
def journey() -> Journey:
    return open_journey("examples/saas-onboarding-to-advocacy.journey").journey


@pytest.fixture(scope="module")
def first(journey: Journey) -> bytes:
    return write_deck(deck(journey, LOOK), journey, LOOK)


def _again(journey: Journey, previous: bytes) -> bytes:
    look = dressed(LOOK, previous)
    return write_deck(deck(journey, look, frame_of(previous)), journey, look, previous=previous)


def _worked_on(data: bytes, work: Callable[[Deck], None]) -> bytes:
    """The deck after somebody did something with it, in a program of their own."""
    held = Presentation(BytesIO(data))
    work(held)
    out = BytesIO()
    held.save(out)
    return out.getvalue()


def _move(held: Deck, source: int, target: int) -> None:
    listed = held.slides._sldIdLst
    one = listed[source]
    listed.remove(one)
    listed.insert(target, one)


def _their_slide(held: Deck) -> None:
    """A slide of theirs before our third, with a link to our second and one to our last."""
    slide = held.slides.add_slide(held.slide_layouts[2])
    slide.shapes.title.text = "Our own plan"
    slide.notes_slide.notes_text_frame.text = "Said by us"
    for number, target in enumerate((held.slides[1], held.slides[len(held.slides) - 2])):
        box = slide.shapes.add_textbox(Inches(1), Inches(2 + number), Inches(2), Inches(1))
        box.click_action.target_slide = target
    _move(held, len(held.slides) - 1, 2)


def test_a_deck_exported_again_is_the_same(journey: Journey, first: bytes) -> None:
    assert _again(journey, first) == first


def test_their_slide_between_ours_stays_byte_for_byte(journey: Journey, first: bytes) -> None:
    theirs = _worked_on(first, _their_slide)
    renamed = journey.model_copy(
        update={"stages": tuple(one.model_copy(update={"title": f"{one.title} now"}) for one in journey.stages)}
    )
    members = check_package(again := _again(renamed, theirs))
    assert titles(again)[2] == "Our own plan"
    assert any(" now" in title for title in titles(again))
    assert len(titles(again)) == len(titles(theirs))
    before = parts(theirs)
    (name,) = [name for name in before if name.startswith("ppt/slides/slide") and b"Our own plan" in before[name]]
    assert members[name] == before[name]
    assert b"Said by us" in b"".join(members.values())


def test_slides_that_are_gone_leave_nothing_behind_but_their_links_are_taken_out(
    journey: Journey, first: bytes
) -> None:
    theirs = _worked_on(first, _their_slide)
    fewer = Journey(title=journey.title, owner=journey.owner, stages=journey.stages[:1])
    members = check_package(again := _again(fewer, theirs))
    assert "Our own plan" in titles(again)
    assert len(titles(again)) < len(titles(first))
    everything = b"".join(members.values())
    assert journey.touchpoints[-1].title.encode() not in everything
    assert journey.stages[-1].title.encode() not in everything
    (own,) = [one for one in Presentation(BytesIO(again)).slides if one.shapes.title.text == "Our own plan"]
    links = own._element.findall(".//a:hlinkClick", NAMES)
    assert len(links) == sum(title in titles(again) for title in (titles(first)[1], titles(first)[-1]))


def test_their_order_of_our_slides_stays_and_new_ones_find_their_place(journey: Journey, first: bytes) -> None:
    slides = deck(journey, LOOK)
    without = write_deck([one for one in slides if one.kind != "stage"], journey, LOOK)
    moved = _worked_on(without, lambda held: _move(held, len(held.slides) - 1, 0))
    again = titles(_again(journey, moved))
    assert again[0] == titles(without)[-1]
    stages = [one.title for one in slides if one.kind == "stage"]
    at = again.index(stages[0])
    assert again[at : at + len(stages)] == stages
    assert again[at - 1] == slides[[one.kind for one in slides].index("stage") - 1].title
    assert sorted(again) == sorted(titles(first))


@given(st.permutations("abcdef"), st.sets(st.sampled_from("uvw")), st.permutations("abcdefgh"))
def test_order_keeps_what_is_there_and_adds_what_is_new(there: list[str], more: set[str], wanted: list[str]) -> None:
    before = [*there[:3], *sorted(more), *there[3:]]
    after = order(before, wanted)
    assert [one for one in after if one in before] == before
    assert sorted(after) == sorted({*before, *wanted})
    for one in "gh":
        at = wanted.index(one)
        if at:
            assert after[after.index(one) - 1] == wanted[at - 1]


def test_notes_below_the_line_stay_with_their_looks(journey: Journey, first: bytes) -> None:
    def write(held: Deck) -> None:
        frame = held.slides[0].notes_slide.notes_text_frame
        run = frame.paragraphs[-1].add_run()
        run.text = "Tell them about Bremen"
        run.font.bold = True

    theirs = _worked_on(first, write)
    again = _again(journey, theirs)
    said = Presentation(BytesIO(again)).slides[0].notes_slide.notes_text_frame
    assert said.text == f"{deck(journey, LOOK)[0].notes}\n{line('title')}\nTell them about Bremen".lstrip("\n")
    assert said.paragraphs[-1].runs[0].font.bold
    assert _again(journey, again) == again


def test_notes_written_over_ours_are_kept_below_the_line(journey: Journey, first: bytes) -> None:
    def write(held: Deck) -> None:
        held.slides[1].notes_slide.notes_text_frame.text = "All my own words"
        held.slides[2].notes_slide.notes_text_frame.text = deck(journey, LOOK)[2].notes

    again = Presentation(BytesIO(_again(journey, _worked_on(first, write))))
    assert again.slides[1].notes_slide.notes_text_frame.text.endswith(f"{line('overview')}\nAll my own words")
    assert again.slides[2].notes_slide.notes_text_frame.text.rstrip("\n").endswith(line(deck(journey, LOOK)[2].key))


def test_a_hidden_slide_stays_hidden_and_keeps_its_transition(journey: Journey, first: bytes) -> None:
    def hide(held: Deck) -> None:
        held.slides[1]._element.set("show", "0")
        clock = held.slides[1]._element.makeelement(f"{{{NAMES['p']}}}transition", {"spd": "slow"})
        held.slides[1]._element.find("p:clrMapOvr", NAMES).addnext(clock)

    again = _again(journey, _worked_on(first, hide))
    check_package(again)
    slide = Presentation(BytesIO(again)).slides[1]._element
    assert slide.get("show") == "0"
    assert slide.find("p:transition", NAMES).get("spd") == "slow"


@pytest.mark.parametrize("named", [True, False])
def test_slides_known_by_their_names_or_notes_alone_are_ours_too(journey: Journey, first: bytes, named: bool) -> None:
    def forget_tags(held: Deck) -> None:
        for slide in held.slides:
            tags = slide._element.find("p:cSld/p:custDataLst", NAMES)
            rel_id = tags[0].get(f"{{{NAMES['r']}}}id")
            tags.getparent().remove(tags)
            slide.part.drop_rel(rel_id)
            if not named:
                slide._element.find("p:cSld", NAMES).attrib.pop("name")

    again = _again(journey, _worked_on(first, forget_tags))
    check_package(again)
    assert titles(again) == titles(first)


def test_into_a_deck_of_theirs_ours_come_after_theirs(journey: Journey) -> None:
    theirs = parts(corporate())
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in theirs.items():
            packed.writestr(name, content)
    again = _again(journey, out.getvalue())
    check_package(again)
    assert titles(again)[:2] == ["Sample slide 1", "Sample slide 2"]
    assert len(titles(again)) > 8


def test_a_deck_of_two_maps_keeps_the_other(journey: Journey, first: bytes) -> None:
    other = Journey(title="Another map", owner="CX", stages=journey.stages[:2])
    # A map of another name in a deck with one map's slides is that map renamed; so both are put in by hand.
    tagged = dict(parts(first))
    for name, content in tagged.items():
        if name.startswith("ppt/tags/") and b"stage/" in content:
            tagged[name] = content.replace(b"From signature to advocate", b"Another map")
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in tagged.items():
            packed.writestr(name, content)
    again = _again(other, out.getvalue())
    check_package(again)
    assert set(titles(again)) > {
        title for title, slide in zip(titles(first), deck(journey, LOOK), strict=True) if slide.kind != "stage"
    }
    with pytest.raises(ExportError, match="none of “A third”"):
        _again(Journey(title="A third"), out.getvalue())


def test_a_renamed_map_replaces_its_slides(journey: Journey, first: bytes) -> None:
    renamed = journey.model_copy(update={"title": "From contract to champion"})
    again = _again(renamed, first)
    check_package(again)
    assert len(titles(again)) == len(titles(first))
    assert titles(again)[0] == "From contract to champion"


def test_a_copy_of_our_slide_that_somebody_made_is_theirs(journey: Journey, first: bytes) -> None:
    members = parts(first)
    main, rels = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
    kinds = members["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/ppt/slides/slide99.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'presentationml.slide+xml"/></Types>',
    )
    copied = members | {
        "[Content_Types].xml": kinds,
        "ppt/slides/slide99.xml": members["ppt/slides/slide2.xml"].replace(b"</a:t>", b" (mine)</a:t>", 1),
        "ppt/slides/_rels/slide99.xml.rels": members["ppt/slides/_rels/slide2.xml.rels"],
        main: members[main].replace(b"</p:sldIdLst>", b'<p:sldId id="999" r:id="rId999"/></p:sldIdLst>'),
        rels: members[rels].replace(
            b"</Relationships>",
            b'<Relationship Id="rId999" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"'
            b' Target="slides/slide99.xml"/></Relationships>',
        ),
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in copied.items():
            packed.writestr(name, content)
    after = check_package(_again(journey, out.getvalue()))
    assert after["ppt/slides/slide99.xml"] == copied["ppt/slides/slide99.xml"]
    assert after["ppt/slides/slide2.xml"].count(b"<p:tags ") == 1
