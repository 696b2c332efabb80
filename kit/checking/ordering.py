"""Part credit for putting things in order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations


def order_score(right: Sequence[str], given: Sequence[str]) -> float:
    """Give the share of the points, 0 to 1, that an order of things earns.

    It is Kendall's rank correlation, 0 at least: the pairs in the right order less those in the
    wrong one, over all pairs (Kendall, "A new measure of rank correlation", Biometrika 1938). So
    the right order earns 1, two neighbours swapped cost little, an order by chance earns 0 on
    average before the floor, and the reverse earns nothing.

    Raises:
        ValueError: The two do not hold the same things, or a thing twice.

    >>> order_score("abcde", "abcde"), order_score("abcde", "abced"), order_score("abcde", "edcba")
    (1.0, 0.8, 0.0)
    """
    if len(set(right)) != len(right) or sorted(right) != sorted(given):
        raise ValueError("an order must hold each of the things once")
    place = {thing: at for at, thing in enumerate(given)}
    pairs = [place[first] < place[second] for first, second in combinations(right, 2)]
    return max(0.0, (2 * sum(pairs) - len(pairs)) / len(pairs)) if pairs else 1.0
