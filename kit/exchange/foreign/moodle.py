"""What GIFT and Moodle XML have in common: where a bank goes in Moodle, and what is lost there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from kit.article import Article
from kit.bank import Policy, Question, QuestionBank, QuestionType
from kit.exchange.export import Losses
from kit.exchange.foreign.html_text import escaped
from kit.exchange.foreign.shares import MOST_RIGHT, is_listed
from kit.text import collapse

_LEFT_OUT = {
    QuestionType.ORDER: "things to be put in order",
    QuestionType.MARK: "words to be marked in the article",
}


def category(bank: QuestionBank, passage: str) -> str:
    """Give the path of Moodle's category: bank and version, and the article if there are several.

    With the version in it, a changed bank never lands among the questions of an older one.
    """
    passages = {question.passage for question in bank}
    parts = [f"{bank.id} {bank.version}", *([passage] if len(passages) > 1 else [])]
    return "/".join(["$course$", "top", *(_part(part) for part in parts)])


def _part(name: str) -> str:
    return " ".join(name.replace("/", "//").split()) or "-"


def on_passage(bank: QuestionBank) -> Iterator[tuple[str, list[Question]]]:
    """Give the questions of each article, articles in the order in which they come up."""
    order = {name: place for place, name in enumerate(dict.fromkeys(q.passage for q in bank))}
    ordered = sorted(bank, key=lambda question: order[question.passage])
    for passage, questions in groupby(ordered, key=lambda question: question.passage):
        yield passage, list(questions)


def html_of(article: Article) -> str:
    """Give an article as HTML, a line for each paragraph."""
    bodies = (escaped(collapse(paragraph.text)) for paragraph in article.paragraphs)
    return "\n".join(f"<p>{body}</p>" for body in bodies)


def literal(text: str) -> str:
    r"""Give a typed answer in which `*` is itself, and stands for no other signs."""
    return text.replace("*", "\\*")


def is_held(question: Question, losses: Losses) -> bool:
    """Say whether Moodle can hold a question; tell it where not."""
    right = sum(option.is_right for option in question.options)
    if question.type in _LEFT_OUT:
        losses.leave_out(_LEFT_OUT[question.type], question)
    elif question.type is QuestionType.CHOICES and right > MOST_RIGHT:
        losses.leave_out(f"choices with more than {MOST_RIGHT} right options", question)
    else:
        return True
    return False


def tell_bank_losses(bank: QuestionBank, passages: Mapping[str, Article], losses: Losses) -> None:
    """Tell what is lost of the bank as a whole: its settings, and articles that are not there."""
    if bank.policy and bank.policy != Policy():
        losses.add("the settings of the bank (tries, reading first, …)")
    for name in dict.fromkeys(question.passage for question in bank):
        if name not in passages:
            losses.add(f"the article '{name}', which was not found")


def tell_losses(question: Question, losses: Losses) -> None:
    """Tell what a question loses in Moodle, whatever the form of the file."""
    for option in question.options:
        if question.type is QuestionType.TRUEFALSE:
            if 0 < option.credit < 1:
                losses.add("part credit in a truefalse", question)
        elif not is_listed(option.credit):
            losses.add("shares of the points such as 37 %", question, instead="the nearest known")
