"""Any map on any screen: every stop can be composed, stands inside its picture, in a size that reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nasty_texts import nasty_journey
from strategies import journeys, random_journey

from journeymap.draw.theme import themes
from journeymap.editor.presenting.composed import Composed, steps_of
from journeymap.layout.hit import bounds
from journeymap.layout.presented.screen import LEAST_CHOICE, MOST_CHOICE, screen_frame
from journeymap.layout.slides.type_sizes import LEAST
from journeymap.layout.texts import blocks

if TYPE_CHECKING:
    from journeymap.layout.presented.stops import Stop
    from journeymap.model.journey import Journey


def walked(journey: Journey, width: int, height: int, least: int, look: str = "light") -> list[Stop]:
    made = Composed()
    return [stop for step in steps_of(journey) for stop in made.stops(journey, look, width, height, least, step)]


def hold(stops: list[Stop]) -> None:
    for stop in stops:
        assert min((b.size for b in blocks(stop.scene) if b.source.strip()), default=LEAST) >= LEAST - 1e-6
        for placed in stop.scene.placed:
            rect = bounds(placed)
            where = (stop.key, stop.at, placed.role, placed.thing)
            assert rect.x >= -0.01, where
            assert rect.y >= -0.01, where
            assert rect.right <= stop.scene.width + 0.01, where
            assert rect.bottom <= stop.scene.height + 0.01, where
        if stop.light is not None and stop.light.ring is not None:
            assert stop.light.ring.right <= stop.scene.width + 0.01
    keys = [(stop.key, stop.at) for stop in stops]
    assert len(set(keys)) == len(keys)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    journeys(),
    st.sampled_from([(1280, 720), (1920, 1080), (1024, 768), (3440, 1440), (720, 1280)]),
    st.integers(LEAST_CHOICE, MOST_CHOICE),
    st.sampled_from(themes()),
)
def test_any_map_on_any_screen(journey: Journey, size: tuple[int, int], least: int, look: str) -> None:
    hold(walked(journey, *size, least, look))


def test_a_large_map() -> None:
    hold(walked(random_journey(3, stages=12, touchpoints=90, personas=3), 1280, 720, 30))


def test_texts_that_break_what_is_written_without_care() -> None:
    stops = walked(nasty_journey(), 1920, 1080, 24)
    hold(stops)
    assert len(stops) > 10


def test_a_screen_that_is_higher_than_wide_still_has_columns() -> None:
    frame = screen_frame(1080, 1920, 36)
    assert frame.width >= 520
    assert frame.width / frame.height == 1080 / 1920
    hold(walked(random_journey(5), 1080, 1920, 36))
