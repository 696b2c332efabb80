"""What a pronoun or a bare "the offensive" stands for, where only one thing can be meant."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kit.facts.going_on import subject_before
from kit.facts.labels import bare_name
from kit.facts.naming import (
    Naming,
    entity_of,
    full_names,
    is_bare,
    is_kin,
    is_stranger,
    is_told_by,
    main_body,
    mourned,
    span_in_article,
    subject_holds,
    surname,
)
from kit.facts.phrases import Renaming
from kit.facts.pronouns import (
    acting,
    comes_first,
    is_about_another,
    is_owned_by_a_name,
    is_owned_by_somebody,
    is_taken,
)
from kit.facts.reading import Reading
from kit.facts.words import FEMALE, MALE, ORGANISATIONS, WELL_KNOWN
from kit.lexicon import first_names
from kit.places import PlaceKind, find_place
from kit.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Piece
    from spacy.tokens import Token

_SEXES = {
    **dict.fromkeys(("he", "him", "his"), "male"),
    **dict.fromkeys(("she", "her", "hers"), "female"),
}
_FIRMS = frozenset({"company", "firm", "organisation", "organization"})
_CALLED_SO = frozenset({"council", "committee", "commission", "university", "ministry"})
"""Bodies that have the noun in their names: "the council" is no academy."""
_THINGS = frozenset({"ORG", "GPE", "LOC", "FAC", "EVENT"})


def _stands_for(pronoun: Token, naming: Naming, named: Span | None) -> Renaming:
    """Give a name in the place of a pronoun, owning where that owns."""
    return Renaming(
        text=naming.text + ("’s" if pronoun.tag_ == "PRP$" else ""),
        first=pronoun.i,
        last=pronoun.i,
        named=named,
        trace=f"{pronoun.lower_}: {naming.text}",
    )


class Referents:
    """What the text has named so far, sentence by sentence."""

    def __init__(self, readings: list[Reading]) -> None:
        self.bound: dict[int, str] = {}
        self._full_names = full_names(readings)
        self._sexes: dict[str, str] = {}
        self._actor = ""
        self._main_body = main_body(readings)
        self._mourned = mourned(readings)
        self._people: list[list[Naming]] = [[], []]
        self._groups: list[list[Naming]] = [[], []]
        self._others: list[list[Naming]] = [[], []]
        self._strangers = [0, 0]
        self._named: dict[str, dict[str, Naming]] = defaultdict(dict)
        self._subjects: list[Naming | None] = [None, None]
        self._towns: set[str] = set()
        self._left_open: set[str] = set()
        self._open_before: set[str] = set()
        self._early: set[str] = set()
        self._before: Reading | None = None

    def read(self, reading: Reading) -> dict[int, Renaming]:
        """Read the next paragraph, and give what its tokens stand for.

        Afterwards `bound` holds the pronouns of the paragraph that belong to the subject of their
        own clause, each with whom it means.
        """
        self.bound = {}
        found: dict[int, Renaming] = {}
        for sentence in reading.doc.sents:
            self._people = [self._people[1], []]
            self._groups = [self._groups[1], []]
            self._others = [self._others[1], []]
            self._strangers = [self._strangers[1], 0]
            self._subjects = [self._subjects[1], None]
            self._open_before, self._left_open = self._left_open, set()
            self._early = set()
            for token in sentence:
                if not reading.is_quoted(token):
                    renaming = self._read_token(token, reading)
                    if renaming:
                        found[token.i] = renaming
        self._before = reading
        return found

    def _read_token(self, token: Token, reading: Reading) -> Renaming | None:
        label = reading.entity_label(token) if token.ent_iob_ in {"B", "O"} else ""
        if label == "PERSON":
            self._meet(token, reading)
        elif label in _THINGS:
            self._meet_thing(token, reading, label)
        elif is_stranger(token, reading):
            self._strangers[1] += 1
            self._actor = "" if token.dep_ in {"nsubj", "nsubjpass"} else self._actor
        elif token.tag_ in {"PRP", "PRP$"} and token.lower_ in _SEXES:
            return self._person_again(token, reading)
        elif token.tag_ in {"PRP", "PRP$"} and token.lower_ in {"it", "its"}:
            return self._thing(token)
        elif token.pos_ == "NOUN" and is_bare(token):
            return self._named_noun(token) or self._organisation(token)
        return None

    def _meet_thing(self, token: Token, reading: Reading, label: str) -> None:
        entity = entity_of(token)
        text = bare_name(entity.text)
        with_the = entity[0].lower_ == "the" or (
            entity.start and entity[0].nbor(-1).lower_ == "the"
        )
        said = f"the {text}" if with_the and label == "ORG" else text
        naming = Naming(who=text, text=said, span=span_in_article(entity, reading))
        if label == "ORG":
            self._groups[1].append(naming)
        elif label != "GPE":
            self._others[1].append(naming)
        known = find_place(text)
        if label in {"GPE", "LOC"} and (known is None or known.kind is not PlaceKind.COUNTRY):
            self._towns.add(naming.who)
        is_thing = label in {"LOC", "FAC", "EVENT"} and with_the and len(entity) > 1
        for word in entity if is_thing else ():
            if word.is_title:
                self._named[word.lower_][text] = naming
        head = entity.root
        if head.dep_ in {"nsubj", "nsubjpass"} and head.head.dep_ == "ROOT":
            self._subjects[1] = naming

    def _thing(self, token: Token) -> Renaming | None:
        """Give the body or place that the sentence before is about, for "it" as a subject.

        A town is meant by "it" also where that is seized or shelled.
        """
        last = self._subjects[0]
        if last is not None and last.who in self._towns and is_taken(token):
            return _stands_for(token, last, last.span)
        subject = token if token.lower_ == "it" else token.head
        is_subject = subject.dep_ in {"nsubj", "nsubjpass"} and subject.head.dep_ in {
            "ROOT",
            "conj",
        }
        others = {n.who for n in self._groups[0]} - {last.who if last else ""}
        if last is None or not is_subject or others or self._subjects[1]:
            return None
        self._subjects[1] = last
        return _stands_for(token, last, None)

    def _named_noun(self, token: Token) -> Renaming | None:
        """Give the one name that holds the noun, as "the River Elbe" for "the river"."""
        if token.lemma_ in WELL_KNOWN | ORGANISATIONS:
            return None
        named = list(self._named.get(token.lower_, {}).values())
        near = {n.who for n in (*self._others[0], *self._others[1])}
        if len(named) != 1 or token.tag_ != "NN" or near - {named[0].who}:
            return None
        return self._replaced(token, f"the {named[0].text}", named[0].span)

    def _meet(self, token: Token, reading: Reading) -> None:
        entity = entity_of(token)
        who = surname(entity.text)
        self._learn_sex(entity, who)
        naming = Naming(
            who=who,
            text=self._full_names.get(who, entity.text),
            span=span_in_article(entity, reading),
        )
        self._people[1].append(naming)
        # "Her daughter, Maia, fell ill": whose daughter that is may be meant as well.
        self._strangers[1] += is_kin(entity)
        if entity.root.dep_ in {"nsubj", "nsubjpass"} and not self._is_by_the_way(entity.root):
            self._actor = who

    def _is_by_the_way(self, subject: Token) -> bool:
        """Whether it is the judge of "Reed stood as Judge Bell spoke", where "he" is Reed."""
        clause = subject.head
        above = [c for c in clause.head.children if c.dep_ in {"nsubj", "nsubjpass"}]
        told = {surname(name.text) for name in subject.sent.ents if set(above) & set(name)}
        return clause.dep_ == "advcl" and subject.i > clause.head.i and self._actor in told

    def _learn_sex(self, entity: Piece, who: str) -> None:
        """Take the sex from a title or a first name, as far as they tell it."""
        beside = {t.lower_.rstrip(".") for t in entity.root.children} | {entity[0].lower_}
        for sex, telling in (("male", MALE), ("female", FEMALE)):
            if beside & telling:
                self._sexes[who] = sex
        first = self._full_names.get(who, "").split()[:-1]
        # "Brian and Sheila Reed": the one has no other name.
        first = first or ([who] if self._full_names.get(who, "").lower() == who else [])
        if first and first[0].lower() in first_names():
            self._sexes.setdefault(who, first_names()[first[0].lower()])

    def _person(self, token: Token, reading: Reading) -> Renaming | None:
        """Give the one person whom he or she can be; None where somebody else is about."""
        sex = _SEXES[token.lower_]
        window = [*self._people[0], *self._people[1]]
        fitting = [n for n in window if self._sexes.get(n.who, sex) == sex]
        if len({n.who for n in fitting}) != 1:
            # Among several, a subject mostly goes on with the subject before it.
            goes_on = token.dep_ in {"nsubj", "nsubjpass"}
            others = {n.who for n in fitting} - {self._actor}
            goes_on &= self._actor in self._sexes or not others & self._sexes.keys()
            fitting = [n for n in fitting if goes_on and n.who == self._actor]
        if not fitting:
            return None
        last = fitting[-1]
        # "She shared a house with Anna Reed. After 1985 she wrote little."
        goes_on = any(_SEXES[word] == sex for word in self._open_before)
        if (sex in self._early or goes_on) and last.who != self._actor:
            return None
        if last.who not in self._full_names or is_about_another(token, last.who):
            # Two people bear the surname, or it is "as for Reed, he".
            return None
        if token.tag_ == "PRP$" and self._is_bound(token, last.who):
            if last.who in self._sexes:
                self.bound[token.i] = last.who
            return None
        owns = token.tag_ == "PRP$"
        if owns and (is_owned_by_a_name(token, reading) or is_owned_by_somebody(token)):
            return None
        if token.lower_ in {"him", "her"} and token.tag_ == "PRP" and last.who in acting(token):
            # Whoever does something to himself does it to "himself".
            return None
        if any(self._strangers) and self._actor != last.who:
            return None
        if token.dep_ == "nsubj":
            self._actor = last.who
        if is_told_by(token, last):
            return None
        self._sexes[last.who] = sex
        self._people[1].append(last)
        return _stands_for(token, last, last.span)

    def _person_again(self, token: Token, reading: Reading) -> Renaming | None:
        """Give the person; where "he" was left open, he stays so to the end of the sentence."""
        if token.lower_ in self._left_open:
            return None
        here = {naming.who for naming in self._people[1]}
        found = self._person(token, reading) or self._going_on(token, reading)
        if found is not None and self._may_mean_the_dead(found, token, here):
            found = None
        if found is None and not any(self._people):
            # "The article about her work, by Anna Reed, came when she was famous."
            self._early.add(_SEXES[token.lower_])
        if found is None and token.dep_ in {"nsubj", "nsubjpass"}:
            self._left_open.add(token.lower_)
        return found

    def _may_mean_the_dead(self, found: Renaming, token: Token, here: set[str]) -> bool:
        """Whether an obituary mostly says "she" of somebody else than was named last."""
        who = surname(found.text.removesuffix("’s"))
        is_other = bool(self._mourned) and who not in here | {self._mourned}
        return (
            is_other
            and self._sexes.get(self._mourned, _SEXES[token.lower_]) == _SEXES[token.lower_]
        )

    def _going_on(self, token: Token, reading: Reading) -> Renaming | None:
        """Give the person whom the sentences before go on about, for "she" as a subject."""
        is_subject = token.dep_ in {"nsubj", "nsubjpass"} and comes_first(token, reading)
        name = subject_before(reading, self._before, token) if is_subject else None
        who = surname(name.text) if name is not None else ""
        if name is None or who not in self._full_names:
            return None
        home = self._before if self._before and name.doc is self._before.doc else reading
        self._meet_again(
            Naming(who=who, text=self._full_names[who], span=span_in_article(name, home)), token
        )
        return _stands_for(token, self._people[1][-1], self._people[1][-1].span)

    def _meet_again(self, naming: Naming, pronoun: Token) -> None:
        self._actor = naming.who
        self._sexes[naming.who] = _SEXES[pronoun.lower_]
        self._people[1].append(naming)

    def _is_bound(self, token: Token, who: str) -> bool:
        """Whether "his" has its owner as the subject of its own clause, and needs no name."""
        subject = next(
            (
                child
                for verb in token.ancestors
                for child in verb.children
                if child.dep_ in {"nsubj", "nsubjpass"}
            ),
            None,
        )
        if subject is None or subject.i >= token.i:
            return False
        return subject.lower_ in _SEXES or who in {t.lower_ for t in subject.subtree}

    def _organisation(self, token: Token) -> Renaming | None:
        """Give the one organisation named here or in the sentence before for "the company"."""
        window = [*self._groups[0], *self._groups[1]]
        if token.lemma_.lower() not in ORGANISATIONS or token.tag_ != "NN":
            return None
        named = {n.who for n in window}
        if not named and self._main_body and token.lemma_.lower() in _FIRMS:
            return self._replaced(token, self._main_body, None)
        if len(named) != 1 or window[-1].text.lower().endswith(token.lemma_.lower()):
            return None
        if subject_holds(token, window[-1].who):
            return None
        if token.lemma_.lower() in _CALLED_SO and not _may_be_called(window[-1].text, token):
            return None
        return self._replaced(token, window[-1].text, window[-1].span)

    def _replaced(self, token: Token, text: str, named: Span | None) -> Renaming:
        first = next(c.i for c in token.children if c.lower_ == "the")
        return Renaming(
            text=text, first=first, last=token.i, named=named, trace=f"the {token.text}: {text}"
        )


def _may_be_called(name: str, noun: Token) -> bool:
    """Whether a name holds a noun, or is so short that it may: the NEC is a commission."""
    return noun.lemma_.lower() in name.lower() or name.split()[-1].isupper()
