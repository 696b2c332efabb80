"""Where drafts are kept: a folder with one bank an article, or one bank for all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from kit.bank import QuestionBank, save_bank
from kit.batch.records import Drafted, Result
from kit.drafting import DraftedQuestion
from kit.errors import DraftError
from kit.lessons import NO_BANK


class Banks:
    """Where the drafts of one run go; this kind keeps none."""

    @property
    def folder(self) -> Path | None:
        """Where the banks are, and the list of failures beside them."""
        return None

    def has(self, article: Path) -> bool:  # noqa: ARG002
        """Say whether there is nothing to draft, because an article has its bank."""
        return False

    def save(self, drafted: Drafted) -> None:
        """Keep one draft as soon as it is there, in whatever order they come.

        Raises:
            BankError: It cannot be written.
            DraftError: Its bank cannot have the name of the article.
        """

    def add(self, result: Result) -> Result:
        """Take in a result when its turn has come, and give it as it stands in the bank."""
        return result

    def close(self) -> None:
        """Write what is written when all articles are through.

        Raises:
            BankError: It cannot be written.
        """


@dataclass(frozen=True, kw_only=True)
class BankFolder(Banks):
    """One bank an article, under the article's name, each written at once.

    Attributes:
        place: The folder; it is made when the first bank is saved.
        anew: Whether banks that are there are drafted anew.
    """

    place: Path
    anew: bool = False

    @property
    def folder(self) -> Path:  # noqa: D102
        return self.place

    def has(self, article: Path) -> bool:  # noqa: D102
        return not self.anew and self._bank_of(article).exists()

    def save(self, drafted: Drafted) -> None:  # noqa: D102
        path = self._bank_of(drafted.path)
        if path.name.casefold() == NO_BANK:
            raise DraftError(
                f"{drafted.path}: its bank would be called {NO_BANK}, which is the name of the "
                "list of failures; give the article another name."
            )
        save_bank(QuestionBank(id=path.stem, questions=drafted.questions), path)

    def _bank_of(self, article: Path) -> Path:
        return self.place / f"{article.stem}.csv"


@dataclass(kw_only=True)
class OneBank(Banks):
    """One bank for all articles, written at the end; ids go on from one article to the next.

    Attributes:
        path: The file of the bank.
        questions: Those of the articles so far.
    """

    path: Path
    questions: list[DraftedQuestion] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)

    @property
    def folder(self) -> Path:  # noqa: D102
        return self.path.parent

    def add(self, result: Result) -> Result:  # noqa: D102
        if not isinstance(result, Drafted):
            return result
        numbered = tuple(self._numbered(question) for question in result.questions)
        self.questions += numbered
        return replace(result, questions=numbered)

    def close(self) -> None:  # noqa: D102
        if self.questions:
            bank = QuestionBank(id=self.path.stem, questions=tuple(self.questions))
            save_bank(bank, self.path)

    def _numbered(self, question: DraftedQuestion) -> DraftedQuestion:
        name = question.id.rpartition("-")[0]
        self._counts[name] += 1
        return replace(question, id=f"{name}-{self._counts[name]}")
