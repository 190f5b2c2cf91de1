from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from onboarding import onboarding
from strategies import journeys

from journeymap.draw.marks import Text
from journeymap.draw.theme import theme
from journeymap.editor import typing
from journeymap.editor.session import Session
from journeymap.editor.spots import Spot, spot_of, stop_at, told_at
from journeymap.editor.state import Cell
from journeymap.editor.stops import Stop
from journeymap.editor.typable import FIELDS, text_of
from journeymap.layout.build import build
from journeymap.layout.hit import bounds, places_of
from journeymap.model.edits import add_lane, set_thing
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def all_lanes() -> Journey:
    return add_lane(add_lane(onboarding(), kind="metrics"), kind="signals")


def typed(session: Session) -> Spot:
    state = session.state
    assert state.draft is not None
    spot = spot_of(build(state.journey, theme("light")), state.journey, state.draft)
    assert spot is not None
    return spot


def begun(thing: str, field: str | None = None, journey: Journey | None = None) -> Session:
    session = Session.begin(journey or onboarding())
    typing.begin(session, thing, field)
    return session


def shown(session: Session, begin: int, end: int) -> str:
    """What the map shows between two places of the text."""
    spot = typed(session)
    return spot.carets.source[spot.places[begin] : spot.places[end]]


def test_a_title_is_typed_on_its_card() -> None:
    session = begun("kick")
    spot = typed(session)
    card = bounds(places_of(build(session.state.journey, theme("light")), "kick")[0])
    assert card.x < spot.rect.x < spot.rect.right < card.right
    carets = [spot.caret(at) for at in range(len("Kick-off") + 1)]
    assert all(card.x < caret.x < card.right and card.y < caret.top < card.bottom for caret in carets)
    assert [caret.x for caret in carets] == sorted(caret.x for caret in carets)


def test_a_quote_is_typed_between_its_quotation_marks() -> None:
    session = begun("quote")
    text = "Whose job is the SSO form?"
    spot = typed(session)
    assert spot.carets.source == f"“{text}”"
    assert shown(session, 0, len(text)) == text
    assert spot.nearest(spot.caret(3).x, spot.caret(3).top + 2.0) == 3


def test_a_goal_is_found_among_days_and_owner() -> None:
    session = begun("ad", "goal")
    assert shown(session, 0, len("Make it a habit")) == "Make it a habit"
    session = begun("ad", "owner", set_thing(onboarding(), "ad", owner="habit"))
    assert typed(session).carets.source.index("habit") != typed(session).places[0]
    assert shown(session, 0, 5) == "habit"


def test_figures_are_followed_where_they_are_written_otherwise() -> None:
    journey = all_lanes()
    session = begun("nps", "current", set_thing(journey, "nps", kind="custom", current=-1200.5))
    spot = typed(session)
    assert spot.carets.source == "−1,200.5"
    assert spot.places == (0, 1, 2, 4, 5, 6, 7, 8)


def test_spaces_and_line_feeds_at_the_end_move_the_caret() -> None:
    session = begun("quote")
    for text in ("Why", "Why ", "Why \n"):
        typing.write(session, text)
    spot = typed(session)
    assert spot.caret(4).x > spot.caret(3).x
    assert spot.caret(5).top > spot.caret(4).top


@pytest.mark.parametrize("thing", ["kick", "on", "says", "invited", "setup", "hand", "nps", "silent", "dana", "by30"])
def test_an_empty_text_keeps_its_place(thing: str) -> None:
    session = begun(thing, None, set_thing(all_lanes(), "nps", kind="custom", title="Score"))
    typing.write(session, "")
    spot = typed(session)
    caret = spot.caret(0)
    assert caret.height > 8
    assert spot.rect.x <= caret.x <= spot.rect.right
    assert spot.rect.y - 1 <= caret.top
    assert spot.nearest(0.0, 0.0) == 0


