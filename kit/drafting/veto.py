"""Why a stem must not be asked: small named rules, of which one is enough."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from kit.drafting.wording import MAX_WORDS
from kit.facts import Clause, Fact, Role
from kit.text import normalise, plain_marks, words


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A fact with the stem that asks for its key."""

    fact: Fact
    stem: str


Rule: TypeAlias = Callable[[Candidate], bool]

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_PERSONAL = _set(
    "i we us me my our you your he she it they him her them this these those mine ours hers theirs "
    "himself herself itself one ones others"
)
_POSSESSIVE = _set("his their its themselves")
_PASSING = _set("today tomorrow yesterday tonight now recently currently ago here there then")
_DANGLING = _set("and or but of the a an to that by with from than as for at is are")
_VAGUE_FIRST = _set(
    "one some many few several most all both each every other others another any no this that "
    "these those his her their its our my your who which what such two three"
)
_NO_PROSE = re.compile(
    r"[\n|<>{}=_\\;…*#]|\.\.|https?:|\w\(|\(\s*\)|[–—-] ?[–—-]| - |"
    r"(?<![\w.’'])[b-z](?![\w.’'])"
)
_DATED = re.compile(
    r"\d|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:January|February|March|April|May|June|"
    r"July|August|September|October|November|December)\b"
)
_SAYING = _set("say tell state add explain claim argue write note believe insist")
_TELLING = _set("report announce add tell")
_SUPPOSING = _set("can could may might would should must")
_ANYBODY = _set("people groups teams members officials")
_IDENTITY = _set("be consist include contain comprise arrange")
_BESIDE = _set("in on at of to by from for with into near during after before about over through")
_LIGHT = _set("a an the in on at of to by from for with into and near during")


def find_veto(fact: Fact, stem: str) -> str | None:
    """Give the name of the first rule that forbids the question, or None."""
    candidate = Candidate(fact=fact, stem=stem)
    return next((name for name, forbids in RULES if forbids(candidate)), None)


def is_vague(name: str) -> bool:
    """Whether a name or noun phrase says who or what only to somebody who sees its sentence."""
    parts = [word.lower() for word in words(plain_marks(name))]
    return not parts or parts[0] in _VAGUE_FIRST or bool((_PERSONAL | _POSSESSIVE) & set(parts))


def _unquoted(stem: str) -> list[str]:
    return words(plain_marks(_QUOTED.sub(" ", stem)))


def _has_odd_length(draft: Candidate) -> bool:
    return not 4 <= len(draft.stem.split()) <= MAX_WORDS


def _has_open_marks(draft: Candidate) -> bool:
    return any(
        text.count(opening) != text.count(closing)
        for text in (draft.stem, draft.fact.key)
        for opening, closing in ("“”", "()", "[]")
    ) or any(
        text.count('"') % 2 or "‘" in text or "'" in text[:1]
        for text in (draft.stem, draft.fact.key)
    )


def _is_no_prose(draft: Candidate) -> bool:
    return _NO_PROSE.search(draft.stem + draft.fact.key) is not None


def _runs_into_a_quotation(draft: Candidate) -> bool:
    """Whether a whole quoted sentence stands in the stem without a colon."""
    quoted = [match.group() for match in _QUOTED.finditer(draft.stem)]
    return draft.fact.role is not Role.SPEAKER and any(
        piece[1:2].isupper() and len(piece.split()) > 4 for piece in quoted
    )


def _has_pronoun(draft: Candidate) -> bool:
    return any(
        word.split("'")[0].lower() in _PERSONAL and word != "US" for word in _unquoted(draft.stem)
    )


def _has_unbound_possessive(draft: Candidate) -> bool:
    """Whether "their" has nothing before it in the draft.stem to which it can belong."""
    if "its" in _unquoted(draft.stem) and draft.fact.label in {"PERSON", "ROLE"}:
        return True
    before: list[str] = []
    for word in _unquoted(draft.stem)[1:]:
        names = any(earlier[:1].isupper() or earlier == "the" for earlier in before)
        if word.lower() in _POSSESSIVE and not draft.stem.startswith("Who") and not names:
            return True
        before.append(word)
    return False


def _has_loose_reference(draft: Candidate) -> bool:
    return any(normalise(loose) in normalise(draft.stem) for loose in draft.fact.clause.loose)


def _has_passing_time(draft: Candidate) -> bool:
    text = " ".join(_unquoted(draft.stem)).lower()
    passing = any(word.lower() in _PASSING for word in _unquoted(draft.stem))
    return passing or re.search(r"\b(?:last|next|recent) (?:day|week|month|year)", text) is not None


def _says_nothing(draft: Candidate) -> bool:
    said = [phrase.text for phrase in draft.fact.clause.rest if phrase.essential]
    has_content = any(
        len(text.split()) > 3 and text.split()[0] not in _LIGHT - {"a", "an", "the"}
        for text in said
    )
    is_saying = draft.fact.clause.base in _SAYING and draft.fact.role is not Role.SPEAKER
    return is_saying and not has_content


