import csv
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

import kit
from kit.bank import QuestionType, load_bank
from kit.cli.sheets import sheet
from kit.errors import BankError, Severity
from kit.exchange.sheets import read_sheet
from kit.exchange.sheets.plain_header import role_of
from kit.exchange.sheets.plain_keys import UnclearKeyError, right_places

CASES = Path(__file__).parent / "cases" / "exchange"


def cases(name):
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", cases("headers.csv"), ids=lambda case: case["name"])
def test_columns_are_known_by_their_usual_names(case):
    role, number = role_of(case["name"])
    assert (role.name if role else "", number) == (case["role"], int(case["number"]))


@pytest.mark.parametrize("case", cases("right_options.csv"), ids=lambda case: case["written"])
def test_the_right_options_are_found_or_asked_about(case):
    options = dict(enumerate(case["options"].split("|"), 1))
    by_number = case["by_number"] == "yes"
    if case["told"]:
        with pytest.raises(UnclearKeyError) as caught:
            right_places(case["written"], options, by_number=by_number)
        assert case["told"] in str(caught.value)
    else:
        right = right_places(case["written"], options, by_number=by_number)
        assert right == frozenset(map(int, case["right"].split()))


@pytest.fixture
def read(tmp_path):
    """Read a text, or the rows of a workbook, as a plain sheet about the article `news`."""

    def read(content, name="quiz.csv", passage="news", **more):
        path = tmp_path / name
        if isinstance(content, str):
            path.write_text(content, "utf-8")
        else:
            workbook = openpyxl.Workbook()
            for row in content:
                workbook.active.append(row)
            workbook.save(path)
        return read_sheet(path, passage=passage, **more)

    return read


def told(found):
    return [str(problem).partition("quiz.")[2].partition(", ")[2] for problem in found]


def faults(read, content, **more):
    with pytest.raises(BankError) as caught:
        read(content, **more)
    return told(caught.value.problems)


def shape(question):
    """Give type and options with their marks, shortly."""
    marks = {1.0: "x", 0.0: " "}
    return question.type, [f"[{marks[o.credit]}] {o.text}" for o in question.options]


HEADER = "question,a,b,c,correct,feedback,type,tags,points,passage,evidence,hint,id"
FULL = "Who spoke?,A man,A child,A cat,B,Read on.,,literal,2,news,A child spoke,Look up,my-own-id"


def test_every_column_finds_its_place(read):
    bank = read(f"{HEADER}\n{FULL}\n", passage="")
    (question,) = bank
    assert shape(question) == ("choice", ["[ ] A man", "[x] A child", "[ ] A cat"])
    assert (question.stem, question.feedback, question.hints, question.points) == (
        "Who spoke?",
        "Read on.",
        ("Look up",),
        2,
    )
    assert (question.id, question.passage, question.evidence, question.tags) == (
        "my-own-id",
        "news",
        "A child spoke",
        ("who", "literal"),
    )
    assert told(bank.notices) == ["line 2, column tags: tagged 'who' by its question word"]


