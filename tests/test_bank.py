import itertools
import re
import time
from collections import Counter
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit.bank import (
    Option,
    Question,
    QuestionBank,
    QuestionType,
    dump_bank,
    load_bank,
    read_bank,
    save_bank,
)
from kit.bank.table import COLUMNS
from kit.errors import BankError
from kit.lessons import ArticleFolder

HEADER = ",".join(COLUMNS)
ONE = """mosul-who-1,news,choice,Who spoke?,,A general spoke,who,1
mosul-who-1,,,[x] A general,Yes.,,,
mosul-who-1,,,[ ] A woman,No.,,,
"""


@pytest.fixture
def news():
    return kit.parse_article("A general spoke in “Mosul”. It rained.", id="news")


@pytest.fixture
def load(tmp_path, news):
    def load(text, articles=None):
        path = tmp_path / "bank.csv"
        data = text if isinstance(text, bytes) else text.encode()
        path.write_bytes(data)
        return load_bank(path, [news] if articles is None else articles)

    return load


def problems(load, text):
    with pytest.raises(BankError) as caught:
        load(text)
    return [str(problem).partition("bank.csv")[2] for problem in caught.value.problems]


def test_the_banks_of_the_kit_are_written_again_byte_for_byte(root, tmp_path):
    articles = ArticleFolder(root / "data" / "articles")
    for path in sorted((root / "data" / "banks").glob("*.csv")):
        save_bank(load_bank(path, articles), tmp_path / path.name)
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_the_mosul_bank_has_enough_of_each_kind_and_type(bank):
    assert len(bank.of_kind(kit.Kind.WHO)) >= 10
    assert len(bank.of_kind(kit.Kind.WHEN)) >= 8
    assert len(bank.of_kind(kit.Kind.WHERE)) >= 8
    types = {question.type for question in bank}
    assert types >= {QuestionType.CHOICE, QuestionType.CHOICES, QuestionType.SHORT}
    assert not bank.notices


def test_every_question_of_the_mosul_bank_teaches(bank, article):
    for question in bank:
        assert question.evidence
        assert question.hints
        assert all(option.feedback for option in question.options), question.id
        assert question.type is not QuestionType.SHORT or question.otherwise


def test_no_hint_of_the_mosul_bank_gives_the_key(bank):
    for question in bank:
        for hint in question.hints:
            assert question.key.casefold() not in hint.casefold(), question.id


