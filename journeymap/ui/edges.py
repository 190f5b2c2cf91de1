"""How fast the map moves under a pointer that is held near the edge of the view."""

from __future__ import annotations

ZONE = 36.0
"""View px from the edge within which it moves."""
_MEANT = 6.0
"""View px that it must have come nearer for it."""
_FASTEST = 26.0
"""View px a frame at the edge and beyond."""


def pull(at: float, length: float, began: float) -> float:
    """View px to pan by in one frame for a pointer at `at` of a view `length` px long: positive near its beginning,
    negative near its end, the more the nearer. What was taken near an edge, at `began`, must first be drawn nearer."""
    zone = min(ZONE, length / 4)
    if abs(at - began) < _MEANT:
        return 0.0
    if at < zone and at < began:
        return _FASTEST * min(1.0, (zone - at) / zone) ** 2
    if at > length - zone and at > began:
        return -_FASTEST * min(1.0, (at - length + zone) / zone) ** 2
    return 0.0