KAHOOT = [
    ["Quiz template"],
    ["Add questions, at least two answer alternatives, time limit and choose correct answers."],
    [],
    [
        None,
        "Question - max 120 characters",
        "Answer 1 - max 75 characters",
        "Answer 2 - max 75 characters",
        "Answer 3 - max 75 characters",
        "Answer 4 - max 75 characters",
        "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
        "Correct answer(s) - choose at least one",
    ],
    [1, "How many are 2 and 2?", 3, 1, 4, None, 20, 3],
    [2, "Who fought?", "Troops", "Cats", "Police", None, 20, "1,3"],
    [3],
]
BLOOKET = """"Blooket
Import Template",,,,,,,
Question #,Question Text,Answer 1,Answer 2,"Answer 3
(Optional)","Answer 4
(Optional)","Time Limit (sec)
(Max: 300 seconds)","Correct Answer(s)
(Only include Answer #)"
1,How many are 2 and 2?,3,1,4,,20,3
2,Who fought?,Troops,Cats,Police,,20,"1,3"
"""
GIMKIT = """Gimkit Spreadsheet Import Template,,,
Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional)
How many are 2 and 2?,4,3,1
Who fought?,Troops,,
"""
QUIZIZZ = """Question Text,Question Type,Option 1,Option 2,Option 3,Correct Answer,Time in seconds
"Text of the question

(required)",Question Type,,,,,
How many are 2 and 2?,Multiple Choice,3,1,4,3,20
Who fought?,Checkbox,Troops,Cats,Police,"1,3",20,
"""
BLACKBOARD = """MC\tHow many are "2 and 2"?\t3\tincorrect\t1\tIncorrect\t4\tCorrect
MA\t"Who" fought?\tTroops\tcorrect\tCats\tincorrect\tPolice\tcorrect
"""


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (KAHOOT, "quiz.xlsx"),
        (BLOOKET, "quiz.csv"),
        (QUIZIZZ, "quiz.csv"),
        (BLACKBOARD, "quiz.txt"),
        (BLOOKET.replace(",", ";").replace('"1;3"', '"1,3"'), "quiz.csv"),
    ],
    ids=["kahoot", "blooket", "quizizz", "blackboard", "semicolons"],
)
def test_the_templates_of_other_programs_are_read(read, content, name):
    first, second = read(content, name)
    assert shape(first) == ("choice", ["[ ] 3", "[ ] 1", "[x] 4"])
    assert shape(second) == ("choices", ["[x] Troops", "[ ] Cats", "[x] Police"])
    assert '"' in second.stem or "Who fought?" in second.stem


def test_right_beside_wrong_answers_are_read(read):
    first, second = read(GIMKIT)
    assert shape(first) == ("choice", ["[x] 4", "[ ] 3", "[ ] 1"])
    assert shape(second) == ("short", ["[x] Troops"])


def test_the_other_rows_of_blackboard_are_read(read):
    rows = "TF\tIt rained.\tfalse\nFIB\tWhere?\tMosul\tin Mosul\nORD\tIn order.\tA\tB\tC\n"
    truth, short, order = read(rows, "quiz.txt")
    assert shape(truth) == ("truefalse", ["[ ] True", "[x] False"])
    assert shape(short) == ("short", ["[x] Mosul", "[x] in Mosul"])
    assert shape(order) == ("order", ["[x] A", "[x] B", "[x] C"])


