"""A hand without a window: keys are led to the same functions of `editor/` that a window leads them to. Where in a
text the caret stands is the field's affair; here it stands at the end, or all of the text is selected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hands import Hand, action_of, called, is_called
from headless_desk import HeadlessDesk, value_of

from journeymap.draw.theme import theme
from journeymap.editor import feeling, forms, typing
from journeymap.editor.actions import ACTIONS
from journeymap.editor.filters import Filter, shown
from journeymap.editor.navigate import step
from journeymap.editor.palette import Catalogue, choose
from journeymap.editor.searching import Search
from journeymap.editor.session import Session
from journeymap.editor.state import Cell
from journeymap.editor.typable import has_lines
from journeymap.layout.build import build

if TYPE_CHECKING:
    from journeymap.editor.actions import Action
    from journeymap.editor.forms import Form
    from journeymap.editor.navigate import Direction
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey

_ARROWS: dict[str, Direction] = {
    "Left": "left", "Right": "right", "Up": "up", "Down": "down", "Home": "first", "End": "last",
}  # fmt: skip
_ROWS = {key: row for row in ACTIONS for key in row.shortcuts}
_IN_TEXT = ("edit.cut", "edit.copy", "edit.paste", "edit.redo", "edit.undo", "map.delete", "edit.select-all")


class HeadlessHand(Hand):
    """Works on a session of its own."""

    def __init__(self, journey: Journey) -> None:
        self.session = Session.begin(journey)
        self.desk = HeadlessDesk(self.session, self._inspect)
        self.at = ""  # the field of the form that has the keys, "" for the map
        self._all = False  # whether the whole text in hand is selected
        self._scene: tuple[Journey, Scene] | None = None
        lane = next((lane for lane in journey.lanes if lane.kind == "touchpoints"), None)
        if lane is not None and journey.stages and not journey.touchpoints:
            self.session.enter(Cell(lane.id, journey.stages[0].id))  # as a window does

    @property
    def scene(self) -> Scene:
        journey = shown(self.state)
        if self._scene is None or self._scene[0] is not journey:
            self._scene = journey, build(journey, theme("light"), self._scene[1] if self._scene else None)
        return self._scene[1]

    # -- keys

    def press(self, *keys: str) -> None:
        for key in keys:
            if self.state.draft is not None:
                self._press_in_text(key)
            else:
                self._press_on_map(key)

    def _press_in_text(self, key: str) -> None:
        draft = self.state.draft
        assert draft is not None
        match key:
            case "Return":
                typing.next_touchpoint(self.session)
            case "Tab" | "Shift+Tab":
                typing.onward(self.session, back=key != "Tab")
            case "Escape" | "Ctrl+Z":
                typing.abandon(self.session)
            case "Shift+Return":
                self.type("\n")
            case "Ctrl+A":
                self._all = True
                return
            case "Backspace":
                typing.write(self.session, "" if self._all or draft.whole else draft.text[:-1])
            case _ if key in _ARROWS and not draft.text:
                typing.finish(self.session)
                self._press_on_map(key)
            case _:
                row = _ROWS[key]
                assert row.id not in _IN_TEXT, f"{key} means the text, which has no caret here"
                typing.leave(self.session)
                self._act(row)
        self._all = False

    def _press_on_map(self, key: str) -> None:
        *held, bare = key.split("+")
        match key:
            case "Tab" | "Shift+Tab":
                typing.onward(self.session, back=key != "Tab")
            case "F2" | "Return":
                self._begin(whole=False)
            case "Escape":
                if self.state.filter is not None and not self.state.selection:
                    self.session.filter_by(None)
                self.session.select(())
            case "Ctrl+Up" | "Ctrl+Down" | "Ctrl+Shift+Up" | "Ctrl+Shift+Down":
                feeling.shift(self.session, 1 if bare == "Up" else -1, 1 if "Shift" in held else 0)
            case _ if bare in _ARROWS and "Alt" not in held:
                self._walk(_ARROWS[bare], extend="Shift" in held)
            case _:
                self._act(_ROWS["Del" if key == "Delete" else key])

    def type(self, text: str) -> None:
        for letter in text:
            if self.state.draft is None:
                if feeling.in_experience(self.state):
                    feeling.put(self.session, int(letter) - 3)
                    continue
                self._begin(whole=True)
            draft = self.state.draft
            assert draft is not None, "nothing has the keys"
            had = "" if self._all or draft.whole else draft.text
            assert letter != "\n" or has_lines(self.journey, draft.thing, draft.field)
            typing.write(self.session, had + letter)
            self._all = False

    def _begin(self, *, whole: bool) -> None:
        if self.state.cell is not None:
            typing.begin_cell(self.session, self.state.cell)
        elif self.state.focus is not None:
            typing.begin(self.session, self.state.focus, whole=whole)

    def _walk(self, direction: Direction, *, extend: bool) -> None:
        here = self.state.cell if self.state.cell is not None else self.state.focus
        found = step(self.scene, shown(self.state), here, direction)
        if isinstance(found, str):
            if not (extend and found in self.state.selection):
                self.session.select((found,), extend=extend)
        elif found is not None and not extend:
            self.session.enter(found)

    # -- the palette

    def _act(self, row: Action) -> None:
        assert row.enabled(self.state), f"{row.name} is not possible now"
        row.run(self.session, self.desk)

    def go_to(self, name: str, place: str = "") -> None:
        typing.leave(self.session)
        found = Catalogue(self.state).found("@" + name)
        entry = next(one for one in found if one.name == name and one.place.startswith(place))
        choose(entry, self.session, self.desk)

    def run(self, path: str) -> None:
        typing.leave(self.session)
        row = action_of(path)
        assert any(one.key == row.id and one.enabled for one in Catalogue(self.state).found(">" + row.name))
        self._act(row)

    # -- the inspector

    @property
    def form(self) -> Form:
        return forms.form(self.journey, self.state.selection)

    def _inspect(self) -> None:
        self.at = self.form.fields[0].key

    def fill(self, label: str, value: Any) -> None:
        typing.leave(self.session)
        fields = self.form.fields
        at = next((n for n, field in enumerate(fields) if field.key == self.at), 0)
        place = next((n for n in range(at, len(fields)) if is_called(fields[n].label, label)), None)
        assert place is not None, f"no “{label}” behind “{fields[at].label}”"
        self.session.settle()
        onward = forms.enter(self.session, fields[place], value_of(fields[place], value))
        self.session.settle()
        if onward:
            self.at = onward
            return
        key = fields[place].key
        now = self.form.fields
        after = next(n for n, field in enumerate(now) if field.key == key) + 1
        self.at = now[after].key if after < len(now) else ""

    def add(self, label: str) -> None:
        typing.leave(self.session)
        command = next(one for one in self.form.commands if one.icon == "add" and one.label == label)
        self.at = forms.run(self.session, command)
        assert self.at

    def leave(self) -> None:
        self.at = ""
        self.session.settle()

    # -- the find bar

    def replace_all(self, words: str, by: str) -> None:
        search = Search(self.session)
        search.begin()
        search.look(words)
        search.replace_all(by)

    # -- the filter

    def show_only(self, kind: str, label: str) -> None:
        field = kind.lower()
        value = next((t.id for t in getattr(self.journey, field, ()) if called(t) == label), label)
        how = self.state.filter or Filter()
        self.session.filter_by(replace(how, **{field: getattr(how, field) ^ {value}}, also=frozenset()))

    # -- the list of steps

    def go_back(self, steps: int) -> None:
        self.session.go_back_to(steps)

    # -- the clipboard

    def put_on_clipboard(self, content: str | bytes) -> None:
        self.desk.clip, self.desk.ours = content, False

    def paste_picture(self, content: bytes) -> None:
        self.put_on_clipboard(content)
        self.press("Ctrl+V")
