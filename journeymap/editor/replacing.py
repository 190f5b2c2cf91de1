"""Putting other words in the place of what was found: all in one step. What cannot be changed stays, and is said."""

from __future__ import annotations

from itertools import groupby
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.editor.find import PATIENCE, Options, compiled_pattern, pattern_matches
from journeymap.editor.naming import name_of
from journeymap.model.edits.change import FIELD_OF, altered, changed, find_any, replaced
from journeymap.model.edits.setting import set_journey
from journeymap.model.refusal import JourneyError
from journeymap.model.text import shortened
from journeymap.model.vocabulary import NOUNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from regex import Match

    from journeymap.editor.find import Spot
    from journeymap.model.journey import Journey, Thing


class Replaced(NamedTuple):
    """What came of it: the journey, how many times something was replaced, and a sentence for each text that stayed."""

    journey: Journey
    times: int
    left: tuple[str, ...] = ()


def replace(journey: Journey, spots: Sequence[Spot], wanted: str, by: str, options: Options) -> Replaced:
    """The journey with `by` in the place of these matches of `wanted`, which must have been found in it.

    With a pattern, `by` may name its groups: \\1, \\g<name>. A text that the replacement would make longer than
    a text may be, or a link that would be none, stays as it is. Errors: JourneyError where `by` names a group that
    the pattern does not have, or the map is read-only.
    """
    new = _by_pattern(wanted, by, options) if options.pattern else lambda _: by
    fields: dict[str, dict[str, tuple[str, int]]] = {}
    for (thing, field), group in groupby(spots, key=lambda spot: (spot.piece.thing, spot.piece.field)):
        inside = list(group)
        fields.setdefault(thing, {})[field] = _spliced(inside, new), len(inside)
    done = _Done(journey)
    for thing, texts in fields.items():
        done.put(thing, texts)
    return Replaced(done.journey(), done.count, tuple(done.left))


def step_name(count: int, wanted: str) -> str:
    """What the step is called."""
    times = f"{count:,} × " if count > 1 else ""
    return f"Replace {times}“{shortened(wanted, 30)}”"


def _spliced(spots: Sequence[Spot], new: Callable[[Spot], str]) -> str:
    """A text with all its matches replaced."""
    text = spots[0].piece.text
    parts, at = [], 0
    for spot in spots:
        parts += [text[at : spot.start], new(spot)]
        at = spot.end
    return "".join([*parts, text[at:]])


def _by_pattern(wanted: str, by: str, options: Options) -> Callable[[Spot], str]:
    import regex  # late: patterns are rare

    pattern = compiled_pattern(wanted, options)
    if isinstance(pattern, str):
        raise JourneyError((pattern,))
    until = monotonic() + 2 * PATIENCE
    known: dict[str, dict[int, Match[str]]] = {}

    def new(spot: Spot) -> str:
        text = spot.piece.text
        try:
            if text not in known:
                known.clear()
                known[text] = {start: match for start, _, match in pattern_matches(pattern, text, until)}
            return str(known[text][spot.start].expand(by))
        except TimeoutError:
            raise JourneyError(("This pattern takes too long on this map: make it simpler.",)) from None
        except (regex.error, IndexError, KeyError) as error:
            raise JourneyError((f"“{shortened(by)}” cannot be put there: {error}.",)) from None

    return new


class _Done:
    """The records that have other texts, until they are all put into the journey at once."""

    def __init__(self, journey: Journey) -> None:
        self._before = journey
        self._of_map: dict[str, str] = {}
        self._new: dict[str, dict[str, Thing]] = {}
        self.count = 0
        self.left: list[str] = []

    def put(self, key: str, texts: dict[str, tuple[str, int]]) -> None:
        """Sets texts of a thing (of the map for ""), each by itself, so that one that cannot be stops no other."""
        thing = find_any(self._before, key) if key else None
        for field, (text, count) in texts.items():
            try:
                if thing is None:
                    set_journey(self._before, **{field: text})
                    self._of_map[field] = text
                else:
                    thing = altered(thing, {field: text} if "." not in field else _link_fields(thing, field, text))
            except JourneyError as error:
                self.left.append(_stayed(thing, error))
                continue
            self.count += count
        if thing is not None:
            self._new.setdefault(FIELD_OF[type(thing)], {})[key] = thing

    def journey(self) -> Journey:
        after = set_journey(self._before, **self._of_map) if self._of_map else self._before
        return changed(after, **{field: replaced(getattr(after, field), new) for field, new in self._new.items()})


def _link_fields(thing: Thing, field: str, text: str) -> dict[str, Any]:
    """The links of a touchpoint with another title or address in one of them; `field` is as in "links.0.url"."""
    _, number, name = field.split(".")
    links: list[Any] = list(getattr(thing, "links", ()))
    links[int(number)] = dict(links[int(number)]) | {name: text}
    return {"links": tuple(links)}


def _stayed(thing: Thing | None, error: JourneyError) -> str:
    what = "The map" if thing is None else f"The {NOUNS[FIELD_OF[type(thing)]]} “{shortened(name_of(thing), 40)}”"
    return f"{what} stays as it is: {error.problems[0]}"


def told(count: int, wanted: str, left: Iterable[str]) -> str:
    """What came of it, in a sentence or two."""
    stayed = tuple(left)
    times = f"{count:,} × “{shortened(wanted, 30)}” replaced." if count else "Nothing was replaced."
    if not stayed:
        return times
    more = f" {len(stayed) - 1:,} more stay too." if len(stayed) > 1 else ""
    return f"{times} {stayed[0]}{'' if stayed[0].endswith('.') else '.'}{more}"
