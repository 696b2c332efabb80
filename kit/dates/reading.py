"""An expression as the values that it may have, seen from a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from rapidfuzz.distance import OSA

from kit.dates.finding import find_dates
from kit.dates.holidays import HOLIDAYS, holidays_by_number
from kit.dates.languages import days_in_english
from kit.dates.patterns import MONTHS, ORDINALS, SEASONS, WEEKDAYS, weekday_number
from kit.dates.ranges import TYPED_POINTS, WRITINGS, point_values, range_values, values_by
from kit.dates.shared_months import days_in_full
from kit.dates.values import is_duration
from kit.dates.viewpoint import REACH, Viewpoint
from kit.text import normalise, one_of, plain_marks_keeping_length, without_lead_in, words

MAX_LENGTH = 100
"""A longer expression, in characters, is no date."""

_HEDGE = re.compile(
    r"(?:(?:about|around|roughly|approximately|nearly|almost|since|during|for|in|the"
    r"|(?:month|year) of)\s+)+"
)
_LEAD = re.compile(
    r"(?:(?:about|around|roughly|approximately|nearly|almost|some|just|only|exactly|over|under"
    r"|(?:more|less|fewer) than|at least|at most|as (?:early|late|soon|recently) as|as of|sometime"
    r"|since|during|until|till|by|before|after|through|throughout|on|at|for|from|beginning"
    r"|starting|effective|so far|not|around|some ?time)\s+)+"
)
_CLOCK = re.compile(
    r"(?:^(?:at )?|(?<=.)[\s,t]+(?:at )?)\d{1,2}(?::\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)"
    r"(?: (?:e[sd]t|gmt|utc|local time))?(?:,? on|,)?(?=\s|$)\s*"
    r"|^(?:noon|midnight|midday|dawn)(?: on)? "
)
_PART = re.compile(
    r"^(?:the )?(?:very )?(?:"
    r"(?:end|beginning|start|middle|close|rest|remainder"
    r"|(?:early|latter|first|last|better) (?:part|half|days|months|years)) of"
    r"|(?:early|earlier|late|later|mid)(?: in| on)?)[ -]"
)
_QUOTES = re.compile(r"^(?:[\s.,;:!?\"()]|'(?!\d\d$))+|[\s.,;:!?\"'()]+$")  # '14 is a year
_ODD_MARKS = re.compile(r"[\[\]=]")
_TYPED_RANGES = [writing for writing in WRITINGS if writing.typed]
_TYPED = [*_TYPED_RANGES, *TYPED_POINTS]
_CALENDAR_NAMES = frozenset([*MONTHS, *WEEKDAYS, *SEASONS]) - {"fall"}
_OTHER_WORDS = frozenset(words("string sprint simmer summed winner wither"))
"""Words that look like a season's name misspelt."""
# Only such a word can misspell one of them, for the first letter must be right.
_MAY_MISSPELL = re.compile(
    rf"(?<![a-z])[{''.join(sorted({name[0] for name in _CALENDAR_NAMES}))}][a-z]{{3,}}",
    re.IGNORECASE | re.ASCII,
)
# In a sentence `sat` and `sun` are other words.
_WEEKDAY_NAMED = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b|^(?:mon|tues?|wed|thu|fri|sat|sun)\b")
_RUN_TOGETHER = re.compile(
    r"(?<![a-z])(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[.,]?(?=\d)"
)
_SHORT_YEAR = re.compile(r"\byrs?\b")
_SEASON_TIME = re.compile(r"\b(spring|summer|autumn|winter)[ -]?time\b")
_FORTNIGHT = re.compile(r"\b(?:a|one) fortnight\b")
_JULY = re.compile(r"\bju([ln])[iy]\b")
"""As German and Dutch have it, and June as if it were like July."""
_BETWEEN = re.compile(r"\bb(?:etwen|eetween|etwenn|etweeen)\b")
_FORTH = re.compile(r"\bforth\b")
_LIKE_ORDINAL = re.compile(r"(?<![a-z])[efnt][a-z]{5,}th(?![a-z])", re.ASCII)
_LONG_ORDINALS = [word for word in ORDINALS if len(word) > 5 and "-" not in word]
# Without one of these nothing is a date; most answers are names, and this is found sooner.
_DIGIT = re.compile(r"\d")
_AT_START = words("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun")
_ANYWHERE = words(
    "day week month quarter year decade century centuries hour minute spring summer autumn winter"
    " tonight tomorrow morning night middle medieval mediaeval"
)
_TELLING = re.compile(
    one_of(
        [
            *(rf"{word[0]}(?<!\w{word[0]}){word[1:]}" for word in _AT_START),
            *_ANYWHERE,
            r"f(?<!\wf)all\b",
            r"n(?<!\wn)ow\b",
            r"ties\b",
            *map(re.escape, HOLIDAYS),
        ]
    )
)
_OF_YEAR = re.compile(r"(?:,| of| in)? (?:the )?year (?=\d{4}\b)")
_IN_SHORT_YEAR = re.compile(r"^(?:in |the |year )+'?(?=[3-9]\d$)")
_BEFORE_THE_TEXT = re.compile(
    r"\bbefore (?:this|the) (?:article|news|report|story|text)"
    r"(?: (?:was|got) (?:writt?en|published|made|printed)| came out| appeared)?"
)
_THE_UNIT_AGO = re.compile(r"(?:^|\bthe )(day|week|month|year) ago\b")
_POSSESSIVE = re.compile(r"'s?$|(?<=year)s$|(?<=month)s$|(?<=week)s$")


