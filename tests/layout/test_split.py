"""A map over several pages: everything is there, nothing is cut."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from little_maps import flows, row
from onboarding import onboarding
from strategies import journeys
from stress import stress

from journeymap.draw.marks import Box, Close, Text
from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.paper import paper
from journeymap.layout.split import split
from journeymap.model.journey import Lane, Milestone, Note, Stage, SubStage, SuccessCriterion, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.draw.marks import Fragment, TextBlock
    from journeymap.layout.pages import Page
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey

LIGHT = theme("light")
NEAR = 0.6
SHEETS = ["a4", "a5 portrait", "a3", "200x120mm", "60x60mm", "a0", "letter portrait"]
ONCE = ("touchpoint", "note", "metric", "signal", "milestone", "owner", "channel", "feeling")


def on_pages(journey: Journey, sheet: str, **wanted: object) -> tuple[Scene, tuple[Page, ...]]:
    scene = build(journey, LIGHT)
    return scene, split(scene, journey, LIGHT, paper(sheet), **wanted)  # type: ignore[arg-type]  # options by name


def texts(fragment: Fragment) -> Iterator[Text]:
    for mark in fragment.marks:
        if isinstance(mark, Box):
            yield from mark.texts
        elif isinstance(mark, Text):
            yield mark


def letters(block: TextBlock) -> str:
    return "".join("".join(line.text for line in block.lines).split())


def no_line_is_cut(page: Page) -> None:
    """Every line of text lies on the paper, and in its window."""
    for window in page.shown():
        for placed in window.placed:
            for text in texts(placed.fragment):
                for line in text.block.lines:
                    left = (placed.x + text.x + line.x) * window.scale + window.dx
                    right = left + line.width * window.scale
                    base = (placed.y + text.y + line.y) * window.scale + window.dy
                    size = text.block.size * window.scale
                    assert left >= -NEAR
                    assert right <= page.width + NEAR
                    assert base - 0.7 * size >= -NEAR
                    assert base + 0.2 * size <= page.height + NEAR
                    if window.clip is not None:
                        x, y, width, height = window.clip
                        assert left >= x - NEAR, line.text
                        assert right <= x + width + NEAR, line.text
                        assert base - 0.7 * size >= y - NEAR, line.text
                        assert base + 0.2 * size <= y + height + NEAR, line.text


def said(pages: tuple[Page, ...]) -> dict[tuple[str, str], str]:
    found: defaultdict[tuple[str, str], str] = defaultdict(str)
    for page in pages:
        for window in page.shown():
            if not window.furniture:
                for placed in window.placed:
                    if placed.role in ONCE and placed.thing is not None:
                        key = (placed.role, placed.thing)
                        found[key] += "".join(letters(text.block) for text in texts(placed.fragment))
    return found


def said_by(scene: Scene) -> dict[tuple[str, str], str]:
    from journeymap.layout.pages import Page

    return said((Page(scene, scene.width, scene.height),))


def times(pages: tuple[Page, ...], role: str) -> Counter[str]:
    return Counter(
        placed.thing
        for page in pages
        for window in page.shown()
        for placed in window.placed
        if placed.role == role and placed.thing is not None and not window.furniture
    )


@settings(max_examples=40, deadline=None)
@given(journeys(), st.sampled_from(SHEETS), st.booleans())
def test_everything_is_there_once_and_no_line_is_cut(journey: Journey, sheet: str, cover: bool) -> None:
    scene, pages = on_pages(journey, sheet, cover=cover)
    for page in pages:
        no_line_is_cut(page)
    whole, parts = said_by(scene), said(pages)
    assert parts.keys() == whole.keys()
    for key, words in whole.items():
        # Letters, for a note is wrapped anew where its stage is in parts, and lines with two directions may differ.
        assert Counter(parts[key]) == Counter(words), key


@pytest.mark.parametrize("sheet", ["a4", "a4 portrait", "a5", "tabloid"])
def test_each_touchpoint_stands_whole_on_one_page(sheet: str) -> None:
    journey = stress(60)
    _, pages = on_pages(journey, sheet)
    assert len(pages) > 2
    assert times(pages, "touchpoint") == Counter({one.id: 1 for one in journey.touchpoints})
    for page in pages:
        for window in page.shown():
            if window.clip is None:
                continue
            for placed in window.placed:
                if placed.role == "touchpoint":
                    left = placed.x * window.scale + window.dx
                    top = placed.y * window.scale + window.dy
                    assert left >= window.clip.x - NEAR
                    assert left + placed.fragment.width * window.scale <= window.clip.x + window.clip.width + NEAR
                    assert top >= window.clip.y - NEAR
                    assert top + placed.fragment.height * window.scale <= window.clip.y + window.clip.height + NEAR


def test_the_smallest_text_is_as_large_as_asked_for() -> None:
    journey = stress(60)
    for wanted in (7.0, 10.0):
        _, pages = on_pages(journey, "a3", smallest=wanted)
        sizes = [
            text.block.size * window.scale * 0.75
            for page in pages[1:]
            for window in page.shown()
            if not window.furniture
            for placed in window.placed
            for text in texts(placed.fragment)
            if text.block.lines
        ]
        assert min(sizes) >= wanted - 0.01


def test_a_scale_is_kept_to() -> None:
    _, pages = on_pages(stress(60), "a3", scale=0.5)
    assert {window.scale for page in pages[1:] for window in page.shown() if not window.furniture} == {0.5}


def test_stages_stand_together_where_they_fit_and_say_where_they_go_on() -> None:
    stages = tuple(Stage(id=name, title=f"Stage {name}") for name in "ABC")
    counts = {"A": 3, "B": 3, "C": 14}
    cards = tuple(
        Touchpoint(id=f"{s}{n}", stage=s, title=f"{s} {n}") for s, most in counts.items() for n in range(most)
    )
    _, pages = on_pages(row(stages=stages, touchpoints=cards, milestones=(), success=()), "297x100mm")
    titles = [page.title for page in pages]
    assert titles == ["Overview", "Stage A, Stage B", "Stage C", *["Stage C (continued)"] * (len(pages) - 3)]
    for page in pages[1:]:
        assert any(placed.role == "stage" for window in page.shown() for placed in window.placed)
        names = [p.thing for w in page.shown() for p in w.placed if p.role == "lane-name" and p.thing]
        assert names == ["l1"]


def test_low_maps_stand_on_a_page_in_several_strips() -> None:
    journey = row(*(f"Step {n}".replace(" ", "-") for n in range(40)), milestones=(), success=())
    _, pages = on_pages(journey, "a4")
    (cover, *others) = pages
    strips = [sum(p.role == "stage" for w in page.shown() for p in w.placed) for page in others]
    assert max(strips) >= 3
    assert sum(strips) >= 6
    assert times(pages, "touchpoint") == Counter({one.id: 1 for one in journey.touchpoints})
    for page in pages:
        no_line_is_cut(page)
    body = others[0].shown()[1]
    ends = sorted((p.y, p.y + p.fragment.height) for p in body.placed if p.role in ("stage", "lane"))
    assert all(end <= start for (_, end), (start, _) in pairwise(ends))  # none lies upon another
    assert [p.thing for p in cover.shown()[2].placed] == [None]


def test_the_map_in_little_stays_inside_and_shows_each_page() -> None:
    for count in (20, 60, 300):
        journey = stress(count)
        _, (cover, *others) = on_pages(journey, "a4")
        (picture,) = cover.shown()[2].placed
        numbers = [text.block.source for text in texts(picture.fragment)]
        assert numbers == [str(number) for number in range(2, len(others) + 2)]
        for mark in picture.fragment.marks:
            if isinstance(mark, Box):
                ends = [(mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height)]
            else:
                ends = [(one.x, one.y) for one in mark.segments if not isinstance(one, Close)]  # type: ignore[union-attr]  # Close alone has none
            for x, y in ends:
                assert -1 <= x <= picture.fragment.width + 1
                assert -1 <= y <= picture.fragment.height + 1
        assert picture.x >= 0
        assert picture.x + picture.fragment.width <= cover.width


def test_what_hangs_on_a_stage_in_parts_is_not_repeated() -> None:
    cards = tuple(Touchpoint(id=f"t{n}", stage="s", title=f"Step {n}") for n in range(15))
    lanes = (Lane(id="l1", kind="touchpoints", title="Touchpoints"), Lane(id="l2", kind="pains", title="Pains"))
    notes = (Note(id="n", lane="l2", at="s", text="Nobody knows who signs, and that goes for all of it"),)
    _, pages = on_pages(row(touchpoints=cards, lanes=lanes, notes=notes), "a4")
    assert len(pages) > 2
    assert times(pages, "note") == Counter({"n": 1})


def test_a_condition_is_written_once_and_inside() -> None:
    titles = [f"t{n}" for n in range(15)]
    ways = flows("t0>t14:if the customer is in a hurry", "t4>t8:otherwise, and only after the second call", "t6<t2")
    journey = row(*titles, flows=ways)
    _, pages = on_pages(journey, "a4")
    written = Counter(
        text.block.source
        for page in pages
        for window in page.shown()
        for placed in window.placed
        if placed.role == "flow"
        for text in texts(placed.fragment)
        if text.block.lines
    )
    assert written == {"if the customer is in a hurry": 1, "otherwise, and only after the second call": 1}
    for page in pages:
        no_line_is_cut(page)
    drawn = [sum(p.role == "flow" for w in page.shown() for p in w.placed) for page in pages[1:]]
    assert sum(drawn) > len(ways) + len(titles) - 1  # the long ones go on from page to page


def test_what_is_higher_than_a_page_is_cut_between_lines() -> None:
    lanes = (Lane(id="l1", kind="touchpoints", title="Touchpoints"), Lane(id="l2", kind="says", title="Customer says"))
    essay = " ".join(f"word{n}" for n in range(1_200))
    notes = tuple(Note(id=f"n{n}", lane="l2", at="ABCDEFGH"[n], text=essay[n * 7 :]) for n in range(8))
    journey = row(*"ABCDEFGH", lanes=lanes, notes=notes)
    scene, pages = on_pages(journey, "a4")
    assert times(pages, "note")["n0"] > 2
    for page in pages:
        no_line_is_cut(page)
    assert said(pages)["note", "n0"] == said_by(scene)["note", "n0"]
    assert times(pages, "touchpoint") == Counter(dict.fromkeys("ABCDEFGH", 1))


def test_many_touchpoints_in_one_column_are_cut_between_cards() -> None:
    cards = tuple(
        Touchpoint(id=f"t{n}", stage="s", title=f"Step {n}", together_with="t0" if n else None) for n in range(30)
    )
    _, pages = on_pages(row(touchpoints=cards), "a4")
    assert len(pages) > 3
    assert times(pages, "touchpoint") == Counter({f"t{n}": 1 for n in range(30)})


@pytest.mark.parametrize("field", ["goal", "substage", "lane", "milestone", "touchpoint", "title", "success"])
def test_endless_texts_leave_room_for_the_rest(field: str) -> None:
    endless = "x" * 5_000
    named: dict[str, str] = {} if field in ("title", "success") else {field: endless}
    cards = [Touchpoint(id=f"t{n}", stage="s", title=f"Step {n}") for n in range(12)]
    cards[0] = cards[0].model_copy(update={"title": named.get("touchpoint", "Step 0"), "substage": "u"})
    journey = row(
        title=endless if field == "title" else "Map",
        stages=(Stage(id="s", title="Onboarding", goal=named.get("goal", "")),),
        substages=(SubStage(id="u", stage="s", title=named.get("substage", "First")),),
        touchpoints=tuple(cards),
        lanes=(Lane(id="l1", kind="touchpoints", title=named.get("lane", "Touchpoints")),),
        milestones=(Milestone(id="m", title=named.get("milestone", "Done"), day=3),),
        success=(SuccessCriterion(id="c", text=endless),) if field == "success" else (),
    )
    _, pages = on_pages(journey, "a4")
    assert 2 <= len(pages) < 60
    assert pages[-1].scale > 0.85
    assert all(times(pages, "touchpoint")[f"t{n}"] == 1 for n in range(1, 12))
    for page in pages:
        no_line_is_cut(page)


def test_milestones_keep_their_labels_on_their_page() -> None:
    cards = tuple(Touchpoint(id=f"t{n}", stage="s", title=f"Step {n}") for n in range(16))
    marks = tuple(Milestone(id=f"m{n}", title=f"Milestone number {n} is reached", day=2 * n) for n in range(15))
    _, pages = on_pages(row(touchpoints=cards, milestones=marks, success=()), "a4")
    assert times(pages, "milestone") == Counter({f"m{n}": 1 for n in range(15)})
    for page in pages:
        no_line_is_cut(page)


def test_a_map_that_fits_stands_whole_on_one_page() -> None:
    scene, (page,) = on_pages(row("A", "B"), "a3")
    assert page.scene is scene
    assert page.windows == ()


def test_an_empty_map_is_a_page() -> None:
    _, pages = on_pages(row(stages=(), milestones=(), success=()), "a5")
    assert len(pages) == 1


def test_pages_say_which_they_are_and_where_it_goes_on() -> None:
    _, pages = on_pages(onboarding(), "a5")
    for number, page in enumerate(pages, 1):
        words = [t.block.source for w in page.shown() if w.furniture for p in w.placed for t in texts(p.fragment)]
        assert f"Page {number} of {len(pages)}" in words
        assert any(word.startswith("Continues") for word in words) == (1 < number < len(pages))


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_pages_have_the_ground_of_their_theme(theme_name: str) -> None:
    look = theme(theme_name)
    scene = build(onboarding(), look)
    pages = split(scene, onboarding(), look, paper("a5"))
    assert {page.scene.background for page in pages} == {look.ground}
