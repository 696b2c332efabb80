"""Files of other programs are opened with care: what is no text is refused, and says what to do."""

from __future__ import annotations

import re
from pathlib import Path

from kit.bank.reader import why_not_opened
from kit.exchange.findings import FileFindings, one_fault
from kit.text import decode

LARGEST = 50_000_000
"""The most bytes of a file; 10,000 questions are 20 MB, and pictures inside one are larger."""

_FOREIGN = (
    (b"%PDF", "this is a PDF file"),
    (b"PK\x03\x04", "this is a workbook, a Word file or a zip file (a workbook: `kit sheet`)"),
    (b"\x1f\x8b", "this is a packed file, such as a backup of a Moodle course (.mbz)"),
    (b"\xd0\xcf\x11\xe0", "this is an old Word or Excel file"),
    (b"{\\rtf", "this is a rich text file"),
    (b"\x89PNG", "this is a picture"),
    (b"\xff\xd8\xff", "this is a picture"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b]")


def read_bytes(path: Path) -> bytes:
    """Give what is in a file of questions.

    Raises:
        BankError: It is not there, too large, or of a kind that holds no questions in words.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except FileNotFoundError as error:
        message = "there is no such file; check the name and the folder"
        raise one_fault(str(path), "no-file", message) from error
    except OSError as error:
        raise one_fault(str(path), "cannot-open", why_not_opened(path, error)) from error
    if size > LARGEST:
        message = (
            f"it holds {size / 1e6:,.0f} MB, and more than {LARGEST / 1e6:.0f} MB are not read; "
            "take pictures out, or part it"
        )
        raise one_fault(str(path), "too-large", message)
    if not data.strip():
        raise one_fault(str(path), "empty-file", "the file is empty")
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            raise one_fault(str(path), "no-text-file", f"{what}, not a text file of questions")
    return data


def text_of(data: bytes, findings: FileFindings) -> str:
    """Give the text in the bytes of a file; in Windows-1252 where it is not UTF-8, which is told.

    Raises:
        BankError: It is no text.
    """
    try:
        text, encoding = decode(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "this line is neither UTF-8 nor Windows-1252; save the file as UTF-8"
        raise one_fault(findings.file, "encoding", message, line) from error
    if odd := _CONTROL.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        message = "this is not a text file; choose the file with the questions"
        raise one_fault(findings.file, "no-text-file", message, line)
    if encoding == "cp1252":
        message = "the file is not UTF-8; read as Windows-1252 (Moodle itself would refuse it)"
        findings.notice("windows-1252", message, line=1)
    return text
