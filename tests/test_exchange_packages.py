"""Banks in Canvas, H5P, jupyterquiz and Anki: all of a bank is in the file or told as lost."""

import json
import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from exchange_readers import (
    blank_of_h5p,
    content_of_h5p,
    items_of_canvas,
    members,
    notes_of_anki,
    parsed,
    questions_of_canvas,
    questions_of_h5p,
    questions_of_jupyterquiz,
    seen,
)
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.bank import Option, Policy, Question, QuestionBank, QuestionType
from kit.exchange import anki, canvas, h5p, jupyterquiz
from kit.exchange.outgoing.packing import own_id

FORMS = {"canvas": canvas, "h5p": h5p, "jupyterquiz": jupyterquiz, "anki": anki}
READERS = {
    "canvas": lambda data: questions_of_canvas(data).values(),
    "h5p": lambda data: questions_of_h5p(data).values(),
    "jupyterquiz": questions_of_jupyterquiz,
    "anki": lambda data: notes_of_anki(data).values(),
}
OWN_ELEMENTS = {"p", "div", "span", "strong", "em", "ul", "ol", "li", "details", "summary"}
BANKS = ("mosul", "taipei-lanterns", "texas-clock", "toronto-expo")
ARTICLE = kit.parse_article(
    "---\ntitle: The night ferry\ndate: 1987-03-04\ncredit: By R. Roe, CC0\n---\n"
    "The Sula left at 21:40.\n\nShe drifted north of Gull Rock.",
    id="ferry",
)
PASSAGES = {"ferry": ARTICLE}


def option(written, feedback=""):
    mark, _, text = written.partition(":")
    return Option(text=text, credit={"x": 1.0, " ": 0.0, "50": 0.5}[mark], feedback=feedback)


def question(name="ferry-who-1", type_="choice", options=("x:Moura", " :Weir"), **changes):
    """Make a question; an option may be written as `x:right`, ` :wrong` or `50:half right`."""
    listed = tuple(each if isinstance(each, Option) else option(each) for each in options)
    plain = {"passage": "ferry", "stem": "Who?", "type": QuestionType(type_), "options": listed}
    return Question(id=name, **plain | changes)


def bank_of(*questions, **changes):
    return QuestionBank(id="night-ferry", questions=questions, **changes)


def written(form, *questions, **changes):
    return FORMS[form].write(bank_of(*questions, **changes), PASSAGES)


def told(export):
    return {loss.what: loss.questions for loss in export.losses}


@pytest.fixture(scope="module", params=BANKS)
def real(request, root):
    """A bank of the kit with its articles."""
    articles = [kit.load_article(path) for path in sorted((root / "data/articles").glob("*.txt"))]
    bank = kit.load_bank(root / "data/banks" / f"{request.param}.csv", articles)
    return bank, {article.id: article for article in articles}


# What is lost, by the words with which each form tells it; what has no words is always kept.
PIECES = {
    "hints": ("hints", lambda q: q.hints),
    "tags": ("tags", lambda q: q.tags),
    "points": ("points", lambda q: () if q.points == 1 else (q.points,)),
    "listed answers": (
        "listed answers that are partly right or wrong",
        lambda q: [
            text
            for each in q.options
            for text in (each.text, each.feedback)
            if q.type == "short" and not each.is_right
        ],
    ),
    "comments on accepted answers": (
        "comments on single accepted answers",
        lambda q: [o.feedback for o in q.options if o.is_right],
    ),
    "stem": ("", lambda q: [q.stem]),
    "accepted": ("", lambda q: q.accepted if q.type != "truefalse" else ()),
    "options": (
        "",
        lambda q: [o.text for o in q.options if q.type not in ("short", "truefalse")],
    ),
    "comments": ("", lambda q: [o.feedback for o in q.options if q.has_options]),
    "general comment": ("", lambda q: [q.feedback]),
    "otherwise": ("", lambda q: [q.otherwise]),
    "evidence": ("", lambda q: q.evidence_parts),
}


