"""What each rule means for which a draft leaves a question out, told to whoever mends it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kit.drafting.labels import mending

_FILE = Path(__file__).parent / "reasons.toml"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One rule for which a draft leaves a question out.

    Attributes:
        rule: Its name.
        says: What it means.
        mend: What a teacher does about it.
    """

    rule: str
    says: str
    mend: str


@cache
def reasons() -> dict[str, Reason]:
    """Give the reasons by the tags (`mend-a-pronoun`) that a rough draft has for them."""
    told = tomllib.loads(_FILE.read_text("utf-8"))
    return {mending(rule): Reason(rule=rule, **told[rule]) for rule in told}
