"""Checking a response against its question: is it right, close or wrong, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from anyascii import anyascii

from kit.bank import Kind, Option, Question, QuestionType
from kit.dates import (
    Grain,
    Relation,
    bounds,
    compare,
    find_dates,
    grain,
    lacks_year,
    resolve,
    resolve_all,
    without_lead_in,
)
from kit.names import Clash, NameRelation, alike, bare, clash, compare_names, content_words, surname
from kit.text import normalise

MAX_LENGTH = 300
"""A longer typed answer, in characters, is an essay and is not compared."""

_GRAIN_CREDIT = {
    Grain.WEEK: 0.7,
    Grain.MONTH: 0.6,
    Grain.SEASON: 0.5,
    Grain.INTERVAL: 0.5,
    Grain.YEAR: 0.4,
    Grain.DECADE: 0.2,
}
# What differs, the nearest miss first, and what the student is told.
_DIFFERENCES = {
    "date-day": "Year and month fit; look again for the day.",
    "date-month": "The year fits; look again for the time of the year.",
    "date-year": "Look again for the year; the text means another one.",
    "duration": "Look again how long it was; mind the number and the unit.",
    "duration-or-date": "A date and a length of time are two things; which one is asked for?",
}
_ONE_OF_SEVERAL = 0.3
_OVERLAP = 0.3
_FULLER = 0.7
_PART_OF_NAME = 0.4

_LOOK_AGAIN = {
    Kind.WHO: "Look again: which person or group does the text name here?",
    Kind.WHEN: "Look again: what does the text say about the time of this?",
    Kind.WHERE: "Look again: which place does the text give for this?",
    None: "Look again at what the text says about this.",
}
_CLASHES = {
    Clash.FIRST_NAME: "The surname fits, but this is another person's first name.",
    Clash.OPPOSITE: "You give the opposite of what the text says; look again.",
    Clash.NUMBER: "The number is another one in the text; look again.",
    Clash.COUNTRY: "The text means another country; look again.",
}
_NO_ANSWER = re.compile(r"idk|n/a|dunno|(?:i (?:have )?)?no idea|(?:i )?(?:do ?n[o']?t|dont) know")
_NEGATION = re.compile(r"\b(?:not|never|neither|nor|nobody|except)\b|n't\b")
_DIVIDERS = [
    re.compile(divider)
    for divider in (
        r"^\s*(?:either|both)\s+",
        r"\s+or\s+",
        r"\s+and\s+",
        r"\s*[&;]\s*",
        r"\s/\s*|(?<=[^\W\d])/\s*",
    )
]
_ARTICLES = {"a", "an", "the"}


class Verdict(StrEnum):
    """What a response is; a close one may be said again."""

    CORRECT = "correct"
    CLOSE = "close"
    WRONG = "wrong"
    BLANK = "blank"


@dataclass(frozen=True, kw_only=True, repr=False)
class Outcome:
    """What checking a response gives.

    Attributes:
        verdict: Correct, close, wrong or blank.
        score: Share of the points, 0 to 1.
        feedback: For the student; never holds the key.
        rule: Short code of the rule that decided, for the teacher.
    """

    verdict: Verdict
    score: float
    feedback: str
    rule: str

    def __repr__(self) -> str:
        return f"Outcome({self.verdict}, {round(float(self.score), 2)}, rule={self.rule!r})"


def check(
    question: Question, response: Sequence[str] | str, *, dateline: date | None = None
) -> Outcome:
    """Check one response to one question.

    Args:
        question: The question, of any type.
        response: The text of an option, the texts of several, or what was typed.
        dateline: Date of the article, from which relative dates are counted.

    Returns:
        Verdict, score, feedback and the rule that decided. Any typed text gets an outcome.

    Raises:
        ValueError: An option that the question does not have, or several for a single choice.
    """
    given = [response] if isinstance(response, str) else list(response)
    if question.type is QuestionType.SHORT:
        return _check_short(_Case(question=question, answer=" ".join(given), dateline=dateline))
    chosen = [_find_option(question, text) for text in given if text.strip()]
    if not chosen:
        return _blank_outcome("Choose an answer.")
    if question.type is QuestionType.CHOICES:
        return _check_choices(question, chosen)
    if len(chosen) > 1:
        raise ValueError(f"question {question.id}: {len(chosen)} options given, expected one")
    return _credited(question, chosen[0], "option")


def _find_option(question: Question, text: str) -> Option:
    for option in question.options:
        if normalise(option.text) == normalise(text):
            return option
    raise ValueError(f"question {question.id}: there is no option {text!r}")


def _check_choices(question: Question, chosen: list[Option]) -> Outcome:
    """Score several options: 1/n for each of n right ones, -1/m for each of m wrong, 0 at least.

    These are Moodle's default weights for several right answers; ticking everything earns nothing.
    """
    ticked = {option.text: option for option in chosen}.values()
    right = [option for option in ticked if option.is_right]
    wrong = [option for option in ticked if not option.is_right]
    all_right = max(1, len(question.accepted))
    all_wrong = max(1, len(question.options) - all_right)
    score = max(0.0, len(right) / all_right - len(wrong) / all_wrong)
    counts = f"{len(right)} of the {all_right} right ones"
    if wrong:
        counts += f", and {len(wrong)} that {'does' if len(wrong) == 1 else 'do'} not belong"
    feedback = " ".join([f"{counts}.", *(option.feedback for option in wrong)])
    return Outcome(
        verdict=_verdict(score), score=score, feedback=feedback.strip(), rule="part-credit"
    )


def _verdict(score: float) -> Verdict:
    if score <= 0:
        return Verdict.WRONG
    return Verdict.CORRECT if score >= 1 else Verdict.CLOSE


def _credited(question: Question, option: Option, rule: str) -> Outcome:
    verdict = _verdict(option.credit)
    defaults = {
        Verdict.CORRECT: "Right.",
        Verdict.CLOSE: "Partly right; say it more exactly.",
        Verdict.WRONG: _LOOK_AGAIN[question.kind],
    }
    feedback = option.feedback or defaults[verdict]
    return Outcome(verdict=verdict, score=float(option.credit), feedback=feedback, rule=rule)


def _blank_outcome(feedback: str) -> Outcome:
    return Outcome(verdict=Verdict.BLANK, score=0.0, feedback=feedback, rule="blank")


def _correct(rule: str, feedback: str = "Right.") -> Outcome:
    return Outcome(verdict=Verdict.CORRECT, score=1.0, feedback=feedback, rule=rule)


def _close(rule: str, score: float, feedback: str) -> Outcome:
    return Outcome(verdict=Verdict.CLOSE, score=score, feedback=feedback, rule=rule)


def _wrong(rule: str, feedback: str) -> Outcome:
    return Outcome(verdict=Verdict.WRONG, score=0.0, feedback=feedback, rule=rule)


# Typed answers: each rule below gives an outcome, or None to leave the case to the next one.


@dataclass(frozen=True, kw_only=True)
class _Case:
    question: Question
    answer: str
    dateline: date | None

    @cached_property
    def said(self) -> str:
        """The answer without lead-in."""
        return without_lead_in(normalise(self.answer)).strip(" .,;:!?\"'")

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return self.question.accepted

    @cached_property
    def asks_who(self) -> bool:
        stem = normalise(self.question.stem)
        return self.question.kind is Kind.WHO or (
            self.question.kind is None and stem.startswith("who")
        )

    @cached_property
    def key_dates(self) -> list[str]:
        """EDTF values of the accepted answers that are dates; none where a name is asked for."""
        if self.question.kind in (Kind.WHO, Kind.WHERE) or self.asks_who:
            return []
        return [value for key in self.keys if (value := resolve(key, self.dateline))]

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """Readings of the answer as a date: of the whole, or else of the only date in it."""
        if whole := resolve_all(self.answer, self.dateline):
            return whole
        found = find_dates(self.answer, self.dateline)
        rest = self.answer.replace(found[0].text, "") if len(found) == 1 else "2"
        is_only_date = not any(map(str.isdecimal, rest))
        return resolve_all(found[0].text, self.dateline) if is_only_date else ()

    @cached_property
    def relations(self) -> list[tuple[NameRelation, str]]:
        """How the answer lies to each accepted name.

        An accepted short form licenses no other first name, so it counts only as it stands.
        """
        pairs = [(compare_names(self.said, key), key) for key in self.keys]
        return [
            (relation, key)
            for relation, key in pairs
            if relation is not NameRelation.FULLER or not self._is_short_form(key)
        ]

    def _is_short_form(self, key: str) -> bool:
        return any(compare_names(key, other) is NameRelation.PART for other in self.keys)

    def key_related(self, *relations: NameRelation) -> str | None:
        """The first accepted name to which the answer lies in one of these relations."""
        return next((key for relation, key in self.relations if relation in relations), None)


_Rule: TypeAlias = Callable[[_Case], Outcome | None]


def _check_short(case: _Case) -> Outcome:
    outcomes = (rule(case) for rule in _RULES)
    return next(outcome for outcome in outcomes if outcome)


def _plain(text: str) -> str:
    """Give the form in which a listed answer is compared: no lead-in, article, accent or stop."""
    folded = without_lead_in(anyascii(normalise(text)).casefold().strip(" .,;:!?\"'"))
    kept = [word for word in folded.replace('"', "").split() if word not in _ARTICLES]
    return " ".join(kept).strip(" .,;:!?'")


def _blank(case: _Case) -> Outcome | None:
    plain = normalise(case.answer).strip(" .,;:!?\"'")
    empty = not any(map(str.isalnum, plain)) or _NO_ANSWER.fullmatch(plain)
    return _blank_outcome("Write an answer, even if you are not sure.") if empty else None


def _listed(case: _Case) -> Outcome | None:
    plain = _plain(case.answer)
    matches = (option for option in case.question.options if _plain(option.text) == plain)
    option = next(matches, None)
    return _credited(case.question, option, "listed") if option else None


def _too_long(case: _Case) -> Outcome | None:
    if len(case.answer) <= MAX_LENGTH:
        return None
    return _wrong("long", "This is too long to check; answer in a few words.")


def _several(case: _Case) -> Outcome | None:
    parts = _split(case.answer, case.keys)
    if len(parts) < 2 or resolve(case.answer, case.dateline):
        return None
    outcomes = [_check_short(replace(case, answer=part)) for part in parts]
    if all(outcome.verdict in (Verdict.WRONG, Verdict.BLANK) for outcome in outcomes):
        return None
    return _close("several", _ONE_OF_SEVERAL, "You give several answers; decide on one.")


def _split(answer: str, keys: tuple[str, ...]) -> list[str]:
    """Cut an answer where it goes on to another one, but not at an `and` that a key has too."""
    foreign = [
        divider.pattern
        for divider in _DIVIDERS
        if not any(divider.search(normalise(key)) for key in keys)
    ]
    parts = re.split("|".join(foreign), normalise(answer)) if foreign else [answer]
    return [part for part in parts if part.strip()]


def _negated(case: _Case) -> Outcome | None:
    if not _NEGATION.search(normalise(case.answer)) or any(
        _NEGATION.search(normalise(key)) for key in case.keys
    ):
        return None
    return _wrong("negation", "Say what is the case, not what is not.")


def _equal_or_finer_date(case: _Case) -> Outcome | None:
    relations = {compare(mine, key) for mine in case.dates for key in case.key_dates}
    if Relation.EQUAL in relations:
        return _correct("date")
    return _correct("date-finer") if Relation.FINER in relations else None


def _year_left_open(case: _Case) -> Outcome | None:
    if not lacks_year(case.answer):
        return None
    for key in filter(_is_on_the_calendar, case.key_dates):
        mine = resolve(case.answer, bounds(key)[1])
        relation = compare(mine, key) if mine else Relation.DISJOINT
        if relation in (Relation.EQUAL, Relation.FINER):
            return _close("date-no-year", _GRAIN_CREDIT[Grain.MONTH], "Right so far; which year?")
        if relation is Relation.COARSER:
            return _close(
                "date-no-year", _GRAIN_CREDIT[Grain.YEAR], "Right month; which day, which year?"
            )
    return None


def _coarser_date(case: _Case) -> Outcome | None:
    for mine in filter(_is_on_the_calendar, case.dates):
        for key in filter(_is_on_the_calendar, case.key_dates):
            if compare(mine, key) is Relation.COARSER:
                feedback = f"Right {_name_of(mine)}; {_finer_wish(mine, key)}"
                return _close("date-coarser", _GRAIN_CREDIT[grain(mine)], feedback)
    return None


def _overlapping_date(case: _Case) -> Outcome | None:
    pairs = ((mine, key) for mine in case.dates for key in case.key_dates)
    if not any(compare(mine, key) is Relation.OVERLAPPING for mine, key in pairs):
        return None
    return _close("date-overlap", _OVERLAP, "Partly the right time; say it more exactly.")


def _other_date(case: _Case) -> Outcome | None:
    if not case.dates or not case.key_dates:
        return None
    if lacks_year(case.answer):
        return _wrong("date-month", "Look again: the text gives another day or month.")
    found = {_difference(mine, key) for mine in case.dates for key in case.key_dates}
    return next(_wrong(rule, told) for rule, told in _DIFFERENCES.items() if rule in found)


def _difference(mine: str, key: str) -> str:
    """Name what two dates that share no day differ in."""
    on_calendar = [value for value in (mine, key) if _is_on_the_calendar(value)]
    if len(on_calendar) < 2:
        return "duration-or-date" if on_calendar else "duration"
    (my_first, _), (key_first, _) = bounds(mine), bounds(key)
    if my_first.year != key_first.year:
        return "date-year"
    fine = {grain(mine), grain(key)} <= {Grain.DAY, Grain.MONTH}
    return "date-day" if fine and my_first.month == key_first.month else "date-month"


def _is_on_the_calendar(value: str) -> bool:
    return not value.startswith("P")


def _name_of(value: str) -> str:
    return "period" if grain(value) is Grain.INTERVAL else str(grain(value))


def _finer_wish(mine: str, key: str) -> str:
    wanted = grain(key)
    if wanted is Grain.INTERVAL:
        return "say it more exactly."
    both = wanted is Grain.DAY and grain(mine) in (Grain.YEAR, Grain.DECADE, Grain.SEASON)
    return "give the month and the day too." if both else f"give the {wanted} too."


def _same_name(case: _Case) -> Outcome | None:
    return _correct("name") if case.key_related(NameRelation.SAME) else None


def _misspelt(case: _Case) -> Outcome | None:
    if case.key_related(NameRelation.MISSPELT) is None:
        return None
    return _correct("typo", "Right. Mind the spelling.")


def _surname(case: _Case) -> Outcome | None:
    said = content_words(case.said)
    key = case.key_related(NameRelation.PART)
    names = surname(key) if key and case.asks_who else ()
    if not any(alike(said[-1], name) for name in names):
        return None
    spelt = said[-1] in names
    return _correct("surname", "Right." if spelt else "Right. Mind the spelling.")


def _contradicted(case: _Case) -> Outcome | None:
    """Refuse what contradicts one accepted name, unless it is part of another or holds it."""
    if case.key_related(NameRelation.PART, NameRelation.FULLER):
        return None
    clashes = [clash(case.said, key) for key in case.keys]
    ignored = None if case.asks_who else Clash.FIRST_NAME
    found = next((found for found in clashes if found and found is not ignored), None)
    return _wrong(f"other-{found.replace(' ', '-')}", _CLASHES[found]) if found else None


def _fuller(case: _Case) -> Outcome | None:
    if case.key_related(NameRelation.FULLER) is None:
        return None
    return _close("fuller", _FULLER, "The answer is in what you write; give it alone.")


def _part_of_name(case: _Case) -> Outcome | None:
    key = case.key_related(NameRelation.PART)
    if key is None:
        return None
    if case.asks_who and surname(key):
        return _close("first-name", _PART_OF_NAME, "Give the surname too.")
    return _close("part", _PART_OF_NAME, "Part of it is there; say it more fully.")


def _rank_alone(case: _Case) -> Outcome | None:
    said = set(content_words(case.said))
    if not case.asks_who or not any(said <= set(content_words(key)) for key in case.keys):
        return None
    return _close("rank", _PART_OF_NAME / 2, "A rank or an office names nobody yet; who is it?")


def _half_of_it(case: _Case) -> Outcome | None:
    recall = max((_recall(case.said, key) for key in case.keys), default=0)
    if recall < 0.5:
        return None
    return _close("part", _PART_OF_NAME, "Part of it is there; say it more fully.")


def _recall(answer: str, key: str) -> float:
    """Give the share of the key's content words that the answer holds, spelling forgiven."""
    given, wanted = set(content_words(answer)), set(bare(key).split())
    held = [word for word in wanted if any(alike(other, word) for other in given)]
    return len(held) / len(wanted) if wanted else 0


def _unlisted(case: _Case) -> Outcome:
    return _wrong("unlisted", case.question.otherwise or _LOOK_AGAIN[case.question.kind])


_RULES: tuple[_Rule, ...] = (
    _blank,
    _listed,
    _too_long,
    _several,
    _negated,
    _equal_or_finer_date,
    _year_left_open,
    _coarser_date,
    _overlapping_date,
    _other_date,
    _same_name,
    _misspelt,
    _surname,
    _contradicted,
    _fuller,
    _part_of_name,
    _rank_alone,
    _half_of_it,
    _unlisted,
)
