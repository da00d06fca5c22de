"""Files of evidence made for a test: Word, PDF, photos; invented, as small as they can be."""

from io import BytesIO

import docx
from PIL import Image


def word(count: int) -> bytes:
    """A .docx of so many 字, with blanks and paragraphs between them."""
    document = docx.Document()
    for start in range(0, count, 100):
        document.add_paragraph(" ".join("学" * min(100, count - start)))
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def photo(width: int = 1024, height: int = 768, *, kind: str = "JPEG", shade: int = 0) -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), (shade, 0, 0)).save(made, kind)
    return made.getvalue()


def pdf(pages: int = 1) -> bytes:
    """A PDF of blank pages, written out by hand with its table of places."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + pages))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>"]
    objects += ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * pages
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R >>\n"
    return made + f"{end}startxref\n{len(made)}\n%%EOF\n".encode()
