"""What other programs find in an exported file, read again with the standard library alone."""

import csv
import io
import json
import re
import zipfile
from html import unescape
from xml.etree import ElementTree as ET

QTI = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}


def seen(html):
    """Give what one sees of HTML."""
    return unescape(re.sub(r"<[^>]*>", "", html or ""))


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def parsed(xml):
    return ET.fromstring(xml)  # noqa: S314, which the kit wrote itself


def items_of_canvas(data):
    """Give each item of the test, by its ident."""
    (test,) = (
        content
        for path, content in members(data).items()
        if path not in ("imsmanifest.xml",) and not path.endswith("assessment_meta.xml")
    )
    return {item.get("ident"): _item(item) for item in parsed(test).iter(f"{{{QTI['q']}}}item")}


def _item(item):
    fields = {
        field.findtext("q:fieldlabel", namespaces=QTI): field.findtext(
            "q:fieldentry", namespaces=QTI
        )
        for field in item.iterfind(".//q:qtimetadatafield", QTI)
    }
    labels = {
        label.get("ident"): seen(label.findtext(".//q:mattext", namespaces=QTI))
        for label in item.iterfind(".//q:response_label", QTI)
    }
    comments = {
        each.get("ident"): seen(each.findtext(".//q:mattext", namespaces=QTI))
        for each in item.iterfind("q:itemfeedback", QTI)
    }
    conditions = [
        (
            [value.text for value in condition.iterfind("q:conditionvar/q:varequal", QTI)]
            + [value.text for value in condition.iterfind("q:conditionvar/q:and/q:varequal", QTI)],
            [value.text for value in condition.iterfind(".//q:not/q:varequal", QTI)],
            next(
                (each.get("linkrefid") for each in condition.iterfind("q:displayfeedback", QTI)),
                None,
            ),
            condition.findtext("q:setvar", namespaces=QTI),
        )
        for condition in item.iterfind("q:resprocessing/q:respcondition", QTI)
    ]
    return {
        "title": item.get("title"),
        "fields": fields,
        "text": seen(item.findtext("q:presentation/q:material/q:mattext", namespaces=QTI)),
        "things": {
            response.get("ident"): seen(response.findtext("q:material/q:mattext", namespaces=QTI))
            for response in item.iterfind("q:presentation/q:response_lid", QTI)
        },
        "labels": labels,
        "comments": comments,
        "conditions": conditions,
        "html": [each.text or "" for each in item.iterfind(".//q:mattext", QTI)],
        "words": " ".join(seen(each.text) for each in item.iterfind(".//q:mattext", QTI))
        + " "
        + " ".join(each.text or "" for each in item.iterfind(".//q:varequal", QTI)),
    }


def questions_of_canvas(data):
    """Give the questions by the ids of the bank."""
    items = items_of_canvas(data).values()
    return {
        each["title"]: each
        for each in items
        if each["fields"]["question_type"] != "text_only_question"
    }


def content_of_h5p(data):
    files = members(data)
    assert set(files) == {"h5p.json", "content/content.json"}
    return json.loads(files["h5p.json"]), json.loads(files["content/content.json"])


def questions_of_h5p(data):
    _, content = content_of_h5p(data)
    return {
        each["metadata"]["title"]: {"params": each["params"], **_told(_strings(each["params"]))}
        for each in content["questions"]
    }


def blank_of_h5p(params):
    """Give answers and tip of a blank as `parseSolution` of H5P.Blanks 1.14 finds them."""
    (line,) = params["questions"]
    before, solution, after = line.split("*")
    assert (before, after) == ("<p>", "</p>")
    answers, _, tip = solution.partition(":")
    return [unescape(answer.strip()) for answer in answers.split("/")], unescape(tip)


def questions_of_jupyterquiz(data):
    """Give the questions in order; what is to be typed is no HTML."""
    found = []
    for each in json.loads(data):
        is_typed = each["type"] == "string"
        typed = [
            answer.pop("answer") for answer in each["answers"] if is_typed and "answer" in answer
        ]
        shown = _told(_strings(each))
        words = " ".join((shown["words"], *typed))
        found.append({"stem": seen(each["question"]), **shown, "words": words})
    return found


def _told(html):
    html = list(html)
    return {"html": html, "words": " ".join(map(seen, html))}


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def notes_of_anki(data):
    """Give the notes by their guids, as the reader of Anki finds them (rslib/.../text/csv)."""
    lines = data.decode().split("\n")
    header = dict(line[1:].split(":", 1) for line in lines if line.startswith("#"))
    assert header["separator"] == "tab"
    assert header["html"] == "true"
    body = "\n".join(line for line in lines if not line.startswith("#"))
    rows = list(csv.reader(io.StringIO(body, newline=""), delimiter="\t", strict=True))
    guid, deck, tags = (int(header[f"{name} column"]) - 1 for name in ("guid", "deck", "tags"))
    notes = {}
    for row in rows:
        if row:
            front, back = (cell for at, cell in enumerate(row) if at not in (guid, deck, tags))
            notes[row[guid]] = {
                "deck": row[deck],
                "tags": row[tags].split(),
                "front": front,
                "back": back,
                **_told([front, back]),
            }
    return notes
