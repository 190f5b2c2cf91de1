"""Somebody who works with the program by keys alone. Stories are told to a `Hand`; one has a real window under its
fingers (`keyboard_hand`), the other works on what windows are skins of (`headless_hand`)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from journeymap.editor.actions import ACTIONS, MENUS
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.editor.actions import Action
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey

Begin = Callable[..., "Hand"]
"""Puts a map, a new one where none is given, before a hand."""
MOST_STEPS = 400
"""After so many presses of one key somebody gives up."""


class Hand(ABC):
    """What somebody can do. Keys are written as the table of actions writes them: "Alt+Shift+Left"."""

    session: Session

    # -- seeing

    @property
    def state(self) -> EditorState:
        return self.session.state

    @property
    def journey(self) -> Journey:
        return self.session.state.journey

    @property
    def chosen(self) -> list[str]:
        """What the selected things are called, the one chosen last at the end."""
        things = index(self.journey).things
        return [called(things[key]) for key in self.state.selection]

    @property
    def steps(self) -> tuple[str, ...]:
        """What undo would take back, the next first."""
        return self.session.undo_names()

    # -- doing

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Presses keys, one after the other, wherever the keys go now."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Types letters, one after the other, wherever the keys go now."""

    @abstractmethod
    def go_to(self, name: str, place: str = "") -> None:
        """Goes to a thing by its name (and the beginning of where it says that it stands), in the palette."""

    @abstractmethod
    def run(self, path: str) -> None:
        """Does what a menu holds under "Insert › Lane › Backstage", through the palette."""

    @abstractmethod
    def fill(self, label: str, value: Any) -> None:
        """Goes on to the next field of the inspector with that label and gives it a value: words for what is typed
        or chosen by its name, −2…2 for a feeling, True or False for a box. What is selected has the keys again
        after `leave`."""

    @abstractmethod
    def add(self, label: str) -> None:
        """Presses the button of the inspector that adds one of these."""

    @abstractmethod
    def leave(self) -> None:
        """Goes back to the map."""

    @abstractmethod
    def replace_all(self, words: str, by: str) -> None:
        """Puts other words in the place of all these, in the find bar, which is open then."""

    @abstractmethod
    def show_only(self, kind: str, label: str) -> None:
        """Chooses one of the "Owners", "Lanes" … in the strip that filters, and goes to the map."""

    @abstractmethod
    def go_back(self, steps: int) -> None:
        """Chooses the step so many before the last in the list of steps; the map is then as it was after it."""

    @abstractmethod
    def put_on_clipboard(self, content: str | bytes) -> None:
        """What another program copied: a text, or a PNG picture."""

    @abstractmethod
    def paste_picture(self, content: bytes) -> None:
        """Pastes a PNG picture that another program copied, and waits until the map shows it."""

    # -- made of these

    def write(self, text: str) -> None:
        """Types in place of what stands there."""
        self.press("Ctrl+A")
        self.type(text)

    def fill_in(self, values: dict[str, Any]) -> None:
        """Several fields in the order in which they stand, then back to the map."""
        for label, value in values.items():
            self.fill(label, value)
        self.leave()


def called(thing: object) -> str:
    """What a thing is called."""
    names = ("title", "name", "text", "watched", "event", "condition", "kind")
    return next((str(text) for name in names if (text := getattr(thing, name, ""))), "")


def action_of(path: str) -> Action:
    """The action that a menu holds under "Insert › Lane › Backstage"."""
    *menus, name = path.split(" › ")
    labels = dict(MENUS)
    found = [row for row in ACTIONS if row.name == name and _spoken(row.menu, labels) == menus]
    assert len(found) == 1, f"{len(found)} actions are called {path}"
    return found[0]


def _spoken(menu: str, labels: dict[str, str]) -> list[str]:
    parts = menu.split("/")
    return [labels["/".join(parts[: n + 1])].replace("&", "") for n in range(len(parts))]


def is_called(said: str, label: str) -> bool:
    """Whether a field that says so bears this label, perhaps with its unit behind."""
    return said == label or said.startswith(f"{label} (")
