"""An answer that describes a person, beside what a passage says of the wanted one."""

from __future__ import annotations

import re
from functools import lru_cache

from kit.checking.appositions import (
    QUALIFIERS,
    UNQUALIFIED,
    full_name,
    is_beside,
    is_person,
    surname_pattern,
    words_of,
)
from kit.checking.setting import is_set_in
from kit.lexicon import first_names
from kit.names import TITLES, content_words, is_form_of, names_in, surname
from kit.places import find_place
from kit.text import normalise, sentences, without_lead_in, words

_FEWEST = 2
"""Words by which it can be told whom a description of anybody means."""
_MOST = 0.75
"""Of the words by which it is told."""
_FEW = 4
_DOING = ("er", "or", "ist", "man", "woman", "ian")
_LONGEST = 100
"""Letters of a description; what is longer is none, and looking for it would take its time."""
_PLACED = re.compile(r" (?:at|for|from|in|of|on|that|which|who|whose|with) ")
_NAMED_BEFORE = re.compile(
    r"(?!all |both )(?:(?!(?:at|for|from|in|of|on|that|who|with) )\S+ )+the "
)
"""Ann Dow the mayor."""
_IN_LAW = re.compile(r" in laws?\b")
_AGE = re.compile(r"(?P<years>\d{1,3})[- ]years?[- ]olds?\b")
_AGED_AFTER = re.compile(
    r"^(?!.*\b(?:who|that|when|since)\b)(?:an? |the )?(?P<what>[^,]+),? (?:aged |s?he is )?"
    r"(?P<years>\d{1,3})(?: years?(?: old)?)?$"
)
"""A former crane driver, 52 years old."""
_WHO = re.compile(r"(?:an?|the) [^,.;]{2,30} (?:who|that) ")
_OF_AGE = ("year", "years", "old", "aged")
_ANYBODY = frozenset(
    words("boy girl man woman person teenager youth child one someone somebody guy lady")
)
_LINKS = frozenset(
    words(
        "and or who whose that which is was are were be been has have had his her their as to from"
        " with work works worked working it they them he she when while where there too also then"
        " got get because about say says said tell tells told come came talk"
        " talked live lives lived"
    )
)
_SEX = {
    **dict.fromkeys(words("boy guy man"), "male"),
    **dict.fromkeys(words("girl lady woman"), "female"),
}
_EMPTY = frozenset(content_words(" ".join(_ANYBODY | _LINKS)))
"""Words of a description that tell of nobody in particular."""
_ENDED = re.compile(r"\b(?:was|were|until|resigned|retired)\b")
"""What was so, where a former treasurer is told of."""
_CHIEFS = frozenset(words("boss chief director founder head leader manager owner"))
_LEADING = re.compile(r"\b(?:run|ran|head|lead|led|own|chair|manage|found)(?:s|ed)?\b")
_DOER = re.compile(r"(?P<verb>\w{4,})[eo]rs?")
_ENDING = re.compile(r"(?<=\w{4})(?:ed|ing|es|s)$")
_FORMER = frozenset(words("former retired ex old"))
_GOES_ON = re.compile(r"(?:(?P<pronoun>he|she)\b|(?:his|her)\b|\")")
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
_DETERMINED = re.compile(r"(?:an?|the|his|her|its|their|our) ")


def description(plain: str) -> str:
    """Give a normalised answer without its article if it tells what somebody is, else nothing.

    >>> description("a nurse from leeds"), description("leeds")
    ('nurse from leeds', '')
    """
    if len(plain) > _LONGEST:
        return ""
    said = _IN_LAW.sub("-in-law", without_lead_in(plain).strip(" .,;:!?\"'"))
    said = _AGED_AFTER.sub(r"\g<years>-year-old \g<what>", said)
    is_anybody = said.startswith(("a ", "an ")) and len(said.split()) <= _FEW
    said = _DETERMINED.sub("", said, count=1) if _DETERMINED.match(said) else said
    if _NAMED_BEFORE.match(said):
        return ""
    head = _head(said)
    last = head.rpartition(" ")[2]
    is_somebody = is_person(last) or is_person(last.rpartition("-")[2])  # a lock-keeper
    is_one = is_somebody or head in TITLES or head in _ANYBODY | _CHIEFS
    # A cataloguer is one too, though no table has the word.
    is_one = is_one or (is_anybody and head.endswith(_DOING))
    return said if is_one or _AGE.match(said) else ""


