"""What `journeymap export` is asked for: its arguments read, and refused where they contradict each other."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.cli.export_arguments import FLAGS, able, listed, parser, slide_kinds
from journeymap.cli.say import CommandError
from journeymap.convert.outputs import OUTPUTS, by_ending, means

if TYPE_CHECKING:
    import argparse

    from journeymap.render.options import ExportOptions

STDOUT = "-"
_SEE = "(see “journeymap export --help”)"
_ONLY_WITH = {"smallest": "way", "cover": "way", "scale": "way", "overlap": "poster"}
"""Options that mean something only beside another."""


class Request(NamedTuple):
    """Where each file goes, in the order given, and what is made of it; `lanes`, `stages` and `things` as the person
    named them, since what they mean depends on the map. It can go to another process."""

    target_of: dict[str, str]
    options: ExportOptions
    lanes: str | None
    stages: str | None
    refresh: bool = False
    jobs: int | None = None
    things: str | None = None


def requested(arguments: list[str]) -> Request:
    """The arguments, understood; makes the folder of --out-dir. Errors: CommandError."""
    given = parser().read(arguments)
    output = _output(given)
    _refuse_what_does_not_apply(given, output)
    options = _options(given, output)
    refresh = bool(getattr(given, "refresh_own", False))
    lanes = getattr(given, "lanes", None)
    things = getattr(given, "things", None)
    return Request(_targets(given, output), options, lanes, given.stages, refresh, given.jobs, things)


def _output(given: argparse.Namespace) -> str:
    """The output asked for, by --to or by the ending of -o."""
    if given.output is None and given.to is None:
        raise CommandError(f"export: say where to with -o OUT.pdf, or which format with --to pdf {_SEE}")
    ending = Path(given.output).suffix.lower().removeprefix(".") if given.output not in (None, STDOUT) else ""
    meant = by_ending(ending)
    if given.to is None:
        if given.output == STDOUT:
            raise CommandError("export: -o - writes to stdout; say in which format with --to")
        if meant is None and Path(given.output).is_dir():
            raise CommandError(f"export: {given.output} is a folder; say --to FORMAT --out-dir {given.output}")
        if meant is None:
            endings = listed(dict.fromkeys(row.ending for row in OUTPUTS.values()))
            raise CommandError(f"export: the ending of {given.output} names no format; use {endings}, or say --to")
        return meant
    if meant is not None and OUTPUTS[given.to].ending != OUTPUTS[meant].ending:
        raise CommandError(f"export: {given.output} ends like a {ending.upper()}, but --to says {given.to}")
    return str(given.to)


def _targets(given: argparse.Namespace, output: str) -> dict[str, str]:
    """Where each file goes, in the order given. Errors: CommandError when two would go to one place."""
    if not given.files:
        raise CommandError(f"export: no FILE is named {_SEE}")
    if given.output is not None:
        return {given.files[0]: _one_target(given, output)}
    if given.out_dir is not None:
        _make_folder(given.out_dir)
    target_of: dict[str, str] = {}
    source_of: dict[str, str] = {}
    for file in given.files:
        folder = Path(file).parent if given.out_dir is None else Path(given.out_dir)
        target = str(folder / f"{Path(file).stem}{OUTPUTS[output].tail}.{OUTPUTS[output].ending}")
        if source_of.setdefault(os.path.realpath(target), file) != file:
            other = source_of[os.path.realpath(target)]
            raise CommandError(f"export: {other} and {file} would both become {target}; export them one by one")
        target_of[file] = target
    return target_of


def _one_target(given: argparse.Namespace, output: str) -> str:
    target, row = str(given.output), OUTPUTS[output]
    if len(set(given.files)) > 1:
        raise CommandError(
            f"export: -o takes one map, not {len(given.files)}; for many say --to {output} --out-dir DIR"
        )
    if given.out_dir is not None:
        raise CommandError("export: say either -o or --out-dir, not both")
    if target == STDOUT:
        if sys.stdout.isatty() and row.group != "text" and output != "svg":
            raise CommandError(f"export: a {row.ending.upper()} is nothing for a terminal; send stdout to a file")
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


def _said(given: argparse.Namespace) -> dict[str, Any]:
    """The options of the table of outputs that were said, by their fields."""
    return {option: value for option in FLAGS if (value := getattr(given, option, None)) is not None}


def _refuse_what_does_not_apply(given: argparse.Namespace, output: str) -> None:
    """An option that would silently do nothing is a misunderstanding."""
    said = _said(given)
    for option in said:
        if not means(output, option):
            raise CommandError(f"export: {FLAGS[option]} is for {able(option)}, not for {output}")
    if getattr(given, "refresh_own", False) and not means(output, "refresh"):
        raise CommandError(f"export: --refresh is for {able('refresh')}, not for {output}")
    if "way" in said and "poster" in said:
        raise CommandError("export: say either --split or --poster, not both")
    for option, needed in _ONLY_WITH.items():
        if option in said and needed not in said and means(output, needed):
            raise CommandError(f"export: {FLAGS[option]} only means something with {FLAGS[needed]}")
    sizes = [FLAGS[option] for option in ("dpi", "scale", "width") if option in said]
    if len(sizes) > 1:
        raise CommandError(f"export: say either {listed(sizes)}: each says how large a picture is")
    for option in ("way", "poster"):
        if option in said and (given.page or "fit") == "fit":
            raise CommandError(f"export: {FLAGS[option]} cuts the map; say with --page onto which paper")
    held = next((option for option in ("refresh", "template") if option in said), None)
    if held and "shape" in said:
        raise CommandError(f"export: the slides take their shape from {FLAGS[held]}; leave out --shape")


def _options(given: argparse.Namespace, output: str) -> ExportOptions:
    from journeymap.draw.theme import ThemeError, theme
    from journeymap.layout.paper import PaperError, paper
    from journeymap.render.options import ExportOptions

    said = _said(given)
    said.pop("lanes", None)
    said.pop("things", None)
    for negated in ("cover", "problems", "picture"):
        if negated in said:
            said[negated] = False
    if "way" in said or "poster" in said:
        said["way"] = "split" if "way" in said else "tiles"
    if said.get("poster", "").endswith("%"):
        said["scale"] = _percent(said.pop("poster"))
    elif "scale" in said:
        said["scale"] /= 100
    if "slides" in said:
        said["slides"] = _kinds(said["slides"])
    if "owners" in said:
        said["owners"] = tuple(said["owners"])
    made = replace(ExportOptions(output, redact=tuple(given.redact or ())), **said)
    try:
        theme(made.theme)
        for sheet in {made.page, *((made.poster,) if made.way == "tiles" and made.scale is None else ())} - {"fit"}:
            paper(sheet)
    except (ThemeError, PaperError) as error:
        raise CommandError(f"export: {error}") from error
    return made


def _percent(text: str) -> float:
    try:
        return float(text.removesuffix("%")) / 100
    except ValueError:
        raise CommandError(f"export: --poster {text} is no scale; write it as 200%") from None


def _kinds(wanted: str) -> tuple[str, ...]:
    kinds = tuple(filter(None, (part.strip().casefold() for part in wanted.split(","))))
    for kind in kinds:
        if kind not in slide_kinds():
            raise CommandError(f"export: there are no slides “{kind}”; there are {', '.join(slide_kinds())}")
    if not kinds:
        raise CommandError(f"export: --slides names none; there are {', '.join(slide_kinds())}")
    return kinds
