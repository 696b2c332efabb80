"""Whom the sentences before a "she" go on about: the subject of one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.facts.naming import sex_of
from kit.facts.reading import Reading
from kit.facts.spans import apposed_name
from kit.facts.words import FEMALE, MALE, QUOTING, SPEECH
from kit.lexicon import first_names

if TYPE_CHECKING:
    from spacy.tokens import Span as Piece
    from spacy.tokens import Token

_SEXES = {"he": "male", "she": "female"}
_OWN = {"male": frozenset({"his"}), "female": frozenset({"her"})}
_MOST = 4
"""Sentences back; what is farther off, hardly a reader has in mind."""
_SPEAKING = SPEECH | QUOTING | {"caution", "reject", "accuse", "remind", "describe", "recall"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SINGULAR = frozenset({"NN", "NNP"})
_PERSONAL = frozenset({"i", "we", "you", "he", "she", "they", "who"})


def subject_before(reading: Reading, before: Reading | None, pronoun: Token) -> Piece | None:
    """Give the name of the person who is the subject of the sentences before a pronoun's.

    They reach back to the sentence that names the person, over those that go on with the same
    pronoun or tell of things. Whoever speaks in that sentence, and is of that sex for sure, may
    speak on, whomever else it names; else nobody beside may be meant as well.
    """
    sex = _SEXES.get(pronoun.lower_)
    if sex is None:
        return None
    told = _sentences_before(reading, before, pronoun)
    for _, (home, sentence) in zip(range(_MOST), told, strict=False):
        subject = _subject(home, sentence)
        name = _name_of(home, subject) if subject is not None else None
        if subject is not None and name is not None:
            speaks = subject.head.lemma_ in _SPEAKING
            own = _sex_told(subject, name)
            is_meant = (speaks and own) or not _others(home, sentence, name, sex)
            return name if is_meant and own in {"", sex} else None
        goes_on = subject is not None and subject.lower_ == pronoun.lower_
        if not goes_on and not _is_of_things(home, sentence):
            return None
    return None


def _sentences_before(
    reading: Reading, before: Reading | None, pronoun: Token
) -> Iterator[tuple[Reading, Piece]]:
    """Give what is told before, the nearest first, to the beginning of the paragraph before."""
    told = [(before, s) for s in before.doc.sents] if before is not None else []
    told += [(reading, s) for s in pronoun.doc.sents if s.end <= pronoun.sent.start]
    yield from ((home, s) for home, s in reversed(told) if not _is_spoken(home, s))


def _is_spoken(reading: Reading, sentence: Piece) -> bool:
    """Whether all of a sentence is quoted."""
    words = [t for t in sentence if t.is_alpha]
    return all(map(reading.is_quoted, words))


def _subject(reading: Reading, sentence: Piece) -> Token | None:
    """Give the subject of a sentence, that of the verb of saying where it is a quotation."""
    speaking = (t for t in sentence if t.lemma_ in SPEECH and t.pos_ == "VERB")
    verbs = (v for v in (sentence.root, *speaking) if not reading.is_quoted(v))
    verb = next(verbs, None)
    return next((c for c in verb.children if c.dep_ in _SUBJECTS), None) if verb else None


def _name_of(reading: Reading, subject: Token) -> Piece | None:
    """Give the person's name that is the subject, stands beside it, or after "he is"."""
    attributes = [c for c in subject.head.children if c.dep_ == "attr"]
    called = next((c for c in attributes if c.ent_type_ == "PERSON"), None)
    own = subject if subject.ent_type_ == "PERSON" else apposed_name(subject)
    named = own if own is not None else called if subject.lower_ in _SEXES else None
    if named is None:
        return _set_apart(reading, subject)
    people = (e for e in named.doc.ents if reading.entity_label(e[0]) == "PERSON")
    return next((e for e in people if e.start <= named.i < e.end), None)


def _sex_told(subject: Token, name: Piece) -> str:
    """Give the sex that a name, its title or the noun beside it tells: "his wife, Maria"."""
    noun = subject.lemma_.lower()
    if noun in MALE or noun in FEMALE:
        return "male" if noun in MALE else "female"
    alone = first_names().get(name.text.lower(), "") if len(name) == 1 else ""
    return sex_of(name.root, name.text) or alone


def _set_apart(reading: Reading, subject: Token) -> Piece | None:
    """Give the only name that commas set apart in a subject: "Tom Reed, a trader, said"."""
    first, last = subject.left_edge.i, subject.right_edge.i
    doc = subject.doc
    people = [
        e
        for e in doc[first : last + 1].ents
        if reading.entity_label(e[0]) == "PERSON" and doc[e.end : e.end + 1].text == ","
    ]
    apart = [e for e in people if e.start == first or doc[e.start - 1].text == ","]
    return apart[0] if len(apart) == 1 and reading.actor_label(subject) == "ROLE" else None


def _is_of_things(reading: Reading, sentence: Piece) -> bool:
    """Whether a sentence tells of nobody: "The first crop paid".

    The pipeline may take a person for a body.
    """
    return not any(
        t.lower_ in _PERSONAL
        or (t.tag_ == "NNP" and t.dep_ in _SUBJECTS)
        or (t.tag_ in _SINGULAR and reading.actor_label(t) in {"PERSON", "ROLE"})
        for t in sentence
        if not reading.is_quoted(t)
    )


def _others(reading: Reading, sentence: Piece, name: Piece, sex: str) -> bool:
    """Whether somebody beside the name may be meant by the pronoun."""
    people = (e for e in sentence.ents if reading.entity_label(e[0]) == "PERSON")
    named = any(e.text != name.text and sex_of(e.root, e.text) in {"", sex} for e in people)
    unnamed = any(
        t.tag_ == "NN" and t.dep_ in _SUBJECTS and reading.actor_label(t) == "ROLE"
        for t in sentence
        if t.i != name.root.head.i
    )
    # "Her eldest, Tom, wants to leave" tells of her as well.
    owned = any(t.lower_ in _OWN[sex] for t in sentence[: name.end - sentence.start])
    return named or unnamed or owned
