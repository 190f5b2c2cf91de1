from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from journeymap.files.errors import ConflictError, FileError, refusal


def test_is_one_line_that_names_the_file_first() -> None:
    error = FileError("maps/a.journey", "line 3, column 1: a comma is missing")
    assert str(error) == "maps/a.journey: line 3, column 1: a comma is missing"


def test_without_a_path_is_the_sentence_alone() -> None:
    assert str(FileError("", "the file is empty")) == "the file is empty"


def test_cannot_be_used_to_write_on_a_terminal() -> None:
    error = FileError("a\x1b[2J\nb.journey", "“\x1b]0;title\x07” is not known")
    assert str(error) == "a[2J b.journey: “]0;title” is not known"


def test_at_keeps_the_kind_and_all_problems() -> None:
    error = ConflictError("", "first (and 1 more)", ("first", "second")).at(Path("b.journey"))
    assert isinstance(error, ConflictError)
    assert (error.path, error.sentence, error.problems) == ("b.journey", "first (and 1 more)", ("first", "second"))


def test_the_sentence_is_the_only_problem_where_no_others_are_named() -> None:
    assert FileError("a", "it is empty").problems == ("it is empty",)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full; make room"),
        (errno.EDQUOT, "your share of this disk is used up"),
        (errno.EACCES, "you may not do that here"),
        (errno.EROFS, "this disk can only be read"),
        (errno.EIO, "the disk reports a fault"),
        (errno.EBUSY, "another program holds the file"),
        (errno.ENOENT, "there is no such file"),
    ],
)
def test_a_refusal_of_the_system_says_what_to_do(number: int, words: str) -> None:
    error = refusal("a.journey", "it cannot be saved", OSError(number, os.strerror(number)))
    assert str(error).startswith(f"a.journey: it cannot be saved: {words}")


def test_an_unusual_refusal_is_told_in_the_systems_words() -> None:
    assert refusal("a", "it cannot be read", OSError(errno.EDOM, "Strange")).sentence.endswith("system says: Strange")
    assert refusal("a", "it cannot be read", OSError()).sentence.endswith("the system says: OSError")
