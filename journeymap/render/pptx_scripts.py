"""Texts of a slide by script: the typefaces that programs for slides have for them, and what XML can hold of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from journeymap.draw.line_breaks import LONE_SURROGATES
from journeymap.draw.wrap import CONTROLS

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MARKUP = re.compile('[<>&"]')
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}

COMPLEX: Final = (
    (re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"), "Arial", "he-IL"),
    (re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"), "Arial", "ar-SA"),
    (re.compile("[\u0900-\u0dff]"), "Nirmala UI", "hi-IN"),
    (re.compile("[\u0e00-\u0eff]"), "Tahoma", "th-TH"),
)
"""Scripts that a slide names a typeface of its own for (`cs`): their characters, a typeface that comes with Office, and
the language of most texts in them."""

EAST_ASIAN: Final = (
    (re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]"), "Yu Gothic", "ja-JP"),
    (re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"), "Malgun Gothic", "ko-KR"),
    (re.compile("[\u2e80-\u2fff\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003134f]"),
     "Microsoft YaHei", "zh-CN"),
)  # fmt: skip
"""The same for `ea`; a text with kana is Japanese, whatever else it holds."""


def clean(text: str) -> str:
    """The text as it was wrapped: without characters that nobody sees."""
    return LONE_SURROGATES.sub("\ufffd", CONTROLS.sub("", text.replace("\t", " ")))


def escape(text: str) -> str:
    """Text for an element or an attribute of a slide; line ends in attributes are the caller's care."""
    if _MARKUP.search(text):
        text = _MARKUP.sub(lambda found: _ENTITIES[found.group()], text)
    return text if text.isascii() and text.isprintable() else LONE_SURROGATES.sub("\ufffd", _FORBIDDEN.sub("", text))


def typefaces(text: str) -> tuple[str, str, str]:
    """The language a text is marked as, and the typefaces of its East Asian and of its complex characters; "" where
    there are none."""
    return ("", "", "") if text.isascii() else _typefaces(text)


@lru_cache(maxsize=4096)
def _typefaces(text: str) -> tuple[str, str, str]:
    east = next(((face, spoken) for there, face, spoken in EAST_ASIAN if there.search(text)), ("", ""))
    other = next(((face, spoken) for there, face, spoken in COMPLEX if there.search(text)), ("", ""))
    return east[1] or other[1], east[0], other[0]
