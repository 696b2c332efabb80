"""An article as the pipeline reads it, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.article import Article, Paragraph, Sentence
from kit.dates import DateMention, find_dates
from kit.language import load_pipeline
from kit.text import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_QUOTATION = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_OPEN_QUOTATION = re.compile(r"[“\"].*", re.DOTALL)
_ACRONYM = re.compile(r"\(([A-Z]{2,6})\)")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One paragraph, parsed; all spans are offsets into the paragraph."""

    paragraph: Paragraph
    doc: Doc
    dates: tuple[DateMention, ...]
    quotations: tuple[Span, ...]
    acronyms: frozenset[str]

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands in quotation marks."""
        return any(start <= token.idx < end for start, end in self.quotations)

    def sentence(self, offset: int) -> Sentence | None:
        """Give the sentence of the article at an offset into the paragraph."""
        at = self.paragraph.start + offset
        return next((s for s in self.paragraph.sentences if s.start <= at < s.end), None)


def read_article(article: Article, pipeline: Language | None) -> Iterator[Reading]:
    """Read the paragraphs in order, with the article's own sentences as the parser's."""
    nlp = pipeline or load_pipeline()
    acronyms = frozenset(_ACRONYM.findall(article.text))
    for paragraph in article.paragraphs:
        yield Reading(
            paragraph=paragraph,
            doc=_parse(nlp, paragraph),
            dates=tuple(find_dates(paragraph.text, article.dateline)),
            quotations=tuple(_quotations(paragraph.text)),
            acronyms=acronyms,
        )


def _parse(nlp: Language, paragraph: Paragraph) -> Doc:
    doc = nlp.make_doc(paragraph.text)
    starts = {sentence.start - paragraph.start for sentence in paragraph.sentences}
    for token in doc:
        token.is_sent_start = token.idx in starts
    return nlp(doc)


def _quotations(text: str) -> Iterator[Span]:
    """Give the spans in quotation marks; what is never closed counts to the end."""
    at = 0
    for found in _QUOTATION.finditer(text):
        yield found.span()
        at = found.end()
    rest = _OPEN_QUOTATION.search(text, at)
    if rest:
        yield rest.span()
