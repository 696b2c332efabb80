"""Which words of a phrase a question keeps, and which asides it leaves out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kit.facts.words import PASSING

if TYPE_CHECKING:
    from spacy.tokens import Token

_BREAKS = frozenset({",", ";", "(", "[", "–", "—", "-", "--"})
_QUOTES = frozenset({"“", '"'})
_DESCRIBING = frozenset({"amod", "compound", "nmod", "poss", "prep", "nummod"})
_BY_THE_WAY = frozenset({"punct", "npadvmod", "advmod"})
_NOMINAL = frozenset({"DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON"})
_LEFT_OVER = _NOMINAL | {"ADP", "ADV"}
_RESTRICTING = frozenset({"while", "until", "unless", "when", "if", "before", "once"})


def follows_break(token: Token) -> bool:
    """Whether a comma, bracket or dash parts the phrase of a token from what stands before it."""
    left = token.left_edge.i
    if left == 0 or token.doc[left - 1].text not in _BREAKS:
        return False
    is_hyphen = token.doc[left - 1].text == "-"
    return not is_hyphen or (left > 1 and bool(token.doc[left - 2].whitespace_))


def opens_quotation(token: Token) -> bool:
    """Whether the phrase of a token is what somebody said word for word, or follows a colon."""
    left = token.left_edge
    before = left.nbor(-1).text if left.i else ""
    return _follows_colon(left) or (token.dep_ == "ccomp" and before in _QUOTES)


def _follows_colon(token: Token) -> bool:
    """Whether a colon stands before a word, with or without a mark of quotation between."""
    at = token.i - 1
    while at > 0 and token.doc[at].text in _QUOTES:
        at -= 1
    return at >= 0 and token.doc[at].text == ":"


def closes_aside(token: Token) -> bool:
    """Whether the comma before a phrase ends an aside: "accused his deputy, Machar, of treason"."""
    first = token.left_edge.i
    before = token.doc[first - 2] if first > 1 and token.lower_ != "with" else token
    inside = (t for t in (before, *before.ancestors) if t.i > token.head.i)
    return any(
        t.dep_ in {"appos", "relcl", "acl"} and follows_break(t) and not _is_next_of_list(t)
        for t in inside
    )


def _ends_pair_of_commas(token: Token) -> bool:
    """Whether "to the port" comes after the second comma of "took the boats, old and new, to"."""
    alone = token.left_edge.i == token.i and token.lower_ != "with"
    return alone and sum(t.text == "," for t in token.doc[token.head.i : token.i - 1]) == 1


def is_purpose(clause: Token) -> bool:
    """Whether it is "to come forward" in "waited until April to come forward".

    Not "for one of them to break down", which has a subject of its own.
    """
    first = clause.left_edge
    before = (c for c in clause.head.children if c.dep_ == "prep" and c.lower_ == "for")
    subjects = (t for c in before if c.right_edge.i == first.i - 1 for t in c.children)
    own = any(t.ent_type_ not in {"DATE", "TIME"} and _may_act(t) for t in subjects)
    return clause.tag_ == "VB" and first.lower_ == "to" and not own


def _may_act(noun: Token) -> bool:
    """Whether it is "the bank" or "one of them", and not the "election" of "stood for election"."""
    return noun.pos_ in {"PRON", "PROPN", "NUM"} or any(c.dep_ == "det" for c in noun.children)


def is_passing(adverb: Token) -> bool:
    """Whether an adverb only links a sentence to its neighbours, unlike "later" in "a week later".

    Nor does the "so" of "so-called" and of "for saying so", or the "since" of "since the war".
    """
    if adverb.lower_ not in PASSING:
        return False
    if adverb.i > 0 and adverb.nbor(-1).lower_ == "most":
        return False
    if adverb.lower_ == "so" and adverb.i == adverb.head.i + 1:
        return False
    if adverb.lower_ in {"here", "there"} and adverb.head.lemma_ == "be":
        # Whoever "will be there, with a hat on" is not just with a hat on.
        return False
    if adverb.lower_ == "since" and (adverb.dep_ != "advmod" or adverb.n_rights):
        return False
    measured = adverb.i > 0 and adverb.nbor(-1).ent_type_ in {"DATE", "TIME"}
    hyphened = adverb.i + 1 < len(adverb.doc) and adverb.nbor().text == "-"
    return not (measured and adverb.ent_type_ == adverb.nbor(-1).ent_type_) and not hyphened


def kept_tokens(head: Token, left_out: frozenset[int] = frozenset()) -> list[Token]:
    """Give the tokens of a phrase in order, without its asides and without what is left out."""
    kept: list[Token] = []
    left = [head]
    while left:
        token = left.pop()
        if not token.is_space:
            kept.append(token)
        left += [c for c in token.children if c.i not in left_out and not _is_aside(c)]
    in_order = sorted(kept, key=lambda token: token.i)
    return _without_stray_commas(_until_colon(_until_leftover(in_order)))


def _until_colon(tokens: list[Token]) -> list[Token]:
    """Cut before a colon, after which a list or somebody's words follow."""
    last = next((n for n, token in enumerate(tokens) if n and _follows_colon(token)), None)
    return [token for token in tokens[:last] if token.text != ":"]