def test_what_of_blackboard_cannot_be_read_is_named(read):
    rows = "ESS\tWrite.\t\nMC\tWho?\tAna\tright\tBen\tincorrect\nMC\tWho?\tAna\tincorrect\tBen\n"
    assert [line[:66] for line in faults(read, rows, name="quiz.txt")] == [
        "line 1, column A: 'ESS' is no type of question that can be read; w",
        "line 2, column D: after 'Ana' stands 'right'; write correct or inc",
        "line 3, column F: after 'Ben' stands ''; write correct or incorrec",
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (",,,True,true/false", ("truefalse", ["[x] True", "[ ] False"])),
        (",,,false,", ("truefalse", ["[ ] True", "[x] False"])),
        (",,,F,TF", ("truefalse", ["[ ] True", "[x] False"])),
        ("FALSE,TRUE,,B,", ("truefalse", ["[x] True", "[ ] False"])),
        ("True,False,,True,", ("truefalse", ["[x] True", "[ ] False"])),
        ("Yes,No,,A,true/false", ("choice", ["[x] Yes", "[ ] No"])),
        ('"",,,"October 17, 2016",', ("short", ["[x] October 17, 2016"])),
        (",,,2016 | in 2016,", ("short", ["[x] 2016", "[x] in 2016"])),
        (",,,Sofge; Robert Sofge; sofge,", ("short", ["[x] Sofge", "[x] Robert Sofge"])),
        (",,,*Leeds; Chania; Athens,", ("choice", ["[x] Leeds", "[ ] Chania", "[ ] Athens"])),
        (",,,Leeds | * Chania | *York,", ("choices", ["[ ] Leeds", "[x] Chania", "[x] York"])),
        (",,,*Leeds; Leads,short answer", ("short", ["[x] Leeds", "[ ] Leads"])),
        ("Mosul,in Mosul,,,short answer", ("short", ["[x] Mosul", "[x] in Mosul"])),
        ("A) Ana,B) Ben,C) Cem,B) Ben,", ("choice", ["[ ] Ana", "[x] Ben", "[ ] Cem"])),
        ("Ana,Ben,,A,multiple answer", ("choices", ["[x] Ana", "[ ] Ben"])),
        ('Ana,Ben,Cem,"A, B",MCQ', ("choices", ["[x] Ana", "[x] Ben", "[ ] Cem"])),
        ("Ana,Ben,Cem,,ordering", ("order", ["[x] Ana", "[x] Ben", "[x] Cem"])),
        ("Ana,,Cem,C,", ("choice", ["[ ] Ana", "[x] Cem"])),
    ],
)
def test_the_type_follows_from_options_and_answer(read, row, expected):
    (question,) = read(f"question,a,b,c,correct,type\nWhat?,{row}\n")
    assert shape(question) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (",Ana,Ben,,A,", "column question: there is no question in this row"),
        ("=A1,Ana,Ben,,A,", "column question: '=A1' begins with '='"),
        ("What?,Ana,Ben,,,", "column correct: there is no right answer; write the letter"),
        ("What?,,,,,", "column correct: there is no answer; write what is accepted"),
        ("What?,Ana,Ben,,Cem,", "column correct: 'Cem' is none of the options"),
        ("What?,Ana,Ben,ana,A,", "column c: 'ana' is there already as another option"),
        ("What?,Ana,,,A,", "column a: there is just one option; add a wrong one"),
        ("What?,,,,C,", "column correct: 'C' points to options by letter, but there are none"),
        ("What?,,,,Ana,multiple choice", "column a: this question has no options; write them"),
        ("What?,Ana,Ben,,A,essay", "column type: 'essay' is no type of question that can be"),
        ("What?,,,,maybe,true/false", "column correct: maybe is not True or False; write one"),
        ("What?,,,,,true/false", "column correct: nothing is not True or False; write one"),
        ("What?,Ana,Ben,,,ordering", "column a: an order needs at least three things"),
        ("What?,Ana,Ben,Cem,A,ordering", "column correct: the things of an order stand in the"),
        ("What?,Ana,Ben,,A,short answer", "column correct: the type is short answer, but there"),
        ("What?,#NAME?,Ben,,A,", "column a: this cell shows #NAME?"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_with_column_and_mend(read, row, expected):
    (fault,) = faults(read, f"question,a,b,c,correct,type\n{row}\n")
    assert fault.startswith(f"line 2, {expected}")


@pytest.mark.parametrize(
    ("points", "fault"),
    [("x", "'x' is not a number of points"), ("0", "'0' is not"), ("-1", "'-1' is not")],
)
def test_points_must_be_a_number(read, points, fault):
    assert fault in faults(read, f"question,answer,points\nWho?,Ana,{points}\n")[0]
    assert "99' is not" in faults(read, f"question,answer,points\nWho?,Ana,{'9' * 400}\n")[0]
    assert read('question,answer,points\nWho?,Ana,"0,5"\n').questions[0].points == 0.5


def test_all_faults_are_told_at_once(read):
    rows = "question,a,b,correct,points\nWho?,Ana,Ben,C,x\n,Ana,Ben,A,1\nWhen?,1,2,A,1\n"
    found = faults(read, rows, passage="")
    assert [line.partition(":")[0] for line in found] == [
        "line 2, column correct",
        "line 2, column points",
        "line 3, column question",
        "line 4",
    ]
    assert (
        "no article is named (line 4); add a column passage, or name the article with --passage"
        in found[3]
    )


def test_what_was_assumed_is_told_with_its_rows(read):
    rows = """no,question,a,b,correct,time limit
1,Who spoke?,Ana,Ben,A,20
2,What is it?,,,a cat|the cat,20
3,"In paragraph 2, by whom was it said?",A) Ana,B) Ben,B,30
"""
    assert told(read(rows).notices) == [
        "line 1: no column for points; each question earns 1",
        "line 1, column no: a bank has no place for this; left out (lines 2-4)",
        "line 1, column time limit: a bank has no place for this; left out (lines 2-4)",
        "line 2: tagged 'who' by its question word (also line 4)",
        "line 2: taken to be about the article 'news', as given (also lines 3-4)",
        "line 2: the id was made of the name of the bank, the kind, and a number (also lines 3-4)",
        "line 3, column correct: no options, so the answer is to be typed",
        "line 3, column correct: read as several accepted answers, parted by '|', each right by "
        "itself",
        "line 3: no tag says whether it asks who, when or where; add one",
        "line 4, column a: the labels of the options, such as A), were taken off",
    ]


def test_what_a_star_is_taken_for_is_told(read):
    (notice,) = [
        n for n in read("question,answer\nWhat?,*Leeds; York\n").notices if "star" in n.code
    ]
    assert notice.message == "what begins with a star is read as right, the rest as wrong"


def test_ids_are_made_of_bank_kind_and_number(read):
    rows = "question,answer\nWho?,Ana\nWhen?,Now\nWhose?,Ben's\nWhat?,It\n"
    bank = read(rows, bank_id="2026 Ñandú quiz")
    assert [question.id for question in bank] == [
        "bank-2026-nandu-quiz-who-1",
        "bank-2026-nandu-quiz-when-1",
        "bank-2026-nandu-quiz-who-2",
        "bank-2026-nandu-quiz-q-1",
    ]
    assert bank.id == "2026 Ñandú quiz"


def test_ids_that_are_given_are_kept_or_built_in(read):
    rows = (
        "id,question,answer\nquiz-who-1,Who?,Ana\n,Who else?,Ben\nQ7,When?,Now\n#,Who then?,Cem\n"
    )
    assert [question.id for question in read(rows)] == [
        "quiz-who-1",
        "quiz-who-2",
        "quiz-when-q7",
        "quiz-who-3",
    ]


def test_an_id_that_is_there_twice_is_named(read):
    (fault,) = faults(read, "id,question,answer\n7,Who?,Ana\n7,Who else?,Ben\n")
    assert fault == "line 3, column id: the id '7' is on line 2 already; write another one"


@pytest.mark.parametrize(
    ("stem", "kind"),
    [
        ("Who spoke?", "who"),
        ("Whose cat is it?", "who"),
        ("By whom was it said?", "who"),
        ("According to paragraph 3, where was it?", "where"),
        ("Since when?", "when"),
        ("Which side won, when the battle ended?", None),
        ("Whenever it rains, what happens?", None),
        ("Name those who fought.", None),
    ],
)
def test_the_kind_is_told_by_the_question_word(read, stem, kind):
    (question,) = read(f'question,answer\n"{stem}",x\n')
    assert question.kind == kind


def test_tags_of_several_columns_are_put_together(read):
    (question,) = read('question,answer,Tags,Difficulty\nWho?,Ana,"When; Inference",Hard\n')
    assert (question.tags, question.kind) == (("when", "inference", "hard"), "when")


def test_an_article_that_is_named_once_is_that_of_all_rows(read):
    rows = "question,answer,article\nWho?,Ana,news\nWhen?,Now,\n"
    bank = read(rows, passage="")
    assert {question.passage for question in bank} == {"news"}
    assert any("'news', the only one named here" in line for line in told(bank.notices))


def test_the_text_of_an_article_is_not_its_name(read):
    rows = f"question,answer,passage\nWho?,Ana,{'A general spoke. ' * 10}\n"
    assert "is the text of an article, not its name" in faults(read, rows)[0]


def test_comments_on_options_go_with_them(read):
    (question,) = read("question,a,b,correct,feedback a,feedback b\nWho?,Ana,Ben,A,Yes.,No.\n")
    assert [option.feedback for option in question.options] == ["Yes.", "No."]


def test_evidence_is_looked_up_and_told_with_its_row(read):
    news = kit.parse_article("A general spoke in Mosul.", id="news")
    rows = "question,answer,quote\nWho?,a general,A general spoke\nWhere?,Mosul,in Mossul\n"
    (fault,) = faults(read, rows, articles=[news])
    assert fault.startswith("line 3, question quiz-where-1, column evidence: 'in Mossul' does not")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (date(2016, 10, 17), "column a: this cell holds a date, 2016-10-17, which the spreadsheet"),
        ("=A1", "column a: this cell holds a formula, =A1, and not what it shows"),
        ("#REF!", "column a: this cell shows #REF!"),
    ],
)
def test_damaged_cells_of_a_workbook_are_faults(read, cell, expected):
    rows = [["question", "a", "b", "correct"], ["When?", cell, "Never", "B"]]
    assert expected in faults(read, rows, name="quiz.xlsx")[0]


