"""Reading a command's arguments: argparse, with complaints of one line and files anywhere among the options."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from journeymap.cli.say import CommandError

if TYPE_CHECKING:
    from collections.abc import Sequence


class Parser(argparse.ArgumentParser):
    """A parser for `journeymap NAME`, or for `journeymap` itself where `name` is empty."""

    def __init__(self, name: str, usage: str, description: str, epilog: str) -> None:
        super().__init__(
            prog=f"journeymap {name}".strip(),
            usage=usage,
            description=description,
            epilog=epilog,
            formatter_class=_Layout,
            add_help=False,
            allow_abbrev=False,
        )

    def add_help_option(self) -> None:
        """--help, last of all options."""
        group = self.add_argument_group("help")
        group.add_argument("-h", "--help", action="help", help="show this and stop")

    def error(self, message: str) -> NoReturn:
        raise CommandError(f"{message.rstrip('.')} (see “{self.prog} --help”)")

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The options and, as `files`, everything else; after "--" nothing is an option. Errors: CommandError."""
        given = list(arguments)
        end = given.index("--") if "--" in given else len(given)
        options, rest = self.parse_known_args(given[:end])
        for one in rest:
            if one.startswith("-") and one != "-":
                self.error(f"there is no option {one.partition('=')[0]}")
        options.files = [*rest, *given[end + 1 :]]
        return options


class _Layout(argparse.RawDescriptionHelpFormatter):
    """Keeps the line breaks of descriptions and examples, and gives options room."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=100)
