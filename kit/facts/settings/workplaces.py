"""Where people work: a person beside the job and the body they do it at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.facts.callings import is_calling
from kit.facts.keeping import kept_tokens
from kit.facts.loose import loose_nouns
from kit.facts.phrases import text_of
from kit.facts.records import Clause, Fact, Phrase, Role
from kit.facts.scene import Scene
from kit.facts.spans import body_span, name_span
from kit.facts.words import OFFICES

if TYPE_CHECKING:
    from spacy.tokens import Span as Piece
    from spacy.tokens import Token

_LONGEST_JOB = 5
_NOW_NO_MORE = frozenset({"then", "former", "retired", "late", "one"})
_NO_WORK = frozenset({"student", "pupil", "patient", "prisoner", "inmate"})
_FIELD = frozenset({"in", "of", "for"})
_LONGEST_FIELD = 4
_AFTER = frozenset({"prep", "relcl", "acl", "appos", "conj", "cc", "punct"})
_WITHOUT_ARTICLE = frozenset({"head", "chief", "president", "director", "dean", "chair"})
_FIRST = frozenset({"chief", "head", "vice", "acting", "managing", "executive", "lead"})
"""Before a job these tell that one person has it: "as chief physician"."""


def find_workplaces(scene: Scene) -> Iterator[Fact]:
    """Find the bodies at which people work, told by "Anna Bell, a chemist at Leeds University"."""
    for name in scene.reading.doc.ents:
        if name.label_ == "PERSON" and len(name) > 1 and not scene.reading.is_quoted(name[0]):
            job = _job(name.root)
            body = _body(scene, job) if job else None
            told = _told(scene, job) if job and body else ""
            if job and body and told:
                yield from _workplace(scene, name, job, body, told)


def _job(name: Token) -> Token | None:
    """Give the noun for what somebody is, beside the name."""
    beside = (c for c in name.children if c.dep_ == "appos")
    return next((c for c in beside if is_calling(c)), None)


def _body(scene: Scene, job: Token) -> Token | None:
    """Give the one body that "at" ties to a job."""
    for at in (c for c in job.children if c.dep_ == "prep" and c.lower_ == "at"):
        for head in (c for c in at.children if c.dep_ == "pobj"):
            is_body = scene.reading.entity_label(head) == "ORG"
            if is_body and not any(c.dep_ in {"conj", "appos"} for c in head.children):
                return head
    return None


def _told(scene: Scene, job: Token) -> str:
    """Give the job with its article and field; empty where it is over, long, or of one alone."""
    field = [c for c in job.children if c.dep_ == "prep" and c.lower_ in _FIELD]
    after = {c.i for c in job.children if c.dep_ in _AFTER}
    if len(field) == 1 and len(list(field[0].subtree)) <= _LONGEST_FIELD:
        after -= {field[0].i}
    tokens = kept_tokens(job, frozenset(after))
    article = tokens[0].lower_
    over = any(t.lower_ in _NOW_NO_MORE for t in tokens) or job.lemma_.lower() in _NO_WORK
    alone = article == "the" and job.lemma_.lower() in OFFICES
    if over or alone or len(tokens) > _LONGEST_JOB + _LONGEST_FIELD:
        return ""
    text = text_of(tokens, scene.renamings)
    is_one = job.lemma_.lower() in _WITHOUT_ARTICLE or article in _FIRST
    if article in {"a", "an", "the"} or is_one:
        return text
    return f"{'an' if text[0].lower() in 'aeiou' else 'a'} {text}"


def _workplace(scene: Scene, name: Piece, job: Token, body: Token, told: str) -> Iterator[Fact]:
    text = scene.reading.paragraph.text
    first, last = body_span(body)
    goes_on = text[last : last + 3].startswith(", ") and text[last + 2 : last + 3].isupper()
    if goes_on or text[:first].endswith(" of "):
        # "The Technical University of California, Berkeley" is bounded too short.
        return
    clause = Clause(
        subject=text[slice(*name_span(name.root))],
        auxiliaries=(),
        adverbs=(),
        verb="works",
        base="work",
        tag="VBZ",
        rest=(Phrase(text=f"as {told}", essential=True, lemmas=frozenset({job.lemma_.lower()})),),
        loose=tuple(loose_nouns(kept_tokens(job), scene.renamings)),
        form="office",
        lemmas=frozenset({t.lower_ for t in name}),
    )
    for fact in scene.fact(Role.WORKPLACE, (first, last), "ORG", clause):
        yield replace(fact, preposition="at", trace=("a job at a body beside the name",))
