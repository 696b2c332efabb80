"""Quantities in text: how many of what, and whether it is said exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kit.numbers.digits import in_digits
from kit.text import normalise


class Hedge(StrEnum):
    """How a number is meant that is not exact."""

    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """A number with what it counts.

    Attributes:
        low: The least that is meant; the number itself where one is said.
        high: The most that is meant; more than `low` in `4 to 12 years` and `tens of thousands`.
        unit: Unit of measure, as `km/h`, `percent` or `pound`; empty where things are counted.
        rate: What it is told for, as `year` in `46,000 pounds a year`; mostly empty.
        hedge: Whether it is about, over or under the number; None where it is exact.
        thing: The word after number and unit; empty where there is none.
    """

    low: float
    high: float
    unit: str = ""
    rate: str = ""
    hedge: Hedge | None = None
    thing: str = ""

    @property
    def measure(self) -> tuple[float, str]:
        """The number and unit by which two quantities compare: metres, kilograms and minutes.

        A month and a year have the mean length of the Gregorian calendar's.
        """
        factor, unit = _MEASURES.get(self.unit, (1, self.unit))
        return round(self.low * factor, 6), unit

    @property
    def most(self) -> float:
        """The most that is meant, in the unit of `measure`."""
        factor, _ = _MEASURES.get(self.unit, (1, self.unit))
        return round(self.high * factor, 6)


_DAY = 24 * 60
_YEAR = 365.2425 * _DAY
_MEASURES = {
    "decade": (10 * _YEAR, "minute"),
    "year": (_YEAR, "minute"),
    "month": (_YEAR / 12, "minute"),
    "fortnight": (14 * _DAY, "minute"),
    "week": (7 * _DAY, "minute"),
    "day": (_DAY, "minute"),
    "hour": (60, "minute"),
    "minute": (1, "minute"),
    "second": (1 / 60, "minute"),
    "percentage point": (1, "percent"),
    "basis point": (0.01, "percent"),
    "centimetre": (0.01, "metre"),
    "kilometre": (1000, "metre"),
    "hectare": (10_000, "square metre"),
    "square kilometre": (1_000_000, "square metre"),
    "acre": (4046.8564224, "square metre"),
    "square mile": (2_589_988.110336, "square metre"),
    "tonne": (1000, "kilogram"),
}
_HEDGES = {
    Hedge.ABOUT: "about|around|approximately|appro?x|aprox|roughly|some|circa"
    "|close to|nearly|almost|up to|estimated|maybe|probably"
    "|(?:just|slightly|a (?:little|bit)) (?:under|over|below|above|(?:less|more) th[ae]n)",
    Hedge.OVER: "more th[ae]n|over|above|at least|greater than|upwards of|exceeding|minimum(?: of)?"
    "|(?:no|not) (?:less|fewer) th[ae]n",
    Hedge.UNDER: "less th[ae]n|fewer th[ae]n|under|below|at most|maximum(?: of)?"
    "|(?:no|not) more th[ae]n",
}
_CURRENCIES = {
    "pound": "£|pounds?|gbp|quid",
    "dollar": r"\$|dollars?|(?:us|au|ca|nz)d|bucks",
    "euro": "€|euros?|eur",
    "rupee": "₹|rupees?|rs|inr|pkr",
    "yen": "¥|yen|jpy",
    "yuan": "yuan|renminbi|rmb|cny",
    "rouble": "₽|rou?bles?|rub",
    "rand": "rands?|zar",
    "peso": "pesos?|mxn|php|clp|ars",
    "shilling": "shillings?|kes|kshs?",
    "naira": "₦|naira|ngn",
    "franc": "francs?|chf|cfa",
    "krona": "kron(?:a|e|or|er|ur)|crowns?|sek|nok|dkk",
    "zloty": "z[lł]ot(?:y|ys|ych)|pln",
    "lira": "lira|liras|lire",
    "dirham": "dirhams?",
    "dinar": "dinars?",
    "riyal": "ri[ya]als?",
    "baht": "baht",
    "ringgit": "ringgit",
    "rupiah": "rupiah",
    "taka": "taka",
    "sol": "soles",
    "won": "won",
    "lempira": "lempiras?",
    "quetzal": "quetzal(?:es)?",
    "colon": "colones",
    "birr": "birr",
    "cedi": "cedis?|ghs",
    "kwacha": "kwachas?",
    "dong": "dong",
    "tenge": "tenge",
    "hryvnia": "hryvnias?",
    "forint": "forints?",
    "leu": "lei",
    "lev": "leva",
    "real": "reais",
}
_UNITS = {
    "km/h": "km/h|kmh|kph|(?:kilomet(?:er|re)s?|kms?) (?:an|per|1) hour",
    "mph": "mph|miles (?:an|per|1) hour",
    "percent": "%|per ?cent|pct",
    "percentage point": "percentage points?|pp",
    "basis point": "basis points?|bps",
    **_CURRENCIES,
    "square kilometre": r"(?:square|sq\.?) (?:kilomet(?:er|re)s?|kms?)|km²|km2",
    "square mile": r"(?:square|sq\.?) miles?",
    "kilometre": "kilomet(?:er|re)s?|kms?",
    "centimetre": "centimet(?:er|re)s?|cms?",
    "metre": "met(?:er|re)s?|m",
    "mile": "miles?",
    "foot": "feet|foot|ft",
    "hectare": "hectares?|ha",
    "acre": "acres?",
    "tonne": "tonn?es?|tons?",
    "kilogram": "kilos?|kilogram(?:me)?s?|kgs?",
    "degree Fahrenheit": r"(?:degrees? |° ?|deg )?(?:f|fahrenheit)",
    "degree Celsius": r"(?:degrees? |° ?|deg )?(?:c|celsius|centigrade)",
    "degree": "degrees?|°",
    "decade": "decades?",
    "year": "years?|yrs?",
    "month": "months?|mths?",
    "fortnight": "fortnights?",
    "week": "weeks?|wks?",
    "day": "days?",
    "hour": "hours?|hrs?|h",
    "minute": "minutes?|mins?",
    "second": "seconds?|secs?",
}
_RATE = (
    r"(?: (?:an?|per|each|every|1) (?P<rate>year|month|week|day|hour|night|minute|second)\b"
    r"| ?/ ?(?P<rate_sign>year|month|week|day|hour)\b"
    r"|,? (?P<adverb>annual|year|month|week|dai)ly\b)"
)
_LONG_UNITS = "|".join(f"(?P<u{at}>{form})(?![a-z])" for at, form in enumerate(_UNITS.values()))
CURRENCIES = frozenset(_CURRENCIES)
_SIGNS = {"£": "pound", "$": "dollar", "€": "euro", "₹": "rupee", "¥": "yen", "₦": "naira"}
_CURRENCY = re.compile(rf"(?<![a-z])(?:{'|'.join(_CURRENCIES.values())})(?![a-z])")
_SIGN = rf"[{''.join(_SIGNS)}]"
_BEFORE = "|".join(f"(?P<{hedge}>{forms})" for hedge, forms in _HEDGES.items())
_NUMBER = re.compile(
    rf"(?:\b(?:{_BEFORE})[. ]+(?:about |some |the )?)?(?P<sign>{_SIGN}) ?(?P<money>\d+(?:\.\d+)?)"
    rf"|(?:\b(?:{_BEFORE.replace('?P<', '?P<b_')})[. ]+(?:about |some |the )?)?"
    r"(?<![\w.:])(?P<number>\d+(?:\.\d+)?)(?!:\d)",
)
_DIGIT = re.compile(r"\d")
_UNIT_AFTER = re.compile(rf"[ -]?(?:{_LONG_UNITS})")
_RATE_AFTER = re.compile(rf"(?: [a-z]+)?{_RATE}")
_HALF_BEHIND = re.compile(r"\b(\d+) ?(?:1/2|½)")
_AN_A_HALF = re.compile(r"\ban a half\b", re.IGNORECASE)
_IN_FULL = {"yr": "years", "mth": "months", "wk": "weeks"}
_SHORT_UNITS = re.compile(r"\b(\d+) ?(yrs?|mths?|wks?)\b", re.IGNORECASE)
_ONE_UNIT = re.compile(
    r"\b(?:an?|one) (year|month|fortnight|week|day|decade|hour|minute|percentage point)\b"
)
_HALF_UNIT = re.compile(r"\bhalf (?:an? |1 )(year|month|week|day|hour|decade)\b")
_FRACTION = re.compile(
    r"\b(?P<top>an?|one|two|three|[1-9])(?:[ -](?P<name>third|quarter)s?|/(?P<bottom>[2-9]))"
    r"(?:(?: of)?(?: an?| one)?(?= (?:hour|year|decade|percentage point)\b)"
    r"|(?= of\b|$))"
)
_PARTS = {"third": 3, "quarter": 4}
_TOPS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_COMPOUND = re.compile(
    r"(?<![\w.])(?P<large>\d+) (?P<unit>year|month|week|day|hour|minute)s?(?:,? and|,)? "
    r"(?P<small>\d+) (?P<part>month|week|day|hour|minute|second)s?\b"
)
_HOURS = re.compile(
    r"(?<![\w.])(\d+) ?(?:h|hrs?|hours?),?(?: and)? ?(\d{1,2})"
    r"(?: ?(?:m|mins?|minutes?),?(?: and)?(?: ?(\d{1,2}) ?(?:s|secs?|seconds?))?)?\b(?! [a-z])"
)
"""4h51, 4 hrs 51 min, 4h 51m 9s: the minutes need no name behind the hours."""
_AFTER = {
    Hedge.ABOUT: re.compile(r" ?-?ish\b| (?:or so|or thereabouts|give or take)\b"),
    Hedge.OVER: re.compile(r" (?:or more|at least|at the least|minimum|min)\b"),
    Hedge.UNDER: re.compile(r" (?:or less|or fewer|at most|at the most|maximum|max|tops)\b"),
}
_UPPER = re.compile(
    r" ?(?:(?P<to>(?:up )?to|-|until|till)|and) ?(?P<number>\d+(?:\.\d+)?)"
    r"(?=(?: [a-z]+)?\s*(?:$|[a-z%,;.!?]))"
)
_THING = re.compile(r" (?:of (?:the )?)?([a-z]+)")
_AND_A_HALF = re.compile(r" and a half\b")
_BETWEEN = re.compile(r"\bbe?t\w*n $")
_MANY = re.compile(
    r"\b(?P<tens>tens of |hundreds of |dozens of )?"
    r"(?P<scale>thousands|hundreds|dozens|millions|billions)\b"
)
_SCALES = {"dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}
_THOUSAND = 1000
_TIMES = {"tens of ": 10, "hundreds of ": 100, "dozens of ": 12}


def names_a_currency(text: str) -> bool:
    """Say whether a text names a currency anywhere: EUR 35m, 35 mio. euro."""
    return _CURRENCY.search(normalise(text)) is not None


def quantities(text: str) -> list[Quantity]:
    """Find the quantities of a text, in order.

    >>> [(found.low, found.unit, found.rate) for found in quantities("just over £46k a year")]
    [(46000.0, 'pound', 'year')]
    """
    text = _SHORT_UNITS.sub(lambda m: f"{m[1]} {_IN_FULL[m[2].rstrip('s')]} ", text)
    text = _HALF_BEHIND.sub(r"\1.5", _AN_A_HALF.sub("and a half", text))
    digits = in_digits(_FRACTION.sub(_as_decimal, normalise(text)))
    whole = _HALF_UNIT.sub(r"0.5 \1", _ONE_UNIT.sub(r"1 \1", digits))
    timed = _COMPOUND.sub(_in_the_smaller, _HOURS.sub(_in_words, whole))
    plain = _COMPOUND.sub(_in_the_smaller, timed)  # hours and minutes, then seconds
    found = [*(_numbers(plain) if _DIGIT.search(plain) else ()), *_vague(plain)]
    return [quantity for _, quantity in sorted(found, key=lambda pair: pair[0])]


def _as_decimal(match: re.Match[str]) -> str:
    """Give a part of a unit of time as a decimal number: 0.75 for three quarters of an hour."""
    top, bottom = match["top"], match["bottom"] or _PARTS[match["name"]]
    return f"{int(_TOPS.get(top, top)) / int(bottom):.10f}"


def _in_words(match: re.Match[str]) -> str:
    hours, minutes, seconds = match.groups()
    return f"{hours} hours {minutes} minutes" + (f" {seconds} seconds" if seconds else "")


def _in_the_smaller(match: re.Match[str]) -> str:
    """Give a time told in two units in the smaller: 14 month for 1 year and 2 months."""
    larger, smaller = _MEASURES[match["unit"]][0], _MEASURES.get(match["part"], (1,))[0]
    total = float(match["large"]) * larger / smaller + float(match["small"])
    return f"{total:.10g} {match['part']}"


def _numbers(plain: str) -> Iterator[tuple[int, Quantity]]:
    done = 0
    for match in _NUMBER.finditer(plain):
        value = high = float(match["money"] or match["number"])
        parts = {name.removeprefix("b_") for name, part in match.groupdict().items() if part}
        unit = _SIGNS.get(match["sign"] or "", "")
        end = match.end()
        upper = _UPPER.match(plain, end)
        if upper and (upper["to"] or _BETWEEN.search(plain[: match.start()])):
            high, end = float(upper["number"]), upper.end()
        if after := _UNIT_AFTER.match(plain, end):
            at = next(int(name[1:]) for name, part in after.groupdict().items() if part)
            unit, end = unit or list(_UNITS)[at], after.end()
        if half := _AND_A_HALF.match(plain, end):
            value, high, end = value + 0.5, high + 0.5, half.end()
        if match.start() < done:
            continue
        rate = _RATE_AFTER.match(plain, end)
        done = rate.end() if rate else end
        told = next((part for part in rate.groups() if part), "") if rate else ""
        yield (
            match.start(),
            Quantity(
                low=value,
                high=max(value, high),
                unit=unit,
                rate={"annual": "year", "dai": "day"}.get(told, told),
                hedge=next((hedge for hedge in Hedge if hedge in parts), _hedge_after(plain, end)),
                thing=thing[1] if (thing := _THING.match(plain, end)) else "",
            ),
        )


def _hedge_after(plain: str, end: int) -> Hedge | None:
    return next((hedge for hedge, form in _AFTER.items() if form.match(plain, end)), None)


def _vague(plain: str) -> Iterator[tuple[int, Quantity]]:
    for match in _MANY.finditer(plain):
        low = _SCALES[match["scale"]] * _TIMES.get(match["tens"] or "", 1)
        # Thousands are said of 60,000 too, of which nobody says hundreds.
        high = 10 * low if match["tens"] or low < _THOUSAND else 100 * low
        yield match.start(), Quantity(low=low, high=high, hedge=Hedge.ABOUT)
