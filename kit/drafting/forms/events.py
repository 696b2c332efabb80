"""What an article dates: its events, and their order in time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kit.article import Article
from kit.dates import Grain, bounds, find_dates, grain
from kit.drafting.confidence import confidence
from kit.drafting.forms.faults import find_fault, find_stem_veto
from kit.drafting.forms.names import with_full_subject
from kit.drafting.forms.records import LEAST_CONFIDENCE, Event, EventOrder
from kit.drafting.forms.statements import write_statement
from kit.drafting.veto.candidate import word_set
from kit.drafting.wording import Stem, write_stem
from kit.facts import Fact, Role, Survey

_GRAINS = frozenset({Grain.DAY, Grain.MONTH, Grain.YEAR})
_STATES = word_set(
    "be have live work know remain stand belong include hold own employ expect believe think want "
    "like love need seem appear contain consist cost exist lie sit wait stay continue serve study "
    "reign dominate"
)
_TOLD = frozenset({(), ("was",), ("were",), ("had",), ("had", "been")})
_YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")


@dataclass(frozen=True, kw_only=True)
class DatedFact:
    """A fact that tells when something happened, and the statement without its date."""

    fact: Fact
    question: Stem
    statement: str

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day of its date."""
        return bounds(self.fact.value)


def overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether two stretches of days have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def dated_facts(article: Article, survey: Survey) -> list[DatedFact]:
    """Give what happened on a date of its own, each once, in the order of the text."""
    found: dict[str, DatedFact] = {}
    for dated in _dated_facts(article, survey):
        found.setdefault(dated.statement, dated)
    return list(found.values())


def _dated_facts(article: Article, survey: Survey) -> Iterator[DatedFact]:
    for fact in survey.facts:
        if fact.role is not Role.TIME or not _happened(fact):
            continue
        question = write_stem(fact)
        if find_stem_veto(fact, question, survey):
            continue
        statement = write_statement(with_full_subject(fact, survey, article), question.kept)
        is_open = not (_has_date(statement, article) or find_fault(statement, fact, survey))
        if is_open and confidence(fact, question, survey) >= LEAST_CONFIDENCE:
            yield DatedFact(fact=fact, question=question, statement=statement)


def _happened(fact: Fact) -> bool:
    """Whether it is told as something that took place, in the article's own words."""
    clause = fact.clause
    told = clause.auxiliaries in _TOLD and clause.tag in {"VBD", "VBN"} and not clause.source
    on_it = fact.preposition in {"", "in", "on"}
    return told and on_it and grain(fact.value) in _GRAINS and clause.base not in _STATES


def _has_date(statement: str, article: Article) -> bool:
    """Whether a date is left in the statement, which would tell the answer."""
    return bool(_YEAR.search(statement) or find_dates(statement, article.dateline))


def in_order(dated: list[DatedFact]) -> list[DatedFact]:
    """Give as many as can be had of which no two dates overlap, in the order of time."""
    ordered: list[DatedFact] = []
    for event in sorted(dated, key=lambda e: (e.span[1], -e.span[0].toordinal(), e.fact.start)):
        if not ordered or event.span[0] > ordered[-1].span[1]:
            ordered.append(event)
    return ordered


def order_events(article: Article, survey: Survey) -> EventOrder:
    """Give the events of an article in the order of time; none where nothing is dated."""
    return EventOrder(
        events=tuple(
            Event(
                statement=event.statement,
                value=event.fact.value,
                start=event.fact.start,
                end=event.fact.end,
                paragraph=event.fact.sentence.paragraph,
            )
            for event in in_order(dated_facts(article, survey))
        )
    )
