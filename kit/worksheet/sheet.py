"""What stands on a worksheet, and in which order; nothing of how it looks."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from kit.article import Article
from kit.bank import Option, Question, QuestionBank, QuestionType
from kit.bank.points import figures, worth
from kit.errors import KitError

# What is said under a question; a single choice and a line to write on speak for themselves.
_WHAT_TO_DO = {
    QuestionType.CHOICES: "Choose all that are right.",
    QuestionType.ORDER: "Number these 1 to {count} in the order they happened.",
    QuestionType.MARK: "Underline the words in the article.",
}
# Options of up to this many characters stand two to a line.
_HALF_A_LINE = 36
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An option as it is printed; `place` is its number in the right order, from 1."""

    letter: str
    text: str
    credit: float
    place: int


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """Words of the article that show an answer, with their paragraph; `where` may be empty."""

    where: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question as it is printed, and its answer.

    Attributes:
        number: From 1, through all passages.
        question: The question.
        shown: Its options in the order of the sheet; empty where words are written or underlined.
        evidence: What shows the answer.
    """

    number: int
    question: Question
    shown: tuple[Shown, ...]
    evidence: tuple[Quotation, ...]

    @property
    def type(self) -> str:
        """How it is answered, as a word."""
        return str(self.question.type)

    @property
    def worth(self) -> str:
        """The points, with the word."""
        return worth(self.question.points)

    @property
    def what_to_do(self) -> str:
        """How to answer; may be empty."""
        return _WHAT_TO_DO.get(self.question.type, "").format(count=len(self.shown))

    @property
    def is_short(self) -> bool:
        """Whether two options find room on one line."""
        is_order = self.question.type is QuestionType.ORDER
        return not is_order and all(len(option.text) <= _HALF_A_LINE for option in self.shown)

    @property
    def numbers(self) -> str:
        """The numbers that belong in the boxes of an order, from top to bottom."""
        return ", ".join(str(option.place) for option in self.shown)

    @property
    def right_order(self) -> tuple[str, ...]:
        """The things of an order, the first one first."""
        return tuple(option.text for option in self.question.options)

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """Letter and text of each right option; without options the key, without a letter."""
        right = tuple((option.letter, option.text) for option in self.shown if option.credit == 1)
        return right or (("", self.question.key),)

    @property
    def also_right(self) -> tuple[str, ...]:
        """Other forms of an answer without options that earn all points."""
        return () if self.question.has_options else self.question.accepted[1:]

    @property
    def partly_right(self) -> tuple[tuple[str, str, str], ...]:
        """Letter, text and worth of what earns a part of the points."""
        letters = {option.text: option.letter for option in self.shown}
        return tuple(
            (letters.get(option.text, ""), option.text, worth(option.credit * self.question.points))
            for option in self.question.options
            if 0 < option.credit < 1
        )


@dataclass(frozen=True, kw_only=True)
class Part:
    """An article with the questions on it."""

    article: Article
    items: tuple[Item, ...]

    @property
    def title(self) -> str:
        """The headline; without one, the id as words and without its date."""
        return self.article.title or as_words(_DAY.sub("", self.article.id)) or self.article.id

    @property
    def day(self) -> str:
        """The date of the article as it is written in English; empty without one."""
        day = self.article.dateline
        return f"{day:%B} {day.day}, {day.year}" if day else ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """All that stands on a worksheet, the answers included."""

    bank: QuestionBank
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """The headline of the one article; of several, the name of the bank."""
        return self.parts[0].title if len(self.parts) == 1 else as_words(self.bank.id)

    @property
    def is_closed(self) -> bool:
        """Whether the article is put away before one answers."""
        return self.bank.policy is not None and not self.bank.policy.open_book

    @property
    def points(self) -> str:
        """What all answers are worth together, as a number."""
        return figures(self._points)

    @property
    def worth(self) -> str:
        """What all answers are worth together, with the word."""
        return worth(self._points)

    @property
    def _points(self) -> float:
        return sum(question.points for question in self.bank)


def lay_out(bank: QuestionBank, articles: Iterable[Article]) -> Sheet:
    """Put the questions of a bank under their articles, in the order in which it names these.

    Raises:
        KitError: The bank is empty, or an article that it names is not given.
    """
    known = {article.id: article for article in articles}
    named = tuple(dict.fromkeys(question.passage for question in bank))
    _refuse_missing(bank, [name for name in named if name not in known])
    ordered = [question for name in named for question in bank if question.passage == name]
    items = [
        Item(
            number=number,
            question=question,
            shown=tuple(_shown(bank, question)),
            evidence=tuple(_evidence(question, known[question.passage])),
        )
        for number, question in enumerate(ordered, 1)
    ]
    return Sheet(bank=bank, parts=tuple(_part(known[name], items) for name in named))


def as_words(name: str) -> str:
    """Give the name of a file as a heading.

    >>> as_words("battle-for_mosul-")
    'Battle for mosul'
    """
    words = " ".join(re.split(r"[-_\s]+", name)).strip()
    return words[:1].upper() + words[1:]


def _refuse_missing(bank: QuestionBank, missing: list[str]) -> None:
    if not len(bank):
        raise KitError(f"bank {bank.id!r} has no questions; a worksheet needs one at least.")
    if missing:
        raise KitError(
            f"bank {bank.id!r} asks about {', '.join(missing)}, which is not among the articles "
            "given; load it and give it too."
        )


def _part(article: Article, items: Iterable[Item]) -> Part:
    own = tuple(item for item in items if item.question.passage == article.id)
    return Part(article=article, items=own)


def _shown(bank: QuestionBank, question: Question) -> Iterator[Shown]:
    """Give the options in the order of the sheet, each with its letter."""
    if not question.has_options:
        return
    places = {option.text: place for place, option in enumerate(question.options, 1)}
    for at, option in enumerate(_in_order_of_sheet(bank, question)):
        yield Shown(
            letter=_letter(at), text=option.text, credit=option.credit, place=places[option.text]
        )


def _in_order_of_sheet(bank: QuestionBank, question: Question) -> list[Option]:
    """Shuffle the options, always alike for a version of the bank; True stays before False."""
    options = list(question.options)
    if question.type is QuestionType.TRUEFALSE:
        return sorted(options, key=lambda option: option.text, reverse=True)
    random.Random(f"{bank.version}/{question.id}").shuffle(options)  # noqa: S311
    if question.type is QuestionType.ORDER and options == list(question.options):
        return [*options[1:], options[0]]
    return options


def _letter(at: int) -> str:
    """Give the letter of an option: A to Z, then AA, BB."""
    return ascii_uppercase[at % 26] * (at // 26 + 1)


def _evidence(question: Question, article: Article) -> Iterator[Quotation]:
    for part in question.evidence_parts:
        yield Quotation(where=_where(part, article), text=part)


def _where(quote: str, article: Article) -> str:
    """Name the paragraphs that a quotation touches; empty where it does not stand."""
    found = article.find(quote)
    if found is None:
        return ""
    start, end = found
    touched = [p.number for p in article.paragraphs if p.start < end and start < p.end]
    first, last = touched[0], touched[-1]
    return f"Paragraph {first}" if first == last else f"Paragraphs {first} to {last}"