def is_told_of_somebody(plain: str) -> bool:
    """Say whether what is denied is only told of a person: the woman who did not want to guess."""
    return _WHO.match(without_lead_in(plain)) is not None and bool(description(plain))


def _head(said: str) -> str:
    """Give the noun of a description, before what hangs on it: the school nurse from Leeds.

    A vice chairman is another than the chairman.
    """
    before, _, noun = _PLACED.split(said, maxsplit=1)[0].rpartition(" ")
    qualifier = before.rpartition(" ")[2]
    return f"{qualifier} {noun}" if qualifier in QUALIFIERS - _FORMER else noun


@lru_cache(maxsize=1024)
def fits(passage: str, name: str, said: str) -> bool:
    """Say whether a description fits a person, though the passage words it another way.

    It calls the person by the same noun, and has the other words in sentences on the person.

    >>> text = "Susan Hartley, a nurse at a school in Leeds, saw the engineer Thomas Arkley."
    >>> [fits(text, "Susan Hartley", said) for said in ("school nurse", "head nurse", "engineer")]
    [True, False, False]
    """
    last = surname_pattern(name, passage)
    age, noun = _AGE.match(said), _head(said)
    about = _sentences_on(passage, name)
    told = " ".join(about)
    if age:
        others = content_words(said[age.end() :])
        by = [sentence for sentence in about if _is_aged(age["years"], sentence, name, last)]
    else:
        others = [word for word in content_words(said) if word not in (*noun.split(), *_OF_AGE)]
        by = [s for s in about if noun in s and _is_by(noun, s, name, last)]
    if _ENDED.search(told):
        others = [word for word in others if word not in _FORMER]
    return bool(by) and _has_nearly_all(_telling(others, passage), told, passage)


def may_fit(passage: str, name: str, said: str) -> bool:
    """Say whether a description of anybody is, for the most part, told of the person.

    So may a noun that the passage has for nobody; the head of a school is who runs it.

    >>> text = "Tom Askew came to Zambia as a volunteer in 1998."
    >>> may_fit(text, "Tom Askew", "man who came as a volunteer in 1998")
    True
    """
    head, told = _head(said), " ".join(_sentences_on(passage, name))
    leads = head in _CHIEFS and _LEADING.search(told) is not None
    if not leads and head not in _ANYBODY and head in words(normalise(passage)):
        return False
    others = [word for word in _telling(content_words(said), passage) if word != head]
    found = sum(_has_all([word], told) for word in others)
    return found >= max(_FEWEST, _MOST * len(others))


@lru_cache(maxsize=1024)
def leads_to(passage: str, name: str, said: str) -> bool:
    """Say whether a report opens with somebody so described, and the first one it names is meant.

    News tell in the lead what somebody is, and the name later.

    >>> text = chr(10) * 2
    >>> text = text.join(("A retired dentist won.", "Tom Askew bid most, said Ann Dow."))
    >>> [leads_to(text, name, "retired dentist") for name in ("Tom Askew", "Ann Dow")]
    [True, False]
    """
    lead, _, rest = passage.strip().partition("\n\n")
    people = [written for written in names_in(rest).values() if surname(written)]
    is_first = bool(people) and words_of(people[0])[-1] == words_of(name)[-1]
    wanted = [word for word in content_words(said) if word not in _EMPTY]
    if not is_first or not wanted or words_of(name)[-1] in words(normalise(lead)):
        return False
    told = normalise(lead)
    described = re.escape(wanted[-1]).join((r"\b(?:an?|the) (?:[\w-]+ ){0,3}", r"\b"))
    return re.search(described, told) is not None and _has_all(wanted, told)


def is_told_of_nobody_else(passage: str, name: str, said: str) -> bool:
    """Say whether a description of anybody tells something, and the passage tells it of no other.

    Places and callings in it must be told of the person, and numbers anywhere.

    >>> text = "Tom Askew, 40, came first. A pilot from Leeds came last. She was ill."
    >>> told = ("man who runs", "man from Leeds", "woman who runs", "pilot who runs", "man")
    >>> [is_told_of_nobody_else(text, "Tom Askew", said) for said in told]
    [True, False, False, False, False]
    """
    head, about = _head(said), _sentences_on(passage, name)
    is_told = head not in _ANYBODY and head in words(normalise(passage))
    if is_told or _AGE.match(said) or not _may_be_of(name, head):
        return False
    telling = [word for word in _telling(content_words(said), passage) if word != head]
    if not telling or _has_all(telling, " ".join(about)):
        return bool(telling)
    others = (sentence for sentence in sentences_of(passage) if sentence not in about)
    return (
        _has_all([*filter(_is_calling_or_place, telling)], " ".join(about))
        and _has_all([word for word in telling if word.isdecimal()], passage)
        and not any(_has_all(telling, sentence) for sentence in others)
    )