def test_numbers_and_truth_values_may_be_options_and_answers(read):
    rows = [
        ["question", "a", "b", "correct"],
        ["When?", 2014, 2016, 2016],
        ["So?", True, False, True],
    ]
    first, second = read(rows, "quiz.xlsx")
    assert shape(first) == ("choice", ["[ ] 2014", "[x] 2016"])
    assert shape(second) == ("truefalse", ["[x] True", "[ ] False"])


def test_two_numbers_that_a_spreadsheet_read_as_one_are_explained(read):
    rows = [["question", "a", "b", "c", "correct"], ["Who?", "x", "y", "z", 1.3]]
    assert "read two numbers as one: write 1; 3" in faults(read, rows, name="quiz.xlsx")[0]


def test_two_columns_for_the_same_are_refused(read):
    (fault,) = faults(read, "question,stem,answer\nWho?,Who?,Ana\n")
    assert fault == (
        "line 1: 'question' and 'stem' both look like the question; rename or delete one"
    )


def test_a_missing_quotation_mark_is_named_with_its_row(read):
    rows = 'question,answer\nWho?,"Ana\nWhen?,Now\nWhere?,Here\n'
    assert faults(read, rows) == [
        'line 2: a quotation mark is missing here; put " round the whole text, and write "" for '
        "one inside it"
    ]


