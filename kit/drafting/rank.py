"""Which drafts to keep: the better ones, spread over the text and over who, when and where."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator

from kit.drafting.records import Draft
from kit.facts import Role
from kit.text import normalise, words

MAX_PER_SENTENCE = 3
MAX_PER_KEY = 3
LEAST_CONFIDENCE = 0.75
LEAST_BY_KIND = {"where": 0.68}
"""Places are the rarest, and a set without any is the poorer one."""
WORDS_PER_QUESTION = 30
"""So many words of the article for each question, at the least, when no number is asked for."""

_CROWDED = 0.6
_SAME_KIND = 0.15
_TOLD_BY_ANOTHER = 1.5


def choose(
    drafts: Iterable[Draft], limit: int | None, word_count: int
) -> tuple[list[Draft], list[tuple[Draft, str]]]:
    """Give the best drafts in the order of the text, and the others with the reason.

    Args:
        drafts: What can be asked.
        limit: At most so many; when left out, as many as a text of this length bears.
        word_count: Length of the article.
    """
    left, dropped = _without_doubles(list(drafts))
    most = max(1, round(word_count / WORDS_PER_QUESTION)) if limit is None else limit
    chosen: list[Draft] = []
    while left:
        best = max(left, key=lambda draft: (_worth(draft, chosen), -draft.fact.start, draft.stem))
        left.remove(best)
        why = _why_not(best, chosen, most)
        if why:
            dropped.append((best, why))
        else:
            chosen.append(best)
    return sorted(chosen, key=lambda draft: (draft.fact.sentence.start, draft.fact.start)), dropped


def _why_not(draft: Draft, chosen: list[Draft], most: int) -> str:
    """Say why a draft adds nothing; empty when it does."""
    near = [other for other in chosen if _overlap(draft, other)]
    same_key = [other for other in chosen if other.fact.key == draft.fact.key]
    if draft.confidence < LEAST_BY_KIND.get(draft.fact.kind, LEAST_CONFIDENCE):
        return "too unsure"
    if len(chosen) >= most:
        return "enough questions already"
    if len(near) >= MAX_PER_SENTENCE:
        return "its sentence is asked out"
    if len(same_key) >= MAX_PER_KEY:
        return "its key is asked out"
    if any(other.fact.kind == draft.fact.kind and _same_matter(draft, other) for other in near):
        return "asks the same as another"
    return ""


def _overlap(draft: Draft, other: Draft) -> bool:
    one, two = draft.fact.sentence, other.fact.sentence
    return one.start < two.end and two.start < one.end


def _same_matter(draft: Draft, other: Draft) -> bool:
    spoken = {draft.fact.role, other.fact.role} <= {Role.SPEAKER, Role.SOURCE}
    return not spoken and draft.fact.key == other.fact.key


def _without_doubles(drafts: list[Draft]) -> tuple[list[Draft], list[tuple[Draft, str]]]:
    """Part off every stem that stands twice: it would have two answers, or be asked again."""
    counts = Counter(_gist(draft.stem) for draft in drafts)
    twice = [(draft, "asked twice") for draft in drafts if counts[_gist(draft.stem)] > 1]
    return [draft for draft in drafts if counts[_gist(draft.stem)] == 1], twice


def _gist(stem: str) -> frozenset[str]:
    return frozenset(words(normalise(stem))) - {"a", "an", "the", "his", "her", "their", "its"}


def _worth(draft: Draft, chosen: list[Draft]) -> float:
    """Give the log odds that it is good, less what it repeats of the others."""
    return math.log(draft.confidence / (1 - draft.confidence)) - sum(_repeats(draft, chosen))


def _repeats(draft: Draft, chosen: list[Draft]) -> Iterator[float]:
    for other in chosen:
        if other.fact.sentence.paragraph == draft.fact.sentence.paragraph:
            yield _CROWDED
        if other.fact.kind == draft.fact.kind:
            yield _SAME_KIND
        if _tells(other, draft) or _tells(draft, other):
            yield _TOLD_BY_ANOTHER


def _tells(draft: Draft, other: Draft) -> bool:
    """Whether the stem of one gives away the key of another that was found beside it."""
    return _overlap(draft, other) and normalise(other.fact.key) in normalise(draft.stem)
