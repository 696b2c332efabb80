"""People whom the pipeline overlooked, and names of which it knew a part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.facts.callings import is_calling
from kit.facts.words import BODIES, SPEECH
from kit.lexicon import first_names, is_word
from kit.names import PARTICLES, TITLES
from kit.places import PlaceKind, find_place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Piece

_LONGEST_NAME = 3
"""In words, of a person whom the pipeline overlooked."""
_OF_BODIES = frozenset({"ORG", "FAC"})
_OF_BRANCHES = frozenset({"International", "Watch", "Oxfam", "Greenpeace", "Unicef", "UNICEF"})
"""Words before the land in the name of a body's branch."""
_OF_LATIN = frozenset({"da", "das", "de", "del", "della", "di", "do", "dos", "du"})
"""Of, in names of Romance languages."""
_LEADING = frozenset({"ADP", "ADJ", "ADV"})
_PARTS_OF_NAMES = frozenset({"compound", "nmod"})
_AGED = re.compile(r"\b[\w-]+-year-old $")
_AGE = re.compile(r", \d{1,2},")


def complete_names(doc: Doc) -> None:
    """Take in the words of a name that the pipeline left out of it, before and after.

    It knew the first word of "Amran Siregar", the last of "van der Veeken", and took the "Nubia" of
    "Nubia Esperanza Galvis" for a place.
    """
    from spacy.tokens import Span as Piece
    from spacy.util import filter_spans

    whole = [
        _of_police(e) or _branch(e) or Piece(doc, _first_of(e), _end_of(e), label=e.label_)
        for e in doc.ents
    ]
    for name, longer in zip(doc.ents, whole, strict=True):
        if longer.end == name.end + 2:
            _hang_together(*doc[name.end - 1 : name.end + 2])
    # Of those that overlap, the longest stays.
    doc.ents = filter_spans(whole)


def _branch(land: Piece) -> Piece | None:
    """Give the whole of "Transparency International Kenya", of which the pipeline saw the land."""
    from spacy.tokens import Span as Piece

    place = find_place(land.text) if land.label_ in {"GPE", "PERSON"} else None
    first = land.start
    while first and land.doc[first - 1].pos_ == "PROPN" and land.doc[first - 1].dep_ == "compound":
        first -= 1
    name = land.doc[first : land.start]
    is_body = any(token.text in _OF_BRANCHES or token.ent_type_ == "ORG" for token in name)
    if place is None or place.kind is not PlaceKind.COUNTRY or not is_body:
        return None
    return Piece(land.doc, first, land.end, label="ORG")


def _of_police(body: Piece) -> Piece | None:
    """Give the person of "Superintendent of Police S.K. Reed", which was taken for a body."""
    from spacy.tokens import Span as Piece

    before = body.doc[max(0, body.start - 2) : body.start]
    is_rank = len(before) > 1 and before[1].lower_ == "of" and is_calling(before[0])
    is_named = body.label_ == "ORG" and len(body) > 1 and body[0].text == "Police"
    if not is_rank or not is_named or not body[1].text[:1].isupper():
        return None
    return Piece(body.doc, body.start + 1, body.end, label="PERSON")


def _first_of(name: Piece) -> int:
    """Give the index of the first word of a name with the particles and first name before it."""
    first, doc = name.start, name.doc
    if name.label_ != "PERSON":
        return first
    while first and _is_particle(doc[first - 1]):
        first -= 1
    if not first:
        return first
    before = doc[first - 1]
    if first < name.start and before.ent_type_ == "PERSON":
        return _first_of_entity(before)  # "Mohamed ag" and "Intalla Wane" were taken for two
    if _is_first_name(before, name):
        return first - 1
    if before.ent_type_ == "ORG" and _hangs_on(before, name) and not is_word(before.lower_):
        return _first_of_entity(before)  # "U Thet Lwin Maung" was taken for two
    alone = before.ent_type_ == "GPE" and before.ent_iob_ == "B"
    earlier = doc[first - 2] if first > 1 else before
    # Not "in Paris Anna Bell won" nor "Scotland Andy Murray".
    is_first = alone and before.is_title and find_place(before.text) is None
    return first - 1 if is_first and len(name) > 1 and earlier.pos_ not in _LEADING else first


def _is_first_name(before: Token, name: Piece) -> bool:
    """Whether it is the "Winifred" of "Winifred Odette Reed", which was left out."""
    is_name = before.lower_ in first_names() or not is_word(before.lower_)
    is_one = before.is_title and before.is_alpha and is_name and before.lower_ not in TITLES
    return is_one and not before.ent_type_ and _hangs_on(before, name)


def _hangs_on(before: Token, name: Piece) -> bool:
    return before.dep_ == "compound" and before.head in name


def _first_of_entity(last: Token) -> int:
    first = last
    while first.i and first.ent_iob_ == "I":
        first = first.nbor(-1)
    return int(first.i)


def _is_particle(token: Token) -> bool:
    tied = token.dep_ in {"compound", "nmod"} and token.ent_type_ in {"", "PERSON"}
    return tied and token.lower_ in PARTICLES


def _end_of(name: Piece) -> int:
    """Give the index behind the last word that belongs to a name."""
    if name.label_ == "PERSON":
        return name.end + _goes_on(name)
    return _end_of_body(name) if name.label_ in _OF_BODIES else name.end


