"""The tense in which a sentence speaks at one of its dates, read from plain words.

The nearest verb group of the same clause governs: an auxiliary, a participle that tells of a plan,
a past form. Verbs in the plain present say nothing of the date, and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from kit.dates import verbs as known
from kit.text import NUMBER_WORDS, plain_marks, words


class Tense(StrEnum):
    """Whether what a sentence dates is over; `open` when no verb tells."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class _Verb:
    """A verb group from token `at` up to `end`; without a tense it says nothing of the date."""

    at: int
    end: int
    word: str
    tense: Tense | None


_HERE = "<date>"
_TOKEN = re.compile(r"'s\b|\w+(?:['-]\w+)*|[^\w\s]")
_ADVERBS = frozenset(words("not also now then soon still already just never ever only all both"))
_GOES_BEFORE = frozenset(words("who which that whose whom"))
_NO_VERB_AFTER = known.NOUN_AHEAD - {"that", "this", "these", "those", "some", "first", "last"}
_FUTURE_CUE = re.compile(
    r"(?:\b(?:ahead of|in advance of|run-up to|no later than|effective|starting|beginning|away from"
    r"|as (?:early|soon) as)(?: on| from| the)*|\bas of next) $"
)
_PAST_CUE = re.compile(r"\b(?:since|as recently as|in the wake of)(?: the| late| early| last)* $")
_AFTER_CUE = re.compile(r"\b(?:after|following)(?: the| late| early| last)* $")
_DEADLINE_CUE = re.compile(r"\b(?:by|until|till|before|through)(?: the| late| early| next)* $")
_UNTIL_CUE = re.compile(r"\b(?:until|till|to|through)(?: the| late| early| at least| next)* $")
_FOR_CUE = re.compile(r"\bfor(?: the| late| early| next)* $")


def tense_around(before: str, after: str) -> Tense:
    """Give the tense at a date, from what stands before and after it in its sentence.

    >>> tense_around("The court will rule on ", ".")
    <Tense.FUTURE: 'future'>
    """
    tokens = [*_tokens(before), _HERE, *_tokens(after)]
    low = [token.casefold() for token in tokens]
    here = low.index(_HERE)
    verb = _governing(low, here, list(_verbs(tokens, low)))
    lead = " ".join(low[max(0, here - 6) : here]) + " "
    return _cued(lead, verb, low, is_possessive=_is_possessive(low, here))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(plain_marks(text))


def _is_possessive(low: list[str], here: int) -> bool:
    return low[here + 1 : here + 2] in (["'s"], ["'"])


def _cued(lead: str, verb: _Verb | None, low: list[str], *, is_possessive: bool) -> Tense:
    """Let the words that lead to the date overrule its verb."""
    tense = verb.tense if verb and verb.tense else Tense.OPEN
    word = verb.word if verb else ""
    if _PAST_CUE.search(lead):
        return Tense.PAST
    if _FUTURE_CUE.search(lead):
        return Tense.FUTURE
    if _AFTER_CUE.search(lead) and (is_possessive or tense is not Tense.FUTURE):
        return Tense.PAST
    if _DEADLINE_CUE.search(lead) and (tense is Tense.OPEN or is_possessive):
        return Tense.FUTURE
    if word in known.POSTPONED and _UNTIL_CUE.search(lead):
        return Tense.FUTURE
    if word in known.SET_FOR and _FOR_CUE.search(lead) and not is_possessive:
        return Tense.FUTURE
    if verb and word in known.CALLING and _word(low, verb.end) == "for":
        return Tense.FUTURE
    if verb and verb.at and low[verb.at - 1] in known.CONDITIONS:
        return Tense.FUTURE
    return Tense.OPEN if is_possessive and word.endswith("ing") else tense


def _governing(low: list[str], here: int, found: list[_Verb]) -> _Verb | None:
    """Choose the verb of the date's clause: before it, or after it where the date comes first."""
    left = next((verb for verb in reversed(found) if verb.at < here), None)
    ahead = [verb for verb in found if verb.at > here]
    if left and ahead and ";" in low[left.end : here]:
        left = None
    right = next((v for v in ahead if low[v.at - 1] not in _GOES_BEFORE), next(iter(ahead), None))
    if not (left and right):
        return left or right
    first = here
    while first and low[first - 1] in known.LEADS_TO_DATE:
        first -= 1
    opener = low[first - 1] if first else ";"
    is_next = right.at == _main(low, here + 1)
    is_listed = opener in {"and", "or"} and first == here
    if (opener in known.OPENERS and not is_listed) or opener in set(';:("-'):
        return right
    if opener == "," and is_next:
        return right
    between = set(low[here + 1 : right.at])
    is_subject = is_next or (_is_possessive(low, here) and not between & {",", ";", *known.OPENERS})
    is_reported = left.word in known.SAYING and (_is_possessive(low, here) or first > left.end)
    return right if is_subject and is_reported else left


