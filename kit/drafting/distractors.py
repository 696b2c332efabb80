"""Wrong options that could be right: three of the key's own type, or none at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from anyascii import anyascii
from rapidfuzz.distance import OSA

from kit.article import Article
from kit.drafting.date_neighbours import find_dates_like
from kit.drafting.records import Distractor
from kit.drafting.veto import is_vague
from kit.facts import SMALLEST, Fact, Mention, Role
from kit.names import PARTICLES, bare
from kit.places import contains, find_place, siblings
from kit.text import collapse, has_words, normalise, words

WANTED = 3

_LIGHT = frozenset({"a", "an", "the", "of", "in", "on", "at", "and", "for"})
_MALE, _FEMALE = frozenset({"his", "him", "he"}), frozenset({"her", "she", "hers"})
_KIN = frozenset(
    {"uncle", "aunt", "auntie", "grandpa", "grandma", "granny", "granddad", "cousin", "mum", "dad"}
)
"""Before a first name; "Uncle Maurie" stands apart from surnames."""
_AND_OTHERS = re.compile(r" and (?:(?:his|her|their|\w+) )*[a-z]+s$")
_SAYING = frozenset({"say", "tell", "add", "announce", "warn", "believe", "think", "claim"})
_SORTS = (
    {"university", "college", "institute", "academy", "centre", "center", "observatory", "lab"}
    | {"laboratory", "museum", "foundation"},
    {"hospital", "clinic", "infirmary"},
    {"bank", "securities", "capital", "partners", "investments", "markets", "asset"},
    {"ministry", "department", "agency", "authority", "council", "service", "commission"},
    {"school"},
)
"""Words in the names of bodies for which the same people may work."""
_NEAREST_SIBLINGS = 6
_LETTERS_PER_SLIP = 4
"""Of a surname: in so many letters one may differ."""


def find_distractors(
    fact: Fact, stem: str, mentions: Iterable[Mention], article: Article
) -> tuple[Distractor, ...]:
    """Give three distractors, or none where three cannot be had.

    People and organisations come from the article alone; cities and countries from it and then
    from the map; dates from it and then from the calendar. For groups, offices and places without
    a name there are none.

    Args:
        fact: What is asked.
        stem: The question; nothing it names is offered.
        mentions: What the article names.
        article: What is read; it holds no made-up option, and no made-up date is later than its
            year.
    """
    chosen = tuple(islice(find_rivals(fact, stem, mentions, article), WANTED))
    return chosen if len(chosen) == WANTED else ()


def find_rivals(
    fact: Fact, stem: str, mentions: Iterable[Mention], article: Article
) -> Iterator[Distractor]:
    """Give all that could be a distractor, the best first; see `find_distractors`."""
    find = _FINDERS.get(fact.label)
    if find is None:
        return
    same = _sentences_on_the_same_act(fact, article)
    own = _surname(fact.name)
    told = [m for m in mentions if _surname(m.text) == own or _surname(m.text) not in same]
    # Who wrote an article or took its picture stands in a line that is no sentence.
    prose = {paragraph.number for paragraph in article.paragraphs if paragraph.is_prose}
    listed = [m for m in told if m.paragraph in prose]
    chosen: list[str] = []
    for rival in find(fact, stem, listed, article):
        if not any(_same(rival.text, other) for other in chosen):
            chosen.append(rival.text)
            yield rival


def _longest_name(key: str, names: list[str]) -> str:
    """Give the first of the names, longest first, that is of the same person; or the key."""
    core = _core(key)
    return next((name for name in names if core and core <= _core(name)), key)


def _sentences_on_the_same_act(fact: Fact, article: Article) -> str:
    """Give the sentences, as one text, in which somebody else may have done the same."""
    does = fact.role in {Role.SUBJECT, Role.AGENT, Role.OBJECT}
    if not does or fact.clause.base in _SAYING | {"be"}:
        return ""
    verb = fact.clause.verb.lower()
    told = (s.text.lower() for s in article.sentences)
    return " ".join(text for text in told if has_words(text, verb))


def _length(name: str) -> tuple[int, str]:
    return -len(words(name)), name


def _people(
    fact: Fact, stem: str, mentions: list[Mention], article: Article
) -> Iterator[Distractor]:
    """Give the other people of the article by their full names, the nearest first."""
    if _AND_OTHERS.search(fact.name):
        # A single person stands apart from "Bell and two colleagues".
        return
    sex = _asked_sex(stem)
    names = sorted({m.text for m in mentions if m.label == "PERSON"}, key=_length)
    short = len(words(fact.name)) == 1 or any(n.endswith(f" {fact.name}") for n in names)
    if short and _is_first_name(fact.name, mentions):
        # Surnames would stand apart from it.
        return
    known = _content(stem) | _content(fact.name) | _content(_longest_name(fact.name, names))
    for mention in _nearest(fact, mentions, "PERSON"):
        name = _longest_name(mention.text, names)
        first, *others = words(name)
        is_full = bool(others) and mention.sure and first.lower() not in _KIN
        fits = not sex or mention.sex == sex
        if is_full and fits and not _content(name) & known and not _misspells(name, fact.name):
            yield _told(_surname_in(names, name) if short else name, fact, article)


def _is_first_name(name: str, mentions: list[Mention]) -> bool:
    """Whether a name of one word begins a longer one, or ends none and tells a sex by itself."""
    if len(words(name)) > 1:
        return False
    people = [m for m in mentions if m.label == "PERSON"]
    longer = [parts for m in people if len(parts := words(m.text)) > 1]
    if any(parts[0] == name for parts in longer):
        return True
    return not any(parts[-1] == name for parts in longer) and any(
        m.text == name and m.sex for m in people
    )


def _surname_in(names: list[str], name: str) -> str:
    """Give what the article calls a person by, or the surname: Benegas of Mirta Benegas Ayala."""
    first, *others = words(name)
    called = (n for n in names if name.endswith(f" {n}") or n in others)
    at = len(others) - 1
    while at > 0 and others[at - 1] in PARTICLES:
        at -= 1
    return next(called, " ".join(others[at:]) or first)


def _asked_sex(stem: str) -> str:
    """Give the sex, male or female, that "his" or "spokeswoman" tells of the key; or nothing."""
    # "He'd" tells it too.
    found = {re.split("['’]", word.lower())[0] for word in words(stem)}
    if found & (_MALE | _FEMALE):
        return "male" if found & _MALE else "female"
    if event := _OF_A_SEX.search(stem):
        return "female" if event["women"] else "male"
    if any(word.endswith("swoman") or word == "chairwoman" for word in found):
        return "female"
    return "male" if found & {"spokesman", "chairman", "businessman", "sportsman"} else ""


_OF_A_SEX = re.compile(r"\b(?P<women>wo)?men['’]s \w+", re.IGNORECASE)
"""The women's race has no man to win it."""


