"""The pieces of which the patterns of dates are made, and what they stand for.

In a pattern a blank stands for any white space, and digits are the ten of ASCII; `compiled` sees
to both.
"""

from __future__ import annotations

import re
from functools import cache

from kit.text import NUMBER_WORDS, one_of, words

MONTHS = words(
    "january february march april may june july august september october november december"
)
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_TEENS = words("thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
_FIRST_NINE = words("first second third fourth fifth sixth seventh eighth ninth")
ORDINALS = [
    *_FIRST_NINE,
    *words("tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth"),
    *words("eighteenth nineteenth twentieth"),
    *(f"twenty-{word}" for word in _FIRST_NINE),
    *words("thirtieth thirty-first"),
]
DECADES = {f"{word[:-1]}ies": 10 * tens for tens, word in enumerate(_TENS, start=2)}
"""The decades of a century by their names, such as `sixties`."""

MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=,?\s*\d))?"
)
WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\b"
)
SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
YEAR = r"(?P<year>1\d{3}|20\d\d)"
ORDINAL_FORMS = [word.replace("-", "[ -]") for word in sorted(ORDINALS, key=len, reverse=True)]
ORDINAL_WORD = f"(?:{one_of(ORDINAL_FORMS)})"
DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?\b|{ORDINAL_WORD}\b)"
_UNITS_OF_TEN = "|".join(list(NUMBER_WORDS)[:9])
NUMBER_FORMS = [
    *(rf"{tens}(?:[\s-](?:{_UNITS_OF_TEN}))?" for tens in _TENS),
    *_TEENS,
    *NUMBER_WORDS,
]
NUMBER_WORD = f"(?:{one_of(NUMBER_FORMS)})"
LEFT_BORDER = r"(?<![\w/$£€#])(?<!\d[.,-])"
"""What must not stand before a date in a running text."""
NUMBER = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})*|{NUMBER_WORD}|a hundred|a dozen|an?)"
HALF = r"(?P<half>[ -]and[ -]a[ -]half|\.5|[ -]1/2)?"
PART_OF = r"(?:(?:early|mid|late|(?:the )?(?:start|beginning|middle|end) of)(?: in)?[\s-]+)?"
PART_OF_DAY = r"(?:(?: early| late)? (?:morning|afternoon|evening|eve|night|[ap]m))?"
COMMA = r"(?: ?, ?| )"
ON_DAY = rf"(?:{WEEKDAY}{COMMA})?"


@cache
def compiled(pattern: str, *, in_text: bool = False, left: str = LEFT_BORDER) -> re.Pattern[str]:
    """Give the pattern for a whole normalised expression, or for one in a running text.

    In running text `left` says what must not stand before it.
    """
    spaced = pattern.replace("[ -]", r"[\s-]").replace(" ?", r"\s*").replace(" ", r"\s+")
    plain = spaced.replace(r"\d", "[0-9]")
    if not in_text:
        return re.compile(plain)
    bordered = rf"{left}(?:{plain})(?!\w)(?![.,/-]\d)"
    return re.compile(bordered, re.IGNORECASE)


def unnamed(pattern: str) -> str:
    """Give a pattern without the names of its groups, so that it can be used twice."""
    return re.sub(r"\?P<\w+>", "?:", pattern)


def month_number(text: str) -> int:
    """Give the number of a month, from its name, its short name or the number itself."""
    if text.isdecimal():
        return int(text)
    return 1 + [month[:3] for month in MONTHS].index(text[:3].casefold())


def weekday_number(text: str) -> int:
    """Give the number of a weekday, Monday being 0."""
    return [day[:3] for day in WEEKDAYS].index(text[:3].casefold())


def ordinal(text: str) -> int:
    """Give the number of an ordinal: `4th`, `fourth`, `twenty-first`."""
    if text[0].isdecimal():
        return int(re.sub(r"\D", "", text))
    return 1 + ORDINALS.index("-".join(re.split(r"[\s-]+", text.casefold())))


def count(text: str) -> int:
    """Give the number that stands before a unit of time: `12`, `twenty-five`, `a`."""
    if text[0].isdecimal():
        return int(text.replace(",", ""))
    return sum(map(_worth, re.split(r"[\s-]+", re.sub(r"^a\s+", "", text.casefold()))))


def _worth(word: str) -> int:
    if word in _TEENS:
        return 13 + _TEENS.index(word)
    if word in _TENS:
        return 10 * (2 + _TENS.index(word))
    return {"hundred": 100, "dozen": 12}.get(word) or NUMBER_WORDS.get(word, 1)
