"""The records of this room: Fact, the Clause and its Phrases, Mention, Survey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kit.article import Sentence
from kit.facts.words import BE
from kit.text import normalise

SAYS_LITTLE = "the quotation says little by itself"
"""The step in the trace of a fact whose quotation is thin."""


class Role(StrEnum):
    """What the key does in its clause."""

    SUBJECT = "subject"
    AGENT = "agent"
    OBJECT = "object"
    SPEAKER = "speaker"
    SOURCE = "source"
    BEARER = "bearer"
    WORKPLACE = "workplace"
    TIME = "time"
    HOUR = "time of day"
    PLACE = "place"
    GOAL = "goal"
    TARGET = "target"
    DURATION = "duration"


_KINDS = {
    Role.SUBJECT: "who",
    Role.AGENT: "who",
    Role.OBJECT: "who",
    Role.SPEAKER: "who",
    Role.SOURCE: "who",
    Role.BEARER: "who",
    Role.WORKPLACE: "where",
    Role.TIME: "when",
    Role.HOUR: "when",
    Role.PLACE: "where",
    Role.GOAL: "where",
    Role.TARGET: "where",
    Role.DURATION: "when",
}


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """One phrase after the verb.

    Attributes:
        text: As it reads in the middle of a sentence.
        essential: Whether it cannot be left out of a question.
        lemmas: Lemmas of its words of content.
        shorter: The same without its relative clauses, then without what else can go.
        is_clause: Whether it is a clause such as "when the wall fell on her".
        is_cut: Whether words right after one of its own were left out, though no mark parts them.
    """

    text: str
    essential: bool
    lemmas: frozenset[str] = frozenset()
    shorter: tuple[str, ...] = ()
    is_clause: bool = False
    is_cut: bool = False


@dataclass(frozen=True, kw_only=True)
class LooseNoun:
    """A noun phrase that only the rest of the article explains, such as "the crash".

    Attributes:
        text: In small letters.
        lemma: Of the noun.
        is_shown: Whether a neighbouring sentence is needed: "that crash", "a longer one".
    """

    text: str
    lemma: str
    is_shown: bool


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
        loose: Noun phrases that point to something outside the clause.
        form: How it stands in its sentence: main, joined, relative, reported, participle; quotation
            or report where the verb is one of saying; office for that of a bearer.
        many: Whether the subject is a plural.
        lemmas: Lemmas of the words of content in subject and verb.
        trace: What its pronouns were taken for.
        bound: Pronouns in it that mean the key, or a person whom the question names before them.
        too: Whether others are told to have done it as well.
        somebody: Whether the subject is a common noun for one person.
        is_cut: Whether something that no comma parts from its phrase was left out.
        ends_open: Whether that was right after its last word, a verb.
    """

    subject: str
    auxiliaries: tuple[str, ...]
    adverbs: tuple[str, ...]
    verb: str
    base: str
    tag: str
    rest: tuple[Phrase, ...]
    source: str = ""
    loose: tuple[LooseNoun, ...] = ()
    form: str = "main"
    many: bool = False
    lemmas: frozenset[str] = frozenset()
    trace: tuple[str, ...] = ()
    bound: frozenset[str] = frozenset()
    too: bool = False
    somebody: bool = False
    is_cut: bool = False
    ends_open: bool = False

    @property
    def is_passive(self) -> bool:
        """Whether something is done to the subject."""
        return self.tag == "VBN" and bool(BE & {*self.auxiliaries})


_NAMES = frozenset({"ORG", "GPE", "LOC", "FAC"})


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One answer an article gives, and the clause it answers.

    Attributes:
        role: What the key does in its clause.
        key: The answer: `article.text[start:end] == key`.
        start: Offset of the key in the article's text.
        end: Where the key ends.
        sentence: The sentence that states it.
        label: What the key names: PERSON, ORG, GROUP or ROLE; DATE, HOUR or DURATION; GPE, LOC,
            FAC or SPOT.
        clause: The statement around the key.
        value: A date's value (EDTF), that of a length of time (ISO 8601); empty for all else.
        quote: What a speaker said or a source tells, or the office of a bearer; empty otherwise.
        preposition: What stands before a place or date, in small letters; may be empty.
        place_kind: What the article calls the place that is the key, such as "village"; empty where
            it does not tell.
        trace: By which steps it was found.
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
    preposition: str = ""
    place_kind: str = ""
    trace: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What the key answers: who, when or where."""
        return _KINDS[self.role]

    @property
    def name(self) -> str:
        """The key, a name without "the": Senate, of the Senate."""
        is_name = self.label in _NAMES and self.key[:4].lower() == "the "
        return self.key[4:] if is_name else self.key

    def shares_sentence(self, other: Fact) -> bool:
        """Whether the sentences that state two facts have a part in common."""
        one, two = self.sentence, other.sentence
        return one.start < two.end and two.start < one.end


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A name, group, place or date in an article, whether or not anything is asked about it.

    Attributes:
        text: As written, without an article in front.
        label: As in Fact.
        paragraph: Number of the paragraph, from 1.
        start: Offset in the article's text.
        value: A date's value (EDTF); empty for everything else.
        sure: Whether more than the pipeline's word tells that it is a person or organisation.
        sex: That of a person, as far as a first name or title tells it: male, female or empty.
        place_kind: As in Fact.
        with_the: Whether "the" stands before it.
    """

    text: str
    label: str
    paragraph: int
    start: int = 0
    value: str = ""
    sure: bool = False
    sex: str = ""
    place_kind: str = ""
    with_the: bool = False


@dataclass(frozen=True, kw_only=True)
class Survey:
    """What one reading of an article gives.

    Attributes:
        facts: What can be asked.
        mentions: What it names.
        sentences: Each sentence with the lemmas of its words of content.
        durations: How long something lasted, which no question on who, when and where asks for.
    """

    facts: tuple[Fact, ...]
    mentions: tuple[Mention, ...]
    sentences: tuple[tuple[Sentence, frozenset[str]], ...] = ()
    durations: tuple[Fact, ...] = ()

    @cached_property
    def plain_sentences(self) -> tuple[str, ...]:
        """The sentences in the form in which texts are compared."""
        return tuple(normalise(sentence.text) for sentence, _ in self.sentences)

    def beside(self, fact: Fact) -> Iterator[tuple[Sentence, frozenset[str]]]:
        """Give the sentences, with their lemmas, that are none of those which state a fact."""
        for sentence, lemmas in self.sentences:
            if sentence.end <= fact.sentence.start or sentence.start >= fact.sentence.end:
                yield sentence, lemmas