def found(form, export, bank):
    """Give what of each question is in the file: its words, tags and points."""
    if form == "canvas":
        read = questions_of_canvas(export.data)
        return {
            name: (each["words"], (), float(each["fields"]["points_possible"]))
            for name, each in read.items()
        }
    if form == "h5p":
        return {
            name: (each["words"], (), _points_of_h5p(each["params"]))
            for name, each in questions_of_h5p(export.data).items()
        }
    if form == "jupyterquiz":
        read = {each["stem"]: each for each in questions_of_jupyterquiz(export.data)}
        return {q.id: (read[q.stem]["words"], (), 1) for q in bank if q.stem in read}
    read = notes_of_anki(export.data)
    guids = {own_id("question", q.id).hex: q.id for q in bank}
    return {guids[guid]: (note["words"], note["tags"], 1) for guid, note in read.items()}


def _points_of_h5p(params):
    if params["behaviour"].get("type") == "multi":
        return sum(answer["correct"] for answer in params["answers"])
    return 1


@pytest.mark.parametrize("form", FORMS)
def test_each_piece_of_a_real_bank_is_in_the_file_or_told_as_lost(form, real):
    bank, articles = real
    export = FORMS[form].write(bank, articles)
    losses, in_file = told(export), found(form, export, bank)
    left_out = {name for loss in export.losses if loss.whole for name in loss.questions}
    assert set(in_file) == {q.id for q in bank} - left_out
    for q in bank:
        if q.id in left_out:
            continue
        words, tags, points = in_file[q.id]
        for piece, (what, of) in PIECES.items():
            texts = [text for text in of(q) if text]
            holds = {"tags": tags, "points": [points]}.get(piece, words)
            is_there = all(text in holds for text in texts)
            assert is_there != (q.id in losses.get(what, ())) or not texts, (q.id, piece)


@pytest.mark.parametrize("form", FORMS)
def test_a_loss_names_questions_of_the_bank_in_their_order(form, real):
    bank, articles = real
    ids = [q.id for q in bank]
    for loss in FORMS[form].write(bank, articles).losses:
        assert list(loss.questions) == [name for name in ids if name in loss.questions]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_bank_gives_the_same_bytes(form, real):
    bank, articles = real
    backwards = dict(reversed(articles.items()))
    assert FORMS[form].write(bank, articles) == FORMS[form].write(bank, backwards)


@pytest.mark.parametrize("form", ["canvas", "h5p"])
def test_a_package_has_sorted_members_without_the_time_of_day(form):
    with zipfile.ZipFile(BytesIO(written(form, question()).data)) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    names = [entry.filename for entry in entries]
    assert names == sorted(names)


@pytest.mark.parametrize("form", ["canvas", "h5p", "anki"])
def test_the_article_is_there_with_title_date_credit_and_numbered_paragraphs(form):
    data = written(form, question()).data
    text = {
        "canvas": lambda: next(iter(items_of_canvas(data).values()))["text"],
        "h5p": lambda: seen(content_of_h5p(data)[1]["introPage"]["introduction"]),
        "anki": lambda: next(iter(notes_of_anki(data).values()))["words"],
    }[form]()
    assert (
        "The night ferryMarch 4, 19871 The Sula left at 21:40."
        "2 She drifted north of Gull Rock.By R. Roe, CC0"
    ) in text


@pytest.mark.parametrize("form", FORMS)
def test_evidence_is_told_in_words(form):
    q = question(evidence="left at 21:40 [...] north of Gull Rock")
    (text,) = (words for words, _, _ in found(form, written(form, q), [q]).values())
    assert "The article says: “left at 21:40 [...] north of Gull Rock”" in text


@pytest.mark.parametrize("form", FORMS)
def test_settings_of_a_bank_and_an_article_that_is_not_there_are_told(form):
    bank = bank_of(question(), policy=Policy(tries=1))
    losses = told(FORMS[form].write(bank, {}))
    assert losses["the settings of the bank (tries, reading first, …)"] == ()
    if form != "jupyterquiz":
        assert losses["the article 'ferry', which was not found"] == ()


