"""What the command palette offers for some typed words: actions of the table and things of the map, the best first.

Qt-free: the palette of a window asks `Catalogue.found` at every key and hands what was chosen to `choose`.
"""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.editor.actions import ACTIONS, MENUS
from journeymap.editor.actions.wanted import why_not
from journeymap.editor.naming import ICONS, name_of, place_of, said_by
from journeymap.editor.places import stage_key
from journeymap.editor.ranking import Table, best, table
from journeymap.model.find import index
from journeymap.model.kept import Kept
from journeymap.model.text import shortened
from journeymap.model.vocabulary import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.editor.actions import Action, Desk
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey

Kind = Literal["action", "thing", "find"]

MOST_SHOWN = 50
ONLY_ACTIONS, ONLY_THINGS = ">", "@"
"""What is typed first to see one kind alone."""

_MOST_RECENT = 30
_OFFERED = (
    "stages", "substages", "touchpoints", "milestones", "lanes", "personas", "success", "metrics", "signals",
    "responses", "notes",
)  # fmt: skip
"""The things that can be gone to, those that people name most first."""


class Entry(NamedTuple):
    """A line of the palette. `key` is the id of its action or thing, or the words to look for in the map."""

    kind: Kind
    key: str
    name: str
    place: str
    """Where it stands: "View › Theme", or "Touchpoint · Onboarding"."""
    icon: str
    keys: str = ""
    """Its shortcut, as the table of actions writes it."""
    enabled: bool = True
    why: str = ""
    """Why it cannot be done now."""

    @property
    def spoken(self) -> str:
        """The line in words."""
        return ", ".join(filter(None, (self.name, self.place, self.why)))


class Recent:
    """What was chosen last in a palette: offered first."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def note(self, entry: Entry) -> None:
        key = f"{entry.kind}:{entry.key}"
        self.keys = [key, *(one for one in self.keys if one != key)][:_MOST_RECENT]


class Catalogue:
    """All that can be run or gone to in one state of a map. Made when the palette opens, asked at every key."""

    def __init__(self, state: EditorState, recent: Recent | None = None) -> None:
        self.state = state
        things = _things(state.journey)
        self._table = table((_action_name(row, state), f"{_menu(row.menu)} {row.tip}") for row in ACTIONS)
        self._table += things.table
        self._keys = [*(f"action:{row.id}" for row in ACTIONS), *things.keys]
        used = recent.keys if recent is not None else []
        number_of = {key: number for number, key in enumerate(self._keys)} if used else {}
        self._recent = tuple(number_of[key] for key in used if key in number_of)

    def found(self, typed: str, most: int = MOST_SHOWN) -> tuple[Entry, ...]:
        """The entries that hold all the typed words, the best first as `ranking.best` says, what was used last
        before its equals; no more than `most`. Where nothing was typed: what was used last, then the actions that
        can be done now."""
        sign, wanted = typed.lstrip()[:1], typed.strip()
        actions, whole = range(len(ACTIONS)), range(len(self._keys))
        if sign == ONLY_ACTIONS:
            numbers = best(self._table, wanted[1:], most, self._recent, actions)
        elif sign == ONLY_THINGS:
            numbers = best(self._table, wanted[1:], most, self._recent, whole[len(ACTIONS) :])
        elif wanted:
            numbers = best(self._table, wanted, most - 1, self._recent, whole)
        else:
            able = [number for number in actions if ACTIONS[number].enabled(self.state)]
            numbers = list(dict.fromkeys([*self._recent, *able]))[:most]
        entries = [self._entry(number) for number in numbers]
        if wanted and sign not in (ONLY_ACTIONS, ONLY_THINGS):
            entries.append(_look_for(wanted))
        return tuple(entries)

    def _entry(self, number: int) -> Entry:
        if number < len(ACTIONS):
            return _action_entry(ACTIONS[number], self.state)
        return thing_entry(self.state.journey, self._keys[number].removeprefix("thing:"))


def choose(entry: Entry, session: Session, desk: Desk, recent: Recent | None = None) -> bool:
    """Runs the action, selects and shows the thing, or looks for the words in the map; False for what cannot be done
    now. Errors: as the action's."""
    row = next((row for row in ACTIONS if entry.kind == "action" and row.id == entry.key), None)
    if not entry.enabled or (row is not None and not row.enabled(session.state)):
        return False
    if recent is not None and entry.kind != "find":
        recent.note(entry)
    if row is not None:
        row.run(session, desk)
    elif entry.kind == "thing":
        session.select((entry.key,))
        desk.reveal_selection()
    else:
        desk.find_in_map(entry.key)
    return True


def thing_entry(journey: Journey, key: str) -> Entry:
    """The line of a thing of the map."""
    found = index(journey)
    icon = ICONS.get(found.field_of[key], "")
    return Entry("thing", key, name_of(found.things[key]), place_of(journey, key), icon)


def _look_for(words: str) -> Entry:
    return Entry("find", words, f"Find “{shortened(words)}” in the map", "Every text", "search", "Ctrl+F")


class _Things(NamedTuple):
    """The things of a journey in a table, and for each of its fields what that part of the table was made of."""

    keys: list[str]
    table: Table
    parts: dict[str, tuple[tuple[object, ...], list[str], Table]]


def _list_things(journey: Journey, before: _Things | None) -> _Things:
    parts: dict[str, tuple[tuple[object, ...], list[str], Table]] = {}
    for field in _OFFERED:
        made_of = (getattr(journey, field), journey.stages, journey.touchpoints)
        known = before.parts[field] if before is not None else None
        if known is None or not all(map(is_, known[0], made_of)):
            keys = [f"thing:{thing.id}" for thing in getattr(journey, field)]
            known = made_of, keys, table(_named(journey, field))
        parts[field] = known
    whole = Table([], [], [])
    for _, _, part in parts.values():
        whole += part
    return _Things([key for _, keys, _ in parts.values() for key in keys], whole, parts)


_things = Kept(_list_things)


def _named(journey: Journey, field: str) -> Iterator[tuple[str, str]]:
    """Each thing of a field with its kind and the stage it stands in."""
    found, noun = index(journey), NOUNS[field]
    stages = {stage.id: stage.title for stage in journey.stages if field != "stages"}
    for thing in getattr(journey, field):
        yield said_by(thing), f"{noun} {stages.get(stage_key(found, thing), '')}"


def _action_entry(row: Action, state: EditorState) -> Entry:
    return Entry(
        "action",
        row.id,
        _action_name(row, state),
        _menu(row.menu),
        row.icon,
        row.shortcuts[0] if row.shortcuts else "",
        row.enabled(state),
        why_not(row, state),
    )


def _action_name(row: Action, state: EditorState) -> str:
    """As the menu says it: what undo would take back is named, what is shown or not says so."""
    done = {"edit.undo": state.undo_name, "edit.redo": state.redo_name}.get(row.id)
    if done:
        return f"{row.name} {done}"
    if row.menu == "View/Panels" and row.checked is not None:
        return f"{'Hide' if row.checked(state) else 'Show'} {row.name}"
    return f"{row.name} Theme" if row.menu == "View/Theme" else row.name


def _menu(path: str) -> str:
    """Where an action stands in the menus: "View › Theme"."""
    labels = dict(MENUS)
    parts = path.split("/")
    paths = ["/".join(parts[: number + 1]) for number in range(len(parts))]
    return " › ".join(labels[one].replace("&", "") for one in paths)
