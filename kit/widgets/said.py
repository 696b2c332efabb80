"""What is said of an answer on a screen: only what its student can make use of now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kit.bank import Question
from kit.checking import Outcome, Verdict
from kit.checking.advice import without_advice, without_looking
from kit.messages import Message, Translate, in_words, joined, message
from kit.quiz import Quiz
from kit.quiz.naming import paragraphs_named
from kit.text import sentences


def said_of(quiz: Quiz, question: Question, outcome: Outcome | None, translate: Translate) -> str:
    """Give what is said of an answer, translated.

    Without a try left there is no advice for one; while the article is away, none to look there.
    A comment of the bank stays as it is written, but for sentences about paragraphs that are not
    there to be read.
    """
    if outcome is None:
        return ""
    of_rules = _rules(quiz, question, outcome)
    written = _written(question)
    told = []
    for part in _parts(outcome.feedback):
        if part in written:
            told.append(in_sight(quiz, question, part))
        elif isinstance(part, Message) and "comment" in part.values:
            told.append(_about_one(quiz, question, part))
        else:
            told.append(of_rules(part, translate))
    return in_words(joined(told), translate) if any(told) else ""


def _about_one(quiz: Quiz, question: Question, part: Message) -> str:
    """Give a comment that says which one of several options it is about."""
    comment = in_sight(quiz, question, part.values["comment"])
    return message(part.form, **part.values | {"comment": comment}) if comment else ""


def is_of_bank(question: Question, outcome: Outcome | None) -> bool:
    """Say whether the bank alone speaks of an answer, in its own language."""
    return outcome is not None and _written(question).issuperset(_parts(outcome.feedback))


def _written(question: Question) -> set[str]:
    return {option.feedback for option in question.options} | {question.otherwise}


def in_sight(quiz: Quiz, question: Question, comment: str) -> str:
    """Give a comment of the bank without sentences about paragraphs that are out of sight."""
    shown = 0 if quiz.is_closed(question) else quiz.paragraphs_shown
    if all(number <= shown for number in paragraphs_named(comment)):
        return comment
    told = (comment[start:end] for start, end in sentences(comment))
    kept = (one for one in told if all(number <= shown for number in paragraphs_named(one)))
    return " ".join(kept)


def _rules(quiz: Quiz, question: Question, outcome: Outcome) -> Callable[[str, Translate], str]:
    """Give how the words of the rules are told."""
    if outcome.verdict is Verdict.CORRECT:
        return in_words
    if quiz.status(question).is_settled:
        return without_advice
    return without_looking if quiz.is_closed(question) else in_words


def _parts(text: str) -> Iterator[str]:
    parts = text.parts if isinstance(text, Message) else ()
    if not parts:
        yield text
    for part in parts:
        yield from _parts(part)