@pytest.mark.parametrize("form", FORMS)
def test_a_plain_question_loses_nothing_but_what_the_form_never_holds(form):
    never = {
        "canvas": set(),
        "h5p": {"the article while one answers"},
        "jupyterquiz": {"the article", "ids of questions"},
        "anki": {"marking"},
    }
    assert set(told(written(form, question()))) == never[form]


# Canvas


def test_canvas_links_each_question_to_the_article_that_stands_before_it(real):
    bank, articles = real
    items = items_of_canvas(canvas.write(bank, articles).data)
    read = set()
    for ident, item in items.items():
        if item["fields"]["question_type"] == "text_only_question":
            assert (item["fields"]["passage"], item["fields"]["points_possible"]) == ("true", "0")
            read.add(ident)
        else:
            assert item["fields"]["parent_stimulus_item_ident"] in read


def test_canvas_keeps_the_questions_of_two_articles_with_their_own():
    other = kit.parse_article("Tea was served.", id="tea")
    bank = bank_of(question(), question("tea-who-1", passage="tea"), question("ferry-who-2"))
    items = items_of_canvas(canvas.write(bank, PASSAGES | {"tea": other}).data)
    assert [item["title"] for item in items.values()] == [
        "The night ferry",
        "ferry-who-1",
        "ferry-who-2",
        "tea",
        "tea-who-1",
    ]


