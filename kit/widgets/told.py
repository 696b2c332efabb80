"""Numbers as a person would write them."""

from __future__ import annotations

from kit.messages import Translate, message

_HALF = message("0.5")
"""Its translation says which sign parts the whole from the rest."""


def number(value: float, translate: Translate) -> str:
    """Write points with two decimals at most.

    >>> [number(value, translate=str) for value in (2, 2.5, 4 / 3)]
    ['2', '2.5', '1.33']
    """
    return f"{round(value, 2):.15g}".replace(".", translate(_HALF)[1:-1])
