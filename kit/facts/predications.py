"""Clauses of a parsed sentence, finite or not, each with its subject and its verb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.facts.antecedents import antecedent, named_beside
from kit.facts.keeping import follows_break
from kit.facts.words import BE, FINITE
from kit.lexicon import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""Relations of a subject to its verb."""

_PLURAL = frozenset({"NNS", "NNPS"})
_MEASURES = frozenset({"DATE", "TIME", "QUANTITY", "PERCENT"})
_QUESTIONED = frozenset({"ask", "reach", "question", "press", "contact", "quote"})
"""What is done to people so that they say something."""
_TIME_LINKS = frozenset({"before", "after"})
_TOLD_BY = frozenset({"that", "as", "after", "before", "while", "because", "although", "though"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_TURNED = frozenset({"should", "had", "were"})
"""These open a condition without "if"."""
_ASKING = frozenset({"WP", "WRB", "WDT"})
_NOMINATIVE = frozenset({"i", "we", "he", "she", "they"})
"""These are the object of no verb: "said he and two cousins planned" was not read to its end."""
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
            if found and before and not _is_open(verb):
                yield found


def _predication(verb: Token) -> Predication | None:
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    first = auxiliaries[0] if auxiliaries else verb
    if first.tag_ in FINITE:
        return _finite(verb, tuple(t.lower_ for t in auxiliaries))
    if verb.dep_ == "conj" and not _own_subject(verb):
        return _joined(verb, auxiliaries)
    return _without_finite(verb, auxiliaries)


def _finite(verb: Token, auxiliaries: tuple[str, ...]) -> Predication | None:
    own = _own_subject(verb)
    if own is not None:
        is_relative = own.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl"
        subject = named_beside(antecedent(own, verb)) if is_relative else named_beside(own)
        is_told = is_relative or (verb.dep_ == "relcl" and _has_when(verb))
        form = "relative" if is_told else _FORMS.get(verb.dep_, "")
        if verb.dep_ == "advcl" and _is_told_when(verb):
            form = "adverbial"
        if subject is not None and subject.tag_ in _ASKING | FINITE:
            return None
        if subject is not None and form and _agree(subject, verb, auxiliaries):
            return Predication(
                verb=verb, subject=subject, auxiliaries=auxiliaries, tag=verb.tag_, form=form
            )
    elif verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        before = _predication(verb.head)
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


def _agree(subject: Token, verb: Token, auxiliaries: tuple[str, ...]) -> bool:
    """Whether subject and verb agree; where not, something was read wrongly."""
    first = auxiliaries[0] if auxiliaries else verb.lower_ if verb.lemma_ == "be" else verb.tag_
    if first == "VBP" and subject.ent_type_ == "PERSON" and not is_many(subject):
        return False
    # "The wounded" are many.
    if subject.ent_type_ not in {"", "PERSON"} or subject.pos_ in {"PRON", "ADJ", "VERB"}:
        return True
    many = is_many(subject)
    if first in {"were", "are", "have"}:
        return many or noun_classes().get(subject.lemma_.lower()) == "group"
    return first not in {"was", "is", "has", "VBZ"} or subject.tag_ not in _PLURAL


def is_many(noun: Token) -> bool:
    """Whether a noun is a plural, or the first of several that are joined."""
    counts = noun.tag_ == "CD" and noun.lower_ not in {"one", "1"}
    return counts or noun.tag_ in _PLURAL or any(c.dep_ == "conj" for c in noun.children)


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
    if verb.dep_ == "advcl" and not _own_subject(verb):
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


def _own_subject(verb: Token) -> Token | None:
    """Give the subject; of two, the name right after the other, which then only describes it.

    Or the last one, where a break parts both from what stands before: "at Manay, a point on the
    Jamuna, the river stood".
    """
    found = [c for c in verb.children if c.dep_ in SUBJECTS and c.ent_type_ not in _MEASURES]
    if not found:
        return None
    last = found[-1]
    is_name = last.ent_type_ in {"PERSON", "ORG", "GPE"} and last.pos_ == "PROPN"
    first = found[0]
    beside = follows_break(last) or first.right_edge.i + 1 == last.left_edge.i
    is_aside = first is not last and follows_break(first) and follows_break(last)
    return last if (is_name and beside) or is_aside else first


def _is_open(verb: Token) -> bool:
    """Whether a clause is a question, a condition, or has no subject of its own to ask about."""
    children = list(verb.children)
    echoes = verb.lemma_ in {"do", "be", "have"} and verb.i > 0
    return (
        (echoes and verb.nbor(-1).lower_ in {"neither", "nor", "so"})
        or any(map(_is_outstanding, (verb, *verb.ancestors)))
        or any(t.tag_ == "WP$" for c in verb.children if c.dep_ in SUBJECTS for t in c.subtree)
        or any(c.dep_ in {"expl", "csubj"} for c in children)
        or any(c.dep_ == "advmod" and c.lower_ in {"there", "here"} for c in children)
        or any(c.dep_ == "mark" and c.lower_ not in _TOLD_BY for c in children)
        or any(c.tag_ in _ASKING and c.dep_ not in SUBJECTS and not _dates(c) for c in children)
        or any(c.dep_ == "advcl" and _is_condition(c) for c in children)
        or any(c.dep_ == "ccomp" and _is_misread(c) for c in children)
        or any(c.dep_ == "dobj" and c.lower_ in _NOMINATIVE for c in children)
        or any(c.i > verb.i and _runs_on(c) for c in children)
        or any(t.lower_ in _CONDITIONS for t in _marks_above(verb))
    )


def _is_outstanding(verb: Token) -> bool:
    """Whether it is the "has" of "has yet to meet the tourist who came", who may not exist."""
    return verb.lemma_ == "have" and any(c.lower_ == "yet" for c in verb.children)


def _is_misread(verb: Token) -> bool:
    """Whether what was said does not agree with its subject: "that Bell, a dropout, had lied"."""
    auxiliaries = tuple(c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"})
    own = _own_subject(verb)
    return own is not None and not _agree(own, verb, auxiliaries)


def _runs_on(verb: Token) -> bool:
    """Whether it is the rest of what was said: "said that blood taken there would be tested"."""
    first = verb.left_edge
    bare = first.dep_ in {"aux", "auxpass"} and _own_subject(verb) is None
    finite = bare and first.tag_ in FINITE
    linked = first.nbor(-1).is_punct or first.nbor(-1).pos_ == "CCONJ"
    return verb.dep_ in {"conj", "ccomp"} and finite and not linked


def _is_condition(verb: Token) -> bool:
    """Whether a clause tells on what another depends: "if it rises", "should it rise"."""
    first = next(iter(verb.subtree))
    is_turned = first.lower_ in _TURNED and first.head == verb and first.dep_.startswith("aux")
    return is_turned or any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in verb.children)


def _dates(word: Token) -> bool:
    """Whether it is the "when" of "the fight grew tougher when the troops entered"."""
    return (word.lower_ == "when" and word.head.dep_ == "advcl") or _has_when(word.head)


def _has_when(verb: Token) -> bool:
    """Whether it is a clause such as "in 2004, when a hospital was opened"."""
    linked = any(c.lower_ == "when" and c.dep_ == "advmod" for c in verb.children)
    return verb.dep_ == "relcl" and linked and _own_subject(verb) is not None


def _marks_above(verb: Token) -> Iterator[Token]:
    """Give the words that link the clauses around a verb to theirs."""
    for above in verb.ancestors:
        yield from (c for c in above.children if c.dep_ == "mark")
