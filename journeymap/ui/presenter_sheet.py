"""How the presenter view looks: larger than the window around the map, for it is read from where one stands, and larger
still on a large display."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeymap.ui.chrome import Chrome

_SHEET = Template("""
#presenter { background: $panel; }
#clock { background: $panel; border-bottom: 1px solid $line; }
#clock QLabel { font-size: ${s22}px; color: $ink; }
#clock QLabel#step-time[pace="soon"] { color: $warn; background: $warn_ground; font-weight: 600; }
#clock QLabel#step-time[pace="over"] { color: $bad; background: $bad_ground; font-weight: 600; }
#clock QLabel#plan { color: $soft; }
#clock QLabel#plan[behind="true"] { color: $warn; font-weight: 600; }
#clock QLabel#now { color: $soft; }
#presenter QLabel#heading { font-size: ${s12}px; }
#notes { background: $field; border: 1px solid $line; border-radius: 6px; padding: 8px; font-size: ${s17}px; }
#notes:focus { border: 2px solid $accent; padding: 7px; }
#agenda, #parking { background: $panel; font-size: ${s14}px; }
#agenda:focus, #parking:focus { border: 2px solid $accent; }
#agenda::item, #parking::item { padding: 4px 4px; border-radius: 5px; }
#agenda::item:selected, #parking::item:selected { background: $chosen; color: $ink; }
#switch { font-size: ${s12}px; padding: 4px 8px; text-align: left; }
#switch:checked { background: $chosen; border: 2px solid $accent; padding: 3px 7px; }
#switch:focus { border: 2px solid $ink; padding: 3px 7px; }
#capture { background: $panel; border-top: 1px solid $line; }
#kind { font-size: ${s14}px; padding: 7px 22px 7px 12px; min-width: 110px; text-align: left; }
#sentence { font-size: ${s17}px; padding: 7px 10px; }
#sentence:focus { padding: 6px 9px; }
#reworded { font-size: ${s14}px; padding: 1px 4px; }
#background { background: $panel; border: 1px solid $line; border-radius: 6px; padding: 8px; font-size: ${s13}px;
    color: $soft; }
#background:focus { border: 2px solid $accent; padding: 7px; }
#where, #said { color: $soft; font-size: ${s12}px; }
#said[kind="done"] { color: $good; }
#said[kind="error"] { color: $bad; }
""")


_SIZES = (12, 13, 14, 17, 22)
"""Px of words as they usually are; in the sheet each goes by its figure."""


def presenter_sheet(colours: Chrome, larger: float = 1.0) -> str:
    """The style sheet of the presenter view, with its words so many times as large as usual."""
    sizes = {f"s{size}": str(round(size * larger)) for size in _SIZES}
    return _SHEET.substitute({name: getattr(colours, name) for name in colours.__dataclass_fields__} | sizes)
