"""How much memory pictures take: the peak of a whole process of its own that exports one, as the system counts it."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from stress import stress

from journeymap.files.format import dump

if TYPE_CHECKING:
    from pathlib import Path as File

pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process its own peak alone"),
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),
]
EXAMPLE = Path(__file__).parents[2] / "examples" / "saas-onboarding-to-advocacy.journey"
PROGRAM = """
import sys
from journeymap.__main__ import main
code = main(sys.argv[1:])
with open("/proc/self/status") as status:
    print("PEAK", next(line for line in status if line.startswith("VmHWM:")).split()[1])
sys.exit(code)
"""
A0_300 = (14_043, 9_933)
MB = 1_000_000


def peak(*arguments: str) -> float:
    """Bytes that `journeymap export` took at most."""
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "export", *arguments],
        capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": root},
    )  # fmt: skip
    return 1024 * float(done.stdout.rpartition("PEAK")[2])


def size_of_png(file: File) -> tuple[int, int]:
    width, height = struct.unpack(">II", file.read_bytes()[16:24])
    return width, height


def test_a_large_png_takes_less_than_its_pixels_do(tmp_path: File) -> None:
    """A1 at 300 dpi: 209 MB of pixels, and as much again were it held whole by painter and packer."""
    out = tmp_path / "a1.png"
    small = peak(str(EXAMPLE), "-o", str(tmp_path / "small.png"), "--page", "a5", "--dpi", "72")
    large = peak(str(EXAMPLE), "-o", str(out), "--page", "a1", "--dpi", "300")
    assert size_of_png(out) == (9_933, 7_016)
    assert large - small < 250 * MB


@pytest.mark.long
@pytest.mark.parametrize("size", [None, 5_000], ids=["example", "5000"])
@pytest.mark.parametrize("ending", ["png", "jpg"])
@pytest.mark.parametrize("more", [(), ("--transparent",), ("--theme", "dark", "--tile", "6000")], ids=str)
def test_a0_at_300_dpi_takes_less_than_a_gigabyte_and_a_half(
    size: int | None, ending: str, more: tuple[str, ...], tmp_path: File
) -> None:
    if ending == "jpg" and "--transparent" in more:
        pytest.skip("a JPEG is never transparent")
    source = EXAMPLE
    if size is not None:
        source = tmp_path / "large.journey"
        source.write_bytes(dump(stress(size)))
    out = tmp_path / f"a0.{ending}"
    used = peak(str(source), "-o", str(out), "--page", "a0", "--dpi", "300", *more)
    print(f"{ending} {size} {more}: {used / MB:.0f} MB")
    assert used < (1_000 if ending == "jpg" else 700) * MB
    made = sorted(tmp_path.glob(f"a0*.{ending}"))
    assert len(made) == (6 if "--tile" in more else 1)
    pixels = 0
    for one in made:
        with Image.open(one) as shown:
            pixels += shown.width * shown.height
    assert pixels == A0_300[0] * A0_300[1]


@pytest.mark.long
def test_a_webp_as_large_as_they_get_takes_less_than_a_gigabyte_and_a_half(tmp_path: File) -> None:
    for quality in ("90", "100"):
        out = tmp_path / "a0.webp"
        used = peak(str(EXAMPLE), "-o", str(out), "--page", "a0", "--dpi", "195", "--quality", quality)
        print(f"webp {quality}: {used / MB:.0f} MB")
        assert used < 1_500 * MB
