"""Random edits for property tests: `some_edit(random.Random(seed), journey)` is an edit to try on that journey.

It names things that are there (and now and then one that is not), so most edits succeed; the others raise
JourneyError, which a test has to expect.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from strategies import COLOURS, SAMPLES, picture

from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.journey import NOTE_LANES, Channel, Journey, LaneKind, MetricKind

if TYPE_CHECKING:
    import random

Edit = Callable[[Journey], Journey]
T = TypeVar("T")


def some_edit(rng: random.Random, journey: Journey) -> Edit:
    """An edit of one of all the sorts there are."""
    return rng.choice(SORTS)(_Picker(rng, journey))


class _Picker:
    def __init__(self, rng: random.Random, journey: Journey) -> None:
        self.rng = rng
        self.journey = journey

    def of(self, *fields: str) -> str:
        """The id of something in these fields; "nothing" where they are empty."""
        ids = [thing.id for field in fields for thing in getattr(self.journey, field)]
        return self.rng.choice(ids) if ids and self.rng.random() < 0.99 else "nothing"

    def some(self, *fields: str) -> tuple[str, ...]:
        return tuple(self.of(*fields) for _ in range(self.rng.randint(1, 3)))

    def anything(self) -> str:
        things = list(index(self.journey).things)
        return self.rng.choice(things) if things else "nothing"

    def near(self) -> tuple[str, ...]:
        """Touchpoints of one stage and sub-stage."""
        first = index(self.journey).things.get(self.of("touchpoints"))
        here = [t for t in self.journey.touchpoints if first and _home(t) == _home(first)]
        return tuple(self.rng.choice(here).id for _ in range(self.rng.randint(1, 3)) if here)

    def text(self) -> str:
        return self.rng.choice(SAMPLES)

    def maybe(self, value: T) -> T | None:
        return value if self.rng.random() < 0.5 else None

    def beside(self, *fields: str) -> dict[str, Any]:
        match self.rng.randrange(3):
            case 0:
                return {"before": self.of(*fields)}
            case 1:
                return {"after": self.of(*fields)}
            case _:
                return {}

    def value(self, field: str) -> dict[str, Any]:
        """Fields that things of this sort have, with new values."""
        day = self.rng.choice((None, 0, 14, 90, 400))
        level = self.rng.choice((None, "low", "high"))
        options: dict[str, list[dict[str, Any]]] = {
            "success": [{"by_day": day}, {"proof": self.maybe(self.of("milestones", "metrics"))}],
            "personas": [{"role": self.text()}, {"colour": self.rng.choice(COLOURS)}],
            "stages": [{"start_day": day}, {"end_day": day}, {"goal": self.text(), "team": "CX"}],
            "substages": [{"title": self.text()}],
            "touchpoints": [
                {"channel": self.rng.choice(get_args(Channel))},
                {"day": day, "owner": self.text()},
                {"together_with": self.maybe(self.of("touchpoints"))},
                {"links": [{"url": "https://example.org/x"}]},
                {"moment_of_truth": self.rng.random() < 0.5},
                {"stage": self.of("stages")},
                {"substage": self.maybe(self.of("substages"))},
            ],
            "milestones": [{"day": day}, {"touchpoint": self.maybe(self.of("touchpoints"))}, {"required": False}],
            "lanes": [{"hidden": self.rng.random() < 0.5}, {"kind": self.rng.choice(get_args(LaneKind))}],
            "notes": [
                {"impact": level, "effort": level},
                {"persona": self.maybe(self.of("personas"))},
                {"image": self.maybe(self.rng.choice([*(p.sha256 for p in self.journey.images), "nothing"]))},
            ],
            "flows": [{"kind": self.rng.choice(("next", "branch", "loop"))}, {"target": self.of("touchpoints")}],
            "metrics": [{"current": self.rng.choice((None, 0, 3.5, 500))}, {"kind": "ces"}, {"better": "lower"}],
            "signals": [{"at": self.of("touchpoints", "stages")}, {"within": self.text()}],
            "responses": [{"touchpoint": self.of("touchpoints")}, {"surface": self.text()}],
        }
        return self.rng.choice(options[field])


def _home(touchpoint: Any) -> tuple[str, str | None]:
    return touchpoint.stage, touchpoint.substage


def _set_thing(p: _Picker) -> Edit:
    key = p.anything()
    field = index(p.journey).field_of.get(key, "stages")
    return lambda j: edits.set_thing(j, key, **p.value(field))


def _set_journey(p: _Picker) -> Edit:
    fields = p.rng.choice(({"title": p.text()}, {"state": "future"}, {"next_review": "2027-02-12"}, {"state": "past"}))
    return lambda j: edits.set_journey(j, **fields)


def _add_touchpoint(p: _Picker) -> Edit:
    place = p.rng.choice(
        (p.beside("touchpoints"), {"stage": p.of("stages")}, {"substage": p.of("substages")}, {"day": 5})
    )
    return lambda j: edits.add_touchpoint(j, title=p.text(), **place)


def _add_note(p: _Picker) -> Edit:
    lanes = [lane.id for lane in p.journey.lanes if lane.kind in NOTE_LANES] or ["nothing"]
    lane = p.rng.choice(lanes) if p.rng.random() < 0.9 else p.of("lanes")
    return lambda j: edits.add_note(j, lane=lane, at=p.of("touchpoints", "stages"), text=p.text(), **p.beside("notes"))


def _add_picture(p: _Picker) -> Edit:
    new = picture(p.rng.randrange(4))
    note = p.of("notes")
    return lambda j: edits.set_thing(edits.add_picture(j, new), note, image=new.sha256)


def _move_touchpoints(p: _Picker) -> Edit:
    place = p.rng.choice((p.beside("touchpoints"), {"stage": p.of("stages")}, {"substage": p.of("substages")}))
    return lambda j: edits.move_touchpoints(j, p.some("touchpoints"), **place)


def _move_things(p: _Picker) -> Edit:
    field = p.rng.choice(("personas", "metrics", "signals", "responses", "success", "flows", "milestones"))
    return lambda j: edits.move_things(j, p.some(field), **p.beside(field))


def _move_notes(p: _Picker) -> Edit:
    place = p.rng.choice((p.beside("notes"), {"lane": p.of("lanes")}, {"at": p.of("touchpoints", "stages")}))
    return lambda j: edits.move_notes(j, p.some("notes"), **place)


def _connect(p: _Picker) -> Edit:
    return partial(edits.connect, source=p.of("touchpoints"), target=p.of("touchpoints"), condition=p.text())


def _disconnect(p: _Picker) -> Edit:
    flow = p.rng.choice(p.journey.flows) if p.journey.flows else None
    source, target = (flow.source, flow.target) if flow else (p.of("touchpoints"), p.of("touchpoints"))
    return lambda j: edits.disconnect(j, source, target)


def _check_otherwise(p: _Picker) -> Edit:
    rule = p.rng.choice(("late-milestone", "cut-off", "of-a-later-version", "not a name"))
    match p.rng.randrange(5):
        case 0 | 1:
            return partial(edits.ignore_problem, rule=rule, target=p.maybe(p.anything()), reason=p.text())
        case 2:
            return partial(edits.unignore, rule=rule, target=p.maybe(p.anything()))
        case 3:
            return partial(edits.switch_rule, rule=rule, on=p.rng.random() < 0.5)
        case _:
            name = p.rng.choice(("longest_gap", "handovers", "page", "patience"))
            return partial(edits.set_threshold, name=name, value=p.rng.choice((None, 0, 4, "slide")))


SORTS: tuple[Callable[[_Picker], Edit], ...] = (
    _set_thing,
    _set_thing,
    _set_thing,
    _set_journey,
    lambda p: partial(edits.rename, key=p.maybe(p.anything()), text=p.text()),
    lambda p: lambda j: edits.set_feeling(j, p.of("touchpoints"), p.of("personas"), p.rng.choice((None, -2, 0, 2, 9))),
    lambda p: partial(edits.add_criterion, text=p.text()),
    lambda p: partial(edits.add_persona, name=p.text()),
    lambda p: lambda j: edits.add_stage(j, title=p.text(), **p.beside("stages")),
    lambda p: lambda j: edits.add_substage(j, stage=p.maybe(p.of("stages")), **p.beside("substages")),
    _add_touchpoint,
    _add_touchpoint,
    lambda p: lambda j: edits.add_milestone(j, title=p.text(), day=7, touchpoint=p.maybe(p.of("touchpoints"))),
    lambda p: lambda j: edits.add_lane(j, kind=p.rng.choice(get_args(LaneKind)), **p.beside("lanes")),
    _add_note,
    _add_note,
    lambda p: lambda j: edits.add_metric(j, stage=p.of("stages"), kind=p.rng.choice(get_args(MetricKind))),
    lambda p: partial(edits.add_signal, at=p.of("touchpoints", "stages"), watched=p.text()),
    lambda p: partial(edits.add_response, touchpoint=p.of("touchpoints"), surface=p.text()),
    _add_picture,
    _connect,
    _connect,
    _disconnect,
    lambda p: partial(edits.reconnect, key=p.of("flows"), target=p.of("touchpoints")),
    _move_touchpoints,
    _move_touchpoints,
    lambda p: lambda j: edits.move_stage(j, p.of("stages"), **p.beside("stages")),
    lambda p: lambda j: edits.move_substage(j, p.of("substages"), **p.beside("substages")),
    lambda p: lambda j: edits.move_substage(j, p.of("substages"), stage=p.of("stages")),
    lambda p: lambda j: edits.move_lane(j, p.of("lanes"), **p.beside("lanes")),
    lambda p: lambda j: edits.move_milestone(j, p.of("milestones"), **p.beside("milestones")),
    _move_things,
    _move_notes,
    lambda p: partial(edits.delete, keys=(p.anything(),)),
    lambda p: partial(edits.delete, keys=p.some("touchpoints", "notes", "flows", "substages")),
    lambda p: partial(edits.duplicate, keys=(p.anything(),)),
    lambda p: partial(edits.duplicate, keys=p.some("touchpoints", "substages", "lanes", "personas")),
    lambda p: partial(edits.merge_stages, keys=p.some("stages")),
    lambda p: partial(edits.split_stage, at=p.of("touchpoints")),
    lambda p: partial(edits.happen_together, keys=p.near()),
    lambda p: partial(edits.happen_together, keys=p.some("touchpoints")),
    lambda p: partial(edits.apart, keys=p.near()),
    _check_otherwise,
    _check_otherwise,
)
