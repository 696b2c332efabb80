"""From an article to drafted questions."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator

from kit.article import Article
from kit.bank import Kind, Option, Question, QuestionType
from kit.drafting.distractors import find_distractors
from kit.drafting.rank import Draft, choose
from kit.drafting.variants import find_variants
from kit.drafting.veto import find_veto
from kit.drafting.wording import write_stem
from kit.errors import DraftError
from kit.facts import Fact, Survey, survey
from kit.text import collapse, words

_MIN_WORDS = 30
_MIN_ENGLISH = 0.2
_ENGLISH = re.compile(
    r"the|of|and|to|a|in|that|is|was|for|on|with|as|by|at|from|it|his|he|be|are|had|have|has|an|"
    r"were|which|this|not|but|they|said|will|who|their|or|one|been|its|more|we|than"
)


def draft_questions(
    article: Article, *, kinds: Collection[Kind] = tuple(Kind), limit: int | None = None
) -> list[Question]:
    """Draft questions about an article, in the order of its text; the same every time.

    A question has three distractors, or it is a short answer. What would read badly, or could have
    two answers, is left out.

    Args:
        article: What is read.
        kinds: What may be asked for.
        limit: At most so many questions, the better ones; all of them when left out.

    Raises:
        DraftError: The article gives nothing to ask about.
        LanguageError: No English model is installed.
    """
    found = survey(article)
    facts = [fact for fact in found.facts if Kind(fact.kind) in kinds]
    drafts = choose(_drafts(article, found, facts), limit) if _is_english(article) else []
    if not drafts and limit != 0:
        raise DraftError(_too_little(article, facts))
    return list(_questions(article, drafts))


def _drafts(article: Article, found: Survey, facts: list[Fact]) -> Iterator[Draft]:
    for fact in facts:
        stem = write_stem(fact)
        if not find_veto(fact, stem):
            yield Draft(
                fact=fact,
                stem=stem,
                distractors=find_distractors(fact, stem, found.mentions, article),
                variants=find_variants(fact, found.mentions, article),
            )


def _is_english(article: Article) -> bool:
    found = [word.lower() for p in article.paragraphs for word in words(p.text)]
    known = sum(_ENGLISH.fullmatch(word) is not None for word in found)
    return len(found) > 0 and known / len(found) >= _MIN_ENGLISH


def _too_little(article: Article, facts: list[Fact]) -> str:
    """Say why nothing can be asked, and what would help."""
    if article.word_count < _MIN_WORDS:
        why = f"it has fewer than {_MIN_WORDS} words; take a longer text."
    elif not _is_english(article):
        why = "it does not read as English prose; take an English news text."
    elif not facts:
        why = "no sentence tells who did something, when or where; take a news text."
    else:
        why = (
            f"none of the {len(facts)} facts found in it makes a question that stands alone; "
            "take another text, or write the questions by hand."
        )
    return f"{article.id}: there is too little to ask about, because {why}"


def _questions(article: Article, drafts: list[Draft]) -> Iterator[Question]:
    counts: Counter[str] = Counter()
    for draft in drafts:
        kind = draft.fact.kind
        counts[kind] += 1
        yield Question(
            id=f"{_short_id(article.id)}-{kind}-{counts[kind]}",
            passage=article.id,
            type=QuestionType.CHOICE if draft.distractors else QuestionType.SHORT,
            stem=collapse(draft.stem),
            options=tuple(_options(draft)),
            hints=(f"Look at paragraph {draft.fact.sentence.paragraph}.",),
            evidence=collapse(draft.fact.sentence.text),
            tags=(kind, "draft"),
        )


def _short_id(article_id: str) -> str:
    """Give the first words of an id in plain letters: `mosul` for `mosul-2017-07-09`."""
    plain = unicodedata.normalize("NFKD", article_id).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z]+", plain)[:3]) or "article"


def _options(draft: Draft) -> Iterator[Option]:
    yield Option(text=collapse(draft.fact.key), credit=1)
    if not draft.distractors:
        for variant in draft.variants:
            yield Option(text=variant, credit=1)
    for distractor in draft.distractors:
        yield Option(text=collapse(distractor.text), credit=0, feedback=distractor.feedback)
