"""A paragraph's text cut into items: stretches of one face, script and direction, as HarfBuzz wants them."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.draw import bidi
from journeymap.draw.bidi_classes import CLOSING_OF
from journeymap.draw.coverage import CJK, SHARED, cjk_language, is_ignorable, pick, script_of
from journeymap.draw.fonts import BASE
from journeymap.draw.line_breaks import graphemes

#: What ends what, so that both ends look alike.
_CLOSING_OF = {**CLOSING_OF, "“": "”", "‘": "’", "«": "»", "‹": "›"}


class Item(NamedTuple):
    """Characters [start, end) of a text. `covered` is false for a grapheme that no face can draw."""

    start: int
    end: int
    font: str
    script: str
    language: str
    level: int
    covered: bool = True


def itemise(text: str, bold: bool, italic: bool, base: int | None = None, language: str | None = None) -> list[Item]:
    """The items of one paragraph (no line feeds) in reading order; together they are the text.

    `base` is the paragraph's level where it isn't to be found from the text, `language` its BCP 47 tag.
    """
    cjk = cjk_language(text, language)
    _, levels = bidi.levels(text, base)
    items: list[Item] = []
    fallback = BASE[bold, italic]
    for (start, end), script in zip(graphemes(text), _grapheme_scripts(text), strict=True):
        grapheme = text[start:end]
        before = items[-1] if items else None
        font: str | None
        invisible = grapheme == " " or is_ignorable(grapheme[0])
        if invisible and before and before.covered and before.level == levels[start]:
            font, script = before.font, before.script  # no reason to change
        elif grapheme == " ":
            font, script = fallback, "Latn"  # between directions: most often next to Latin
        else:
            font = pick(grapheme, script, bold, italic, cjk)
        if font is None:
            items.append(Item(start, end, fallback, "Latn", "und", levels[start], covered=False))
            continue
        group = ("Kana" if cjk == "ja" else "Hani") if script in CJK and script != "Hang" else script
        spoken = _language(group, cjk, language)
        item = Item(start, end, font, group, spoken, levels[start])
        if before and before.covered and before[2:] == item[2:]:
            items[-1] = before._replace(end=end)
        else:
            items.append(item)
    return items


def _grapheme_scripts(text: str) -> list[str]:
    """The script of each grapheme. Common and inherited characters take that of what they follow, or at the
    start of what comes; a closing bracket or quote takes that of its opening one."""
    found: list[str] = []
    current = ""
    opened: list[tuple[str, str]] = []
    for start, _ in graphemes(text):
        ch = text[start]
        script = script_of(ch)
        if script not in SHARED:
            if not current:
                found = [script] * len(found)
            current = script
        elif ch in _CLOSING_OF:
            opened.append((_CLOSING_OF[ch], current))
        elif opened and ch == opened[-1][0]:
            current = opened.pop()[1] or current
        found.append(current)
    return [script or "Latn" for script in found]


def _language(script: str, cjk: str, language: str | None) -> str:
    """The language HarfBuzz is told, so that fonts choose that language's letter forms."""
    if script in CJK:
        return "ko" if script == "Hang" else cjk.lower()
    return language or "und"
