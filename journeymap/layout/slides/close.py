"""The last slide: what was agreed on, who does what next and when the map is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.words import on as date_text
from journeymap.layout.scene import Placed
from journeymap.layout.slides.people import criterion
from journeymap.layout.slides.ranked import SETTLED, ranked
from journeymap.layout.slides.setting import slide
from journeymap.layout.slides.tables import Cell, Column, tables
from journeymap.model.vocabulary import STATUS_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.layout.slide import Slide
    from journeymap.layout.slides.setting import Setting

_COLUMNS = (Column("What", 0.5), Column("Who", 0.25), Column("Status", 0.2))
_MOST = 6
_APART = 24.0


def slides(setting: Setting) -> Iterator[Slide]:
    """The first thing the customer asked for, above what is to be done first; none where nothing is to be done and
    no review is planned."""
    journey, theme, body = setting.journey, setting.theme, setting.frame.body
    to_do = [note for note in ranked(setting, "opportunities") if note.status not in SETTLED and note.owner.strip()]
    if not to_do and journey.next_review is None:
        return
    placed: list[Placed] = []
    y = body.y
    if journey.success:
        promise = criterion(journey.success[0], body.width, theme, large=True)
        placed.append(Placed(promise, body.x, y, "success", journey.success[0].id))
        y += promise.height + _APART
    rows = [
        [
            Cell(note.text, bold=True, field=f"{note.id}/text"),
            Cell(note.owner),
            Cell(STATUS_LABELS.get(note.status or "", "")),
        ]
        for note in to_do[:_MOST]
    ]
    area = body._replace(y=y, height=body.y + body.height - y)
    made = tables(_COLUMNS, rows, area, body, "What is done next, and by whom", theme) if rows else []
    review = f"Next review: {date_text(journey.next_review)}" if journey.next_review else ""
    count = max(1, len(made))
    for number in range(1, count + 1):
        yield slide(
            setting, "close", "close" if number == 1 else f"close/{number}", "What happens next", review,
            placed if number == 1 else (), made[number - 1 : number],
            counted=f"({number} of {count})" if count > 1 else "",
        )  # fmt: skip
