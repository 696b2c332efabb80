"""A bank on paper: what stands on the sheet, what only on the answers, and the command."""

import re
import shutil
from collections import Counter
from dataclasses import replace
from html import unescape

import pytest
from click.testing import CliRunner

import kit
from kit.bank import Option, Policy, Question, QuestionBank, QuestionType
from kit.cli.worksheets import worksheet as command
from kit.worksheet import worksheet
from kit.worksheet.sheet import lay_out

ANSWERS = '<section class="answers"'


@pytest.fixture
def page(bank, article):
    return worksheet(bank, [article])


@pytest.fixture
def run(root, tmp_path, monkeypatch):
    """Run the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(command, list(map(str, arguments)))


def question(name, passage="clocks", type_="choice", **changes):
    options = (("Nine", 1.0), ("Ten", 0.0), ("Eleven", 0.0), ("Noon", 0.0))
    plain = {
        "stem": "When?",
        "options": tuple(Option(text=text, credit=credit) for text, credit in options),
    }
    return Question(id=name, passage=passage, type=QuestionType(type_), **plain | changes)


def bank_of(*questions, **changes):
    return QuestionBank(id="made-up", questions=questions, **changes)


def article_of(text, name="clocks"):
    return kit.parse_article(text, id=name)


CLOCKS = article_of("All about clocks\n\nThe clock struck nine.\n\nNobody heard it.")


def words(html):
    """Give the text of a piece of a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def asked(page, number):
    """Give the piece of the page that asks the question with this number."""
    items = re.split(r'<li class="\w+" dir="auto">', page.partition(ANSWERS)[0])
    return items[number].partition("</ol>")[0]


def answered(page, number):
    items = page.partition(ANSWERS)[2].split('<li dir="auto">')
    return items[number]


def letters(piece):
    """Give the options of a question by their letters."""
    found = re.findall(r'<bdi class="letter">(.*?)</bdi><bdi>(.*?)</bdi>', piece)
    return {letter: unescape(text) for letter, text in found}


def number_of(bank, name):
    return [question.id for question in bank].index(name) + 1


def test_the_sheet_begins_with_a_line_for_the_name_and_the_article(page, article):
    assert words(page.partition("</style>")[2]).startswith(
        "Mosul Name Date Points of 54 July 9, 2017 Iraq will announce"
    )
    assert page.count("<li><p>") == len(article.paragraphs)


def test_a_headline_is_the_title():
    assert "<h1 dir=" in (page := worksheet(bank_of(question("a-b-1")), [CLOCKS]))
    assert "<title>All about clocks</title>" in page
    assert "Questions" in page


def test_every_question_is_there_with_its_number_and_worth(page, bank):
    for number, one in enumerate(bank, 1):
        told = f"{one.points:g} point{'s' if one.points != 1 else ''}"
        assert f"{number} {one.stem} {told}" in words(asked(page, number))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("mosul-who-12", "Choose all that are right."),
        ("mosul-when-10", "Number these 1 to 5 in the order they happened."),
        ("mosul-who-15", "Underline the words in the article."),
    ],
)
def test_a_question_says_how_it_is_answered(page, bank, name, told):
    assert told in words(asked(page, number_of(bank, name)))


def test_options_have_letters_and_a_place_for_the_mark(page, bank):
    piece = asked(page, number_of(bank, "mosul-who-1"))
    assert "".join(letters(piece)) == "ABCD"
    assert sorted(letters(piece).values()) == sorted(o.text for o in bank["mosul-who-1"].options)
    assert piece.count('class="tick"') == 4


def test_true_stands_before_false(page, bank):
    for name in ("mosul-who-4", "mosul-who-14"):
        assert letters(asked(page, number_of(bank, name))) == {"A": "True", "B": "False"}
    turned = replace(bank["mosul-who-4"], options=bank["mosul-who-4"].options[::-1])
    sheet = lay_out(bank_of(replace(turned, passage="clocks")), [CLOCKS])
    assert [option.text for option in sheet.parts[0].items[0].shown] == ["True", "False"]


def test_a_short_answer_has_a_line_and_words_to_underline_have_none(page, bank):
    assert 'class="write line"' in asked(page, number_of(bank, "mosul-who-3"))
    assert 'class="write line"' not in asked(page, number_of(bank, "mosul-who-15"))


