"""What groups of an SVG are called: ids made of the words that things show, and layers, one a row of the map.

Inkscape shows labels of layers, Illustrator takes ids for names, browsers and screen readers take titles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import category, normalize

from journeymap.draw.marks import Box, Text
from journeymap.render.svg_shapes import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.draw.marks import Fragment
    from journeymap.layout.scene import Placed

NOUNS: Final = {"substage": "Sub-stage", "lane-name": "Lane", "flow": "Way"}
"""What roles are called that are not called by their own name."""
ROWS: Final = {
    "header": "Head", "milestone": "Milestones", "stage": "Stages", "substage": "Sub-stages", "footer": "Legend",
}  # fmt: skip
"""Layers of what stands in no lane, by the role that tells the row; bands and names belong to the milestones."""
_HEADED: Final = frozenset({"stage", "substage", "touchpoint", "milestone", "lane-name"})
"""Roles whose first fragment names the thing for all others of it: a touchpoint's feelings, a stage's metrics."""
OWN: Final = frozenset({"title", "text"})
"""Fields of texts that name a thing."""
_LONGEST: Final = 40
_NAME_CHARACTERS: Final = (
    (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x37D), (0x37F, 0x1FFF), (0x2C00, 0x2FEF), (0x3001, 0xD7FF),
    (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF),
)  # fmt: skip
"""Beyond ASCII, of XML's NameChar (production 4a)."""


class Known:
    """What a scene calls its things, as far as it shows them."""

    def __init__(self, placed: Iterable[Placed]) -> None:
        self.called: dict[str, str] = {}
        """By a thing's id its name as part of an id, as far as anybody asked for it."""
        self.lanes: dict[str, str] = {}
        self.words = Words()
        headed = [one for one in placed if one.role in _HEADED]
        self.headed = {one.thing: one.fragment for one in reversed(headed)}
        self._stages = [said_by(one.fragment) for one in headed if one.role == "stage"]
        self._touchpoints = [one.role for one in headed].count("touchpoint")
        for one in headed:
            if one.role == "lane-name" and one.lane is not None:
                self.lanes[one.lane] = said_by(one.fragment)

    def word(self, thing: str) -> str:
        """The name of a thing as part of an id, by the fragment that names it: the first in `headed`."""
        told = self.called[thing] = word_of(said_by(self.headed[thing])) or thing
        return told

    def told(self) -> str:
        """The map in a sentence, for who cannot see it."""
        count = self._touchpoints
        told = [f"{count} touchpoint{'' if count == 1 else 's'}"] if count else []
        if self._stages:
            told.append(f"stages: {', '.join(self._stages)}")
        if self.lanes:
            told.append(f"lanes: {', '.join(self.lanes.values())}")
        return " ".join(f"Journey map. {'; '.join(told)}".split()) if told else "Journey map"

    def layer(self, role: str, lane: str | None) -> str:
        """The label of the layer that something stands in."""
        if lane is not None:
            return self.lanes.get(lane) or lane
        return ROWS.get(role) or ("Milestones" if role in ("band", "lane-name") else role.capitalize())


def said_by(fragment: Fragment) -> str:
    """The text that names what a fragment shows, else its first; "" where it shows none."""
    first = ""
    for mark in fragment.marks:
        for text in mark.texts if isinstance(mark, Box) else (mark,) if isinstance(mark, Text) else ():
            if text.field in OWN:
                return text.block.source
            first = first or text.block.source
    return first


def once(name: str, given: dict[str, int]) -> str:
    """This id, or with a number behind it where it is among those `given` already, which tell what number comes
    next."""
    if name in given:
        count = given[name]
        while (numbered := f"{name}-{count}") in given:
            count += 1
        given[name] = count + 1
        name = numbered
    given[name] = 2
    return name


class Words(dict[str, str]):
    """Texts as parts of ids."""

    def __missing__(self, text: str) -> str:
        told = self[text] = word_of(text)
        return told


def word_of(text: str) -> str:
    """Letters and figures in lower case with hyphens between the words, as UTF-8 bytes that stand for themselves."""
    short = text[: 2 * _LONGEST]
    if short.isascii():  # nearly always, and bytes take a third of the time
        word = b"-".join(short.encode().translate(_ASCII, b"'").split()).decode()
    else:
        word = "-".join(short.translate(_LETTERS).split())
    if len(word) > _LONGEST:
        word = word[: _LONGEST + 1].rpartition("-")[0] or word[:_LONGEST]
    return word if word.isascii() else escape(word)


class _Letters(dict[int, str]):
    """What becomes of a character: letters of Latin script lose their accents, what an id cannot have parts words."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = "".join(one for one in normalize("NFKD", char) if not category(one).startswith("M")) or char
        if not plain.isascii():
            plain = char
        plain = plain.lower()
        fits = all(one.isalnum() or category(one).startswith("M") for one in plain) and all(map(_may_be, plain))
        told = self[code] = plain if fits else "" if char in "'’" else " "
        return told


def _may_be(char: str) -> bool:
    return char.isascii() or any(first <= ord(char) <= last for first, last in _NAME_CHARACTERS)


_LETTERS: Final = _Letters()
_ASCII: Final = "".join(_LETTERS[code] or "'" for code in range(128)).encode().ljust(256)
