"""Where a presentation is at one moment. The session replaces one `Show` by the next, as it does with everything
that is looked at; windows follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from journeymap.editor.presenting.composed import Composed

Blank = Literal["", "black", "white"]


@dataclass(frozen=True, slots=True)
class Show:
    """`step` is the key of the present step (`model.walk.key_of`), `at` the present stop in it and `number` that
    one's place, from 0, for when an edit has taken it away. `width` and `height` are the projected picture's, device
    px; `least` is how large its smallest text is, px of 1,080 lines."""

    step: str
    at: str = ""
    number: int = 0
    width: int = 1920
    height: int = 1080
    least: int = 24
    theme: str = ""
    """The theme of the projected picture; "" for the window's own."""
    left: tuple[str, int] | None = None
    """The stop (`at`, `number`) that typing has led away from, to the picture which shows what is typed: from that
    stop it goes on."""
    blank: Blank = ""
    """Whether the projected picture is taken away, so that people look at each other."""
    typed: str = ""
    """Digits of the number of a step that is being typed."""
    began: float = 0.0
    """When it began, seconds of `time.monotonic`."""
    entered: float = 0.0
    """When the present step was come to."""
    spent: tuple[tuple[str, float], ...] = ()
    """Seconds that steps have taken before they were left, by their keys."""
    stood: float | None = None
    """When its clock was stopped, for a break; None while it runs."""
    made: Composed = field(default_factory=Composed, compare=False, repr=False)
    """What has been composed for it; not part of what it is."""