@lru_cache(maxsize=1024)
def _surname(name: str) -> str:
    return (words(name) or [""])[-1].lower()


def _misspells(one: str, other: str) -> bool:
    """Whether two names end in what may be the same surname, spelt in two ways."""
    allowed = min(len(_surname(one)), len(_surname(other))) // _LETTERS_PER_SLIP
    return OSA.distance(_surname(one), _surname(other)) <= allowed


def _bodies(
    fact: Fact, stem: str, mentions: list[Mention], article: Article
) -> Iterator[Distractor]:
    """Give the other organisations of the article."""
    named = _content(stem) | _content(fact.name)
    if fact.role is Role.WORKPLACE:
        # Two universities are two places to work at.
        named -= frozenset().union(*_SORTS)
    for mention in _nearest(fact, mentions, "ORG"):
        apart = not _content(mention.text) & named and not _abbreviates(mention.text, fact.name)
        fits = fact.role is not Role.WORKPLACE or _same_sort(mention.text, fact.name)
        # Beside "Supreme Court" a bare "senate" stands apart.
        fits = fits and mention.text[:1].isupper() == fact.name[:1].isupper()
        if mention.sure and apart and fits and mention.text not in fact.sentence.text:
            the = "The" if fact.key.startswith("The ") else "the"
            called = f"{the} {mention.text}" if mention.with_the else mention.text
            yield replace(_told(mention.text, fact, article), text=called)


