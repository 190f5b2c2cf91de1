"""What the speaker of a slide has in words: whatever found no room on it, in reading order, as plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.place import place
from journeymap.layout.texts import texts_of
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeymap.draw.marks import Box
    from journeymap.layout.scene import Placed
    from journeymap.layout.slide import Table
    from journeymap.model.journey import Journey


def plain(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def labelled(label: str, *parts: str) -> str:
    """A line "Label: one · another"; "" where no part says anything."""
    said = " · ".join(filter(None, map(plain, parts)))
    return f"{label}: {said}" if said else ""


def section(heading: str, lines: Iterable[str]) -> list[str]:
    """The lines that say something below their heading; nothing where none does."""
    said = [line for line in lines if line]
    return ["", heading, *said] if said else []


def unsaid(journey: Journey, placed: Sequence[Placed], tables: Sequence[Table]) -> list[str]:
    """The whole of every text that the slide shows only the beginning of, with the place of what it belongs to."""
    things = index(journey).things
    lines: list[str] = []
    for one in placed:
        for text in texts_of(one.fragment):
            if text.block.cut:
                thing = things.get(one.thing or "")
                where = place(journey, thing) if thing is not None else ""
                lines.append(labelled(where, text.block.source) if where else plain(text.block.source))
    for table in tables:
        for row in table.rows[1:]:
            for head, cell in zip(table.rows[0], row, strict=True):
                lines += [labelled(_source(head), text.block.source) for text in cell.texts if text.block.cut]
        lines += table.left_out
    return section("In full", dict.fromkeys(lines))


def _source(cell: Box) -> str:
    return cell.texts[0].block.source if cell.texts else ""
