"""Rules for typed dates that are right in part: coarser, overlapping, without the year."""

from __future__ import annotations

import re

from kit.checking.case import Case
from kit.checking.descriptions import sentences_of
from kit.checking.outcome import Outcome, close, correct
from kit.checking.rules_dates import given_dates
from kit.dates import Grain, Relation, bounds, compare, grain, lacks_year, resolve
from kit.messages import joined, message
from kit.names import content_words, is_form_of
from kit.numbers import in_digits
from kit.text import words

_GRAIN_CREDIT = {
    Grain.WEEK: 0.7,
    Grain.MONTH: 0.6,
    Grain.SEASON: 0.5,
    Grain.INTERVAL: 0.5,
    Grain.YEAR: 0.4,
    Grain.DECADE: 0.2,
    Grain.CENTURY: 0.1,
}
_RIGHT_GRAIN = {
    Grain.DAY: message("Right day;"),
    Grain.WEEK: message("Right week;"),
    Grain.MONTH: message("Right month;"),
    Grain.SEASON: message("Right season;"),
    Grain.YEAR: message("Right year;"),
    Grain.DECADE: message("Right decade;"),
    Grain.CENTURY: message("Right century;"),
    Grain.INTERVAL: message("Right period;"),
}
_GIVE_GRAIN = {
    Grain.DAY: message("give the day too."),
    Grain.WEEK: message("give the week too."),
    Grain.MONTH: message("give the month too."),
    Grain.SEASON: message("give the season too."),
    Grain.YEAR: message("give the year too."),
    Grain.DECADE: message("give the decade too."),
    Grain.INTERVAL: message("say it more exactly."),
}
_YEAR_ASKED = re.compile(r"\b(?:last|this|next) year\b", re.IGNORECASE)
"""In a question, of which the answer need not say the year again."""
_OVERLAP = 0.3
_CIRCUMSTANCE = 0.2
_MEANWHILE = re.compile(r"(?:it was )?(?:in|at|on|during|when|while|as)\b ")
_AGED = re.compile(
    r"(?:it was )?(?:(?:when|as|while) (?:he|she|they) (?:was|were|turned)(?: only| just| aged)?"
    r"|at (?:the )?age(?: of)?) (?P<years>\d{1,3})(?: years?(?: old)?)?"
)
_FEWEST = 2
"""Words by which it can be told what time is meant."""
_ANYBODY = frozenset(words("everybody everyone people they was were it there he she"))


def year_left_open(case: Case) -> Outcome | None:
    """The month, or the day of one, fits once the year of the key is put to it."""
    if not case.dates or not lacks_year(case.answer):
        return None
    for key in case.key_dates:
        mine = resolve(case.answer, bounds(key)[1])
        if mine is None:
            continue
        relation = compare(mine, key)
        if relation in (Relation.EQUAL, Relation.FINER):
            if _YEAR_ASKED.search(case.question.stem):
                return correct("date")
            return close("date-no-year", _GRAIN_CREDIT[Grain.MONTH], "Right so far; which year?")
        if relation is Relation.COARSER:
            is_year_wanted = not any(map(lacks_year, case.keys))
            with_year = message("say it more exactly, with the year.")
            told = joined([_right(mine), with_year if is_year_wanted else _finer_wish(mine, key)])
            return close("date-no-year", _GRAIN_CREDIT[Grain.YEAR], told)
    return None


def coarser_date(case: Case) -> Outcome | None:
    """The wanted date lies within the one given."""
    for mine in given_dates(case):
        for key in case.key_dates:
            if compare(mine, key) is Relation.COARSER:
                feedback = joined([_right(mine), _finer_wish(mine, key)])
                return close("date-coarser", _GRAIN_CREDIT[grain(mine)], feedback)
    return None


def overlapping_date(case: Case) -> Outcome | None:
    """The dates share some days, and neither holds the other."""
    pairs = ((mine, key) for mine in given_dates(case) for key in case.key_dates)
    if not any(compare(mine, key) is Relation.OVERLAPPING for mine, key in pairs):
        return None
    return close("date-overlap", _OVERLAP, "Partly the right time; say it more exactly.")


def told_of_that_time(case: Case) -> Outcome | None:
    """The passage tells so in a sentence with the wanted date: during the festival."""
    said = _MEANWHILE.match(case.plain)
    if not said or not case.passage or case.dates:
        return None
    told = [word for word in content_words(case.plain[said.end() :]) if word not in _ANYBODY]
    dated = [content_words(form) for form in case.forms]
    known = (
        content_words(sentence)
        for sentence in sentences_of(case.passage)
        if any(set(form) <= set(content_words(sentence)) for form in dated)
    )
    if len(told) < _FEWEST or not any(_tells(sentence, told) for sentence in known):
        return None
    return close("circumstance", _CIRCUMSTANCE, "If that is the time you mean, give the date.")


def age_at_that_time(case: Case) -> Outcome | None:
    """The answer tells how old somebody was, and the passage has that age: when she was 81."""
    said = _AGED.fullmatch(in_digits(case.plain))
    if not said or not re.search(rf"\b{said['years']}\b", in_digits(case.passage)):
        return None
    return close("circumstance", _CIRCUMSTANCE, "If that is the time you mean, give the date.")


def _tells(sentence: list[str], told: list[str]) -> bool:
    return all(any(is_form_of(word, other) for other in sentence) for word in told)


def _right(value: str) -> str:
    return _RIGHT_GRAIN[grain(value)]


def _finer_wish(mine: str, key: str) -> str:
    wanted = grain(key)
    if wanted is Grain.DAY and grain(mine) in (Grain.YEAR, Grain.DECADE, Grain.SEASON):
        return message("give the month and the day too.")
    return _GIVE_GRAIN.get(wanted, _GIVE_GRAIN[Grain.INTERVAL])
