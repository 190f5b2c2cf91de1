"""Hand-outs: everything that names an owner is on their page, nothing of anybody else's, and nothing is cut."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from little_maps import row
from strategies import journeys

from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.layout.handout import handouts, owners
from journeymap.layout.handout_duties import HandoutError, duties
from journeymap.layout.pages import NAMED
from journeymap.layout.reading import smallest_on
from journeymap.layout.texts import blocks_of
from journeymap.model.journey import Lane, Link, Metric, Milestone, Note, Signal, Stage, Touchpoint

if TYPE_CHECKING:
    from journeymap.layout.pages import Page
    from journeymap.model.journey import Journey

LIGHT = theme("light")
EXAMPLE = Path(__file__).parents[2] / "examples" / "saas-onboarding-to-advocacy.journey"
LANES = (
    Lane(id="l1", kind="touchpoints", title="Touchpoints"),
    Lane(id="l2", kind="pains", title="Pain points"),
    Lane(id="l3", kind="opportunities", title="Opportunities"),
    Lane(id="l4", kind="says", title="Customer says"),
)


def little(**fields: Any) -> Journey:
    """A map with something of every kind that ana owns, and something that ben does."""
    sound: dict[str, Any] = {
        "lanes": LANES,
        "stages": (
            Stage(id="s", title="Onboarding", goal="First value", owner="Ana", start_day=0, end_day=30),
            Stage(id="z", title="Renewal", owner="Ben"),
        ),
        "touchpoints": (
            Touchpoint(id="a", stage="s", title="Kick-off", owner="ana ", day=1, channel="video", moment_of_truth=True),
            Touchpoint(id="b", stage="s", title="Import", owner="Ben", day=3),
            Touchpoint(id="c", stage="z", title="Offer", owner="Ana", links=(Link(url="https://example.org/offer"),)),
        ),
        "milestones": (
            Milestone(id="m", title="Value seen", day=24, owner="Ana", criterion="A board uses it", stage="s"),
            Milestone(id="n", title="Invited", day=1, owner="ANA", required=False),
        ),
        "notes": (
            Note(id="p", lane="l2", at="a", text="Nobody knows", owner="Ana", status="open", impact="high"),
            Note(id="o", lane="l3", at="c", text="One page", owner="Ana", status="doing", effort="low"),
            Note(id="q", lane="l4", at="a", text="Said by somebody", owner="Ana"),
        ),
        "signals": (
            Signal(
                id="w", at="a", watched="No log-in", threshold="3 days", response="Call", owner="Ana", within="1 day"
            ),
        ),
        "metrics": (Metric(id="k", stage="s", kind="nps", current=12, target=30),),
        "success": (),
    }
    return row(**(sound | fields))


def words(pages: tuple[Page, ...]) -> str:
    return "\n".join(
        "\n".join(" ".join(block.source.split()) for block in blocks_of(placed.fragment))
        for page in pages
        for window in page.shown()
        for placed in window.placed
    )


def test_owners_are_told_apart_by_their_letters_alone() -> None:
    assert owners(little()) == ("Ana", "Ben")


def test_everything_an_owner_answers_for_is_on_their_page() -> None:
    (page,) = handouts(little(), LIGHT, wanted=["ANA"])
    found = words((page,))
    for said in (
        "What you are responsible for", "Ana", "Onboarding", "First value", "Kick-off", "day 1", "Video call",
        "moment of truth", "Offer", "Renewal", "Value seen", "day 24", "A board uses it", "Invited", "optional",
        "Nobody knows", "open", "impact high", "One page", "doing", "No log-in", "3 days", "→ Call", "1 day", "NPS",
        "12", "target 30", "short of it", "Page 1 of 1",
    ):  # fmt: skip
        assert said in found, said
    assert "Import" not in found
    assert "Said by somebody" not in found
    assert page.title == "Ana"
    assert found.index("Invited") < found.index("Value seen")  # by day


def test_all_owners_come_one_after_the_other() -> None:
    pages = handouts(little(), LIGHT)
    assert [page.title for page in pages] == ["Ana", "Ben"]
    assert {(page.width, page.height) for page in pages} == {NAMED["a4"][::-1]}


def test_who_is_not_in_the_map_is_refused() -> None:
    with pytest.raises(HandoutError, match="Nobody in this map is called “Cem”; there is Ana, Ben"):
        handouts(little(), LIGHT, wanted=["Cem"])
    with pytest.raises(HandoutError, match="names no owner"):
        handouts(row(touchpoints=(), milestones=(), success=()), LIGHT)


def test_a_little_too_much_becomes_a_little_smaller_rather_than_a_second_page() -> None:
    def pages(count: int) -> tuple[Page, ...]:
        cards = tuple(Touchpoint(id=f"t{n}", stage="s", title=f"Step {n}", owner="Ana", day=n) for n in range(count))
        return handouts(row(touchpoints=cards, milestones=(), success=()), LIGHT)

    scales = {count: pages(count)[0].shown()[0].scale for count in range(20, 40) if len(pages(count)) == 1}
    assert set(scales.values()) == {1.0, 0.94, 0.88}
    smallest = smallest_on(pages(max(scales)))
    assert smallest is not None
    assert smallest >= 7
    longer = pages(60)
    assert len(longer) == 2
    assert longer[0].shown()[0].scale == 1.0
    assert "Page 2 of 2" in words(longer[1:])


@settings(max_examples=20, deadline=None)
@given(journeys())
def test_nothing_leaves_the_paper_or_is_lost(journey: Journey) -> None:
    if not owners(journey):
        return
    for sheet in ("a4 portrait", "a5"):
        for owner in owners(journey):
            pages = handouts(journey, LIGHT, sheet, [owner])
            held = duties(journey, owner)
            shown = {p.thing for page in pages for w in page.shown() for p in w.placed if p.thing}
            expected = {t.id for _, own in held.touchpoints for t in own}
            expected |= {thing.id for thing in (*held.milestones, *(metric for _, metric in held.metrics))}
            expected |= {note.thing.id for note in (*held.pains, *held.opportunities)}
            expected |= {signal.thing.id for signal in held.signals}
            assert expected <= shown
            for page in pages:
                on_the_paper(page)


def on_the_paper(page: Page) -> None:
    for window in page.shown():
        for placed in window.placed:
            for mark in placed.fragment.marks:
                block = getattr(mark, "block", None)
                for line in block.lines if block is not None else ():
                    base = (placed.y + mark.y + line.y) * window.scale + window.dy  # type: ignore[union-attr]  # a text
                    assert 0 <= base <= page.height
                    left = (placed.x + mark.x + line.x) * window.scale + window.dx  # type: ignore[union-attr]  # a text
                    assert left >= -0.5
                    assert left + line.width * window.scale <= page.width + 0.5


def test_an_endless_note_goes_on_over_pages() -> None:
    essay = " ".join(f"word{n}" for n in range(1_100))
    notes = (Note(id="p", lane="l2", at="a", text=essay, owner="Ana"),)
    pages = handouts(little(notes=notes), LIGHT, "a5", ["Ana"])
    assert len(pages) > 3
    found = [
        word
        for page in pages
        for window in page.shown()
        for placed in window.placed
        if placed.thing == "p"
        for block in blocks_of(placed.fragment)
        for line in block.lines
        for word in line.text.split()
        if word.startswith("word")
    ]
    assert found == essay.split()
    for page in pages:
        on_the_paper(page)


def test_the_example_has_a_page_for_everybody() -> None:
    journey = open_journey(EXAMPLE).journey
    assert "CSM" in owners(journey)
    pages = handouts(journey, theme("dark"), "letter portrait")
    assert set(owners(journey)) == {page.title for page in pages}