def _verbs(tokens: list[str], low: list[str]) -> Iterator[_Verb]:
    """Give the verb groups that tell a tense, in order."""
    at = 0
    while at < len(low):
        verb = next(filter(None, (rule(tokens, low, at) for rule in _RULES)), None)
        if verb and verb.tense:
            yield verb
        at = max(at + 1, verb.end if verb else 0)


def _main(low: list[str], at: int) -> int:
    """Give the place of the next word that is no adverb and no date."""
    while at < len(low) and (
        low[at] in _ADVERBS
        or low[at] == _HERE
        or (low[at].endswith("ly") and len(low[at]) > 4)
        or (low[at] in known.LEADS_TO_DATE and low[at + 1 : at + 2] == [_HERE])
    ):
        at += 1
    return at


def _word(low: list[str], at: int) -> str:
    return low[at] if 0 <= at < len(low) else ""


def _after_be(low: list[str], at: int) -> int:
    """Give the place of the participle, past `be`, `been` or `have`."""
    while _word(low, at) in {"be", "been", "being", "have", "get", "got"}:
        at = _main(low, at + 1)
    return at


def _is_participle(word: str) -> bool:
    is_regular = word.endswith("ed") and len(word) > 3 and word not in known.NOT_PAST
    return is_regular or word in known.IRREGULAR_PAST or word == "had"


def _modal(tokens: list[str], low: list[str], at: int) -> _Verb | None:
    word, is_name = low[at], bool(at) and tokens[at][0].isupper()
    is_modal = word in known.WILL or word in known.MIGHT or word.endswith("'ll")
    if not is_modal or is_name or tokens[at] == "May" or _word(low, at - 1) in _NO_VERB_AFTER:
        return None
    following = _main(low, at + 1)
    is_denied = word.endswith("n't") or "not" in low[at + 1 : following]
    verb = _word(low, following)
    is_past = (
        (word not in {"will", "won't"} and verb == "have")
        or (is_denied and word.startswith("could"))
        or (is_denied and word.startswith("would") and verb in known.DECLINED)
    )
    end = _after_be(low, following)
    tense = Tense.PAST if is_past else Tense.FUTURE
    return _Verb(at=at, end=end + 1, word=_word(low, end), tense=tense)


def _infinitive(tokens: list[str], low: list[str], at: int) -> _Verb | None:
    following = _main(low, at + 1)
    verb = _word(low, following)
    if low[at] != "to" or not verb.isalpha() or not tokens[following].islower():
        return None
    if verb in known.NOUN_AHEAD or verb.endswith("ing"):
        return None
    end = _after_be(low, following) + 1
    return _Verb(at=at, end=end, word=verb, tense=_tense_of_infinitive(low, at, verb))


def _tense_of_infinitive(low: list[str], at: int, verb: str) -> Tense | None:
    """Give the future after a word of planning; any other infinitive leaves it to the main verb."""
    back = at - 1
    while _word(low, back) == _HERE or _word(low, back) in {"not", "on"}:
        back -= 1
    if _word(low, back) in known.BE_NOW | known.BE_THEN | known.HAVE_NOW | {"going"}:
        return Tense.FUTURE
    if _word(low, back) == "due":
        return Tense.FUTURE if verb in known.DUE_TO else None
    if _word(low, back) in known.READY:
        return Tense.FUTURE
    for word in reversed(low[max(0, at - 6) : at]):
        if word in known.INTENDING:
            return Tense.FUTURE
        if _is_participle(word) or word in {";", ":", '"', "order"}:
            return None
    return Tense.FUTURE if verb == "be" and _word(low, back).isalpha() else None