def test_the_version_changes_with_any_change_and_only_then(bank):
    question = bank.questions[0]
    flipped = tuple(replace(o, credit=1 - o.credit) for o in question.options)
    changed = replace(bank, questions=(replace(question, options=flipped), *bank.questions[1:]))
    assert changed.version != bank.version
    assert replace(bank, id="other", questions=tuple(bank.questions)).version == bank.version


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ONE + ONE.replace("Who spoke?", "Who?"),
            [
                ", line 5, column id: 'mosul-who-1' is already the question on line 2; "
                "give this one another id (its options on lines 6-7 go with it)"
            ],
        ),
        (
            ONE.replace("Who spoke?", ""),
            [
                ", line 2, question mosul-who-1, column text: "
                "this question has no text; write what is asked"
            ],
        ),
        (
            ONE.replace("[x]", "[ ]"),
            [", line 2, question mosul-who-1: no option is marked right; mark it with [x]"],
        ),
        (
            ONE.replace("choice", "choises"),
            [
                ", line 2, question mosul-who-1, column row: 'choises' is not a type of question; "
                "did you mean 'choices'?"
            ],
        ),
        (
            ONE.replace("choice", "matching"),
            [
                ", line 2, question mosul-who-1, column row: 'matching' is not a type of question; "
                "write choice, choices, short, truefalse, order or mark"
            ],
        ),
        (
            ONE.replace("who,1", "who,x"),
            [
                ", line 2, question mosul-who-1, column points: 'x' is no number above 0; "
                "write 1, 2 or 0.5"
            ],
        ),
        (
            ONE.replace(",news,", ",nwes,"),
            [
                ", line 2, question mosul-who-1, column passage: no passage called 'nwes'; "
                "did you mean 'news'?"
            ],
        ),
        (
            ONE.replace("A general spoke,", "The general spoke in Mosul,"),
            [
                ", line 2, question mosul-who-1, column evidence: 'The general spoke in Mosul' "
                "does not stand word for word in news; the nearest words are "
                "'A general spoke in “Mosul”.'"
            ],
        ),
        (
            ONE.replace("A general spoke,", "A genral spokke,"),
            [
                ", line 2, question mosul-who-1, column evidence: 'A genral spokke' "
                "does not stand word for word in news; the nearest words are 'A general spoke'"
            ],
        ),
        (
            ONE.replace("[ ] A woman,No.", "[ ] A woman, or two,No."),
            [
                ", line 4: 9 cells, but 8 columns; "
                'is a comma inside a text without "quotes" round it?'
            ],
        ),
        (
            ONE.replace("Who spoke?", "Who spoke, then, and why?").replace("[ ]", "[150%]"),
            [
                ", line 2: 10 cells, but 8 columns; "
                'is a comma inside a text without "quotes" round it?',
                ", line 4, question mosul-who-1, column text: [150%] is not a share of the points; "
                "write a whole number from 1 to 99",
            ],
        ),
        (
            ONE.replace("Who spoke?", '"Who spoke?').replace("[ ]", "[150%]"),
            [
                ", line 2: a quote opens in this line and is never closed; "
                'is a " missing, or is there a line break inside a cell?',
                ", line 4, question mosul-who-1, column text: [150%] is not a share of the points; "
                "write a whole number from 1 to 99",
            ],
        ),
        (
            ONE.replace("mosul-who-1,,,[ ] A woman,No.,,,\n", ""),
            [
                ", line 2, question mosul-who-1: a choice needs at least two options; "
                "add a wrong one"
            ],
        ),
        (
            ONE.replace("[ ] A woman", "06/10/2014"),
            [
                ", line 4, question mosul-who-1, column text: '06/10/2014' does not start with "
                "[x], [ ], [50%], [1], [else] or [hint]; was it changed by a spreadsheet?",
            ],
        ),
        (
            ONE.replace("[ ]", "[x]"),
            [
                ", line 2, question mosul-who-1: this is a choice with 2 right answers "
                "(lines 3-4); make it choices, or unmark all but one"
            ],
        ),
        (
            ONE.replace("[x] A general,", '"[x] A general,'),
            [
                ", line 3: a quote opens in this line and is never closed; "
                'is a " missing, or is there a line break inside a cell?',
            ],
        ),
        (
            ONE.replace("mosul-who-1,,,", "mosul-woh-1,,,"),
            [
                ", line 3, column id: lines 3-4: 'mosul-woh-1' is no question here; "
                "the question above is 'mosul-who-1' (line 2); make them equal"
            ],
        ),
        (
            ONE.replace("mosul-who-1,,,", ",,,"),
            [
                ", line 3, column id: lines 3-4: the id is empty; "
                "the question above is 'mosul-who-1' (line 2); make them equal"
            ],
        ),
        (
            ONE.replace("mosul-who-1,,,", ",,,")
            + "mosul-who-2,news,short,Who was it?,,A general spoke,who,1\n,,,[x] A general,,,,\n",
            [
                ", line 3, column id: lines 3-4: the id is empty; "
                "the question above is 'mosul-who-1' (line 2); make them equal",
                ", line 6, column id: the id is empty; "
                "the question above is 'mosul-who-2' (line 5); make them equal",
            ],
        ),
        (
            ONE.replace("A woman", "a General"),
            [
                ", line 4, question mosul-who-1, column text: 'a General' is there already, "
                "on line 3; change one"
            ],
        ),
        (
            ONE.replace("choice", "choices").replace("[ ] A woman", "[50%] A woman"),
            [
                ", line 4, question mosul-who-1, column text: in choices each right option earns "
                "its share by itself; mark it [x] or [ ]"
            ],
        ),
        (
            ONE.replace("[ ] A woman", "[150%] A woman"),
            [
                ", line 4, question mosul-who-1, column text: [150%] is not a share of the "
                "points; write a whole number from 1 to 99"
            ],
        ),
        (
            ONE.replace("[ ] A woman,No.", "[else],No."),
            [
                ", line 2, question mosul-who-1: a choice needs at least two options; "
                "add a wrong one",
                ", line 4, question mosul-who-1: [else] is for short and mark questions only; "
                "delete the row",
            ],
        ),
        (
            ONE.replace("[ ] A woman", "[ ]"),
            [
                ", line 4, question mosul-who-1, column text: there is a mark but no text after it",
            ],
        ),
        (
            ONE.replace("mosul-who-1", "oct-16"),
            [
                ", line 2, question oct-16, column id: an id has three or more parts of small "
                "letters and digits joined by hyphens, such as 'mosul-who-1'"
            ],
        ),
        (
            ONE.replace("Who spoke?", "=A1"),
            [
                ", line 2, question mosul-who-1, column text: the text begins with '=', so a "
                "spreadsheet would compute it; begin with a word"
            ],
        ),
        (
            ONE.replace("[ ] A woman,No.,,,", "[ ] A woman,No.,,,2"),
            [
                ", line 4, question mosul-who-1, column points: '2' stands in an option row; "
                "it belongs in the question row (line 2)"
            ],
        ),
        (
            ONE.replace("choice", "truefalse"),
            [
                ", line 2, question mosul-who-1: a truefalse has just two options, True and "
                "False; write both"
            ],
        ),
    ],
)
def test_each_mistake_is_named_with_its_line_and_the_mend(load, lines, expected):
    assert problems(load, f"{HEADER}\n{lines}") == expected


