"""What `kit draft` says at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten

import click
from rich.table import Table

from kit.article import Article
from kit.bank import Kind
from kit.batch import BankFolder, Banks, Drafted, Failed, OneBank, PassedOver, Result
from kit.cli.files import table_file
from kit.cli.tables import cell, screen, table
from kit.cli.told import counted
from kit.drafting import UNSURE, Form, needs_a_date
from kit.errors import KitError, named
from kit.files import writing
from kit.lessons import NO_BANK, articles_of
from kit.level import reading_level
from kit.review import find_told
from kit.text import misread_word

# More rows than this nobody reads, nor more levels and failures than these.
_MAX_ROWS = 60
_MAX_LEVELS = 5
_MAX_FAILURES = 20

_WORDS_A_QUESTION = 75
_FEW = (
    "These are few for the text. --explain tells what was left out and why, --rough keeps it for "
    "you to mend; in the editor, mark any sentence and ask for questions on it."
)
_NO_MORE = "no more would stand alone. --rough gives the others, for you to mend."
_TOLD = "The answer of {} is said by a question before; 'kit check' names them."
_NO_DATE = (
    '{}: it has no date, so that times such as "on Sunday" are not asked for. Put a line such as '
    '"date 2017-07-09" before its text, and draft anew with --force.'
)
_MISREAD = (
    "{}: letters of it were read in the wrong encoding, such as in {}. Copy the text anew, save it "
    "as UTF-8, and draft anew with --force."
)
_NO_PROSE = (
    "{}: {} of its paragraphs do not end as a sentence, such as {}. What is a button, a caption or "
    "another article of a web page, take out, and draft anew with --force."
)
_MANY_NO_PROSE = 3
_SHOWN = 40
_NO_FORM = (
    "No question of the form '{}' in {}: it takes {}. Write one by hand, or take another article."
)
_PUT = "put {} there, or name another folder with --articles."
_COLUMNS = ("words", "questions", "who", "when", "where", "choice", "short", UNSURE, "dropped")


@dataclass(kw_only=True)
class Summary:
    """What became of the articles of one run.

    Attributes:
        banks: Where their questions go.
        count: How many articles there are.
        limit: How many questions an article were asked for, if a number was.
        rough: Whether what no good question came of is kept too.
        forms: The further forms that were asked for.
        failed: Those that have no bank.
    """

    banks: Banks
    count: int
    limit: int | None = None
    rough: bool = False
    forms: tuple[Form, ...] = ()
    failed: list[Failed] = field(default_factory=list)
    _rows: dict[str, Counter[str]] = field(default_factory=dict)
    _total: Counter[str] = field(default_factory=Counter)
    _passed_over: int = 0
    _without: dict[Form, list[str]] = field(default_factory=dict)
    _few: list[Article] = field(default_factory=list)
    _astray: list[Path] = field(default_factory=list)

    def add(self, result: Result) -> None:
        """Count in one article."""
        match result:
            case Drafted():
                self._add_drafted(result)
            case PassedOver():
                self._passed_over += 1
            case Failed():
                self.failed.append(result)

    def show(self) -> None:
        """Write it all: failures to the error stream, and to their list beside the banks.

        Raises:
            KitError: That list cannot be written.
        """
        if len(self._rows) > 1:
            screen().print(_table(self._rows, self._total))
        for line in self._lines():
            click.echo(line)
        if self.count > 1 and self.banks.folder:
            self._list_failures(self.banks.folder / NO_BANK)
        self._tell_failures()

    def _add_drafted(self, drafted: Drafted) -> None:
        counts = _counts(drafted)
        self._total += counts
        if self.count <= _MAX_ROWS:
            self._rows[drafted.article.id] = counts
        if self.count <= _MAX_LEVELS:
            self._few.append(drafted.article)
        for form in self.forms:
            if not any(form in question.tags for question in drafted.questions):
                self._without.setdefault(form, []).append(drafted.article.id)
        place = _looked_for(self.banks, drafted.article)
        if place and len(self._astray) < 2 and not place.exists():
            self._astray.append(place)

    def _lines(self) -> Iterator[str]:
        if self._total:
            yield self._first_line()
            if self._total[UNSURE]:
                yield f"Tagged {UNSURE}: {self._total[UNSURE]:,}. Read those first."
            if self.banks.folder:
                yield "Read each one over: a draft is a beginning, not a bank."
            asked_for = 0 if self.rough else self.limit or 0
            if self._total["questions"] < asked_for * self._total["articles"]:
                yield f"{self.limit} an article were asked for; {_NO_MORE}"
            if told := self._total["told before"]:
                yield _TOLD.format(counted(told, "question"))
            is_little = self._total["questions"] * _WORDS_A_QUESTION < self._total["words"]
            if is_little and self.limit is None and not self.rough:
                yield _FEW
        for form, names in self._without.items():
            yield _NO_FORM.format(form, named(names), form.needs)
        yield from (_NO_DATE.format(article.id) for article in self._few if needs_a_date(article))
        yield from filter(None, map(_line_on_letters, self._few))
        yield from filter(None, map(_line_on_scraps, self._few))
        yield from map(_level_line, self._few)
        if self._passed_over:
            yield (
                f"{counted(self._passed_over, 'article')} passed over, because the bank is there "
                "already; --force drafts anew."
            )
        yield from self._lines_on_articles_astray()

    def _first_line(self) -> str:
        place = ""
        if isinstance(self.banks, OneBank):
            place = f"{self.banks.path}: "
        elif isinstance(self.banks, BankFolder):
            place = f"{self.banks.place}: {counted(self._total['articles'], 'bank')}, "
        kinds = ", ".join(f"{self._total[kind]:,} {kind}" for kind in Kind)
        return f"{place}{counted(self._total['questions'], 'question')} drafted ({kinds})."

    def _lines_on_articles_astray(self) -> Iterator[str]:
        if len(self._astray) == 1:
            yield f"'kit check' looks for the article in {self._astray[0]}; {_PUT.format('it')}"
        elif self._astray:
            folder = self._astray[0].parent
            yield f"'kit check' looks for the articles in {folder}; {_PUT.format('them')}"

    def _list_failures(self, path: Path) -> None:
        """Write the list of failures; a folder of banks without any has none, not even an old one.

        Raises:
            KitError: It cannot be written.
        """
        if self.failed:
            with table_file(path, ("article", "problem")) as write:
                for failed in self.failed:
                    write((failed.path, failed.problem))
        elif isinstance(self.banks, BankFolder):
            with writing(path):
                path.unlink(missing_ok=True)

    def _tell_failures(self) -> None:
        if self.failed and self.count > 1:
            click.echo(f"{counted(len(self.failed), 'article')} failed:", err=True)
        shown = _MAX_FAILURES if self.banks.folder else len(self.failed)
        for failed in self.failed[:shown]:
            click.echo(failed.problem, err=True)
        if len(self.failed) > shown and self.banks.folder:
            click.echo(f"All are listed in {self.banks.folder / NO_BANK}.", err=True)


def _counts(drafted: Drafted) -> Counter[str]:
    counts = Counter(
        articles=1,
        words=drafted.article.word_count,
        questions=len(drafted.questions),
        dropped=len(drafted.dropped),
    )
    for question in drafted.questions:
        counts[str(question.kind)] += 1
        counts[str(question.type)] += 1
        counts[UNSURE] += UNSURE in question.tags
    counts["told before"] = sum(1 for _ in find_told(drafted.questions))
    return counts


def _table(rows: dict[str, Counter[str]], total: Counter[str]) -> Table:
    drawn = table()
    drawn.show_footer = True
    drawn.add_column("article", "all", overflow="fold")
    for name in _COLUMNS:
        drawn.add_column(name, cell(total[name]), justify="right")
    for article, counts in rows.items():
        drawn.add_row(cell(article), *(cell(counts[name]) for name in _COLUMNS))
    return drawn


def _looked_for(banks: Banks, article: Article) -> Path | None:
    """Say where 'kit check' looks for an article; None when no bank is kept."""
    if not banks.folder:
        return None
    return articles_of(banks.folder) / f"{article.id}.txt"


def _line_on_letters(article: Article) -> str:
    """Say that an article was once read in a wrong encoding, beyond what can be mended."""
    word = misread_word(article.text)
    return _MISREAD.format(article.id, repr(word)) if word else ""


def _line_on_scraps(article: Article) -> str:
    """Say that an article may have been copied with what stands around it on a web page."""
    scraps = [paragraph for paragraph in article.paragraphs if not paragraph.is_prose]
    if len(scraps) < _MANY_NO_PROSE:
        return ""
    first = shorten(scraps[0].text, _SHOWN, placeholder=" …")
    return _NO_PROSE.format(article.id, len(scraps), repr(first))


def _level_line(article: Article) -> str:
    try:
        return f"{article.id}: {reading_level(article).summary}"
    except KitError as error:
        return str(error)
