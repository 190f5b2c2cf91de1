"""Where on the map a text is being typed: the block that shows it, and the caret for every place in it.

A block may say more than the text that is typed (a note's quotation marks, a stage's days before its goal), and less
(spaces at its end): `editor.following` finds places of the one in the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.carets import Caret, Carets
from journeymap.draw.marks import Text, TextBlock
from journeymap.draw.runs import space_width
from journeymap.editor.cell_places import rect_of_cell
from journeymap.editor.following import aligned
from journeymap.editor.state import Cell
from journeymap.editor.stops import Stop
from journeymap.editor.typable import text_of, usual_field
from journeymap.layout.hit import Rect, bounds, places_of
from journeymap.layout.texts import texts_of
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.editor.state import Draft
    from journeymap.layout.scene import Placed, Scene
    from journeymap.model.journey import Journey

_NARROWEST = 28.0
_WIDEST = 260.0
"""A wider block is framed where it says something, px."""
_PAD = 4.0
_SIZE = 11.0
_BESIDE, _BELOW = 50.0, 4.0
"""Px left of a persona's name in which the picture stands, and below it."""


class Spot(NamedTuple):
    """`x`, `y`: where the block stands in the scene; `places[i]` is the place in its source of the typed text's i-th
    character, and `hung[i]` what of the text before it the block does not show at its end."""

    x: float
    y: float
    carets: Carets
    places: tuple[int, ...]
    hung: tuple[str, ...]
    rect: Rect
    colour: str
    """The text's, "" where there is none yet."""

    def caret(self, at: int) -> Caret:
        """The caret before the i-th character of the text, in scene px."""
        at = min(at, len(self.places) - 1)
        line, x, top, height = self.carets.places[self.places[at]]
        begun = self.hung[at].count("\n")
        if begun:
            line, x, top = line + begun, self.carets.places[0].x, top + begun * height
        elif self.hung[at]:
            x += min(len(self.hung[at]) * space_width(self.carets.block), self.carets.block.size)
        return Caret(line, self.x + x, self.y + top, height)

    def spans(self, start: int, end: int) -> Iterator[Rect]:
        """The rectangles behind part of the text, in scene px."""
        for x, y, width, height in self.carets.spans(self.places[start], self.places[end]):
            yield Rect(self.x + x, self.y + y, width, height)

    def nearest(self, x: float, y: float) -> int:
        """The place in the text nearest to a point of the scene."""
        return self._typed(self.carets.nearest(x - self.x, y - self.y))

    def beside(self, at: int, lines: int, x: float) -> int | None:
        """The place a line above (−1) or below (1) nearest to `x` (scene px), None where there is none."""
        found = self.carets.above(self.places[at], x - self.x, lines)
        if found is None or not self.places[0] <= found <= self.places[-1]:
            inside = None if found is None else self._typed(found)
            return inside if inside is not None and inside != at else None
        return self._typed(found)

    def line_start(self, at: int) -> int:
        return self._typed(self.carets.line_start(self.places[at]))

    def line_end(self, at: int) -> int:
        end = self.carets.line_end(self.places[at])
        return len(self.places) - 1 if end >= self.places[-1] else self._typed(end)

    def _typed(self, place: int) -> int:
        return min(range(len(self.places)), key=lambda at: (abs(self.places[at] - place), at))


def spot_of(scene: Scene, journey: Journey, draft: Draft) -> Spot | None:
    """Where the text being typed stands; None where the map shows nothing of its thing."""
    found = _text_of(scene, draft)
    if found is not None:
        placed, text = found
        start = _before(journey, text, draft)
        places, hung = aligned(draft.text, text.block.source, start)
        shift = 0.0
        if not text.block.lines:
            shift = {"start": 0.0, "middle": text.block.width / 2, "end": text.block.width}[text.align]
        x, y = placed.x + text.x + shift, placed.y + text.y
        carets = Carets(text.block)
        return Spot(x, y, carets, places, hung, _frame(placed, text, carets), text.colour)
    rect = _free(scene, journey, draft)
    if rect is None:
        return None
    carets = Carets(TextBlock("", (), 0.0, 0.0, _SIZE, False, False))
    hung = tuple(draft.text[:at] for at in range(len(draft.text) + 1))
    return Spot(rect.x + _PAD, rect.y + _PAD, carets, (0,) * len(hung), hung, rect, "")


def stop_at(journey: Journey, placed: Placed, x: float, y: float) -> Stop | None:
    """Which text of a fragment is typed when somebody points at it there: the one under the point, else what the
    thing is called; None where nothing of it can be typed."""
    best: tuple[float, Placed, Text] | None = None
    for text in texts_of(placed.fragment):
        rect = _frame(placed, text, Carets(text.block))
        away = max(rect.x - x, x - rect.right, 0.0) + max(rect.y - y, y - rect.bottom, 0.0)
        if text.field and (best is None or away < best[0]):
            best = (away, placed, text)
    if best is not None and (best[0] == 0.0 or placed.thing is None):
        return _named(journey, best[1], best[2], x, y)
    try:
        return None if placed.thing is None else Stop(placed.thing, usual_field(journey, placed.thing))
    except JourneyError:
        return None


