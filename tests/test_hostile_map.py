from __future__ import annotations

from hostile_map import MARK, fields_for_texts, hostile_journey, texts_of

from journeymap.files.format import dump, load


def test_a_hostile_text_stands_in_every_field_for_text() -> None:
    texts = texts_of(hostile_journey())
    assert all(MARK in text for text in texts.values())
    assert set(texts) == fields_for_texts()
    assert len(texts) > 40


def test_it_is_saved_and_opened_as_it_is() -> None:
    data = dump(hostile_journey())
    assert load(data).journey == hostile_journey()
    assert dump(load(data).journey) == data
    assert all(character >= " " or character in "\n" for character in data.decode())
