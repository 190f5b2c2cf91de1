"""The summary of a session as a file: Markdown, a PDF, or slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.convert.blocks import Grid, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journeymap.convert.blocks import Block
    from journeymap.convert.summary import Summary
    from journeymap.draw.theme import Theme


def markdown(told: Summary) -> bytes:
    """As text, UTF-8."""
    from journeymap.convert.markdown import write_blocks

    return write_blocks(_blocks(told))


def pdf(told: Summary, theme: Theme) -> bytes:
    """On A4 pages."""
    from journeymap.convert.summary_pages import pages
    from journeymap.render.pdf import write_pdf
    from journeymap.render.pdf_files import about
    from journeymap.render.pdf_order import in_painting_order

    made = pages(told, theme)
    return write_pdf(made, about(told.journey, told.title), structure=in_painting_order(made))


def pptx(told: Summary, theme: Theme) -> bytes:
    """As slides."""
    from journeymap.convert.summary_slides import slides
    from journeymap.render.pptx import write_deck

    return write_deck(slides(told, theme), told.journey, theme)


ENDINGS: dict[str, str] = {"md": "Markdown", "pdf": "PDF", "pptx": "Slides"}
"""What a summary can be written as, by the ending of the file."""


def write(told: Summary, ending: str, theme: Theme) -> bytes:
    """As a file with that ending. Errors: KeyError for one that `ENDINGS` has not; those of the writers."""
    made: dict[str, Callable[[], bytes]] = {
        "md": lambda: markdown(told),
        "pdf": lambda: pdf(told, theme),
        "pptx": lambda: pptx(told, theme),
    }
    return made[ending]()


def _blocks(told: Summary) -> Iterator[Block]:
    yield Heading(1, told.title)
    yield Paragraph(told.scope)
    if told.people:
        yield Paragraph(", ".join(told.people), "Who took part")
    yield Paragraph(told.counts, "In short")
    for part in told.parts:
        yield Heading(2, part.title)
        yield Grid("", part.headings, part.rows, part.numbers)
