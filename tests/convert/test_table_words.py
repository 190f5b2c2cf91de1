"""The words of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journeymap.convert.table_words import CHANNELS, COLUMNS, channel_in, day_in, feelings_in, kind_called

if TYPE_CHECKING:
    from journeymap.model.journey import Channel


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Touchpoints", "title"),
        ("Touchpoint", "title"),
        ("touch-point", "title"),
        ("TOUCH POINT:", "title"),
        ("Sub-stage", "substage"),
        ("Substage", "substage"),
        ("Pain points / friction", "pains"),
        ("Responsible (internal)", "owner"),
        ("Customer quote", "says"),
        ("Customer pain points", "pains"),
        ("Weather", ""),
        ("", ""),
    ],
)
def test_names_of_columns(name: str, key: str) -> None:
    assert kind_called(name) == key


@pytest.mark.parametrize("key", [key for key in COLUMNS if key])
def test_every_label_names_its_own_column(key: str) -> None:
    assert kind_called(COLUMNS[key][0]) == key


def test_no_name_means_two_columns() -> None:
    names = [name for _, names in COLUMNS.values() for name in names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("cell", "channel"),
    [("E-mail", "email"), ("emails", "email"), ("Zoom", "video"), ("In-App", "in-app"), ("Pigeon", "other"), ("", "")],
)
def test_channels(cell: str, channel: Channel) -> None:
    assert channel_in(cell) == channel


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_channel_is_known_by_all_its_names(channel: Channel) -> None:
    assert {channel_in(name) for name in CHANNELS[channel]} == {channel}


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("14", 14),
        ("Day 14", 14),
        ("D+14", 14),
        ("day −3", -3),
        ("14 days", 14),
        ("week 2", 14),
        ("Month 3", 90),
        ("year 1", 365),
        ("99999", None),
        ("soon", None),
        ("3–5", None),
        ("", None),
    ],
)
def test_days(cell: str, day: int | None) -> None:
    assert day_in(cell) == day


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["-1", "7", "2"], (-1, None, 2)),
        (("-2", "−1", "0", "+1", "2"), (-2, -1, 0, 1, 2)),
        (("1", "3", "5", ""), (-2, 0, 2, None)),
        (("0", "5", "10", "8"), (-2, 0, 2, 1)),
        (("50", "1"), (None, None)),
        (("frustrated", "Delighted", "OK", "very happy", "😡", "?"), (-2, 2, 0, 2, -2, None)),
        (("4.0", "2,0"), (1, -1)),
    ],
)
def test_feelings(cells: tuple[str, ...], values: tuple[int | None, ...]) -> None:
    assert feelings_in(cells) == values
