"""What the bidirectional algorithm has to know of single characters: class, bracket pair, mirror image.

Feeds `bidi` and `bidi_rules`. The classes are Python's own (`unicodedata`), completed by Unicode's defaults for
code points that this Python does not know yet; the pairs, which Python lacks, are those of Unicode 15.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from unicodedata import bidirectional

# Opening and closing brackets in turn. The first angle brackets are escaped because normalising this file
# would silently turn them into the CJK ones.
_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232a❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖"
    "⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
# Further characters that are each other's mirror image (or near enough to pass for it).
_MIRRORS = (
    "<>«»‹›∈∋∉∌∊∍∕⧵∟⯾∠⦣∡⦛∢⦠∤⫮∼∽≃⋍≅≌≒≓≔≕≤≥≦≧≨≩≪≫≮≯≰≱≲≳≴≵≶≷≸≹≺≻≼≽≾≿⊀⊁⊂⊃⊄⊅⊆⊇⊈⊉⊊⊋⊏⊐⊑⊒⊘⦸⊢⊣⊦⫞⊨⫤⊩⫣⊫⫥⊰⊱⊲⊳⊴⊵⊶⊷⊸⟜"
    "⋉⋊⋋⋌⋐⋑⋖⋗⋘⋙⋚⋛⋜⋝⋞⋟⋠⋡⋢⋣⋤⋥⋦⋧⋨⋩⋪⋫⋬⋭⋰⋱⋲⋺⋳⋻⋴⋼⋶⋽⋷⋾⟃⟄⟈⟉⟋⟍⟕⟖⟝⟞⟢⟣⟤⟥⦤⦥⦨⦩⦪⦫⦬⦭⦮⦯⧀⧁⧄⧅⧏⧐⧑⧒⧔⧕⧨⧩⧸⧹⨫⨬⨭⨮⨴⨵⨼⨽⩤⩥⩹⩺⩻⩼⩽⩾⩿⪀"
    "⪁⪂⪃⪄⪅⪆⪇⪈⪉⪊⪋⪌⪍⪎⪏⪐⪑⪒⪓⪔⪕⪖⪗⪘⪙⪚⪛⪜⪝⪞⪟⪠⪡⪢⪦⪧⪨⪩⪪⪫⪬⪭⪯⪰⪱⪲⪳⪴⪵⪶⪷⪸⪹⪺⪻⪼⪽⪾⪿⫀⫁⫂⫃⫄⫅⫆⫇⫈⫉⫊⫋⫌⫍⫎⫏⫐⫑⫒⫓⫔⫕⫖⫬⫭⫷⫸⫹⫺⸂⸃⸄⸅⸉⸊⸌⸍⸜⸝"
    "⸠⸡﹤﹥＜＞"
)
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}

CLOSING_OF: dict[str, str] = {
    opening: _CANONICAL.get(closing, closing) for opening, closing in zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)
}
"""Opening bracket → the closing bracket that ends it, as `canonical_bracket` writes it."""

CLOSING: frozenset[str] = frozenset(_BRACKETS[1::2])
"""All closing brackets."""

BRACKETS: frozenset[str] = frozenset(_BRACKETS)
"""All brackets, opening and closing."""

_MIRROR_OF: dict[str, str] = {}
for _pairs in (_BRACKETS, _MIRRORS):
    _MIRROR_OF.update(zip(_pairs[::2], _pairs[1::2], strict=True))
    _MIRROR_OF.update(zip(_pairs[1::2], _pairs[::2], strict=True))

# The classes of unassigned code points: start of a range → class up to the next start (DerivedBidiClass.txt).
_DEFAULTS: tuple[tuple[int, str], ...] = (
    (0x0, "L"),
    (0x590, "R"),
    (0x600, "AL"),
    (0x7C0, "R"),
    (0x860, "AL"),
    (0x900, "L"),
    (0x2065, "BN"),
    (0x2066, "L"),
    (0x20A0, "ET"),
    (0x20D0, "L"),
    (0xFB1D, "R"),
    (0xFB50, "AL"),
    (0xFDD0, "BN"),
    (0xFDF0, "AL"),
    (0xFE00, "L"),
    (0xFE70, "AL"),
    (0xFF00, "L"),
    (0xFFF0, "BN"),
    (0xFFF9, "L"),
    (0x10800, "R"),
    (0x10D00, "AL"),
    (0x10D40, "R"),
    (0x10EC0, "AL"),
    (0x10F00, "R"),
    (0x10F30, "AL"),
    (0x10F70, "R"),
    (0x11000, "L"),
    (0x1E800, "R"),
    (0x1EC70, "AL"),
    (0x1ECC0, "R"),
    (0x1ED00, "AL"),
    (0x1ED50, "R"),
    (0x1EE00, "AL"),
    (0x1EF00, "R"),
    (0x1F000, "L"),
    (0xE0000, "BN"),
    (0xE1000, "L"),
)
_DEFAULT_STARTS = [start for start, _ in _DEFAULTS]

# A superset of what can raise a level in a left-to-right paragraph: every right-to-left block, assigned or not,
# and the formatting characters. One search tells almost every text apart in no time.
_MAY_TURN = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def is_plain(text: str) -> bool:
    """True only if no character of `text` can leave level 0 in a left-to-right paragraph."""
    return text.isascii() or _MAY_TURN.search(text) is None


def bidi_classes(text: str) -> list[str]:
    """The Bidi_Class of each character by its short name ("L", "AL", "NSM" …)."""
    classes = list(map(bidirectional, text))
    if "" in classes:
        return [known or _default_class(ord(ch)) for ch, known in zip(text, classes, strict=True)]
    return classes


def _default_class(code: int) -> str:
    if code & 0xFFFE == 0xFFFE:  # the two noncharacters that end every plane
        return "BN"
    return _DEFAULTS[bisect_right(_DEFAULT_STARTS, code) - 1][1]


def canonical_bracket(ch: str) -> str:
    """`ch`, or the bracket it is canonically equivalent to, so that 〈 closes with either kind of 〉."""
    return _CANONICAL.get(ch, ch)


def mirrored(ch: str) -> str:
    """The character that shows `ch` in right-to-left text ("(" → ")"), or `ch` itself if there is none (L4)."""
    return _MIRROR_OF.get(ch, ch)
