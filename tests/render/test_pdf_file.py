"""The bytes of a document, read back by readers that follow its tables."""

from __future__ import annotations

import pydyf
import pypdfium2
import pytest
import reading_pdf
from scenes_of_marks import page, text

from journeymap.render.pdf import write_pdf
from journeymap.render.pdf_file import file_of
from journeymap.render.pdf_objects import Written, added


@pytest.mark.parametrize("loose", [0, 1, 3_999, 4_000, 9_000])
def test_objects_are_found_however_many_there_are(loose: int) -> None:
    pdf = pydyf.PDF()
    kids = [added(pdf, Written(f"<</Title (Kid {number})>>")) for number in range(loose)]
    content = pydyf.Stream([b"q Q"])
    pdf.add_object(content)
    about = {"Type": "/Page", "Parent": pdf.pages.reference, "MediaBox": "[0 0 300 200]"}
    pdf.add_page(pydyf.Dictionary(about | {"Contents": content.reference}))
    pdf.catalog["Kept"] = pydyf.Array(kids)
    pdf.info["Title"] = "(Many)"
    document = pypdfium2.PdfDocument(file_of(pdf))
    assert len(document) == 1
    assert document[0].get_size() == (300, 200)
    assert document.get_metadata_value("Title") == "Many"
    document.close()


def test_the_same_pages_give_the_same_bytes() -> None:
    one, other = (write_pdf([page(text("Kick-off"))]) for _ in range(2))
    assert one == other
    assert reading_pdf.text(one) == "Kick-off"
