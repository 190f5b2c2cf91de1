from __future__ import annotations

from onboarding import onboarding

from journeymap.draw.marks import Box, Fragment, Text
from journeymap.draw.theme import theme
from journeymap.draw.wrap import Style, paragraph
from journeymap.editor.hints import cut_texts, hint, waits_for
from journeymap.editor.state import Cell
from journeymap.layout.build import build
from journeymap.layout.hit import places_of
from journeymap.layout.scene import Placed
from journeymap.model.edits import delete, set_thing
from journeymap.model.journey import Link

LONG = "A title that goes on and on until nobody can read it in a box as small as this one"


def test_cut_texts_are_told_in_full() -> None:
    block = paragraph(LONG, Style(12), 60, max_lines=1)
    whole = paragraph("Short", Style(12), 60, max_lines=1)
    box = Box(0, 0, 60, 40, texts=(Text(0, 0, block, "#000000"), Text(0, 20, whole, "#000000")))
    placed = Placed(Fragment(60, 40, (box, Text(0, 0, block, "#000000"))), 0, 0, "touchpoint", "kick")
    assert list(cut_texts(placed)) == [LONG, LONG]
    assert hint(onboarding(), placed) == LONG, "told once"


def test_evidence_links_and_risk_of_a_touchpoint() -> None:
    link = Link(url="https://example.org/tickets", title="Tickets")
    journey = set_thing(onboarding(), "data", evidence="researched", evidence_note="37 responses", links=(link,))
    journey = set_thing(journey, "calm", surface="")
    card = places_of(build(journey, theme("light")), "data")[0]
    assert hint(journey, card).splitlines() == [
        "At risk: feels −2, and no empathy response is planned",
        "Evidence: researched – 37 responses",
        "Tickets: https://example.org/tickets",
    ]


def test_milestones_and_flows_tell_their_conditions() -> None:
    journey = set_thing(onboarding(), "value", criterion="A report is opened")
    scene = build(journey, theme("light"))
    assert "Reached when: A report is opened" in hint(journey, places_of(scene, "value")[0])
    assert hint(journey, places_of(scene, "f4")[0]) == "Condition: if live"


def test_a_late_milestone_says_so() -> None:
    journey = set_thing(onboarding(), "value", day=45)
    assert hint(journey, places_of(build(journey, theme("light")), "value")[0]).startswith("Late")


def test_a_link_without_a_title_is_shown_whole() -> None:
    journey = set_thing(onboarding(), "kick", links=(Link(url="https://example.org"),))
    assert hint(journey, places_of(build(journey, theme("light")), "kick")[0]) == "https://example.org"


def test_most_things_need_no_hint() -> None:
    journey = onboarding()
    scene = build(journey, theme("light"))
    assert hint(journey, places_of(scene, "kick")[0]) == ""


def test_a_place_of_a_flow_says_nothing_where_there_is_no_condition() -> None:
    journey = onboarding()
    assert hint(journey, places_of(build(journey, theme("light")), "f1")[0]) == ""


def test_an_empty_cell_says_what_it_waits_for() -> None:
    journey = onboarding()
    assert waits_for(journey, Cell("pains", "kick")) == "Type a pain point"
    assert waits_for(journey, Cell("cards", "re")) == "Type a touchpoint"
    assert waits_for(journey, Cell("gone", "re")) == ""
    empty = delete(journey, [touchpoint.id for touchpoint in journey.touchpoints])
    assert waits_for(empty, Cell("cards", "re")) == "Type what happens first, such as “Kick-off”"