def _be(_: list[str], low: list[str], at: int) -> _Verb | None:
    word = low[at]
    if word not in known.BE_NOW and word not in known.BE_THEN and not word.endswith(("'re", "'m")):
        return None
    following = _main(low, at + 1)
    what, then = _word(low, following), _word(low, following + 1)
    is_due = what in known.SCHEDULED | {"likely", "unlikely"} or (
        what in known.DUE and then in {"to", "for"}
    )
    if is_due:
        return _Verb(at=at, end=following + 1, word=what, tense=Tense.FUTURE)
    if what == "to":
        tense = Tense.PAST if then == "have" else Tense.FUTURE
        return _Verb(at=at, end=_after_be(low, following + 1) + 1, word=what, tense=tense)
    end = _after_be(low, following)
    if word in known.BE_THEN:
        return _Verb(at=at, end=end + 1, word=_word(low, end), tense=Tense.PAST)
    is_dated = _HERE in low[at + 1 : at + 4] and following > at + 1
    is_ahead = is_dated or what.endswith("ing") or _word(low, at - 1) == _HERE
    consumed = end + 1 if _is_participle(_word(low, end)) or what.endswith("ing") else at + 1
    return _Verb(at=at, end=consumed, word=what, tense=Tense.FUTURE if is_ahead else None)


def _have(_: list[str], low: list[str], at: int) -> _Verb | None:
    is_now = low[at] in known.HAVE_NOW or low[at].endswith("'ve")
    if not is_now and low[at] not in known.HAVE_THEN:
        return None
    following = _main(low, at + 1)
    what = _word(low, following)
    if low[at + 1 : at + 2] in (["until"], ["till"]) or (is_now and what == "to"):
        return _Verb(at=at, end=following + 1, word=what, tense=Tense.FUTURE)
    end = _after_be(low, following)
    word = _word(low, end)
    if word in known.SCHEDULED or (word == "set" and _word(low, end + 1) in {"to", "for"}):
        return _Verb(at=at, end=end + 1, word=word, tense=Tense.FUTURE)
    is_perfect = not is_now or what == "been" or _is_participle(what)
    return _Verb(at=at, end=end + 1, word=word, tense=Tense.PAST) if is_perfect else None


def _did(_: list[str], low: list[str], at: int) -> _Verb | None:
    is_did = low[at] in known.DID
    return _Verb(at=at, end=at + 2, word=low[at], tense=Tense.PAST) if is_did else None


def _past(tokens: list[str], low: list[str], at: int) -> _Verb | None:
    word, last, then = low[at], _word(low, at - 1), _word(low, at + 1)
    if word == "due":
        return _Verb(at=at, end=at + 1, word=word, tense=None if then == "to" else Tense.FUTURE)
    is_name = at and tokens[at][0].isupper() and last not in {'"', "."}
    is_adjective = last in _NO_VERB_AFTER or last in NUMBER_WORDS or last == "'s"
    if is_name or is_adjective or not _is_participle(word) or "-" in word:
        return None
    leads_on = then == _HERE or then in known.LEADS_TO_DATE or then == "to"
    is_ahead = (word in known.SCHEDULED and leads_on) or (word == "set" and then in {"to", "for"})
    return _Verb(at=at, end=at + 1, word=word, tense=Tense.FUTURE if is_ahead else Tense.PAST)


def _stays(_: list[str], low: list[str], at: int) -> _Verb | None:
    is_state = low[at] in known.STAYING and _is_participle(_word(low, at + 1))
    return _Verb(at=at, end=at + 2, word=low[at], tense=None) if is_state else None


def _ahead(_: list[str], low: list[str], at: int) -> _Verb | None:
    word, last, then = low[at], _word(low, at - 1), _word(low, at + 1)
    is_plural = (last.endswith("s") and len(last) > 3) or last in {"they", "we", "you", "i"}
    is_ahead = (
        word in known.AHEAD_NOW
        or (word in known.AHEAD_NOW_PLURAL and is_plural)
        or any(then in known.AHEAD_WITH.get(base, ()) for base in (word, word[:-1], word[:-2]))
        or (word in known.AHEAD_WITH_OBJECT and then in known.OBJECT_BEGINS)
    )
    before_noun = (known.NOUN_AHEAD - {"that"}) | known.COMPOUNDS | NUMBER_WORDS.keys()
    is_noun = last in before_noun or last.isdecimal()
    tense = Tense.FUTURE
    return _Verb(at=at, end=at + 1, word=word, tense=tense) if is_ahead and not is_noun else None


_Rule: TypeAlias = Callable[[list[str], list[str], int], _Verb | None]
_RULES: tuple[_Rule, ...] = (_modal, _infinitive, _be, _have, _did, _stays, _past, _ahead)
