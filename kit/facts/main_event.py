"""What an article is about above all: who did it, when, where."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kit.article import Article
from kit.dates import bounds, is_duration
from kit.facts.finding import survey
from kit.facts.naming import surname
from kit.facts.records import Mention, Role, Survey
from kit.places import PlaceKind, contains, find_place
from kit.text import normalise

_ACTORS = frozenset({"PERSON", "ORG", "GROUP"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_DOING = frozenset({Role.SUBJECT, Role.SPEAKER, Role.SOURCE})
_COARSE = frozenset({PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.STATE, PlaceKind.REGION})
# How much it counts to be named once more, in the headline, and early in it; to act in the first
# sentences; to be among the first places; to be a place inside a country.
_AGAIN = 0.15
_IN_TITLE = 2.0
_EARLY_IN_TITLE = 2.0
_ACTING = (2.0, 1.0, 0.6, 0.4)
_FIRST_PLACES = (1.5, 1.0, 0.5)
_FINE = 1.5
_HAPPENED_IN = 1.0
_FIRST_SENTENCES = 4
_PLACED = re.compile(
    r"\b(?:[Aa]t|[Ii]n|near|outside|off) (?:the |an? )?(?:[a-z-]+ ){0,2}(?:[A-Z][a-z]+ city of |"
    r"city of |town of |village of )?((?:[A-Z][\w’.-]*)(?: (?:of |de )?[A-Z][\w’.-]*)*)"
)
_NO_PLACES = frozenset((*month_name[1:], *day_name))
_RIVALS = 4
_NEWS = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class MainEvent:
    """The answers to who, when and where for the whole article; empty where it names nobody.

    Attributes:
        who: A person, group or body by the longest name that the article uses.
        when: A date as the article writes it, or its dateline as `2017-07-09`.
        value: What `when` means (EDTF).
        where: A place, with a comma before the one that it lies in where that is named too.
    """

    who: str
    when: str
    value: str
    where: str


def main_event(article: Article, found: Survey | None = None) -> MainEvent:
    """Give who, when and where of the event that an article reports.

    News tells this in its headline and first sentences, and names again what it is about; each
    mention counts for its place and its number, and the one that counts most is taken.

    Args:
        article: What is read.
        found: What `kit.facts.survey` gives for it; surveyed here when left out.

    Raises:
        LanguageError: No survey was given, and no English model is installed.
    """
    found = found or survey(article)
    when, value = _when(article, found)
    who = _who(found, normalise(article.title or ""))
    return MainEvent(who=who, when=when, value=value, where=_where(article, found))


def _who(found: Survey, title: str) -> str:
    names = _longest(m for m in found.mentions if m.label in _ACTORS)
    counts: Counter[str] = Counter()
    for mention in found.mentions:
        if mention.label in _ACTORS:
            counts[surname(mention.text)] += 1
    weights = {who: _AGAIN * count + _weight_in(title, who) for who, count in counts.items()}
    for (sentence, _), weight in zip(found.sentences, _ACTING, strict=False):
        for fact in found.facts:
            who = surname(fact.key)
            if fact.sentence.start == sentence.start and fact.role in _DOING and who in weights:
                weights[who] += weight
    return names[_heaviest(weights)] if weights else ""


def _longest(mentions: Iterable[Mention]) -> dict[str, str]:
    """Give the longest name of everybody by the surname."""
    names: dict[str, str] = {}
    for mention in mentions:
        who = surname(mention.text)
        names[who] = max(names.get(who, ""), mention.text, key=len)
    return names


def _weight_in(title: str, name: str) -> float:
    at = title.find(normalise(name))
    return _IN_TITLE + _EARLY_IN_TITLE * (1 - at / len(title)) if at >= 0 and title else 0.0


def _heaviest(weights: dict[str, float]) -> str:
    """Give the name of most weight; of equals the first."""
    return max(weights, key=lambda name: weights[name])


def _when(article: Article, found: Survey) -> tuple[str, str]:
    """Give the first date of the days around the dateline, or the dateline itself.

    "Tuesday's election" dates the election, not what is reported of it, and what somebody says may
    be about another day.
    """
    dates = [m for m in found.mentions if m.label == "DATE" and not is_duration(m.value)]
    named = (m for m in dates if not m.text.isupper())
    own = [m for m in named if not (_is_owner(m, article) or _is_quoted(m, article))]
    if article.dateline is None:
        return (own[0].text, own[0].value) if own else ("", "")
    fresh = [m for m in own if _is_news(m.value, article.dateline)]
    day = article.dateline.isoformat()
    return (fresh[0].text, fresh[0].value) if fresh else (day, day)


def _is_owner(mention: Mention, article: Article) -> bool:
    return article.text.startswith(("'s", "’s"), mention.start + len(mention.text))


def _is_quoted(mention: Mention, article: Article) -> bool:
    """Whether a quotation is open before it in its paragraph."""
    start = article.paragraphs[mention.paragraph - 1].start
    before = article.text[start : mention.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_news(value: str, dateline: date) -> bool:
    first, last = bounds(value)
    return dateline - _NEWS <= first and last <= dateline + _NEWS


def _where(article: Article, found: Survey) -> str:
    """Give the place that the headline or the first sentences say something happened in."""
    title = normalise(article.title or "")
    weights: dict[str, float] = defaultdict(float)
    placed = list(_placed(article))
    for mention in found.mentions:
        if mention.label in _PLACES and (mention.text in placed or find_place(mention.text)):
            weights[mention.text] += _AGAIN
    for name, weight in zip(list(weights), _FIRST_PLACES, strict=False):
        weights[name] += weight
    for name in placed:
        weights[name] += _HAPPENED_IN
    for name in weights:
        fine = _is_fine(name)
        weights[name] += (_IN_TITLE if fine else 1.0) * (normalise(name) in title) + _FINE * fine
    ranked = sorted(weights, key=lambda name: -weights[name])[:_RIVALS]
    return _with_its_surroundings(ranked) if ranked else ""


def _with_its_surroundings(ranked: list[str]) -> str:
    """Give the first place with the city or country around it, or with the part of it meant.

    A place that the table does not know is taken to lie in the first city after it.
    """
    best, *others = ranked
    for other in others:
        if contains(best, other):
            return f"{other}, {best}"
        unknown = find_place(best) is None and find_place(other) is not None
        if contains(other, best) or (unknown and _is_fine(other)):
            return f"{best}, {other}"
    return best


def _placed(article: Article) -> Iterator[str]:
    """Give the names that stand after "in" or "at" in the headline and the first sentences."""
    lead = [sentence.text for sentence in article.sentences[:_FIRST_SENTENCES]]
    for text in (article.title or "", *lead):
        yield from (name for name in _PLACED.findall(text) if name not in _NO_PLACES)


def _is_fine(name: str) -> bool:
    place = find_place(name)
    return place is None or place.kind not in _COARSE
