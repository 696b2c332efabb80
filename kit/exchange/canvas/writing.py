"""Banks as a package for Canvas: its dialect of QTI 1.2, each question linked to its article.

QTI 1.2 is https://www.imsglobal.org/question/qtiv1p2/imsqti_litev1p2.html; the dialect is what
Canvas writes itself (`lib/cc/qti/qti_items.rb` of instructure/canvas-lms) and what the importer of
New Quizzes reads (instructure/qti, MIT, with its fixtures). The link of a question is
`parent_stimulus_item_ident`: the ident of the item with its article, which stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element, tostring

from kit.article import Article
from kit.bank import Question, QuestionBank, QuestionType
from kit.exchange.canvas.item import add_article, add_question, ident, node, number
from kit.exchange.export import Export
from kit.exchange.outgoing.losses import (
    HINTS,
    LISTED,
    MARK,
    ORDER,
    TAGS,
    Rule,
    has_shares,
    is_of,
    sort_out,
)
from kit.exchange.outgoing.packing import pack
from kit.exchange.outgoing.passages import articles_of, heading, on_passage

_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
_META = "associatedcontent/imscc_xmlv1p1/learning-application-resource"

_several = is_of(QuestionType.CHOICES)
_CHANGED = (
    replace(ORDER, instead="each thing is matched with its place"),
    Rule("part credit", lambda question: _several(question) or has_shares(question)),
    LISTED,
    HINTS,
    TAGS,
)


def write(bank: QuestionBank, passages: Mapping[str, Article]) -> Export:
    """Write a bank as a zip package that Canvas imports as "QTI .zip file".

    An order becomes a matching question, each thing with its place. Several right options earn
    all or nothing. A second import of a bank of the same name changes the first.
    """
    kept = sort_out(bank, passages, left_out=(MARK,), changed=_CHANGED)
    title = heading(bank.id, articles_of(kept.questions, passages))
    quiz = ident("bank", bank.id)
    test, section = _assessment(quiz, title)
    for name, questions in on_passage(kept.questions):
        _add_items(section, questions, name, passages.get(name))
    points = sum(question.points for question in kept.questions)
    members = {
        "imsmanifest.xml": _manifest(quiz),
        f"{quiz}/{quiz}.xml": test,
        f"{quiz}/assessment_meta.xml": _meta(quiz, title, points),
    }
    data = pack({path: _as_bytes(root) for path, root in members.items()})
    return Export(data=data, losses=kept.losses)


def _add_items(
    section: Element, questions: Iterable[Question], name: str, article: Article | None
) -> None:
    """Add an article, if it is there, and its questions."""
    if article:
        add_article(section, name, article)
    for question in questions:
        add_question(section, question, parent=ident("article", name) if article else "")


def _manifest(quiz: str) -> Element:
    root = Element("manifest", xmlns=_PACKAGE, identifier=f"{quiz}_manifest")
    metadata = node(root, "metadata")
    node(metadata, "schema", "IMS Content")
    node(metadata, "schemaversion", "1.1.3")
    node(root, "organizations")
    resources = node(root, "resources")
    test = node(resources, "resource", identifier=quiz, type="imsqti_xmlv1p2")
    node(test, "file", href=f"{quiz}/{quiz}.xml")
    node(test, "dependency", identifierref=f"{quiz}_meta")
    path = f"{quiz}/assessment_meta.xml"
    meta = node(resources, "resource", identifier=f"{quiz}_meta", type=_META, href=path)
    node(meta, "file", href=path)
    return root


def _assessment(quiz: str, title: str) -> tuple[Element, Element]:
    root = Element("questestinterop", xmlns=_QTI)
    assessment = node(root, "assessment", ident=quiz, title=title)
    field = node(node(assessment, "qtimetadata"), "qtimetadatafield")
    node(field, "fieldlabel", "cc_maxattempts")
    node(field, "fieldentry", "1")
    return root, node(assessment, "section", ident="root_section")


def _meta(quiz: str, title: str, points: float) -> Element:
    root = Element("quiz", xmlns=_CANVAS, identifier=quiz)
    node(root, "title", title)
    node(root, "shuffle_answers", "true")
    node(root, "quiz_type", "assignment")
    node(root, "points_possible", number(points))
    return root


def _as_bytes(root: Element) -> bytes:
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data