def test_things_to_be_ordered_have_boxes_and_never_stand_in_their_order(page, bank):
    piece = asked(page, number_of(bank, "mosul-when-10"))
    assert piece.count('class="tick"') == 5
    assert not letters(piece)
    for number in range(50):
        options = tuple(Option(text=text, credit=1.0) for text in "abc")
        one = question(f"a-b-{number}", type_="order", options=options)
        item = lay_out(bank_of(one), [CLOCKS]).parts[0].items[0]
        assert item.numbers != "1, 2, 3"


def test_the_place_of_the_key_tells_nothing():
    made = bank_of(*(question(f"a-b-{number}") for number in range(400)))
    items = lay_out(made, [CLOCKS]).parts[0].items
    places = Counter(item.key[0][0] for item in items)
    assert sorted(places) == ["A", "B", "C", "D"]
    assert min(places.values()) > 70


def test_the_same_bank_gives_the_same_page(page, bank, article):
    assert worksheet(bank, [article]) == page
    assert f"Sheet {bank.version}" in page


def test_no_hint_comment_or_typed_answer_stands_before_the_answers(page, bank, article):
    for text in (page.partition(ANSWERS)[0], worksheet(bank, [article], answers=False)):
        told = words(text)
        for one in bank:
            comments = (one.feedback, one.otherwise, *one.hints, *(o.feedback for o in one.options))
            assert not [comment for comment in comments if comment and comment in told]


def test_a_question_shows_neither_its_evidence_nor_what_may_be_written(page, bank):
    for number, one in enumerate(bank, 1):
        told = words(asked(page, number))
        assert not [part for part in one.evidence_parts if part in told]
        if not one.has_options:
            written = words(asked(page, number)).removeprefix(f"{number} {one.stem}")
            assert not [option.text for option in one.options if option.text in written]


def test_nothing_marks_the_right_option(page):
    before = page.partition("</style>")[2].partition(ANSWERS)[0]
    classes = set(re.findall(r'class="([^"]*)"', before.partition('<ol class="questions">')[2]))
    types = {str(type_) for type_ in QuestionType}
    plain = {"number", "stem", "worth", "do", "options", "options short", "tick", "letter"}
    assert classes <= types | plain | {"write line"}
    assert len(set(re.findall(r"<li><span class=.*?</span>", before))) == 1


def test_the_answers_can_be_left_out(bank, article):
    page = worksheet(bank, [article], answers=False)
    assert ANSWERS not in page
    assert "Answers" not in page
    assert words(asked(page, 36)).startswith("36 Mark the words")


def test_the_answers_agree_with_the_letters_of_the_sheet(page, bank):
    for number, one in enumerate(bank, 1):
        shown = letters(asked(page, number))
        if shown:
            right = [f"{letter} {text}" for letter, text in shown.items() if text in one.accepted]
            assert words(answered(page, number)).startswith(f"{number} {' '.join(right)}")


def test_the_answer_to_an_order_numbers_the_boxes_from_top_to_bottom(page, bank):
    number = number_of(bank, "mosul-when-10")
    shown = re.findall(r"</span><bdi>(.*?)</bdi>", asked(page, number))
    right = [option.text for option in bank["mosul-when-10"].options]
    told = ", ".join(str(right.index(unescape(text)) + 1) for text in shown)
    answer = words(answered(page, number))
    assert answer.startswith(f"{number} {told} (from top to bottom) 2 points {right[0]}")


def test_an_answer_names_other_forms_and_what_earns_a_part(page, bank):
    answer = words(answered(page, number_of(bank, "mosul-who-3")))
    assert answer.startswith("3 Brigadier General Robert Sofge 2 points Also right: Robert Sofge ;")
    assert "Partly right: Robert (1 point)" in answer


def test_an_option_that_earns_a_part_is_named_with_its_letter():
    options = (Option(text="Nine", credit=1.0), Option(text="Morning", credit=0.5))
    page = worksheet(bank_of(question("a-b-1", options=options, points=3.0)), [CLOCKS])
    letter = {text: letter for letter, text in letters(asked(page, 1)).items()}["Morning"]
    assert f"Partly right: {letter} Morning (1.5 points)" in words(answered(page, 1))


def test_an_answer_quotes_the_article_with_the_paragraph_and_ends_with_the_comment(page, bank):
    answer = words(answered(page, number_of(bank, "mosul-who-4")))
    assert "Paragraph 1 a US general said Paragraph 6 “An announcement" in answer
    assert answer.endswith("goes on speaking.")