def _until_leftover(tokens: list[Token]) -> list[Token]:
    """Cut at what remains of an aside: "a boy" of "were treated, among them a boy"."""
    for n, (one, other) in enumerate(pairwise(tokens), start=1):
        if other.i == one.i + 1:
            continue
        is_gap = "," in {one.text, one.nbor().text}
        is_rest = other.pos_ in _LEFT_OVER and not other.nbor(-1).is_punct
        goes_on = other.text == "," or other.pos_ in _NOMINAL
        skips = (goes_on and _skips_a_clause(one, other)) or _follows_lost_and(one, other)
        if (is_gap and is_rest) or skips:
            return tokens[:n]
    return tokens


def _follows_lost_and(one: Token, other: Token) -> bool:
    """Whether "and" before a word was left out: "using bare hands and borrowed car jacks"."""
    before = other.nbor(-1)
    return one.i < before.i and before.dep_ == "cc"


def _skips_a_clause(one: Token, other: Token) -> bool:
    """Whether "and sent his son" was left out before a noun: "sold it and sent his son, a step"."""
    between = one.doc[one.i + 1 : other.i]
    return any(t.dep_ == "conj" and t.pos_ in {"VERB", "AUX"} for t in between)


def shortened(head: Token, kept: list[Token]) -> list[list[Token]]:
    """Give the kept tokens of a phrase in ever shorter forms, each of them shorter.

    First its relative clauses and participles go, then the circumstances of its verb that nothing
    needs.
    """
    forms = [kept]
    for goes in (_tells_more, _is_circumstance):
        out = {t.i for token in forms[-1] if goes(token, head) for t in token.subtree}
        rest = _until_leftover([token for token in forms[-1] if token.i not in out])
        rest = _without_stray_commas(rest)
        if 0 < len(rest) < len(forms[-1]):
            forms.append(rest)
    return forms[1:]


def _tells_more(token: Token, _: Token) -> bool:
    if token.dep_ in {"relcl", "acl"}:
        # "The most generous ever granted" is of all those granted.
        needed = token.head.pos_ == "ADJ" or _is_bare_noun(token.head) or _is_aim(token)
        return follows_break(token) or not needed
    return token.dep_ == "appos" and follows_break(token)


def _is_aim(clause: Token) -> bool:
    """Whether it is "to vaccinate children" of "a drive", which is nothing without it."""
    described = any(c.dep_ in _DESCRIBING for c in clause.head.children)
    return is_purpose(clause) and clause.head.pos_ == "NOUN" and not described


def _is_bare_noun(noun: Token) -> bool:
    """Whether it is "the areas" or "districts", which say nothing without what follows."""
    new = any(c.lower_ in {"a", "an"} for c in noun.children)
    described = any(c.dep_ in _DESCRIBING for c in noun.children)
    return noun.pos_ == "NOUN" and not new and not described


