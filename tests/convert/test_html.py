from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from nasty_texts import NASTY, nasty_journey
from onboarding import onboarding
from strategies import journeys

from journeymap.convert.html import POLICY, write_html
from journeymap.convert.html_style import DARK, LIGHT
from journeymap.model.parse import parse

if TYPE_CHECKING:
    from pathlib import Path

    from journeymap.model.journey import Journey

VOID = {"meta", "br", "input"}


class Page(HTMLParser):
    """The tags of a page: whether they close each other, what stands in them."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(data.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def text(self, *tags: str) -> str:
        return " ".join(" ".join(data for tag, data in self.texts if not tags or tag in tags).split())


@given(journeys())
@settings(max_examples=20, deadline=None)
def test_any_map_is_a_page_whose_parts_are_joined(journey: Journey) -> None:
    page = Page(write_html(journey, picture=False))
    ids = [one["id"] for _, one in page.tags if "id" in one]
    assert len(ids) == len(set(ids))
    for link in page.all("a"):
        assert not link["href"].startswith("#") or link["href"][1:] in ids
    assert len(page.all("h1")) == len(page.all("main")) == 1
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(page.all("caption")) == len(page.all("table"))


def test_the_page_needs_nothing_from_elsewhere() -> None:
    data = write_html(onboarding())
    page = Page(data)
    assert not page.all("script")
    assert not page.all("link")
    assert not page.all("iframe")
    assert not page.all("form")
    assert POLICY in page.all("meta")[1]["content"]
    sources = [one[name] for _, one in page.tags for name in ("src", "xlink:href") if name in one]
    assert all(source.startswith(("data:image/", "#")) for source in sources)
    assert "url(" not in data.decode().replace("url(#", "")
    assert "@import" not in data.decode()
    assert page.all("html")[0]["lang"] == "en"
    assert len(page.all("svg")) == 1
    assert page.all("svg")[0]["role"] == "img"


def test_nasty_texts_are_texts() -> None:
    page = Page(write_html(nasty_journey()))
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img", "b"}
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    hrefs = {one["href"].partition(":")[0] for one in page.all("a") if not one["href"].startswith("#")}
    assert hrefs == {"https", "mailto"}
    told = page.text()
    for text in NASTY:
        assert " ".join(text.split())[:200] in told
    assert all(ord(letter) not in range(0x202A, 0x202F) for _, one in page.tags for letter in one.get("id", ""))


def test_whoever_cannot_see_the_picture_reads_all_of_it() -> None:
    journey = onboarding()
    page = Page(write_html(journey, picture=False))
    told = page.text()
    assert not page.all("svg")
    for field in ("touchpoints", "milestones", "personas", "stages"):
        for thing in getattr(journey, field):
            assert " ".join((getattr(thing, "title", "") or thing.name).split()) in told


def test_colours_can_be_told_apart() -> None:
    for colours in (LIGHT, DARK):
        for ground in ("ground", "raised"):
            for ink in ("ink", "quiet", "accent"):
                assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
        assert _contrast(colours["strong"], colours["ground"]) >= 3


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_an_empty_map_is_a_page() -> None:
    page = Page(write_html(parse({"title": ""})))
    assert page.text("h1") == "Untitled journey"


@pytest.mark.long
@pytest.mark.skipif(shutil.which("chromium") is None, reason="no chromium on this machine")
def test_a_browser_reads_it_under_its_own_policy(tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    file.write_bytes(write_html(nasty_journey()))
    told = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr", "--dump-dom", file.as_uri()],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    assert b"CONSOLE" not in told.stderr  # neither errors nor refusals of its policy
    dom = told.stdout.decode("utf-8")
    assert dom.count("<h1") == 1
    assert "<script" not in dom
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in dom