def test_all_mistakes_of_a_file_are_told_at_once_in_the_order_of_lines(load):
    bad = ONE.replace("Who spoke?", "").replace("who,1", "who,none")
    other = ONE.replace("mosul-who-1", "mosul-who-2").replace("[x]", "[ ]")
    found = problems(load, f"{HEADER}\n{bad}{other}")
    assert [problem.split(",")[1] for problem in found] == [" line 2", " line 2", " line 5"]


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        (f"{HEADER}\n{ONE}".replace(",", ";"), "parted by ';'"),
        (f"{HEADER}\n{ONE}".replace(",", "\t"), "parted by a tab"),
        (f"{HEADER}\n{ONE}".replace("feedback", "feedbak"), "did you mean 'feedback'? Read so"),
        (f"{HEADER}\n{ONE}".replace("No.", "Né.").encode("cp1252"), "read as Windows-1252"),
        (f"{HEADER}\n{ONE}".replace("who,1", 'who,"2,5"'), "'2,5' read as 2.5"),
        (
            f"{HEADER}\n{ONE}{ONE.replace('who-1', 'who-2')}mosul-who-1,,,[ ] A man,,,,\n",
            "options of 'mosul-who-1' stand apart from it; put together again",
        ),
        (
            f"{HEADER}\n{ONE}mosul-who-1,,,[ ] A man,,,,\n"
            "settings,,settings,,,,,\nsettings,,,[tries] 3,,,,\n",
            "1 question has fewer than 3 tries, such as 'mosul-who-1' with 3 options: one try, as",
        ),
    ],
)
def test_what_can_be_set_right_is_read_with_a_notice(load, text, notice):
    bank = load(text)
    assert [notice in str(told) for told in bank.notices] == [True]
    assert bank["mosul-who-1"].key == "A general"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(HEADER, HEADER.upper()).replace("choice", "Choice"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: "sep=,\n" + text,
        lambda text: f"{text}\ufeff{HEADER}\n",
        lambda text: f"{text}{HEADER.upper()}\n",
        lambda text: text.replace("\n", "\n\n,,,,,,,\n"),
        lambda text: text.replace("[ ]", "[]").replace("[x] A", "[X]A"),
    ],
)
def test_harmless_differences_are_read_in_silence(load, change):
    bank = load(change(f"{HEADER}\n{ONE}"))
    assert bank.notices == ()
    assert [option.credit for option in bank.questions[0].options] == [1, 0]


