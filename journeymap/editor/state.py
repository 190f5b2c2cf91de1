"""What an open map is at one moment: the journey, where it came from, what is selected and how it is looked at.

The session replaces one `EditorState` by the next and tells the window of both; the action table asks a state
what is possible now.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from journeymap.editor.filters import Filter
    from journeymap.editor.presenting.show import Show
    from journeymap.editor.workshop.room import Room
    from journeymap.files.store import Opened
    from journeymap.model.journey import Journey


class Cell(NamedTuple):
    """A place in a lane under a touchpoint or a whole stage, where something may be written."""

    lane: str
    at: str
    """The id of the touchpoint or stage."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is being typed where it stands; the journey shows it as a preview until it is finished."""

    thing: str
    """The id of the thing whose text it is, "" for the journey itself."""
    field: str
    text: str
    name: str
    """What the step will be called."""
    make: Callable[[Journey], Journey] | None = None
    """What brings the thing into the journey, where it is new: without a text it is not brought in."""
    lane: str = ""
    """The lane in whose row it is typed, where the map shows the field in several places."""
    refused: str = ""
    """Why the text as it is now cannot be taken: a sentence. The map then shows the last one that can."""
    selection: tuple[str, ...] = ()
    """What was selected before."""
    cell: Cell | None = None
    """The empty cell that had the keys before."""
    whole: bool = False
    """Whether it began as if all of the text were selected: what is typed next takes its place."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Ways that are shown on the map, the rest of it dimmed: an answer of `editor.tracing`, never part of the
    document."""

    kind: Literal["quickest", "longest", "lost"]
    """The quickest or the longest way to `goal`, or what is lost when `goal` fails."""
    goal: str
    """The id of a milestone or touchpoint."""
    stops: tuple[tuple[str, ...], ...]
    """Touchpoints by their ids in the order in which they are passed, those of one step together."""
    milestones: tuple[str, ...]
    """Milestones that are marked too."""
    label: str
    """What it is, in words."""


@dataclass(frozen=True, slots=True)
class EditorState:
    """One moment of one open map."""

    journey: Journey
    saved: Journey
    """The journey as its file holds it, or as a map without a file began: what "unchanged" is measured against."""
    file: Opened | None = None
    """The file as it was when it was last read or written; a save compares it before replacing."""
    selection: tuple[str, ...] = ()
    """Ids of the selected things, the one chosen last at the end."""
    cell: Cell | None = None
    """The empty cell that keys go to, when nothing is selected."""
    draft: Draft | None = None
    """The text that is being typed, if one is."""
    undo_name: str | None = None
    """What undo would take back, None when there is nothing."""
    redo_name: str | None = None
    previewing: bool = False
    """Whether `journey` shows a gesture that is neither committed nor cancelled yet."""
    theme: str = "light"
    hidden_panels: frozenset[str] = frozenset()
    filter: Filter | None = None
    """What is left out of what is looked at; nothing where there is none. Never part of the document."""
    trace: Trace | None = None
    """The way that is shown, if one is."""
    show: Show | None = None
    """Where the presentation is, while the map is presented. Never part of the document."""
    room: Room | None = None
    """What the people have to whom it is presented; it outlasts the presentation. Never part of the document."""

    @property
    def path(self) -> Path | None:
        return None if self.file is None else self.file.path

    @property
    def read_only(self) -> bool:
        """Written by a newer version: looked at and exported, never saved."""
        return self.file is not None and self.file.read_only

    @property
    def dirty(self) -> bool:
        """Whether something would be lost by closing. Exact: undoing back to what was saved is clean again."""
        return self.journey is not self.saved

    @property
    def untouched(self) -> bool:
        """A new map nobody has put anything into nor looks at in a room: it may give way to a file that is opened."""
        never = self.path is None and not self.dirty and self.undo_name is None and self.redo_name is None
        return never and self.show is None

    @property
    def focus(self) -> str | None:
        """The id of the thing selected last: what the inspector shows and arrow keys start from."""
        return self.selection[-1] if self.selection else None

    @property
    def name(self) -> str:
        """What a title bar calls the map: its file, else its title."""
        if self.path is not None:
            return self.path.name
        return self.journey.title or "Untitled map"
