"""What a passage calls a person, right beside the name: the engineer Thomas Arkley."""

from __future__ import annotations

import re
from functools import lru_cache

from kit.checking.setting import is_set_in
from kit.lexicon import noun_classes
from kit.names import PARTICLES, TITLES, content_words, is_form_of, names_in, namesakes, surname
from kit.places import country_of
from kit.text import normalise, sentences, without_lead_in, words

QUALIFIERS = frozenset(words("vice deputy former acting assistant ex senate"))
"""Words that make another office of one."""

KIN = frozenset(
    words(
        "wife widow widower husband son daughter brother sister father mother parents family uncle"
        " aunt cousin nephew niece grandfather grandmother grandson granddaughter twin girlfriend"
        " boyfriend partner child children kid kids baby"
    )
)
"""Nouns for those who are near to somebody."""

PEOPLE_OF_OTHERS = KIN | frozenset(
    words(
        "fighter fighters force forces troop troops soldier soldiers militant militants member"
        " members leader leaders supporter supporters follower followers commander commanders"
        " official officials spokesman spokeswoman spokesperson aide aides adviser lawyer lawyers"
        " friend friends colleague boss deputy assistant rival rivals enemy enemies neighbour"
        " neighbor men people"
    )
)
"""Nouns that with a name tell somebody else: the wife of Sofge, his lawyer."""

_CONTINENTAL = {"african", "american", "asian", "european"}
_ARTICLE = r"(?:an?|the|his|her|its|their|our)"
_SMALL = r"(?:and|or|but|by|for|from|in|of|on|to|with|said|told|who|whose|when|while|as|was|is)"
_SET_APART = r"(?:,(?: \d+,)?(?: who (?:is|was))?| (?:is|was)| \()"
_AFTERWARDS = r"(?=[,.;:)!?]|$| (?:and|at|for|from|in|of|on|to|who|whose|with)\b)"
_UNQUALIFIED = "".join(rf"(?<!\b{word}[ -])" for word in sorted(QUALIFIERS))
"""The vice captain John Smith is not the captain."""

_FEWEST = 2
_LONGEST = 100
"""Letters of a description; what is longer is none, and looking for it would take its time."""
_PLACED = re.compile(r" (?:at|for|from|in|of|on|that|which|who|whose|with) ")
_IN_LAW = re.compile(r" in laws?\b")
_AGE = re.compile(r"(?P<years>\d{1,3})[- ]years?[- ]olds?\b")
_OF_AGE = ("year", "years", "old", "aged")
_ANYBODY = frozenset(
    words("boy girl man woman person teenager youth child one someone somebody guy lady")
)
_LINKS = frozenset(
    words("and or who whose that which is was are were be been has have had his her their as to")
)
_PRONOUN = re.compile(r"(?:he|she)\b")
_WRITTEN_OUT = {
    "cllr": "councillor",
    "col": "colonel",
    "dr": "doctor",
    "gen": "general",
    "prof": "professor",
    "rev": "reverend",
    "sen": "senator",
    "sgt": "sergeant",
}
_ABBREVIATED = re.compile(rf"\b({'|'.join(_WRITTEN_OUT)})\b\.?")
_DETERMINED = re.compile(rf"{_ARTICLE} ")


def is_person(word: str) -> bool:
    """Say whether a word in small letters is a noun for a person: engineer, captain."""
    word = word.removesuffix("-in-law")
    is_origin = country_of(word) or word in _CONTINENTAL
    return noun_classes().get(word) == "person" and not is_origin


def description(plain: str) -> str:
    """Give a normalised answer without its article if it tells what somebody is, else nothing.

    >>> description("a nurse from leeds"), description("leeds")
    ('nurse from leeds', '')
    """
    if len(plain) > _LONGEST:
        return ""
    said = _IN_LAW.sub("-in-law", without_lead_in(plain).strip(" .,;:!?\"'"))
    said = _DETERMINED.sub("", said, count=1) if _DETERMINED.match(said) else said
    head = _head(said)
    is_one = is_person(head) or head in TITLES or head in _ANYBODY
    return said if is_one or _AGE.match(said) else ""


