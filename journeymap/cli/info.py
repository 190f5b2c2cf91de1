"""`journeymap info FILE…`: what is in a map, for people or (--json) for programs. docs/command-line.md tells the
JSON; its keys only ever become more."""

from __future__ import annotations

import os
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from journeymap.cli.check import counted, counts
from journeymap.cli.reading import opened
from journeymap.cli.reports import Report, parser_of, reported
from journeymap.cli.say import plain, tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeymap.model.journey import Journey

_MM = 25.4 / 96
_TOLD = (
    "Tells what is in a map: scope, reviews, how much of what, its size when printed, the scripts and\n"
    "fonts it uses, and how many problems the checks find."
)


def info(arguments: list[str]) -> int:
    """Tells what each file holds; 2 if one couldn't be read."""
    options = parser_of("info", _TOLD).read(arguments)
    return reported("info", options.files, options.json, _reported)


def _reported(file: str) -> Report:
    about = _about(file)
    return Report(about, partial(_show, about))


def _about(file: str) -> dict[str, Any]:
    from journeymap.draw.theme import theme
    from journeymap.flow.check import check
    from journeymap.layout.build import build
    from journeymap.layout.texts import faces, missing_scripts, scripts

    found = opened(file)
    journey = found.journey
    scene = build(journey, theme("light"))
    return {
        "file": file,
        "bytes": os.path.getsize(file),
        "format": str(found.schema),
        "read_only": found.read_only,
        "title": journey.title,
        "state": journey.state,
        "segment": journey.segment,
        "span": journey.span,
        "owner": journey.owner,
        "last_review": _iso(journey.last_review),
        "next_review": _iso(journey.next_review),
        "counts": _holds(journey),
        "hidden_lanes": sum(lane.hidden for lane in journey.lanes),
        "width": round(scene.width, 1),
        "height": round(scene.height, 1),
        "scripts": list(scripts(scene)),
        "fonts": list(faces(scene)),
        "missing_fonts": list(missing_scripts(scene)),
        "problems": counts(check(journey, date.today())),
    }


def _holds(journey: Journey) -> dict[str, int]:
    from journeymap.model.vocabulary import NOUNS

    return {field: len(getattr(journey, field)) for field in NOUNS if field in type(journey).model_fields}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _show(about: Mapping[str, Any]) -> None:
    tell(plain(about["title"] or "(no title)"))
    for name, value in _lines(about):
        if value:
            tell(f"  {name:<13}{plain(value)}")


def _lines(about: Mapping[str, Any]) -> list[tuple[str, str]]:
    hidden = about["hidden_lanes"]
    width, height = about["width"], about["height"]
    reviews = [f"last {about['last_review']}"] if about["last_review"] else []
    reviews += [f"next {about['next_review']}"] if about["next_review"] else []
    return [
        ("file", f"{about['file']} (format {about['format']}, {about['bytes']:,} bytes)"),
        ("scope", " · ".join(filter(None, (about["segment"], about["span"], f"{about['state']} state")))),
        ("owner", about["owner"]),
        ("review", ", ".join(reviews)),
        ("holds", _counted(about["counts"])),
        ("hidden", f"{hidden} lane{'' if hidden == 1 else 's'}" if hidden else ""),
        ("problems", "none" if not any(about["problems"].values()) else counted(about["problems"])),
        ("size", f"{width:,.0f} × {height:,.0f} px, {width * _MM:,.0f} × {height * _MM:,.0f} mm"),
        ("scripts", ", ".join(about["scripts"])),
        ("fonts", ", ".join(about["fonts"])),
        ("no font for", ", ".join(about["missing_fonts"])),
    ]


def _counted(holds: Mapping[str, int]) -> str:
    from journeymap.model.vocabulary import NOUNS, plural

    return ", ".join(
        f"{number} {NOUNS[field] if number == 1 else plural(NOUNS[field])}" for field, number in holds.items() if number
    )
