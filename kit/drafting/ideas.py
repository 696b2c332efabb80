"""Ideas for a question that a teacher is writing: other questions on a sentence, wrong options."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from kit.article import Article
from kit.bank import Question
from kit.drafting.distractors import find_rivals
from kit.drafting.draft import draft_facts
from kit.drafting.records import Distractor, DraftedQuestion
from kit.facts import Fact, Survey, survey
from kit.names import bare
from kit.text import Span, normalise

_MOST = 6


@lru_cache(maxsize=4)
def _surveyed(article: Article) -> Survey:
    return survey(article)


def questions_on(article: Article, span: Span) -> list[tuple[DraftedQuestion, str]]:
    """Draft all that can be asked about the sentences that a stretch of the article touches.

    Args:
        article: What is read.
        span: Start and end in the article's text.

    Returns:
        Each question with the rule for which a draft would leave it out, empty for a good one; the
        good ones first. The others are short answers that a teacher may mend.

    Raises:
        LanguageError: No English model is installed.
    """
    found = _surveyed(article)
    start, end = span
    facts = [f for f in found.facts if f.sentence.start < end and start < f.sentence.end]
    return sorted(draft_facts(article, found, facts), key=lambda drafted: drafted[1] != "")


def distractors_for(question: Question, article: Article) -> tuple[Distractor, ...]:
    """Give wrong options of the same kind as the key, none that is there already.

    First come those that a draft of the same question would have, then whoever, whenever or
    wherever else the article tells something about.

    Raises:
        LanguageError: No English model is installed.
    """
    found = _surveyed(article)
    fact = _fact_of(question, found.facts)
    rivals = find_rivals(fact, question.stem, found.mentions, article) if fact else ()
    taken = [normalise(option.text) for option in question.options]
    chosen: list[Distractor] = []
    for rival in chain(rivals, _told_elsewhere(question, found.facts)):
        text = normalise(rival.text)
        if not any(text in other or other in text for other in taken):
            taken.append(text)
            chosen.append(rival)
    return tuple(chosen[:_MOST])


def _fact_of(question: Question, facts: tuple[Fact, ...]) -> Fact | None:
    """Find the fact that a question is about: by its key, and rather in its evidence."""
    keys = {bare(key) for key in question.accepted}
    same = [fact for fact in facts if bare(fact.key) in keys]
    shown = normalise(question.evidence)
    near = (fact for fact in same if shown and shown in normalise(fact.sentence.text))
    return next(near, same[0] if same else None)


def _told_elsewhere(question: Question, facts: tuple[Fact, ...]) -> Iterator[Distractor]:
    """Give what other sentences tell about of the same kind, but for what the question names."""
    shown, stem = normalise(question.evidence), normalise(question.stem)
    for fact in facts:
        is_here = normalise(fact.sentence.text) in shown or shown in normalise(fact.sentence.text)
        is_named = normalise(fact.key) in stem
        if fact.kind == question.kind and not (shown and is_here) and not is_named:
            number = fact.sentence.paragraph
            yield Distractor(
                text=fact.key,
                feedback=f"Paragraph {number} names this, but tells something else about it.",
            )