def _head(said: str) -> str:
    """Give the noun of a description, before what hangs on it: the school nurse from Leeds."""
    return _PLACED.split(said, maxsplit=1)[0].rpartition(" ")[2]


@lru_cache(maxsize=1024)
def calls(passage: str, name: str, said: str) -> bool:
    """Say whether a passage calls a person by a description right before or after the name.

    The surname alone counts where the passage has nobody else of that surname.

    >>> text = "Susan Hartley, a nurse from Leeds, saw the engineer Thomas Arkley."
    >>> [calls(text, name, "engineer") for name in ("Thomas Arkley", "Susan Hartley")]
    [True, False]
    """
    text = normalise(passage)
    # Looking costs far less than making the patterns, and most answers are told nowhere.
    if any(word not in text for word in said.split()):
        return False
    described = rf" (?:{_ARTICLE} )?".join(map(re.escape, said.split()))
    return _is_beside(described, text, name, _last(name, passage))


@lru_cache(maxsize=1024)
def fits(passage: str, name: str, said: str) -> bool:
    """Say whether a description fits a person, though the passage words it another way.

    It calls the person by the same noun, and has the other words in the same sentence.

    >>> text = "Susan Hartley, a nurse at a school in Leeds, saw the engineer Thomas Arkley."
    >>> [fits(text, "Susan Hartley", said) for said in ("school nurse", "head nurse", "engineer")]
    [True, False, False]
    """
    last = _last(name, passage)
    age, noun = _AGE.match(said), _head(said)
    about = _sentences_on(passage, name)
    if age:
        others = content_words(said[age.end() :])
        by = [sentence for sentence in about if _is_aged(age["years"], sentence, name, last)]
    else:
        others = [word for word in content_words(said) if word not in (noun, *_OF_AGE)]
        by = [s for s in about if noun in s and _is_by(noun, s, name, last)]
    return any(_has_all(_telling(others, passage), sentence) for sentence in by)


def may_fit(passage: str, name: str, said: str) -> bool:
    """Say whether a description tells of anybody what a sentence on the person tells.

    >>> text = "Tom Askew came to Zambia as a volunteer in 1998."
    >>> may_fit(text, "Tom Askew", "man who came as a volunteer in 1998")
    True
    """
    if _head(said) not in _ANYBODY:
        return False
    others = _telling(content_words(said), passage)
    about = _sentences_on(passage, name)
    return len(others) >= _FEWEST and any(_has_all(others, sentence) for sentence in about)


def _telling(others: list[str], passage: str) -> list[str]:
    """Give the words of a description that tell whom it means."""
    empty = _ANYBODY | _LINKS
    return [word for word in others if word not in empty and not is_set_in(passage, word)]


def _has_all(wanted: list[str], sentence: str) -> bool:
    told = content_words(sentence)
    return all(any(is_form_of(word, other) for other in told) for word in wanted)


def _is_aged(years: str, sentence: str, name: str, last: str) -> bool:
    """Say whether a sentence gives a person that age: the 22-year-old Amy Hall; Amy Hall, 22."""
    named = rf"(?:{_full(name)}|{last})" if last else _full(name)
    before = rf"\b{years}-year-old\b[^.;]{{1,60}}\b{named}"
    end = r"(?=[,.;:)]|$| (?:at|when|and)\b)"
    after = rf"\b{named}(?:,? (?:who |now |then |is |was |aged )+|, ){years}{end}"
    return bool(re.search(rf"{before}|{after}", sentence))


def _is_by(noun: str, sentence: str, name: str, last: str) -> bool:
    """Say whether a noun for a person stands by a name, or a little before: a judge of Rome."""
    if _is_beside(re.escape(noun), sentence, name, last):
        return True
    far = _far_before(noun, name).search(sentence)
    return far is not None and not any(map(is_person, words(far["between"])))


