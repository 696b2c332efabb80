"""The records of this room: Fact, the Clause it answers, Mention."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kit.article import Sentence


class Role(StrEnum):
    """What the key does in its clause."""

    SUBJECT = "subject"
    AGENT = "agent"
    SPEAKER = "speaker"
    TIME = "time"
    PLACE = "place"
    GOAL = "goal"


_KINDS = {
    Role.SUBJECT: "who",
    Role.AGENT: "who",
    Role.SPEAKER: "who",
    Role.TIME: "when",
    Role.PLACE: "where",
    Role.GOAL: "where",
}


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """One phrase after the verb; an essential one cannot be left out of a question."""

    text: str
    essential: bool


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A statement taken apart, the key left out.

    Attributes:
        subject: As it reads in the middle of a sentence; empty where it is the key.
        auxiliaries: Auxiliary verbs in order, as written.
        adverbs: What stands between auxiliary and verb, "not" among it.
        verb: The main verb as written.
        base: Its base form.
        tag: Its Penn Treebank tag, such as VBD.
        rest: What follows the verb.
        source: Who is said to have stated it; empty for the article itself.
        loose: Words that point to something outside the clause ("the event", "it").
    """

    subject: str
    auxiliaries: tuple[str, ...]
    adverbs: tuple[str, ...]
    verb: str
    base: str
    tag: str
    rest: tuple[Phrase, ...]
    source: str = ""
    loose: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One answer an article gives, and the clause it answers.

    Attributes:
        role: What the key does in its clause.
        key: The answer: `article.text[start:end] == key`.
        start: Offset of the key in the article's text.
        end: Where the key ends.
        sentence: The sentence that states it.
        label: What the key names: PERSON, ORG, GROUP or ROLE; DATE; GPE, LOC, FAC or SPOT.
        clause: The statement around the key.
        value: A date's value (EDTF); empty for everything else.
        quote: What a speaker said, whole and without marks; empty for every other role.
        apposed: The name beside a ROLE, as in "the mayor, Anna Bell,"; empty where none stands.
    """

    role: Role
    key: str
    start: int
    end: int
    sentence: Sentence
    label: str
    clause: Clause
    value: str = ""
    quote: str = ""
    apposed: str = ""

    @property
    def kind(self) -> str:
        """What the key answers: who, when or where."""
        return _KINDS[self.role]


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A name, group, place or date in an article, whether or not anything is asked about it.

    Attributes:
        text: As written, without an article in front.
        label: As in Fact.
        paragraph: Number of the paragraph, from 1.
        value: A date's value (EDTF); empty for everything else.
    """

    text: str
    label: str
    paragraph: int
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class Survey:
    """What one reading of an article gives: what can be asked, and what it names."""

    facts: tuple[Fact, ...]
    mentions: tuple[Mention, ...]
