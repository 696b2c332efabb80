"""What a file of packed files is that was given for a bank."""

from __future__ import annotations

PACKED = b"PK\x03\x04"
"""With this a zip file begins, and so does a workbook."""

_IN_WORKBOOKS = (b"xl/workbook", b"opendocument.spreadsheet")
_WORKBOOK = (
    "this is a workbook, not a CSV file; `kit sheet` makes one of it, or save it as 'CSV UTF-8'"
)
_OTHER = (
    "this is a file of packed files, such as one for Word, Canvas or H5P, and no bank; name the "
    "CSV file that it was made of"
)


def what_is_packed(data: bytes) -> str:
    """Say what a zip file is, by the names in it, and what to do."""
    return _WORKBOOK if any(name in data for name in _IN_WORKBOOKS) else _OTHER
