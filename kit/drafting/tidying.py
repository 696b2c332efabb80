"""The last hand on the words of a question: what cutting and turning round left behind."""

from __future__ import annotations

import re
from calendar import day_name

from kit.drafting.openers import NAME_OF_MONTH
from kit.facts import Fact
from kit.text import collapse

BRACKETS = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
"""What stands in brackets, with the blanks before it."""

# An American date in the middle of a sentence has a comma after the year.
_FULL_DATE = re.compile(rf"\b((?:{NAME_OF_MONTH}|[A-Z][a-z]{{2,3}}\.) \d{{1,2}}, \d{{4}})(?= \w)")
# "Said that by Sunday, 200 had come": nothing parts a short time from its clause there.
_OPENING_TIME = re.compile(
    rf"(\bthat (?:by|on|in|at|since|until|before|after) (?:{'|'.join(day_name)}|{NAME_OF_MONTH}"
    rf"|noon|midnight|\d{{4}})),(?= \w)"
)
# Of the article's sentence; "a.m." and "U.S." keep theirs.
_STOP_OF_SENTENCE = re.compile(
    r"(?: \.|(?<=[a-z]{4})\.|(?<= [A-Z])\.|(?<=[\d ]m)\.|(?<=[\d ]bn)\.)$"
)
# "..., a claim" is what remains of "a claim that nobody believed".
_LEFT_OVER = re.compile(
    r"(?<!,),(?! and\b)(?: (?:an?|the|\d+|two|three|four|five|six|seven|eight|nine|ten))? [a-z]+$"
    r"| as well$|,? (?:all the same|even so|anyway|after all)$"
)
# "Arrested on 4 March, a Friday"
_ITS_WEEKDAY = re.compile(rf", an? (?:{'|'.join(day_name)})\b(?: (?:morning|afternoon|evening))?,?")
# "a reward of 250,000 euros, or about $300,000"
_IN_OTHER_MONEY = re.compile(
    r", or (?:about |nearly |roughly |around )?[$£€]?\d[\d,.]*(?: (?:million|billion))?"
    r"(?: (?:dollars|euros|pounds|yen|francs|yuan))?,?(?= [a-z])"
)
# "At nearby Arden Station", and near what?
_NEARBY = re.compile(r"\bnearby (?=[A-Z])")
# "Enrolled at what is now Arden College"
_NOW = re.compile(r"\bwhat is (?:(?:now|today) )?(?:the )?(?=[A-Z])")
_SINGLE = frozenset({"was", "is", "has"})
_LISTED = re.compile(r"^(?:and|or)\b| (?:and|or) ")


def tidied(told: str, fact: Fact) -> str:
    """Give the words of a question without its mark, tidy.

    Left out are brackets, "nearby", the day of the week beside a date, a sum in other money, and
    what only the rest of the sentence explained. A comma that the subject needs is closed.
    """
    stem = _NOW.sub("", _NEARBY.sub("", collapse(BRACKETS.sub("", told))))
    stem = _LEFT_OVER.sub("", _STOP_OF_SENTENCE.sub("", _ITS_WEEKDAY.sub("", stem)))
    stem = _IN_OTHER_MONEY.sub("", _with_comma_closed(stem, fact)).rstrip(" ,;")
    return _OPENING_TIME.sub(r"\1", _FULL_DATE.sub(r"\1,", stem))


def _with_comma_closed(stem: str, fact: Fact) -> str:
    """Give "did the raid on Arden, about 40 miles from here, begin", as the sentence has it."""
    subject = fact.clause.subject
    before, comma, aside = subject.rpartition(", ")
    # "The dam, 88 feet high and a quarter of a mile long, was completed": one thing, no list.
    is_one = bool(_SINGLE & {*fact.clause.auxiliaries, fact.clause.verb})
    is_list = _LISTED.search(aside) is not None and not is_one
    is_open = comma and before.count(",") % 2 == 0 and not is_list
    if not is_open or f"{aside}," not in fact.sentence.text:
        return stem
    return stem.replace(f"{subject} ", f"{subject}, ", 1)
