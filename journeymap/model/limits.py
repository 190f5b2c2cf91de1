"""Every limit at the door, in one place: how much of anything from outside is taken in before it is refused, and how
long a text of a map may be. docs/safety.md lists them; whoever reads something holds it against these.

They keep hostile files from using up time and memory: none takes more than 2 s or 300 MB. A map of 5,000 touchpoints
reaches a fifth of them.
"""

from __future__ import annotations

# -- a map
TEXT = 10_000
"""Characters of a title, a note, any text of a map."""
ADDRESS = 2_000
"""Characters of a link."""
ID = 100
PIXELS = 40_000_000
"""Of a picture, unpacked."""

# -- a .journey file
FILE_BYTES = 25_000_000
"""Workbooks and tables may not have more, either."""
DEPTH = 64
"""How deep lists and objects may stand in each other; what this version knows of needs five levels."""
RECORDS = 250_000
"""Lists and objects together."""
VALUES = 500_000
"""Everything that stands between two commas."""
RESCUED_RECORDS = 60_000
"""Lists and objects together in a broken file that is to be rescued, which takes several times as long as opening."""

# -- the program's own journals of what is changed
JOURNAL_BYTES = 200_000_000
"""A map and all that was changed of it; one that has grown by 100 MB begins anew."""

# -- pictures as they are brought in, before they are scaled down
PICTURE_BYTES = 100_000_000

# -- the program's own settings, which people edit and copy between machines
SETTINGS_BYTES = 1_000_000
SETTING = 30_000
"""No number of a setting may be more, be it a width or a height."""

# -- what others write beside a map
MARK_BYTES = 4_000
"""Of the mark that says who has it open."""

# -- packages of Office programs
MEMBERS = 1_000
RATIO = 100
"""No member may unpack to more than so many times its size; honest sheets reach 20 to 60."""
WORKBOOK_UNPACKED = 100_000_000
CELLS = 1_000_000
"""Filled cells of a workbook; all cells of a table in text, or of one that is pasted."""
ELEMENTS = 4_000_000
"""Of XML in one part of a workbook."""
WORKBOOK_ROWS = 60_000
"""Of all sheets of a workbook that journeymap has written."""
ROWS = 20_000
"""Of a sheet or table that is imported."""
DECK_BYTES = 200_000_000
"""Decks carry films and photos, which are not unpacked further."""
DECK_XML = 60_000_000
"""All that is text in a deck, unpacked."""

# -- what is pasted
PASTED_ROWS = 2_000
PASTED_COLUMNS = 40
PASTED_TABLE = 5_000_000
"""Characters of a table."""
PASTED_LINES = 2_000
PASTED_TEXT = 2_000_000
"""Characters of lines."""
