"""The colours of a deck: a theme's as those of a deck's scheme, and how a slide names them, so that choosing other
colours in the program that shows the deck recolours the map.
"""

from __future__ import annotations

import colorsys
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.theme import blend

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from journeymap.draw.theme import Theme

ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
SCHEME = "journeymap"
_STORED = ("dk1", "lt1", "dk2", "lt2", *ACCENTS, "hlink", "folHlink")
"""The colours of a scheme in the order in which a deck has them."""
_SHARES = (0.04, 0.06, 0.08, 0.1, 0.12, 0.14, 0.15, 0.16, 0.2, 0.22, 0.25, 0.3, 0.35, 0.5)
"""How thinly colours are laid over each other here and there."""
_WHOLE = 100_000
_CIRCLE = 360 * 60_000
_MOST_UNLIKE = 2
"""Steps of 255 by which a colour made from one of the scheme's may differ from what it stands for."""


class Scheme(NamedTuple):
    """The colours that a deck's slides are drawn in, as `#rrggbb`: grounds, inks and accents. `dark` decks keep their
    dark colours where light ones have their inks."""

    bg1: str
    tx1: str
    bg2: str
    tx2: str
    accents: tuple[str, ...]
    link: str
    followed: str
    dark: bool
    name: str = ""
    """What the deck calls them: `SCHEME` as long as nobody has chosen others."""

    def elements(self) -> str:
        """What a deck's scheme of colours holds."""
        inks, grounds = (self.tx1, self.tx2), (self.bg1, self.bg2)
        dark, light = (grounds, inks) if self.dark else (inks, grounds)
        values = (dark[0], light[0], dark[1], light[1], *self.accents, self.link, self.followed)
        return "".join(
            f'<a:{name}><a:srgbClr val="{value[1:].upper()}"/></a:{name}>'
            for name, value in zip(_STORED, values, strict=True)
        )


def scheme(look: Theme, stages: Iterable[str]) -> Scheme:
    """The theme as a scheme; its accents are the colours of the map's stages in their order, then the palette's."""
    palette = [colour.lower() for colour in (*stages, *look.stages.values(), *look.curves)]
    accents = list(dict.fromkeys(palette))[: len(ACCENTS)]
    accents += [look.accent] * (len(ACCENTS) - len(accents))
    return Scheme(
        look.panel,
        look.ink,
        look.ground,
        look.ink_soft,
        tuple(accents),
        look.accent,
        look.curves[-1],
        look.dark,
        SCHEME,
    )


@lru_cache(maxsize=16)
def names(held: Scheme, look: Theme) -> Mapping[str, str]:
    """By colour (`#rrggbb`) the element that names it by the deck's scheme: the scheme's colours, and what the theme
    makes of the accents, inks and grounds: tints and readable shades."""
    found: dict[str, str] = {}
    bases = (
        ("bg1", held.bg1),
        ("tx1", held.tx1),
        ("bg2", held.bg2),
        ("tx2", held.tx2),
        *_accents(held),
        ("hlink", held.link),
    )
    for name, colour in bases:
        found.setdefault(colour, f'<a:schemeClr val="{name}"/>')
    grounds = (look.panel, look.card, look.ground)
    for name, colour in _accents(held):
        tints = [blend(colour, ground, share) for ground in grounds for share in (*_SHARES, look.stage_tint)]
        shades = [look.readable(colour, on, least) for on in (*grounds, *tints) for least in (3.0, 4.5)]
        _add(found, name, colour, (*tints, *shades))
    _add(found, "hlink", held.link, [blend(held.link, ground, share) for ground in grounds for share in _SHARES])
    _add(found, "tx1", held.tx1, (look.curve, look.ink_soft, look.ink_faint, look.connector))
    _add(found, "bg1", held.bg1, (look.card, look.rule, look.panel_line, look.quiet_ground))
    return found


def _accents(held: Scheme) -> Sequence[tuple[str, str]]:
    return list(zip(ACCENTS, held.accents, strict=True))


def _add(found: dict[str, str], name: str, base: str, colours: Iterable[str]) -> None:
    for colour in dict.fromkeys(colours):
        if colour not in found and (steps := _steps(base, colour)) is not None:
            inside = "".join(f'<a:{step} val="{value}"/>' for step, value in steps.items() if value != _unchanged(step))
            found[colour] = f'<a:schemeClr val="{name}">{inside}</a:schemeClr>'


def _unchanged(step: str) -> int:
    return _WHOLE if step.endswith("Mod") else 0


def _steps(base: str, colour: str) -> Mapping[str, int] | None:
    """How a scheme's colour becomes another, by changes of lightness, if need be of saturation (in 100,000ths; HSL) and
    hue (in 60,000ths of a degree); None where it does not, as from grey."""
    (hue, light, full), (wanted_hue, wanted_light, wanted_full) = _hls(base), _hls(colour)
    if wanted_light <= light:
        steps = {"lumMod": round(wanted_light / light * _WHOLE) if light else _WHOLE}
    else:
        share = round((1 - wanted_light) / (1 - light) * _WHOLE)
        steps = {"lumMod": share, "lumOff": _WHOLE - share}
    fuller = {"satMod": round(wanted_full / full * _WHOLE) if full else _WHOLE, **steps}
    turned = {"hueOff": round((wanted_hue - hue) * _CIRCLE), **fuller}
    return next((tried for tried in (steps, fuller, turned) if _alike(changed(base, tried), colour)), None)


def _alike(one: str, other: str) -> bool:
    return all(abs(a - b) <= _MOST_UNLIKE for a, b in zip(_rgb(one), _rgb(other), strict=True))


def changed(base: str, steps: Mapping[str, int]) -> str:
    """The colour after those changes, one after the other, as the programs that show decks make them."""
    hue, light, full = _hls(base)
    hue = (hue + steps.get("hueOff", 0) / _CIRCLE) % 1.0
    full = min(full * steps.get("satMod", _WHOLE) / _WHOLE, 1.0)
    light = min(light * steps.get("lumMod", _WHOLE) / _WHOLE + steps.get("lumOff", 0) / _WHOLE, 1.0)
    return "#{:02x}{:02x}{:02x}".format(*(round(part * 255) for part in colorsys.hls_to_rgb(hue, light, full)))


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = _rgb(colour)
    return colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
