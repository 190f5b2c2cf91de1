"""What ships with the program besides code. This module alone knows where it lies."""

from pathlib import Path

_ROOT = Path(__file__).parent


def path(*parts: str) -> Path:
    """The file or folder of a resource, e.g. `path("themes", "light.toml")`."""
    return _ROOT.joinpath(*parts)
