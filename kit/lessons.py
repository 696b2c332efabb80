"""A folder of lessons: banks in `banks/`, and the articles that they are about in `articles/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kit.article import Article, load_article
from kit.bank import QuestionBank, load_bank

NO_BANK = "failures.csv"
"""The list that drafting leaves beside the banks, of articles that have none: no bank itself."""


class ArticleFolder(Mapping[str, Article]):
    """The articles of a folder by their ids; each file is read when it is first asked for.

    A folder is equal to itself alone, so that what was found out with it can be kept.
    """

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, Article] = {}

    def __getitem__(self, article_id: str) -> Article:
        if article_id not in self._read:
            if article_id not in self:
                raise KeyError(article_id)
            self._read[article_id] = load_article(self.path(article_id))
        return self._read[article_id]

    def path(self, article_id: str) -> Path:
        """Say where an article is looked for."""
        return self.folder / f"{article_id}.txt"

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in self.folder.glob("*.txt")))


def articles_beside(bank: Path) -> ArticleFolder | None:
    """Give the articles in `articles/` beside the folder of a bank; None without that folder."""
    folder = articles_folder(bank)
    return ArticleFolder(folder) if folder.is_dir() else None


def articles_folder(bank: Path) -> Path:
    """Say where the articles of a bank are looked for when no folder is named."""
    return articles_of(bank.resolve().parent)


def articles_of(banks: Path) -> Path:
    """Say where the articles of a folder of banks are looked for when no folder is named."""
    return banks.resolve().parent / "articles"


def bank_files(named: Iterable[Path]) -> Iterator[Path]:
    """Give the files of banks that are named, each itself or by its folder."""
    for path in named:
        found = sorted(path.glob("[!.]*.csv"), key=_by_name) if path.is_dir() else [path]
        yield from (file for file in found if file.name != NO_BANK)


def _by_name(path: Path) -> str:
    return path.stem


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """An article, and the bank with the questions on it."""

    article: Article
    bank: QuestionBank

    @property
    def title(self) -> str:
        """The headline of the article, or the name of the bank where it has none."""
        return self.article.title or self.bank.id.replace("-", " ").replace("_", " ").capitalize()

    @property
    def count(self) -> int:
        """How many questions are on the article."""
        return sum(question.passage == self.article.id for question in self.bank)

    def __repr__(self) -> str:
        return f"Lesson({self.bank.id!r}: {self.title!r}, {self.count} questions)"


def load_lesson(bank: str | Path, articles: str | Path | None = None) -> Lesson:
    """Read a bank and the article that its first question is about.

    Args:
        bank: The CSV file of the bank.
        articles: The folder of the articles; left out, `articles` beside the folder of the bank.

    Raises:
        BankError: The bank has faults, or names an article that is not there.
        ArticleError: The article cannot be read.
    """
    folder = ArticleFolder(Path(articles) if articles else articles_folder(Path(bank)))
    read = load_bank(bank, folder)
    return Lesson(article=folder[read.questions[0].passage], bank=read)
