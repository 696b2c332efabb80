"""The records of this room: what became of each article."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kit.article import Article, Sentence
from kit.drafting import DraftedQuestion, Dropped


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """An article with its questions, of which there is at least one.

    Attributes:
        path: The file of the article.
        article: What was read.
        questions: In the order of the text.
        dropped: What was left out, with the reasons.
        unasked: The sentences in which nothing was found.
    """

    path: Path
    article: Article
    questions: tuple[DraftedQuestion, ...]
    dropped: tuple[Dropped, ...]
    unasked: tuple[Sentence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PassedOver:
    """An article that was not read, because it has its bank already."""

    path: Path


@dataclass(frozen=True, kw_only=True)
class Failed:
    """An article without a bank.

    Attributes:
        path: The file of the article.
        problem: What is wrong with which file, and what to do.
        dropped: What would have been asked, where it was read at all.
        unasked: The sentences in which nothing was found, where it was read at all.
    """

    path: Path
    problem: str
    dropped: tuple[Dropped, ...] = ()
    unasked: tuple[Sentence, ...] = ()


Result = Drafted | PassedOver | Failed
