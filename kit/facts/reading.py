"""An article as the pipeline reads it, paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kit.article import Article, Paragraph, Sentence
from kit.dates import DateMention, find_dates
from kit.facts.callings import is_calling
from kit.facts.keeping import follows_break
from kit.facts.labels import bare_name, name_labels, settle_labels
from kit.facts.words import NO_ACTORS, NO_PEOPLE
from kit.language import load_pipeline
from kit.lexicon import noun_classes
from kit.names import PARTICLES
from kit.text import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Piece

# A straight mark with a blank after it closes a quotation of the paragraph before.
_QUOTATION = re.compile(r"“[^“”]*”|“[^“”\"]*\"|\"(?=\S)[^\"]*\"")
_OPEN_QUOTATION = re.compile(r"(?:“|\"(?=\S)).*", re.DOTALL)
# "LONDON (Reuters) — " before the first sentence of an agency's report.
_WIRE = re.compile(
    r"[A-Z][\w.,’' -]{2,40}(?: ?\([A-Z][\w ,.]{1,29}\)){1,2} ?(?:[—–]|--|- ) ?|"
    r"[A-Z][A-Z.,’' ]{2,40}(?:, ?[A-Z][\w.]+(?: (?:of )?(?:the )?[A-Z][\w.]+)*)*"
    r"(?:, [A-Z][a-z]+\.? \d{1,2})?(?: ?\([\w ,.]{2,30}\)){0,2} ?(?:[—–]|--|- |: ) ?"
)
_ACRONYM = re.compile(r"\(([A-Z]{2,6})\)")
# "(Phivolcs)" after "the Philippine Institute of Volcanology and Seismology"
_SHORT_NAME = re.compile(r"((?:\w+ ){3,8})\(([A-Z][a-z]{3,11})\)")
_SHORT_VERB = re.compile(r"[^aeiouy]+[aeiou][bdgklmnprtvc]")
_OFTEN = 3
_MOST_PARTICLES = 2
_BETWEEN_NAMES = PARTICLES | {"do", "y", "e"}
"""Small words of a name; the last three are words of their own elsewhere."""
_THINGS_IF_MANY = frozenset({"board", "panel", "cell", "wing", "chamber", "body"})
"""One board acts; boards are mostly of wood."""
_NAMING = frozenset({"appos", "compound", "nmod"})


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One paragraph, parsed; all spans are offsets into the paragraph.

    Attributes:
        paragraph: Without the place and agency in front of it.
        doc: What the pipeline made of it.
        dates: The dates it tells.
        quotations: What stands in quotation marks, the marks included.
        acronyms: Those that the article gives in brackets.
        labels: The label of each name of the article.
    """

    paragraph: Paragraph
    doc: Doc
    dates: tuple[DateMention, ...]
    quotations: tuple[Span, ...]
    acronyms: frozenset[str]
    labels: Mapping[str, str]

    def entity_label(self, token: Token) -> str:
        """Give the label of the name a token belongs to, the same all over the article."""
        label = self._labels_of_names.get(token.i)
        if label is None:
            # A surname that the pipeline overlooked here and knew elsewhere.
            known = self.labels.get(token.text, "") if token.pos_ == "PROPN" else ""
            return known if known == "PERSON" else ""
        return label

    @cached_property
    def text(self) -> str:
        """The paragraph as the pipeline reads it, its apostrophes straight."""
        return _straight(self.paragraph.text)

    @cached_property
    def _labels_of_names(self) -> dict[int, str]:
        """The label of each token of a name, by the index of the token."""
        named = self.entities.items()
        return {i: self.labels.get(bare_name(e.text), e.label_) for i, e in named}

    @cached_property
    def entities(self) -> dict[int, Piece]:
        """The name to which each token of one belongs, by the index of the token."""
        return {i: name for name in self.doc.ents for i in range(name.start, name.end)}

    def between(self, span: Span) -> list[Token]:
        """Give the tokens that begin within a span."""
        first, last = (bisect_left(self._starts, offset) for offset in span)
        return list(self.doc[first:last])

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.doc]

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands in quotation marks."""
        return any(start <= token.idx < end for start, end in self.quotations)

    def sentence(self, offset: int) -> Sentence | None:
        """Give the sentence of the article at an offset into the paragraph."""
        at = self.paragraph.start + offset
        return next((s for s in self.paragraph.sentences if s.start <= at < s.end), None)

    def actor_label(self, head: Token) -> str | None:
        """Say what kind of actor a noun names: PERSON, ORG, GROUP or ROLE; None for all else."""
        if head.pos_ not in {"NOUN", "PROPN"}:
            return None
        if head.text in self.acronyms:
            return "ORG"
        label = self.entity_label(head)
        if label == "PERSON" and _name_around(head).split()[0] in NO_PEOPLE:
            return None
        if label == "PERSON" and any(c.lower_ in {"a", "an", "the"} for c in head.children):
            return None
        if head.pos_ == "PROPN" and label in {"PERSON", "ORG"}:
            return None if label == "ORG" and head.lower_ in NO_ACTORS else label
        known = noun_classes().get(head.lemma_.lower())
        many = head.tag_ in {"NNS", "NNPS"}
        if known == "person" and (head.pos_ == "NOUN" or many):
            return "GROUP" if many or head.lemma_ == "people" else "ROLE"
        if known == "group" and label in {"", "ORG", "NORP"}:
            return None if many and head.lemma_.lower() in _THINGS_IF_MANY else "GROUP"
        return "GROUP" if label == "NORP" and many else None

    def place_label(self, head: Token) -> str | None:
        """Say what kind of place a noun names: GPE, LOC, FAC or SPOT; None for everything else."""
        if head.pos_ == "PROPN":
            label = self.entity_label(head)
            return label if label in {"GPE", "LOC", "FAC"} else None
        is_place = head.pos_ == "NOUN" and noun_classes().get(head.lemma_.lower()) == "place"
        return "SPOT" if is_place else None


def read_article(article: Article, pipeline: Language | None) -> Iterator[Reading]:
    """Read the paragraphs in order, with the article's own sentences as the parser's.

    Args:
        article: What is read.
        pipeline: The spaCy pipeline; that of `kit.language` when None.

    Raises:
        LanguageError: No pipeline was given, and none can be loaded.
    """
    nlp = pipeline or load_pipeline()
    acronyms = frozenset((*_ACRONYM.findall(article.text), *_short_names(article.text)))
    paragraphs = [_without_wire(paragraph) for paragraph in article.paragraphs]
    docs = list(nlp.pipe(_made_doc(nlp, paragraph) for paragraph in paragraphs))
    for doc in docs:
        _join_hyphened(doc)
        _mend_tags(doc)
        _mend_lemmas(doc)
        _join_particles(doc)
        _give_names_to_offices(doc)
    small, capital, names = _letter_cases(docs)
    for doc in docs:
        doc.user_data |= {"small": small, "capital": capital, "names": names}
    labels = name_labels(docs, settle_labels(docs))
    for doc in docs:
        _know_surnames(doc, labels)
    for paragraph, doc in zip(paragraphs, docs, strict=True):
        yield Reading(
            paragraph=paragraph,
            doc=doc,
            dates=tuple(find_dates(paragraph.text, article.dateline)),
            quotations=tuple(_quotations(paragraph.text)),
            acronyms=acronyms,
            labels=labels,
        )


def _short_names(text: str) -> Iterator[str]:
    """Give the short names in brackets whose letters stand in this order in the name before."""
    for line in text.splitlines():
        for found in _SHORT_NAME.finditer(line) if "(" in line else ():
            letters = iter(found.group(1).lower())
            if all(letter in letters for letter in found.group(2).lower()):
                yield found.group(2)


def _without_wire(paragraph: Paragraph) -> Paragraph:
    """Give a paragraph without the place and agency in front of it."""
    found = _WIRE.match(paragraph.text)
    first = paragraph.sentences[0] if paragraph.sentences else None
    if not found or not first or found.end() >= first.end - first.start:
        return paragraph
    start = paragraph.start + found.end()
    return replace(paragraph, start=start, text=paragraph.text[found.end() :])


def _letter_cases(docs: list[Doc]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Give the words that the article writes small, those it never does, and the names of these.

    All in small letters. A name is what it writes with a capital again and again.
    """
    inside = [token for doc in docs for token in doc if not token.is_sent_start and token.is_alpha]
    small = frozenset(token.text for token in inside if token.is_lower)
    titled = Counter(t.lower_ for t in inside if t.is_title and t.nbor(-1).is_alpha)
    capital = frozenset(titled) - small
    return small, capital, frozenset(word for word in capital if titled[word] >= _OFTEN)