def _same_sort(one: str, other: str) -> bool:
    """Whether a researcher may work at both: universities and institutes, or two hospitals."""
    sorts = [{n for n, sort in enumerate(_SORTS) if sort & _content(name)} for name in (one, other)]
    return bool(sorts[0] & sorts[1])


def _abbreviates(one: str, other: str) -> bool:
    """Whether the shorter of two names is made of the initials of the longer one."""
    short, long = sorted((one, other), key=len)
    initials = "".join(word[0] for word in words(long) if word[0].isupper())
    return short.replace(".", "") == initials or f"({short})" in long


def _places(
    fact: Fact, stem: str, mentions: list[Mention], article: Article
) -> Iterator[Distractor]:
    """Give places of the same kind: those of the article, then its siblings on the map."""
    key = find_place(fact.name)
    if key is None or fact.place_kind in SMALLEST:
        return
    named = normalise(stem)
    for mention in _nearest(fact, mentions, "GPE"):
        place = find_place(mention.text)
        alike = place is not None and place.kind is key.kind and place != key
        inside = contains(mention.text, fact.name) or contains(fact.name, mention.text)
        here = mention.text in fact.sentence.text or normalise(mention.text) in named
        if alike and not inside and not here:
            yield _told(mention.text, fact, article)
    # The map writes names without accents.
    text = anyascii(normalise(article.text))
    for sibling in siblings(fact.name)[:_NEAREST_SIBLINGS]:
        if anyascii(normalise(sibling.name)) not in text:
            yield Distractor(text=sibling.name, feedback="The text does not name this place.")


def _dates(fact: Fact, _: str, mentions: list[Mention], article: Article) -> Iterator[Distractor]:
    for text, paragraph in find_dates_like(fact, mentions, article):
        yield Distractor(
            text=text,
            feedback=f"This stands in paragraph {paragraph}, about something else."
            if paragraph
            else "This date does not stand in the text.",
        )


_Finder = Callable[[Fact, str, list[Mention], Article], Iterator[Distractor]]
_FINDERS: dict[str, _Finder] = {
    "PERSON": _people,
    "ORG": _bodies,
    "GPE": _places,
    "DATE": _dates,
}


def _nearest(fact: Fact, mentions: list[Mention], label: str) -> Iterator[Mention]:
    here = fact.sentence.paragraph
    fitting = (m for m in mentions if m.label == label and _is_whole(m.text))
    own = (m for m in fitting if not is_vague(m.text))
    yield from sorted(own, key=lambda m: (abs(m.paragraph - here), -len(m.text), m.text))


def _is_whole(name: str) -> bool:
    """Whether no bracket or mark of a name was left behind in the article."""
    pairs = (("(", ")"), ("[", "]"), ("“", "”"))
    return all(name.count(a) == name.count(b) for a, b in pairs) and name.count('"') % 2 == 0


def _told(text: str, fact: Fact, article: Article) -> Distractor:
    """Give an option with the paragraph that names it word for word, the nearest to the key."""
    name = collapse(text)
    # Few paragraphs hold its first word, and to collapse all of them for each option takes long.
    near = [p for p in article.paragraphs if name.split(" ")[0] in p.text]
    places = [p.number for p in near if has_words(collapse(p.text), name)]
    if not places:
        return Distractor(
            text=text, feedback="The text names this, but not as the answer to this question."
        )
    nearest = min(places, key=lambda number: abs(number - fact.sentence.paragraph))
    told = (
        f"{name} is named in paragraph {nearest}, for something else."
        if fact.label == "PERSON"
        else f"This stands in paragraph {nearest}, about something else."
    )
    return Distractor(text=text, feedback=told)


def _same(one: str, other: str) -> bool:
    """Whether two options could mean the same."""
    if any(map(str.isdigit, one + other)):
        return normalise(one) == normalise(other)
    near = len(words(one)) > 1 and _misspells(one, other)
    return near or bool(_content(one) & _content(other)) or _abbreviates(one, other)


def _content(text: str) -> set[str]:
    return {word for word in words(normalise(text)) if word not in _LIGHT}


@lru_cache(maxsize=1024)
def _core(name: str) -> frozenset[str]:
    return frozenset(bare(name).split())
