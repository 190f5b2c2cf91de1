"""The arguments of `journeymap export`, in the groups in which its help tells them.

What an option means is known to the table of outputs: an option that means nothing to any output is not offered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.cli.arguments import Parser
from journeymap.cli.say import CommandError
from journeymap.convert.outputs import OUTPUTS, means
from journeymap.render.options import DEFAULTS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable
    from datetime import date

LEAST_DPI, MOST_DPI = 24, 1200
FLAGS: dict[str, str] = {
    "theme": "--theme",
    "page": "--page",
    "way": "--split",
    "poster": "--poster",
    "smallest": "--smallest",
    "scale": "--scale",
    "overlap": "--overlap",
    "cover": "--no-cover",
    "dpi": "--dpi",
    "width": "--width",
    "tile": "--tile",
    "quality": "--quality",
    "transparent": "--transparent",
    "live_text": "--live-text",
    "lanes": "--lanes",
    "things": "--only",
    "shape": "--shape",
    "slides": "--slides",
    "template": "--template",
    "refresh": "--onto",
    "problems": "--no-problems",
    "picture": "--no-picture",
    "owners": "--owner",
    "start": "--start",
}
"""How each option of an export is said, by its field; those that mean something to every output are not here."""

_USAGE = (
    "journeymap export FILE -o OUT [options]\n       journeymap export FILE ... --to FORMAT [--out-dir DIR] [options]"
)
_EXAMPLES = """examples:
  journeymap export onboarding.journey -o onboarding.pdf          one page as large as the map
  journeymap export onboarding.journey -o hand-out.pdf --page a4
  journeymap export onboarding.journey -o reading.pdf --page a4 --split
  journeymap export onboarding.journey -o wall.pdf --page a3 --poster a0
  journeymap export onboarding.journey -o wall.png --theme dark --page a0 --dpi 300
  journeymap export onboarding.journey -o banner.webp --width 1920
  journeymap export onboarding.journey -o pains.svg --stages 1-2 --lanes touchpoints,pains
  journeymap export onboarding.journey -o customer.pdf --redact internal
  journeymap export onboarding.journey -o deck.pptx --template house.potx
  journeymap export maps/*.journey --to pdf --out-dir hand-outs
  journeymap export onboarding.journey --to svg -o - | gzip > onboarding.svgz

One map that can't be exported doesn't stop the others.
exit codes: 0 all exported; 2 wrong usage, or a file can't be read or written"""


def parser() -> Parser:
    """What is offered."""
    made = Parser(
        "export",
        usage=_USAGE,
        description=(
            "Makes a file of each map, in any of these formats. No display is needed. An OUT that is there is\n"
            "replaced, once the new one is complete; a .journey file never is.\n\n" + _formats()
        ),
        epilog=_EXAMPLES,
    )
    _where(made)
    _part(made)
    _pages(made)
    _look(made)
    _slides(made)
    _contents(made)
    made.add_help_option()
    return made


def _formats() -> str:
    width = max(map(len, OUTPUTS))
    return "\n".join(f"  {key:<{width}}  {row.title} (.{row.ending})" for key, row in OUTPUTS.items())


def _where(made: Parser) -> None:
    group = made.add_argument_group("where to")
    group.add_argument(
        "-o", dest="output", metavar="OUT", help="the file to make; its ending names the format; - is stdout"
    )
    group.add_argument(
        "--to",
        choices=tuple(OUTPUTS),
        metavar="FORMAT",
        help="one of the formats above; each map becomes a file of its own name",
    )
    group.add_argument(
        "--out-dir", metavar="DIR", help="with --to: the folder for them, made if need be (default: beside each FILE)"
    )
    group.add_argument(
        "--jobs",
        type=_number("--jobs", 1, 64, int),
        metavar="N",
        help="so many maps at once (default: as many as there are processors, 8 at most)",
    )


def _part(made: Parser) -> None:
    group = made.add_argument_group("which part of the map")
    group.add_argument(
        "--stages", metavar="LIST", help="only these stages: titles, ids, numbers or ranges, as in 1-2,Advocacy"
    )
    _add(
        group,
        "lanes",
        metavar="LIST",
        help="only these lanes: titles, kinds, ids or numbers, as in touchpoints,pains; hidden ones too",
    )
    _add(
        group,
        "things",
        metavar="LIST",
        help="a picture of these things alone: titles or ids of touchpoints, stages, lanes, notes … , with what hangs"
        f" on them ({able('things')})",
    )
    group.add_argument(
        "--redact",
        metavar="NAME",
        action="append",
        help="leave out what this redaction of the map says; “internal”: everything marked internal. What is left"
        " out is not in the file. Several may be named",
    )


def _pages(made: Parser) -> None:
    from journeymap.layout.pages import PAGES

    group = made.add_argument_group(f"pages ({able('way')}; --page: {able('page')})")
    _add(
        group,
        "page",
        metavar="PAPER",
        help=f"{listed(PAGES)} (the named ones also “portrait”), a size such as 600x400mm, or a roll such as"
        " “roll 36in”: what the map is scaled onto (default: fit, a page as large as the map)",
    )
    _add(
        group,
        "way",
        action="store_true",
        help="the map over several such pages, cut between stages and touchpoints",
    )
    _add(
        group,
        "smallest",
        type=_number("--smallest", 3, 72),
        metavar="PT",
        help=f"with --split: no text smaller than so many points (default: {DEFAULTS['smallest']:g})",
    )
    _add(group, "cover", action="store_true", help="with --split: without the page that shows which page is where")
    _add(
        group,
        "poster",
        metavar="SIZE",
        help="the map as a poster of that size (a paper as above, or a scale such as 200%%), in tiles on the paper of"
        " --page, with crop marks",
    )
    _add(
        group,
        "overlap",
        type=_number("--overlap", 0, 50),
        metavar="MM",
        help=f"with --poster: by how much tiles overlap (default: {DEFAULTS['overlap']:g})",
    )
    _add(
        group,
        "scale",
        type=_number("--scale", 5, 2000),
        metavar="PCT",
        help="with --split: this scale instead, in percent; of a picture: instead of --dpi, 100 being 96 dpi",
    )


_WHOLE: tuple[tuple[str, int, int, str, str], ...] = (
    ("width", 1, 200_000, "PIXELS", "a picture so many pixels across, instead of --dpi"),
    (
        "tile", 256, 65_000, "PIXELS",
        "a picture that is larger than so many pixels across or down becomes several files: OUT-r1-c1 is the first of"
        " the first row",
    ),
    (
        "quality", 1, 100, "N",
        "1 to 100; the less, the smaller the file (default: 90 for jpeg; 100, without any loss, for webp)",
    ),
)  # fmt: skip
"""Options that are whole numbers: the least, the most, what stands for it, what it does."""


def _look(made: Parser) -> None:
    from journeymap.draw.theme import themes

    group = made.add_argument_group("how it looks")
    _add(
        group,
        "theme",
        metavar="THEME",
        help=f"{', '.join(themes())}, or a theme file ending in .toml (default: light)",
    )
    _add(group, "transparent", action="store_true", help=f"no background ({able('transparent')})")
    _add(
        group,
        "dpi",
        type=_number("--dpi", LEAST_DPI, MOST_DPI),
        metavar="N",
        help=f"pixels per inch, {LEAST_DPI} to {MOST_DPI} (default: {DEFAULTS['dpi']:g}; 96 is 1:1; {able('dpi')})",
    )
    for option, least, most, metavar, told in _WHOLE:
        _add(group, option, type=_number(FLAGS[option], least, most, int), metavar=metavar, help=told)
    _add(
        group,
        "live_text",
        action="store_true",
        help="text as text, to search and edit, instead of outlines that look the same everywhere"
        f" ({able('live_text')})",
    )


def _slides(made: Parser) -> None:
    group = made.add_argument_group(f"slides ({able('slides')})")
    _add(group, "shape", choices=("16:9", "4:3", "a4"), metavar="SHAPE", help="16:9 (the default), 4:3 or a4")
    _add(
        group,
        "slides",
        metavar="KINDS",
        help=f"only slides of these kinds: {', '.join(slide_kinds())}",
    )
    _add(
        group,
        "template",
        metavar="DECK",
        help="a .potx or .pptx whose master, layouts, fonts and colours the slides take on (pptx)",
    )
    _add(
        group,
        "refresh",
        metavar="DECK",
        help="a deck into which the slides go: those exported earlier are replaced, others stay as they are (pptx)",
    )
    if means_anything("refresh"):
        group.add_argument(
            "--refresh",
            dest="refresh_own",
            action="store_true",
            help="the same with OUT itself as the deck, where it is there already",
        )


def _contents(made: Parser) -> None:
    group = made.add_argument_group("what goes in")
    _add(group, "problems", action="store_true", help=f"without what the checks find ({able('problems')})")
    _add(group, "picture", action="store_true", help=f"without the picture of the map ({able('picture')})")
    _add(
        group,
        "owners",
        action="append",
        metavar="NAME",
        help="a hand-out for this owner alone; several may be named (default: for everybody; handouts)",
    )
    _add(
        group,
        "start",
        type=_date,
        metavar="DATE",
        help="the date of day 0, as 2026-12-01: milestones become entries of the calendar, too (ics)",
    )


def _add(group: argparse._ArgumentGroup, option: str, **described: Any) -> None:
    """An option of the table of outputs, unless nothing there knows it."""
    if not means_anything(option):
        return
    if described.get("action") == "store_true":
        described |= {"action": "store_const", "const": True}
    group.add_argument(FLAGS[option], dest=option, **described)


def means_anything(option: str) -> bool:
    """Whether any output goes by it."""
    return any(means(key, option) for key in OUTPUTS)


def able(option: str) -> str:
    """The outputs to which an option means something."""
    return listed([key for key in OUTPUTS if means(key, option)]) if means_anything(option) else ""


def slide_kinds() -> tuple[str, ...]:
    """The kinds of slides there are."""
    from typing import get_args

    from journeymap.layout.slide import SlideKind

    return get_args(SlideKind)


def listed(names: Iterable[str]) -> str:
    """ "a", "a or b", "a, b or c"."""
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def _number(flag: str, least: float, most: float, kind: Callable[[str], float] = float) -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            value = kind(text.removesuffix("%"))
        except ValueError:
            value = least - 1
        if not least <= value <= most:
            raise CommandError(f"export: {flag} {text} is no number from {least:g} to {most:g}")
        return value

    return read


def _date(text: str) -> date:
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"export: --start {text} is no date; write it as 2026-12-01") from None
