"""Which face draws which character, and which scripts nothing here can draw.

Loaded only for text beyond plain Latin, Greek and Cyrillic (see `plain`): it needs the script tables.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from fontTools import unicodedata as scripts

from journeymap.draw import system_fonts
from journeymap.draw.fonts import BASE, BUNDLED, BY_SCRIPT, face
from journeymap.draw.line_breaks import LONE_SURROGATES, graphemes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.draw.fonts import Face

#: What stands for a character that no font can draw: visible, and no box.
REPLACEMENT = "?"

#: Scripts that Chinese, Japanese and Korean fonts draw.
CJK = frozenset({"Hani", "Hira", "Kana", "Bopo", "Hang"})

#: Codes that stand for "whatever is around": Common, Inherited, Unknown.
SHARED = frozenset({"Zyyy", "Zinh", "Zzzz"})

_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Shown as emoji unless told otherwise, or told to be so by a selector or a keycap.
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693"
    "\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b"
    "\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\ufe0f\u20e3]"
)
_KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7ff]")


@lru_cache(maxsize=16_384)
def script_of(ch: str) -> str:
    """The ISO 15924 code of a character's script."""
    return str(scripts.script(ch))


def is_ignorable(ch: str) -> bool:
    """Whether a character only directs what is around it (joiners, selectors, bidi controls) and draws nothing."""
    return _IGNORABLE.match(ch) is not None


def cjk_language(text: str, language: str | None = None) -> str:
    """The key of `system_fonts.CJK_FAMILIES` whose letter forms Chinese characters in `text` should take.

    Kana make a text Japanese and hangul Korean; otherwise the `language` (BCP 47) it is said to be in decides,
    and simplified Chinese where none is given.
    """
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    hint = (language or "").lower().replace("_", "-")
    if hint.startswith(("ja", "ko")):
        return hint[:2]
    traditional = hint.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo"))
    return "zh-Hant" if traditional else "zh-Hans"


@lru_cache(maxsize=32_768)
def pick(grapheme: str, script: str, bold: bool, italic: bool, cjk: str) -> str | None:
    """The name of the face that draws a grapheme standing in a stretch of `script`; None when none does.

    Latin letters and ASCII digits come from the base family; other characters from the script's own font, so
    that a word and its punctuation are shaped together, then from the base family, then from the system.
    """
    needed = [ord(ch) for ch in grapheme if not is_ignorable(ch)]
    composed = [ord(ch) for ch in unicodedata.normalize("NFC", grapheme) if not is_ignorable(ch)]
    for candidate in _candidates(grapheme, script, bold, italic, cjk):
        for codepoints in (needed, composed):
            if all(map(candidate.has, codepoints)) and (candidate.name in BUNDLED or _has_ink(candidate, needed)):
                return candidate.name
    return None


def _candidates(grapheme: str, script: str, bold: bool, italic: bool, cjk: str) -> Iterator[Face]:
    base = face(BASE[bold, italic])
    first = grapheme[0]
    if "0" <= first <= "9" or (script in CJK and first.isascii()):
        yield base
    if script in BY_SCRIPT:
        yield face(BY_SCRIPT[script][bold])
    if script in CJK:
        yield from system_fonts.cjk_faces("ko" if script == "Hang" else cjk, bold)
    yield base
    for other, pair in BY_SCRIPT.items():
        if other != script:
            yield face(pair[bold])
    yield from system_fonts.ranked_faces(bold, italic)


def _has_ink(candidate: Face, codepoints: list[int]) -> bool:
    """Whether something is drawn: fonts of coloured bitmaps map characters to empty outlines."""
    if all(chr(codepoint).isspace() for codepoint in codepoints):
        return True
    font = candidate.hb_font
    extents = (font.get_glyph_extents(font.get_nominal_glyph(cp) or 0) for cp in codepoints)
    return any(box is not None and box.width and box.height for box in extents)


def missing(text: str, language: str | None = None) -> frozenset[str]:
    """See `fonts.missing`."""
    text = LONE_SURROGATES.sub("\ufffd", text)
    cjk = cjk_language(text, language)
    found = set()
    for start, end in graphemes(text):
        grapheme = text[start:end]
        drawn = [ch for ch in grapheme if not is_ignorable(ch) and unicodedata.category(ch) != "Cc"]
        if not drawn or drawn == ["\ufffd"] or all(ch.isspace() for ch in drawn):
            continue
        if pick(grapheme, script_of(drawn[0]), False, False, cjk) is None:
            culprits = (ch for ch in drawn if pick(ch, script_of(ch), False, False, cjk) is None)
            found.add(_english_name(grapheme, script_of(next(culprits, drawn[0])), cjk))
    return frozenset(found)


def _english_name(grapheme: str, script: str, cjk: str) -> str:
    if script == "Hang":
        return "Korean"
    if script in CJK:
        return {"ja": "Japanese", "ko": "Korean"}.get(cjk, "Chinese")
    if script in SHARED:
        return "Emoji" if _EMOJI.search(grapheme) else "Symbols"
    return str(scripts.script_name(script)).replace("_", " ")