def test_evidence_over_two_paragraphs_names_both_and_lost_evidence_none():
    whole = question("a-b-1", evidence="struck nine. Nobody heard")
    lost = question("a-b-2", evidence="struck ten")
    page = worksheet(bank_of(whole, lost), [CLOCKS])
    assert "Paragraphs 1 to 2 struck nine." in words(answered(page, 1))
    assert "1 point struck ten" in words(answered(page, 2))


def test_each_of_several_articles_is_followed_by_its_questions():
    bells = article_of("Bells\n\nThe bell rang at noon.", "bells")
    made = bank_of(question("a-b-1"), question("a-c-1", "bells"), question("a-b-2"))
    page = worksheet(made, [bells, CLOCKS, article_of("Not asked about.", "other")])
    told = words(page.partition("</style>")[2])
    order = ["Made up", "All about clocks", "1 When?", "2 When?", "Bells", "3 When?", "Answers"]
    assert [told.find(part) for part in order] == sorted(told.find(part) for part in order)
    assert -1 not in [told.find(part) for part in order]
    assert "Not asked about" not in told
    assert words(answered(page, 3)).startswith("3 ")


def test_text_is_shown_as_text():
    hostile = "<script>alert('x')</script> & \"so on\" {{ 7 * 7 }}"
    options = (Option(text=hostile, credit=1.0), Option(text="</ol><b>B", credit=0.5))
    one = question("a-b-1", stem=hostile, feedback=hostile, evidence=hostile, options=options)
    page = worksheet(bank_of(one), [article_of(f"{hostile}\n\n{hostile} It ended.")])
    assert "<script" not in page
    assert "</ol><b>" not in page
    assert words(page).count(hostile) == 8
    assert not re.search(r"(?:src|href)=|url\(|@import", page)


def test_text_from_right_to_left_keeps_its_direction():
    arabic = article_of("عودة السكان\n\nبدأ السكان في العودة يوم الثلاثاء.")
    page = worksheet(bank_of(question("a-b-1", stem="متى بدأ السكان؟")), [arabic])
    assert '<h1 dir="auto">عودة السكان</h1>' in page
    assert '<ol dir="auto">\n<li><p>بدأ' in page
    assert '<li class="choice" dir="auto">' in page


def test_large_print_says_the_same_in_another_style(page, bank, article):
    large = worksheet(bank, [article], large=True)
    assert large.partition("</style>")[2] == page.partition("</style>")[2]
    assert "--size: 18pt; --lines: 1.5" in large
    assert "18pt" not in page
    assert "italic" not in large


def test_nothing_is_split_that_belongs_together(page):
    style = page.partition("</style>")[0]
    assert re.search(r"\.questions > li, [^}]*break-inside: avoid", style)
    assert re.search(r"\.answers \{ break-before: page", style)


def test_with_a_closed_book_the_article_is_put_away():
    made = bank_of(question("a-b-1"), policy=Policy(open_book=False))
    assert "Put the article away before you answer." in worksheet(made, [CLOCKS])
    assert "Put the article away" not in worksheet(bank_of(question("a-b-1")), [CLOCKS])


def test_an_article_that_is_not_given_is_named():
    with pytest.raises(kit.KitError, match="asks about bells, which is not among the articles"):
        worksheet(bank_of(question("a-b-1", "bells")), [CLOCKS])
    with pytest.raises(kit.KitError, match="has no questions"):
        worksheet(bank_of(), [CLOCKS])


def test_the_command_writes_a_page_and_says_so(run, root, tmp_path, page):
    done = run(root / "data/banks/mosul.csv")
    assert (done.exit_code, done.output) == (0, "mosul.html: 36 questions, 54 points.\n")
    assert (tmp_path / "mosul.html").read_text("utf-8") == page
    assert [path.name for path in tmp_path.iterdir()] == ["mosul.html"]


def test_the_command_takes_a_place_large_print_and_no_answers(run, root, tmp_path, bank, article):
    bank_file = root / "data/banks/mosul.csv"
    done = run(bank_file, "-o", "out/sheet.htm", "--large", "--no-answers")
    assert done.exit_code == 0, done.output
    written = (tmp_path / "out/sheet.htm").read_text("utf-8")
    assert written == worksheet(bank, [article], large=True, answers=False)


