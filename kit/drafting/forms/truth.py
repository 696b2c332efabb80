"""Statements that are true or false."""

from __future__ import annotations

from collections.abc import Iterator

from kit.article import Article
from kit.bank import Option, QuestionType
from kit.drafting.confidence import confidence
from kit.drafting.forms.drafts import FormDraft
from kit.drafting.forms.pairs import Pair, find_pairs
from kit.drafting.forms.quoting import what_it_says
from kit.drafting.forms.records import LEAST_CONFIDENCE, Form
from kit.drafting.turns import turn
from kit.facts import Role, Survey
from kit.text import collapse


def draft_truths(article: Article, survey: Survey) -> list[FormDraft]:
    """Draft statements, at most one a sentence, about as many true ones as false ones."""
    chosen: list[Pair] = []
    surest = sorted(find_pairs(article, survey), key=lambda pair: -_sure(pair, survey))
    for pair in surest:
        if _sure(pair, survey) >= LEAST_CONFIDENCE and not any(
            pair.fact.shares_sentence(other.fact) for other in chosen
        ):
            chosen.append(pair)
    pairs = sorted(chosen, key=lambda pair: (pair.fact.sentence.start, pair.fact.start))
    return [
        _draft(pair, article, is_true=is_true)
        for pair, is_true in zip(pairs, _balanced(pairs), strict=True)
    ]


def _sure(pair: Pair, survey: Survey) -> float:
    return confidence(pair.fact, pair.question, survey)


def _balanced(pairs: list[Pair]) -> Iterator[bool]:
    """Of every two statements make one true, which of them hanging on the text alone."""
    is_true = False
    for n, pair in enumerate(pairs):
        is_true = not is_true if n % 2 else turn(pair.fact, 2) == 0
        yield is_true


def _draft(pair: Pair, article: Article, *, is_true: bool) -> FormDraft:
    return FormDraft(
        form=Form.TRUTH,
        fact=pair.fact,
        question=pair.question,
        type=QuestionType.TRUEFALSE,
        stem=pair.right if is_true else pair.wrong,
        options=tuple(_options(pair, _what_it_says(pair, article), is_true=is_true)),
        trace=("a true statement" if is_true else f"false with “{pair.false.name}”",),
    )


def _options(pair: Pair, shown: str, *, is_true: bool) -> Iterator[Option]:
    if is_true:
        yield Option(text="True", credit=1, feedback=f"Right. {shown}")
        yield Option(text="False", credit=0, feedback=f"This is true. {shown}")
    else:
        why = f"This is false. {shown} {pair.false.comment}"
        yield Option(text="True", credit=0, feedback=why)
        yield Option(text="False", credit=1, feedback=f"Right, this is false. {shown}")


def _what_it_says(pair: Pair, article: Article) -> str:
    """Quote the place, and tell that a coarser date holds that of the article."""
    shown, key = what_it_says(pair.fact, article), collapse(pair.fact.key)
    if pair.fact.role is Role.TIME and pair.true.name != key:
        return f"{shown} {key} lies in {pair.true.name}."
    return shown
