"""Participles that stand for a clause beside what it is said of: "the school, founded in 1907"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.facts.keeping import follows_break, kept_tokens
from kit.facts.predications import Predication
from kit.facts.scene import Scene
from kit.facts.subjects import is_many

if TYPE_CHECKING:
    from spacy.tokens import Token

_STANDING = frozenset({"base", "locate", "situate", "headquarter"})
"""What is so still is: "a company based in Leeds"."""
_NO_EVENT = frozenset({"call", "know", "name", "age", "date", "say", "dub", "need", "give"})
_JOINING = frozenset({"conj", "cc"})


def participle_clauses(scene: Scene) -> Iterator[Predication]:
    """Give the past participles after a known noun; those before their subject are predications."""
    known = {said.verb.i for said in scene.predications}
    for verb in scene.reading.doc:
        # Most words are none, which the tag alone tells.
        if (
            verb.tag_ != "VBN"
            or verb.i in known
            or not _is_bare(verb)
            or scene.reading.is_quoted(verb)
        ):
            continue
        subject = _noun_before(verb)
        if subject is not None and _tells_enough(subject, verb):
            yield Predication(
                verb=verb,
                subject=subject,
                auxiliaries=(_be(verb, subject),),
                tag="VBN",
                form="participle",
            )


def _is_bare(verb: Token) -> bool:
    """Whether it is a participle with nothing before it: no "to be", no "not", no "first"."""
    if verb.lemma_ in _NO_EVENT or verb.left_edge.i != verb.i:
        return False
    return not any(c.dep_.startswith("nsubj") for c in verb.children)


def _tells_enough(subject: Token, verb: Token) -> bool:
    """Whether it is more than "the report, published on Tuesday", which may be any."""
    bare = {"det", "punct", "relcl", "acl"}
    if subject.ent_type_ in {"PERSON", "NORP"}:
        # An "agreement with the Houthis signed in Muscat" was not read to its noun.
        return False
    described = subject.pos_ != "NOUN" or any(c.dep_ not in bare for c in subject.children)
    named = any(t.pos_ == "PROPN" and t.ent_type_ != "DATE" for t in verb.subtree)
    return described or named or any(c.dep_ == "agent" or c.lower_ == "as" for c in verb.children)


def _be(verb: Token, subject: Token) -> str:
    many = is_many(subject) and subject.ent_type_ != "ORG"
    if verb.lemma_ in _STANDING:
        return "are" if many else "is"
    return "were" if many else "was"


def _noun_before(verb: Token) -> Token | None:
    """Give the noun that a participle tells of, or the name beside it, if it is known which."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ in _JOINING:
        return None
    if any(c.dep_ in _JOINING for c in noun.children) or _may_be_another(noun, verb):
        return None
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return noun.head
    return noun if _is_known(noun, verb) else None


def _may_be_another(noun: Token, verb: Token) -> bool:
    """Whether it is not the only noun before: "results of studies, published"."""
    # "A review by Acme, published"
    after_of = noun.dep_ == "pobj" and noun.head.lower_ in {"of", "by"}
    gap = verb.i - noun.i - (verb.nbor(-1).text == ",")
    return after_of or gap > 1 or noun.dep_ == "ROOT"


def _is_known(noun: Token, verb: Token) -> bool:
    """Whether it is or holds a name, or has "the" or "its" with a comma after it."""
    before = [c for c in noun.children if c.i < noun.i]
    named = any(t.pos_ == "PROPN" for t in noun.doc[noun.left_edge.i : noun.i])
    owned = any(c.lower_ == "the" or c.dep_ == "poss" for c in before)
    new = any(c.lower_ in {"a", "an"} for c in before)
    some = noun.tag_ == "NNS" and not owned
    whole = all(t.i < verb.i for t in kept_tokens(noun, frozenset({verb.i})))
    is_name = noun.pos_ == "PROPN"
    return whole and not (new or some) and (is_name or (owned and (named or follows_break(verb))))
