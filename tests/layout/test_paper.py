from __future__ import annotations

import pytest

from journeymap.layout.paper import MM, NAMED, PAPERS, PaperError, paper


@pytest.mark.parametrize("name", NAMED)
def test_named_paper_lies_unless_it_is_told_to_stand(name: str) -> None:
    lying = paper(name.upper())
    assert (lying.width, lying.height) == NAMED[name]
    assert lying.width > lying.height
    assert paper(f"{name} landscape") == lying
    assert paper(f"{name}  Portrait") == paper(f"{name}-portrait") == lying.turned
    assert lying.title == PAPERS[name]


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [
        ("600x400mm", 600 * MM, 400 * MM),
        ("60 × 40 cm", 600 * MM, 400 * MM),
        ("24in x 36in", 2304, 3456),
        ("8,5x11in", 816, 1056),
        ("1920x1080px", 1920, 1080),
    ],
)
def test_any_size_will_do(name: str, width: float, height: float) -> None:
    found = paper(name)
    assert (found.width, found.height) == pytest.approx((width, height))


def test_a_roll_has_a_width_only() -> None:
    for name in ("roll 36 in", "Roll 36in", 'roll 36"', "roll 914.4mm", "roll-36-in"):
        assert paper(name).across == pytest.approx(914.4 * MM)


@pytest.mark.parametrize("name", ["", "fit", "a9", "a4 sideways", "600x400", "x", "roll", "1e9x1mm", "-5x5mm"])
def test_what_is_no_paper_is_refused_with_what_is(name: str) -> None:
    with pytest.raises(PaperError, match=f"“{name}” is no paper; there are a5, a4"):
        paper(name)


@pytest.mark.parametrize("name", ["5x5mm", "99999x10cm", "roll 1mm", "0x0in"])
def test_paper_has_a_size_that_there_is(name: str) -> None:
    with pytest.raises(PaperError, match="40 mm to 10 m"):
        paper(name)
