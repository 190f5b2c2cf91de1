"""Which widget shows which kind of field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.ui.fields.choice import ChoiceEditor
from journeymap.ui.fields.feeling import FeelingEditor
from journeymap.ui.fields.line import LineEditor
from journeymap.ui.fields.picture import PictureEditor
from journeymap.ui.fields.search import SearchEditor
from journeymap.ui.fields.text import TextEditor
from journeymap.ui.fields.toggle import ToggleEditor

if TYPE_CHECKING:
    from journeymap.editor.forms import Kind

Editor = LineEditor | TextEditor | ChoiceEditor | SearchEditor | FeelingEditor | ToggleEditor | PictureEditor

EDITORS: dict[Kind, type[Editor]] = {
    "line": LineEditor,
    "day": LineEditor,
    "date": LineEditor,
    "number": LineEditor,
    "url": LineEditor,
    "text": TextEditor,
    "choice": ChoiceEditor,
    "thing": SearchEditor,
    "colour": SearchEditor,
    "feeling": FeelingEditor,
    "toggle": ToggleEditor,
    "picture": PictureEditor,
}
