"""Which drafts to keep: the better ones, spread over the text and over who, when and where."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kit.drafting.records import Draft
from kit.facts import Fact, Role
from kit.text import normalise, words

MAX_PER_SENTENCE = 4
MAX_PER_KEY = 5
LEAST_CONFIDENCE = 0.74
"""Of drafts below, judges accepted about two in three."""
LEAST_IF_FEW = 0.66
"""As long as there are fewer questions than a text of its length should have."""
LEAST_IF_MANY = 0.84
"""Where there are twelve already for 600 words, as many as a set should have. On 50 judged news
.961 are accepted of 12.6 for 600 words so, and .951 of 14.0 with .80 from fifteen on."""
LEAST_IF_ASKED = 0.4
"""As long as there are fewer questions than a teacher asks for."""
TOO_UNSURE = "too unsure"
"""Why most drafts are left out that no rule forbids."""
WORDS_PER_QUESTION = 22, 50, 90
"""Words of the article for each question, when no number is asked for: at the least, for how many
only sure ones are taken, and for how many less sure ones are taken too."""

_LENIENCE = 0.1
"""Towards a kind of which nothing is asked yet: a set without any is the poorer one."""
_MOST = 0.6
_CROWDED = 0.6
_SAME_KIND = 0.15
_SAME_KEY = 1.5
"""A set is poorer that asks for one speaker again and again."""
_TOLD_BY_ANOTHER = 1.5


@dataclass(kw_only=True, eq=False)
class _Rival:
    """A draft that is not chosen yet.

    Attributes:
        draft: The draft.
        repeats: What it repeats of those that are chosen, taken off its log odds.
    """

    draft: Draft
    repeats: float = 0.0

    @cached_property
    def odds(self) -> float:
        """The log odds that it is good."""
        return math.log(self.draft.confidence / (1 - self.draft.confidence))

    @property
    def place(self) -> tuple[float, int, str]:
        """The greater, the sooner it is chosen."""
        return self.odds - self.repeats, -self.draft.fact.start, self.draft.stem


def choose(
    drafts: Iterable[Draft], limit: int | None, word_count: int
) -> tuple[list[Draft], list[tuple[Draft, str]]]:
    """Give the best drafts in the order of the text, and the others with the reason.

    Args:
        drafts: What can be asked.
        limit: So many, less sure ones among them if need be; when left out, those that are likely
            good, and not more than a text of this length bears.
        word_count: Length of the article.

    Returns:
        Those chosen, and those dropped, each with the name of the reason.
    """
    single, dropped = _without_doubles(list(drafts))
    most, many, enough = (limit,) * 3 if limit is not None else _numbers(word_count)
    if_few = LEAST_IF_FEW if limit is None else LEAST_IF_ASKED
    left = [_Rival(draft=draft) for draft in single]
    chosen: list[Draft] = []
    while left:
        best = max(left, key=lambda rival: rival.place)
        left.remove(best)
        is_new = all(other.fact.kind != best.draft.fact.kind for other in chosen)
        least = if_few if len(chosen) < enough else LEAST_CONFIDENCE
        least = max(least, LEAST_IF_MANY) if len(chosen) >= many else least
        unsure = best.draft.confidence < least - (_LENIENCE if is_new else 0)
        why = TOO_UNSURE if unsure else _why_not(best.draft, chosen, most)
        if why:
            dropped.append((best.draft, why))
            continue
        chosen.append(best.draft)
        for rival in left:
            for loss in _repeats(rival.draft, best.draft):
                rival.repeats += loss
    return sorted(chosen, key=lambda draft: (draft.fact.sentence.start, draft.fact.start)), dropped


def _numbers(word_count: int) -> tuple[int, int, int]:
    """Give how many questions a text bears at most, how many are many, and how many enough."""
    most, many, enough = (max(1, round(word_count / words)) for words in WORDS_PER_QUESTION)
    return most, many, enough


def _why_not(draft: Draft, chosen: list[Draft], most: int) -> str:
    """Say why a draft adds nothing; empty when it does."""
    near = [other for other in chosen if draft.fact.shares_sentence(other.fact)]
    same_key = [other for other in chosen if other.fact.name == draft.fact.name]
    if len(chosen) >= most:
        return "enough questions already"
    if len(near) >= MAX_PER_SENTENCE:
        return "its sentence is asked out"
    if len(same_key) >= MAX_PER_KEY:
        return "its key is asked out"
    if any(_same_job(draft, other) or _same_matter(draft, other) for other in near):
        return "asks the same as another"
    return ""


def _same_matter(draft: Draft, other: Draft) -> bool:
    spoken = {draft.fact.role, other.fact.role} & {Role.SPEAKER, Role.SOURCE}
    same_verb = draft.fact.clause.verb == other.fact.clause.verb
    same_kind = other.fact.kind == draft.fact.kind
    told = same_kind and (_same_words(draft, other) if spoken else True)
    return told and same_verb and draft.fact.name == other.fact.name


def _same_job(draft: Draft, other: Draft) -> bool:
    """Whether one asks who is a chemist at a university, the other where that chemist works."""
    return {draft.fact.role, other.fact.role} == {Role.BEARER, Role.WORKPLACE}


def _same_words(draft: Draft, other: Draft) -> bool:
    """Whether most words of one question stand in the other, one quoting and one reporting."""
    one, two = _gist(draft.stem), _gist(other.stem)
    return len(one & two) > _MOST * min(len(one), len(two))


def _without_doubles(drafts: list[Draft]) -> tuple[list[Draft], list[tuple[Draft, str]]]:
    """Part off what is asked again, and each of two that ask the same and have other answers."""
    alike: dict[frozenset[str], list[Draft]] = {}
    for draft in drafts:
        alike.setdefault(_gist(draft.stem), []).append(draft)
    single = [
        max(group, key=lambda draft: draft.confidence)
        for group in alike.values()
        if len({_answer(draft.fact) for draft in group}) == 1
    ]
    kept = set(map(id, single))
    return single, [(draft, "asked twice") for draft in drafts if id(draft) not in kept]


def _answer(fact: Fact) -> str:
    """Give what two keys share that name the same: "Reed" and "Tom Reed"."""
    key = normalise(fact.name)
    return key.split()[-1] if fact.label == "PERSON" else key


def _gist(stem: str) -> frozenset[str]:
    return frozenset(words(normalise(stem))) - {"a", "an", "the", "his", "her", "their", "its"}


def _repeats(draft: Draft, other: Draft) -> Iterator[float]:
    """Give what is taken off the log odds of a draft because another is chosen."""
    if other.fact.sentence.paragraph == draft.fact.sentence.paragraph:
        yield _CROWDED
    if other.fact.kind == draft.fact.kind:
        yield _SAME_KIND
    if other.fact.name == draft.fact.name:
        yield _SAME_KEY
    if _tells(other, draft) or _tells(draft, other):
        yield _TOLD_BY_ANOTHER


def _tells(draft: Draft, other: Draft) -> bool:
    """Whether the stem of one gives away the key of another that was found beside it."""
    return draft.fact.shares_sentence(other.fact) and normalise(other.fact.name) in normalise(
        draft.stem
    )