def _name_around(token: Token) -> str:
    doc, start, end = token.doc, token.i, token.i + 1
    while start and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return bare_name(doc[start:end].text)


def _straight(text: str) -> str:
    """Give a text with straight apostrophes, which the models know better, at the same offsets."""
    return text.replace("’", "'").replace("‘", "'")


def _made_doc(nlp: Language, paragraph: Paragraph) -> Doc:
    text = _straight(paragraph.text)
    doc = nlp.make_doc(text)
    doc.user_data["text"] = text
    starts = {sentence.start - paragraph.start for sentence in paragraph.sentences}
    for token in doc:
        token.is_sent_start = token.idx in starts
    doc.user_data["curly"] = "’" in paragraph.text
    doc.user_data["opening"] = "‘" in paragraph.text
    return doc


def _join_hyphened(doc: Doc) -> None:
    """Join "co-founder" and "e-bikes", of which the parser makes three words beside one another.

    Its corpus has them as one; others, such as "well-known", are parsed as the words they are of.
    """
    with doc.retokenize() as retokenizer:
        end = 0
        for hyphen in (t for t in doc[1:-1] if t.text == "-" and t.dep_ != "punct"):
            first, last = hyphen.nbor(-1), hyphen.nbor()
            is_tight = not (first.whitespace_ or hyphen.whitespace_) and first.i >= end
            if is_tight:
                end = last.i + 1
                same: dict[str | int, str] = {
                    "lemma": last.lemma_,
                    "pos": last.pos_,
                    "tag": last.tag_,
                }
                retokenizer.merge(doc[first.i : end], attrs=same)


