"""Which verb tells who says a quotation: beside it, before it, or in the paragraph before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.facts.reading import Reading
from kit.facts.scene import Scene
from kit.facts.spans import apposed_name
from kit.facts.words import BRINGING, QUOTING, SPEECH
from kit.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BESIDE = "attribution beside the quotation"
_COLON = "a colon introduces the quotation"

_NEAR = 60
"""In characters."""
_LONGEST_TAIL = 30
"""In words: what comes after the verb of saying before the quotation goes on."""
_SAYING = SPEECH | QUOTING
_MARKS = frozenset('“"')
_UNDENIED = frozenset({"as", "that"})


@dataclass(frozen=True, kw_only=True)
class Attribution:
    """What tells who says a quotation.

    Attributes:
        scene: The paragraph in which it stands.
        verb: The verb of which the speaker is the subject.
        step: How it was found.
    """

    scene: Scene
    verb: Token
    step: str


def own_subject(verb: Token) -> Token | None:
    """Give the subject that stands beside a verb."""
    return next((c for c in verb.children if c.dep_ == "nsubj"), None)


def subject_of(verb: Token) -> Token | None:
    """Give who says it, also in "left and said", "left, saying" and "was quoted as saying"."""
    own = own_subject(verb)
    if own is not None:
        return own
    if verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG"):
        return own_subject(verb.head)
    above = verb.head.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and above.lemma_ in {"quote", "cite"}:
        return next((c for c in above.children if c.dep_ == "nsubjpass"), None)
    return None


def attributions(reading: Reading) -> Iterator[Token]:
    """Find the verbs of saying outside quotations that have a subject."""
    for verb in reading.doc:
        if _says(verb) and not reading.is_quoted(verb) and subject_of(verb) is not None:
            yield verb


def _says(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.lemma_ in _SAYING and not _is_denied(verb)


def _is_denied(verb: Token) -> bool:
    """Whether a verb tells what was not done, might be, or depends on another."""
    return any(
        c.dep_ == "neg" or c.tag_ == "MD" or (c.dep_ == "mark" and c.lower_ not in _UNDENIED)
        for c in verb.children
    )


def attribution_of(scene: Scene, start: int, end: int) -> Attribution | None:
    """Find what tells who says the quotation at a span of the paragraph; None where two may."""
    verbs = list(attributions(scene.reading))
    here = [v for v in verbs if _touches(scene.reading, v, start, end)]
    here = here or [v for v in verbs if _governs(v, start, end)]
    if here:
        verb = _nearest(scene.reading, here, start, end)
        return Attribution(scene=scene, verb=verb, step=_BESIDE) if verb is not None else None
    return (
        _going_on(scene, verbs, start)
        or _introduced(scene, start)
        or _told_before(scene, start, end)
        or _from_paragraph_before(scene, start, end)
    )


def _touches(reading: Reading, verb: Token, start: int, end: int) -> bool:
    """Whether verb and quotation are near, in one sentence or what the quotation runs through."""
    sentence = reading.sentence(verb.idx)
    first, last = reading.sentence(start), reading.sentence(end - 1)
    is_near = min(abs(verb.idx - end), abs(start - verb.idx)) < _NEAR
    return is_near and sentence is not None and sentence in {first, last}


def _governs(verb: Token, start: int, end: int) -> bool:
    """Whether the quotation is what is said, however far it stands from the verb."""
    return any(c.dep_ == "ccomp" and start < c.idx < end for c in verb.children)


def _nearest(reading: Reading, verbs: list[Token], start: int, end: int) -> Token | None:
    """Give the verb next to a quotation; none where it only leads up to another verb."""
    near, *others = sorted(verbs, key=lambda v: len(_between(reading, v, start, end)))
    gap = _between(reading, near, start, end)
    is_parted = bool(_MARKS & {*gap}) or (bool(others) and "," in gap.strip(" ,"))
    is_near = near.lemma_ in SPEECH or _brings(near, gap, start)
    return near if is_near and not is_parted else None


def _between(reading: Reading, verb: Token, start: int, end: int) -> str:
    text = reading.paragraph.text
    return text[verb.idx + len(verb) : start] if verb.idx < start else text[end : verb.idx]


def _brings(verb: Token, gap: str, start: int) -> bool:
    """Whether "continued" has the quotation after it, and not some other doing."""
    if verb.lemma_ == "go" and not any(c.lower_ == "on" for c in verb.children):
        return False
    return verb.idx > start or gap.rstrip().endswith((":", ","))


def _going_on(scene: Scene, verbs: list[Token], start: int) -> Attribution | None:
    """Find the verb of the quotation in the sentence before, after which this one goes on."""
    before = [v for v in verbs if v.idx < start]
    if not before:
        return None
    reading, last = scene.reading, before[-1]
    between = reading.paragraph.text[last.idx + len(last) : start]
    is_parted = bool(_MARKS & {*between}) or len(between.split()) > _LONGEST_TAIL
    next_to = _is_next(reading, last.idx, start) and between.rstrip().endswith(".")
    if is_parted or not next_to or not _holds_quotation(reading, last.idx):
        return None
    step = "the quotation goes on after its attribution"
    return Attribution(scene=scene, verb=last, step=step)


def _is_next(reading: Reading, before: int, after: int) -> bool:
    """Whether one offset stands in the sentence right before that of another."""
    one, other = reading.sentence(before), reading.sentence(after)
    return one is not None and other is not None and 0 <= other.start - one.end <= 2


def _holds_quotation(reading: Reading, offset: int) -> bool:
    own, at = reading.sentence(offset), reading.paragraph.start
    return own is not None and any(own.start <= at + a < own.end for a, _ in reading.quotations)


def _introduced(scene: Scene, start: int) -> Attribution | None:
    """Find who does something in the sentence whose colon introduces a quotation."""
    reading = scene.reading
    if not reading.paragraph.text[:start].rstrip().endswith(":"):
        return None
    verb = _main_verb(reading, start)
    is_open = verb is None or verb.idx > start or verb.lemma_ in BRINGING
    return None if is_open else _by_person(scene, verb, _COLON)


def _told_before(scene: Scene, start: int, end: int) -> Attribution | None:
    """Find the one person a sentence is about, after which a quotation stands by itself."""
    reading = scene.reading
    own, at = reading.sentence(start), reading.paragraph.start
    if own is None or own.start != at + start or end < own.end - at:
        return None
    before = next((s for s in reading.paragraph.sentences if 0 <= own.start - s.end <= 2), None)
    verb = _main_verb(reading, before.start - at) if before else None
    return _by_person(scene, verb, "the quotation follows what is told of its speaker")


def _main_verb(reading: Reading, offset: int) -> Token | None:
    """Give the verb of the sentence at an offset."""
    return next((t for t in _sentence_tokens(reading, offset) if t.dep_ == "ROOT"), None)


def _sentence_tokens(reading: Reading, offset: int) -> list[Token]:
    own, at = reading.sentence(offset), reading.paragraph.start
    return [t for t in reading.doc if own and own.start <= t.idx + at < own.end]


def _by_person(scene: Scene, verb: Token | None, step: str) -> Attribution | None:
    """Give a verb as what tells the speaker, if its subject is the only person of its sentence."""
    subject = own_subject(verb) if verb is not None else None
    if verb is None or subject is None or scene.reading.is_quoted(verb) or _is_denied(verb):
        return None
    tokens = _sentence_tokens(scene.reading, verb.idx)
    named = (t for t in tokens if t.ent_type_ == "PERSON" and t.ent_iob_ == "B")
    others = {t.text for t in named if not scene.reading.is_quoted(t)}
    is_sure = _is_person(scene, subject) and (len(others) < 2 or step == _COLON)
    return Attribution(scene=scene, verb=verb, step=step) if is_sure else None


def _is_person(scene: Scene, subject: Token) -> bool:
    is_renamed = subject.i in scene.renamings and subject.pos_ == "PRON"
    named = apposed_name(subject) or subject
    return named.ent_type_ == "PERSON" or is_renamed


def _from_paragraph_before(scene: Scene, start: int, end: int) -> Attribution | None:
    """Find the speaker in the paragraph before, where a paragraph begins with a quotation."""
    before, text = scene.before, scene.reading.paragraph.text
    if before is None or text[:start].strip():
        return None
    spoken = before.reading.quotations[-1:]
    if spoken and _is_open(before.reading, spoken[0]):
        return _again(attribution_of(before, *spoken[0]))
    is_alone = not any(map(str.isalpha, text[end:].replace("((it))", "")))
    goes_on = is_alone and bool(spoken)
    return _leading(before) or (_again(_last_said(before)) if goes_on else None)


def _is_open(reading: Reading, quotation: Span) -> bool:
    """Whether a quotation runs to the end of its paragraph without a closing mark."""
    text = reading.paragraph.text
    return quotation[1] == len(text) and text[-1] not in {"”", '"'}


def _again(found: Attribution | None) -> Attribution | None:
    step = "the quotation goes on from the paragraph before"
    return Attribution(scene=found.scene, verb=found.verb, step=step) if found else None


def _leading(scene: Scene) -> Attribution | None:
    """Find the verb of a paragraph that ends in "she said:"."""
    reading, text = scene.reading, scene.reading.paragraph.text.rstrip()
    if not text.endswith((":", ",")):
        return None
    own = reading.sentence(len(text) - 1)
    said = [v for v in attributions(reading) if reading.sentence(v.idx) == own]
    step = "the paragraph before introduces the quotation"
    if len(said) == 1:
        return Attribution(scene=scene, verb=said[0], step=step)
    verb = _main_verb(reading, len(text) - 1)
    return _by_person(scene, verb, step) if not said else None


def _last_said(scene: Scene) -> Attribution | None:
    """Find the speaker of the quotation in the last sentence of a paragraph."""
    last = scene.reading.quotations[-1]
    closing = scene.reading.paragraph.sentences[-1]
    is_last = closing.start <= scene.reading.paragraph.start + last[1] - 1
    return attribution_of(scene, *last) if is_last else None
