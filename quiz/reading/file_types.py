"""Recognises files that are not text in UTF-8 by their first bytes, so that the report can name them."""

from typing import Final

_COPY: Final = "A quiz is plain text: copy its lines into a text editor, and save them there."
_UTF_8: Final = "Save it again as UTF-8: most editors ask for it under “Save as”, as “encoding”."
_UTF_16: Final = f"this is text in UTF-16, which Windows calls “Unicode”. {_UTF_8}"
_UTF_32: Final = f"this is text in UTF-32. {_UTF_8}"
_OFFICE: Final = "this is an Excel or Word file (.xls, .doc)."
_PICTURE: Final = "this is a picture. Is it the right file?"
_PAGE: Final = "this is a web page (HTML). Save the file that it shows, such as with “Raw” or “Download”, not the page."

# UTF-32 first, since its mark begins with that of UTF-16.
_BEGINNINGS: Final = (
    (b"\xff\xfe\x00\x00", _UTF_32),
    (b"\x00\x00\xfe\xff", _UTF_32),
    (b"\xff\xfe", _UTF_16),
    (b"\xfe\xff", _UTF_16),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"{_OFFICE} {_COPY}"),
    (b"%PDF-", f"this is a PDF. {_COPY}"),
    (b"{\\rtf", f"this is a formatted document (RTF). {_COPY}"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"\x1f\x8b", "this is a compressed file (gzip). Unpack it first."),
    (b"<!doctype html", _PAGE),
    (b"<html", _PAGE),
)

# What Office and others save is a zip archive; a name or a type in it says which.
_ZIP: Final = b"PK\x03\x04"
_ZIPPED: Final = (
    (b"xl/", f"this is an Excel workbook (.xlsx). {_COPY}"),
    (b"word/", f"this is a Word document (.docx). {_COPY}"),
    (b"application/vnd.oasis.opendocument", f"this is a LibreOffice document (.odt, .ods). {_COPY}"),
    (b"", "this is a zip archive. Unpack it first."),
)

_SAMPLE = 4096  # bytes at the beginning; a mark or a header is within a few


def other_type(raw: bytes) -> str:
    """What kind of file it is instead, and what to do; empty where nothing speaks against text in UTF-8."""
    if raw.startswith(_ZIP):
        return next(message for part, message in _ZIPPED if part in raw)
    start = raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:_SAMPLE].lower()
    for beginning, message in _BEGINNINGS:
        if raw.startswith(beginning) or start.startswith(beginning):
            return message
    return _UTF_16 if _is_two_bytes_each(raw[:_SAMPLE]) else ""


def _is_two_bytes_each(sample: bytes) -> bool:
    """Whether every other byte is mostly zero, as where UTF-16 has no mark in front."""
    return any(2 * half.count(0) > len(half) > 1 for half in (sample[::2], sample[1::2]))