def test_a_cell_that_is_too_long_is_named_with_its_row(read):
    rows = f"question,answer\nWho?,Ana\nWhen?,{'x' * 200_000}\n"
    assert faults(read, rows) == [
        "line 3: a cell of this line has more than 131,072 characters; shorten it"
    ]


def test_a_second_sheet_with_questions_is_told(tmp_path):
    workbook = openpyxl.Workbook()
    for worksheet in (workbook.active, workbook.create_sheet("more")):
        worksheet.append(["question", "answer"])
        worksheet.append(["Who?", "Ana"])
    workbook.save(tmp_path / "quiz.xlsx")
    bank = read_sheet(tmp_path / "quiz.xlsx", passage="news")
    assert "the sheet 'more' holds questions too; only 'Sheet' was read" in str(bank.notices[0])


def test_a_sheet_that_is_seen_goes_before_a_hidden_one(tmp_path):
    workbook = openpyxl.Workbook()
    for worksheet, stem in ((workbook.active, "Old?"), (workbook.create_sheet(), "New?")):
        worksheet.append(["question", "answer"])
        worksheet.append([stem, "Ana"])
    workbook.active.sheet_state, workbook.active = "hidden", 1
    workbook.save(tmp_path / "quiz.xlsx")
    assert read_sheet(tmp_path / "quiz.xlsx", passage="news").questions[0].stem == "New?"


def test_old_encodings_are_read_with_a_notice(tmp_path):
    (tmp_path / "quiz.csv").write_bytes("question;answer\nWho?;José\n".encode("cp1252"))
    bank = read_sheet(tmp_path / "quiz.csv", passage="news")
    assert bank.questions[0].key == "José"
    assert "read as Windows-1252" in str(bank.notices[0])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"question,answer\ncaf\x81,x\n", "line 2: this line is neither UTF-8 nor Windows-1252"),
        (b"question,answer\n\x00,x\n", "line 2: this is not a text file"),
        (b"", "there is no header that is known"),
        (b"one,two\n1,2\n", "there is no header that is known"),
        (b"question,answer\n", "there are no questions in this file"),
    ],
)
def test_what_holds_no_questions_says_so(tmp_path, data, told):
    (tmp_path / "quiz.csv").write_bytes(data)
    with pytest.raises(BankError, match=told):
        read_sheet(tmp_path / "quiz.csv")


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(sheet, arguments)


