"""What the Insights panel shows, as tables of words and numbers with what each can do: ways to milestones, handovers,
channels and owners by stage, shares, and what most depends on. Knows no window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.editor.tracing import counted, told, told_lost
from journeymap.flow.words import called, name
from journeymap.model.find import index
from journeymap.model.journey import Touchpoint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeymap.flow.insights import Insights, Matrix
    from journeymap.flow.paths import Dependents, Path
    from journeymap.model.journey import Journey

What = Literal["go", "quickest", "longest", "lost"]


class Deed(NamedTuple):
    """What a click or Enter does: goes to a thing, or traces a way to it or what is lost without it."""

    what: What
    thing: str


class Cell(NamedTuple):
    """A place of a table. `link` tells that it looks as if it could be clicked; `share` (0…1) shades the ground of a
    matrix and is the length of a bar; `spoken` is what it says to who listens, where that is not its text."""

    text: str
    does: Deed | None = None
    link: bool = False
    share: float | None = None
    spoken: str = ""


class Table(NamedTuple):
    """`said` stands over the rows; `empty` says what to do where there are none."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""
    said: str = ""


_LISTED = 12
"""So many of the touchpoints that most depends on are listed."""
_MODES = {"human": "People", "hybrid": "People and machines", "automated": "Machines alone", "unknown": "Not said"}
_EVIDENCE = {
    "researched": "Researched",
    "anecdote": "Heard from somebody",
    "assumption": "Assumed",
    "unknown": "Not said",
}


def ways(journey: Journey, found: Insights) -> Table:
    """How far it is to each milestone."""
    things = index(journey).things
    rows = []
    for one in found.milestones:
        title = name(things[one.milestone])
        quick = _way(one.quickest, "quickest", one.milestone, title)
        rows.append((Cell(title, Deed("go", one.milestone)), quick, _way(one.longest, "longest", one.milestone, title)))
    loose = sum(milestone.touchpoint is None for milestone in journey.milestones)
    more = f" {counted(loose, 'more milestone')} at no touchpoint: no way leads there." if loose else ""
    empty = (
        "No milestone stands at a touchpoint yet. Select one and say in the inspector where it is reached."
        if journey.milestones
        else "No milestones yet. Add one with Ctrl+Shift+M and say at which touchpoint it is reached."
    )
    return Table(
        ("Milestone", "Quickest", "Longest"), tuple(rows), empty, f"Choose a way to trace it on the map.{more}"
    )


def _way(path: Path | None, kind: Literal["quickest", "longest"], milestone: str, title: str) -> Cell:
    if path is None:
        return Cell("No way there yet")
    words = told(path).replace(", by", " ·")
    return Cell(
        words, Deed(kind, milestone), link=True, spoken=f"{kind.capitalize()} way to {title}: {told(path)}. Trace it"
    )


def handovers(journey: Journey, found: Insights) -> Table:
    """From which owner to which, and where."""
    things = index(journey).things
    rows = []
    for one in found.handovers:
        where = f"{name(things[one.source])} → {name(things[one.target])}"
        who = f"{one.from_owner} → {one.to_owner}"
        spoken = f"From {one.from_owner} to {one.to_owner}, {where}"
        deed = Deed("go", one.target)
        rows.append((Cell(who, deed, spoken=spoken), Cell(where, deed)))
    owned = sum(bool(touchpoint.owner.strip()) for touchpoint in journey.touchpoints)
    said = f"Customers are handed over {_times(len(rows))}." if rows else ""
    empty = (
        "Nobody is handed over: one owner follows the customer all the way."
        if owned > 1
        else "Owners are not named yet. Select touchpoints and name them in the inspector."
    )
    return Table(("From whom to whom", "Where"), tuple(rows), empty, said)


def by_stage(journey: Journey, found: Matrix, what: Literal["Channel", "Owner"]) -> Table:
    """How often what occurs in which stage."""
    things = index(journey).things
    stages = tuple(name(things[key]) for key in found.stages)
    most = max((number for row in found.counts for number in row), default=1)
    rows = []
    for title, numbers in zip(found.rows, found.counts, strict=True):
        cells = [
            Cell(
                f"{number:,}" if number else "·",
                share=number / most,
                spoken=f"{title} in {stage}: {counted(number, 'touchpoint')}",
            )
            for stage, number in zip(stages, numbers, strict=True)
        ]
        rows.append((Cell(title), *cells))
    empty = f"No touchpoint names its {what.lower()} yet. Select touchpoints and choose one in the inspector."
    return Table((what, *stages), tuple(rows), empty)


def shares(counts: Mapping[str, int], words: Mapping[str, str], heading: str, what: str) -> Table:
    """How much of a whole is what: a bar, a number and a share in words each."""
    whole = sum(counts.values())
    if not whole or counts.get("unknown", 0) == whole:
        return Table((), (), f"No touchpoint says {what} yet. Select touchpoints and choose it in the inspector.")
    rows = []
    for key, number in counts.items():
        if number or key != "unknown":
            said = f"{number:,} · {number * 100 / whole:.0f} %"
            label = words[key]
            spoken = f"{label}: {counted(number, 'touchpoint')}, {number * 100 / whole:.0f} per cent"
            rows.append((Cell(label), Cell(said, share=number / whole, spoken=spoken)))
    return Table((heading, "Touchpoints"), tuple(rows))


def modes(found: Insights) -> Table:
    """Who does it."""
    return shares({str(key): number for key, number in found.modes.items()}, _MODES, "Done by", "who does it")


def evidence(found: Insights) -> Table:
    """What it rests on."""
    counts = {str(key): number for key, number in found.evidence.items()}
    return shares(counts, _EVIDENCE, "Known by", "what it rests on")


def breaks(journey: Journey, found: Mapping[str, Dependents]) -> Table:
    """The touchpoints without which most can no longer be reached."""
    things, column_of = index(journey).things, index(journey).column_of
    told_of = [key for key, number in found.items() if number.touchpoints or number.milestones]
    told_of.sort(key=lambda key: (-found[key].milestones, -found[key].touchpoints, column_of[key]))
    rows = []
    for key in told_of[:_LISTED]:
        title, number = name(things[key]), found[key]
        parts = [counted(number.milestones, "milestone")] if number.milestones else []
        parts += [counted(number.touchpoints, "touchpoint")] if number.touchpoints else []
        words = ", ".join(parts)
        spoken = f"Lost without {title}: {words}. Show it"
        rows.append((Cell(title, Deed("go", key)), Cell(words, Deed("lost", key), link=True, spoken=spoken)))
    empty = (
        "Nothing hangs on one touchpoint alone: there is a way round each."
        if len(journey.touchpoints) > 1
        else "There are no ways yet. Add touchpoints, and see here which of them everything depends on."
    )
    return Table(("If this fails", "This is lost"), tuple(rows), empty)


def if_it_fails(journey: Journey, thing: str | None) -> tuple[str, Deed | None]:
    """What is lost when the selected touchpoint fails, as a sentence and what shows it; what to do where none is."""
    found = index(journey).things.get(thing or "")
    if not isinstance(found, Touchpoint):
        return "Select a touchpoint to see what breaks when it fails.", None
    from journeymap.flow.paths import lost_without  # late: nobody asks before the first paint

    return f"If {called(found)} fails: {told_lost(lost_without(journey, found.id), found.id)}.", Deed("lost", found.id)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")