@pytest.mark.parametrize(
    ("arguments", "chosen"),
    [
        (("--kind", "when"), lambda every: [q for q in every if q.kind == "when"]),
        (("--limit", "3"), lambda every: [every[0], every[12], every[24]]),
        (("--limit", "99"), list),
    ],
    ids=["kind", "limit", "all"],
)
def test_the_command_prints_the_questions_that_are_wanted(
    run, root, tmp_path, bank, article, arguments, chosen
):
    done = run(root / "data/banks/mosul.csv", *arguments)
    assert done.exit_code == 0, done.output
    wanted = replace(bank, questions=tuple(chosen(bank.questions)))
    assert (tmp_path / "mosul.html").read_text("utf-8") == worksheet(wanted, [article])


def test_the_command_says_when_no_question_is_wanted(run, root, tmp_path):
    rows = (root / "data/examples/mosul-example.csv").read_text("utf-8-sig")
    (tmp_path / "one.csv").write_text(rows, "utf-8")
    done = run("one.csv", "--articles", root / "data/articles", "--kind", "who")
    assert (done.exit_code, done.output) == (
        1,
        "one: no question is tagged who; leave out --kind.\n",
    )


def test_the_command_finds_the_articles_of_a_draft_where_they_are_kept(run, root, tmp_path):
    for folder in ("data/articles", "data/banks"):
        shutil.copytree(root / folder, tmp_path / folder)
    draft = tmp_path / "my-work" / "drafts" / "mosul.csv"
    draft.parent.mkdir(parents=True)
    (tmp_path / "data/banks/mosul.csv").rename(draft)
    assert run("my-work/drafts/mosul.csv").exit_code == 0


def test_the_command_says_which_article_is_missing(run, root, tmp_path):
    bank_file = tmp_path / "banks" / "mosul.csv"
    bank_file.parent.mkdir()
    bank_file.write_bytes((root / "data/banks/mosul.csv").read_bytes())
    done = run(bank_file)
    assert done.exit_code == 1
    assert f"there is no file {tmp_path / 'articles' / 'mosul-2017-07-09.txt'}" in done.output
    assert run(bank_file, "--articles", root / "data/articles").exit_code == 0


def test_the_command_tells_the_faults_of_a_bank(run, root, tmp_path):
    broken = tmp_path / "mosul.csv"
    text = (root / "data/banks/mosul.csv").read_text("utf-8-sig")
    broken.write_text(text.replace("[x] Police", "[ ] Police"), "utf-8-sig")
    done = run(broken, "--articles", root / "data/articles")
    assert done.exit_code == 1
    assert "question mosul-who-2: no option is marked right" in done.output
    assert "none.csv: there is no such file" in run("none.csv").output
    assert not list(tmp_path.glob("*.html"))


def test_only_a_web_page_is_written_so_that_no_bank_is_lost(run, root, tmp_path):
    bank_file = tmp_path / "mosul.csv"
    bank_file.write_bytes((root / "data/banks/mosul.csv").read_bytes())
    done = run(bank_file, "-o", bank_file, "--articles", root / "data/articles")
    assert done.exit_code == 1
    assert "give it a name that ends in .html" in done.output
    assert bank_file.read_bytes() == (root / "data/banks/mosul.csv").read_bytes()


def test_an_old_page_is_replaced_whole_when_it_may_be_or_left_as_it_is(run, root, tmp_path):
    old = tmp_path / "mosul.html"
    old.write_text("old" * 100_000)
    refused = run(root / "data/banks/mosul.csv")
    assert refused.exit_code == 1
    assert "there already" in refused.output
    assert run(root / "data/banks/mosul.csv", "--force", "--articles", tmp_path).exit_code == 1
    assert old.read_text().endswith("oldold")
    assert run(root / "data/banks/mosul.csv", "--force").exit_code == 0
    assert old.read_text("utf-8").endswith("</html>\n")
    assert list(tmp_path.iterdir()) == [old]


def test_a_page_that_cannot_be_written_is_told(run, root, tmp_path):
    (tmp_path / "file").write_text("in the way")
    done = run(root / "data/banks/mosul.csv", "-o", "file/mosul.html")
    assert done.exit_code == 1
    assert "file/mosul.html: cannot be written" in done.output
