"""Rules on the key: it must name somebody, a place or a date, and not stand in the question."""

from __future__ import annotations

import re
from functools import lru_cache

from kit.drafting.veto.candidate import PERSONAL, POSSESSIVE, Candidate, Rule
from kit.drafting.veto.words import (
    ANY_OF_MANY,
    ANYBODY,
    CALENDAR,
    COMPANY_DOES_NOT,
    COUNTED,
    DONE_TO_COMPANIES,
    DONE_TO_FIRMS,
    KINDS,
    KINDS_OF_PLACES,
    KNOWN_GROUPS,
    NUMBERS,
    OFFICIALS,
    PEOPLE_DO,
    SOME_OF_MANY,
    SOURCES,
    SPEAKERS,
)
from kit.facts import Fact, Mention, Role
from kit.facts.words import ORGANISATIONS
from kit.places import find_place
from kit.text import NUMBER_WORDS, ends_of, normalise, plain_marks, words

_AS_BUILDINGS_DO = re.compile(r"\d (?:km|kilomet|mile)|\b(?:empty|idle|vacant|unused|derelict)\b")
_LIST_GOES_ON = re.compile(r", [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*(?:, | and )")
_PLACES_GO_ON = re.compile(
    r"(?:, (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)*,? and (?:the )?[A-Z]"
    r"|(?:, (?:the|an?) [^,.;]{2,40},)? and (?:in|at|near) [A-Z]"
    r"|(?:, [^,.;]{2,50})?, and the [^,.;]{2,40} (?:in|at|near) [A-Z]"
)
_COUNTS = rf"(?:\d+|{'|'.join(NUMBER_WORDS)})"
_COUNTED_PART = re.compile(rf" of {_COUNTS} [a-z]+$")
_NEXT_NAME = re.compile(r" ([A-Z][a-z]+)\b")
_COUNT_GOES_ON = re.compile(rf"(?:, {_COUNTS} [a-z]+)*,? and {_COUNTS} [a-z]+")
_LEANS_ON = re.compile(r".\bthe [a-z]|[a-z]+['’]s\b")
_OF_A_NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*['’]s (?:[a-z]+ ){0,2}[a-z]+$")
"""Germany's economy ministry."""
_BEFORE_THE_NAME = re.compile(r"(An? (?:[\w-]+ )*?)(?:who|that|which) [^,]*, (?:he|she|it|they) ")
_NAMED_AFTER = re.compile(
    r"(?:, \d+)?, (?:who was |later )?(?:identified|named)\b"
    r"|, (?:the )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)+(?: \([A-Z]+\))?,"
)
"""A Colombian, identified as Reed, has a name, and so has the mill's operator, Acme Cane."""
_CLOSE_TO = re.compile(r"(?:an? |one |some )?(?:person|people|somebody) (?:close|familiar)", re.I)
"""To the talks, or with them."""
_SETTLED = 3
"""So many mentions, all taken for a body, are not likely all wrong."""
_UNNAMED = frozenset({"GROUP", "ROLE"})


@lru_cache(maxsize=1024)
def is_vague(name: str) -> bool:
    """Whether a name or noun phrase says who or what only to somebody who sees its sentence."""
    return _points_elsewhere(name) or _is_some(name)


def _points_elsewhere(name: str) -> bool:
    """Whether it is empty or leans on its sentence: "his sister", "neither man"."""
    parts = parts_of(name)
    if parts[-1:] in (["there"], ["here"]):
        return True
    return not parts or parts[0] in ANY_OF_MANY or bool((PERSONAL | POSSESSIVE) & set(parts))


def _is_some(name: str) -> bool:
    """Whether it tells how many rather than who: "some neighbours", "two babies"."""
    first, *_ = parts_of(name) or [""]
    is_age = re.match(r"\d+-year", first)
    number = first[:1].isdigit() or first.split("-")[0] in NUMBERS
    return first in SOME_OF_MANY or (number and not is_age)


def parts_of(name: str) -> list[str]:
    """Give the words of a key in small letters, without an article in front."""
    # The World Health Organization is none of the words that point elsewhere.
    found = (word for word in words(plain_marks(name)) if word != "US")
    parts = [word if word == "WHO" else word.lower() for word in found]
    return parts[1:] if parts[:1] and parts[0] in {"a", "an", "the"} else parts


def is_named(fact: Fact) -> bool:
    """Whether a key holds a proper name; a capital at the start of a sentence does not count."""
    first, *others = fact.name.split() or [""]
    starts = fact.start == fact.sentence.start
    return any(part[:1].isupper() for part in others) or (first[:1].isupper() and not starts)


def _gives_key_away(draft: Candidate) -> bool:
    source = words(normalise(draft.clause.source))
    if draft.key_words and source[-1:] == list(draft.key_words[-1:]):
        return True
    asked = words(normalise(draft.stem.removeprefix("Who ")))
    named = len([word for word in draft.key_words if word in asked or f"{word}'s" in asked])
    last = draft.key_words[-1:] or ("",)
    whole = not draft.key_words or named == len(draft.key_words)
    if draft.fact.name == "WHO" and draft.stem.startswith("Who "):
        # "Who said it?" is answered by itself, to whoever does not see the capitals.
        return True
    return whole or (draft.fact.kind != "when" and last[0] in asked)


def _is_vague(draft: Candidate) -> bool:
    if draft.fact.kind != "who":
        return False
    parts = parts_of(draft.fact.name)
    last = (parts or [""])[-1]
    is_count = _is_some(draft.fact.name) and (
        len(parts) == 1 or last in COUNTED or bool({"million", "billion"} & set(parts))
    )
    is_anybody = draft.fact.label in _UNNAMED and len(parts) == 1 and last in ANYBODY
    source = bool(OFFICIALS & set(parts)) and not is_named(draft.fact)
    after = draft.fact.sentence.text[draft.fact.end - draft.fact.sentence.start :]
    unnamed = draft.fact.label in _UNNAMED and not is_named(draft.fact)
    source = source or (unnamed and _NAMED_AFTER.match(after) is not None)
    source = source or _CLOSE_TO.match(draft.fact.name) is not None
    speaker = bool(SPEAKERS & set(parts)) and "for" not in parts and not is_named(draft.fact)
    return (
        _points_elsewhere(draft.fact.name)
        or is_count
        or is_anybody
        or source
        or speaker
        or _is_bare_role(draft)
        or _is_bare_group(draft)
    )


def _is_told_before_the_name(draft: Candidate) -> bool:
    """Whether it is "a nurse" of "A nurse who was born in Hull, she moved to Leeds"."""
    told = f"{draft.clause.subject} {draft.fact.name}".lower()
    fronted = _BEFORE_THE_NAME.match(draft.fact.sentence.text)
    return fronted is not None and fronted.group(1).lower() in told


def _is_bare_role(draft: Candidate) -> bool:
    """Whether it is "the Helvia rider", who has a name, or "a man", who may be any.

    Whoever has no name in the first paragraph mostly gets it in the next.
    """
    fact = draft.fact
    known = _word_before(fact) == "the" or fact.sentence.paragraph == 1
    return fact.label == "ROLE" and (known or len(parts_of(fact.name)) == 1)


def _is_bare_group(draft: Candidate) -> bool:
    """Whether it is "the couple" or "the force", named before, and not "the government"."""
    parts = parts_of(draft.fact.name)
    the = _word_before(draft.fact) == "the" and not is_named(draft.fact)
    known = draft.fact.label == "GROUP" and the
    bare = len(parts) == 1 and parts[0] not in KNOWN_GROUPS
    counted = bool(parts) and parts[0] in NUMBER_WORDS
    *name, last = words(draft.fact.name.removeprefix("the ")) or [""]
    # "The Lancashire club" has a name of its own elsewhere.
    is_kind = last in KINDS and find_place(" ".join(name)) is not None
    # "A Chicago equity firm" has its name in the next paragraph.
    is_kind = is_kind or (last in ORGANISATIONS and _word_before(draft.fact) in {"a", "an"})
    return is_kind or (known and (bare or counted or parts[-1] in ANYBODY))


def _word_before(fact: Fact) -> str:
    """Give the article or other word before the noun phrase that is the key."""
    inside = words(fact.name)[:1]
    if inside and inside[0].lower() in {"the", "a", "an"}:
        return inside[0].lower()
    before = fact.sentence.text[: fact.start - fact.sentence.start].lower().split()
    return before[-1] if before else ""


def _is_unnamed(draft: Candidate) -> bool:
    """Whether the key is a common noun."""
    return draft.fact.label in _UNNAMED and not is_named(draft.fact)


def _is_bare(draft: Candidate) -> bool:
    return _is_unnamed(draft) and len(parts_of(draft.fact.name)) == 1


def _is_known(draft: Candidate) -> bool:
    """Whether "the" stands before a key without a name, so that the article told more before."""
    return _is_unnamed(draft) and _word_before(draft.fact) in {"the", "these", "those"}


def _is_nameless_source(draft: Candidate) -> bool:
    return draft.fact.label == "ROLE" and bool(SOURCES & set(draft.key_words))


def _is_body_as_source(draft: Candidate) -> bool:
    """Whether it asks which body told something, of which the telling is the least."""
    return draft.fact.role is Role.SOURCE and draft.fact.label != "PERSON"


def _leans_on_a_noun(draft: Candidate) -> bool:
    """Whether it is "residents of the village" or "the country's president"."""
    return (
        _is_unnamed(draft) and re.search(r".\bthe [a-z]|[a-z]['’]s\b", draft.fact.name) is not None
    )


def _leans_on_a_kind(draft: Candidate) -> bool:
    """Whether it is "a lawyer for the firm", and not which firm's."""
    found = _LEANS_ON.search(draft.fact.name) if _is_unnamed(draft) else None
    if found and _OF_A_NAME.match(draft.fact.name):
        return False
    after = parts_of(draft.fact.name[found.start() :]) if found else []
    return any(word.removesuffix("'s") in KINDS | KINDS_OF_PLACES for word in after)


def _is_counted(draft: Candidate) -> bool:
    return draft.fact.kind == "who" and _is_some(draft.fact.name)


def _is_one_of_a_list(draft: Candidate) -> bool:
    """Whether the key is the beginning of "the Rail, Maritime and Transport union".

    Or of "the jury of seven women and five men".
    """
    fact, subject = draft.fact, draft.clause.subject
    after = fact.sentence.text[fact.end - fact.sentence.start :]
    # Its first letter may have been a capital.
    ends = fact.sentence.text.find(subject[1:]) + len(subject[1:])
    cut = _LIST_GOES_ON.match(fact.sentence.text[ends:]) if subject else None
    if _COUNTED_PART.search(fact.name) and _COUNT_GOES_ON.match(after):
        return True
    goes_on = {"who": _LIST_GOES_ON, "where": _PLACES_GO_ON}.get(fact.kind)
    return cut is not None or (goes_on is not None and goes_on.match(after) is not None)


def _is_no_actor(draft: Candidate) -> bool:
    """Whether a body is asked for with "who" that did nothing as people do."""
    body = draft.fact.label in {"ORG", "GROUP"} and draft.fact.role is Role.SUBJECT
    is_org = draft.fact.label == "ORG"
    passive = is_org and draft.clause.is_passive and draft.clause.base not in DONE_TO_COMPANIES
    made = draft.clause.is_passive and draft.clause.base in DONE_TO_FIRMS
    return body and (draft.clause.base in COMPANY_DOES_NOT or passive or made)


def _is_no_somebody(draft: Candidate) -> bool:
    """Whether only the pipeline says that a name is a body's or a person's, and it may be a ship's.

    What people alone do, such as to sue or to urge, is enough to tell.
    """
    fact = draft.fact
    if fact.label not in {"PERSON", "ORG"} or fact.role in {Role.WORKPLACE, Role.SPEAKER}:
        return False
    own = [m for m in draft.survey.mentions if m.label == fact.label and _ends_alike(m, fact)]
    settled = fact.label == "ORG" and len(own) >= _SETTLED and not fact.name.isupper()
    is_sure = settled or any(m.sure for m in own)
    if _may_be_firm(draft) and not (is_sure or any(" " in m.text for m in own)):
        return True
    if draft.clause.base in PEOPLE_DO and fact.role is not Role.OBJECT:
        return False
    if draft.clause.base in {"lie", "sit", "stand"} and _AS_BUILDINGS_DO.search(draft.stem):
        return True
    # A name of several words that acts is a body's; of one word it may be a ship's.
    one_word = len(words(fact.name)) == 1
    if fact.label == "ORG" and not one_word and draft.asks_who_acts:
        return any(map(str.isdigit, fact.name))
    a_place = fact.label == "PERSON" and find_place(fact.name) is not None
    return not is_sure and (fact.label == "ORG" or a_place or any(map(str.isdigit, fact.name)))


def _may_be_firm(draft: Candidate) -> bool:
    """Whether somebody of one name, as many a firm is, does or undergoes what firms do."""
    one_word = draft.fact.label == "PERSON" and len(words(draft.fact.name)) == 1
    grows = draft.clause.base in COMPANY_DOES_NOT | {"expand", "operate", "employ", "trade"}
    return one_word and (grows or draft.fact.role is Role.OBJECT)


def _ends_alike(mention: Mention, fact: Fact) -> bool:
    return mention.text.endswith(fact.name.split()[-1])


def _is_no_person(draft: Candidate) -> bool:
    """Whether somebody acted upon is a group or body, for which "whom" reads badly."""
    return draft.fact.role is Role.OBJECT and draft.fact.label != "PERSON"


def _is_shared(draft: Candidate) -> bool:
    """Whether two people of the article bear a surname alone, or the key is a first name alone."""
    key = draft.fact.name if draft.fact.label == "PERSON" else ""
    subject = draft.clause.subject if draft.clause.subject in draft.stem else ""
    people = [m for m in draft.survey.mentions if m.label == "PERSON"]
    is_first = any(m.text.split()[0] == key and " " in m.text for m in people)
    alone = (name for name in (key, subject) if len(words(name)) == 1)
    return is_first or any(_are_two(name, people) for name in alone)


def _are_two(name: str, people: list[Mention]) -> bool:
    own = [m for m in people if m.text.split()[-1] == name]
    firsts = {m.text.split()[0] for m in own if " " in m.text}
    return len(firsts) > 1 or len({m.sex for m in own if m.sex}) > 1


def _lost_a_surname(draft: Candidate) -> bool:
    """Whether a surname that is a word too was taken for one: Helen, of "Helen Prior cut a tape".

    A capital within the sentence, right after a name, is the rest of the name; but papers also
    write "said Bell Monday".
    """
    told = draft.fact.sentence.text
    names = (m.text for m in draft.survey.mentions if m.label == "PERSON")
    for name in dict.fromkeys(names):
        if f"{name} " not in told or (name != draft.fact.name and name not in draft.stem):
            continue
        rests = (_NEXT_NAME.match(told, end) for end in ends_of(told, name))
        lost = {rest[1].casefold() for rest in rests if rest and rest[1] not in CALENDAR}
        if lost and (name == draft.fact.name or lost & set(draft.unquoted)):
            return True
    return False


RULES: tuple[tuple[str, Rule], ...] = (
    ("gives the key away", _gives_key_away),
    ("vague key", _is_vague),
    ("a body that does not act", _is_no_actor),
    ("no person", _is_no_person),
    ("perhaps a thing", _is_no_somebody),
    ("told before the name", _is_told_before_the_name),
    ("a surname of two", _is_shared),
    ("a name without its surname", _lost_a_surname),
    ("one of a list", _is_one_of_a_list),
    ("a key that leans on another noun", _leans_on_a_kind),
)
DOUBTS: tuple[tuple[str, Rule], ...] = (
    ("a key without a name", _is_unnamed),
    ("a key of one common noun", _is_bare),
    ("a key that the article named before", _is_known),
    ("a source without a name", _is_nameless_source),
    ("a body as the source", _is_body_as_source),
    ("a key that counts", _is_counted),
    ("a key that leans on a noun", _leans_on_a_noun),
)
