"""Spans of text that a student marked: put together where they touch, cut where unmarked."""

from __future__ import annotations

from collections.abc import Iterable

from kit.text import Span

Spans = tuple[Span, ...]


def with_span(spans: Iterable[Span], added: Span) -> Spans:
    """Give the spans with one more, in order; those that touch it become one with it.

    >>> with_span([(0, 4), (10, 12)], (3, 8))
    ((0, 8), (10, 12))
    """
    start, end = added
    apart = []
    for span in spans:
        if span[1] < start or span[0] > end:
            apart.append(span)
        else:
            start, end = min(start, span[0]), max(end, span[1])
    return tuple(sorted([*apart, (start, end)]))


def without_span(spans: Iterable[Span], cut: Span) -> Spans:
    """Give the spans without what lies in `cut`.

    >>> without_span([(0, 10), (20, 30)], (5, 25))
    ((0, 5), (25, 30))
    """
    parts = (
        part
        for start, end in spans
        for part in ((start, min(end, cut[0])), (max(start, cut[1]), end))
    )
    return tuple(sorted({(start, end) for start, end in parts if start < end}))
