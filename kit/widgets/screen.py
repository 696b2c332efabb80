"""What the quiz view shows, as plain values: the one place that decides what the browser gets."""

from __future__ import annotations

from typing import Any, TypedDict

from kit.article import Article
from kit.checking import Outcome
from kit.errors import KitError, QuizError
from kit.messages import Translate, in_words
from kit.quiz import Quiz, Status
from kit.widgets.places import marks_of
from kit.widgets.question_screen import asked_screen, question_screen
from kit.widgets.summary_screen import summary_screen
from kit.widgets.told import number
from kit.widgets.words import welcome_back, words_to_read

_IN_MAP = 100
_LETTERS = {
    Status.NEW: "n",
    Status.SKIPPED: "s",
    Status.TRIED: "t",
    Status.CORRECT: "c",
    Status.CLOSE: "k",
    Status.WRONG: "w",
}


def compact(value: Any, _view: object = None) -> Any:
    """Leave out what is None or False: for the browser, what is missing is just that.

    >>> compact({"notice": None, "tries": 0, "question": {"open": False, "id": "a"}})
    {'tries': 0, 'question': {'id': 'a'}}
    """
    if not isinstance(value, dict):
        return value
    told = {name: part for name, part in value.items() if part is not None and part is not False}
    return {name: compact(part) for name, part in told.items()}


class Notice(TypedDict):
    """A message that belongs to no answer.

    Its kind is told (the student may go on), wanted (it goes once something is chosen), failed, or
    unkept (what will be answered cannot be kept).
    """

    kind: str
    text: str


def passage(quiz: Quiz) -> dict[str, Any]:
    """Give what may be read of the article now."""
    return article_screen(quiz.article, quiz.paragraphs_shown)


def article_screen(article: Article, count: int | None = None) -> dict[str, Any]:
    """Give an article's title, date and credit, so many of its paragraphs, and if more comes."""
    shown = article.paragraphs[:count]
    return {
        "title": article.title or "",
        "dateline": article.dateline.isoformat() if article.dateline else "",
        "paragraphs": [paragraph.text for paragraph in shown],
        "goes_on": len(shown) < len(article.paragraphs),
        "credit": article.credit or "",
    }


def asked(quiz: Quiz, translate: Translate) -> dict[str, Any]:
    """Give what the open question asks; nothing while the article is read, or at the summary."""
    question = None if quiz.is_reading else quiz.current
    return asked_screen(quiz, question, translate) if question else {}


def own_marks(quiz: Quiz) -> list[list[int]]:
    """Give what the student marked: paragraph, first and last offset in it."""
    return [list(mark) for mark in marks_of(quiz.marks, quiz.article)]


def screen_of(
    quiz: Quiz, *, turn: int, translate: Translate, notice: Notice | None = None
) -> dict[str, Any]:
    """Give everything that is on the screen now, and nothing else.

    Args:
        quiz: The quiz.
        turn: Number of this screen; what comes from the browser says which screen it answers.
        translate: Gives texts in the language of the view.
        notice: A message to show.
    """
    score = quiz.score()
    question = None if quiz.is_reading else quiz.current
    is_summary = question is None and not quiz.is_reading
    return {
        "turn": turn,
        "number": quiz.number,
        "count": score.questions,
        "settled": score.settled,
        "earned": number(score.earned, translate),
        "points": number(score.points, translate),
        "practice": _practice(quiz),
        "notice": dict(notice) if notice else None,
        "reading": _reading(quiz, translate) if quiz.is_reading else None,
        "hides_article": quiz.hides_article,
        "question": question_screen(quiz, question, translate) if question else None,
        "summary": summary_screen(quiz, translate) if is_summary else None,
        "map": _map(quiz),
    }


def _practice(quiz: Quiz) -> dict[str, int] | None:
    place = quiz.practice
    return {"number": place[0], "count": place[1]} if place else None


def _reading(quiz: Quiz, translate: Translate) -> dict[str, Any]:
    words = words_to_read(quiz.article.word_count)
    return {"words": in_words(words, translate), "closed": not quiz.policy.open_book}


def _map(quiz: Quiz) -> dict[str, Any]:
    """Give how each of the hundred questions around stands, a letter each."""
    first = (max(quiz.number, 1) - 1) // _IN_MAP * _IN_MAP
    around = quiz.questions[first : first + _IN_MAP]
    states = "".join("l" if quiz.is_locked(q) else _LETTERS[quiz.status(q)] for q in around)
    return {"first": first + 1, "states": states}


def greeting(quiz: Quiz, translate: Translate) -> Notice | None:
    """Give the welcome for a student who comes back; None before there is anything to tell of."""
    score = quiz.score()
    if not score.settled and quiz.days < 2 and quiz.best is None:
        return None
    told = welcome_back(quiz.days, score.settled, score.questions)
    return Notice(kind="told", text=in_words(told, translate))


def not_counted(outcome: Outcome, translate: Translate) -> Notice | None:
    """Give the message for a response that costs no try; None for any other outcome."""
    if outcome.is_judged:
        return None
    return Notice(kind="wanted", text=in_words(outcome.feedback, translate))


def failure(error: Exception, translate: Translate) -> Notice:
    """Give the message for an act that failed, or that the quiz does not allow."""
    if isinstance(error, QuizError):
        return Notice(kind="told", text=translate(str(error)))
    text = str(error) if isinstance(error, KitError) else f"{type(error).__name__}: {error}"
    return Notice(kind="failed", text=text)
