"""What came first, or last."""

from __future__ import annotations

from collections.abc import Iterator

from kit.article import Article
from kit.bank import Option, QuestionType
from kit.drafting.forms.drafts import FormDraft
from kit.drafting.forms.events import DatedFact, dated_facts, in_order
from kit.drafting.forms.happened import when_it_was
from kit.drafting.forms.records import Form
from kit.facts import Survey

_LEAST, _MOST = 3, 4


def draft_orders(article: Article, survey: Survey) -> list[FormDraft]:
    """Draft the question what happened first, and with events enough for both what happened last.

    No event stands in both questions.
    """
    events = _of_different_sentences(in_order(dated_facts(article, survey)))
    if len(events) < _LEAST:
        return []
    if len(events) < 2 * _LEAST:
        return [_draft(events[-_MOST:], is_first=True)]
    odd, even = events[1::2][-_MOST:], events[::2][:_MOST]
    return sorted((_draft(even, is_first=True), _draft(odd, is_first=False)), key=_place)


def _place(draft: FormDraft) -> int:
    return draft.fact.start


def _of_different_sentences(events: list[DatedFact]) -> list[DatedFact]:
    """Give the first event of each sentence."""
    by_sentence: dict[int, DatedFact] = {}
    for event in events:
        by_sentence.setdefault(event.fact.sentence.start, event)
    return list(by_sentence.values())


def _draft(events: list[DatedFact], *, is_first: bool) -> FormDraft:
    key = events[0] if is_first else events[-1]
    others = [event for event in events if event is not key]
    return FormDraft(
        form=Form.ORDER,
        fact=key.fact,
        question=key.question,
        type=QuestionType.CHOICE,
        stem=f"Which of these happened {'first' if is_first else 'last'}?",
        options=tuple(_options(key, others)),
        trace=(f"the {'first' if is_first else 'last'} of {len(events)} events",),
        others=tuple(event.fact for event in others),
    )


def _options(key: DatedFact, others: list[DatedFact]) -> Iterator[Option]:
    yield Option(text=key.statement, credit=1, feedback=f"Right. {when_it_was(key)}")
    for event in sorted(others, key=lambda event: event.fact.start):
        yield Option(text=event.statement, credit=0, feedback=when_it_was(event))
