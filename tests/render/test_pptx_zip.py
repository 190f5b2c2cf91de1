from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.pptx_zip import Member, zipped

_NAME = st.text(st.sampled_from("abcäß/_."), min_size=1, max_size=20)


def _read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


@given(st.dictionaries(_NAME, st.tuples(st.binary(max_size=2_000), st.booleans()), max_size=6))
def test_what_is_zipped_is_read_back(members: dict[str, tuple[bytes, bool]]) -> None:
    made = zipped([Member(name, *about) for name, about in members.items()])
    assert _read(made) == {name: content for name, (content, _) in members.items()}


@pytest.mark.parametrize("size", [1_999_999, 2_000_000, 2_000_001, 4_000_000, 7_654_321])
def test_large_members_are_whole_and_the_same_each_time(size: int) -> None:
    content = (b"<a:pt x='1234567' y='7654321'/>" * (size // 30 + 1))[:size]
    made = zipped([Member("a.xml", content), Member("b.png", content, packed=False)])
    assert _read(made) == {"a.xml": content, "b.png": content}
    assert made == zipped([Member("a.xml", content), Member("b.png", content, packed=False)])
    with zipfile.ZipFile(BytesIO(made)) as packed:
        assert packed.getinfo("a.xml").compress_size < size / 20
        assert packed.getinfo("b.png").compress_size == size
        assert packed.getinfo("a.xml").date_time == (1980, 1, 1, 0, 0, 0)
