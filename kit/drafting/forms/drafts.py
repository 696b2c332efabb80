"""From drafts of any form to questions of a bank."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kit.article import Article
from kit.bank import Option, QuestionType
from kit.drafting.confidence import confidence, difficulty
from kit.drafting.forms.records import Form
from kit.drafting.labels import level, short_id
from kit.drafting.records import DraftedQuestion
from kit.drafting.wording import Stem
from kit.facts import Fact, Survey
from kit.text import collapse


@dataclass(frozen=True, kw_only=True)
class FormDraft:
    """A question before it is numbered.

    Attributes:
        form: Its form.
        fact: The fact that decides it.
        question: The question that would ask for the fact's key.
        type: How it is answered.
        stem: What is asked or stated.
        options: With a comment each.
        trace: What was made of the fact.
        others: Further facts that one must look up.
    """

    form: Form
    fact: Fact
    question: Stem
    type: QuestionType
    stem: str
    options: tuple[Option, ...]
    trace: tuple[str, ...] = ()
    others: tuple[Fact, ...] = ()


def choose_drafts(drafts: Collection[FormDraft], survey: Survey, limit: int) -> list[FormDraft]:
    """Give at most `limit` drafts, the surer ones, from each form in turn."""
    by_form: dict[Form, list[FormDraft]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda d: (-_sure(d, survey), d.fact.start, d.stem)):
        by_form[draft.form].append(draft)
    ranks = {id(d): (n, d.form) for form in by_form.values() for n, d in enumerate(form)}
    chosen = sorted(drafts, key=lambda draft: ranks[id(draft)])[:limit]
    return [draft for draft in drafts if any(draft is other for other in chosen)]


def finished(
    drafts: Collection[FormDraft], article: Article, survey: Survey
) -> Iterator[DraftedQuestion]:
    """Give the questions, numbered form by form."""
    counts: Counter[Form] = Counter()
    for draft in drafts:
        counts[draft.form] += 1
        fact, hard = draft.fact, _difficulty(draft, survey)
        yield DraftedQuestion(
            id=f"{short_id(article.id)}-{draft.form}-{counts[draft.form]}",
            passage=article.id,
            type=draft.type,
            stem=collapse(draft.stem),
            options=draft.options,
            hints=(_hint(draft),),
            otherwise=_hint(draft) if draft.type is QuestionType.SHORT else "",
            evidence=_evidence(draft),
            tags=(fact.kind, "draft", str(level(hard)), str(draft.form)),
            start=fact.start,
            end=fact.end,
            value=fact.value,
            paragraph=fact.sentence.paragraph,
            difficulty=hard,
            confidence=round(_sure(draft, survey), 2),
            trace=(*fact.trace, *draft.trace),
        )


def _sure(draft: FormDraft, survey: Survey) -> float:
    return confidence(draft.fact, draft.question, survey)


def _difficulty(draft: FormDraft, survey: Survey) -> float:
    """Estimate how hard it is: what must be looked up in several places is harder."""
    single = difficulty(draft.fact, draft.question, survey)
    return round(min(1.0, single + 0.1 * len(draft.others)), 2)


def _hint(draft: FormDraft) -> str:
    numbers = sorted({f.sentence.paragraph for f in (draft.fact, *draft.others)})
    if len(numbers) == 1:
        return f"Look at paragraph {numbers[0]}."
    *first, last = map(str, numbers)
    return f"Look at paragraphs {', '.join(first)} and {last}."


def _evidence(draft: FormDraft) -> str:
    """Give the sentences in the order of the text, those that stand apart joined by a mark."""
    facts = sorted((draft.fact, *draft.others), key=lambda fact: fact.start)
    sentences = dict.fromkeys(collapse(fact.sentence.text) for fact in facts)
    return " [...] ".join(sentences)