def test_an_owner_is_typed_in_the_lane_or_on_the_card() -> None:
    journey = add_lane(onboarding(), kind="owners", id="who")
    scene = build(journey, theme("light"))
    session = Session.begin(journey)
    typing.begin_cell(session, Cell("who", "kick"))
    row = next(row for row in scene.rows if row.key == "who")
    assert row.y < typed(session).caret(0).top < row.y + row.height
    typing.write(session, "CSM")
    assert row.y < typed(session).caret(3).top < row.y + row.height
    typing.finish(session)
    typing.begin(session, "kick", "owner")
    card = bounds(places_of(scene, "kick")[0])
    assert card.y < typed(session).caret(0).top < card.bottom


def test_a_flow_without_words_is_typed_on_its_line() -> None:
    session = begun("f1")
    line = bounds(places_of(build(session.state.journey, theme("light")), "f1")[0])
    spot = typed(session)
    assert spot.rect.centre == pytest.approx(line.centre)
    typing.write(session, "if signed")
    assert typed(session).carets.source


def test_pointing_at_a_text_names_it() -> None:
    journey = set_thing(all_lanes(), "ad", owner="Enablement")
    scene = build(journey, theme("light"))

    def at(thing: str, field: str, place: int = 2) -> Stop | None:
        session = begun(thing, field, journey)
        assert session.state.draft is not None
        spot = spot_of(scene, journey, session.state.draft)
        assert spot is not None
        caret = spot.caret(place)
        header = next(one for one in scene.placed if one.role == "header")
        hit = places_of(scene, thing)[0] if places_of(scene, thing) else header
        return stop_at(journey, hit, caret.x, caret.top + caret.height / 2)

    for thing, field in (
        ("kick", "title"),
        ("ad", "title"),
        ("ad", "goal"),
        ("ad", "owner"),
        ("hand", "text"),
        ("invited", "title"),
        ("nps", "current"),
        ("", "title"),
        ("dana", "name"),
        ("by30", "text"),
    ):
        found = at(thing, field)
        assert found is not None
        assert (found.thing, found.field) == (thing, field)


def test_pointing_beside_the_texts_means_the_name() -> None:
    journey = onboarding()
    scene = build(journey, theme("light"))
    card = places_of(scene, "kick")[0]
    found = stop_at(journey, card, card.x + 3.0, bounds(card).bottom - 3.0)
    assert found == Stop("kick", "title")


@settings(max_examples=25, deadline=None)
@given(journeys())
def test_every_text_of_every_map_has_its_place(journey: Journey) -> None:
    scene = build(journey, theme("light"))
    session = Session.begin(journey)
    for thing, home in index(journey).field_of.items():
        if home not in FIELDS or (home != "personas" and home != "success" and not places_of(scene, thing)):
            continue
        for field in FIELDS[home]:
            typing.begin(session, thing, field)
            assert session.state.draft is not None
            spot = spot_of(scene, journey, session.state.draft)
            if spot is None:
                continue
            text = text_of(journey, thing, field)
            assert len(spot.places) == len(text) + 1
            assert list(spot.places) == sorted(spot.places)
            for at in (0, len(text) // 2, len(text)):
                caret = spot.caret(at)
                assert -50.0 <= caret.x <= scene.width + 50.0
                assert 0 <= spot.nearest(caret.x, caret.top + 1.0) <= len(text)
                assert spot.line_start(at) <= spot.line_end(at)
            list(spot.spans(0, len(text)))
            typing.abandon(session)


def test_the_head_tells_of_whoever_is_named_at_a_point_or_shown_beside_the_name() -> None:
    journey = onboarding()
    head = next(one for one in build(journey, theme("light")).placed if one.role == "header")
    for text in (mark for mark in head.fragment.marks if isinstance(mark, Text)):
        thing, slash, _ = text.field.partition("/")
        for x in (4.0, -30.0) if slash and text.field.endswith("/name") else (4.0,):
            told = told_at(head, head.x + text.x + x, head.y + text.y + 5.0)
            assert told == (thing if slash else "")
    assert told_at(head, head.x + 4.0, head.y + head.fragment.height - 1.0) == ""
