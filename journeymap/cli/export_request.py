"""What `journeymap export` is asked for: its arguments read, and refused where they contradict each other."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeymap.cli.arguments import Parser
from journeymap.cli.say import CommandError
from journeymap.render.formats import FORMATS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from journeymap.render.export import ExportOptions

STDOUT = "-"
LEAST_DPI, MOST_DPI = 24, 1200
_SEE = "(see “journeymap export --help”)"


class Request(NamedTuple):
    """Where each file goes, in the order given, and what is made of it; `lanes` and `stages` as the person named
    them, since what they mean depends on the map."""

    target_of: dict[str, str]
    options: ExportOptions
    lanes: str | None
    stages: str | None


def requested(arguments: list[str]) -> Request:
    """The arguments, understood; makes the folder of --out-dir. Errors: CommandError."""
    given = _parser().read(arguments)
    format_name = _format(given)
    _refuse_what_does_not_apply(given, format_name)
    options = _options(given, format_name)
    return Request(_targets(given, format_name), options, given.lanes, given.stages)


def _format(given: argparse.Namespace) -> str:
    """The format asked for, by --to or by the ending of -o."""
    if given.output is None and given.to is None:
        raise CommandError(f"export: say where to with -o OUT.pdf, or which format with --to pdf {_SEE}")
    by_name = Path(given.output).suffix.lower().removeprefix(".") if given.output not in (None, STDOUT) else ""
    if given.to is None:
        if given.output == STDOUT:
            raise CommandError("export: -o - writes to stdout; say in which format with --to")
        if by_name not in FORMATS:
            raise CommandError(
                f"export: the ending of {given.output} names no format; use {_listed(FORMATS)}, or say --to"
            )
        return by_name
    if by_name in FORMATS and by_name != given.to:
        raise CommandError(f"export: {given.output} ends like a {by_name.upper()}, but --to says {given.to}")
    return str(given.to)


def _targets(given: argparse.Namespace, format_name: str) -> dict[str, str]:
    """Where each file goes, in the order given. Errors: CommandError when two would go to one place."""
    if not given.files:
        raise CommandError(f"export: no FILE is named {_SEE}")
    if given.output is not None:
        return {given.files[0]: _one_target(given, format_name)}
    if given.out_dir is not None:
        _make_folder(given.out_dir)
    target_of: dict[str, str] = {}
    source_of: dict[str, str] = {}
    for file in given.files:
        folder = Path(file).parent if given.out_dir is None else Path(given.out_dir)
        target = str(folder / f"{Path(file).stem}.{format_name}")
        if source_of.setdefault(os.path.realpath(target), file) != file:
            other = source_of[os.path.realpath(target)]
            raise CommandError(f"export: {other} and {file} would both become {target}; export them one by one")
        target_of[file] = target
    return target_of


def _one_target(given: argparse.Namespace, format_name: str) -> str:
    target = str(given.output)
    if len(set(given.files)) > 1:
        raise CommandError(
            f"export: -o takes one map, not {len(given.files)}; for many say --to {format_name} --out-dir DIR"
        )
    if given.out_dir is not None:
        raise CommandError("export: say either -o or --out-dir, not both")
    if target == STDOUT:
        if sys.stdout.isatty() and format_name != "svg":
            raise CommandError(f"export: a {format_name.upper()} is nothing for a terminal; send stdout to a file")
    elif Path(target).suffix.lower() == ".journey" or _is_same(target, given.files[0]):
        raise CommandError(f"export: {target} is a map; an export never replaces one")
    return target


def _is_same(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _make_folder(folder: str) -> None:
    from journeymap.files.errors import refusal

    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise CommandError(str(refusal(folder, "this folder cannot be made", error))) from error


def _refuse_what_does_not_apply(given: argparse.Namespace, format_name: str) -> None:
    """An option that would silently do nothing is a misunderstanding."""
    for option, is_given in (
        ("dpi", given.dpi is not None),
        ("live_text", given.live_text),
        ("transparent", given.transparent),
    ):
        if is_given and option not in FORMATS[format_name].options:
            able = _listed([name for name, one in FORMATS.items() if option in one.options])
            raise CommandError(f"export: --{option.replace('_', '-')} is for {able}, not for {format_name}")


def _options(given: argparse.Namespace, format_name: str) -> ExportOptions:
    from journeymap.draw.theme import ThemeError, theme
    from journeymap.render.export import ExportOptions

    try:
        theme(given.theme)
    except ThemeError as error:
        raise CommandError(f"export: {error}") from error
    made = ExportOptions(
        format=format_name,
        page=given.page,
        theme=given.theme,
        transparent=given.transparent,
        live_text=given.live_text,
    )
    return made if given.dpi is None else replace(made, dpi=given.dpi)


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def _dpi(text: str) -> float:
    try:
        dpi = float(text)
    except ValueError:
        dpi = 0.0
    if not LEAST_DPI <= dpi <= MOST_DPI:
        raise CommandError(f"export: --dpi {text} is no number from {LEAST_DPI} to {MOST_DPI}")
    return dpi


def _parser() -> Parser:
    from journeymap.draw.theme import themes
    from journeymap.layout.pages import PAGES
    from journeymap.render.export import DEFAULT_DPI

    parser = Parser(
        "export",
        usage=(
            "journeymap export FILE -o OUT.pdf|png|svg [options]\n"
            "       journeymap export FILE ... --to pdf|png|svg [--out-dir DIR] [options]"
        ),
        description=(
            "Makes a PDF, PNG or SVG of each map. No display is needed. An OUT that is there is replaced, once the\n"
            "new one is complete; a .journey file never is."
        ),
        epilog=(
            "examples:\n"
            "  journeymap export onboarding.journey -o onboarding.pdf          one page as large as the map\n"
            "  journeymap export onboarding.journey -o hand-out.pdf --page a4\n"
            "  journeymap export onboarding.journey -o wall.png --theme dark --dpi 300\n"
            "  journeymap export onboarding.journey -o pains.svg --stages 1-2 --lanes touchpoints,pains\n"
            "  journeymap export maps/*.journey --to pdf --out-dir hand-outs\n"
            "  journeymap export onboarding.journey --to svg -o - | gzip > onboarding.svgz\n\n"
            "One map that can't be exported doesn't stop the others.\n"
            "exit codes: 0 all exported; 2 wrong usage, or a file can't be read or written"
        ),
    )
    where = parser.add_argument_group("where to")
    where.add_argument(
        "-o", dest="output", metavar="OUT", help="the file to make; its ending names the format; - is stdout"
    )
    where.add_argument(
        "--to",
        choices=tuple(FORMATS),
        metavar="FORMAT",
        help=f"{_listed(FORMATS)}; each map becomes a file of its own name",
    )
    where.add_argument(
        "--out-dir", metavar="DIR", help="with --to: the folder for them, made if need be (default: beside each FILE)"
    )
    part = parser.add_argument_group("which part of the map")
    part.add_argument(
        "--stages", metavar="LIST", help="only these stages: titles, ids, numbers or ranges, as in 1-2,Advocacy"
    )
    part.add_argument(
        "--lanes",
        metavar="LIST",
        help="only these lanes: titles, kinds, ids or numbers, as in touchpoints,pains; hidden ones too",
    )
    look = parser.add_argument_group("how it looks")
    look.add_argument(
        "--page",
        choices=PAGES,
        default="fit",
        metavar="PAGE",
        help=f"{_listed(PAGES)}: the page the map is scaled onto (default: fit, a page as large as the map)",
    )
    look.add_argument(
        "--theme",
        metavar="THEME",
        default="light",
        help=f"{', '.join(themes())}, or a theme file ending in .toml (default: light)",
    )
    look.add_argument("--transparent", action="store_true", help="no background")
    look.add_argument(
        "--dpi",
        type=_dpi,
        metavar="N",
        help=f"PNG only: pixels per inch, {LEAST_DPI} to {MOST_DPI} (default: {DEFAULT_DPI:g}; 96 is 1:1)",
    )
    look.add_argument(
        "--live-text",
        action="store_true",
        help="SVG only: text as text, to search and edit, instead of outlines that look the same everywhere",
    )
    parser.add_help_option()
    return parser
