"""A tagged PDF is heard in the order in which a map is read, whole and nothing twice."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hearing_pdf import Heard, heard, is_tagged, labels, marked
from hypothesis import given, settings
from little_maps import row
from onboarding import onboarding
from strategies import journeys

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.sheets import Paging, sheets
from journeymap.layout.slides.deck import deck
from journeymap.model.find import index
from journeymap.model.journey import Link, Touchpoint
from journeymap.render.pdf_files import deck_pdf, handout_pdf, map_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from journeymap.model.journey import Journey

LIGHT = theme("light")


def made(journey: Journey, paging: Paging | None = None) -> tuple[bytes, int]:
    """The PDF, and how many pages it has."""
    scene = build(journey, LIGHT)
    pages = sheets(scene, journey, LIGHT, paging or Paging())
    return map_pdf(pages, journey), len(pages)


def plain(text: str) -> str:
    return " ".join(text.split())


def test_a_map_is_heard_stage_by_stage() -> None:
    journey = onboarding()
    data, _ = made(journey)
    assert is_tagged(data)
    parts = heard(data)
    first, second, *_ = parts
    assert (first.tag, plain(first.text)) == ("H1", journey.title)
    assert second.tag == "P"
    assert "My board sees live numbers" in plain(second.text)
    headings = [plain(part.text) for part in parts if part.tag in ("H2", "H3", "H4")]
    expected: list[str] = []
    for stage in journey.stages:
        expected.append(stage.title)
        substage = None
        for column in index(journey).columns:
            if column.stage.id == stage.id:
                if column.substage is not None and column.substage.id != substage:
                    substage = column.substage.id
                    expected.append(column.substage.title)
                expected += [touchpoint.title for touchpoint in column.touchpoints]
    assert len(headings) == len(expected)
    for heading, title in zip(headings, expected, strict=True):
        assert plain(title) in heading


def test_what_hangs_on_a_touchpoint_is_heard_after_it() -> None:
    journey = onboarding()
    parts = heard(made(journey)[0])
    titles = {touchpoint.id: touchpoint.title for touchpoint in journey.touchpoints}
    shown = {lane.id for lane in journey.lanes if not lane.hidden}
    checked = 0
    for note in journey.notes:
        if note.lane in shown and note.at in titles and note.text:
            at = next(n for n, part in enumerate(parts) if note.text in plain(part.text.replace("“", "")))
            before = [p.text for p in parts[:at] if p.tag in ("H3", "H4")]
            assert titles[note.at] in plain(before[-1])
            checked += 1
    assert checked


def test_links_belong_to_their_touchpoints(poppler: Callable[..., str]) -> None:
    cards = (
        Touchpoint(id="a", stage="s", title="Kick-off", links=(Link(url="https://example.org/a"),)),
        Touchpoint(id="b", stage="s", title="Import", links=(Link(url="https://example.org/b"),)),
    )
    for paging in (Paging(), Paging("tiles", "a4", target="a2")):
        said = poppler("pdfinfo", made(row(touchpoints=cards), paging)[0], "-struct-text")
        assert said.count("Link") == said.count("Object") == 2
        assert said.index("Kick-off") < said.index("Link") < said.index("Import") < said.rindex("Link")


def test_the_curve_is_told_in_words() -> None:
    cards = (
        Touchpoint(id="a", stage="s", title="Kick-off", feelings=({"persona": "dana", "value": 2},)),  # type: ignore[arg-type]  # a dict will do
        Touchpoint(id="b", stage="s", title="Import", feelings=({"persona": "omar", "value": -2},)),  # type: ignore[arg-type]  # a dict will do
    )
    lanes = ({"id": "l2", "kind": "experience", "title": "Experience"},)
    journey = row(touchpoints=cards, lanes=lanes)
    (figure,) = (part for part in heard(made(journey)[0]) if part.tag == "Figure")
    assert figure.alt == "Experience in Onboarding. Kick-off: delighted (Dana). Import: frustrated (Omar)."


def test_words_at_the_ends_of_lines_stay_apart() -> None:
    title = "A title that is long enough for several lines of a card"
    cards = (Touchpoint(id="a", stage="s", title=title, owner="CSM"),)
    (card,) = (part for part in heard(made(row(touchpoints=cards))[0]) if part.tag == "H3")
    assert plain(card.text) == f"CSM {title}"


def test_what_is_read_from_right_to_left_is_heard_in_order() -> None:
    titles = ("مكالمة الانطلاق مع CRM", "東京へ行く")
    cards = tuple(Touchpoint(id=f"t{n}", stage="s", title=title) for n, title in enumerate(titles))
    arabic, japanese = (part for part in heard(made(row(touchpoints=cards))[0]) if part.tag == "H3")
    assert arabic.instead == titles[0]
    assert (arabic.language, japanese.language) == ("ar", "ja")


@settings(max_examples=12, deadline=None)
@given(journeys())
def test_each_marked_content_belongs_to_one_part(journey: Journey) -> None:
    for paging in (Paging(), Paging("split", "a5")):
        data, count = made(journey, paging)
        for page in range(min(count, 6)):
            numbers = [number for part in heard(data, page) for number in part.numbers]
            assert len(numbers) == len(set(numbers))
            assert marked(data, page) <= set(numbers)


def test_of_a_map_in_pieces_each_touchpoint_is_heard_once() -> None:
    journey = onboarding()
    data, count = made(journey, Paging("split", "a5"))
    assert count > 3
    parts: list[Heard] = [part for page in range(count) for part in heard(data, page)]
    for touchpoint in journey.touchpoints:
        named = [p for p in parts if p.tag in ("H3", "H4") and plain(touchpoint.title) in plain(p.text)]
        assert len(named) == 1
    assert not any("Page 2 of" in part.text for part in parts)


def test_tiles_are_called_by_row_and_column() -> None:
    data, count = made(onboarding(), Paging("tiles", "a4", target="a1"))
    assert labels(data)[0] == "1-1"
    assert len(set(labels(data))) == count


def test_a_deck_is_heard_slide_by_slide_and_its_tables_row_by_row(poppler: Callable[..., str]) -> None:
    journey = row(*"ABCDEF")
    slides = deck(journey, LIGHT)
    data = deck_pdf(slides, journey, LIGHT)
    tabled = 0
    for number, slide in enumerate(slides):
        parts = heard(data, number)
        assert [plain(part.text) for part in parts if part.tag == "H1"] == [slide.title]
        assert not any(f"/ {len(slides)}" in part.text for part in parts)
        heads = [cell for table in slide.tables for cell in table.rows[0]]
        assert sum(part.tag == "TH" for part in parts) == len(heads)
        cells = [cell for table in slide.tables for line in table.rows[1:] for cell in line]
        assert sum(part.tag == "TD" for part in parts) == len(cells)
        tabled += len(slide.tables)
    assert tabled
    assert poppler("pdfinfo", data, "-struct").count("TR") >= 2 * tabled


def test_hand_outs_are_heard_from_top_to_bottom() -> None:
    data = handout_pdf(row("Kick-off", "Import"), LIGHT)
    parts = heard(data)
    assert parts[0].tag == "H1"
    assert "What you are responsible for" in plain(parts[0].text)
    assert "Touchpoints" in [plain(part.text) for part in parts if part.tag == "H2"]


@pytest.mark.parametrize(
    "paging", [Paging(), Paging("split", "a5"), Paging("tiles", "a4", target="a2"), Paging(paper="roll 36in")]
)
def test_other_readers_find_nothing_wrong(paging: Paging, tmp_path: Path, poppler: Callable[..., str]) -> None:
    data, count = made(onboarding(), paging)
    about = poppler("pdfinfo", data)
    assert f"Pages:           {count}\n" in about
    assert "Tagged:          yes" in about
    words = poppler("pdfinfo", data, "-struct-text")
    assert words.index("H1 (block)") < words.index("H2 (block)") < words.index("H3")
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("qpdf is not installed")
    file = tmp_path / "checked.pdf"
    file.write_bytes(data)
    done = subprocess.run([qpdf, "--check", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