def _is_calling_or_place(word: str) -> bool:
    return bool(find_place(word)) or is_person(word)


def _may_be_of(name: str, head: str) -> bool:
    """Say whether the sex that a noun tells is that of the name, so far as both are known."""
    return len({_SEX.get(head), first_names().get(words_of(name)[0])} - {None}) < 2


def _telling(others: list[str], passage: str) -> list[str]:
    """Give the words of a description that tell whom it means."""
    return [word for word in others if word not in _EMPTY and not is_set_in(passage, word)]


def _has_all(wanted: list[str], sentence: str) -> bool:
    told = content_words(sentence)
    return all(any(_is_told_so(word, other) for other in told) for word in wanted)


def _has_nearly_all(wanted: list[str], told: str, passage: str) -> bool:
    """Say whether a text has all words but one, which the passage has elsewhere: health board."""
    missing = [word for word in wanted if not _has_all([word], told)]
    is_spare = len(missing) == 1 and len(wanted) > _FEWEST
    return not missing or (is_spare and missing[0] in content_words(passage))


def _is_told_so(word: str, other: str) -> bool:
    """Say whether a word of a description is one of the text, or who does it: farmer, farms."""
    doing = _DOER.fullmatch(word)
    does = doing is not None and is_form_of(doing["verb"], other)
    is_form = is_form_of(word, other) or _ENDING.sub("", word) == _ENDING.sub("", other)
    return does or is_form or {word, other} <= _FORMER


def _is_aged(years: str, sentence: str, name: str, last: str) -> bool:
    """Say whether a sentence gives a person that age: the 22-year-old Amy Hall; Amy Hall, 22."""
    named = rf"(?:{full_name(name)}|{last})" if last else full_name(name)
    before = rf"\b{years}-year-old\b[^.;]{{1,60}}\b{named}"
    end = r"(?=[,.;:)]|$| (?:at|when|and)\b)"
    after = rf"\b{named}(?:,? (?:who |now |then |is |was |aged )+|, | \(){years}{end}"
    return bool(re.search(rf"{before}|{after}", sentence))


def _is_by(noun: str, sentence: str, name: str, last: str) -> bool:
    """Say whether a noun for a person stands by a name, or a little before: a judge of Rome."""
    if is_beside(re.escape(noun), sentence, name, last):
        return True
    far = _far_before(noun, name).search(sentence)
    return far is not None and not any(map(is_person, words(far["between"])))


@lru_cache(maxsize=512)
def _far_before(noun: str, name: str) -> re.Pattern[str]:
    between = r"(?P<between> (?:at|for|from|in|of|on|that|who|with) [^,.;:()]{2,60})"
    return re.compile(
        rf"\b{UNQUALIFIED}{re.escape(noun)}{between}(?: \(\w+\))?, (?:\w{{2,9}}\.? )?"
        rf"{full_name(name)}(?=[,.;:)!?]|$)"
    )


@lru_cache(maxsize=256)
def _sentences_on(passage: str, name: str) -> tuple[str, ...]:
    """Give the sentences that name a person, and those that go on with "he", "she" or a quote."""
    plain = words_of(name)
    found: list[str] = []
    is_going_on = False
    for sentence in sentences_of(passage):
        goes_on = _GOES_ON.match(sentence) if is_going_on else None
        is_going_on = plain[-1] in sentence
        if is_going_on:
            found.append(sentence)
        elif goes_on and goes_on["pronoun"]:
            found.append(f"{' '.join(plain)}{sentence[goes_on.end() :]}")
        elif goes_on:
            found.append(sentence)
    return tuple(found)


@lru_cache(maxsize=64)
def sentences_of(passage: str) -> tuple[str, ...]:
    """Give the sentences of a passage, normalised, titles written out."""
    return tuple(
        _ABBREVIATED.sub(lambda title: _WRITTEN_OUT[title[1]], normalise(paragraph[start:end]))
        for paragraph in passage.split("\n\n")
        for start, end in sentences(paragraph)
    )
