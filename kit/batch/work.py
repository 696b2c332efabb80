"""What a worker does: one article after the other, wherever it runs."""

from __future__ import annotations

import threading
import traceback
from dataclasses import dataclass
from pathlib import Path

from kit.article import Article, Sentence
from kit.drafting import DraftedQuestion, Dropped, Wanted, explain_draft, why_nothing
from kit.errors import LanguageError

# A worker of a cluster may have several threads, and the language model is made for one.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a worker sends back; with a problem there are no questions."""

    questions: tuple[DraftedQuestion, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    unasked: tuple[Sentence, ...] = ()
    problem: str = ""


def work(article: Article, wanted: Wanted) -> Answer:
    """Draft questions about one article; whatever is wrong with this one is told in the answer.

    Raises:
        LanguageError: No English model is installed where the worker runs.
    """
    with _one_at_a_time:
        try:
            return _answer(article, wanted)
        except ImportError as error:
            raise LanguageError(f"Drafting needs what is not installed: {error}.") from error
        except LanguageError:
            raise
        except Exception as error:
            return Answer(problem=_fault(article, error))


def _answer(article: Article, wanted: Wanted) -> Answer:
    drafting = explain_draft(article, wanted)
    return Answer(
        questions=drafting.questions,
        dropped=drafting.dropped,
        unasked=drafting.unasked,
        problem="" if drafting.questions else why_nothing(article, drafting.dropped, wanted.kinds),
    )


def _fault(article: Article, error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"{article.id}: drafting broke off with {type(error).__name__} ({error}; "
        f"{Path(last.filename).name}, line {last.lineno}). This is a fault of the kit, not of the "
        "article: please report both."
    )