def test_one_article_is_as_good_as_a_list_and_a_name_is_none(root):
    path = root / "data" / "banks" / "mosul.csv"
    article = kit.load_article(root / "data" / "articles" / "mosul-2017-07-09.txt")
    assert load_bank(path, article) == load_bank(path, [article])
    with pytest.raises(TypeError, match="articles are loaded articles"):
        load_bank(path, "mosul-2017-07-09")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"who,what\n1,2\n", "this is no header"),
        (HEADER.encode(), "there are no questions"),
        (b"PK\x03\x04 xl/workbook.xml", "this is a workbook"),
        (b"PK\x03\x04 h5p.json", "this is a file of packed files, such as one for Word, Canvas"),
        (b'<?xml version="1.0"?><quiz/>', "this is XML or HTML and no bank; `kit import`"),
        (f"{HEADER}\n".encode() + b"caf\x81", "line 2: this line is neither UTF-8"),
        (HEADER.replace("text", "texts,notes").encode(), "column 'notes' is not known"),
        (HEADER.replace("row,", "").encode(), "no column 'row'"),
        (f"{HEADER},text".encode(), "there are two columns 'text'"),
    ],
)
def test_a_file_that_is_no_bank_says_why(load, data, words):
    assert any(words in problem for problem in problems(load, data))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BankError, match=r"none\.csv: there is no such file"):
        load_bank(tmp_path / "none.csv")


def test_a_cell_that_is_too_long_is_named_with_its_line(load):
    text = f"{HEADER}\n{ONE}".replace("Who spoke?", "Who? " * 40_000)
    assert problems(load, text) == [
        ", line 2: a cell of this line has more than 131,072 characters; shorten it"
    ]
    assert "this is no header" in problems(load, "x" * 200_000)[0]


def test_a_bank_with_semicolons_asks_for_a_stray_semicolon(load):
    text = f"{HEADER}\n{ONE}".replace(",", ";").replace("Who spoke?", "Who spoke; then; why?")
    assert problems(load, text.encode("utf-8-sig"))[1:] == [
        ", line 2: 10 cells, but 8 columns; is ';' inside a text without \"quotes\" round it?"
    ]


def test_settings_with_a_cell_too_many_keep_their_rows(load):
    text = f"{HEADER}\n{ONE}settings,,settings,,,,,,\nsettings,,,[tries] 2,,,,\n"
    (problem,) = problems(load, text)
    assert problem.startswith(", line 5: 9 cells, but 8 columns")


def drafted(passage, kinds="who who when where"):
    """Give the rows of a bank as it is drafted for an article, with ids of its first word."""
    counts = Counter()
    for kind in kinds.split():
        counts[kind] += 1
        name = f"mosul-{kind}-{counts[kind]}"
        yield f"{name},{passage},short,{kind} {passage}?,,,{kind},1\n{name},,,[x] A general,,,,\n"


def put_together(*banks):
    return f"{HEADER}\n" + "".join(itertools.chain(*banks))


def mended(text, found):
    """Give the text after doing what the problems say."""
    lines = text.splitlines(keepends=True)
    for problem in found:
        start, end, old, new = re.search(
            r"lines (\d+)-(\d+), replace '(.*)' by '(.*)'", problem
        ).groups()
        for number in range(int(start) - 1, int(end)):
            assert lines[number].startswith(old)
            lines[number] = lines[number].replace(old, new, 1)
    return "".join(lines)


PASSAGES = {"a": None, "b": None, "c": None}


def test_drafts_that_are_put_together_are_told_with_one_step_for_each(load):
    text = put_together(drafted("a"), drafted("b", "when who who who"), drafted("c"))
    found = problems(partial(load, articles=PASSAGES), text)
    told = "questions from here on have ids of questions further up (the first is that of line"
    assert [
        re.sub(r"^.*: (\d+) (.*?) (\d+)\), .*$", r"\1 \2 \3", problem) for problem in found
    ] == [
        f"3 {told} 6",
        f"4 {told} 2",
    ]
    bank = load(mended(text, found), PASSAGES)
    assert [question.id for question in bank][4:9] == [
        *("mosul-2-when-1", "mosul-2-who-1", "mosul-2-who-2", "mosul-who-3", "mosul-3-who-1"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        put_together(drafted("a"), drafted("b", "who who")),
        put_together(*itertools.zip_longest(drafted("a"), drafted("b"))),
    ],
    ids=["few", "sorted by their ids"],
)
def test_questions_that_cannot_be_told_in_one_stretch_are_told_one_by_one(load, text):
    found = problems(partial(load, articles=PASSAGES), text)
    assert len(found) == text.count(",b,")
    assert all("give this one another id (its options on line" in problem for problem in found)


