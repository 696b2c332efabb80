"""Dates in a running text, each with the value that its sentence gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice, takewhile

from kit.dates.holidays import HOLIDAYS
from kit.dates.mention import DateMention
from kit.dates.patterns import LEFT_BORDER, MONTHS, NUMBER_FORMS, ORDINAL_FORMS, WEEKDAYS
from kit.dates.ranges import POINTS, WRITINGS
from kit.dates.registry import Writing
from kit.dates.standing import stands
from kit.dates.viewpoint import REACH, Viewpoint
from kit.text import Span, one_of, plain_marks_keeping_length, sentences, words

_STARTS = words(
    "the a an this that last latest past next current coming previous following same in within half"
    " early earlier mid late later sometime start beginning middle end close first second third"
    " fourth final from between year month fiscal calendar school academic financial tax week"
    " weekend spring summer autumn fall winter day yesterday today tonight tomorrow"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
)
START = re.compile(
    rf"{LEFT_BORDER}(?:'?[0-9]|(?:"
    + one_of([*_STARTS, *MONTHS, *WEEKDAYS, *HOLIDAYS, *NUMBER_FORMS, *ORDINAL_FORMS])
    + r")\b)",
    re.IGNORECASE,
)
"""Where a date may begin; every pattern for running text begins so."""

IN_TEXT = [writing for writing in (*WRITINGS, *POINTS) if writing.in_text]
"""The ways of writing a date that count in running text."""

_MOST_TOLD = 20


def find_dates(text: str, dateline: date | None) -> list[DateMention]:
    """Find the dates in a running text, in order, without overlaps.

    The tense of each sentence says whether the last or the next Tuesday is meant. A month or
    weekday that may be another word (may, march, sat) counts only where it is written as a date,
    and four digits only where they stand as a year. Durations are not dates, and without a
    dateline dates that hang on it are left out.
    """
    plain = plain_marks_keeping_length(text)
    candidates = sorted(_candidates(plain), key=lambda it: (it[1].start(), -it[1].end()))
    spans = sentences(plain) if candidates else []
    mentions: list[DateMention] = []
    for writing, match in candidates:
        start, end = match.span()
        if mentions and start < mentions[-1].end:
            continue
        seen = _seen(plain, match, spans, mentions, dateline)
        if value := next(iter(writing.values(match, seen)), None):
            mentions.append(DateMention(start=start, end=end, text=text[start:end], value=value))
    return mentions


def _candidates(plain: str) -> Iterator[tuple[Writing, re.Match[str]]]:
    """Give what is written as a date and stands as one."""
    patterns = [(writing, writing.found) for writing in IN_TEXT]
    for at in map(re.Match.start, START.finditer(plain)):
        for writing, pattern in patterns:
            match = pattern.match(plain, at)
            if match and stands(match):
                yield writing, match


def _seen(
    plain: str,
    match: re.Match[str],
    spans: list[Span],
    mentions: list[DateMention],
    dateline: date | None,
) -> Viewpoint:
    """Give the sentence round a match, with the dates told in it and in the one before."""
    start, end = match.span()
    number = next((n for n, span in enumerate(spans) if start < span[1]), 0)
    first, last = spans[number] if spans else (0, len(plain))
    since = spans[max(0, number - 1)][0] if spans else 0
    told = takewhile(lambda mention: mention.start >= since, reversed(mentions))
    return Viewpoint(
        dateline=dateline,
        before=plain[max(first, start - REACH) : start],
        after=plain[end : min(last, end + REACH)],
        told=tuple(mention.value for mention in islice(told, _MOST_TOLD))[::-1],
    )
