from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from nasty_texts import NASTY, nasty_journey
from onboarding import onboarding
from strategies import journeys, multilingual

from journeymap.convert.markdown import inline, lines, write_markdown

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

READER = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")


def plainly(markdown: str) -> str:
    """What an independent reader shows of Markdown, without its marks."""
    shown = READER.render(markdown)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", shown)).split())


def words(text: str) -> str:
    return " ".join(text.split())


@given(st.text(max_size=60) | multilingual | st.sampled_from(NASTY) | st.text("*_`[]()<>#+-=.!|~&\\1 \n", max_size=30))
@settings(max_examples=300, deadline=None)
def test_texts_read_as_they_are(text: str) -> None:
    text = text.replace("\r", "\n").replace("\x00", "")
    for shown in (lines(text, "\\\n"), f"x {inline(text)} x", f"- {lines(text, chr(92) + chr(10) + '  ')}"):
        rendered = READER.render(shown)
        assert set(re.findall(r"</?([a-z0-9]+)", rendered)) <= {"p", "br", "ul", "li"}, rendered
    assert plainly(lines(text, "\\\n")) == words(text)


def test_nasty_texts_stay_in_their_cells() -> None:
    journey = nasty_journey()
    rendered = READER.render(write_markdown(journey).decode("utf-8"))
    assert "<script" not in rendered
    assert "<img" not in rendered
    assert rendered.count("<h1>") == 1
    assert rendered.count("<table>") == 1 + 3 + 4  # feelings, three stages, milestones, metrics, opportunities, signals
    assert set(re.findall(r'href="(\w+):', rendered)) == {"https", "mailto"}
    cells = [html.unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", rendered, re.S)]
    assert "<script>alert(1)</script>" in cells
    assert "*bold* _it_ `code` [a](http://example.org) ![b](c) ~~x~~ | cell" in cells


@given(journeys())
@settings(max_examples=25, deadline=None)
def test_everything_is_told(journey: Journey) -> None:
    told = plainly(write_markdown(journey).decode("utf-8"))
    for touchpoint in journey.touchpoints:
        assert words(touchpoint.title)[:200] in told
    visible = {lane.id for lane in journey.lanes if not lane.hidden}
    for note in journey.notes:
        if note.lane in visible:
            assert words(note.text) in told
    for milestone in journey.milestones:
        assert words(milestone.criterion) in told


def test_the_curve_is_told_in_words() -> None:
    told = write_markdown(onboarding()).decode("utf-8")
    assert "## How it feels" in told
    assert "lowest point" in told or "It stays at" in told or "One feeling" in told


def test_an_empty_map_is_a_title() -> None:
    from journeymap.model.parse import parse

    assert write_markdown(parse({"title": ""})).decode().startswith("# Untitled journey\n\ncurrent state\n")
