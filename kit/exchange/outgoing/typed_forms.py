"""Forms of a typed answer that the kit takes for the same, and another program does not.

Other programs compare typed answers letter by letter, but for capitals and blanks at both ends
(https://docs.moodle.org/en/Short-Answer_question_type; so do Canvas, H5P and jupyterquiz).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from kit.bank import Option, Question
from kit.checking.aims import asked_kind
from kit.checking.response import typed_score
from kit.exchange.outgoing.wordings import Asked, wordings
from kit.names import surname

MOST_FORMS = 50
"""So many forms are added at most to the answers of a question that earn points."""

A_FEW = 3
"""So many are added at most to one that earns nothing; only its comment is at stake there."""

# Words of a stem or comment that are English alone.
_ENGLISH = re.compile(
    r"\b(?:who|whom|whose|when|where|what|which|why|how|the|this|these|does|did)\b", re.IGNORECASE
)


def all_forms(question: Question) -> Iterator[tuple[Option, str]]:
    """Give the listed answers of a short question with the forms of each, itself first.

    No form comes twice, and each is one that the kit judges as it does the answer itself.
    """
    asked = _asked(question)
    taken = {_as_compared(option.text) for option in question.options}
    new = {option: _new(question, asked, option, taken) for option in question.options}
    earning = [(option, new[option]) for option in question.options if option.credit]
    added: dict[Option, list[str]] = {option: [] for option in question.options}
    for option, form in islice(_in_turn(earning), MOST_FORMS):
        added[option].append(form)
    for option in question.options:
        if not option.credit and option.feedback:
            added[option] += islice(new[option], A_FEW)
        yield option, option.text
        yield from ((option, form) for form in added[option])


def is_form(question: Question, option: Option, text: str) -> bool:
    """Say whether a text is one of the forms of an option that `all_forms` may give."""
    wanted = _as_compared(text)
    return any(
        _as_compared(form) == wanted and _is_judged_like(question, option, form)
        for form in wordings(_asked(question), option.text)
    )


def _in_turn(forms: list[tuple[Option, Iterator[str]]]) -> Iterator[tuple[Option, str]]:
    """Give the likeliest form of each answer, then the next of each.

    So an answer with many forms leaves none out of another one.
    """
    while forms:
        left = []
        for option, each in forms:
            if form := next(each, None):
                left.append((option, each))
                yield option, form
        forms = left


def _new(question: Question, asked: Asked, option: Option, taken: set[str]) -> Iterator[str]:
    for form in wordings(asked, option.text):
        # Most are there already, and judging costs more than looking.
        if _as_compared(form) not in taken and _is_judged_like(question, option, form):
            taken.add(_as_compared(form))
            yield form


def _asked(question: Question) -> Asked:
    texts = (question.stem, question.feedback, question.otherwise, *question.hints)
    return Asked(
        kind=asked_kind(question),
        is_person=any(map(surname, question.accepted)),
        is_english=any(map(_ENGLISH.search, texts)),
    )


def _as_compared(text: str) -> str:
    return text.strip().casefold()


def _is_judged_like(question: Question, option: Option, form: str) -> bool:
    return typed_score(question, form) == option.credit
