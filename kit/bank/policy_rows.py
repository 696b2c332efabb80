"""The settings of a bank: a row `settings` with one option row for each, such as `[tries] 3`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from kit.bank.block import Block
from kit.bank.policy import Policy, Reading, Reveal
from kit.bank.table import Row

SETTINGS = "settings"
"""What stands in the column `row` of the settings, and as their id."""

_SETTING = re.compile(r"\[(?P<name>[^\]]*)\](?P<value>.*)")
_BOOK = {"open": True, "closed": False}


def _share(written: str) -> float:
    return int(written.removesuffix("%")) / 100


def _names(kind: type[Reveal] | type[Reading]) -> str:
    return "|".join(kind)


_FORMS: dict[str, tuple[str, str, str, Callable[[str], Any]]] = {
    "tries": ("tries", r"[1-9]", "a number from 1 to 9", int),
    "retry": ("retry_credit", r"(100|\d{1,2})%?", "a share from 0% to 100%", _share),
    "reveal": ("reveal", _names(Reveal), "tries or end", Reveal),
    "reading": ("reading", _names(Reading), "together, first or parts", Reading),
    "book": ("open_book", "|".join(_BOOK), "open or closed", _BOOK.__getitem__),
}
"""By name: the field of Policy, what may be written, the same in words, how it is read."""

SETTING_NAMES = tuple(_FORMS)
"""The names of all settings."""


def read_policy(block: Block) -> Policy:
    """Read the settings; what is wrong is kept in the findings of the block."""
    policy = Policy()
    seen: set[str] = set()
    for row in block.options:
        found = _SETTING.fullmatch(row.text)
        name = found["name"].strip().casefold() if found else ""
        if found is None or name not in _FORMS:
            _refuse(block, row, name)
        elif name in seen:
            block.error("setting-twice", f"[{name}] is set twice; keep one", column="text", row=row)
        else:
            seen.add(name)
            policy = _set(policy, block, row, name, found["value"].strip().casefold())
    return policy


def _set(policy: Policy, block: Block, row: Row, name: str, value: str) -> Policy:
    field, form, in_words, read = _FORMS[name]
    if not re.fullmatch(form, value):
        block.error(
            "setting-value", f"[{name}] {value!r} is not {in_words}", column="text", row=row
        )
        return policy
    return replace(policy, **{field: read(value)})


def _refuse(block: Block, row: Row, name: str) -> None:
    near = difflib.get_close_matches(name, _FORMS, n=1)
    advice = f"did you mean [{near[0]}]?" if near else f"write [{'], ['.join(_FORMS)}]"
    block.error("setting-unknown", f"'{row.text}' is no setting; {advice}", column="text", row=row)


def policy_texts(policy: Policy) -> Iterator[str]:
    """Give the text of a row for each setting that is not the usual one."""
    usual = Policy()
    told = {
        "tries": str(policy.tries),
        "retry": f"{round(policy.retry_credit * 100)}%",
        "reveal": str(policy.reveal),
        "reading": str(policy.reading),
        "book": "open" if policy.open_book else "closed",
    }
    for name, (field, *_) in _FORMS.items():
        if getattr(policy, field) != getattr(usual, field):
            yield f"[{name}] {told[name]}"
