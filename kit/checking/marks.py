"""What an answer and a key have in common, as numbers from 0 to 1: the marks of likeness.

What is compared are content words. A word weighs as much as it is rare; a misspelt word is held by
half or more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from kit.checking.aims import Aim
from kit.checking.case import Case
from kit.dates import Relation, compare
from kit.lexicon import rarity
from kit.names import Clash, alike, clash, folded_words, has_digit, may_be_alike
from kit.places import contains, country_of, find_places
from kit.text import words

_LITTLE = frozenset(
    words(
        "a an the of and for in on at by to is are was were be been it he she they that this which"
        " who whom whose when where what how from with as or do does did has have had its his her"
        " their there s"
    )
)
_OUTSET = "at the outset"
_LEAST_WEIGHT = 0.05
_MOST_KEYS = 40
_HELD, _HALF = 0.8, 0.5
_SENTENCE = 8
_STEM = 5


@dataclass(frozen=True, kw_only=True)
class _Fit:
    """How one key is held by an answer."""

    key: str
    wanted: tuple[str, ...]
    weights: tuple[float, ...]
    held: tuple[float, ...]
    share: float
    precision: float


def marks(case: Case) -> dict[str, float]:
    """Give the marks of a typed answer by their names, taken with the key that fits it best.

    `share` is the weight of the key's words that the answer holds, `precision` that of the answer's
    new words (those the question has not) that the key has; products with the kind stand beside.
    """
    given = _tokens(case.answer)
    said = tuple(word for word in given if word not in _LITTLE)
    asked = frozenset(_tokens(case.question.stem))
    new = tuple(word for word in said if word not in asked)
    fits = [fit for key in case.forms[:_MOST_KEYS] if (fit := _fit(key, said, new))]
    if not fits:
        return {_OUTSET: 1.0}
    best = max(fits, key=lambda fit: fit.share + 0.3 * fit.precision)
    found = {_OUTSET: 1.0, "keys": min(len(case.keys), 10) / 10}
    found |= _word_marks(best, said, new, asked)
    found |= _text_marks(best, given, new)
    found |= _number_marks(best, fits, said, asked)
    found |= _date_marks(case)
    found |= _name_marks(best, case)
    found["sentence"] = float(len(given) > _SENTENCE)
    return found | _products(found, case)


def _fit(key: str, said: Sequence[str], new: Sequence[str]) -> _Fit | None:
    folded = _tokens(key)
    wanted = tuple(word for word in folded if word not in _LITTLE) or folded
    if not wanted:
        return None
    weights = tuple(map(_weight, wanted))
    held = tuple(_best(word, said) for word in wanted)
    share = _mean(held, weights)
    precision = _mean([_best(word, wanted) for word in new], list(map(_weight, new)))
    return _Fit(
        key=" ".join(folded),
        wanted=wanted,
        weights=weights,
        held=held,
        share=share,
        precision=precision,
    )


def _word_marks(
    fit: _Fit, said: Sequence[str], new: Sequence[str], asked: frozenset[str]
) -> dict[str, float]:
    fresh = [at for at, word in enumerate(fit.wanted) if word not in asked]
    rarest = max(range(len(fit.wanted)), key=lambda at: fit.weights[at])
    share_new = _mean([fit.held[at] for at in fresh], [fit.weights[at] for at in fresh])
    missing = [w for w, held in zip(fit.weights, fit.held, strict=True) if held < _HALF]
    extra = max((_weight(w) for w in new if _best(w, fit.wanted) < _HALF), default=0.0)
    both = fit.share + fit.precision
    return {
        "share": fit.share,
        "share squared": fit.share**2,
        "share of new": share_new if fresh else fit.share,
        "share of new squared": (share_new if fresh else fit.share) ** 2,
        "precision": fit.precision,
        "f1": 2 * fit.share * fit.precision / both if both else 0.0,
        "all held": float(min(fit.held) >= _HELD),
        "none held": float(max(fit.held) < _HALF),
        "first held": fit.held[0],
        "last held": fit.held[-1],
        "rarest held": fit.held[rarest],
        "rarest missing": max(missing, default=0.0),
        "key length": min(len(fit.wanted), 8) / 8,
        "answer length": min(len(new), 20) / 20,
        "no longer": float(len(new) <= len(fit.wanted)),
        "swapped": 0.0 if len(said) > _SENTENCE else min(max(missing, default=0.0), extra),
        "initials": float(_has_initials(fit, said)),
    }


def _text_marks(fit: _Fit, given: Sequence[str], new: Sequence[str]) -> dict[str, float]:
    text = " ".join(given)
    token_set = fuzz.token_set_ratio(fit.key, text) / 100
    shorter = len(fit.key) <= len(text)
    return {
        "equal": float(fit.key == text or " ".join(fit.wanted) == text),
        "in one piece": float(f" {fit.key} " in f" {text} "),
        "token set": token_set,
        "token set squared": token_set**2,
        "best piece": (fuzz.partial_ratio if shorter else fuzz.ratio)(fit.key, text) / 100,
        "like from the start": JaroWinkler.similarity(fit.key, " ".join(new) or text),
    }


def _number_marks(
    fit: _Fit, fits: Iterable[_Fit], said: Iterable[str], asked: frozenset[str]
) -> dict[str, float]:
    wanted = set(filter(has_digit, fit.wanted))
    anywhere = {word for other in fits for word in other.wanted if has_digit(word)}
    given = {word for word in said if has_digit(word)} - asked
    return {
        "number wanted": float(bool(wanted)),
        "numbers all given": float(bool(wanted) and wanted <= given | asked),
        "other number": float(bool(given - anywhere)),
        "number clash": float(bool(wanted and given) and not wanted & given),
        "number missing": float(bool(wanted) and not given),
    }


def _date_marks(case: Case) -> dict[str, float]:
    given = [value for readings in case.dates for value in readings]
    relations = {compare(mine, key) for mine in given for key in case.key_dates}
    nearest = next((relation for relation in Relation if relation in relations), None)
    return {f"date {nearest}": 1.0} if nearest else {}


def _name_marks(fit: _Fit, case: Case) -> dict[str, float]:
    capitals = [word for word in words(case.answer) if word[0].isupper() and len(word) > 1]
    known = _LITTLE.union(fit.wanted, _tokens(case.question.stem))
    tokens = {token for word in capitals for token in _tokens(word)} - known
    others = [token for token in tokens if _best(token, fit.wanted) < _HALF]
    forms = case.forms[:_MOST_KEYS]
    clashes = {clash(case.said, form) for form in forms}
    found = {
        "other capitals": min(len(others), 6) / 6,
        "denied": float(case.is_negated),
        "opposite": float(Clash.OPPOSITE in clashes),
    }
    if case.aim is Aim.PERSON:
        found["other first name"] = float(Clash.FIRST_NAME in clashes)
        found["person"] = 1.0
    if case.aim is Aim.PLACE and find_places(case.said):
        found["holds it"] = float(any(contains(case.said, form) for form in forms))
        found["lies in it"] = float(any(contains(form, case.said) for form in forms))
    return found


def _products(found: dict[str, float], case: Case) -> dict[str, float]:
    """Give the main marks again by circumstance: they weigh otherwise in each.

    The circumstances are the kind of question, a sentence as answer, and an article to read: what
    is read is asked for exactly, what is only known is not.
    """
    main = ("share", "share of new", "precision", "all held", "token set")
    circumstances = [
        *([str(case.kind)] if case.kind else []),
        *(["sentence"] if found["sentence"] else []),
        *(["article"] if case.dateline else []),
    ]
    named = dict.fromkeys(circumstances, 1.0)
    return named | {f"{c}: {name}": found[name] for c in circumstances for name in main}


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[str, ...]:
    """Give the words of a text in the form in which they are compared."""
    return tuple(map(_token, folded_words(text)))


@lru_cache(maxsize=8192)
def _token(word: str) -> str:
    """Give the form in which a word is compared: the country for its adjective."""
    country = country_of(word) if len(word) > 3 else None
    return country.casefold() if country else word


@lru_cache(maxsize=8192)
def _weight(word: str) -> float:
    return _LEAST_WEIGHT + (1.0 if has_digit(word) else rarity(word))


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    total = sum(weights)
    return sum(v * w for v, w in zip(values, weights, strict=True)) / total if total else 0.0


def _best(word: str, others: Sequence[str]) -> float:
    if word in others:
        return 1.0
    return max([_held(other, word) for other in others if may_be_alike(other, word)], default=0.0)


@lru_cache(maxsize=16384)
def _held(given: str, wanted: str) -> float:
    """Give how far one word stands for another: misspelt or inflected mostly, of one stem half."""
    if min(len(given), len(wanted)) < 4 or has_digit(given + wanted):
        return 0.0
    if given in _LITTLE or wanted in _LITTLE:
        return 0.0
    if alike(given, wanted):
        return 0.9
    common = 0
    for mine, other in zip(given, wanted, strict=False):
        if mine != other:
            break
        common += 1
    if common == min(len(given), len(wanted)) and abs(len(given) - len(wanted)) <= 3:
        return 0.85
    return 0.5 if common >= max(_STEM, 0.6 * max(len(given), len(wanted))) else 0.0


def _has_initials(fit: _Fit, said: Sequence[str]) -> bool:
    wanted = "".join(word[0] for word in fit.wanted)
    given = "".join(word[0] for word in said)
    return (len(wanted) > 1 and wanted in said) or (len(said) > 1 and fit.wanted == (given,))
