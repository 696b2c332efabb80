"""From an article to drafted questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kit.article import Article, Sentence
from kit.bank import Kind, Option, QuestionType
from kit.dates import find_dates
from kit.drafting.confidence import confidence, difficulty
from kit.drafting.distractors import find_distractors
from kit.drafting.forms import Form, draft_forms
from kit.drafting.labels import level, mending, short_id, tags
from kit.drafting.rank import TOO_UNSURE, choose
from kit.drafting.records import Difficulty, Draft, DraftedQuestion, Drafting, Dropped
from kit.drafting.variants import find_variants
from kit.drafting.veto import RULES, find_doubts, find_veto
from kit.drafting.wording import write_stem
from kit.errors import DraftError
from kit.facts import Fact, Mention, Survey, survey
from kit.text import collapse, words

_MIN_WORDS = 30
_MIN_ENGLISH = 0.2
_NO_CHOICE = "no three distractors"
_UNDATED = (
    ' It has no date: with a line such as "date 2017-07-09" before its text, times such as "on '
    'Sunday" can be asked for.'
)
_CAN_BE_MENDED = frozenset({*dict(RULES), TOO_UNSURE})
"""The reasons for which a draft is left out though it was wanted."""
_ENGLISH = frozenset(
    words(
        "the of and to a in that is was for on with as by at from it his he be are had have has an "
        "were which this not but they said will who their or one been its more we than"
    )
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is wanted of a draft; see `draft_questions`."""

    kinds: Collection[Kind] = tuple(Kind)
    limit: int | None = None
    types: Collection[QuestionType] = (QuestionType.CHOICE, QuestionType.SHORT)
    difficulties: Collection[Difficulty] = tuple(Difficulty)
    forms: Collection[Form] = ()
    rough: bool = False


def draft_questions(
    article: Article,
    *,
    kinds: Collection[Kind] = Wanted.kinds,
    limit: int | None = Wanted.limit,
    types: Collection[QuestionType] = Wanted.types,
    difficulties: Collection[Difficulty] = Wanted.difficulties,
    forms: Collection[Form] = Wanted.forms,
    rough: bool = Wanted.rough,
) -> list[DraftedQuestion]:
    """Draft questions about an article, in the order of its text; the same every time.

    A question has three distractors, or it is a short answer. What would read badly, or could have
    two answers, is left out; what may be no good all the same is tagged `unsure`.

    Args:
        article: What is read.
        kinds: What may be asked for.
        limit: So many questions, the better ones, as far as the article gives them; when left
            out, those that are likely good, and beyond one for every 40 words only sure ones.
        types: With choices alone, what has no three distractors is left out; with short answers
            alone, no distractors are given.
        difficulties: How hard they may be.
        forms: Further forms that are wanted besides who, when and where: true or false, how long,
            what happened on a date, what came first. They come last, as many as can be had, and
            their sentences are not asked about in any other way.
        rough: Also give what is too unsure and what no good question came of, as short answers that
            are tagged with the reason (`mend-a-pronoun`), for a teacher to mend.

    Raises:
        DraftError: The article gives nothing to ask about.
        LanguageError: No English model is installed.
    """
    drafting = explain_draft(
        article,
        Wanted(
            kinds=kinds,
            limit=limit,
            types=types,
            difficulties=difficulties,
            forms=forms,
            rough=rough,
        ),
    )
    if not drafting.questions and limit != 0:
        raise DraftError(why_nothing(article, drafting.dropped, kinds))
    return list(drafting.questions)


