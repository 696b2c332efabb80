"""Words that a clause leaves out, and whether those right before them miss them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kit.facts.keeping import is_passing
from kit.facts.subjects import SUBJECTS
from kit.facts.words import FINITE, PARTS_OF_TIME

if TYPE_CHECKING:
    from spacy.tokens import Token

TELLING = frozenset({"when", "after", "before", "while", "because", "until", "as"})
"""What begins a clause that tells when or why."""

_LONGEST_ASIDE = 12
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "advcl", "parataxis"})
_OPENING = frozenset({"(", "["})
_ADDING = frozenset({"although", "though", "since", "where", "whereas", "so"})
_TIMES = PARTS_OF_TIME | {"summer", "winter", "spring", "autumn", "fall", "weekend", "time"}
_PARTICLES = frozenset({"behind", "out", "up", "down", "away", "off", "back", "over", "apart"})


def left_words(verb: Token, kept: list[Token], omit: Iterable[Token]) -> list[Token]:
    """Give the words right after a kept one that are left out though no mark parts them."""
    marks = {t.i for t in kept if t.text in _OPENING}
    shown = {verb.i, *(t.i for t in kept), *(t.i for head in omit for t in head.subtree)} - marks
    after = (t for t in verb.subtree if t.i > verb.i and t.i not in shown and t.i - 1 in shown)
    return [t for t in after if not (t.is_punct or t.is_space or t.dep_ == "cc" or _adds_little(t))]


def ends_that_miss(verb: Token, kept: list[Token], left: list[Token]) -> set[int]:
    """Give the kept tokens after which something is missing, by their index.

    Args:
        verb: That of the clause.
        kept: The tokens of its phrases.
        left: What `left_words` gives for them.
    """
    ends = {t.i - 1 for t in left if not _can_be_missed(t)}
    ends |= _before_lost_particles(verb, {t.i for t in kept})
    ends |= {t.i for t in kept if _is_swallowed_subject(t, kept)}
    return ends | {t.right_edge.i for t in kept if lost_its_verb(t)}


def _is_swallowed_subject(last: Token, kept: list[Token]) -> bool:
    """Whether it ends in the "water" of "burst in Hull and water reached Leeds"."""
    after = last.nbor() if last.i + 1 < len(last.doc) else last
    verb = after.head if after.dep_ in {"aux", "auxpass"} else after
    is_verb = after.tag_ in FINITE and after.pos_ in {"VERB", "AUX"} and verb.dep_ in _CLAUSES
    is_last = all(t.i <= last.i for t in kept)
    return is_verb and is_last and not any(c.dep_ in SUBJECTS for c in verb.children)


def lost_its_verb(preposition: Token) -> bool:
    """Whether a verb follows right after "as the rains", which was read as a noun alone."""
    if preposition.dep_ != "prep" or preposition.lower_ not in {"as", "after", "before"}:
        return False
    rest = preposition.doc[preposition.right_edge.i + 1 : preposition.right_edge.i + 3]
    # "After the staff, who own a fifth, refused."
    told = rest[1:] if rest and rest[0].text == "," and holds_a_clause(preposition) else rest[:1]
    return any(t.tag_ in FINITE for t in told) or _verb_after_aside(preposition)


def _verb_after_aside(preposition: Token) -> bool:
    """Whether it is the "after" of "after a lawyer for the owner, Tom Reed, said so"."""
    at = preposition.right_edge.i + 1
    rest = list(preposition.doc[at : at + _LONGEST_ASIDE])
    commas = [n for n, t in enumerate(rest) if t.text == ","]
    if commas[:1] != [0] or len(commas) < 2 or commas[1] + 1 >= len(rest):
        return False
    aside, verb = rest[1 : commas[1]], rest[commas[1] + 1]
    has_subject = any(c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i for c in verb.children)
    return verb.tag_ in FINITE and not has_subject and not any(t.tag_ in FINITE for t in aside)


def holds_a_clause(part: Token) -> bool:
    """Whether what comes after it would be taken for a part of its clause."""
    return any(t.dep_ in {"relcl", "acl"} for t in part.subtree)


def _can_be_missed(word: Token) -> bool:
    """Whether a clause or a time begins with it, without which the rest is whole.

    Not so after "the summer", which is that "after he left school".
    """
    clause = word.tag_ in FINITE or word.lower_ in TELLING | _ADDING
    after_time = word.i > 0 and word.nbor(-1).lemma_.lower() in _TIMES
    is_time = word.ent_type_ in {"DATE", "TIME"} or "ago" in {word.lower_, word.head.lower_}
    return (clause and not after_time) or is_time


def _before_lost_particles(verb: Token, kept: set[int]) -> set[int]:
    """Give the last kept word before each "behind" of "left her papers, and her savings, behind".

    What was lost is no such word where its verb is.
    """
    lost = (t for t in verb.subtree if t.i > verb.i and t.lower_ in _PARTICLES and t.i not in kept)
    found: set[int] = set()
    for token in lost:
        ends = token.i + 1 == len(token.doc) or token.nbor().is_punct
        of_kept = token.head.pos_ not in {"VERB", "AUX"} or token.head.i in kept | {verb.i}
        if ends and of_kept and not any(c.pos_ != "PUNCT" for c in token.children):
            found.add(max((i for i in kept if i < token.i), default=verb.i))
    return found


def _adds_little(word: Token) -> bool:
    """Whether it only links a sentence to its neighbours, or is "itself" after a noun."""
    return is_passing(word) or word.lower_ in {"itself", "himself", "herself", "themselves"}
