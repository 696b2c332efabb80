r"""Signs that mean something in GIFT are text after a backslash; `\n` is a line break there."""

from __future__ import annotations

import re

_SIGNS = "\\:#={}~"
_ESCAPED = re.compile(r"\\([\\:#={}~n])")
_HIDDEN = re.compile("\x00(.)")
# What stands for an escaped sign while the others are looked for; no text holds a NUL.
_LETTERS = "abcdefgh"


def escape(text: str) -> str:
    r"""Give a text as it stands in GIFT.

    >>> escape("a {1} = ~2")
    'a \\{1\\} \\= \\~2'
    """
    return re.sub(r"[\\:#={}~]", r"\\\g<0>", text).replace("\n", "\\n")


def hide(text: str) -> str:
    """Put signs after a backslash out of the way of those that mean something."""
    signs = dict(zip([*_SIGNS, "n"], _LETTERS, strict=True))
    return _ESCAPED.sub(lambda found: f"\x00{signs[found[1]]}", text)


def show(text: str) -> str:
    """Give a text after `hide` with its signs as text."""
    signs = dict(zip(_LETTERS, [*_SIGNS, "\n"], strict=True))
    return _HIDDEN.sub(lambda found: signs[found[1]], text)