def test_a_plain_sheet_becomes_a_bank_and_a_workbook(run, tmp_path):
    (tmp_path / "quiz.csv").write_text(BLOOKET)
    done = run("quiz.csv", "-o", "news.csv", "--passage", "news")
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-1] == "2 questions written to news.csv."
    assert "quiz.csv, line 8: tagged 'who'" not in done.stdout
    bank = load_bank(tmp_path / "news.csv")
    assert [question.type for question in bank] == [QuestionType.CHOICE, QuestionType.CHOICES]
    assert run("quiz.csv", "-o", "news.xlsx", "--passage", "news").exit_code == 0
    assert read_sheet(tmp_path / "news.xlsx").questions == bank.questions


def test_nothing_is_written_while_a_row_cannot_be_read(run, tmp_path):
    (tmp_path / "quiz.csv").write_text("question,a,b,correct\nWho?,Ana,Ben,A\nWho?,Ana,Ben,C\n")
    done = run("quiz.csv", "-o", "news.csv", "--passage", "news")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("quiz.csv, line 3, column correct: 'C' points to option 3")
    assert not (tmp_path / "news.csv").exists()


def test_articles_are_found_by_the_names_in_the_sheet(run, tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "news.txt").write_text("A general spoke in Mosul.")
    (tmp_path / "articles" / "broken.txt").write_text("")
    (tmp_path / "quiz.csv").write_text("question,answer,quote\nWho?,a general,A man spoke\n")
    done = run("quiz.csv", "-o", "b.csv", "--passage", "news", "--articles", "articles")
    assert "column evidence: 'A man spoke' does not stand word for word in news" in done.stderr
    done = run("quiz.csv", "-o", "b.csv", "--passage", "nwes", "--articles", "articles")
    assert "no passage called 'nwes'" in done.stderr


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "question,answer\nWho? A) Ana B) Ben,B\n",
            "line 2, column answer: 'B' points to options by letter, but there are none; write "
            "each into a column of its own, or short answer as the type",
        ),
        (
            'question,answer\nWho? A) Ana B) Ben,"A, B"\n',
            "line 2, column answer: 'A, B' points to options by letter, but there are none; write "
            "each into a column of its own, or short answer as the type",
        ),
        (
            "question,Answer choices,answer\nWho?,A) Ana B) Ben,Ben\n",
            "line 1, column Answer choices: the options stand in one column; give each a column of "
            "its own: a, b, c",
        ),
        (
            "question,a,b,Answer letter\nWho?,Ana,Ben,A\nWho?,Ana,Ben,B\n",
            "line 1: no column is known to hold the right answers; call it correct",
        ),
        (
            "question,option_0,option_1,answer\nWho?,Ana,Ben,0\n",
            "line 1, column option_0: options are counted from 1; call them a, b, c and give the "
            "right answer by its letter",
        ),
        (
            "question,a,b,correct,wrong 1\nWho?,Ana,Ben,A,Cem\n",
            "line 2, column wrong 1: there are options in other columns too; leave either empty",
        ),
        (
            "question,answer,feedback\nWho?,Ana,Yes, she did\n",
            'line 2: 4 cells, but 3 columns; put "quotes" round a text that holds a comma or '
            "semicolon, or give the column a name",
        ),
    ],
    ids=[
        "letter",
        "letters",
        "one column",
        "no key",
        "from nought",
        "wrong beside options",
        "comma",
    ],
)
def test_what_would_lose_an_option_or_an_answer_is_one_fault(read, rows, expected):
    assert faults(read, rows) == [expected]


def test_the_letters_of_true_and_false_are_read(read):
    truth, lie = read("question,answer\nIt rained.,T\nIt snowed.,f\n")
    assert shape(truth) == ("truefalse", ["[x] True", "[ ] False"])
    assert shape(lie) == ("truefalse", ["[ ] True", "[x] False"])
    rows = "question,a,b,correct\nIt rained.,True,False,A and B\n"
    assert "A and B is not True or False; write one" in faults(read, rows)[0]


