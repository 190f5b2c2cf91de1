"""A map with some of it left out while somebody looks at it: only some lanes, personas, owners, channels, or only
what has problems. The document is never changed: layout is given `shown`, every edit goes to the true journey by id.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from journeymap.editor.naming import lane_title
from journeymap.flow.edges import take_part
from journeymap.flow.words import listed
from journeymap.model.find import index, index_part
from journeymap.model.journey import Lane, Milestone, Note, Persona, Touchpoint
from journeymap.model.text import shortened
from journeymap.model.vocabulary import CHANNEL_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.editor.filtering import Part
    from journeymap.editor.state import EditorState
    from journeymap.model.find import Index
    from journeymap.model.journey import Journey


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Filter:
    """What is shown. An empty set means all of its kind; owners and channels may hold "" for none."""

    lanes: frozenset[str] = frozenset()
    """Ids of the only lanes shown, hidden ones too."""
    personas: frozenset[str] = frozenset()
    """Ids of the only personas whose feelings and notes are shown."""
    owners: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    only_problems: bool = False
    troubled: frozenset[str] = frozenset()
    """Ids of the things that the checks found something wrong with, as far as they have run."""
    also: frozenset[str] = frozenset()
    """Ids of what is shown although it does not match: what was selected or typed since."""

    @property
    def idle(self) -> bool:
        """Whether it leaves nothing out."""
        return not (self.lanes or self.personas or self.owners or self.channels or self.only_problems)


def shown(state: EditorState) -> Journey:
    """The journey as it is looked at: what layout draws, and what "all" means in it. The same object as long as
    neither the journey nor the filter changes."""
    if state.filter is None or state.filter.idle:
        return state.journey
    return filtered(state.journey, state.filter)


def filtered(journey: Journey, how: Filter) -> Journey:
    """The journey with what does not match left out, and with it what hangs on it: of a touchpoint its notes,
    signals, flows and responses, of a persona the feelings and notes. Stages stay, so that one sees where the rest
    is; what is left has the same ids, records and ways as in the whole. A milestone at a touchpoint goes with it."""
    from journeymap.editor.filtering import part_of  # late: few filters stand before the first paint

    made = _latest.get(how)
    if made is None or made.source is not journey:
        before, made = made, part_of(journey, how, made)
        index_part(made.journey, None if before is None else before.journey)
        take_part(made.journey, journey)
        _latest[how] = made
    return made.journey


_latest: WeakKeyDictionary[Filter, Part] = WeakKeyDictionary()


def hidden(state: EditorState, things: Iterable[str]) -> tuple[str, ...]:
    """Those of these ids that the filter leaves out."""
    if state.filter is None:
        return ()
    seen = index(shown(state)).things
    return tuple(key for key in things if key not in seen)


def yielding(state: EditorState) -> EditorState:
    """The state with a filter that lets through what is selected or being typed: nobody has to look for what they
    have just gone to or made, and nothing goes while they work on it."""
    how = state.filter
    if how is None or how.idle:
        return state
    busy = [*state.selection]
    busy += [] if state.draft is None else [state.draft.thing]
    busy += [] if state.cell is None else [state.cell.at, state.cell.lane]
    found = index(state.journey)
    wanted: set[str] = set()
    for key in busy:
        thing = found.things.get(key)
        for other in (key, *(getattr(thing, name, None) for name in _LEANS_ON)):
            record = found.things.get(other or "")
            if isinstance(record, Touchpoint | Lane | Persona | Note | Milestone) and not _passes(how, found, record):
                wanted.add(record.id)
    return state if wanted <= how.also else replace(state, filter=replace(how, also=how.also | wanted))


_LEANS_ON = ("at", "touchpoint", "source", "target", "lane")
"""The references of things to what they cannot be shown without."""


def _passes(how: Filter, found: Index, thing: Touchpoint | Lane | Persona | Note | Milestone) -> bool:
    """Whether it is shown by itself, once what it leans on is."""
    if isinstance(thing, Milestone) and thing.id not in how.also:
        at = found.things.get(thing.touchpoint or "")
        return not isinstance(at, Touchpoint) or matches(how, at)
    return matches(how, thing)


def matches(how: Filter, thing: Touchpoint | Lane | Persona | Note | Milestone) -> bool:
    """Whether the thing is shown as far as it itself says."""
    if thing.id in how.also:
        return True
    match thing:
        case Lane():
            return thing.id in how.lanes if how.lanes else not thing.hidden
        case Persona():
            return not how.personas or thing.id in how.personas
        case Note():
            return not how.personas or thing.persona is None or thing.persona in how.personas
        case Milestone():
            return True
    return (
        (not how.owners or thing.owner.strip() in how.owners)
        and (not how.channels or thing.channel in how.channels)
        and (not how.only_problems or thing.id in how.troubled)
    )


def troubled_by(journey: Journey, targets: Iterable[str]) -> frozenset[str]:
    """The ids of the things named by problems, and of the touchpoints that those hang on."""
    found = index(journey)
    named = set(targets)
    for key in tuple(named):
        thing = found.things.get(key)
        named |= {above for name in ("at", "touchpoint", "source") if (above := getattr(thing, name, None))}
    return frozenset(named)


def owners(journey: Journey) -> dict[str, int]:
    """Every owner of touchpoints, in alphabetical order, with how many are theirs; "" for none, last."""
    return _counted(touchpoint.owner.strip() for touchpoint in journey.touchpoints)


def channels(journey: Journey) -> dict[str, int]:
    """Every channel of touchpoints with how many go through it, as `owners`."""
    return _counted(touchpoint.channel for touchpoint in journey.touchpoints)


def _counted(values: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (not pair[0], pair[0].casefold(), pair[0])))


def summary(state: EditorState) -> str:
    """What is shown, in words: "Showing only owner CSM · 9 of 14 touchpoints"; "" where all is."""
    how = state.filter
    if how is None or how.idle:
        return ""
    journey = state.journey
    things = index(journey).things
    parts = [
        _named("owner", [name or "nobody" for name in owners(journey) if name in how.owners]),
        _named("channel", [CHANNEL_LABELS[one] or "none" for one in CHANNEL_LABELS if one in how.channels]),
        _named("persona", [getattr(things[one.id], "name", "") for one in journey.personas if one.id in how.personas]),
        _named("lane", [lane_title(lane) for lane in journey.lanes if lane.id in how.lanes]),
        "what has problems" if how.only_problems else "",
    ]
    what = "; ".join(filter(None, parts)) or "what is no longer there"
    count, total = len(shown(state).touchpoints), len(journey.touchpoints)
    if not count and total:
        return f"Nothing matches: only {what} is to be shown, and no touchpoint is left of {total:,}"
    return f"Showing only {what} · {count:,} of {total:,} touchpoint{'' if total == 1 else 's'}"


def _named(noun: str, names: list[str]) -> str:
    short = [shortened(name, 30) for name in names]
    return f"{noun}{'' if len(short) == 1 else 's'} {listed(short)}" if short else ""
