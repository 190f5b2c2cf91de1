"""How the presenter view looks: larger than the window around the map, for it is read from where one stands."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeymap.ui.chrome import Chrome

_SHEET = Template("""
#presenter { background: $panel; }
#clock { background: $panel; border-bottom: 1px solid $line; }
#clock QLabel { font-size: 22px; color: $ink; }
#clock QLabel#step-time[pace="soon"] { color: $warn; background: $warn_ground; font-weight: 600; }
#clock QLabel#step-time[pace="over"] { color: $bad; background: $bad_ground; font-weight: 600; }
#clock QLabel#plan { color: $soft; }
#clock QLabel#plan[behind="true"] { color: $warn; font-weight: 600; }
#clock QLabel#now { color: $soft; }
#presenter QLabel#heading { font-size: 12px; }
#notes { background: $field; border: 1px solid $line; border-radius: 6px; padding: 8px; font-size: 17px; }
#notes:focus { border: 2px solid $accent; padding: 7px; }
#agenda, #parking { background: $panel; font-size: 14px; }
#agenda:focus, #parking:focus { border: 1px solid $accent; }
#agenda::item, #parking::item { padding: 4px 4px; border-radius: 5px; }
#agenda::item:selected, #parking::item:selected { background: $chosen; color: $ink; }
#switch { padding: 4px 8px; text-align: left; }
#switch:checked { background: $chosen; border: 2px solid $accent; padding: 3px 7px; }
#switch:focus { border: 2px solid $ink; padding: 3px 7px; }
#capture { background: $panel; border-top: 1px solid $line; }
#kind { padding: 7px 22px 7px 12px; min-width: 110px; text-align: left; }
#sentence { font-size: 17px; padding: 7px 10px; }
#sentence:focus { padding: 6px 9px; }
#reworded { font-size: 14px; padding: 1px 4px; }
#background { background: $panel; border: 1px solid $line; border-radius: 6px; padding: 8px; font-size: 13px;
    color: $soft; }
#background:focus { border: 2px solid $accent; padding: 7px; }
#where, #said { color: $soft; }
#said[kind="done"] { color: $good; }
#said[kind="error"] { color: $bad; }
""")


def presenter_sheet(colours: Chrome) -> str:
    """The style sheet of the presenter view."""
    return _SHEET.substitute({name: getattr(colours, name) for name in colours.__dataclass_fields__})