def resolve(expression: str, dateline: date | None) -> str | None:
    """Give the EDTF value of a whole expression, or None when it is no date.

    Relative and incomplete dates are counted from the dateline, the past preferred; without a
    dateline they are None. For an expression that stands in a sentence, see `resolve_in`.

    >>> resolve("I think it was in October", date(2017, 7, 9))
    '2016-10'
    """
    return next(iter(resolve_all(expression, dateline)), None)


def resolve_all(expression: str, dateline: date | None) -> tuple[str, ...]:
    """Give every reading of a whole expression as an EDTF value, the likeliest first.

    `10/11/2016` is October 11 or 10 November; a day, weekday or month without a year is the last
    one, or else the next one. Misspelt names of months are forgiven, digits never.
    """
    plain = _plain(expression)
    return _read_alone(plain, dateline) if _tells_date(plain) else ()


@lru_cache(maxsize=4096)
def _read_alone(plain: str, dateline: date | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_values(plain, Viewpoint(dateline=dateline))))


def resolve_in(expression: str, sentence: str, dateline: date | None) -> str | None:
    """Give the EDTF value of an expression in its sentence, or None when it cannot be known.

    The tense of the sentence says whether the last or the next Tuesday is meant; what hangs on
    another date, as `the next day` does, is counted from the last one told before it in the
    sentence. A length of time and a vague expression are None.

    >>> resolve_in("Tuesday", "The court will rule on Tuesday.", date(2017, 7, 9))
    '2017-07-11'
    """
    seen = _seen(expression, sentence, dateline)
    values = (value for form in _forms(expression) for value in _values(form, seen))
    return next((value for value in values if not is_duration(value)), None)


def may_hold_date(text: str) -> bool:
    """Say whether a text has anything that can tell a date; most answers have nothing."""
    return _tells_date(respelt(normalise(text)))


def _tells_date(plain: str) -> bool:
    return bool(_DIGIT.search(plain) or _TELLING.search(plain))


@lru_cache(maxsize=4096)
def lacks_year(expression: str) -> bool:
    """Say whether an expression names a season, month or day of one, and leaves the year open."""
    return any(
        parts & {"month", "season"} and not parts & {"year", "short", "which", "whose"}
        for parts in _parts_told(expression)
    )


def is_weekday_alone(expression: str) -> bool:
    """Say whether an expression names a day of the week and nothing else of a date."""
    return any(parts == {"weekday"} for parts in _parts_told(expression))


def _parts_told(expression: str) -> Iterator[set[str]]:
    """Give for each way in which an expression is a date the parts that it names."""
    plain = _plain(expression)
    matches = filter(None, (writing.whole.fullmatch(plain) for writing in _TYPED))
    return ({name for name, part in m.groupdict().items() if part} for m in matches)


def weekdays_named(text: str) -> set[int]:
    """Give the numbers of the days of the week that a typed answer names, Monday being 0."""
    return {weekday_number(name) for name in _WEEKDAY_NAMED.findall(respelt(normalise(text)))}


def _values(plain: str, seen: Viewpoint) -> Iterator[str]:
    yield from range_values(plain, seen)
    yield from values_by(_TYPED_RANGES if seen.is_alone else WRITINGS, plain, seen)
    yield from point_values(plain, seen)


