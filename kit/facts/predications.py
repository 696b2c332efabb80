"""Clauses of a parsed sentence, finite or not, each with its subject and its verb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.facts.antecedents import antecedent, named_beside
from kit.facts.keeping import follows_break
from kit.facts.open_clauses import ASKING, has_when, is_open
from kit.facts.subjects import agree, is_many, own_subject
from kit.facts.words import BE, FINITE

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUESTIONED = frozenset({"ask", "reach", "question", "press", "contact", "quote"})
"""What is done to people so that they say something."""
_TIME_LINKS = frozenset({"before", "after"})
_WITH_ACTIVE = frozenset({"dobj", "ccomp", "xcomp", "prt", "acomp", "attr", "oprd"})
_OF_ITSELF = frozenset(
    {"die", "resign", "survive", "escape", "travel", "arrive", "remain", "appear", "retire", "live"}
    | {"collapse", "disappear", "vanish", "recover", "stay", "emigrate", "emerge", "flee", "return"}
)
"""Verbs that nothing is done by, so that "was hurt and died" is no passive."""
_FORMS = {
    "ROOT": "main",
    "conj": "joined",
    "ccomp": "reported",
    "parataxis": "main",
}


@dataclass(frozen=True, kw_only=True)
class Predication:
    """A verb with what it is said of.

    Attributes:
        verb: The main verb.
        subject: Head of the noun phrase it says something of.
        auxiliaries: As they are written, or as they would be in a clause of its own.
        tag: Tag of the verb in a clause of its own.
        form: How the clause stands in its sentence.
    """

    verb: Token
    subject: Token
    auxiliaries: tuple[str, ...]
    tag: str
    form: str

    @property
    def is_passive(self) -> bool:
        """Whether something is done to the subject."""
        return self.tag == "VBN" and bool(BE & {*self.auxiliaries})


def predications(tokens: Iterable[Token]) -> Iterator[Predication]:
    """Find the clauses that state something of a subject before them, conditions left out.

    They are those of the verbs among the tokens.
    """
    for verb in tokens:
        if verb.pos_ in {"VERB", "AUX"} and verb.dep_ not in {"aux", "auxpass"}:
            found = _predication(verb)
            before = found and (found.subject.i < verb.i or found.form == "participle")
            if found and before and not is_open(verb) and not _is_misread(verb):
                yield found


def _is_misread(verb: Token) -> bool:
    """Whether a subject hangs on an auxiliary: "they struck, and a case brought here is pending".

    Or, in what was said, beside another: "said a bill that had doubled had left no choice".
    """
    said = (c for c in verb.children if c.dep_ == "ccomp" and own_subject(c) is not None)
    return any(
        own_subject(auxiliary) is not None
        for told in (verb, *said)
        for auxiliary in told.children
        if auxiliary.dep_ in {"aux", "auxpass"}
    )


def _predication(verb: Token) -> Predication | None:
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    first = auxiliaries[0] if auxiliaries else verb
    if first.tag_ in FINITE:
        return _finite(verb, tuple(t.lower_ for t in auxiliaries))
    if verb.dep_ == "conj" and not own_subject(verb):
        return _joined(verb, auxiliaries)
    return _without_finite(verb, auxiliaries)


def _finite(verb: Token, auxiliaries: tuple[str, ...]) -> Predication | None:
    own = own_subject(verb)
    if own is not None:
        is_relative = own.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl"
        subject = named_beside(antecedent(own, verb)) if is_relative else named_beside(own)
        is_told = is_relative or (verb.dep_ == "relcl" and has_when(verb))
        form = "relative" if is_told else _FORMS.get(verb.dep_, "")
        if verb.dep_ == "advcl" and _is_told_when(verb):
            form = "adverbial"
        if subject is not None and subject.tag_ in ASKING | FINITE:
            return None
        if is_relative and subject is not None and _is_place_of_actor(subject, verb):
            return None
        if subject is not None and form and agree(subject, verb, auxiliaries):
            return Predication(
                verb=verb, subject=subject, auxiliaries=auxiliaries, tag=verb.tag_, form=form
            )
    elif verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        before = _predication(_joined_to(verb, auxiliaries))
        # After an object it may be the object to which the passive belongs.
        passive = verb.tag_ == "VBN" and "auxpass" in {c.dep_ for c in verb.children}
        between = (t.lower_ for t in verb.doc[verb.head.i : verb.i])
        unsure = passive and (_has_object(verb.head) or bool({"as", "while"} & set(between)))
        unsure = unsure or _may_join_another(verb) or _has_hidden_subject(verb)
        unsure = unsure or not _is_linked(verb)
        unsure = unsure or (before is not None and _may_be_passive(verb, before))
        if before and not unsure:
            return Predication(
                verb=verb,
                subject=before.subject,
                auxiliaries=auxiliaries,
                tag=verb.tag_,
                form="joined",
            )
    return None


def _joined_to(verb: Token, auxiliaries: tuple[str, ...]) -> Token:
    """Give "lost", not "closed", of "she lost her job when it closed and now drives"."""
    first = verb.head
    is_now = verb.tag_ in {"VBZ", "VBP"} and not auxiliaries
    is_another = first.dep_ == "advcl" and first.tag_ == "VBD" and is_now
    return first.head if is_another and first.head.pos_ in {"VERB", "AUX"} else first


def _is_place_of_actor(noun: Token, verb: Token) -> bool:
    """Whether it is the "Hull" of "the police post at Hull, which sealed off the field"."""
    of_noun = noun.dep_ == "pobj" and noun.head.head.pos_ in {"NOUN", "PROPN"}
    acts = any(c.dep_ == "dobj" for c in verb.children)
    is_place = noun.pos_ == "PROPN" and noun.ent_type_ != "ORG"
    return of_noun and acts and is_place and noun.head.lower_ in {"at", "in", "near"}


def _may_join_another(verb: Token) -> bool:
    """Whether "split" may be what a fight did: "voted on it, ending a fight that hurt, split"."""
    alone = verb.left_edge.nbor(-1).text == ","
    return alone and any(
        t.dep_ == "advcl" and t.tag_ == "VBG" and verb.head.i < t.i < verb.i and follows_break(t)
        for t in verb.head.children
    )


def _is_linked(verb: Token) -> bool:
    """Whether "and" or a comma joins it: not the last verb of "acted as the disease pushed"."""
    before = verb.left_edge.nbor(-1)
    return before.is_punct or before.pos_ in {"CCONJ", "ADV", "SCONJ"}


def _has_hidden_subject(verb: Token) -> bool:
    """Whether "two" is who was found: "ten were saved and another two, a couple, were found"."""
    # So is "four" of "has 74 pupils, and next week four of them will travel".
    return any(
        t.lower_ in {"another", "others"} and t.i and t.nbor(-1).dep_ == "cc"
        for t in verb.doc[verb.head.i : verb.left_edge.i]
    ) or any(
        t.lower_ == "them" and t.nbor(-1).lower_ == "of" and t.nbor(-2).like_num
        for t in verb.doc[verb.head.i + 2 : verb.i]
    )


def _may_be_passive(verb: Token, before: Predication) -> bool:
    """Whether it is "enlarged" of "was built in 1958 and enlarged in 1979"."""
    alone = not any(c.dep_ in _WITH_ACTIVE for c in verb.children)
    unsure = verb.lower_.endswith("ed") and verb.lemma_ not in _OF_ITSELF
    return before.is_passive and verb.tag_ == "VBD" and unsure and alone


def _is_told_when(verb: Token) -> bool:
    """Whether it is a clause such as "after a ferry sank", which tells something that happened."""
    first = verb.left_edge.lower_
    return verb.tag_ in {"VBD", "VBN"} and first in {"after", "when", "as", "before", "while"}


def _has_object(verb: Token) -> bool:
    return any(c.dep_ == "dobj" for c in verb.children)


def _joined(verb: Token, auxiliaries: list[Token]) -> Predication | None:
    """Read "charged" in "was arrested and charged": the auxiliaries of the first hold for it.

    Not in "was born in Hull and studied in Leeds".
    """
    before = _predication(verb.head) if verb.head.pos_ in {"VERB", "AUX"} else None
    if before is None or auxiliaries or verb.tag_ != verb.head.tag_ or not before.auxiliaries:
        return None
    after_birth = verb.head.lemma_ == "bear" and before.is_passive
    return Predication(
        verb=verb,
        subject=before.subject,
        auxiliaries=() if after_birth else before.auxiliaries,
        tag="VBD" if after_birth else verb.tag_,
        form="joined",
    )


def _without_finite(verb: Token, auxiliaries: list[Token]) -> Predication | None:
    """Read a participle as the clause it stands for: "backed by a coalition, the offensive"."""
    if auxiliaries or verb.tag_ not in {"VBN", "VBG"} or verb.lemma_ in _QUESTIONED:
        return None
    subject = _implied_subject(verb)
    governor = next((t for t in verb.ancestors if t.tag_ in {"VBD", "VBZ", "VBP", "MD"}), None)
    if subject is None or governor is None:
        return None
    if verb.tag_ == "VBG":
        return Predication(verb=verb, subject=subject, auxiliaries=(), tag="VBD", form="participle")
    return Predication(
        verb=verb,
        subject=subject,
        auxiliaries=("were" if is_many(subject) else "was",),
        tag="VBN",
        form="participle",
    )


def _implied_subject(verb: Token) -> Token | None:
    if verb.dep_ == "advcl" and not own_subject(verb):
        before = verb.i < verb.head.i and not _tells_of_the_noun_before(verb)
        before = before and not _follows_another_clause(verb)
        return _subject_of(verb.head) if before else None
    after = verb.dep_ == "pcomp" and verb.head.lower_ in _TIME_LINKS
    if after and verb.head.head.pos_ in {"VERB", "AUX"}:
        return _subject_of(verb.head.head)
    if verb.dep_ == "conj" and verb.head.tag_ == verb.tag_:
        return _implied_subject(verb.head)
    return None


def _follows_another_clause(verb: Token) -> bool:
    """Whether it is "followed" of "when they built the dam, followed by a lock, the river sank"."""
    siblings = (c for c in verb.head.children if c.dep_ == "advcl" and c.i < verb.left_edge.i)
    return any(c.tag_ in FINITE or any(t.dep_ == "mark" for t in c.children) for c in siblings)


def _tells_of_the_noun_before(verb: Token) -> bool:
    """Whether it is "signed" of "under the deal, signed in Muscat, the rebels are to leave"."""
    first = verb.left_edge
    after_comma = first.i > 1 and first.nbor(-1).text == ","
    noun = first.nbor(-2) if after_comma else None
    return noun is not None and noun.pos_ in {"NOUN", "PROPN"} and noun.ent_type_ != "DATE"


def _subject_of(verb: Token) -> Token | None:
    before = _predication(verb) if verb.pos_ in {"VERB", "AUX"} else None
    return before.subject if before else None
