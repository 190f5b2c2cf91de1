"""Edits that add a thing. Each takes the fields of the thing by name; `id` may be left to `new_id`.

`before` and `after` name the neighbour (by id) that the new thing gets in the user's order; without one it comes
last. All raise JourneyError when a field, a value or the place cannot be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.edits.change import FIELD_OF, anchor_of, changed, find, made, new_id, placed
from journeymap.model.edits.homes import end_of_column, home_of, last_in
from journeymap.model.journey import (
    EmpathyResponse,
    Flow,
    Lane,
    Metric,
    Milestone,
    Note,
    Persona,
    Signal,
    Stage,
    SubStage,
    SuccessCriterion,
    Thing,
    Touchpoint,
)
from journeymap.model.refusal import JourneyError
from journeymap.model.vocabulary import LANE_TITLES

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def add_criterion(journey: Journey, *, text: str = "", **fields: Any) -> Journey:
    """A part of the definition of success."""
    return _add(journey, SuccessCriterion, text=text, **fields)


def add_persona(journey: Journey, *, name: str = "", **fields: Any) -> Journey:
    """A persona; how touchpoints feel to it is set later."""
    return _add(journey, Persona, name=name, **fields)


def add_stage(journey: Journey, *, title: str = "", **fields: Any) -> Journey:
    """A stage, empty."""
    return _add(journey, Stage, title=title, **fields)


def add_substage(journey: Journey, *, stage: str | None = None, title: str = "", **fields: Any) -> Journey:
    """A sub-stage of `stage`; without it, of its neighbour's stage."""
    anchor = anchor_of(fields.get("before"), fields.get("after"))
    home = find(journey, anchor, SubStage).stage if anchor is not None else stage or _last_stage(journey)
    if (stage or home) != home:
        raise JourneyError(("the sub-stage to stand next to belongs to another stage",))
    return _add(journey, SubStage, stage=home, title=title, **fields)


def add_touchpoint(
    journey: Journey,
    *,
    stage: str | None = None,
    substage: str | None = None,
    title: str = "",
    before: str | None = None,
    after: str | None = None,
    **fields: Any,
) -> Journey:
    """A touchpoint with a column of its own, last in `stage` or `substage`, or next to the column of a neighbour,
    whose stage and sub-stage it gets. Without any of these it ends the last stage."""
    if stage is None and substage is None and before is None and after is None:
        stage = _last_stage(journey)
    neighbour = after
    home, before, after = home_of(journey, stage, substage, before, after)
    if after is not None:  # one that shares the column stands right behind its neighbour there
        after = neighbour if fields.get("together_with") is not None else end_of_column(journey, after)
    elif before is None:
        after = last_in(journey, home)
    place = {"stage": home[0], "substage": home[1], "before": before, "after": after}
    return _add(journey, Touchpoint, title=title, **place, **fields)


def add_milestone(journey: Journey, *, title: str = "", **fields: Any) -> Journey:
    """A milestone; `day`, `stage` and `touchpoint` say where it is drawn."""
    return _add(journey, Milestone, title=title, **fields)


def add_lane(journey: Journey, *, kind: str, title: str | None = None, **fields: Any) -> Journey:
    """A lane, with the usual title of its kind unless another is given."""
    usual = next((words for known, words in LANE_TITLES.items() if known == kind), "")
    return _add(journey, Lane, kind=kind, title=usual if title is None else title, **fields)


def add_note(journey: Journey, *, lane: str, at: str, text: str = "", **fields: Any) -> Journey:
    """A note in a lane, under the touchpoint or stage `at`."""
    return _add(journey, Note, lane=lane, at=at, text=text, **fields)


def add_flow(journey: Journey, *, source: str, target: str, kind: str = "next", **fields: Any) -> Journey:
    """A flow from one touchpoint to another."""
    return _add(journey, Flow, source=source, target=target, kind=kind, **fields)


def add_metric(journey: Journey, *, stage: str, kind: str, **fields: Any) -> Journey:
    """A metric of a stage."""
    return _add(journey, Metric, stage=stage, kind=kind, **fields)


def add_signal(journey: Journey, *, at: str, watched: str = "", **fields: Any) -> Journey:
    """An early warning at the touchpoint or stage `at`."""
    return _add(journey, Signal, at=at, watched=watched, **fields)


def add_response(journey: Journey, *, touchpoint: str, **fields: Any) -> Journey:
    """An empathy response at a touchpoint."""
    return _add(journey, EmpathyResponse, touchpoint=touchpoint, **fields)


def _add(
    journey: Journey,
    kind: type[Thing],
    /,
    *,
    id: str | None = None,
    before: str | None = None,
    after: str | None = None,
    **fields: Any,
) -> Journey:
    thing = made(kind, {"id": new_id(journey, kind) if id is None else id, **fields})
    field = FIELD_OF[kind]
    return changed(journey, **{field: placed(getattr(journey, field), (thing,), before, after)})


def _last_stage(journey: Journey) -> str:
    if not journey.stages:
        raise JourneyError(("this journey has no stage yet; add one first",))
    return journey.stages[-1].id
