"""Numbers as a person would write them."""

from __future__ import annotations


def number(value: float) -> str:
    """Write points with two decimals at most.

    >>> number(2), number(2.5), number(4 / 3)
    ('2', '2.5', '1.33')
    """
    return f"{round(value, 2):g}"
