"""Places of a typed text in the text that the map shows of it, which may say more or less: quotation marks around it,
other signs in a figure, no spaces at its end. `editor.spots` puts the caret there."""

from __future__ import annotations

_NEAR = 3
"""So many characters of the block may stand between two that were typed one after the other ("1,200" for 1200)."""
_ALIKE = {"-": "−"}
"""What is typed, and how the map shows it."""


def aligned(typed: str, source: str, start: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """For every place in the typed text its place in the source, and what hangs before it unseen."""
    if typed == source:
        return tuple(range(len(typed) + 1)), ("",) * (len(typed) + 1)
    core = typed.strip()
    lead = len(typed) - len(typed.lstrip())
    found = source.find(core, start) if core else -1
    if found < 0 and core:
        return _followed(typed, source, start), ("",) * (len(typed) + 1)
    if found < 0:
        end = len(source)
        return (end,) * (len(typed) + 1), tuple(typed[:at] for at in range(len(typed) + 1))
    end = lead + len(core)
    places = tuple(found + min(max(at - lead, 0), len(core)) for at in range(len(typed) + 1))
    return places, tuple(typed[end:at] if at > end else "" for at in range(len(typed) + 1))


def _followed(typed: str, source: str, start: int) -> tuple[int, ...]:
    """The places where a text is not shown as it is written: each character that the source shows soon after the one
    before is followed there."""
    at, places = start, []
    first = next((n for n in range(start, len(source)) if typed[:1] in (source[n], _alike(source[n]))), start)
    at = first
    for ch in typed:
        places.append(at)
        window = source[at : at + _NEAR]
        hit = max(window.find(ch), window.find(_ALIKE.get(ch, ch)))
        at = at + hit + 1 if hit >= 0 else at
    places.append(at)
    return tuple(places)


def _alike(shown: str) -> str:
    return next((typed for typed, other in _ALIKE.items() if other == shown), shown)
