"""Which drafts to keep: the better ones, spread over the text and over who, when and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kit.drafting.distractors import Distractor
from kit.facts import Fact
from kit.text import normalise, words

MAX_PER_SENTENCE = 2
MAX_PER_KEY = 3


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A fact with its stem, its distractors and other names of its key.

    Without distractors it is a short answer, and the other names are accepted too.
    """

    fact: Fact
    stem: str
    distractors: tuple[Distractor, ...]
    variants: tuple[str, ...] = ()


def choose(drafts: Iterable[Draft], limit: int | None = None) -> list[Draft]:
    """Give the best drafts, at most `limit` of them, in the order of the text."""
    left = _without_rivals(list(drafts))
    chosen: list[Draft] = []
    while left and (limit is None or len(chosen) < limit):
        best = max(left, key=lambda draft: (_score(draft, chosen), -draft.fact.start, draft.stem))
        left.remove(best)
        if _adds_something(best, chosen):
            chosen.append(best)
    return sorted(chosen, key=lambda draft: (draft.fact.sentence.start, draft.fact.start))


def _adds_something(draft: Draft, chosen: list[Draft]) -> bool:
    """Whether sentence and key are not asked out, nor the sentence asked for the same kind."""
    same_sentence = [other for other in chosen if other.fact.sentence == draft.fact.sentence]
    same_key = [other for other in chosen if other.fact.key == draft.fact.key]
    return (
        len(same_sentence) < MAX_PER_SENTENCE
        and len(same_key) < MAX_PER_KEY
        and all(other.fact.kind != draft.fact.kind for other in same_sentence)
    )


def _without_rivals(drafts: list[Draft]) -> list[Draft]:
    """Drop every stem that stands twice: it would have two right answers, or be asked again."""
    counts = Counter(_gist(draft.stem) for draft in drafts)
    return [draft for draft in drafts if counts[_gist(draft.stem)] == 1]


def _gist(stem: str) -> frozenset[str]:
    return frozenset(words(normalise(stem))) - {"a", "an", "the", "his", "her", "their", "its"}


def _score(draft: Draft, chosen: list[Draft]) -> float:
    kinds = Counter(other.fact.kind for other in chosen)
    paragraphs = Counter(other.fact.sentence.paragraph for other in chosen)
    return (
        2.0 * bool(draft.distractors)
        + 1.0 * (draft.fact.label in {"PERSON", "DATE", "GPE", "ORG"})
        - 0.1 * abs(len(draft.stem.split()) - 11)
        - 0.1 * draft.fact.sentence.paragraph
        - 1.0 * paragraphs[draft.fact.sentence.paragraph]
        - 0.5 * kinds[draft.fact.kind]
    )
