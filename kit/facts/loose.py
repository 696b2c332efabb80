"""Nouns that only the rest of the article explains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.facts.phrases import Renamings
from kit.facts.records import LooseNoun
from kit.facts.words import (
    DEMONSTRATIVES,
    NOT_TELLING,
    ORGANISATIONS,
    POINTING,
    VAGUE_THINGS,
    WELL_KNOWN,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEASURES = frozenset({"price", "cost", "sale", "profit", "revenue"})
_FIGURES = frozenset({"figure", "number", "price", "rate", "sum", "amount", "estimate", "total"})
_FOLLOWING = frozenset({"replacement", "successor", "substitute"})
_LIKE = frozenset({"different", "similar", "comparable", "equivalent", "identical"})
_LINKS = frozenset({"link", "connection", "relationship", "resemblance", "similarity", "contrast"})
_TIES = {
    "responsible": frozenset({"for", "to"}),
    "alternative": frozenset({"to", "of"}),
    **dict.fromkeys(_LINKS, frozenset({"between", "to", "with"})),
}
"""Words that say little without what they tie to, and the prepositions that tell it."""
_POINTED_TO = frozenset({"NOUN", "NUM", "ADJ", "PRON"})


def _hanging(tokens: list[Token]) -> Iterator[LooseNoun]:
    """Find what does not say with what: "a more modest reform", "earn more", "any link"."""
    than = any(token.lower_ == "than" for token in tokens)
    compared = any(token.lower_ in {"from", "to", "than"} for token in tokens)
    for token in tokens:
        numbered = token.i + 1 < len(token.doc) and token.nbor().like_num
        unlike = token.lower_ in _LIKE and not compared
        compares = token.tag_ in {"JJR", "RBR"} and not than and not numbered
        untied = token.lemma_.lower() in _TIES and _is_untied(token)
        if unlike or untied or (compares and _stands_for_a_thing(token)):
            yield LooseNoun(text=token.lower_, lemma=token.lemma_.lower(), is_shown=True)


def _is_untied(word: Token) -> bool:
    """Whether it is "declined to comment on any link", "was responsible", and not for what."""
    # In "fair, competitive and responsible" it is a manner of acting.
    attributive = word.dep_ in {"amod", "compound", "nmod", "conj", "oprd"}
    after = {c.lower_ for c in (*word.children, *word.head.children) if c.i > word.i}
    return not attributive and not _TIES[word.lemma_.lower()] & after


def _of_something(tokens: list[Token]) -> Iterator[LooseNoun]:
    """Find "prices" and "a replacement", which do not say of or for what."""
    kept = {token.i for token in tokens}
    for token in tokens:
        told = [c for c in token.children if c.i in kept and c.dep_ != "punct"]
        measures = token.tag_ == "NNS" and token.lemma_.lower() in _MEASURES and not told
        follows = token.lemma_.lower() in _FOLLOWING and [c.dep_ for c in told] == ["det"]
        if token.dep_ not in {"compound", "nmod"} and (measures or follows):
            text = token.doc[told[0].i : token.i + 1].text if told else token.text
            yield LooseNoun(text=text.lower(), lemma=token.lemma_.lower(), is_shown=False)


def _stands_for_a_thing(comparative: Token) -> bool:
    """Whether it is "more" alone or goes with "a", unlike "higher yields" and "is better"."""
    noun = comparative.head if comparative.head.pos_ == "NOUN" else comparative.head.head
    is_new = any(c.lower_ in {"a", "an"} for c in noun.children) or noun.lemma_ in _FIGURES
    # "The younger boy" is one of two.
    of_two = comparative.tag_ == "JJR" and any(c.lower_ == "the" for c in noun.children)
    is_new = is_new or (of_two and comparative.head == noun)
    alone = comparative.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj"}
    return alone or (is_new and comparative.dep_ in {"amod", "advmod"})


def _is_number_alone(token: Token) -> bool:
    """Whether it is "more than 500" or "nine others", and the noun is told elsewhere."""
    is_head = token.dep_ in {"nsubj", "nsubjpass", "dobj"} or (
        token.dep_ == "pobj" and token.head.lower_ in {"with", "by"}
    )
    counts = token.pos_ == "NUM" and token.ent_type_ not in {"DATE", "MONEY"}
    counts = counts and not any(c.lower_ == "of" or _is_money(c) for c in token.children)
    return is_head and (counts or token.lower_ in {"others", "some", "many", "several"})


def _is_money(token: Token) -> bool:
    """Whether it is the "Sh85" of "Sh85 million"."""
    return token.text[0].isalpha() and token.text[-1].isdigit()


def _shows(token: Token) -> bool:
    """Whether it is "that" in "giving that up", "something", "the last", or a share of nothing."""
    if token.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"} or token.tag_ in {"WDT", "IN"}:
        return False
    if any(c.lower_ in {"of", "more", "less", "that", "who"} for c in token.children):
        return False
    if token.lower_ == "those" and any(c.dep_ in {"relcl", "acl"} for c in token.children):
        return False
    acts, suffers = token.dep_ in {"nsubj", "nsubjpass"}, token.dep_ == "dobj"
    bare = token.lower_ in {"that", "this", "these", "those", "something", "anything"}
    one = suffers and token.lower_ == "one"
    share = suffers and token.lower_ in {"percent", "%"}
    highest = acts and (token.tag_ == "JJS" or token.lower_ in {"last", "latest"})
    placed = token.ent_type_ == "ORDINAL" or highest
    return bare or one or share or (placed and token.tag_ in {"JJ", "JJS"})


def loose_nouns(tokens: list[Token], renamings: Renamings) -> Iterator[LooseNoun]:
    """Find nouns that only the sentence's neighbours explain, such as "the event"."""
    kept = {token.i for token in tokens}
    covered = {i for r in renamings.values() for i in range(r.first, r.last + 1)}
    yield from _hanging(tokens)
    yield from _of_something(tokens)
    for token in tokens:
        if token.pos_ in _POINTED_TO and token.i not in covered and not token.is_upper:
            yield from _loose(token, [c for c in token.children if c.i in kept])


