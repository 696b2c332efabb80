"""The questions and the passage that every product is given: made up, and the same in each run."""

from __future__ import annotations

import random
from typing import TypedDict

WHO = ("Ana Ruiz", "Leon Fischer", "Joy Okafor", "Mei Tan", "Omar Haddad", "Ruth Klein")
WHERE = ("Lisbon", "Nairobi", "Osaka", "Quito", "Oslo", "Accra", "Riga")
WHEN = ("on Monday", "in March 2024", "on 12 June", "in 1998", "last Friday")
DEEDS = (
    "opened the new bridge before a crowd of several hundred people",
    "told reporters that the plan for clean water would go ahead",
    "called off the spring parade because of the heavy rain",
    "signed the bill on housing after a long debate",
)
SENTENCES = 48
SENTENCES_A_PARAGRAPH = 4
OPTIONS = 4
SEED = 7


class Record(TypedDict):
    """One question with one right option, as plain values."""

    kind: str
    text: str
    options: list[str]
    right: int
    evidence: str
    yes: str
    no: str


def passage() -> str:
    """Give an article of about 750 words, whatever the number of questions."""
    sentences = [_sentence(at) for at in range(SENTENCES)]
    starts = range(0, SENTENCES, SENTENCES_A_PARAGRAPH)
    return "\n\n".join(" ".join(sentences[at : at + SENTENCES_A_PARAGRAPH]) for at in starts)


def records(count: int) -> list[Record]:
    """Give questions that differ by their number at least; the passage shows each answer."""
    rng = random.Random(SEED)
    return [_record(number, rng) for number in range(1, count + 1)]


def _fact(at: int) -> dict[str, str]:
    """Give who did what, when and where; lists of different lengths go round at their own pace."""
    return {
        "who": WHO[at % len(WHO)],
        "when": WHEN[at % len(WHEN)],
        "where": WHERE[at % len(WHERE)],
        "deed": DEEDS[at % len(DEEDS)],
    }


def _sentence(at: int) -> str:
    return "In {where}, {who} {deed} {when}.".format(**_fact(at))


def _record(number: int, rng: random.Random) -> Record:
    kind = ("who", "when", "where")[number % 3]
    at = number % SENTENCES
    fact = _fact(at)
    pool = {"who": WHO, "when": WHEN, "where": WHERE}[kind]
    options = [*rng.sample([text for text in pool if text != fact[kind]], OPTIONS - 1), fact[kind]]
    rng.shuffle(options)
    stem = {
        "who": "Who in {where} {deed} {when}?",
        "when": "When was it that {who} in {where} {deed}?",
        "where": "Where was it that {who} {deed} {when}?",
    }[kind]
    return Record(
        kind=kind,
        text=f"{number}. {stem.format(**fact)}",
        options=options,
        right=options.index(fact[kind]),
        evidence=_sentence(at),
        yes=f"Yes. The article says: {_sentence(at)}",
        no="No. Read the article again.",
    )
