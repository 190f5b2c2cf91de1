"""How much wider than Arial, in which a map's texts are measured, the fonts of people's templates are."""

from __future__ import annotations

from typing import Final

WIDER: Final = {
    # Mean width of running English text against Arial's.
    "aptos": 1.02,
    "aptos display": 1.0,
    "bookman old style": 1.12,
    "century gothic": 1.09,
    "consolas": 1.12,
    "courier new": 1.23,
    "dm sans": 1.04,
    "franklin gothic demi": 1.02,
    "georgia": 1.03,
    "inter": 1.07,
    "lucida sans": 1.1,
    "lucida sans unicode": 1.1,
    "montserrat": 1.16,
    "noto sans": 1.07,
    "nunito sans": 1.03,
    "open sans": 1.07,
    "poppins": 1.14,
    "raleway": 1.06,
    "rockwell": 1.04,
    "segoe ui": 1.04,
    "tahoma": 1.01,
    "trebuchet ms": 1.01,
    "verdana": 1.18,
    "work sans": 1.09,
}
_NARROWER: Final = {
    "arial", "arial narrow", "barlow", "calibri", "calibri light", "cambria", "candara", "constantia", "corbel",
    "franklin gothic book", "garamond", "gill sans", "gill sans mt", "helvetica", "helvetica neue", "ibm plex sans",
    "lato", "liberation sans", "roboto", "source sans 3", "source sans pro", "times new roman", "tw cen mt",
    "titillium web",
}  # fmt: skip
_UNKNOWN: Final = 1.08


def shrink(family: str) -> float:
    """What sizes of type are multiplied by, so that lines measured in Arial stay within their boxes in that font:
    1.0 for fonts that are no wider; something on the safe side for a font that is not known."""
    name = " ".join(family.lower().split())
    if not name or name in _NARROWER:
        return 1.0
    return 1.0 / WIDER.get(name, _UNKNOWN)