def _is_circumstance(token: Token, head: Token) -> bool:
    """Whether it is a phrase of the verb after its first complement: "in Hull", "on Monday"."""
    verb = token.head
    if verb.pos_ not in {"VERB", "AUX"} or token.i < verb.i or token.i == head.i:
        return False
    if token.dep_ not in {"prep", "npadvmod", "advmod", "advcl"}:
        return False
    if token.dep_ == "advcl" and token.left_edge.lower_ in _RESTRICTING:
        return False
    if token.dep_ == "prep" and not token.n_rights:
        # The "across" of "a hole a metre across".
        return False
    # "Three times" completes no "had written", "to the ministry" does.
    before = [c for c in verb.children if verb.i < c.i < token.i and c.dep_ not in _BY_THE_WAY]
    return bool(before) or token.dep_ == "advcl"


def _without_stray_commas(tokens: list[Token]) -> list[Token]:
    """Leave out the commas beside an aside that is left out."""
    kept = {token.i for token in tokens}
    return [t for t in tokens if t.text != "," or {t.i - 1, t.i + 1} <= kept]


def _is_aside(token: Token) -> bool:
    if token.dep_ == "advcl" and not follows_break(token):
        return not (is_purpose(token) or token.left_edge.lower_ in _RESTRICTING)
    if token.dep_ in {"parataxis", "intj", "advcl"}:
        return True
    if token.lower_ in {"itself", "himself", "herself", "themselves"}:
        return token.dep_ in {"npadvmod", "appos", "advmod"}
    if token.dep_ in {"conj", "cc"}:
        of_verb = token.head.pos_ in {"VERB", "AUX"}
        belongs = _is_alternative(token.head) or _joins_phrases(token) or _share_object(token.head)
        return of_verb and not belongs
    if token.dep_ == "advmod" and is_passing(token) and token.head.pos_ in {"VERB", "AUX"}:
        return token.head.dep_ != "amod"
    if token.dep_ == "appos" and (_is_title_of(token) or _is_next_of_list(token)):
        return False
    of_verb = token.dep_ == "prep" and token.head.pos_ == "VERB"
    if of_verb and (closes_aside(token) or _ends_pair_of_commas(token)):
        return False
    return token.dep_ in {"appos", "relcl", "acl", "prep"} and follows_break(token)


def _share_object(verb: Token) -> bool:
    """Whether it is the "catch" of "to catch and tag animals", which are caught as well."""
    own = {c.dep_ for c in verb.children}
    second = next((c for c in verb.children if c.dep_ == "conj"), None)
    if second is None:
        # "Tag" may have been read as a part of the object's name.
        return "cc" in own and "dobj" in own
    if second.i != verb.i + 2:
        return False
    return "dobj" not in own and any(c.dep_ == "dobj" for c in second.children)


def _joins_phrases(word: Token) -> bool:
    """Whether it is the "and" of "picked up by boats and by a navy craft"."""
    after = word.nbor() if word.i + 1 < len(word.doc) else word
    return after.head.i == word.head.i and after.dep_ in {"prep", "agent"}


def _is_alternative(verb: Token) -> bool:
    """Whether it is "destroyed" of "destroyed or damaged", which would be too much alone."""
    joined = [c for c in verb.children if c.dep_ in {"conj", "cc"}]
    return [c.lower_ for c in joined[:1]] == ["or"] and all(
        c.tag_ == verb.tag_ and not any(t.dep_ in {"nsubj", "aux"} for t in c.children)
        for c in joined[1:]
    )


def _is_next_of_list(noun: Token) -> bool:
    """Whether it is "two guns" of "four letters, two guns, a car and cash were found"."""
    return noun.left_edge.like_num and noun.head.left_edge.like_num and noun.tag_ == "NNS"


def _is_title_of(name: Token) -> bool:
    """Whether a noun without "the" needs the name after it: "chief arbiter, Jan Novak"."""
    noun = name.head
    owned = any(c.dep_ in {"det", "poss"} for c in noun.children)
    return noun.tag_ == "NN" and name.ent_type_ == "PERSON" and not owned
