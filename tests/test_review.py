"""Every rule of `kit check` has an entry; its rows have the problem, and mended have none."""

import ast
import re

import pytest

import kit
from kit.bank import Option, Question, QuestionType
from kit.bank.table import COLUMNS
from kit.errors import Severity
from kit.exchange.sheets.damage import of_formula_like, of_text
from kit.review import entries, find_flaws, review_bank

# The article that the rows of the entries are about.
NEWS = kit.parse_article(
    "date 2017-07-09 A general spoke in Mosul. Haider al-Abadi came on Monday. The "
    "Islamic State of Iraq (ISI) had held the town since 2014. Then it rained.",
    id="news",
)
HEADER = ",".join(COLUMNS)
# The others have what one would type.
OF_A_BANK = [entry for entry in entries().values() if entry.after.startswith(HEADER)]


def codes(path, text, encoding="utf-8"):
    path.write_bytes(text.lstrip("\n").encode(encoding))
    return {problem.code for problem in review_bank(path, {"news": NEWS})[1]}


@pytest.mark.parametrize("entry", OF_A_BANK, ids=lambda entry: entry.code)
def test_the_rows_of_an_entry_have_its_problem_alone_and_mended_have_none(entry, tmp_path):
    assert codes(tmp_path / "bank.csv", entry.before, entry.encoding) == {entry.code}
    assert codes(tmp_path / "bank.csv", entry.after) == set()


def test_every_code_in_the_rooms_that_check_has_an_entry(root):
    told = {
        code
        for room in ("bank", "review", "checking")
        for path in (root / "kit" / room).glob("*.py")
        for code in codes_in(path.read_text("utf-8"))
    }
    assert told == set(entries())


def codes_in(source):
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("error", "notice"):
            yield from (word.value for word in call.args[:1] if isinstance(word, ast.Constant))
        if getattr(call.func, "id", "") in ("Problem", "Doubt"):
            yield from (
                word.value.value
                for word in call.keywords
                if word.arg == "code" and isinstance(word.value, ast.Constant)
            )


@pytest.mark.parametrize("name", ["mosul", "taipei-lanterns", "texas-clock", "toronto-expo"])
def test_the_banks_that_come_with_the_kit_leave_nothing_to_say(root, name):
    path = root / "data" / "banks" / f"{name}.csv"
    _, problems = review_bank(path, kit_articles(root))
    assert problems == ()


def kit_articles(root):
    from kit.lessons import ArticleFolder

    return ArticleFolder(root / "data" / "articles")


def test_a_doubt_stands_at_the_line_of_the_option_that_it_is_about(tmp_path):
    rows = entries()["key-longest"].before
    path = tmp_path / "bank.csv"
    path.write_text(rows, "utf-8")
    _, (problem,) = review_bank(path, {"news": NEWS})
    assert problem.severity is Severity.WARNING
    assert "[x]" in rows.splitlines()[problem.line - 1]


SOUND = """news-who-2,news,short,Who came?,,Haider al-Abadi came,who,1
news-who-2,,,[x] Haider al-Abadi,,,,
"""


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("news-who-1,news,shrot,Who spoke?,,,who,1\nnews-who-1,,,[x] A general,,,,\n", "type"),
        ("news-who-1,news,choice,Who, say?,,,who,1\n", "too-many-cells"),
        ("news-who-9,,,[x] A general,,,,\n", "no-question"),
    ],
    ids=["type", "cells", "orphan"],
)
def test_a_fault_hides_nothing_about_the_sound_questions(tmp_path, fault, code):
    path, header = tmp_path / "bank.csv", ",".join(COLUMNS)
    path.write_text(f"{header}\n{fault}{SOUND}", "utf-8")
    _, problems = review_bank(path, {"news": NEWS})
    assert [(p.code, p.question) for p in problems if p.question == "news-who-2"] == [
        ("no-feedback", "news-who-2")
    ]
    assert problems[0].code == code
    assert {p.code for p in problems if p.severity is Severity.WARNING} == {"no-feedback"}


def test_of_a_bank_put_under_itself_only_questions_with_an_id_of_their_own_are_doubted(tmp_path):
    weak = "".join(SOUND.replace("who-2", f"who-{number}") for number in (1, 2, 3))
    own = SOUND.replace("who-2", "who-4").replace("Who came", "Who came there")
    path = tmp_path / "bank.csv"
    path.write_text(f"{','.join(COLUMNS)}\n{weak}{own}{weak}", "utf-8")
    _, problems = review_bank(path, {"news": NEWS})
    assert [(p.code, p.line) for p in problems] == [("no-feedback", 8), ("id-twice", 10)]


def test_a_doubt_stands_at_its_question_wherever_the_comment_on_other_answers_is(tmp_path):
    head, key = SOUND.splitlines()
    rows = (",".join(COLUMNS), "news-who-2,,,[else],Look.,,,", head.replace(",Haider", ","), key)
    path = tmp_path / "bank.csv"
    path.write_text("\n".join(rows).replace(", al-Abadi came", ","), "utf-8")
    _, problems = review_bank(path, {"news": NEWS})
    assert [p.line for p in problems if p.code == "no-evidence"] == [3]


