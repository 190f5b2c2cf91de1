"""Bookmarks and links of a PDF lead where they should."""

from __future__ import annotations

import pypdfium2
import pytest
import reading_pdf
from little_maps import row
from scenes_of_marks import page, text

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.pages import pages
from journeymap.model.journey import Journey, Link, Stage, Touchpoint
from journeymap.render.export import ExportOptions, export
from journeymap.render.pdf import write_pdf
from journeymap.render.pdf_navigation import Bookmark, bookmarks, links

URL = "https://example.org/a(b)?q=ä&x=1"
STAGES = (Stage(id="s", title="Onboarding"), Stage(id="late", title="Renewal – 更新"))
CARDS = (
    Touchpoint(id="a", stage="s", title="Kick-off", links=(Link(url=URL), Link(url="mailto:a@example.org"))),
    Touchpoint(id="b", stage="late", title="Call"),
    Touchpoint(id="c", stage="s", title="Review (2)"),
)
MAP = row(stages=STAGES, touchpoints=CARDS, milestones=(), success=())


def toc(data: bytes) -> list[tuple[int, str, int]]:
    document = pypdfium2.PdfDocument(data)
    found = [(one.level, one.get_title(), one.get_dest().get_index()) for one in document.get_toc()]
    document.close()
    return found


def test_stages_hold_their_touchpoints_in_the_journeys_order() -> None:
    expected = [
        (0, "Onboarding", 0),
        (1, "Kick-off", 0),
        (1, "Review (2)", 0),
        (0, "Renewal – 更新", 0),
        (1, "Call", 0),
    ]
    assert toc(export(MAP, ExportOptions("pdf"))) == expected


def test_a_bookmark_leads_to_its_card() -> None:
    shown = pages(build(MAP, theme("light")), "a4")
    found = {one.title: one for one in bookmarks(shown, MAP)}
    (card,) = (one for one in shown[0].scene.placed if one.role == "touchpoint" and one.thing == "c")
    assert found["Review (2)"].x == pytest.approx(card.x * shown[0].scale + shown[0].dx)
    assert found["Review (2)"].y == pytest.approx(card.y * shown[0].scale + shown[0].dy)
    document = pypdfium2.PdfDocument(write_pdf(shown, bookmarks=found.values()))
    places = {one.get_title(): one.get_dest().get_view()[1] for one in document.get_toc()}
    height = document[0].get_height()
    document.close()
    left, top, _ = places["Review (2)"]
    assert left / 0.75 == pytest.approx(found["Review (2)"].x, abs=1)
    assert (height - top) / 0.75 == pytest.approx(found["Review (2)"].y, abs=1)


def test_what_is_not_on_the_page_has_no_bookmark() -> None:
    narrow = export(MAP, ExportOptions("pdf", stages=("late",)))
    assert [title for _, title, _ in toc(narrow)] == ["Renewal – 更新", "Call"]
    assert toc(write_pdf([page(text("No journey"))])) == []


def test_levels_nest_as_deep_as_they_are_told() -> None:
    levels = [0, 1, 2, 2, 1, 0, 1]
    wanted = [Bookmark(f"{number}", level, number % 2, 5, 5) for number, level in enumerate(levels)]
    data = write_pdf([page(), page()], bookmarks=wanted)
    assert toc(data) == [(one.level, one.title, one.page) for one in wanted]


def test_a_card_leads_where_its_first_link_does() -> None:
    shown = pages(build(MAP, theme("light")))
    (found,) = reading_pdf.links(write_pdf(shown, links=links(shown, MAP)))
    (card,) = (one for one in shown[0].scene.placed if one.role == "touchpoint" and one.thing == "a")
    assert found.text == "https://example.org/a(b)?q=%C3%A4&x=1"
    right, bottom = card.x + card.fragment.width, card.y + card.fragment.height
    assert found.rect == pytest.approx((card.x, card.y, right, bottom), abs=0.1)


def test_a_journey_without_links_has_none() -> None:
    plain: Journey = row("A")
    assert list(links(pages(build(plain, theme("light"))), plain)) == []