def _seen(expression: str, sentence: str, dateline: date | None) -> Viewpoint:
    """Find the expression in the sentence, and give what stands round it."""
    bare = re.sub(r"['’]s?$", "", expression.strip())
    plain = plain_marks_keeping_length(sentence)
    wanted = re.escape(plain_marks_keeping_length(bare))
    found = bare and re.search(rf"(?<!\w){wanted}(?!\w)", plain, re.IGNORECASE)
    if not found:
        return Viewpoint(dateline=dateline, before=sentence[-REACH:])
    start, end = found.span()
    told = tuple(m.value for m in find_dates(sentence, dateline) if m.end <= start)
    return Viewpoint(
        dateline=dateline,
        before=sentence[max(0, start - REACH) : start],
        after=sentence[end : end + REACH],
        told=told,
    )


def _forms(expression: str) -> Iterator[str]:
    """Give an expression in its ways of being read, from the fullest to the barest."""
    if len(expression) > MAX_LENGTH:
        return
    plain = _ODD_MARKS.sub("", normalise(expression)).strip(' .,;:!?"()')
    yield plain
    bare = _POSSESSIVE.sub("", plain)
    yield bare
    timeless = _CLOCK.sub(" ", bare).strip(" ,")
    yield timeless
    led = timeless[lead.end() :] if (lead := _LEAD.match(timeless)) else timeless
    yield led
    if not led.startswith("the next "):  # which is next to another day
        yield _plain(led)
    yield _PART.sub("", led)


@lru_cache(maxsize=4096)
def respelt(text: str) -> str:
    """Give a text that was typed with its months and weekdays spelt in English; digits never.

    >>> respelt("last wensday, the 3rd of Febuary"), respelt("3 de febrero")
    ('last wednesday, the 3rd of february', '3 february')
    """
    text = holidays_by_number(text)
    has_digit = any(map(str.isdecimal, text))
    english = _RUN_TOGETHER.sub(r"\1 ", days_in_english(text)) if has_digit else text
    if "jul" in english or "jun" in english:
        english = _JULY.sub(lambda match: "july" if match[1] == "l" else "june", english)
    plain = _SHORT_YEAR.sub("year", _FORTH.sub("fourth", _BETWEEN.sub("between", english)))
    if "time" in plain:
        plain = _SEASON_TIME.sub(r"\1", plain)
    if "fortnight" in plain:
        plain = _FORTNIGHT.sub("2 weeks", plain)
    counted = _LIKE_ORDINAL.sub(_spelt_ordinal, plain)
    spelt = _MAY_MISSPELL.sub(lambda match: _spelt(match.group(), has_digit), counted)
    return days_in_full(spelt) if has_digit else spelt


def _spelt_ordinal(match: re.Match[str]) -> str:
    """Give the ordinal that a word misspells, or the word: twentieth for twentyeth."""
    near = [
        word
        for word in _LONG_ORDINALS
        if word[0] == match[0][0] and OSA.distance(match[0], word, score_cutoff=2) <= 2
    ]
    return min(near, key=lambda word: OSA.distance(match[0], word), default=match[0])


def _plain(expression: str) -> str:
    if len(expression) > MAX_LENGTH:
        return ""
    unquoted = _QUOTES.sub("", normalise(expression))
    plain = without_lead_in(_IN_SHORT_YEAR.sub("'", unquoted))
    plain = plain[hedge.end() :] if (hedge := _HEDGE.match(plain)) else plain
    since = _THE_UNIT_AGO.sub(r"1 \1 ago", _BEFORE_THE_TEXT.sub("ago", respelt(plain)))
    return _OF_YEAR.sub(" ", since)


@lru_cache(maxsize=4096)
def _spelt(word: str, beside_digits: bool) -> str:
    """Give the name of the calendar that a word misspells, or the word; short ones beside digits.

    Of a season one letter may be wrong; fall is too short for that.
    """
    low = word.casefold()
    if low in _CALENDAR_NAMES or low in _OTHER_WORDS:
        return word
    far = {
        name: away
        for name in _CALENDAR_NAMES
        if name[0] == low[0]
        and (len(name) > 5 or beside_digits)
        and (away := OSA.distance(low, name, score_cutoff=2)) <= (2 if len(name) > 6 else 1)
    }
    # Teusday is nearer to Tuesday than to Thursday.
    near = [name for name, away in far.items() if away == min(far.values())]
    return near[0] if len(near) == 1 else word