def test_the_manifest_of_canvas_names_the_files_of_the_package():
    files = members(written("canvas", question()).data)
    space = {"m": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"}
    manifest = parsed(files["imsmanifest.xml"])
    named = {file.get("href") for file in manifest.iterfind(".//m:file", space)}
    assert named | {"imsmanifest.xml"} == set(files)
    test, meta = manifest.iterfind(".//m:resource", space)
    assert test.get("type") == "imsqti_xmlv1p2"
    assert test.find("m:dependency", space).get("identifierref") == meta.get("identifier")
    assert manifest.findtext(".//m:schemaversion", namespaces=space) == "1.1.3"


CANVAS_SCORES = [
    ("choice", ("x:Moura", " :Weir"), (["1000"], [])),
    ("truefalse", (" :True", "x:False"), (["1001"], [])),
    ("choices", ("x:Moura", " :Weir", "x:Dog"), (["1000", "1002"], ["1001"])),
    ("short", ("x:Gull Rock", "50:a rock", " :Lerwen"), (["Gull Rock"], [])),
]


@pytest.mark.parametrize(("type_", "options", "right"), CANVAS_SCORES)
def test_canvas_scores_what_is_right(type_, options, right):
    data = written("canvas", question(type_=type_, options=options, points=2.5)).data
    (item,) = questions_of_canvas(data).values()
    (scored,) = ((yes, no) for yes, no, _, score in item["conditions"] if score == "100")
    assert scored == right
    assert item["fields"]["points_possible"] == "2.5"
    assert next(iter(item["fields"])) == "question_type"


def test_canvas_shows_the_comment_on_each_answer_and_on_every_other():
    options = (
        option("x:the Gull Rock", "Yes."),
        option(" :Lerwen", "No."),
    )
    q = question(type_="short", options=options, feedback="Look.", otherwise="Read on.")
    (item,) = questions_of_canvas(written("canvas", q).data).values()
    shown = {(*yes, item["comments"][name]) for yes, _, name, _ in item["conditions"] if name}
    assert shown == {("the Gull Rock", "Yes."), ("Gull Rock", "Yes."), ("Look.",), ("Read on.",)}


def test_canvas_asks_for_the_place_of_each_thing_of_an_order():
    q = question(type_="order", options=("x:First", "x:Second", "x:Third"))
    export = written("canvas", q)
    (item,) = questions_of_canvas(export.data).values()
    assert item["fields"]["question_type"] == "matching_question"
    things = list(item["things"].values())
    assert sorted(things) == ["First", "Second", "Third"] != things
    right = [(things[at], yes) for at, (yes, *_) in enumerate(item["conditions"])]
    assert sorted(right) == [("First", ["1"]), ("Second", ["2"]), ("Third", ["3"])]
    (loss,) = export.losses
    assert (loss.what, loss.whole, loss.instead) == (
        "things to be put in order",
        False,
        "each thing is matched with its place",
    )


def test_canvas_gives_several_right_options_all_or_nothing():
    q = question(type_="choices", options=("x:Moura", "x:Weir", " :Dog"))
    assert told(written("canvas", q)) == {"part credit": ("ferry-who-1",)}


# H5P


def test_the_versions_of_h5p_belong_together(real):
    bank, articles = real
    package, content = content_of_h5p(h5p.write(bank, articles).data)
    stated = {
        f"{each['machineName']} {each['majorVersion']}.{each['minorVersion']}"
        for each in package["preloadedDependencies"]
    }
    assert stated == {
        "H5P.QuestionSet 1.21",
        "H5P.MultiChoice 1.16",
        "H5P.TrueFalse 1.8",
        "H5P.Blanks 1.14",
    }
    assert {each["library"] for each in content["questions"]} <= stated
    assert len({each["subContentId"] for each in content["questions"]}) == len(content["questions"])


def test_h5p_stores_a_group_of_one_field_bare():
    _, content = content_of_h5p(written("h5p", question()).data)
    assert isinstance(content["endGame"]["overallFeedback"], list)
    assert isinstance(content["questions"][0]["params"]["overallFeedback"], list)


def test_an_introduction_of_h5p_has_only_the_elements_that_it_allows():
    _, content = content_of_h5p(written("h5p", question()).data)
    tags = set(re.findall(r"</?(\w+)", content["introPage"]["introduction"]))
    assert tags <= {"sub", "sup", "strong", "em", "p", "code"}


BLANKS = [
    (
        ("x:Gull Rock", "x:at 21:40"),
        ["Gull Rock"],
        "accepted answers with / : or *",
    ),
    (("x:north/south", "x:5 & 6"), ["5 & 6"], "accepted answers with / : or *"),
    (("x:[[[a]]]", "x:[b]"), ["[b]", "the [b]"], "accepted answers with / : or *"),
    (("x:the dog’s owner",), None, None),
]


@pytest.mark.parametrize(("options", "answers", "loss"), BLANKS)
def test_h5p_refuses_answers_with_the_signs_of_its_blanks(options, answers, loss):
    export = written("h5p", question(type_="short", options=options))
    (read,) = questions_of_h5p(export.data).values()
    assert blank_of_h5p(read["params"])[0] == answers or loss is None
    assert (loss in told(export)) == (loss is not None)


def test_h5p_leaves_out_a_question_none_of_whose_answers_it_can_hold():
    export = written("h5p", question(), question("ferry-when-1", "short", options=("x:21:40",)))
    assert list(questions_of_h5p(export.data)) == ["ferry-who-1"]
    assert told(export)["typed answers with / : or *"] == ("ferry-when-1",)


def test_a_short_answer_of_h5p_has_a_comment_for_right_and_one_for_wrong_and_a_tip():
    q = question(
        type_="short",
        options=(option("x:Gull Rock", "Yes."),),
        otherwise="Read on.",
        feedback="Look.",
        hints=("In: paragraph 2",),
    )
    export = written("h5p", q)
    params = next(iter(questions_of_h5p(export.data).values()))["params"]
    assert blank_of_h5p(params) == (["Gull Rock"], "In: paragraph 2")
    assert params["overallFeedback"] == [
        {"from": 0, "to": 99, "feedback": "Read on. Look."},
        {"from": 100, "to": 100, "feedback": "Yes. Look."},
    ]
    assert "hints" not in told(export)


def test_a_tip_with_an_asterisk_would_end_the_blank_and_is_told():
    q = question(type_="short", options=("x:Gull Rock",), hints=("The * here",))
    export = written("h5p", q)
    params = next(iter(questions_of_h5p(export.data).values()))["params"]
    assert blank_of_h5p(params) == (["Gull Rock"], "")
    assert told(export)["hints"] == ("ferry-who-1",)


def test_a_title_of_h5p_has_255_bytes_at_most():
    article = replace(ARTICLE, title="é" * 200)
    package, _ = content_of_h5p(h5p.write(bank_of(question()), {"ferry": article}).data)
    assert package["title"] == "é" * 127


def test_true_and_false_of_h5p_are_words():
    q = question(type_="truefalse", options=(" :True", "x:False"))
    (read,) = questions_of_h5p(written("h5p", q).data).values()
    assert read["params"]["correct"] == "false"


def test_h5p_tells_points_unless_it_gives_as_many():
    several = question("ferry-who-2", "choices", ("x:Moura", "x:Dog", " :Weir"), points=2)
    assert told(written("h5p", several)).keys().isdisjoint({"points", "part credit"})
    assert told(written("h5p", replace(several, points=1)))["points"] == ("ferry-who-2",)


# jupyterquiz


def test_a_typed_answer_of_jupyterquiz_is_plain_text_and_everything_else_is_html():
    q = question(type_="short", stem="5 < 6 & $x$?", options=("x:5 < 6 $",))
    (entry,) = json.loads(written("jupyterquiz", q).data)
    assert entry["answers"][0]["answer"] == "5 < 6 $"
    assert "<" not in re.sub(r"</?span>", "", entry["question"])
    assert seen(entry["question"]) == q.stem


def test_a_wrong_typed_answer_of_jupyterquiz_never_goes_without_a_comment():
    q = question(type_="short", options=("x:Gull Rock", " :Lerwen", "50:a rock"))
    (entry,) = json.loads(written("jupyterquiz", q).data)
    comments = {each["answer"]: each["feedback"] for each in entry["answers"]}
    assert comments["Lerwen"] == comments["a rock"] == "Incorrect. Try again."


def test_every_other_answer_of_jupyterquiz_has_its_comment():
    q = question(type_="short", options=("x:Gull Rock",), otherwise="Read on.")
    (entry,) = json.loads(written("jupyterquiz", q).data)
    assert entry["answers"][-1] == {"type": "default", "feedback": "Read on."}


JUPYTERQUIZ_TYPES = [
    ("choice", ("x:Moura", " :Weir"), "multiple_choice"),
    ("choices", ("x:Moura", "x:Weir"), "many_choice"),
    ("truefalse", ("x:True", " :False"), "multiple_choice"),
    ("short", ("x:Moura",), "string"),
]


@pytest.mark.parametrize(("type_", "options", "name"), JUPYTERQUIZ_TYPES)
def test_jupyterquiz_knows_the_type(type_, options, name):
    (entry,) = json.loads(written("jupyterquiz", question(type_=type_, options=options)).data)
    assert entry["type"] == name
    right = [each["answer"] for each in entry["answers"] if each["correct"]]
    listed = [each[2:] for each in options if each.startswith("x")]
    assert right == (["Moura", "the Moura"] if type_ == "short" else listed)


# Anki


def test_a_note_of_anki_keeps_its_guid_when_its_text_changes():
    before, after = (
        list(notes_of_anki(written("anki", question(stem=stem)).data)) for stem in ("Who?", "Whom?")
    )
    assert before == after == [own_id("question", "ferry-who-1").hex]


def test_a_deck_of_anki_is_never_named_by_a_number():
    bank = replace(bank_of(question()), id="2017")
    (note,) = notes_of_anki(anki.write(bank, {}).data).values()
    assert note["deck"] == "Reading::2017"


def test_anki_has_all_types_of_questions():
    order = question("ferry-when-1", "order", ("x:First", "x:Second", "x:Third"))
    mark = question("ferry-where-1", "mark", ("x:Gull Rock",))
    notes = list(notes_of_anki(written("anki", order, mark).data).values())
    front = re.findall(r"<li>(\w+)</li>", notes[0]["front"])
    assert sorted(front) == ["First", "Second", "Third"] != front
    assert re.findall(r"<strong>(\w+)</strong>", notes[0]["back"]) == ["First", "Second", "Third"]
    assert "Gull Rock" in seen(notes[1]["back"])


def test_the_front_of_a_card_does_not_give_the_answer_away():
    questions = [question(f"ferry-who-{at}", options=("x:A", " :B", " :C")) for at in range(30)]
    notes = notes_of_anki(written("anki", *questions).data).values()
    assert {re.findall(r"<li>(\w)</li>", note["front"])[0] for note in notes} == {"A", "B", "C"}
    assert not any("<strong>A</strong>" in note["front"] for note in notes)


def test_tags_of_anki_are_the_tags_of_the_bank():
    (note,) = notes_of_anki(written("anki", question(tags=("who", "a::b"))).data).values()
    assert note["tags"] == ["who", "a::b"]


# Texts of all kinds

NASTY = [
    "]]> <![CDATA[ & &amp; &lt;",
    "<script>alert(1)</script>",
    "a / b : c * d",
    r"$x$ and $$y$$ and \(z\) and \[w\] \begin{a}",
    "one\ttwo\nthree\r\nfour",
    '"quoted" and ""twice""',
    "#separator:comma",
    "[sound:a.mp3] [latex]x[/latex] [a](http://b) [html]",
    "{{c1::cloze}} {{Front}}",
    "‘curly’ “marks”, \u2028 \u0085 \U0001f600 \u202eright to left",
    "=1+1",
    "-- # -- ~ %50%",
]


def nasty_bank(text):
    """Give a bank that has one text everywhere."""
    options = (option(f"x:{text}", text), option(f" :{text} 2", text))
    rest = {"feedback": text, "evidence": text, "hints": (text,), "stem": text}
    return bank_of(
        question(options=options, **rest),
        question("ferry-who-2", "short", options=options, otherwise=text, **rest),
    )


def all_words(form, data):
    return [each["words"] for each in READERS[form](data)]


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("form", FORMS)
def test_a_text_is_seen_as_it_was_written(form, text):
    export = FORMS[form].write(nasty_bank(text), {"ferry": ARTICLE})
    on_one_line = re.sub(r"[\t\r\n]", " ", text)
    assert all(on_one_line in words for words in all_words(form, export.data))


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("form", FORMS)
def test_no_text_becomes_an_element_a_formula_a_link_or_a_sound(form, text):
    data = FORMS[form].write(nasty_bank(text), {}).data
    for html in (html for each in READERS[form](data) for html in each["html"]):
        assert set(re.findall(r"</?(\w+)>", html)) <= OWN_ELEMENTS
        assert not re.search(r"[<$\\[]", re.sub(r"</?\w+>", "", html))


@pytest.mark.parametrize("form", FORMS)
def test_control_characters_are_left_out_and_told(form):
    q = question(stem="Who\x00 is\x08 \ud800this\ufffe?")
    export = written(form, q)
    assert told(export)["control characters"] == ("ferry-who-1",)
    assert "Who is this?" in all_words(form, export.data)[0]


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(
        st.characters(codec=None) | st.sampled_from("/:*<>&$\\[]\t\n\r\0\x0b\ud800\"'#"), min_size=1
    )
)
def test_any_text_at_all_is_written_and_read_again(text):
    for form, module in FORMS.items():
        bank = nasty_bank(text)
        article = replace(ARTICLE, title=text, credit=text)
        export = module.write(replace(bank, id=text), {"ferry": article})
        lost = {name for loss in export.losses if loss.whole for name in loss.questions}
        assert len(all_words(form, export.data)) == 2 - len(lost)
