from __future__ import annotations

import gc
import weakref

from journeymap.draw.marks import Fragment
from journeymap.render.remembered import Remembered


def fragments(count: int) -> list[Fragment]:
    """All equal, none the same."""
    return [Fragment(10.0, 10.0, ()) for _ in range(count)]


def test_an_answer_is_made_once_for_each_object_not_for_each_value() -> None:
    asked: list[int] = []

    def make(fragment: Fragment) -> int:
        asked.append(id(fragment))
        return len(asked)

    remembered = Remembered(make, 10)
    one, other = fragments(2)
    assert one == other
    assert [remembered(one), remembered(other), remembered(one), remembered(other)] == [1, 2, 1, 2]
    assert asked == [id(one), id(other)]


def test_it_goes_with_its_object() -> None:
    remembered: Remembered[Fragment, object] = Remembered(lambda _: object(), 10)
    (one,) = fragments(1)
    answer = weakref.ref(one)
    remembered(one)
    assert len(remembered) == 1
    del one
    gc.collect()
    assert answer() is None
    assert len(remembered) == 0


def test_an_object_in_the_place_of_a_dead_one_is_not_taken_for_it() -> None:
    remembered: Remembered[Fragment, float] = Remembered(lambda fragment: fragment.width, 10)
    seen: list[int] = []
    for generation in range(10):
        living = [Fragment(float(100 * generation + number), 0.0, ()) for number in range(100)]
        for one in living:
            seen.append(id(one))
            assert remembered(one) == one.width
        del one, living
    assert len(set(seen)) < len(seen)  # places in memory were used again


def test_no_more_than_so_many_are_kept_and_those_in_use_stay() -> None:
    made: list[int] = []
    remembered: Remembered[Fragment, None] = Remembered(lambda fragment: made.append(id(fragment)), 20)
    favourite, *others = fragments(500)
    for other in others:
        remembered(favourite)
        remembered(other)
    assert len(remembered) <= 20
    assert made.count(id(favourite)) == 1


def test_objects_may_end_while_others_are_asked_for() -> None:
    remembered: Remembered[Fragment, None] = Remembered(lambda _: None, 6)
    for _ in range(50):
        several = fragments(5)
        for one in several:
            remembered(one)
    del several, one
    gc.collect()
    assert len(remembered) == 0
