"""Whether "she said" can only mean the person whom a sentence before it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.facts.naming import surname
from kit.facts.scene import Scene
from kit.facts.spans import apposed_name
from kit.facts.words import SPEECH
from kit.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE_NAMES = frozenset({"compound", "nmod", "amod", "poss", "npadvmod"})


def is_surely_meant(scene: Scene, pronoun: Token, named: Span) -> bool:
    """Whether the sentence that names somebody is about nobody else to whom a pronoun may point.

    Args:
        scene: The paragraph of the pronoun.
        pronoun: The "she" of "she said".
        named: Where the article names the person, as offsets into its text.
    """
    home = _scene_at(scene, named[0])
    name = _token_at(home, named) if home else None
    if home is None or name is None:
        return False
    if home is scene and name.sent == pronoun.sent:
        return True
    subject = _main_subject(home, name)
    if subject is not None and _is_same(home, subject, name):
        return True
    is_alone = len(_people(home, name)) == 1 and name.dep_ not in _INSIDE_NAMES
    return is_alone and (subject is None or not _is_somebody(home, subject))


def _scene_at(scene: Scene, offset: int) -> Scene | None:
    """Give the paragraph that holds an offset of the article, this one or one before."""
    found: Scene | None = scene
    while found is not None and found.reading.paragraph.start > offset:
        found = found.before
    return found


def _token_at(scene: Scene, named: Span) -> Token | None:
    """Give the last word of a name."""
    at = scene.reading.paragraph.start
    inside = [t for t in scene.reading.doc if named[0] <= t.idx + at < named[1]]
    return inside[-1] if inside else None


def _main_subject(scene: Scene, name: Token) -> Token | None:
    """Give the subject of a name's sentence, that of the verb of saying where it is a quotation."""
    verbs = [name.sent.root, *(t for t in name.sent if t.lemma_ in SPEECH and t.pos_ == "VERB")]
    told = next((v for v in verbs if not scene.reading.is_quoted(v)), None)
    return next((c for c in told.children if c.dep_ == "nsubj"), None) if told else None


def _is_same(scene: Scene, subject: Token, name: Token) -> bool:
    """Whether the subject of a sentence is the name, by itself or after a calling, or means it."""
    renaming = scene.renamings.get(subject.i)
    if renaming is not None and subject.pos_ == "PRON":
        return surname(renaming.text) == surname(name.text)
    is_told_of = name.dep_ == "attr" and name.head.i == subject.head.i
    is_told_of = is_told_of or (name.dep_ == "appos" and subject.i in {a.i for a in name.ancestors})
    return is_told_of or name.i in {subject.i, getattr(apposed_name(subject), "i", None)}


def _people(scene: Scene, name: Token) -> set[str]:
    return {
        surname(entity.text)
        for entity in name.sent.ents
        if scene.reading.entity_label(entity[0]) == "PERSON"
        and not scene.reading.is_quoted(entity[0])
    }


def _is_somebody(scene: Scene, subject: Token) -> bool:
    """Whether "he" or "she" may mean the subject: one person, or a noun that speaks."""
    if subject.pos_ == "PRON" or subject.tag_ in {"NNS", "NNPS"}:
        return subject.lower_ in {"he", "she"}
    label = scene.reading.actor_label(subject)
    unknown = label is None and subject.head.lemma_ in SPEECH
    return unknown or label in {"PERSON", "ROLE"}
