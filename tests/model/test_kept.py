from __future__ import annotations

import gc
import weakref

from journeymap.model.journey import Journey
from journeymap.model.kept import MOST, Kept


def _made() -> tuple[Kept[str], list[tuple[str, str | None]]]:
    calls: list[tuple[str, str | None]] = []

    def make(journey: Journey, latest: str | None) -> str:
        calls.append((journey.title, latest))
        return f"answer about {journey.title}"

    return Kept(make), calls


def test_an_answer_is_made_once_for_each_object() -> None:
    kept, calls = _made()
    one, twin = Journey(title="one"), Journey(title="one")
    assert kept(one) is kept(one)
    assert len(calls) == 1
    assert kept(twin) == kept(one)
    assert len(calls) == 2


def test_it_is_made_from_that_of_the_journey_named_else_from_the_latest() -> None:
    kept, calls = _made()
    one, two, three, four = (Journey(title=title) for title in ("one", "two", "three", "four"))
    kept(one)
    kept(two)
    kept(three, like=one)
    kept(four, like=Journey(title="never asked about"))
    assert calls == [
        ("one", None),
        ("two", "answer about one"),
        ("three", "answer about one"),
        ("four", "answer about three"),
    ]


def test_an_answer_goes_with_its_journey() -> None:
    kept, calls = _made()
    journey = Journey(title="one")
    kept(journey)
    gone = weakref.ref(journey)
    del journey
    gc.collect()
    assert gone() is None
    # Another journey, perhaps at the very same address, gets an answer of its own.
    for number in range(50):
        assert kept(Journey(title=str(number))) == f"answer about {number}"
    assert len(calls) == 51


def test_a_known_answer_can_be_entered() -> None:
    kept, calls = _made()
    journey = Journey(title="one")
    kept.keep(journey, "known")
    assert kept(journey) == "known"
    assert calls == []


def test_only_the_journeys_asked_about_last_have_answers_kept() -> None:
    kept, calls = _made()
    journeys = [Journey(title=str(number)) for number in range(MOST + 1)]
    for journey in journeys[:-1]:
        kept(journey)
    kept(journeys[0])
    kept(journeys[-1])
    del calls[:]
    kept(journeys[0])
    kept(journeys[-1])
    assert calls == [], "asked about again, it stays"
    kept(journeys[1])
    assert [title for title, _ in calls] == ["1"]


def test_an_answer_that_was_entered_stays_with_its_journey() -> None:
    kept, _ = _made()
    part = Journey(title="part")
    kept.keep(part, "known")
    others = [Journey(title=str(number)) for number in range(3 * MOST)]
    for journey in others:
        kept(journey)
    assert kept(part) == "known"


def test_an_answer_about_a_part_does_not_come_between() -> None:
    kept, calls = _made()
    whole, part, later = Journey(title="whole"), Journey(title="part"), Journey(title="later")
    kept(whole)
    kept.aside(part, None)
    kept(later)
    assert calls == [("whole", None), ("part", None), ("later", "answer about whole")]
    kept.aside(Journey(title="other part"), part)
    assert calls[-1] == ("other part", "answer about part")
