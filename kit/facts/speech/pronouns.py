"""Whether "she said" can only mean the person whom a sentence before it names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.facts.naming import is_kin, is_stranger, sex_of, surname
from kit.facts.scene import Scene
from kit.facts.spans import apposed_name
from kit.facts.words import FEMALE, MALE, SPEECH
from kit.names import TITLES
from kit.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Piece
    from spacy.tokens import Token

_SEXES = {"he": "male", "she": "female"}
_SHORTEST_KIN = 5
"""In letters: shorter words, such as "man", end others that mean somebody else."""
_TOWARDS = frozenset({"in", "at", "to", "near", "from", "outside"})
_ACTING = frozenset({"nsubj", "nsubjpass", "appos", "attr", "conj"})
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


def only_person_before(scene: Scene, pronoun: Token) -> Piece | None:
    """Give the name of the one person whom the text before "she said" tells of.

    That text is the paragraph up to the pronoun, or else the paragraph before; the person acts in
    it, and nobody without a name does whom the pronoun could mean as well.
    """
    sex = "" if is_aged(pronoun) else _SEXES.get(pronoun.lower_)
    here = [e for e in _persons(scene) if e.end <= pronoun.i]
    home = scene if here else scene.before
    if sex is None or home is None:
        return None
    persons = here or list(_persons(home))
    fitting = [e for e in persons if not sex or sex_of(e.root, e.text) in {"", sex}]
    end = pronoun.i if here else len(home.reading.doc)
    others = any(_may_be(home, token, sex) for token in home.reading.doc[:end])
    others = others or any(_may_be(scene, token, sex) for token in scene.reading.doc[: pronoun.i])
    if len({surname(e.text) for e in fitting}) != 1 or others:
        return None
    if any(map(is_kin, fitting)):
        # "Her daughter, Maia, fell ill": the mother may speak as well.
        return None
    if _is_told_before(pronoun, home, fitting):
        return None
    full = max(fitting, key=lambda e: (len(e), -e.start))
    acts = any(e.root.dep_ in _ACTING or _is_source(e.root) or _is_called(e) for e in fitting)
    return full if acts and (len(full) > 1 or _has_title(full)) else None


def _is_told_before(pronoun: Token, home: Scene, named: list[Piece]) -> bool:
    """Whether "she" is about before the name: "She shared a house with Anna Reed."."""
    first = min(e.start for e in named)
    return any(
        t.lower_ == pronoun.lower_ and t.dep_ == "nsubj" and not home.reading.is_quoted(t)
        for t in home.reading.doc[:first]
    )


def _has_title(name: Piece) -> bool:
    before = name.doc[name.start - 1].lower_.rstrip(".") if name.start else ""
    return before in TITLES


def is_aged(token: Token) -> bool:
    """Whether it is "the 38-year-old", who was named before."""
    first = token.left_edge
    years = any("year" in t.lower_ for t in first.doc[first.i : token.i + 1])
    is_old = token.lower_ == "old" or token.lower_.endswith("-old")
    return is_old and first.lower_ == "the" and years


def _persons(scene: Scene) -> Iterator[Piece]:
    """Give the names of people in a paragraph outside quotations."""
    reading = scene.reading
    for entity in reading.doc.ents:
        is_person = reading.entity_label(entity[0]) == "PERSON" and not _may_be_town(entity)
        if is_person and not reading.is_quoted(entity.root):
            yield entity


def _may_be_town(name: Piece) -> bool:
    """Whether it is the "Zilina" of "returning to Zilina", which the pipeline took for a person."""
    root = name.root
    return len(name) == 1 and root.dep_ == "pobj" and root.head.lower_ in _TOWARDS


def _is_called(name: Piece) -> bool:
    """Whether a calling follows it: "Tom Reed, a grain trader, said"."""
    comma = name.end < len(name.doc) and name.doc[name.end].text == ","
    return comma and any(_is_beside_name(t) for t in name.doc[name.end : name.end + 6])


def _is_beside_name(noun: Token) -> bool:
    """Whether a noun tells what a person is whose name stands right before or after it."""
    if noun.pos_ != "NOUN":
        return False
    if noun.dep_ == "conj":
        # "Its editor and founder, Anna Bell."
        return _is_beside_name(noun.head)
    first = noun.left_edge.i
    after = noun.i + 1 < len(noun.doc) and noun.nbor().ent_type_ == "PERSON"
    before = first > 1 and noun.doc[first - 1].text == ","
    inside = any(t.ent_type_ == "PERSON" and t.dep_ == "appos" for t in noun.subtree)
    return after or inside or (before and noun.doc[first - 2].ent_type_ == "PERSON")


def _is_source(name: Token) -> bool:
    """Whether it is "according to Tom Reed"."""
    return name.dep_ == "pobj" and name.head.lower_ == "to" and name.head.head.lower_ == "according"


def _may_be(scene: Scene, token: Token, sex: str) -> bool:
    """Whether it is one person without a name, of a sex that fits, who acts.

    Or a name that the pipeline may take wrongly for a body.
    """
    if scene.reading.is_quoted(token):
        return False
    if token.tag_ == "NNP" and token.dep_ == "nsubj":
        return scene.reading.entity_label(token) in {"ORG", ""} and token.is_title
    if not is_stranger(token, scene.reading) or _is_beside_name(token):
        return False
    other = {"male": FEMALE, "female": MALE}.get(sex, frozenset[str]())
    # A "great-granddaughter" is a daughter, but no "woman" a man.
    kin = tuple(word for word in other if len(word) >= _SHORTEST_KIN)
    noun = token.lemma_.lower()
    return token.dep_ in _ACTING and noun not in other and not noun.endswith(kin)


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