def explain_draft(article: Article, wanted: Wanted | None = None) -> Drafting:
    """Draft as `draft_questions` does, and tell what was left out and by which rule.

    Args:
        article: What is read.
        wanted: As the arguments of `draft_questions`; its defaults when left out.

    Raises:
        LanguageError: No English model is installed.
    """
    wanted = wanted or Wanted()
    if not _is_english(article):
        return Drafting(questions=(), dropped=())
    found = survey(article)
    further = draft_forms(article, found, wanted.forms) if wanted.forms else []
    told = {question.evidence for question in further}
    facts = [fact for fact in found.facts if Kind(fact.kind) in wanted.kinds]
    judged = [_judged(fact, found, article, wanted, told) for fact in facts]
    good = [draft for draft, rule in judged if not rule]
    chosen, others = choose(good, wanted.limit, article.word_count)
    left_out = [*((draft, rule) for draft, rule in judged if rule), *others]
    kept_for = _CAN_BE_MENDED if wanted.rough else frozenset[str]()
    to_mend = [one for one in left_out if one[1] in kept_for]
    if QuestionType.CHOICE in wanted.types:
        chosen = [_with_distractors(draft, found, article) for draft in chosen]
    both = [*chosen, *(draft for draft, _ in to_mend)]
    questions = list(_questions(article, both, found.mentions))
    for at, (_, rule) in enumerate(to_mend, len(chosen)):
        questions[at] = replace(questions[at], tags=(*questions[at].tags[:2], mending(rule)))
    return Drafting(
        questions=(*questions, *further),
        dropped=tuple(_dropped(*one) for one in left_out if one[1] not in kept_for),
        unasked=tuple(_unasked(found, [*(fact.sentence for fact in facts), *further])),
    )


def _judged(
    fact: Fact, found: Survey, article: Article, wanted: Wanted, told: Collection[str]
) -> tuple[Draft, str | None]:
    """Give a draft and why it is left out, or not wanted; None when it may be chosen."""
    draft, rule = _draft(fact, found)
    if not rule and QuestionType.SHORT not in wanted.types:
        draft = _with_distractors(draft, found, article)
    return draft, rule or _unwanted(draft, wanted) or _told_in_another_form(fact, told)


def _unasked(found: Survey, asked: Collection[Sentence | DraftedQuestion]) -> Iterator[Sentence]:
    """Give the sentences that nothing which was found touches."""
    for sentence, _ in found.sentences:
        if not any(one.start < sentence.end and sentence.start < one.end for one in asked):
            yield sentence


def draft_facts(
    article: Article, found: Survey, facts: Collection[Fact]
) -> list[tuple[DraftedQuestion, str]]:
    """Draft a question from each fact, with the rule for which a draft would leave it out."""
    drafts = [_draft(fact, found) for fact in facts]
    whole = [draft if rule else _with_distractors(draft, found, article) for draft, rule in drafts]
    rules = (rule or "" for _, rule in drafts)
    return list(zip(_questions(article, whole, found.mentions), rules, strict=True))


def _told_in_another_form(fact: Fact, told: Collection[str]) -> str | None:
    """Say that another question states the sentence, and so might give the answer away."""
    return "another form tells it" if collapse(fact.sentence.text) in told else None


def _unwanted(draft: Draft, wanted: Wanted) -> str | None:
    """Say why a draft is not of the types and difficulties that are wanted; None when it is."""
    if QuestionType.SHORT not in wanted.types and not draft.distractors:
        return _NO_CHOICE
    hard = level(draft.difficulty)
    return None if hard in wanted.difficulties else f"is {hard}"


def _draft(fact: Fact, found: Survey) -> tuple[Draft, str | None]:
    """Give a draft without options, and the rule that forbids it."""
    stem = write_stem(fact)
    rule = find_veto(fact, stem, found)
    draft = Draft(fact=fact, stem=stem.text, cut=stem.cut)
    if rule:
        return draft, rule
    return replace(
        draft,
        confidence=confidence(fact, stem, found),
        difficulty=difficulty(fact, stem, found),
        doubts=tuple(find_doubts(fact, stem, found)),
    ), None


def _with_distractors(draft: Draft, found: Survey, article: Article) -> Draft:
    options = find_distractors(draft.fact, draft.stem, found.mentions, article)
    return replace(draft, distractors=options)


