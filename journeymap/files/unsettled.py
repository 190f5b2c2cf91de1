"""Files that hold more than one state of a map: both sides of a merge that nobody has settled, as version control
leaves them in the text, or two whole maps one behind the other. Opening names them, rescuing takes both sides."""

from __future__ import annotations

import re

_MARK = re.compile(r"^(<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)(?: .*|\r?)$", re.MULTILINE)
_MARKS = frozenset(("<<<<<<<", "|||||||", "=======", ">>>>>>>"))
MERGE = "both sides of a merge that was not settled stand here (<<<<<<< … >>>>>>>); keep one of them, or rescue both"
TWICE = "another whole file follows the first one; delete one of them, or rescue the last"


def merge_begins(text: str) -> int | None:
    """Where the first mark of an unsettled merge stands; None without one."""
    if "<<<<<<<" not in text or ">>>>>>>" not in text:
        return None
    mark = _MARK.search(text)
    return None if mark is None or mark[1] != "<<<<<<<" else mark.start()


def without_marks(text: str) -> tuple[str, int]:
    """The text with both sides and without the marks, in as many lines as before; and how many such places there
    were. What both sides came from, where it stands between them, goes."""
    kept: list[str] = []
    places = 0
    in_base = False
    for line in text.split("\n"):
        mark = _MARK.match(line) if line[:7] in _MARKS else None
        if mark is not None:
            places += mark[1] == "<<<<<<<"
            in_base = mark[1] == "|||||||"
        kept.append("" if mark is not None or in_base else line)
    return "\n".join(kept), places
