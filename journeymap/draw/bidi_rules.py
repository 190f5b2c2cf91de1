"""The resolving rules of the Unicode Bidirectional Algorithm (UAX #9: X1–X10, W1–W7, N0–N2, I1–I2).

`bidi` looks classes up and calls `resolve` for one paragraph; nothing here knows of lines or of characters other
than brackets, so the rules can be held to test data that is given as classes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.bidi_classes import BRACKETS, CLOSING, CLOSING_OF, canonical_bracket

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAX_DEPTH = 125  # BD2
MAX_OPEN_BRACKETS = 63  # BD16

ISOLATES = frozenset({"LRI", "RLI", "FSI"})
EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
REMOVED = EMBEDDINGS | {"PDF", "BN"}  # X9
_NEUTRAL = ISOLATES | {"PDI", "B", "S", "WS", "ON"}  # NI in the rules
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # as N0–N2 see them
_OVERRIDE = {"LRO": "L", "RLO": "R"}
_RAISES_EVEN = ISOLATES | EMBEDDINGS | {"R", "AL", "AN"}
_RAISES_ODD = ISOLATES | EMBEDDINGS | {"L", "EN", "AN"}
_RISE = ({"R": 1, "AN": 2, "EN": 2}, {"L": 1, "AN": 1, "EN": 1})  # I1 for even levels, I2 for odd ones


def resolve(classes: Sequence[str], base: int, text: str = "") -> list[int]:
    """One level for each class of a paragraph whose own level is `base` (0 or 1).

    `text` holds the characters behind the classes, for N0; without it, no bracket pairs are seen. Characters that
    X9 removes get the level of what precedes them, or `base` at the start.
    """
    if (_RAISES_ODD if base else _RAISES_EVEN).isdisjoint(classes):
        return [base] * len(classes)
    has_brackets = not BRACKETS.isdisjoint(text)
    matches = isolate_matches(classes)
    kept, types, levels = _explicit(classes, base, matches)
    resolved_levels = levels.copy()  # the borders of later sequences are judged by the explicit levels
    for sequence in _isolating_run_sequences(classes, kept, levels, matches):
        level = levels[sequence[0]]
        start = _direction_at(levels, sequence[0] - 1, level, base)
        last = sequence[-1]
        after = len(levels) if classes[kept[last]] in ISOLATES else last + 1
        end = _direction_at(levels, after, level, base)
        kinds = [types[k] for k in sequence]
        marks = [t == "NSM" for t in kinds]
        _resolve_weak(kinds, start)
        direction = "R" if level & 1 else "L"
        if has_brackets:
            _resolve_brackets(kinds, [text[kept[k]] for k in sequence], marks, direction, start)
        _resolve_neutral(kinds, direction, start, end)
        rise = _RISE[level & 1]
        for k, kind in zip(sequence, kinds, strict=True):
            resolved_levels[k] = level + rise.get(kind, 0)
    return _spread(kept, resolved_levels, base, len(classes))


def isolate_matches(classes: Sequence[str]) -> dict[int, int]:
    """Each isolate initiator that is closed → the place of the PDI that closes it (BD9)."""
    matches: dict[int, int] = {}
    if ISOLATES.isdisjoint(classes):
        return matches
    waiting: list[int] = []
    for at, cls in enumerate(classes):
        if cls in ISOLATES:
            waiting.append(at)
        elif cls == "PDI" and waiting:
            matches[waiting.pop()] = at
    return matches


def first_strong_level(classes: Sequence[str], start: int, stop: int, matches: Mapping[int, int]) -> int:
    """0 or 1 by the first L, R or AL in [start, stop) outside nested isolates; 0 if there is none (P2, P3)."""
    at = start
    while at < stop:
        cls = classes[at]
        if cls == "L":
            return 0
        if cls in ("R", "AL"):
            return 1
        if cls in ISOLATES:
            at = matches.get(at, stop)
        at += 1
    return 0


def _explicit(classes: Sequence[str], base: int, matches: Mapping[int, int]) -> tuple[list[int], list[str], list[int]]:
    """X1–X9: the places that stay, with their types (overrides applied) and their explicit levels."""
    kept: list[int] = []
    types: list[str] = []
    levels: list[int] = []
    stack = [(base, "", False)]  # level, override ("" for none), opened by an isolate
    level, override = base, ""
    overflowing_isolates = overflowing_embeddings = valid_isolates = 0
    for at, cls in enumerate(classes):
        if cls in EMBEDDINGS:
            deeper = _next_level(level, rtl=cls[0] == "R")
            if deeper <= MAX_DEPTH and not overflowing_isolates and not overflowing_embeddings:
                level, override = deeper, _OVERRIDE.get(cls, "")
                stack.append((level, override, False))
            elif not overflowing_isolates:
                overflowing_embeddings += 1
            continue
        if cls == "PDF":
            if overflowing_isolates:
                pass
            elif overflowing_embeddings:
                overflowing_embeddings -= 1
            elif len(stack) > 1 and not stack[-1][2]:
                stack.pop()
                level, override, _ = stack[-1]
            continue
        if cls == "BN":
            continue
        if cls == "PDI":
            if overflowing_isolates:
                overflowing_isolates -= 1
            elif valid_isolates:
                overflowing_embeddings = 0
                while not stack.pop()[2]:
                    pass
                valid_isolates -= 1
                level, override, _ = stack[-1]
        kept.append(at)
        types.append(cls if cls == "B" else override or cls)
        levels.append(base if cls == "B" else level)
        if cls in ISOLATES:
            rtl = cls == "RLI" or (
                cls == "FSI" and first_strong_level(classes, at + 1, matches.get(at, len(classes)), matches) == 1
            )
            deeper = _next_level(level, rtl=rtl)
            if deeper <= MAX_DEPTH and not overflowing_isolates and not overflowing_embeddings:
                valid_isolates += 1
                level, override = deeper, ""
                stack.append((level, override, True))
            else:
                overflowing_isolates += 1
    return kept, types, levels


def _next_level(level: int, *, rtl: bool) -> int:
    """The least odd (rtl) or even level above `level`."""
    return (level + 1) | 1 if rtl else (level + 2) & ~1


def _isolating_run_sequences(
    classes: Sequence[str], kept: Sequence[int], levels: Sequence[int], matches: Mapping[int, int]
) -> list[list[int]]:
    """BD13: indices into `kept`, one list for each sequence of level runs that isolates join."""
    sequences: list[list[int]] = []
    awaited: dict[int, list[int]] = {}  # place of a PDI → the sequence that goes on there
    total = len(levels)
    begin = 0
    while begin < total:
        end = begin + 1
        while end < total and levels[end] == levels[begin]:
            end += 1
        sequence = awaited.pop(kept[begin], None)
        if sequence is None:
            sequence = []
            sequences.append(sequence)
        sequence.extend(range(begin, end))
        last = kept[end - 1]
        if classes[last] in ISOLATES and last in matches:
            awaited[matches[last]] = sequence
        begin = end
    return sequences


def _direction_at(levels: Sequence[int], neighbour: int, level: int, base: int) -> str:
    """X10: the direction at a border of a sequence, by the higher of the levels that meet there."""
    beyond = levels[neighbour] if 0 <= neighbour < len(levels) else base
    return "R" if max(beyond, level) & 1 else "L"


def _resolve_weak(types: list[str], start: str) -> None:
    """W1–W7 over one sequence, in place; afterwards only L, R, EN, AN and neutrals are left."""
    previous = strong = start
    for at, kind in enumerate(types):
        if kind == "NSM":  # W1; its ON after an isolate's marks is spared, since they count as neutral themselves
            types[at] = kind = previous
        previous = kind
        if kind in ("L", "R"):
            strong = kind
        elif kind == "AL":
            strong, types[at] = kind, "R"  # W3
        elif kind == "EN" and strong == "AL":
            types[at] = "AN"  # W2
    present = set(types)
    if "ES" in present or "CS" in present:
        for at in range(1, len(types) - 1):  # W4
            kind, before = types[at], types[at - 1]
            if types[at + 1] == before and (
                (before == "EN" and kind in ("ES", "CS")) or (before == "AN" and kind == "CS")
            ):
                types[at] = before
    if "ET" in present and "EN" in present:
        for order in (range(len(types)), range(len(types) - 1, -1, -1)):  # W5: what follows, then what precedes
            previous = ""
            for at in order:
                if types[at] == "ET" and previous == "EN":
                    types[at] = "EN"
                previous = types[at]
    strong = start
    for at, kind in enumerate(types):
        if kind in ("L", "R"):
            strong = kind
        elif kind in ("ES", "ET", "CS"):
            types[at] = "ON"  # W6
        elif kind == "EN" and strong == "L":
            types[at] = "L"  # W7


def _bracket_pairs(types: Sequence[str], characters: Sequence[str]) -> list[tuple[int, int]]:
    """BD16: the matching brackets of a sequence, in the order of their opening ones."""
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for at, ch in enumerate(characters):
        if types[at] != "ON":  # an override has made it a letter
            continue
        if ch in CLOSING_OF:
            if len(opened) == MAX_OPEN_BRACKETS:
                break
            opened.append((CLOSING_OF[ch], at))
        elif ch in CLOSING:
            wanted = canonical_bracket(ch)
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == wanted:
                    pairs.append((opened[depth][1], at))
                    del opened[depth:]
                    break
    return sorted(pairs)


def _resolve_brackets(
    types: list[str], characters: Sequence[str], marks: Sequence[bool], direction: str, start: str
) -> None:
    """N0, in place: both brackets of a pair take one direction, from what they hold or what stands before."""
    for opening, closing in _bracket_pairs(types, characters):
        inside = {_STRONG[t] for t in types[opening + 1 : closing] if t in _STRONG}
        if not inside:
            continue
        chosen = direction
        if direction not in inside:
            before = next((_STRONG[types[k]] for k in range(opening - 1, -1, -1) if types[k] in _STRONG), start)
            if before != direction:
                chosen = before
        for bracket in (opening, closing):
            types[bracket] = chosen
            mark = bracket + 1
            while mark < len(types) and marks[mark]:
                types[mark] = chosen
                mark += 1


def _resolve_neutral(types: list[str], direction: str, start: str, end: str) -> None:
    """N1 and N2, in place: neutrals between two like directions take it, others the embedding's."""
    total = len(types)
    before = start
    at = 0
    while at < total:
        if types[at] not in _NEUTRAL:
            before = _STRONG[types[at]]
            at += 1
            continue
        stop = at + 1
        while stop < total and types[stop] in _NEUTRAL:
            stop += 1
        after = _STRONG[types[stop]] if stop < total else end
        types[at:stop] = [before if before == after else direction] * (stop - at)
        at = stop


def _spread(kept: Sequence[int], levels: Sequence[int], base: int, total: int) -> list[int]:
    """The levels of the kept places, filled up to all places."""
    if len(kept) == total:
        return list(levels)
    spread = [base] * total
    for at, begin in enumerate(kept):
        end = kept[at + 1] if at + 1 < len(kept) else total
        spread[begin:end] = [levels[at]] * (end - begin)
    return spread
