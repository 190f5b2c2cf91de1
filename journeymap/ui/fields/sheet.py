"""How the inspector's fields look: its part of the window's style sheet."""

from __future__ import annotations

from string import Template

SHEET = Template("""
QLabel#refusal { color: $bad; }
LineEditor, TextEditor, ChoiceEditor, SearchEditor {
    background: $entry; border: 1px solid $line; border-radius: 6px; color: $ink;
    selection-background-color: $accent; selection-color: $on_accent; }
LineEditor { padding: 4px 6px; }
LineEditor:focus { border: 2px solid $accent; padding: 3px 5px; }
TextEditor { padding: 5px 8px; }
TextEditor:focus { border: 2px solid $accent; padding: 4px 7px; }
ChoiceEditor { padding: 4px 0 4px 8px; }
ChoiceEditor:focus { border: 2px solid $accent; padding: 3px 0 3px 7px; }
SearchEditor { padding: 4px 0 4px 6px; }
SearchEditor:focus { border: 2px solid $accent; padding: 3px 0 3px 5px; }
ChoiceEditor:disabled, SearchEditor:disabled, LineEditor:read-only { color: $soft; }
ChoiceEditor::drop-down, SearchEditor::drop-down { border: none; width: 20px; }
ChoiceEditor::down-arrow, SearchEditor::down-arrow { image: none; }
SearchEditor QLineEdit { background: transparent; border: none; padding: 0; color: $ink; }
SearchEditor QLineEdit:focus { border: none; padding: 0; }
LineEditor:hover, TextEditor:hover, ChoiceEditor:hover, SearchEditor:hover { border-color: $bar_hover; }
LineEditor:hover:focus, TextEditor:hover:focus, ChoiceEditor:hover:focus, SearchEditor:hover:focus {
    border-color: $accent; }
PictureEditor { background: $entry; border: 1px solid $line; border-radius: 6px; padding: 4px 8px; text-align: left; }
PictureEditor:hover { border-color: $bar_hover; background: $entry; }
PictureEditor:focus { border: 2px solid $accent; padding: 3px 7px; }
ToggleEditor { spacing: 8px; border-radius: 6px; padding: 3px 2px; }
ToggleEditor:focus { border: 2px solid $accent; padding: 1px 0; }
QAbstractItemView { background: $entry; color: $ink; selection-background-color: $chosen; selection-color: $ink; }
Column Button { background: transparent; border: 1px solid transparent; border-radius: 6px; color: $soft; padding: 0; }
Column Button:hover { background: $hover; color: $ink; }
Column Button:focus { border: 2px solid $accent; }
Column Chip { border: 1px solid $line; border-radius: 6px; color: $soft; background: transparent; padding: 0 8px; }
Column Chip:hover { background: $hover; color: $ink; }
Column Chip:focus { border: 2px solid $accent; padding: 0 7px; }
""")