def _loose(token: Token, children: list[Token]) -> Iterator[LooseNoun]:
    """Give the noun, if it points to something that its own phrase does not tell."""
    pointing = [c for c in children if c.lower_ in POINTING]
    lemma = token.lemma_.lower()
    if _is_number_alone(token) or _shows(token) or (pointing and lemma == "old"):
        yield LooseNoun(text=token.lower_, lemma=lemma, is_shown=True)
    is_told = _has_name_after(token) or any(_tells(c) for c in children)
    is_bare = lemma not in WELL_KNOWN and not is_told
    if pointing and (is_bare or any(c.lower_ != "the" for c in pointing)):
        yield LooseNoun(
            text=token.doc[pointing[0].i : token.i + 1].text.lower(),
            lemma=lemma,
            is_shown=any(c.lower_ in DEMONSTRATIVES for c in pointing),
        )


def _has_name_after(noun: Token) -> bool:
    """Whether it is the river of "the river Wye"."""
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    return after.pos_ == "PROPN" and after.ent_type_ != "DATE" and bool(noun.whitespace_)


def _tells(word: Token) -> bool:
    """Whether a word beside a noun tells which one is meant; of many things no adjective does."""
    # "Held the post for four weeks"
    lasts = word.lower_ == "for" and any(c.ent_type_ == "DATE" for c in word.children)
    says_little = word.lower_ in POINTING | NOT_TELLING or "old" in word.lower_.split("-") or lasts
    of_many = word.dep_ == "amod" and word.head.lemma_.lower() in ORGANISATIONS | VAGUE_THINGS
    return not (says_little or of_many or word.tag_ == "CD" or word.dep_ == "punct")
