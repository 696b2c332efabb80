"""Numbers however they are written, as plain digits."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from kit.text import NUMBER_WORDS, one_of, words

_SCALES = {
    "hundred": 100,
    "k": 1000,
    "thousand": 1000,
    "grand": 1000,
    "lakh": 10**5,
    "crore": 10**7,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
_SHARED = ("thousand", "million", "billion", "lakh", "crore")
_READ_SCALES = {"1000": 1000, "1000000": 10**6, "1000000000": 10**9}
"""What the reader of number words makes of a scale behind digits: 31 1000 of 31 thousand."""
_GROUPED = re.compile(
    r"(?<![\d.,])\d{1,3}(?:([, ])\d{3}(?:\1\d{3})*|(?:\.\d{3})+\.\d{3}|\.\d\d0)(?![.,]?\d)"
)
_DECIMAL_COMMA = re.compile(r"(?<![\d,.])(\d{1,3}),(\d{1,2})(?![\d,])")
_NUMBER_WORD = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:twen|thir|for|four|fif|six|seven|eigh|nine)ty|third|(?:four|fif|six|seven|eigh|nin|ten"
    r"|eleven|twelf)th|[a-z]+(?:teen(?:th)?|tieth)|hundred|thousand|million|billion|trillion|dozen)\b"
)
_SPELT = {
    "fourty": "forty",
    "ninty": "ninety",
    "nintey": "ninety",
    "fivety": "fifty",
    "fivty": "fifty",
    "fife": "five",
    "therty": "thirty",
    "thurty": "thirty",
    "fore": "four",
    "hundered": "hundred",
    "hunderd": "hundred",
    "thousend": "thousand",
    "milion": "million",
    "twelf": "twelve",
    "fiveteen": "fifteen",
    "eightteen": "eighteen",
    "fuor": "four",
    "nin": "nine",
    "sevn": "seven",
    "eigth": "eight",
    "tweleve": "twelve",
    "forteen": "fourteen",
}
_RUN_TOGETHER = re.compile(
    r"(?<![a-z])((?:twen|thir|for|fif|six|seven|eigh|nine)ty(?=(?:one|two|three|four|five|six|seven"
    r"|eight|nine)\b)|(?:one|two|three|four|five|six|seven|eight|nine)(?=hundred|thousand|million))"
)
_A_HUNDRED = re.compile(r"(?<!half )(?<!quarter of )\ba (?=\d{3,}\b)")
_TREE = re.compile(r"(?<=ty[ -])tree\b")
_MISSPELT = re.compile(rf"\b(?:{'|'.join(_SPELT)})\b")
_DIGIT = re.compile(r"\d")
# Most texts have no number, and this is found out sooner.
_MAY_BE_NUMBER = re.compile(
    one_of(
        [
            *words(
                "two elev three four fort fore six nin evn teen fuor twen hund thous dozen tieth"
            ),
            *("fi[fv]e?", "seve?n", "eigh?t", "tw?el", "thi?r", "mill?ion", "billion"),
            *("trillion", r"ten(?:th)?\b", r"ty\b", "and a half"),
        ]
    )
)
_HYPHEN = re.compile(rf"(?<=[a-z])-(?={_NUMBER_WORD.pattern})|({_NUMBER_WORD.pattern})-(?=[a-z])")
_TENS = r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
_YEAR_IN_WORDS = re.compile(
    rf"\b(?:seven|eigh|nine)teen {_TENS}(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?\b"
)
_SPOKEN_YEAR = re.compile(r"\b(1\d|20) (\d\d)\b")
_MONEY_RANGE = re.compile(r"(?<=[£$€])(\d+(?:\.\d+)?) ?[-–] ?(\d+(?:\.\d+)?) ?m\b")
_MONEY_IN_MILLIONS = re.compile(
    r"(?<=[£$€])(?P<before>\d+(?:\.\d+)?) ?m\b"
    r"|\b(?P<after>\d+(?:\.\d+)?) ?m(?= ?(?:[£$€]|euro|pound|dollar))"
)
_SCALED = re.compile(
    r"\b(?P<amount>\d+(?:\.\d+)?|half an?|an?)"
    rf"(?:[ -]?(?P<scale>{'|'.join(_SCALES)})s?|[ -](?P<read>{'|'.join(_READ_SCALES)}))\b"
)
_BETWEEN = re.compile(
    rf"\bbetween (?P<ends>(?:(?:{_NUMBER_WORD.pattern}|an?\b|and\b)[ -]?)+)(?<! )"
)
_SHARED_SCALE = re.compile(
    r"\b(?P<lower>\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)"
    r"(?P<to> to | and |(?<=\d) ?- ?(?=\d))(?=(?:\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?) "
    rf"(?P<scale>{'|'.join(_SHARED)})\b)"
)
"""The first number of "30 to 50 thousand"."""
_AND_A_HALF = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|[1-9]\d*) and a half(?= [a-z])"
)
_FEW = {
    name: at for at, name in enumerate(words("one two three four five six seven eight nine ten"), 1)
}
_ORDINAL_END = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_HALF = 0.5
_HUGE = 1e15
_REMEMBERED = 2048
"""An answer is read several times in one check, and the keys with every answer."""


@lru_cache(maxsize=_REMEMBERED)
def in_digits(text: str) -> str:
    """Give a normalised text with its numbers in digits, without grouping or ordinal endings.

    Words are read by the library text2num; a lone `one` or `second` stays a word.

    >>> in_digits("nearly nine hundred thousand, not 2.5 million or 35k, on the 9th")
    'nearly 900000, not 2500000 or 35000, on the 9'
    """
    if not _DIGIT.search(text) and not _MAY_BE_NUMBER.search(text):
        return text
    text = _TREE.sub("three", _RUN_TOGETHER.sub(r"\1 ", text))
    if " and a half " in text:
        text = _AND_A_HALF.sub(lambda match: f"{_FEW.get(match[1], match[1])}.5", text)
    if "between " in text:
        text = _BETWEEN.sub(_with_to, text)
    if any(scale in text for scale in _SHARED):
        text = _SHARED_SCALE.sub(_with_scale, text)
    has_words = _NUMBER_WORD.search(text) or _MISSPELT.search(text)
    plain = _spelt_in_digits(text) if has_words else text
    if "a hund" in text or "a thous" in text:
        plain = _A_HUNDRED.sub("", plain)
    if not _DIGIT.search(plain) and "dozen" not in plain:
        return text
    if "," in plain:
        plain = _DECIMAL_COMMA.sub(r"\1.\2", plain)
    plain = _GROUPED.sub(lambda match: re.sub(r"\D", "", match.group()), plain)
    if "m" in plain:
        plain = _MONEY_RANGE.sub(r"\1 million to \2 million", plain)
    plain = _SCALED.sub(_multiplied, _MONEY_IN_MILLIONS.sub(r"\g<before>\g<after> million", plain))
    return _ORDINAL_END.sub("", plain)


def _with_scale(match: re.Match[str]) -> str:
    """Give the lower end of a range with the scale that is said once, behind the upper end."""
    lower, before = match["lower"], match.string[: match.start()]
    is_range = match["to"] != " and " or before.endswith("between ")
    is_number = lower[0].isdecimal() or _NUMBER_WORD.fullmatch(lower.rpartition("-")[2])
    if not is_range or not is_number or lower in _SCALES or not _is_less(lower, match):
        return match[0]
    return f"{lower} {match['scale']} to "


def _is_less(lower: str, match: re.Match[str]) -> bool:
    """Say whether the lower end of a range is less than the upper: not ninety-nine to two."""
    upper = match.string[match.end() : match.string.index(match["scale"], match.end())].strip()
    ends = [str(NUMBER_WORDS.get(end, _reader()(end, "en"))) for end in (lower, upper)]
    return all(end.replace(".", "").isdecimal() for end in ends) and float(ends[0]) < float(ends[1])


def _with_to(match: re.Match[str]) -> str:
    """Part the ends of a range in words: "between a hundred and ten and a hundred and twenty"."""
    pieces = match["ends"].split(" and ")
    middle = len(pieces) // 2
    ends = [" and ".join(half) for half in (pieces[:middle], pieces[middle:])]
    return f"between {' to '.join(ends)}" if len(pieces) % 2 == 0 else match[0]


def _spelt_in_digits(text: str) -> str:
    spelt = _MISSPELT.sub(lambda match: _SPELT[match.group()], text)
    apart = _HYPHEN.sub(r"\1 ", _YEAR_IN_WORDS.sub(_year, spelt))
    plain: str = _reader()(apart, "en")
    plain = re.sub(r"\btwo\b", "2", plain)
    return plain if any(map(str.isdecimal, text)) else _SPOKEN_YEAR.sub(r"\1\2", plain)


def _year(match: re.Match[str]) -> str:
    return _SPOKEN_YEAR.sub(r"\1\2", _reader()(match.group(), "en"))


def _multiplied(match: re.Match[str]) -> str:
    said = match["amount"]
    scale = _SCALES[match["scale"]] if match["scale"] else _READ_SCALES[match["read"]]
    amount = float(said) if said[0].isdecimal() else _HALF if said.startswith("half") else 1
    value = amount * scale
    return f"{value:.15g}" if value < _HUGE else match.group()


@cache
def _reader() -> Callable[[str, str], str]:
    # Imported late: few texts have numbers in words.
    from text_to_num import alpha2digit

    return alpha2digit  # type: ignore[no-any-return]
