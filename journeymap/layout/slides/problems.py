"""What the checks found, as a table: how bad in a word and a shape, the sentence, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.problems import SEVERITIES, SIGNS
from journeymap.layout.slides.setting import slide
from journeymap.layout.slides.tables import Cell, Column, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.flow.problems import Problem
    from journeymap.layout.slide import Slide
    from journeymap.layout.slides.setting import Setting

_COLUMNS = (Column("Severity", 0.12), Column("What is wrong or missing", 0.6), Column("Where", 0.28))


def slides(setting: Setting, found: Sequence[Problem]) -> Iterator[Slide]:
    """The problems in the order of the checks, worst first; none where there are none."""
    if not found:
        return
    theme = setting.theme
    colours = {"error": theme.bad, "warning": theme.warn, "hint": theme.ink_soft}
    rows = [
        [
            Cell(f"{SIGNS[one.severity]}\u00a0{one.severity.capitalize()}", colours[one.severity], True),
            Cell(one.sentence),
            Cell(one.place or "The whole map", theme.ink_soft),
        ]
        for one in found
    ]
    counts = [(kind, sum(one.severity == kind for one in found)) for kind in SEVERITIES]
    about = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in counts if count)
    title = "1 thing to look at" if len(found) == 1 else f"{len(found)} things to look at"
    body = setting.frame.body
    made = tables(_COLUMNS, rows, body, body, "What the checks found, worst first", theme)
    for number, table in enumerate(made, 1):
        yield slide(
            setting, "problems", f"problems/{number}", title, about, tables=(table,),
            counted=f"({number} of {len(made)})" if len(made) > 1 else "",
        )  # fmt: skip
