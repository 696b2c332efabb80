"""What each problem means: an entry for every rule, with rows that have it and the same mended."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kit.bank.table import COLUMNS

_FILE = Path(__file__).parent / "problems.toml"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One rule of `kit check`.

    Attributes:
        code: Its name.
        says: What it means, and why it is a problem.
        before: Lines of a bank that have the problem, the header first; or what one would type.
        after: The same, mended.
        encoding: In which the lines of `before` are saved.
    """

    code: str
    says: str
    before: str
    after: str
    encoding: str = "utf-8"


@cache
def entries() -> dict[str, Entry]:
    """Give the entries of all rules by their codes, in the order in which they are told."""
    told = tomllib.loads(_FILE.read_text("utf-8"))
    return {code: _entry(code, told[code]) for code in told}


def _entry(code: str, told: dict[str, str]) -> Entry:
    if "command" in told:
        return Entry(code=code, says=told["says"], before=told["command"], after=told["mend"])
    header = told.get("header", ",".join(COLUMNS))
    after = told["after"] if told["after"].startswith("id,") else _lines(COLUMNS, told["after"])
    return Entry(
        code=code,
        says=told["says"],
        before=f"{header}\n{told['before']}" if header else told["before"],
        after=after,
        encoding=told.get("encoding", "utf-8"),
    )


def _lines(columns: tuple[str, ...], rows: str) -> str:
    return f"{','.join(columns)}\n{rows}"