def _lacks_what_was_said(draft: Candidate) -> bool:
    """Whether "reported on Saturday" has no object, or "told reporters" only the hearer."""
    clause = draft.fact.clause
    if clause.base not in _TELLING or draft.fact.role is Role.SPEAKER or _is_passive(clause):
        return False
    objects = [p for p in clause.rest if p.essential and not _is_circumstance(p.text)]
    return len(objects) < (2 if clause.base == "tell" else 1)


def _is_passive(clause: Clause) -> bool:
    return clause.tag == "VBN" and bool(
        {"was", "were", "is", "are", "been"} & {*clause.auxiliaries}
    )


def _is_circumstance(phrase: str) -> bool:
    first = phrase.split()[0].lower() if phrase else ""
    is_date = _DATED.search(phrase) is not None and len(phrase.split()) < 4
    return not first or first in _BESIDE or first.endswith("ly") or is_date


def _is_negated(draft: Candidate) -> bool:
    return bool({"not", "never", "n't", "n’t"} & set(draft.fact.clause.adverbs))


def _is_supposed(draft: Candidate) -> bool:
    return bool(_SUPPOSING & set(draft.fact.clause.auxiliaries))


def _is_contracted(draft: Candidate) -> bool:
    parts = (*draft.fact.clause.auxiliaries, *draft.fact.clause.adverbs, draft.fact.clause.verb)
    return any("'" in part or "’" in part or part in {"ca", "wo"} for part in parts)


def _is_identity(draft: Candidate) -> bool:
    """Whether it asks who something is: too often a thing, or true of several people."""
    return draft.fact.clause.base in _IDENTITY and draft.fact.kind == "who"


def _is_arranged(draft: Candidate) -> bool:
    """Whether it is of the form "is to travel"."""
    rest = draft.fact.clause.rest
    return draft.fact.clause.base == "be" and bool(rest) and rest[0].text.startswith("to ")


def _gives_key_away(draft: Candidate) -> bool:
    key = [word for word in words(normalise(draft.fact.key)) if word not in _LIGHT]
    asked = words(normalise(draft.stem))
    names = len([word for word in key if word in asked or f"{word}'s" in asked])
    return not key or names == len(key) or (draft.fact.kind != "when" and key[-1] in asked)


def _has_vague_key(draft: Candidate) -> bool:
    key = words(plain_marks(draft.fact.key))
    before = (
        draft.fact.sentence.text[: draft.fact.start - draft.fact.sentence.start].lower().split()
    )
    definite = bool(before) and before[-1] in {"the", "a", "an"}
    bare = (
        len(key) == 1
        and draft.fact.label in {"GROUP", "ROLE"}
        and (definite or draft.fact.label == "ROLE")
    )
    return bare or is_vague(draft.fact.key) or _is_anybody(draft.fact)


def _is_anybody(fact: Fact) -> bool:
    """Whether the key is one plural word of which something is said in general."""
    told = fact.clause.tag == "VBD" or {"has", "have", "had", "was", "were"} & set(
        fact.clause.auxiliaries
    )
    is_word = fact.label == "GROUP" and len(fact.key.split()) == 1
    return is_word and (not told or fact.key.lower() in _ANYBODY)


def _has_no_date(draft: Candidate) -> bool:
    return draft.fact.role is Role.TIME and not _DATED.search(draft.fact.key)


def _dangles(draft: Candidate) -> bool:
    last = words(draft.stem)[-1:] or [""]
    return last[0].lower() in _DANGLING or " ," in draft.stem or ",," in draft.stem


def _comes_from_a_question(draft: Candidate) -> bool:
    return draft.fact.role is not Role.SPEAKER and draft.fact.sentence.text.rstrip('"”').endswith(
        "?"
    )


def _lacks_a_subject(draft: Candidate) -> bool:
    return draft.fact.kind != "who" and not words(draft.fact.clause.subject)


RULES: tuple[tuple[str, Rule], ...] = (
    ("too long or too short", _has_odd_length),
    ("a mark is not closed", _has_open_marks),
    ("not prose", _is_no_prose),
    ("a pronoun", _has_pronoun),
    ("a possessive without owner", _has_unbound_possessive),
    ("points outside the question", _has_loose_reference),
    ("a passing time", _has_passing_time),
    ("nothing is said", _says_nothing),
    ("lacks what was said", _lacks_what_was_said),
    ("negated", _is_negated),
    ("contracted", _is_contracted),
    ("identity", _is_identity),
    ("supposed", _is_supposed),
    ("runs into a quotation", _runs_into_a_quotation),
    ("is to", _is_arranged),
    ("gives the key away", _gives_key_away),
    ("vague key", _has_vague_key),
    ("no date", _has_no_date),
    ("dangles", _dangles),
    ("asks back", _comes_from_a_question),
    ("no subject", _lacks_a_subject),
)
