"""What is weak about questions that stand together, though each by itself is sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kit.bank import Doubt, Question, QuestionType
from kit.review.flaws import says
from kit.text import normalise

_HAVE_A_KEY = (QuestionType.CHOICE, QuestionType.SHORT)


def find_told(questions: Iterable[Question]) -> Iterator[tuple[str, Doubt]]:
    """Give the questions whose answer one that is asked before them says, each with its id.

    Rule 4 of the guidelines that `find_flaws` cites: keep the content of each item independent of
    that of the others. Names come up again in any set, so only questions with the same evidence
    are compared.
    """
    asked: dict[tuple[str, str], list[Question]] = defaultdict(list)
    for question in questions:
        before = asked[question.passage, question.evidence]
        if question.type in _HAVE_A_KEY and question.evidence:
            yield from ((question.id, doubt) for doubt in _told(question, before))
        before.append(question)


def find_doubles(questions: Iterable[Question]) -> Iterator[tuple[str, Doubt]]:
    """Give the questions that were asked before in the same words, each with its id."""
    asked: dict[tuple[str, str, str], str] = {}
    for question in questions:
        words = (question.passage, question.type, normalise(question.stem))
        first = asked.setdefault(words, question.id)
        if first != question.id:
            yield (
                question.id,
                Doubt(code="asked-twice", message=f"{first} asks the same; take one of them out"),
            )


def _told(question: Question, before: Iterable[Question]) -> Iterator[Doubt]:
    for other in before:
        said = next((key for key in question.accepted if says(other.stem, key)), None)
        if said:
            yield Doubt(
                code="told-before",
                message=f"{other.id}, which is asked before, says the answer {said!r}; leave that "
                "out there, or take one of the two out",
                about=said,
            )
            return