def _end_of_body(name: Piece) -> int:
    """Give the end of "Conservatório Livre do Pará" or "Institute for Arid Lands", cut before."""
    doc, end = name.doc, name.end
    linking = doc[end : end + 2]
    if len(linking) < 2 or not _is_plain_title(linking[1]):
        return end
    is_body = doc[end - 1].lower_ in BODIES and linking[0].lower_ == "for"
    is_latin = doc[end - 1].is_title and linking[0].text in _OF_LATIN
    if is_latin:
        return end + 2
    while is_body and end + 1 < len(doc) and _is_plain_title(doc[end + 1]):
        end += 1
    return end + 1 if is_body else end


def _hang_together(before: Token, link: Token, after: Token) -> None:
    """Hang "do Pará" on the name before it, where the pipeline took "do" for a verb."""
    if link.pos_ in {"VERB", "AUX"} and link.dep_ != "ROOT":
        link.head, link.dep_, link.tag_, link.pos_ = before, "prep", "IN", "ADP"
        after.head, after.dep_ = link, "pobj"


def _is_plain_title(token: Token) -> bool:
    """Whether it is written like a part of a name and is not the name of somebody."""
    return bool(token.is_title and token.is_alpha) and token.ent_type_ not in {"PERSON", "DATE"}


def _goes_on(name: Piece) -> bool:
    """Whether a word with a capital after a person's name, no common one, is the surname."""
    if name.label_ != "PERSON" or name.end >= len(name.doc):
        return False
    after = name.doc[name.end]
    alone = after.is_title and after.is_alpha and not after.ent_type_ and not after.is_sent_start
    tied = after.tag_ == "NNP" and name.root.head.i == after.i and name.root.dep_ == "compound"
    return alone and (tied or not is_word(after.lower_)) and after.lower_ not in BODIES


def know_people_by_calling(doc: Doc) -> None:
    """Take "Radim Holecek, a spokesman for the city" for a person, where he was overlooked.

    Two or three words with capitals, no name of anything else, with a calling beside them.
    """
    from spacy.tokens import Span as Piece

    free = [t for t in doc if t.tag_ == "NNP" and t.is_title and not t.ent_type_]
    names = (p for token in free if (p := _unknown_name(token)) is not None)
    found = [p for p in names if has_calling(p) or _speaks_by_name(p)]
    taken = {t.i for e in doc.ents for t in e}
    new = [
        Piece(doc, p.start, p.end, label="PERSON") for p in found if not taken & {t.i for t in p}
    ]
    doc.ents = [*doc.ents, *new]


def _speaks_by_name(name: Piece) -> bool:
    """Whether it is "Priyanka Ramsaroop said": words that are names or nothing else."""
    is_first = name[0].lower_ in first_names() or not is_word(name[0].lower_)
    is_name = is_first and not is_word(name[-1].lower_)
    return is_name and name.root.dep_ == "nsubj" and name.root.head.lemma_ in SPEECH


def _unknown_name(last: Token) -> Piece | None:
    """Give the two or three words with capitals that end in a token and are no entity."""
    first = last
    while first.i and first.nbor(-1).is_title and first.nbor(-1).dep_ in {"compound", "nmod"}:
        first = first.nbor(-1)
    piece = last.doc[first.i : last.i + 1]
    plain = all(t.tag_ == "NNP" and not t.ent_type_ and t.is_alpha for t in piece)
    is_name = plain and 1 < len(piece) <= _LONGEST_NAME and last.lower_ not in BODIES
    return piece if is_name and last.dep_ not in {"compound", "nmod"} else None


def know_people_by_age(doc: Doc) -> None:
    """Take whoever has an age for a person: "ten-year-old Ada Reyes", "Ada Reyes, 38, of Hull".

    Whoever has one name and was overlooked, too: "Kamalamma, 88, had been sitting there".
    """
    from spacy.tokens import Span as Piece

    text = doc.text
    known = [
        Piece(doc, _first_word(e), e.end, label="PERSON")
        if e.label_ == "ORG" and _is_aged(e, text)
        else e
        for e in doc.ents
    ]
    free = (t for t in doc[:-3] if not t.ent_type_ and t.tag_ in {"NNP", "NN"} and t.is_title)
    alone = (t for t in free if _AGE.match(text, t.idx + len(t)) and not is_word(t.lower_))
    new = [Piece(doc, t.i, t.i + 1, label="PERSON") for t in alone if t.dep_ not in _PARTS_OF_NAMES]
    doc.ents = [*known, *(p for p in new if not doc[p.start - 1 : p.start].ents)]


def _first_word(name: Piece) -> int:
    """Give the index of the first word of a name: the "Eusebia" that was left out before it."""
    before = name.doc[name.start - 1] if name.start else name[0]
    left_out = name.start > 0 and _is_first_name(before, name)
    return name.start - 1 if left_out else name.start


def _is_aged(entity: Piece, text: str) -> bool:
    """Whether an age stands before or after a name of the text."""
    before = _AGED.search(text[: entity.start_char].replace("\n", " "))
    after = _first_word(entity) < entity.end - 1 and _AGE.match(text, entity.end_char)
    return before is not None or bool(after)


def has_calling(entity: Piece) -> bool:
    """Whether "a miner" or the like stands beside it, parted by a comma."""
    root = entity.root
    beside = [c for c in root.children if c.dep_ == "appos"]
    return any(map(is_calling, [*beside, *([root.head] if root.dep_ == "appos" else [])]))