def is_text(placed: Placed, x: float, y: float) -> bool:
    """Whether a text that can be typed stands at a point."""
    for text in texts_of(placed.fragment):
        rect = _frame(placed, text, Carets(text.block))
        if text.field and rect.x <= x <= rect.right and rect.y <= y <= rect.bottom:
            return True
    return False


def told_at(placed: Placed, x: float, y: float) -> str:
    """The thing whose text a fragment without a thing of its own shows at a point, or beside its picture there; "" for
    none."""
    for text in texts_of(placed.fragment):
        thing, slash, _ = text.field.partition("/")
        rect = _frame(placed, text, Carets(text.block))
        if slash and rect.x - _BESIDE <= x <= rect.right and rect.y <= y <= rect.bottom + _BELOW:
            return thing
    return ""


def _named(journey: Journey, placed: Placed, text: Text, x: float, y: float) -> Stop:
    """Of the fields a block shows, the one nearest to a point."""
    names = text.field.split()
    thing, slash, field = names[0].rpartition("/")
    if slash:
        return Stop(thing, field)
    thing = placed.thing or ""
    if len(names) > 1:
        carets = Carets(text.block)
        at = carets.nearest(x - placed.x - text.x, y - placed.y - text.y)
        begin = 0
        for name in names:
            value = text_of(journey, thing, name)
            found = text.block.source.find(value, begin) if value else -1
            if found >= 0:
                begin = found + len(value)
                if found <= at <= begin:
                    return Stop(thing, name, placed.lane or "")
    return Stop(thing, names[0], placed.lane or "")


def _text_of(scene: Scene, draft: Draft) -> tuple[Placed, Text] | None:
    """The block that shows the draft's field, in the lane it is typed in if the map shows it in several places."""
    found: tuple[Placed, Text] | None = None
    wanted = f"{draft.thing}/{draft.field}"
    for placed in places_of(scene, draft.thing) if draft.thing else ():
        for text in texts_of(placed.fragment):
            if draft.field in text.field.split():
                if not draft.lane or placed.lane == draft.lane:
                    return placed, text
                found = found or (placed, text)
    if found is not None and draft.lane and found[0].lane is not None:
        return None  # its lane shows nothing yet
    for placed in _told_of_others(scene) if found is None else ():
        for text in texts_of(placed.fragment):
            if text.field == wanted or (not draft.thing and draft.field in text.field.split()):
                return placed, text
    return found


def _told_of_others(scene: Scene) -> Iterator[Placed]:
    """What shows texts of things that it does not stand for: the map's head, tables of a slide."""
    yield from scene.placed[:1]
    if not scene.rows:
        yield from (placed for placed in scene.placed if placed.role == "table")


def _frame(placed: Placed, text: Text, carets: Carets) -> Rect:
    """The rectangle around a block, large enough to point at even while it is empty."""
    block = text.block
    height = max(block.height, carets.height)
    left, right = 0.0, max(block.width, _NARROWEST)
    if block.width > _WIDEST and block.lines:
        left = min(line.x for line in block.lines)
        right = min(max(line.x + line.width for line in block.lines) + _NARROWEST, block.width)
    elif not block.lines and text.align == "end":
        left, right = block.width - _NARROWEST, block.width
    elif not block.lines and text.align == "middle":
        left, right = (block.width - _NARROWEST) / 2, (block.width + _NARROWEST) / 2
    return Rect(placed.x + text.x + left - _PAD, placed.y + text.y - 1.0, right - left + 2 * _PAD, height + 2.0)


def _free(scene: Scene, journey: Journey, draft: Draft) -> Rect | None:
    """Where a text is typed that the map does not show while it is empty."""
    thing = index(journey).things.get(draft.thing)
    if draft.lane and thing is not None:
        rect = rect_of_cell(scene, journey, Cell(draft.lane, getattr(thing, "at", draft.thing)))
        if rect is not None:
            return rect
    places = places_of(scene, draft.thing)
    if not places:
        return None
    x, y = bounds(places[0]).centre
    return Rect(x - _NARROWEST, y - _SIZE, 2 * _NARROWEST, 2 * _SIZE)


def _before(journey: Journey, text: Text, draft: Draft) -> int:
    """Where in a block of several fields the one that is typed may begin: behind those before it."""
    begin = 0
    for name in text.field.split():
        if name == draft.field or "/" in name:
            break
        value = text_of(journey, draft.thing, name).strip()
        found = text.block.source.find(value, begin) if value else -1
        begin = begin if found < 0 else found + len(value)
    return begin
