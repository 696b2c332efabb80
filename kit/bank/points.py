"""Points as a person would write them, in English."""

from __future__ import annotations


def figures(points: float) -> str:
    """Write points with two decimals at most.

    >>> [figures(points) for points in (2, 2.5, 4 / 3, 1234567.5)]
    ['2', '2.5', '1.33', '1234567.5']
    """
    return f"{round(points, 2):.15g}"


def worth(points: float) -> str:
    """Write points with their word.

    >>> worth(1), worth(0.5), worth(51)
    ('1 point', '0.5 points', '51 points')
    """
    told = figures(points)
    return f"{told} point{'' if told == '1' else 's'}"
