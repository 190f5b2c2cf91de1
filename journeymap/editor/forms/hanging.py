"""What hangs on a thing, by the journey's field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeymap.editor.forms.parts import Section
    from journeymap.model.journey import Journey

Make = Callable[["Journey", Any], Iterator["Section"]]

HANGING: dict[str, tuple[Make, ...]] = {}