CHOICE = "a-who-1,news,choice,Who spoke?,,A general spoke,who,1"
ORDERED = CHOICE.replace("choice", "order")
TRUE_FALSE = CHOICE.replace("choice", "truefalse")
# The rows of one question, without their ids below the first; the rules that it breaks.
FAULTS_AT_ONCE = [
    ([CHOICE, "[ ] A", "[ ]"], "no-key no-option-text"),
    ([CHOICE, "[ ] A", "[ ] A"], "no-key repeated"),
    ([CHOICE, "[ ] A", "[ ] B", "[hint] B,x"], "no-key hint-feedback"),
    ([CHOICE, "[ ] A", "[ ] B", "[else] x,y"], "no-key else-place else-text"),
    ([CHOICE, "[ ] A", "[ ] B,,x"], "no-key stray-cell"),
    ([CHOICE, "[ ] A"], "no-key one-option"),
    ([CHOICE], "no-key one-option"),
    ([CHOICE.replace("choice", "choise"), "[ ] A", "[ ] B"], "type no-key"),
    ([CHOICE.replace("choice", "chain"), "[1] A", "[2] B"], "type"),
    ([CHOICE.replace("choice", "short"), "[120%] A", "[ ] B"], "no-key share"),
    ([TRUE_FALSE, "[x] True", "[x] Maybe"], "true-false two-right"),
    ([TRUE_FALSE, "[ ] True", "[ ] Maybe"], "true-false no-key"),
    ([ORDERED, "[x] A", "[1] B"], "few-to-order unnumbered"),
    (
        [CHOICE.replace("news", "newss").replace("spoke,", "slept,"), "[x] A", "[ ] B"],
        "passage-unknown evidence",
    ),
    ([CHOICE, "[x] A [sic]"], "one-option"),
    ([ORDERED, "[1] A", "[1] B", "[4] C", "[x] D"], "number-gap unnumbered"),
    ([ORDERED, "[1] A", "[5] B", "[x] C"], "number-gap unnumbered"),
    ([ORDERED, "[1] A", "[1] B", "C"], "number-gap no-mark"),
    ([ORDERED, "[1] A", "[3] B", "[7]"], "number-gap no-option-text"),
    ([ORDERED, "[0] A", "[1] B", "[2] C"], "number-gap"),
    ([CHOICE.replace("choice", "choices"), "[50%] A"], "part-credit one-option"),
    ([TRUE_FALSE, "[ ] True", "[ ] Flase", "[maybe] x"], "no-mark true-false"),
    ([TRUE_FALSE, "[ ] Flase", "[ ]"], "no-option-text true-false"),
    ([TRUE_FALSE, "[x] True", "[ ] True"], "repeated true-false"),
    # What is amiss with a row may be all that is amiss.
    ([TRUE_FALSE, "[x] True", "False"], "no-mark"),
    ([ORDERED, "[1] A", "[2]", "[3] C", "[4] D"], "no-option-text"),
    ([ORDERED, "[1] A", "[2] B", "[2]", "[3] D"], "no-option-text"),
    ([ORDERED, "[1] A", "B", "[3] C", "[4] D"], "no-mark"),
    ([ORDERED, "[1] A", "[x] B", "[3] C"], "unnumbered"),
    ([CHOICE, "A", "[ ] B"], "no-mark"),
    ([CHOICE, "[1] A", "[ ] B"], "numbered-option"),
    ([CHOICE, "[x] A", "[ ]"], "no-option-text"),
    ([CHOICE.replace("choice", "choices"), "[50%] A", "[ ] B"], "part-credit"),
    ([ORDERED, "[1] A", "[2] B", "[3]"], "no-option-text"),
    ([TRUE_FALSE, "[ ] True"], "true-false"),
    ([TRUE_FALSE, "[x] True", "[ ]"], "no-option-text"),
    (
        [CHOICE.replace("news", "other").replace("spoke,", "slept,"), "[x] A", "[ ] B"],
        "passage-unknown",
    ),
]