@pytest.mark.parametrize(
    ("row", "comments"),
    [
        ("True,It did.,False,It did not.,,,B,", ["It did.", "It did not."]),
        ("False,It did not.,True,It did.,,,B,", ["It did.", "It did not."]),
        ("a cat,Yes.,the cat,Yes!,,,,short answer", ["Yes.", "Yes!"]),
        ("x,First.,y,Then.,z,Last.,,ordering", ["First.", "Then.", "Last."]),
    ],
)
def test_comments_stay_with_options_of_every_type(read, row, comments):
    header = "question,a,feedback a,b,feedback b,c,feedback c,correct,type"
    bank = read(f"{header}\nWhat?,{row}\n")
    assert [option.feedback for option in bank.questions[0].options] == comments
    assert not any("feedback" in line for line in told(bank.notices))


def test_a_comment_on_no_option_is_told(read):
    bank = read("question,a,b,c,feedback c,correct\nWho?,Ana,Ben,,Not she.,A\n")
    assert "line 2, column feedback c: there is no option 3, so this is left out" in told(
        bank.notices
    )


def test_all_of_repeated_columns_are_read(read):
    (question,) = read("question,correct,distractors,distractor 1,hint,clue 1\nWho?,A,B,C,D,E\n")
    assert shape(question) == ("choice", ["[x] A", "[ ] B", "[ ] C"])
    assert question.hints == ("D", "E")


def test_a_number_that_is_shown_as_another_text_is_told(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.append(["question", "a", "b", "c", "d", "correct"])
    workbook.active.append(["Which?", 7, 7.6, 2500, 12, "A"])
    for cell, look in zip("BCDE", ["000", "0", "#,##0", "0"], strict=True):
        workbook.active[f"{cell}2"].number_format = look
    workbook.save(tmp_path / "quiz.xlsx")
    found = told(read_sheet(tmp_path / "quiz.xlsx", passage="news").notices)
    assert [line.partition(", where")[0] for line in found if "holds the number" in line] == [
        "line 2, column a: this cell holds the number 7, shown in the format 000",
        "line 2, column b: this cell holds the number 7.6, shown in the format 0",
        "line 2, column c: this cell holds the number 2500, shown in the format #,##0",
    ]


def test_a_formula_is_told_once(read):
    found = faults(read, [["question", "answer"], ["=A1", "Ana"]], name="quiz.xlsx")
    assert [line[:50] for line in found] == ["line 2, column question: this cell holds a formula"]


def test_a_comment_that_a_spreadsheet_would_compute_is_told(read):
    bank = read("question,answer,feedback\nWho?,=Ana,=1+1\n")
    assert [line[:47] for line in told(bank.notices) if "'='" in line] == [
        "line 2, column feedback: '=1+1' begins with '='"
    ]


@pytest.mark.parametrize("stem", ["@SUM(1+1) who?", "+44 was whose number?", "-1 degree: when?"])
def test_a_question_that_a_spreadsheet_may_compute_is_read_with_a_warning(read, stem):
    bank = read(f"question,answer\n{stem},Ana\n")
    (warning,) = [notice for notice in bank.notices if notice.severity is Severity.WARNING]
    assert (bank.questions[0].stem, warning.code) == (stem, "formula-like")


def test_an_id_that_is_made_is_not_one_that_stands_further_down(read):
    rows = "id,question,answer\n,Who?,Ana\n1,Who else?,Ben\n,Who then?,Cem\n"
    assert [question.id for question in read(rows)] == ["quiz-who-2", "quiz-who-1", "quiz-who-3"]


def test_many_lines_are_named_shortly(read):
    rows = "".join(f"{word} is it?,x\n" for word in ["Who", "What"] * 40)
    (line,) = [line for line in told(read(f"question,answer\n{rows}").notices) if "'who'" in line]
    assert line == (
        "line 2: tagged 'who' by its question word (also lines 4, 6, 8, 10, 12, 14, 16, 18, 20, 22 "
        "and 29 more)"
    )


def test_a_number_that_a_program_wrote_with_a_point_is_that_of_an_option():
    options = {1: "Mosul", 2: "Erbil"}
    assert right_places("2.0", options) == {2}
    with pytest.raises(UnclearKeyError, match=r"number of option 2 .* text of option 1"):
        right_places("2.0", {1: "2.0", 2: "1.0"})
