"""`journeymap summary BEFORE AFTER`: what came of a session, as text, a PDF or slides."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.arguments import Parser
from journeymap.cli.reading import opened
from journeymap.cli.run import FINE
from journeymap.cli.say import CommandError, tell

if TYPE_CHECKING:
    from journeymap.model.journey import Journey, Workshop


def summary(arguments: list[str]) -> int:
    """Tells or writes it. Errors: CommandError, and then no file is made."""
    from journeymap.convert.summary import summary as summed_up
    from journeymap.convert.summary_files import ENDINGS, markdown, write
    from journeymap.draw.theme import theme
    from journeymap.files.errors import FileError
    from journeymap.files.replace import replace_bytes
    from journeymap.layout.narrow import RedactionError
    from journeymap.layout.redact import choose_redactions

    options = _parser().read(arguments)
    target = options.output
    ending = Path(target).suffix.lstrip(".").lower() if target else ""
    if target and ending not in ENDINGS:
        raise CommandError(f"A summary is written to a file that ends in {', '.join(f'.{one}' for one in ENDINGS)}.")
    if target and os.path.lexists(target) and not options.force:
        raise CommandError(f"{target} is there already and stays as it is; choose another with -o, or add --force.")
    try:
        before, after = opened(options.before).journey, opened(options.after).journey
        wanted = [one for names in options.redact or () for one in choose_redactions(after, names)]
        told = summed_up(before, after, _last(before, after), wanted)
        if target:
            replace_bytes(target, write(told, ending, theme("light")))
        else:
            tell(markdown(told).decode("utf-8").rstrip("\n"))
    except (FileError, RedactionError) as error:
        raise CommandError(str(error)) from error
    return FINE


def _last(before: Journey, after: Journey) -> Workshop:
    """The record of the session: the latest that the map had not before; one that says nothing where there is none."""
    from journeymap.model.journey import Workshop

    new = [one for one in after.workshops if one not in before.workshops]
    return new[-1] if new else Workshop(title="What came of it")


def _parser() -> Parser:
    parser = Parser(
        "summary",
        usage="journeymap summary BEFORE AFTER [-o OUT] [--redact NAME] [--force]",
        description=(
            "Tells what came of a session: what was decided, voted for, added, changed, removed and left for later,\n"
            "who took part and how long the steps took, as Markdown on the screen, or in a file of its own."
        ),
        epilog=(
            "examples:\n"
            "  journeymap summary before.journey onboarding.journey\n"
            "  journeymap summary before.journey onboarding.journey -o workshop.pptx\n"
            "  journeymap summary before.journey onboarding.journey -o customer.pdf --redact internal\n\n"
            "exit codes: 0 told or written; 2 wrong usage, or a file can't be read or written"
        ),
    )
    files = parser.add_argument_group("files")
    files.add_argument("before", metavar="BEFORE", help="the map as it was when the session began")
    files.add_argument("after", metavar="AFTER", help="the map as it is now")
    parser.add_argument("-o", dest="output", metavar="OUT", help="the file to write: .md, .pdf or .pptx")
    parser.add_argument(
        "--redact",
        action="append",
        metavar="NAME",
        help="leave out what this redaction of the map says; “internal”: everything marked internal. Names of those who"
        " took part, times, decisions in words alone and what was left for later are then left out, too",
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    parser.add_help_option()
    return parser
