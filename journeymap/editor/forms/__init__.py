"""What can be changed about whatever is selected, without a widget: the inspector shows it, tests drive it."""

from journeymap.editor.forms.doing import enter, run
from journeymap.editor.forms.form import form
from journeymap.editor.forms.parts import MIXED, Choice, Command, Edit, Field, Form, Item, Kind, Notice, Section

__all__ = [
    "MIXED",
    "Choice",
    "Command",
    "Edit",
    "Field",
    "Form",
    "Item",
    "Kind",
    "Notice",
    "Section",
    "enter",
    "form",
    "run",
]
