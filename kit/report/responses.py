"""First answers to a question, put together by option or by what was typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kit.bank import Question, QuestionType
from kit.checking.marked import read_marked
from kit.checking.outcome import verdict_of
from kit.text import normalise

REMOVED = "removed"
_BETWEEN = "; "


class Response(NamedTuple):
    """What a student gave, and how it was judged."""

    student: str
    text: str
    verdict: str


class Answer(NamedTuple):
    """An option or a typed answer, and what it is: correct, close, wrong or removed."""

    text: str
    verdict: str


def as_given(response: str) -> str:
    r"""Give a response in one line: options are parted, marked words go without their place.

    >>> as_given("Iraq\nSyria"), as_given("in October 2016 [1203:1218]")
    ('Iraq; Syria', 'in October 2016')
    """
    marked = read_marked(response)
    return (marked[0] if marked else response).replace("\n", _BETWEEN)


def options_taken(question: Question, responses: Iterable[Response]) -> dict[Answer, set[str]]:
    """Give who took which option, or gave which answer.

    Options stand in the order of the bank, also those that nobody took, and after them those that
    the bank no longer has. Other answers are put together where only capitals, blanks or quotation
    marks differ, or the place of marked words; the most common comes first.
    """
    if question.type in (QuestionType.SHORT, QuestionType.MARK, QuestionType.ORDER):
        return _by_wording(responses)
    taken: dict[str, set[str]] = {option.text: set() for option in question.options}
    for response in responses:
        several = question.type is QuestionType.CHOICES
        for text in response.text.split("\n") if several else [response.text]:
            taken.setdefault(text, set()).add(response.student)
    verdicts = {option.text: str(verdict_of(option.credit)) for option in question.options}
    return {Answer(text, verdicts.get(text, REMOVED)): who for text, who in taken.items()}


def _by_wording(responses: Iterable[Response]) -> dict[Answer, set[str]]:
    answers: dict[tuple[str, str], Answer] = {}
    taken: dict[Answer, set[str]] = {}
    for response in responses:
        text = as_given(response.text)
        answer = answers.setdefault(
            (normalise(text), response.verdict), Answer(text, response.verdict)
        )
        taken.setdefault(answer, set()).add(response.student)
    ordered = sorted(taken.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return dict(ordered)
