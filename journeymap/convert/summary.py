"""What came of a session: the map as it was, the map as it is and the record of the session become tables to hand
out. What it holds is worked out here; `summary_files` writes it as text, PDF or slides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.convert import summary_rows as rows
from journeymap.convert.summary_eyes import for_eyes
from journeymap.flow.words import on as date_text
from journeymap.model.differences import differences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.model.journey import Journey, Redaction, Workshop

DECIDED = "What was decided"
"""The title of the part that is told first."""


class Part(NamedTuple):
    """A table; `shares` are the columns' shares of the width, `numbers` those that hold figures, `bars` the one whose
    figures are seen as lengths, too."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    numbers: frozenset[int] = frozenset()
    bars: int | None = None

    @property
    def leading(self) -> int:
        """The column that says what a row is about."""
        return self.headings.index("What") if "What" in self.headings else 0

    @property
    def used(self) -> tuple[int, ...]:
        """The columns in which any row says something."""
        return tuple([column for column in range(len(self.headings)) if any(row[column] for row in self.rows)])


class Summary(NamedTuple):
    """`scope` says which map it was about, `figures` how much there is of everything, each with its word, and `counts`
    the same in a sentence. `journey` is the map as it is, for the eyes that the summary is for."""

    title: str
    scope: str
    people: tuple[str, ...]
    counts: str
    figures: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    journey: Journey


def summary(before: Journey, after: Journey, workshop: Workshop, wanted: Sequence[Redaction] = ()) -> Summary:
    """What happened from the one state of a map to the other, without what is left out for certain eyes; parts with
    nothing in them are left out."""
    before, after, workshop = for_eyes(before, after, workshop, wanted)
    everything = differences(before, after)
    found = [
        one for one in everything if one.field != "images" and (one.field != "flows" or rows.is_meant(one, everything))
    ]
    made = (
        Part(
            DECIDED, ("What", "Decision", "Where"), tuple(rows.decided(found, after, workshop)),
            (0.5, 0.24, 0.26),
        ),
        Part(
            "What got the most dots", ("Rank", "What", "Dots", "Where"), tuple(rows.voted(after, workshop)),
            (0.1, 0.42, 0.2, 0.28), frozenset({0, 2}), 2,
        ),
        Part(
            "What was added", ("Kind", "What", "Where"), rows.by_stage(rows.added(found, after), after),
            (0.2, 0.54, 0.26),
        ),
        Part(
            "What was changed", ("What", "Where"), rows.by_stage(rows.changed(found, before, after), after),
            (0.72, 0.28),
        ),
        Part(
            "What was removed", ("Kind", "What", "Where"), rows.by_stage(rows.removed(found, before), before),
            (0.2, 0.54, 0.26),
        ),
        Part("Left for later", ("What", "Where", "Who"), tuple(rows.parked(before, after)), (0.52, 0.28, 0.2)),
        Part("Taken up again", ("What", "Where", "Who"), tuple(rows.parked(after, before)), (0.52, 0.28, 0.2)),
        Part(
            "How long it took", ("Step", "Planned", "Took", "Against the plan"), tuple(rows.times(workshop)),
            (0.46, 0.16, 0.16, 0.22), frozenset({1, 2}),
        ),
    )  # fmt: skip
    parts = tuple(part for part in made if part.rows)
    day = f", {date_text(workshop.held_on)}" if workshop.held_on is not None else ""
    dots = sum(one.dots for one in workshop.votes)
    figures = tuple(_figures(parts, dots))
    counts = ", ".join(map(" ".join, figures)) or "Nothing was changed"
    return Summary(
        f"{_line(workshop.title) or 'Workshop'}{day}",
        " · ".join(filter(None, map(_line, (after.title, after.segment, after.span)))),
        workshop.people,
        counts,
        figures,
        parts,
        after,
    )


def _figures(parts: Sequence[Part], dots: int) -> Iterator[tuple[str, str]]:
    said = {
        DECIDED: ("decision", "decisions"),
        "What was added": ("thing added", "things added"),
        "What was changed": ("change", "changes"),
        "What was removed": ("thing removed", "things removed"),
        "Left for later": ("thought left for later", "thoughts left for later"),
        "Taken up again": ("thought taken up again", "thoughts taken up again"),
    }
    for part in parts:
        if part.title in said:
            one, several = said[part.title]
            yield f"{len(part.rows):,}", one if len(part.rows) == 1 else several
    if dots:
        yield f"{dots:,}", "dot" if dots == 1 else "dots"


def _line(text: str) -> str:
    return " ".join(text.split())
