"""A teaching kit for reading comprehension: a news article, its questions, a student's answers.

The nouns, in the order in which one becomes the next:

- an `Article` is read from a text file (`load_article`): dateline, paragraphs, sentences;
- `Question`s are drafted from it (`draft_questions`; `explain_draft` says why these) and kept in a
  `QuestionBank`, a CSV file that a teacher edits (`load_bank`, `save_bank`); `reading_level` tells
  how hard the article reads, `main_event` what it reports above all;
- a `Quiz` is one student's sitting with a bank; `check` gives the `Outcome` of each response,
  and `explain_check` tells how a typed one was judged;
- every response is an `Attempt`, appended to an `AttemptLog`;
- a `QuizView` draws the quiz in a notebook, a `LessonChooser` lets a reader choose an article
  first, a `BankEditor` lets a teacher edit the bank;
- `scores` and `questions_table` tell a teacher how the class did, as data frames, `worth_a_look`
  which questions need one, `fill_gradebook` takes the scores to a gradebook.

Parts are imported when they are first used, so that a student's notebook starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kit.article import Article as Article
    from kit.article import load_article as load_article
    from kit.article import parse_article as parse_article
    from kit.attempts import Attempt as Attempt
    from kit.attempts import AttemptLog as AttemptLog
    from kit.bank import Kind as Kind
    from kit.bank import Option as Option
    from kit.bank import Policy as Policy
    from kit.bank import Question as Question
    from kit.bank import QuestionBank as QuestionBank
    from kit.bank import QuestionType as QuestionType
    from kit.bank import find_problems as find_problems
    from kit.bank import load_bank as load_bank
    from kit.bank import save_bank as save_bank
    from kit.checking import Outcome as Outcome
    from kit.checking import Verdict as Verdict
    from kit.checking import check as check
    from kit.checking import explain_check as explain_check
    from kit.drafting import Form as Form
    from kit.drafting import draft_questions as draft_questions
    from kit.drafting import explain_draft as explain_draft
    from kit.errors import KitError as KitError
    from kit.exchange.gradebook import fill_gradebook as fill_gradebook
    from kit.facts import main_event as main_event
    from kit.lessons import Lesson as Lesson
    from kit.lessons import load_lesson as load_lesson
    from kit.level import reading_level as reading_level
    from kit.quiz import Quiz as Quiz
    from kit.report import answers_table as answers_table
    from kit.report import bank_table as bank_table
    from kit.report import options_table as options_table
    from kit.report import overview as overview
    from kit.report import plot_questions as plot_questions
    from kit.report import plot_scores as plot_scores
    from kit.report import points_table as points_table
    from kit.report import questions_table as questions_table
    from kit.report import read_attempts as read_attempts
    from kit.report import scores as scores
    from kit.report import worth_a_look as worth_a_look
    from kit.widgets import BankEditor as BankEditor
    from kit.widgets import LessonChooser as LessonChooser
    from kit.widgets import QuizView as QuizView

__version__ = "0.1.0"

_HOME = {
    "Article": "article",
    "load_article": "article",
    "parse_article": "article",
    "draft_questions": "drafting",
    "explain_draft": "drafting",
    "Form": "drafting",
    "reading_level": "level",
    "main_event": "facts",
    "Kind": "bank",
    "Option": "bank",
    "Question": "bank",
    "QuestionBank": "bank",
    "QuestionType": "bank",
    "find_problems": "bank",
    "load_bank": "bank",
    "save_bank": "bank",
    "check": "checking",
    "explain_check": "checking",
    "Outcome": "checking",
    "Verdict": "checking",
    "Attempt": "attempts",
    "AttemptLog": "attempts",
    "Policy": "bank",
    "Quiz": "quiz",
    "QuizView": "widgets",
    "BankEditor": "widgets",
    "LessonChooser": "widgets",
    "Lesson": "lessons",
    "load_lesson": "lessons",
    "answers_table": "report",
    "options_table": "report",
    "overview": "report",
    "plot_questions": "report",
    "points_table": "report",
    "worth_a_look": "report",
    "bank_table": "report",
    "questions_table": "report",
    "read_attempts": "report",
    "scores": "report",
    "plot_scores": "report",
    "fill_gradebook": "exchange.gradebook",
    "KitError": "errors",
}

__all__ = list(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'kit' has no attribute {name!r}")
    return getattr(import_module(f"kit.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
