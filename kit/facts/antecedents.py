"""The noun that a relative clause tells about, and the name beside a description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.facts.callings import is_calling
from kit.facts.spans import apposed_name
from kit.lexicon import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINGLING = frozenset({"only", "first", "last", "sole", "latest"})


def antecedent(pronoun: Token, verb: Token) -> Token | None:
    """Give the noun a relative clause tells about, where no other noun stands between."""
    noun = _person_before(verb.head) if pronoun.lower_ == "who" else verb.head
    nearest = pronoun.i - (2 if pronoun.nbor(-1).text == "," else 1) if pronoun.i > 1 else -1
    is_near = nearest <= noun.i or named_beside(noun) is not noun or _is_only_person(pronoun, noun)
    is_joined = noun.dep_ == "conj" or any(c.dep_ == "conj" for c in noun.children)
    if noun.dep_ == "pobj" and noun.ent_type_ != "PERSON" and _may_be_the_other(noun.head, verb):
        return None
    not_meant = {"GPE", "LOC", "FAC", "ORG"} if pronoun.lower_ == "who" else {"PERSON"}
    somebody = is_calling(noun)
    fits = pronoun.lower_ == "that" or noun.ent_type_ not in not_meant
    # "A report by the ombudsman, which"
    fits = fits and not (pronoun.lower_ == "which" and somebody and noun.dep_ in {"pobj", "appos"})
    # "The only woman who has been ranked" tells less without "only".
    is_singled = any(c.tag_ == "JJS" or c.lower_ in _SINGLING for c in noun.children)
    is_noun = noun.pos_ in {"NOUN", "PROPN"} and not is_singled
    return noun if is_noun and is_near and fits and not is_joined else None


def _person_before(noun: Token) -> Token:
    """Give the engineer of "an engineer with the water authority, who", else the noun itself.

    Nor is "who" the brokerage of "an analyst at a brokerage, who".
    """
    known = noun_classes().get(noun.lemma_.lower())
    if noun.dep_ != "pobj" or noun.ent_type_ or (known and (known != "group" or noun.tag_ != "NN")):
        return noun
    other = noun.head.head
    return other if is_calling(other) and other.tag_ in {"NN", "NNP"} else noun


def _may_be_the_other(preposition: Token, verb: Token) -> bool:
    """Whether "which" may be the noun before: "the board of the firm", "the one in Hull, built"."""
    of_noun = preposition.head.pos_ in {"NOUN", "NUM", "PRON"}
    if preposition.head.dep_ == "acl" and preposition.head.pos_ == "VERB":
        # "The militants linked to the group who seized the town."
        return True
    done_to = any(c.dep_ == "auxpass" for t in (verb, *verb.children) for c in t.children)
    # "A service from Tenerife to Tallinn, which touched down"
    leads = of_noun and preposition.lower_ in {"to", "from"}
    # "Shares in the firm, which traded above $14"
    leads |= preposition.lower_ == "in" and preposition.head.lemma_ in {"share", "stake", "stock"}
    return preposition.lower_ == "of" or (of_noun and done_to) or leads


def _is_only_person(pronoun: Token, noun: Token) -> bool:
    """Whether "who" can mean no other: "Anna Bell, 42, of Leeds, who was stopped"."""
    between = noun.doc[noun.i + 1 : pronoun.i]
    classes = noun_classes()
    others = any(
        t.ent_type_ == "PERSON" or t.lower_ == "and" or classes.get(t.lemma_.lower()) == "person"
        for t in between
    )
    return pronoun.lower_ == "who" and noun.ent_type_ == "PERSON" and not others


def named_beside(noun: Token | None) -> Token | None:
    """Give the person's name beside a description such as "the mayor", or the noun itself."""
    if noun is None or noun.ent_type_ == "PERSON":
        return noun
    if (
        noun.dep_ == "appos"
        and noun.head.pos_ == "PROPN"
        and (
            noun.head.ent_type_ == "PERSON"
            # "Croatia, a member of the union that hopes to join the zone, denied it."
            or (noun.head.ent_type_ in {"GPE", "ORG"} and not noun.ent_type_)
        )
    ):
        return noun.head
    name = apposed_name(noun)
    return name if name is not None and noun_classes().get(noun.lemma_.lower()) else noun
