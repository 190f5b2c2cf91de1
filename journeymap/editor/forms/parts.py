"""What a form is made of: fields that can be changed, commands, and words, gathered in items and sections.

A form knows no widgets. It is made anew from each journey; two forms of the same `shape` differ in values only, so
whoever shows one can keep its widgets and change what they say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

Edit = Callable[["Journey"], "Journey"]
Kind = Literal[
    "line",
    "text",
    "choice",
    "feeling",
    "toggle",
    "day",
    "date",
    "number",
    "url",
    "colour",
    "thing",
    "picture",
]


class _Mixed(Enum):
    MIXED = "mixed"


MIXED: Final = _Mixed.MIXED
"""The value of a field that several things have differently."""


class Choice(NamedTuple):
    """A value that a field can be given, and what it is called. `colour` is what a swatch beside it shows."""

    value: Any
    label: str
    colour: str | None = None


def _no_choices() -> tuple[Choice, ...]:
    return ()


def _no_words() -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Field:
    """One value that can be seen and changed. `key` stays the same as long as the field is about the same things."""

    key: str
    label: str
    kind: Kind
    value: Any
    """As the model holds it (a feeling −2…2 or None; a picture its SHA-256), or MIXED."""
    edit: Callable[[Any], Edit] = field(compare=False)
    """The edit that gives the things a value. It may raise JourneyError when it is applied."""
    step: str
    """What the history calls a change: "Change owner of “Kick-off”"."""
    choices: Callable[[], tuple[Choice, ...]] = field(default=_no_choices, compare=False)
    """What can be chosen; asked for when somebody looks."""
    suggestions: Callable[[], tuple[str, ...]] = field(default=_no_words, compare=False)
    shown: str = ""
    """The value of a "thing" in words, so that its choices need not be listed to show it."""
    placeholder: str = ""
    help: str = ""
    unit: str = ""
    half: bool = False
    """Whether two of its sort fit beside each other."""
    focus: str = ""
    """Where a person goes on after giving it a value that brings something in: "flows.kind" is the kind of
    the flow that was added."""

    @property
    def merge_key(self) -> str:
        """Commits with the same key in a row make one step."""
        return f"field {self.key}"


class Command(NamedTuple):
    """Something to do besides giving a field a value. `edit` None: `target` is selected ("go"), or opened."""

    key: str
    label: str
    icon: Literal["add", "remove", "go", "open"]
    edit: Edit | None = None
    step: str = ""
    target: str = ""
    """The id of the thing it leads to ("" for the map itself), or the address it opens."""
    focus: str = ""
    """Where a person goes on after it: "notes.text" is the text of the note that was added."""


class Notice(NamedTuple):
    """A sentence that is no field."""

    key: str
    text: str
    alarming: bool = False
    label: str = ""
    kind: Literal["notice"] = "notice"


@dataclass(frozen=True, slots=True)
class Item:
    """Fields that belong closely together, such as those of one note, and what can be done with them."""

    key: str
    rows: tuple[Field | Notice, ...]
    commands: tuple[Command, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Items under a heading ("" for the first), and what can be added to them."""

    key: str
    heading: str
    items: tuple[Item, ...]
    commands: tuple[Command, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """Everything that can be said about what is selected."""

    noun: str
    title: str
    sections: tuple[Section, ...]
    about: str = "map"
    """What the keys of the fields begin with that are not about something hanging on it."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields in the order in which they are read."""
        return tuple(
            row for section in self.sections for item in section.items for row in item.rows if isinstance(row, Field)
        )

    @property
    def commands(self) -> tuple[Command, ...]:
        """All commands, in the order in which they are read."""
        return tuple(
            command
            for section in self.sections
            for commands in (*(item.commands for item in section.items), section.commands)
            for command in commands
        )

    def local(self, key: str) -> str:
        """A key without what names the things the form is about: the same field of another thing has the same."""
        return key.removeprefix(self.about)

    @property
    def shape(self) -> tuple[object, ...]:
        """All but the values, and but which things it is about: as long as this is the same, no field comes or
        goes."""
        return tuple(
            (
                section.key,
                section.heading,
                tuple(
                    (
                        self.local(item.key),
                        tuple((self.local(row.key), row.label, row.kind) for row in item.rows),
                        tuple(command.icon for command in item.commands),
                    )
                    for item in section.items
                ),
                tuple(command.label for command in section.commands),
            )
            for section in self.sections
        )
