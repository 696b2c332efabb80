"""The articles that a bank is about, one of which may be a file that cannot be read."""

from __future__ import annotations

from pathlib import Path

from kit.article import Article
from kit.editing.looking import FIRST_LINE
from kit.errors import ArticleError, Problem
from kit.lessons import ArticleFolder


class ReadableArticles(ArticleFolder):
    """A folder in which an article that cannot be read is none, and is remembered as such."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._unreadable: dict[str, str] = {}

    def __getitem__(self, article_id: str) -> Article:
        try:
            return super().__getitem__(article_id)
        except ArticleError as error:
            self._unreadable[article_id] = str(error)
            raise KeyError(article_id) from error

    def faults(self, article_id: str, file: str) -> tuple[Problem, ...]:
        """Give why an article that was asked for could not be read, as a fault of its question."""
        message = self._unreadable.get(article_id)
        if message is None:
            return ()
        fault = Problem(
            file=file, line=FIRST_LINE, message=message, code="article-unreadable", column="passage"
        )
        return (fault,)