@pytest.mark.parametrize(("rows", "codes"), FAULTS_AT_ONCE)
def test_no_fault_of_a_question_hides_another_one(tmp_path, news, rows, codes):
    head, *options = rows
    under = [f"a-who-1,,,{option}" for option in options]
    (tmp_path / "bank.csv").write_text("\n".join([HEADER, *map(filled_up, [head, *under]), ""]))
    found = kit.find_problems(tmp_path / "bank.csv", [news])
    assert sorted(problem.code for problem in found) == sorted(codes.split())


@pytest.mark.parametrize(
    ("written", "marks", "meant"),
    [("choise", "x ", "choice"), ("choise", "xx", "choices"), ("shrot", "xx", "short")],
)
def test_a_misspelt_type_is_taken_for_one_that_fits_the_marks(load, written, marks, meant):
    head = filled_up(CHOICE.replace("choice", written))
    rows = [filled_up(f"a-who-1,,,[{mark}] {at}") for at, mark in enumerate(marks)]
    told = problems(load, "\n".join([HEADER, head, *rows, ""]))
    assert [each for each in told if f"did you mean '{meant}'?" in each]


def filled_up(row):
    return row + "," * (HEADER.count(",") - row.count(","))


def test_settings_that_are_there_twice_are_put_under_one_row(load):
    settings = "settings,,settings,,,,,\nsettings,,,[tries] 2,,,,\n"
    (found,) = problems(load, f"{HEADER}\n{settings}{ONE}{settings}")
    assert found == (
        ", line 7, question settings: there are settings already, further up; "
        "put all of them under one row"
    )


def test_a_line_break_in_a_cell_hides_no_other_mistake(load):
    broken = ONE.replace("Yes.", '"Yes,\nindeed."')
    later = ONE.replace("mosul-who-1", "mosul-who-2").replace("[x]", "[ ]")
    found = problems(load, f"{HEADER}\n{broken}{later}")
    assert [problem.split(":")[0] for problem in found] == [
        ", line 3",
        ", line 6, question mosul-who-2",
    ]


def test_a_bank_with_notices_alone_has_no_faults(tmp_path):
    (tmp_path / "bank.csv").write_text(f"{HEADER}\n{ONE}".replace(",", ";"))
    bank = read_bank(tmp_path / "bank.csv")
    assert (len(bank.notices), bank.has_faults) == (1, False)
    (tmp_path / "bank.csv").write_text(f"{HEADER}\n{ONE}".replace("choice", "choise"))
    assert read_bank(tmp_path / "bank.csv").has_faults


def test_a_question_is_found_by_its_id_in_a_bank_of_any_length(bank):
    count = 20_000
    first = bank.questions[0]
    long = replace(bank, questions=tuple(replace(first, id=f"a-who-{n}") for n in range(count)))
    start = time.process_time()
    assert all(long[f"a-who-{n}"] is long.questions[n] for n in range(count))
    assert time.process_time() - start < 1
    with pytest.raises(KeyError, match="no question 'a-who-x' in bank 'mosul'"):
        long["a-who-x"]


def test_of_two_questions_with_one_id_the_first_is_meant(bank):
    first, second, *_ = bank.questions
    twice = replace(bank, questions=(first, second, replace(second, id=first.id)))
    assert twice[first.id] is first
    assert twice.without(second.id)[first.id] is first


def test_evidence_may_have_parts_and_other_quotation_marks(load):
    text = ONE.replace(",A general spoke,", ',"in ""Mosul"" [...] It rained",')
    assert load(f"{HEADER}\n{text}").questions[0].evidence_parts == ('in "Mosul"', "It rained")