def _mend_tags(doc: Doc) -> None:
    """Take "lapsed" of "the permit lapsed in June" for a past tense, not for a participle."""
    for token in doc:
        if token.tag_ == "VBN" and token.dep_ == "ROOT":
            helped = any(c.dep_ in {"aux", "auxpass", "nsubjpass"} for c in token.children)
            subject = any(c.dep_ == "nsubj" and c.i < token.i for c in token.children)
            if subject and not helped:
                token.tag_ = "VBD"


def _mend_lemmas(doc: Doc) -> None:
    """Give "hope" for "hopes" and "stage" for "staged", of which the rules make "hop" and "stag".

    A short verb doubles its last letter before -ed and -ing, and takes no -es.
    """
    for verb in (token for token in doc if token.pos_ == "VERB"):
        rest = verb.lower_.removeprefix(verb.lemma_)
        if rest in {"ed", "es", "ing"} and _SHORT_VERB.fullmatch(verb.lemma_):
            verb.lemma_ += "e"


def _join_particles(doc: Doc) -> None:
    """Take "Maria do Céu Afonso" for one name, which the pipeline parts at the small word."""
    from spacy.tokens import Span as Piece

    names: list[Piece] = []
    for entity in doc.ents:
        before = names[-1] if names else None
        if before is not None and {before.label_, entity.label_} == {"PERSON"}:
            between = [t.text for t in doc[before.end : entity.start]]
            if 0 < len(between) <= _MOST_PARTICLES and _BETWEEN_NAMES.issuperset(between):
                entity = Piece(doc, names.pop().start, entity.end, label="PERSON")
        names.append(entity)
    doc.ents = names


def _give_names_to_offices(doc: Doc) -> None:
    """Hang the name of "the mayor of Lyon, Jean Roux," on the mayor, not on the town."""
    for name in doc:
        is_beside = name.dep_ == "appos" and name.ent_type_ == "PERSON" and follows_break(name)
        office = _office_above(name.head) if is_beside and name.head.dep_ == "pobj" else None
        if office is not None:
            name.head = office


def _office_above(noun: Token) -> Token | None:
    """Give the one person of whose office a noun is a part; None where that one has a name."""
    if noun.ent_type_ == "PERSON" or is_calling(noun):
        return None
    above = (t for t in noun.ancestors if t.dep_ != "prep")
    office = next(above, noun)
    named = any(c.ent_type_ == "PERSON" and c.dep_ in _NAMING for c in office.children)
    return office if office.tag_ == "NN" and is_calling(office) and not named else None


def _know_surnames(doc: Doc, labels: Mapping[str, str]) -> None:
    """Tag a surname as a name where the pipeline took it for a common noun: "Heald noted"."""
    small = doc.user_data["small"]
    for token in doc:
        overlooked = token.tag_ == "NN" and token.is_title and not token.ent_type_
        if overlooked and labels.get(token.text) == "PERSON" and token.lower_ not in small:
            token.tag_, token.pos_ = "NNP", "PROPN"


def _quotations(text: str) -> Iterator[Span]:
    """Give the spans in quotation marks; what is never closed counts to the end."""
    at = 0
    for found in _QUOTATION.finditer(text):
        yield found.span()
        at = found.end()
    rest = _OPEN_QUOTATION.search(text, at)
    if rest:
        yield rest.span()
