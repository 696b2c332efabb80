"""Rules for typed answers that look at their form alone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from kit.checking.case import MARKS, MAX_LENGTH, Case
from kit.checking.outcome import Outcome, again, blank, credited
from kit.text import normalise, plain_marks, without_lead_in

_NO_ANSWER = re.compile(
    r"(?:(?:um+|er+|hm+|sor+y|sr+y|well|oh)[ ,.]*)*"
    r"(?:idk|n/?a|dunno|no(?:t a)? (?:idea|clue)|(?:i )?have no (?:idea|clue)|pass|skip"
    r"|(?:i )?(?:really |honestly |just )?(?:do ?n[o']?t|dont|can ?n?[o']?t|cant)"
    r" (?:really )?(?:know|no|remember|recall)"
    r"|(?:i )?(?:forgot|forget)|nothing(?: comes to mind)?|(?:i'?m |i am )?not sure|unsure"
    r"|unknown|no answer|(?:i )?(?:just )?skip(?:ped)? (?:it|this|that)(?: part| one| question)?"
    r"|(?:i )?(?:ca ?n[o']?t|cannot|could ?n[o']?t) answer"
    r"|(?:i )?(?:can ?n?[o']?t|cant|could ?n[o']?t|did ?n[o']?t|didnt) find"
    r" (?:it|this|that|the answer))"
    r"(?:[ ,.]+(?:it|this|that|one|miss|sir|idk|teacher|sor+y|sr+y|the answer|at all|exactly"
    r"|anymore|any more|him|her"
    r"|i ?'?a?m (?:so |really |very )?bad (?:at|with) \w+"
    r"|who|where|when|what|how (?:long|many|much)"
    r"|(?:his|her|the|its) (?:name|date|year|place|word)))*"
)
_UNKNOWN = (
    r"(?:(?:i|we|i'?m|am|really|honestly|just|have|i've|but|and|sorry) )*"
    r"(?:(?:do ?n[o']?t|dont|can ?n?[o']?t|cannot|cant|did ?n[o']?t|didnt) (?:really )?"
    r"(?:know|remember|recall)|forgot(?:ten)?|forget|not (?:quite |really |so |too )?sure|unsure"
    r"|dunno|idk|no (?:idea|clue))"
    r"(?: (?:of|about|in|the|its|his|her|their|which|what|exact|exactly|full|first|last|right|more"
    r"|it|name|surname|date|day|month|year|time|place|city|town|village|country|word|one|rest"
    r"|anymore|though))*(?:,? sorry)?"
)
_DISCLAIMER = re.compile(
    rf"(?:^|\s*[,;:(]|\.(?=\s)|\s-+\s|\s(?=but\b))\s*{_UNKNOWN}\s*(?:$|[,;:).!?]+|\s-+\s|\bbut\b)",
    re.IGNORECASE,
)
_MAY_DISCLAIM = re.compile(r"know|remember|recall|forg|sure|idk|dunno|idea|clue", re.IGNORECASE)
_ARTICLES = {"a", "an", "the"}


def left_blank(case: Case) -> Outcome | None:
    """Nothing is said, or that nothing is known."""
    said = without_disclaimer(case.plain) or case.plain
    empty = not any(map(str.isalnum, said)) or any(map(_NO_ANSWER.fullmatch, (said, case.plain)))
    return blank("Write an answer, even if you are not sure.") if empty else None


def without_disclaimer(text: str) -> str | None:
    """Give a text without an aside that something is not known, or None where it has none.

    >>> without_disclaimer("in Iceland, I forgot the city"), without_disclaimer("in Iceland")
    ('in Iceland', None)
    """
    if len(text) > MAX_LENGTH or not _MAY_DISCLAIM.search(text):
        return None
    plain = " ".join(plain_marks(text).split())
    rest = _DISCLAIMER.sub(", ", plain)
    return rest.strip(MARKS) or "," if rest != plain else None


def listed(case: Case) -> Outcome | None:
    """The teacher has listed this answer, with its credit."""
    said = _bare(case.answer)
    matches = (option for option in case.question.options if _bare(option.text) == said)
    option = next(matches, None)
    return credited(case.question, option, "listed") if option else None


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """Give the form in which a listed answer is compared: no lead-in, article, accent or stop."""
    plain = normalise(text)
    folded = plain if plain.isascii() else anyascii(plain).casefold()
    said = without_lead_in(folded.strip(MARKS)).replace('"', "")
    kept = [word for word in said.split() if word not in _ARTICLES]
    return " ".join(kept).strip(MARKS)


def too_long(case: Case) -> Outcome | None:
    """An essay hides an answer among others, so it is not judged."""
    if len(case.answer) <= MAX_LENGTH:
        return None
    return again("long", "This is too long to check; answer in a few words.")


def other_script(case: Case) -> Outcome | None:
    """The answer is in letters that no accepted answer has, and no date, so it is not compared."""
    if _is_latin(case.answer) or case.dates or not all(map(_is_latin, case.keys)):
        return None
    return again("script", "Write the answer in the letters of the text.")


def _is_latin(text: str) -> bool:
    if text.isascii():
        return True
    letters = [sign for sign in text if sign.isalpha()]
    latin = [sign for sign in letters if unicodedata.name(sign, "").startswith("LATIN")]
    return 2 * len(latin) >= len(letters)