def test_a_failed_save_leaves_the_old_file(bank, tmp_path, monkeypatch):
    path = tmp_path / "bank.csv"
    path.write_text("old")
    path.chmod(0o600)

    def full(_handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", full)
        with pytest.raises(BankError, match="No space left"):
            save_bank(bank, path)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["bank.csv"]
    save_bank(bank, path)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"feedback": "one\ntwo"}, "a quote opens in this line"),
        ({"stem": "Who? " * 40_000}, "a cell of this line has more than 131,072 characters"),
        ({"stem": "=A1"}, "begins with '='"),
        ({"id": "q1"}, "an id has three or more parts"),
        ({"points": float("inf")}, "'Infinity' is no number"),
        ({"tags": ("who", "a b")}, "tags cannot be written as it is"),
        ({"options": (Option(text="A", credit=1), Option(text="B", credit=0.004))}, "[0%]"),
    ],
)
def test_what_would_not_be_read_again_is_not_written(bank, tmp_path, change, words):
    path = tmp_path / "bank.csv"
    save_bank(bank, path)
    before = path.read_bytes()
    with pytest.raises(BankError) as caught:
        save_bank(replace(bank, questions=(replace(bank.questions[0], **change),)), path)
    assert words in str(caught.value)
    assert path.read_bytes() == before


def test_a_bank_whose_settings_give_some_questions_fewer_tries_is_saved(bank, tmp_path):
    policy = kit.Policy(tries=5)
    save_bank(replace(bank, policy=policy), tmp_path / "bank.csv")
    read = load_bank(tmp_path / "bank.csv")
    assert read.policy == policy
    assert [notice.code for notice in read.notices] == ["fewer-tries"]
    save_bank(read, tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "bank.csv").read_bytes()


def test_settings_that_would_not_be_read_again_are_not_written(bank, tmp_path):
    policy = kit.Policy(retry_credit=1 / 3)
    with pytest.raises(BankError, match="settings: retry_credit cannot be written as it is"):
        save_bank(replace(bank, policy=policy), tmp_path / "bank.csv")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("points", [0.1, 1 / 3, 12.0, 1234567.5, 1e16])
def test_points_are_written_in_full(bank, tmp_path, points):
    changed = replace(bank, questions=(replace(bank.questions[0], points=points),))
    save_bank(changed, tmp_path / "bank.csv")
    assert load_bank(tmp_path / "bank.csv").questions == changed.questions


def test_a_missing_folder_is_made_and_a_file_in_its_place_is_named(bank, tmp_path):
    save_bank(bank, tmp_path / "new" / "folder" / "bank.csv")
    assert len(load_bank(tmp_path / "new" / "folder" / "bank.csv")) == len(bank)
    (tmp_path / "file").write_text("")
    with pytest.raises(BankError, match=r"bank\.csv: cannot be written"):
        save_bank(bank, tmp_path / "file" / "bank.csv")


words = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"), blacklist_characters="[]"),
    min_size=1,
    max_size=20,
).map(str.strip)
cell = words.filter(lambda text: text and not text.startswith("=") and text.isprintable())


@st.composite
def questions(draw, number):
    kind = draw(st.sampled_from([QuestionType.CHOICES, QuestionType.SHORT]))
    texts = draw(st.lists(cell, min_size=2, max_size=5, unique_by=lambda t: t.casefold()))
    part = [0.25, 0.5] if kind is QuestionType.SHORT else []
    credit = st.sampled_from([0.0, 1.0, *part])
    return Question(
        id=f"any-who-{number}",
        passage="news",
        type=kind,
        stem=draw(cell),
        options=tuple(
            Option(text=f"{at} {text}", credit=1.0 if at == 0 else draw(credit))
            for at, text in enumerate(texts)
        ),
        feedback=draw(cell),
        hints=(draw(cell),),
        tags=("who",),
        points=draw(st.sampled_from([0.5, 1.0, 2.0, 12.0])),
        otherwise=draw(cell) if kind is QuestionType.SHORT else "",
    )


