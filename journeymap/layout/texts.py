"""What a scene says: every text that is drawn, for whoever asks about scripts or words rather than places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Box, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.draw.marks import Fragment, TextBlock
    from journeymap.layout.scene import Scene


def blocks(scene: Scene) -> Iterator[TextBlock]:
    """Every text block of the scene in painting order; a fragment drawn in several places yields its own each
    time."""
    for placed in scene.placed:
        yield from blocks_of(placed.fragment)


def texts_of(fragment: Fragment) -> Iterator[Text]:
    """Every text of a fragment in painting order."""
    for mark in fragment.marks:
        match mark:
            case Box():
                yield from mark.texts
            case Text():
                yield mark


def blocks_of(fragment: Fragment) -> Iterator[TextBlock]:
    """Every text block of a fragment in painting order."""
    return (text.block for text in texts_of(fragment))


def missing_scripts(scene: Scene) -> tuple[str, ...]:
    """The English names of the scripts the scene shows for which no font was found, in alphabetical order; their
    letters are drawn as replacements."""
    from journeymap.draw import fonts

    seen: set[str] = set()
    missing: set[str] = set()
    for block in blocks(scene):
        # Most texts use letters that others have used before them.
        if not block.source.isascii() and not seen.issuperset(block.source):
            seen.update(block.source)
            missing |= fonts.missing(block.source)
    return tuple(sorted(missing))


def scripts(scene: Scene) -> tuple[str, ...]:
    """The English names, as Unicode gives them, of the scripts the scene is written in, in alphabetical order."""
    from fontTools import unicodedata

    characters = set().union(*(block.source for block in blocks(scene)))
    names = {unicodedata.script_name(unicodedata.script(character)) for character in characters}
    return tuple(sorted(name.replace("_", " ") for name in names - {"Common", "Inherited", "Unknown"}))


def faces(scene: Scene) -> tuple[str, ...]:
    """The PostScript names of the faces that draw the scene's glyphs, in alphabetical order."""
    return tuple(sorted({run.font for block in blocks(scene) for line in block.lines for _, run in line.runs}))
