"""A line of the outline and what stands below it, and how a filter thins such a tree out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from journeymap.editor.tallies import Tone

MAP = ""
"""The key of the branch that stands for the whole map."""
GROUP = "group/"
"""What keys of headings begin with; no id holds a slash."""
FIELD = "field/"
"""What keys of lines begin with that are a field of a thing: "field/<id>/<name>"."""


class Mark(NamedTuple):
    """A sign or a word behind the title of a line."""

    text: str
    tone: Tone = ""


@dataclass(eq=False, slots=True)
class Branch:
    """A line of the outline. `key` is the id of its thing, `MAP`, "group/…" for a heading or "field/…" for a field
    of the thing above; `marks` stand behind the title ("★", "▲ 2"), `spoken` says them in words."""

    key: str
    noun: str
    title: str
    marks: tuple[Mark, ...] = ()
    spoken: str = ""
    leads: bool = False
    """Kept by a filter for what stands below it: to be shown open."""
    text: str | None = None
    """The words as they were typed, to be typed over; None for a line that is not text of the map."""
    ticked: bool | None = None
    """Whether a lane is shown; None for what is neither shown nor hidden."""
    parent: Branch | None = None
    row: int = 0
    _grow: Callable[[], Iterable[Branch]] | None = None
    _children: tuple[Branch, ...] | None = field(default=None, repr=False)

    @property
    def children(self) -> tuple[Branch, ...]:
        if self._children is None:
            self._children = () if self._grow is None else tuple(self._grow())
            self._grow = None  # it knows the map it grows from, which must not stay for a branch that has grown
            for row, child in enumerate(self._children):
                child.parent, child.row = self, row
        return self._children

    @property
    def has_children(self) -> bool:
        """Whether anything stands below it, told without growing it."""
        return self._grow is not None if self._children is None else bool(self._children)

    @property
    def thing(self) -> str | None:
        """The id of the thing the line stands for, None for the map, for headings and for fields."""
        return None if self.key == MAP or self.key.startswith((GROUP, FIELD)) else self.key

    @property
    def heard(self) -> str:
        """The line in words: what it is, what it is called, all that is noted of it."""
        title = " ".join(self.title.split()) or "without a name"
        called = title if self.noun == "heading" else f"{self.noun} {title}"
        return ", ".join(filter(None, (called, self.spoken)))

    @property
    def face(self) -> tuple[object, ...]:
        """All that is seen or heard of the line itself."""
        return self.noun, self.title, self.marks, self.spoken, self.text, self.ticked


def owner_of(key: str) -> tuple[str, str] | None:
    """The thing and the field that the key of a field's line names; None for other keys."""
    if not key.startswith(FIELD):
        return None
    thing, _, name = key.removeprefix(FIELD).rpartition("/")
    return thing, name


def pruned(branch: Branch, words: Sequence[str], kept: Collection[str] = ()) -> Branch | None:
    """What of a branch holds all the words; a line that does, or whose key is among `kept`, keeps everything below
    it."""
    text = f"{branch.title} {branch.noun}".casefold()
    if branch.key in kept or all(word in text for word in words):
        return branch
    below = [child for child in (pruned(child, words, kept) for child in branch.children) if child is not None]
    if not below:
        return None
    return replace(branch, leads=True, parent=None, _grow=lambda: below, _children=None)