@given(st.data())
def test_any_bank_comes_back_as_it_was_saved(tmp_path_factory, data):
    asked = tuple(data.draw(questions(number)) for number in range(data.draw(st.integers(1, 3))))
    path = tmp_path_factory.getbasetemp() / "any.csv"
    save_bank(QuestionBank(id="any", questions=asked), path)
    bank = load_bank(path)
    assert bank.questions == asked
    assert dump_bank(bank).encode("utf-8-sig") == path.read_bytes()


def test_a_bank_of_thousands_of_questions_is_read_whole(bank, tmp_path):
    many = tuple(replace(bank.questions[n % 20], id=f"many-who-{n}") for n in range(3000))
    save_bank(replace(bank, questions=many), tmp_path / "many.csv")
    assert load_bank(tmp_path / "many.csv").questions == many


ORDER = """mosul-when-1,news,order,In which order?,,,when,1
mosul-when-1,,,[2] Then rain,Later.,,,
mosul-when-1,,,[1] A speech,First.,,,
mosul-when-1,,,[3] A shower,,,,
"""
MARK = """mosul-where-1,news,mark,Mark the place.,,A general spoke in “Mosul”,where,1
mosul-where-1,,,[x] in “Mosul”,,,,
mosul-where-1,,,[else],Look again.,,,
"""
SETTINGS = """settings,,settings,,,,,
settings,,,[tries] 3,,,,
settings,,,[retry] 25%,,,,
settings,,,[reveal] end,,,,
settings,,,[reading] parts,,,,
settings,,,[book] closed,,,,
"""


def test_the_things_of_an_order_stand_by_their_numbers(load):
    bank = load(f"{HEADER}\n{ORDER}")
    question = bank["mosul-when-1"]
    assert question.accepted == ("A speech", "Then rain", "A shower")
    assert "[2] Then rain" in dump_bank(bank)


def test_words_to_be_marked_are_those_of_the_passage(load):
    question = load(f"{HEADER}\n{MARK}")["mosul-where-1"]
    assert (question.type, question.key) == (QuestionType.MARK, "in “Mosul”")
    assert question.otherwise == "Look again."


def test_settings_are_read_and_written_again(load, tmp_path):
    bank = load(f"{HEADER}\n{SETTINGS}{ONE}")
    assert bank.policy == kit.Policy(
        tries=3, retry_credit=0.25, reveal="end", reading="parts", open_book=False
    )
    assert bank.version != load(f"{HEADER}\n{ONE}").version
    assert dump_bank(bank) == f"{HEADER}\n{SETTINGS}{ONE}"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (ORDER.replace("[3]", "[4]"), "numbered 1, 2, 3 without gaps, not 1, 2, 4"),
        (ORDER.replace("[3]", "[2]"), "numbered 1, 2, 3 without gaps, not 1, 2, 2"),
        (ORDER.replace("[3]", "[x]"), "in an order each thing has its number: [1], [2], [3]"),
        (ORDER.replace(",order,", ",choices,"), "[2] numbers the things of an order"),
        ("".join(ORDER.splitlines(keepends=True)[:3]), "an order needs at least three things"),
        (
            MARK.replace("in “Mosul”,,,,", "in Mossul,,,,"),
            "'in Mossul' does not stand word for word",
        ),
        (SETTINGS.replace("tries", "trys") + ONE, "did you mean [tries]?"),
        (SETTINGS.replace("[tries]", "tries:") + ONE, "'tries: 3' is no setting; write [tries], ["),
        (SETTINGS.replace("25%", "250%") + ONE, "[retry] '250%' is not a share from 0% to 100%"),
        (SETTINGS.replace("parts", "slowly") + ONE, "is not together, first or parts"),
        (SETTINGS + "settings,,,[tries] 2,,,,\n" + ONE, "[tries] is set twice; keep one"),
        (
            SETTINGS + re.sub("^settings", "more", SETTINGS, flags=re.MULTILINE) + ONE,
            "there are settings already",
        ),
    ],
)
def test_mistakes_in_orders_marks_and_settings_are_named(load, lines, expected):
    assert any(expected in told for told in problems(load, f"{HEADER}\n{lines}"))
