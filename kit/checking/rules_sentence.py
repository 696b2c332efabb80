"""The rule for a wanted answer inside a sentence."""

from __future__ import annotations

from kit.checking.case import Case
from kit.checking.outcome import Outcome, correct
from kit.dates import find_dates
from kit.names import TITLES, around, folded_words, has_digit, surname
from kit.text import words

_LEADING = frozenset(
    words("is are was were be been by that think believe guess suppose say answer")
)
_PLACING = frozenset(words("in on at for lasted"))
_FOLLOWING = frozenset(
    words(
        "is are was were be been being has have had did does do will would could says said told"
        " spoke announced declared stated claimed explained reported confirmed made gave took began"
        " started happened ran won lost i im we he she it they that this there who which because"
        " when where as in on at also just himself herself themselves maybe perhaps probably"
    )
)
_COMMON = (
    _LEADING
    | _PLACING
    | _FOLLOWING
    | TITLES
    | frozenset(words("a an the of to from my our his her"))
)
# Where one of these stands, the sentence may deny the name, or set another one beside it.
_SPOILING = frozenset(
    words("and or but no none cannot cant dont doesnt didnt isnt wasnt doubt hardly unlikely")
)


def inside_a_sentence(case: Case) -> Outcome | None:
    """A wanted answer stands whole in a sentence that names nothing else.

    The words on both sides must be such as go on with a sentence: `fighters of the Islamic State`
    and `Robert Sofge's spokesman` are others than those they name.
    """
    forms = [form for key in case.keys for form in _forms(key, case)]
    return correct("sentence") if any(_is_sentence_around(form, case) for form in forms) else None


def _forms(key: str, case: Case) -> tuple[str, ...]:
    return (key, *surname(key)) if case.asks_who else (key,)


def _is_sentence_around(name: str, case: Case) -> bool:
    found = around(name, case.answer)
    if found is None:
        return False
    before, after = found
    rest = [*before, *after]
    return (
        bool(rest)
        and (not before or _leads_to_it(before, case))
        and (not after or _goes_on(after[0], case))
        and not _SPOILING.intersection(rest)
        and not _names_another(case)
        and not (case.key_dates and _has_other_date(rest, case))
    )


def _leads_to_it(before: list[str], case: Case) -> bool:
    return before[-1] in (_LEADING if case.asks_who else _LEADING | _PLACING)


def _goes_on(word: str, case: Case) -> bool:
    is_verb_of_question = word.endswith("ed") and word in folded_words(case.question.stem)
    return word in _FOLLOWING or is_verb_of_question


def _names_another(case: Case) -> bool:
    """Say whether a capital letter or a digit stands where neither question nor key has it."""
    known = {part for text in (case.question.stem, *case.keys) for part in _parts(text)}
    return any(
        (word[0].isupper() or has_digit(word)) and not known.issuperset(folded_words(word))
        for word in words(case.answer)
        if not _COMMON.issuperset(folded_words(word))
    )


def _parts(text: str) -> list[str]:
    return [part for word in words(text) for part in folded_words(word)]


def _has_other_date(rest: list[str], case: Case) -> bool:
    return any(map(has_digit, rest)) or bool(find_dates(" ".join(rest), case.dateline))
