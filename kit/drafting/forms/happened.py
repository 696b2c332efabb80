"""What happened on a date: one event of four."""

from __future__ import annotations

from collections.abc import Iterator

from kit.article import Article
from kit.bank import Option, QuestionType
from kit.dates import Grain, bounds, grain, is_duration
from kit.drafting.confidence import confidence
from kit.drafting.forms.dates import dated
from kit.drafting.forms.drafts import FormDraft
from kit.drafting.forms.events import DatedFact, dated_facts, overlap
from kit.drafting.forms.quoting import what_it_says
from kit.drafting.forms.records import Form
from kit.facts import Survey

_WRONG = 3
_EVENTS_PER_QUESTION = 3


def draft_happenings(article: Article, survey: Survey) -> list[FormDraft]:
    """Draft questions for what happened on a date, one for every three dated events at the most."""
    events = dated_facts(article, survey)
    drafts = [d for event in events for d in _draft(event, events, article, survey)]
    surest = sorted(drafts, key=lambda d: (-confidence(d.fact, d.question, survey), d.fact.start))
    kept = surest[: len(events) // _EVENTS_PER_QUESTION]
    return sorted(kept, key=lambda draft: draft.fact.start)


def _draft(
    event: DatedFact, events: list[DatedFact], article: Article, survey: Survey
) -> Iterator[FormDraft]:
    when = dated(event.fact.value, event.fact.key)
    others = _others(event, events)
    if when and len(others) == _WRONG and _is_only_one(event, survey):
        on = "on" if grain(event.fact.value) is Grain.DAY else "in"
        yield FormDraft(
            form=Form.HAPPENED,
            fact=event.fact,
            question=event.question,
            type=QuestionType.CHOICE,
            stem=f"What happened {on} {when}, according to the article?",
            options=(_right(event, article), *map(_wrong, others)),
            trace=("the one event of its date",),
        )


def _others(event: DatedFact, events: list[DatedFact]) -> list[DatedFact]:
    """Give three events of other dates and other sentences, the nearest in the text first."""
    apart: list[DatedFact] = []
    for other in sorted(events, key=lambda e: abs(e.fact.start - event.fact.start)):
        taken = {e.fact.sentence.start for e in (event, *apart)}
        if other.fact.sentence.start not in taken and not overlap(other.span, event.span):
            apart.append(other)
    return apart[:_WRONG]


def _is_only_one(event: DatedFact, survey: Survey) -> bool:
    """Whether the article names no other date that lies in, or holds, that of the event."""
    dates = [m.value for m in survey.mentions if m.label == "DATE" and not is_duration(m.value)]
    return sum(overlap(bounds(value), event.span) for value in dates) <= 1


def _right(event: DatedFact, article: Article) -> Option:
    said = what_it_says(event.fact, article)
    return Option(text=event.statement, credit=1, feedback=f"Right. {said}")


def _wrong(event: DatedFact) -> Option:
    return Option(text=event.statement, credit=0, feedback=when_it_was(event))


def when_it_was(event: DatedFact) -> str:
    """Tell the date of an event and where it stands, as a comment on it."""
    fact = event.fact
    return f"The date of this is “{fact.key}”, in paragraph {fact.sentence.paragraph}."