def _is_beside(described: str, text: str, name: str, last: str) -> bool:
    before = _before(described, name, last).finditer(text)
    return any(map(_leads_to_it, before)) or bool(_after(described, name, last).search(text))


def _leads_to_it(match: re.Match[str]) -> bool:
    """Say whether only titles stand between a description and the name, or particles."""
    between = {word.rstrip(".") for word in match["between"].split()}
    if match["full"] is None:
        return match["link"] is None and between <= PARTICLES
    if match["link"] == ",":
        return between <= TITLES and (not match["after"] or match["after"] in ",.;:)!?")
    return between <= TITLES and (match["link"] is None or match["after"] != "'")


@lru_cache(maxsize=512)
def _far_before(noun: str, name: str) -> re.Pattern[str]:
    between = r"(?P<between> (?:at|for|from|in|of|on|with) [^,.;:()]{2,60})"
    return re.compile(rf"\b{_UNQUALIFIED}{noun}{between}, {_full(name)}(?=[,.;:)!?]|$)")


@lru_cache(maxsize=256)
def _sentences_on(passage: str, name: str) -> tuple[str, ...]:
    """Give the sentences that name a person, and those that go on with "he" or "she"."""
    plain = _full_words(name)
    found: list[str] = []
    is_going_on = False
    for sentence in _sentences(passage):
        goes_on = _PRONOUN.match(sentence) if is_going_on else None
        is_going_on = plain[-1] in sentence
        if is_going_on:
            found.append(sentence)
        elif goes_on:
            found.append(f"{' '.join(plain)}{sentence[goes_on.end() :]}")
    return tuple(found)


@lru_cache(maxsize=64)
def _sentences(passage: str) -> tuple[str, ...]:
    return tuple(
        _ABBREVIATED.sub(lambda title: _WRITTEN_OUT[title[1]], normalise(paragraph[start:end]))
        for paragraph in passage.split("\n\n")
        for start, end in sentences(paragraph)
    )


def _last(name: str, passage: str) -> str:
    """Give a pattern for the surname, and nothing where somebody else bears it too."""
    return "" if namesakes([name], names_in(passage).values()) else _surname(name, passage)


@lru_cache(maxsize=512)
def _before(described: str, name: str, last: str) -> re.Pattern[str]:
    link = r"(?P<link>,| is| was)?(?P<between>(?: [\w-]+\.?){0,4}?)"
    named = rf"(?:(?P<full>{_full(name)})|{last})" if last else rf"(?P<full>{_full(name)})"
    return re.compile(rf"\b{_UNQUALIFIED}{described}{link} {named}\b(?P<after>.?)")


@lru_cache(maxsize=512)
def _after(described: str, name: str, last: str) -> re.Pattern[str]:
    named = rf"(?:{_full(name)}|{last})" if last else _full(name)
    between = rf"(?: {_ARTICLE})?(?: (?!{_SMALL}\b)[\w'-]+){{0,2}}"
    return re.compile(rf"\b{named}{_SET_APART}{between}[ (]{described}{_AFTERWARDS}")


def _full(name: str) -> str:
    """Give a pattern for a name without its titles, with or without an initial in it."""
    return r"[ .]+(?:\w\. )?".join(map(re.escape, _full_words(name)))


def _full_words(name: str) -> list[str]:
    parts = words(normalise(name))
    while len(parts) > 1 and parts[0] in TITLES:
        parts = parts[1:]
    return parts


def _surname(name: str, passage: str) -> str:
    """Give a pattern for a surname that begins no longer name: Walsh, but not Walsh Barker."""
    last = words(normalise(name))[-1] if surname(name) else normalise(name)
    written = [words(normalise(other)) for other in names_in(passage).values()]
    longer = {re.escape(other[1]) for other in written if len(other) > 1 and other[0] == last}
    own = rf"\b{re.escape(last)}"
    return rf"{own}(?! (?:{'|'.join(sorted(longer))})\b)" if longer else own