def question(*options, stem="Who spoke?", type_="choice", **more):
    marked = [
        Option(text=re.sub(r"^\*", "", text), credit=float(text.startswith("*")))
        for text in options
    ]
    return Question(
        id="news-who-1",
        passage="news",
        type=QuestionType(type_),
        stem=stem,
        options=tuple(marked),
        **{"feedback": "Look.", "evidence": "A general spoke", "tags": ("who",)} | more,
    )


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        (question("*A general", "A woman", "A boy"), []),
        (question("*A general", "A woman", "None of the above"), ["all-of-the-above"]),
        (question("*A general", "A woman", "Both A and B"), ["all-of-the-above"]),
        (question("*A general", "All of the people there", "A boy"), []),
        (question("*In 2014", "In 2015", "In 2016", stem="Since when?"), []),
        (question("*The old general", "The old woman", "A boy", stem="Which old person?"), []),
        (question("*General Sofge", "A woman", "A boy", stem="Who is Sofge?"), ["key-in-stem"]),
        (question("*Sofge", stem="Who is Sofge?", type_="short"), ["key-in-stem"]),
        (question("*True", "False", stem="It is true.", type_="truefalse"), []),
        (question("*Sofge", type_="short", hints=("Sofge spoke.",)), ["key-in-hint"]),
        (question("*Sofge", type_="short", hints=("Sofgean speech.",)), []),
        (question("*A", "B", "C", stem="Who isn’t there?"), ["negative"]),
        (question("*Ann", "Ben", "Cid", stem="Who said: “It isn’t there”?"), []),
        (question("*A", "B", "C", stem="Who is NOT there?"), []),
        (question("*A", "B", "C", feedback=""), ["no-feedback"]),
        (question("*A", type_="short", feedback="", otherwise="Look."), []),
        (question("*A", "B", "C", stem="-1 degree: when?"), ["formula-like"]),
        (question("*A", "B", "C", feedback="=HYPERLINK(A1)"), ["formula-like"]),
        (question("*A", type_="short", otherwise="@SUM(1+1)"), ["formula-like"]),
        (question("*+44", "-1", "@home"), []),
        (question("*A", "*B", "*C", type_="order", feedback=""), ["no-feedback"]),
    ],
    ids=str,
)
def test_flaws_are_found_and_good_questions_left_alone(asked, codes):
    assert [flaw.code for flaw in find_flaws(asked)] == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("#NAME?", "cell-error"),
        ("17-Oct", "cell-changed"),
        ("1E+05", "cell-changed"),
        ("DÃ¡in said so.", "decoded-wrongly"),
        ("J?rgen said so.", "letters-lost"),
        ("????? said so.", "letters-lost"),
        ("=A1", "formula-like"),
    ],
)
def test_what_a_spreadsheet_does_to_a_text_is_told_alike_of_a_bank_and_of_a_sheet(text, code):
    of_bank = find_flaws(question("*A", "B", "C", evidence=text))
    of_sheet = [*of_text(text), *of_formula_like(text, told_as=Severity.WARNING)]
    assert [(told.code, told.message) for told in of_bank] == [
        (told.code, told.message) for told in of_sheet
    ]
    assert [told.code for told in of_bank] == [code]


@pytest.mark.parametrize(
    ("text", "is_lost"),
    [
        *(("M?ller", True), ("S?o Paulo", True), ("Recep Erdo??n spoke", True), ("M?NCHEN", True)),
        *(("?stanbul", True), ("?????", True), ("in ?????? ??????", True), ("(?rhus)", True)),
        *(("Who?", False), ("Who spoke? The general.", False), ("Who?The general", False)),
        *(
            ("Really??", False),
            ("“Who?” he said", False),
            ("Où est-il ?", False),
            ("Qui ??", False),
        ),
        *(("see https://a.org/b?x=1 there", False), ("a.org/find?q", False), ("page?x=y", False)),
        *(("(who?)", False), ("1945?", False), ("Who?!", False), ("Why?—he asked", False)),
        *(("?", False), ("Who [?]", False), ("what/who?", False), ("5?6", False)),
    ],
)
def test_letters_that_a_narrow_code_page_lost_are_told_and_question_marks_are_not(text, is_lost):
    found = [flaw for flaw in find_flaws(question(f"*{text}", "B", "C")) if "lost" in flaw.code]
    assert [flaw.about for flaw in found] == [text] * is_lost


def test_the_advice_on_an_option_that_speaks_of_others_fits_the_type():
    options = ("*A general", "*A woman", "None of the above")
    told = [
        find_flaws(question(*options[at:], type_=type_))[0].message
        for at, type_ in ((1, "choice"), (0, "choices"))
    ]
    assert [text.endswith("or make it choices") for text in told] == [True, False]