def _dropped(draft: Draft, rule: str) -> Dropped:
    return Dropped(
        stem=draft.stem,
        key=draft.fact.key,
        paragraph=draft.fact.sentence.paragraph,
        rule=rule,
        trace=draft.trace,
    )


def _is_english(article: Article) -> bool:
    found = [word.lower() for p in article.paragraphs for word in words(p.text)]
    known = sum(word in _ENGLISH for word in found)
    return len(found) > 0 and known / len(found) >= _MIN_ENGLISH


def needs_a_date(article: Article) -> bool:
    """Whether an article without a date tells times, as "on Sunday", that only a date explains."""

    def told(day: date | None) -> int:
        return sum(len(find_dates(paragraph.text, day)) for paragraph in article.paragraphs)

    return article.dateline is None and told(date(2000, 1, 1)) > told(None)


def why_nothing(
    article: Article, dropped: Collection[Dropped], kinds: Collection[Kind] = Wanted.kinds
) -> str:
    """Say why an article gave no question, and what would help.

    Args:
        article: What was read.
        dropped: What `explain_draft` left out.
        kinds: What was asked for.

    Returns:
        One sentence that begins with the id of the article.
    """
    undated = _UNDATED if needs_a_date(article) else ""
    filters = {_NO_CHOICE, *(f"is {difficulty}" for difficulty in Difficulty)}
    unwanted = sum(d.rule in filters for d in dropped)
    if article.word_count < _MIN_WORDS:
        why = f"it has fewer than {_MIN_WORDS} words; take a longer text."
    elif not _is_english(article):
        why = "it does not read as English prose; take an English news text."
    elif unwanted:
        why = (
            f"the {unwanted} questions that it gives are of another type or difficulty than the "
            "one wanted; ask for more types or difficulties."
        )
    elif {*Kind} - {*kinds}:
        why = f"nothing in it makes a good {' or '.join(kinds)}-question; ask for all kinds."
        why += undated
    elif not dropped:
        why = "no sentence tells who did something, when or where; take a news text." + undated
    else:
        why = (
            f"none of the {len(dropped)} facts found in it makes a question that stands alone; "
            "take another text, or write the questions by hand."
        )
    return f"{article.id}: there is too little to ask about, because {why}"


def _questions(
    article: Article, drafts: list[Draft], mentions: tuple[Mention, ...]
) -> Iterator[DraftedQuestion]:
    counts: Counter[str] = Counter()
    for draft in drafts:
        kind = draft.fact.kind
        counts[kind] += 1
        yield DraftedQuestion(
            id=f"{short_id(article.id)}-{kind}-{counts[kind]}",
            passage=article.id,
            type=QuestionType.CHOICE if draft.distractors else QuestionType.SHORT,
            stem=collapse(draft.stem),
            options=tuple(_options(draft, mentions, article)),
            hints=(f"Look at paragraph {draft.fact.sentence.paragraph}.",),
            evidence=collapse(draft.fact.sentence.text),
            tags=tags(kind, draft.difficulty, draft.confidence),
            otherwise="" if draft.distractors else _where_to_look(draft.fact),
            start=draft.fact.start,
            end=draft.fact.end,
            value=draft.fact.value,
            paragraph=draft.fact.sentence.paragraph,
            difficulty=draft.difficulty,
            confidence=round(draft.confidence, 2),
            trace=draft.trace,
        )


def _where_to_look(fact: Fact) -> str:
    return f"Read paragraph {fact.sentence.paragraph} again."


def _options(draft: Draft, mentions: tuple[Mention, ...], article: Article) -> Iterator[Option]:
    yield Option(text=collapse(draft.fact.key), credit=1)
    if not draft.distractors:
        for variant in find_variants(draft.fact, mentions, article):
            yield Option(text=variant, credit=1)
    for distractor in draft.distractors:
        yield Option(text=collapse(distractor.text), credit=0, feedback=distractor.feedback)
