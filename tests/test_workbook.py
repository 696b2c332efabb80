import io
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.formula import ArrayFormula

import kit
from kit.bank import Option, Question, QuestionBank, QuestionType, load_bank, save_bank
from kit.bank.policy_rows import SETTINGS
from kit.bank.table import COLUMNS
from kit.cli.checking import check
from kit.cli.sheets import sheet
from kit.errors import BankError, Severity
from kit.exchange.sheets import opening, read_sheet, save_workbook
from kit.text import normalise

QUESTION = Question(
    id="mosul-who-1",
    passage="news",
    type=QuestionType.CHOICE,
    stem="Who spoke?",
    options=(
        Option(text="A general", credit=1, feedback="Yes."),
        Option(text="A woman", credit=0, feedback="No."),
    ),
    evidence="A general spoke",
    tags=("who",),
)
ONE = QuestionBank(id="bank", questions=(QUESTION,))


@pytest.fixture
def edit(tmp_path):
    """Save a bank of one question, in rows 2 to 4, and change its workbook as a teacher might."""

    def edit(change):
        path = tmp_path / "bank.xlsx"
        save_workbook(ONE, path)
        workbook = openpyxl.load_workbook(path)
        change(workbook)
        workbook.save(path)
        return path

    return edit


def faults(path):
    with pytest.raises(BankError) as caught:
        read_sheet(path)
    return [str(problem).partition("bank.xlsx")[2] for problem in caught.value.problems]


def put(**cells):
    """Give a change that puts values into cells of the sheet of questions."""

    def change(workbook):
        for name, value in cells.items():
            workbook["bank"][name] = value

    return change


def test_every_bank_survives_the_workbook_byte_for_byte(root, tmp_path):
    for path in sorted((root / "data" / "banks").glob("*.csv")):
        save_workbook(load_bank(path), tmp_path / f"{path.stem}.xlsx")
        bank = read_sheet(tmp_path / f"{path.stem}.xlsx")
        save_bank(bank, tmp_path / path.name)
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()
        assert bank.notices == ()


def test_the_same_bank_gives_the_same_bytes(bank, tmp_path):
    for name in ("one", "two"):
        save_workbook(bank, tmp_path / f"{name}.xlsx")
    data = (tmp_path / "one.xlsx").read_bytes()
    assert data == (tmp_path / "two.xlsx").read_bytes()
    parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert {part.date_time[0] for part in parts} == {1980}


def test_every_cell_is_a_text_that_no_spreadsheet_reads(bank, tmp_path):
    save_workbook(bank, tmp_path / "bank.xlsx")
    for worksheet in openpyxl.load_workbook(tmp_path / "bank.xlsx"):
        for cell in (cell for row in worksheet for cell in row if cell.value is not None):
            assert (cell.data_type, cell.number_format, cell.quotePrefix) == ("s", "@", True)


def test_the_sheet_is_pleasant_to_work_in(bank, tmp_path):
    save_workbook(bank, tmp_path / "bank.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "bank.xlsx")
    worksheet = workbook["bank"]
    assert worksheet.freeze_panes == "A2"
    assert [cell.value for cell in worksheet[1]] == list(COLUMNS)
    assert all(cell.font.bold for cell in worksheet[1])
    assert worksheet["D4"].alignment.wrap_text
    (offer,) = worksheet.data_validations.dataValidation
    assert offer.formula1.strip('"').split(",") == [*QuestionType, SETTINGS]
    (tinted,) = worksheet.conditional_formatting
    assert tinted.rules[0].formula == ['$C2<>""']
    # Rows that are still to be written are texts too.
    assert worksheet.column_dimensions["D"].number_format == "@"


def test_the_second_sheet_explains_every_column_and_type(bank, tmp_path):
    save_workbook(bank, tmp_path / "bank.xlsx")
    explained = {
        cell.value for cell in openpyxl.load_workbook(tmp_path / "bank.xlsx")["how to"]["A"]
    }
    assert explained >= {*COLUMNS, *QuestionType, SETTINGS}


STRANGE = [
    "=A1",
    "'tis",
    "007",
    "+1",
    "-5",
    "@home",
    "#N/A",
    "1E+05",
    "TRUE",
    "10/17/2016",
    "_x0041_",
    'say "no"',
    "a, b; c",
    "naïve – “Mosul”",
    "🙂",
]
words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=30
).map(str.strip)
texts = (st.sampled_from(STRANGE) | words).filter(bool)


@settings(deadline=None, max_examples=30)
@given(st.lists(texts, min_size=2, max_size=6, unique_by=normalise), texts)
def test_any_text_comes_back_as_it_was(tmp_path_factory, options, feedback):
    asked = replace(
        QUESTION,
        type=QuestionType.SHORT,
        stem=f"Who? {feedback}",
        feedback=f"So: {feedback}",
        options=tuple(Option(text=text, credit=1.0) for text in options),
    )
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    save_workbook(replace(ONE, questions=(asked,)), path)
    assert read_sheet(path).questions == (asked,)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"stem": "Who\x07?"}, "line 2, column text: mosul-who-1: the text holds U+0007"),
        ({"feedback": "one\ntwo"}, "column feedback: mosul-who-1: the text holds U+000A"),
        ({"evidence": "\ud800"}, "column evidence: mosul-who-1: the text holds U+D800"),
        ({"feedback": "\uffff"}, "the text holds U+FFFF, which no cell can hold; take it out"),
        ({"feedback": "x" * 40_000}, "40,000 characters, but a cell holds 32,767; shorten it"),
        ({"feedback": "x" * 200_000}, "200,000 characters, but a cell holds 32,767; shorten it"),
        ({"stem": "=A1"}, "the text begins with '='"),
        ({"feedback": " Yes."}, "question mosul-who-1: feedback cannot be written as it is"),
        ({"options": ()}, "no option is marked right"),
    ],
)
def test_what_would_not_be_read_again_is_not_written(tmp_path, change, words):
    path = tmp_path / "bank.xlsx"
    path.write_text("old")
    with pytest.raises(BankError) as caught:
        save_workbook(replace(ONE, questions=(replace(QUESTION, **change),)), path)
    assert words in str(caught.value)
    assert path.read_text() == "old"


def test_what_cannot_be_written_is_named_and_leaves_nothing_behind(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BankError, match=r"bank\.xlsx: cannot be written"):
        save_workbook(ONE, tmp_path / "file" / "bank.xlsx")
    (tmp_path / "bank.xlsx").mkdir()
    with pytest.raises(BankError, match=r"bank\.xlsx: cannot be written"):
        save_workbook(ONE, tmp_path / "bank.xlsx")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bank.xlsx", "file"]


def test_a_replaced_file_keeps_its_rights_and_a_missing_folder_is_made(tmp_path):
    path = tmp_path / "new" / "bank.xlsx"
    save_workbook(ONE, path)
    path.chmod(0o600)
    save_workbook(ONE, path)
    assert path.stat().st_mode & 0o777 == 0o600


DATE = ", which the spreadsheet made of what was typed; format the cell as Text"
NUMBER = ", where a text belongs; zeros in front, or a whole date, may be lost"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"D3": date(2016, 10, 17)}, ", line 3, column text: this cell holds a date, 2016-10-17"),
        (
            {"E4": datetime.fromisoformat("2016-10-17T09:30")},
            ", line 4, column feedback: this cell holds a date",
        ),
        ({"F2": time(14, 30)}, f"column evidence: this cell holds a date, 14:30:00{DATE}"),
        ({"F2": timedelta(hours=30)}, "column evidence: this cell holds a date, 1 day, 6:00:00"),
        ({"H2": date(2026, 5, 1)}, ", line 2, column points: this cell holds a date, 2026-05-01"),
        ({"A2": date(2016, 10, 1)}, ", line 2, column id: this cell holds a date, 2016-10-01"),
        ({"D2": "=A1&A2"}, ", line 2, column text: this cell holds a formula, =A1&A2, and not"),
        ({"D3": "=SUM(1,2)"}, ", line 3, column text: this cell holds a formula, =SUM(1,2)"),
        ({"D3": ArrayFormula("D3:D4", "=A3:A4")}, "this cell holds a formula, =A3:A4"),
        ({"E3": "#NAME?"}, ", line 3, column feedback: this cell shows #NAME?, because"),
        ({"F2": "#REF!"}, ", line 2, column evidence: this cell shows #REF!, because"),
        ({"D4": 7}, f", line 4, column text: this cell holds the number 7{NUMBER}"),
        ({"A2": 16}, f", line 2, column id: this cell holds the number 16{NUMBER}"),
        ({"C2": True}, ", line 2, column row: this cell holds the truth value TRUE, which is no"),
        ({"E3": False}, ", line 3, column feedback: this cell holds the truth value FALSE"),
    ],
)
def test_a_damaged_cell_is_one_fault_with_its_row_and_column(edit, cells, expected):
    found = faults(edit(put(**cells)))
    assert [told for told in found if expected in told] == found[:1]
    place = found[0].split(":")[0]
    assert [told for told in found if told.startswith(f"{place}:")] == found[:1]


@pytest.mark.parametrize(
    ("cells", "column", "told"),
    [
        ({"E3": 1914}, "feedback", f"this cell holds the number 1914{NUMBER}"),
        ({"D2": 2016}, "text", f"this cell holds the number 2016{NUMBER}"),
        ({"E3": "17-Oct"}, "feedback", "'17-Oct' looks like a date that a spreadsheet made"),
        ({"F2": "10/17/2016"}, "evidence", "'10/17/2016' looks like a date"),
        ({"F2": "2016-10-17 00:00:00"}, "evidence", "looks like a date"),
        ({"E3": "1E+05"}, "feedback", "'1E+05' looks like a number that a spreadsheet made"),
        ({"E3": "DÃ¡in said so."}, "feedback", "it should be 'Dáin said so.'"),
    ],
)
def test_what_may_be_damaged_is_kept_and_told(edit, cells, column, told):
    bank = read_sheet(edit(put(**cells)))
    (notice,) = bank.notices
    assert (notice.column, notice.severity) == (column, Severity.WARNING)
    assert told in notice.message
    assert str(next(iter(cells.values()))) in str(bank.questions[0]) + str(
        (bank.questions[0].evidence, bank.questions[0].options)
    )


@pytest.mark.parametrize(("value", "points"), [(2, 2), (2.0, 2), (0.5, 0.5), ("2,5", 2.5)])
def test_points_may_be_numbers(edit, value, points):
    assert read_sheet(edit(put(H2=value))).questions[0].points == points


def test_a_share_in_the_points_is_told(edit):
    def change(workbook):
        workbook["bank"]["H2"] = 0.5
        workbook["bank"]["H2"].number_format = "0%"

    (notice,) = read_sheet(edit(change)).notices
    assert "column points: this cell holds the number 0.5, shown in the format 0%" in str(notice)


def test_line_breaks_inside_cells_are_blanks(edit):
    bank = read_sheet(edit(put(D2="Who\nspoke?", E3="Yes_x000D_\nindeed.\n")))
    assert bank.questions[0].stem == "Who spoke?"
    assert bank.questions[0].options[0].feedback == "Yes indeed."
    assert [str(told).partition("bank.xlsx, ")[2] for told in bank.notices] == [
        "line 2, column text: a line break inside the cell is read as a blank",
        "line 3, column feedback: a line break inside the cell is read as a blank",
    ]


def test_merged_cells_are_one_fault(edit):
    found = faults(edit(lambda workbook: workbook["bank"].merge_cells("A2:A4")))
    assert found == [
        ", line 2, column id: the cells A2:A4 are merged, so only the first of them holds a text; "
        "unmerge them and fill each"
    ]


def test_merged_cells_beside_the_bank_do_no_harm(edit):
    assert read_sheet(edit(lambda workbook: workbook["bank"].merge_cells("K2:K4"))).notices == ()


def test_hidden_rows_are_read_with_a_notice(edit):
    def hide(workbook):
        for number in (3, 4, 500):
            workbook["bank"].row_dimensions[number].hidden = True

    bank = read_sheet(edit(hide))
    (notice,) = bank.notices
    assert "line 3: this row is hidden; read all the same (also line 4)" in str(notice)
    assert bank.questions == ONE.questions


def test_what_stands_in_a_column_without_a_name_is_left_out_with_a_notice(edit):
    bank = read_sheet(edit(put(K2="ask Ana", K3="see above")))
    assert [str(told).partition("bank.xlsx, ")[2] for told in bank.notices] == [
        "line 2: column K has no name in the header, so what stands there is left out (also line 3)"
    ]
    assert bank.questions == ONE.questions


@pytest.mark.parametrize("name", ["bank", "questions"])
def test_a_title_above_the_header_does_no_harm(edit, name):
    def change(workbook):
        workbook["bank"].insert_rows(1, 2)
        workbook["bank"]["A1"] = "My questions on Mosul"
        workbook["bank"]["D5"] = "[x] A soldier"
        workbook["bank"].title = name

    bank = read_sheet(edit(change))
    assert (bank.questions[0].key, bank.notices) == ("A soldier", ())


def test_what_was_assumed_is_not_told_among_faults(edit):
    assert [line[:16] for line in faults(edit(put(D3="A general", H2="1,5", K2="?")))] == [
        ", line 3, questi"
    ]


def test_characters_are_read_that_excel_writes_as_codes(edit):
    bank = read_sheet(edit(put(E2="A_x000B_b_x0041_", E3="_x005F_x000B_")))
    assert bank.questions[0].feedback == "A b_x0041_"
    assert bank.questions[0].options[0].feedback == "_x000B_"


def test_the_sheet_called_bank_is_read_and_others_are_told(edit):
    def copy(workbook):
        workbook.copy_worksheet(workbook["bank"]).title = "old"
        workbook.move_sheet("old", -2)

    bank = read_sheet(edit(copy))
    assert "the sheet 'old' has the header of a bank too; only" in str(bank.notices[0])


def test_a_sheet_of_another_name_is_found_by_its_header(edit):
    def change(workbook):
        workbook["bank"].title = "questions"
        workbook.create_sheet("notes", 0)["A1"] = "To do"
        workbook["questions"].insert_rows(1, 2)

    bank = read_sheet(edit(change))
    assert (bank.questions, bank.notices) == (ONE.questions, ())


def test_lines_are_rows_also_below_empty_ones(edit):
    def change(workbook):
        workbook["bank"].insert_rows(2, 3)
        workbook["bank"]["D6"] = "A general"

    assert faults(edit(change)) == [
        ", line 6, question mosul-who-1, column text: 'A general' does not start with [x], [ ], "
        "[50%], [1], [else] or [hint]"
    ]


def test_a_stray_cell_in_the_last_row_costs_nothing(edit):
    bank = read_sheet(edit(put(A1048576=" ")))
    assert (bank.questions, bank.notices) == (ONE.questions, ())


def test_all_faults_are_told_at_once_in_the_order_of_rows(edit):
    found = faults(edit(put(D4=date(2016, 1, 1), F2="=A1", E3=7)))
    assert [told.split(":")[0] for told in found] == [
        ", line 2, column evidence",
        ", line 3, column feedback",
        ", line 4, column text",
    ]


def test_openpyxl_is_imported_when_it_is_first_used():
    script = "import kit.exchange.sheets, sys; print('openpyxl' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_evidence_is_looked_up_in_the_articles(edit):
    news = kit.parse_article("A general spoke in Mosul.", id="news")
    assert read_sheet(edit(put()), articles=[news]).questions == ONE.questions
    with pytest.raises(BankError, match="column evidence: 'A man spoke' does not stand"):
        read_sheet(edit(put(F2="A man spoke")), articles=[news])


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


BOOK = {"xl__workbook_dot_xml": b"<workbook/>"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (opening.OLE + b"...", "a workbook of Excel 97-2003 (.xls); open it and save it as 'Excel"),
        (opening.OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "(such as .ods)"),
        (packed(xl__vbaProject_dot_bin=b"", **BOOK), "it holds macros"),
        (packed(xl__workbook_dot_bin=b""), "a binary workbook (.xlsb)"),
        (packed(word__document_dot_xml=b""), "this is no workbook"),
        (packed(**BOOK), "this workbook is broken"),
        (packed(**BOOK)[:40], "this workbook is broken (BadZipFile: "),
        (
            packed(xl__workbook_dot_xml=b'<w xmlns="http://purl.oclc.org/ooxml/x"/>'),
            "Strict Open XML",
        ),
        (
            packed(xl__a_dot_xml=bytes(opening.LARGEST_TABLES), **BOOK),
            "it holds 32 MB once unpacked, and more than 32 MB are not opened",
        ),
        (
            packed(xl__a_dot_png=bytes(opening.LARGEST), **BOOK),
            "it holds 200 MB once unpacked, and more than 200 MB are not opened",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_workbook_says_what_to_do(tmp_path, data, words):
    (tmp_path / "bank.xlsx").write_bytes(data)
    (fault,) = faults(tmp_path / "bank.xlsx")
    assert words in fault


def test_a_workbook_of_entities_does_not_grow(edit):
    path, name = edit(put()), "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    entities = b"".join(
        b'<!ENTITY %c "%b">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in b"bcdefghi"
    )
    bomb = b'<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">' + entities + b"]>"
    parts[name] = bomb + parts[name].replace(b"No.", b"&i;")
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    assert "this workbook is broken" in faults(path)[0]


def test_a_workbook_without_a_bank_and_a_missing_one_are_named(tmp_path):
    openpyxl.Workbook().save(tmp_path / "bank.xlsx")
    assert (
        "there is no header that is known: neither that of a bank (id"
        in faults(tmp_path / "bank.xlsx")[0]
    )
    with pytest.raises(BankError, match=r"none\.xlsx: there is no such file"):
        read_sheet(tmp_path / "none.xlsx")
    with pytest.raises(BankError, match="this is a folder; name a file in it"):
        read_sheet(tmp_path)


HEADER = ",".join(COLUMNS)
ROWS = """mosul-who-1,news,choice,Who spoke?,,A general spoke,who,1
mosul-who-1,,,[x] A general,Yes.,,,
mosul-who-1,,,[ ] A woman,No.,,,
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Yes.", "#NAME?", ", line 3, column feedback: this cell shows #NAME?"),
        ("Yes.", "17-Oct", ", line 3, column feedback: '17-Oct' looks like a date"),
        ("Yes.", "=1+1", ", line 3, column feedback: '=1+1' begins with '='"),
        ("A general spoke,", "Ã¡,", ", line 2, column evidence: 'Ã¡' was once read in the wrong"),
        ("mosul-who-1", "Oct-16", ", line 2, column id: 'Oct-16' looks like a date"),
    ],
)
def test_damage_in_a_csv_file_is_told(tmp_path, old, new, told):
    path = tmp_path / "bank.csv"
    path.write_text(f"{HEADER}\n{ROWS}".replace(old, new), "utf-8")
    try:
        found = read_sheet(path).notices
    except BankError as error:
        found = error.problems
    assert told in str(found[0])
    assert not any(problem.message == found[0].message for problem in found[1:])


def test_what_the_reader_of_banks_tells_is_told_once(tmp_path):
    path = tmp_path / "bank.csv"
    path.write_text(f"{HEADER}\n{ROWS}".replace("[ ] A woman", "10/17/2016"), "utf-8")
    with pytest.raises(BankError, match="was it changed by a spreadsheet") as caught:
        read_sheet(path)
    assert len(caught.value.problems) == 1


@pytest.fixture
def run(root, tmp_path, monkeypatch):
    shutil.copytree(root / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(sheet, arguments)


def test_a_bank_goes_to_a_workbook_and_back(run, tmp_path):
    there = run("data/banks/mosul.csv", "-o", "work/mosul.xlsx")
    assert there.output == "36 questions written to work/mosul.xlsx.\n"
    back = run("work/mosul.xlsx", "-o", "work/mosul.csv", "--articles", "data/articles")
    assert back.exit_code == 0, back.output
    before = (tmp_path / "data/banks/mosul.csv").read_bytes()
    assert (tmp_path / "work/mosul.csv").read_bytes() == before


def test_an_article_that_need_not_be_named_is_told(run):
    done = run("data/banks/mosul.csv", "-o", "mosul.xlsx", "--passage", "news")
    assert "the questions name their articles; 'news' was not needed" in done.stdout


def test_a_file_that_is_there_is_not_written_over_without_force(run, tmp_path):
    (tmp_path / "bank.xlsx").write_text("a teacher's work")
    done = run("data/banks/mosul.csv", "-o", "bank.xlsx")
    assert done.exit_code == 1
    assert "bank.xlsx: this file is there already and may hold a teacher's work" in done.stderr
    assert "--force" in done.stderr
    assert (tmp_path / "bank.xlsx").read_text() == "a teacher's work"
    assert run("data/banks/mosul.csv", "-o", "bank.xlsx", "--force").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["data/banks/mosul.csv", "-o", "mosul.ods"], "end the name in .csv"),
        (["data/banks/mosul.csv", "-o", "data/banks/mosul.csv", "--force"], "choose another name"),
        (["none.csv", "-o", "bank.xlsx"], "none.csv: there is no such file"),
        (["data", "-o", "bank.xlsx"], "data: this is a folder; name a file in it"),
        (
            ["data/articles/mosul-2017-07-09.txt", "-o", "x.xlsx"],
            "there is no header that is known",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_written(run, tmp_path, arguments, told):
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert told in done.stderr
    assert not list(tmp_path.glob("*.xlsx"))


def test_faults_of_a_workbook_are_all_told_and_nothing_is_written(run, edit, tmp_path):
    edit(put(D4=date(2016, 1, 1), F2="=A1"))
    done = run("bank.xlsx", "-o", "bank.csv")
    assert (done.exit_code, done.stdout) == (1, "")
    assert [line[:17] for line in done.stderr.splitlines()] == [
        "bank.xlsx, line 2",
        "bank.xlsx, line 4",
    ]
    assert not (tmp_path / "bank.csv").exists()


def test_columns_that_stand_in_one_cell_are_explained(run):
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = HEADER
    workbook.save("bank.xlsx")
    assert (
        "all columns stand in column A; give the CSV file" in run("bank.xlsx", "-o", "b.csv").stderr
    )


@pytest.fixture
def office(tmp_path):
    """Open a file in LibreOffice and save it again, as a workbook."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed (apt install libreoffice-calc-nogui)")

    def office(path, *settings):
        profile = (tmp_path / "profile").as_uri()
        command = ["soffice", "--headless", f"-env:UserInstallation={profile}", *settings]
        out = tmp_path / "saved"
        command += ["--convert-to", "xlsx", "--outdir", str(out), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return out / f"{path.stem}.xlsx"

    return office


# As LibreOffice opens it by itself: comma, UTF-8, and "detect special numbers" on.
AS_CSV = "--infilter=CSV:44,34,76,1,,0,false,true"


def test_libreoffice_changes_no_bank(office, bank, root, tmp_path):
    save_workbook(bank, tmp_path / "mosul.xlsx")
    assert read_sheet(office(tmp_path / "mosul.xlsx")) == replace(bank, notices=())
    path = root / "data" / "banks" / "mosul.csv"
    assert read_sheet(office(path, AS_CSV)) == replace(bank, notices=())


def test_libreoffice_changes_no_text_of_a_workbook(office, tmp_path):
    strange = tuple(Option(text=text, credit=1.0) for text in STRANGE)
    asked = replace(QUESTION, type=QuestionType.SHORT, options=strange, feedback="’tis 007")
    save_workbook(replace(ONE, questions=(asked,)), tmp_path / "any.xlsx")
    assert read_sheet(office(tmp_path / "any.xlsx")).questions == (asked,)


def test_what_libreoffice_changes_in_a_csv_file_is_told(office, tmp_path):
    path = tmp_path / "bank.csv"
    changed = ROWS.replace("Yes.", '"October 17, 2016"').replace("No.", "007")
    path.write_text(f"{HEADER}\n{changed}", "utf-8-sig")
    with pytest.raises(BankError) as caught:
        read_sheet(office(path, AS_CSV))
    assert [str(problem).partition("bank.xlsx, ")[2][:60] for problem in caught.value.problems] == [
        "line 3, column feedback: this cell holds a date, 2016-10-17,",
        "line 4, column feedback: this cell holds the number 7, where",
    ]


def test_an_article_that_is_not_there_is_named_with_the_nearest(run, tmp_path):
    (tmp_path / "quiz.csv").write_text("question,answer\nWho?,Ana\n")
    done = run("quiz.csv", "-o", "b.csv", "--passage", "mosul-2017", "--articles", "data/articles")
    assert "no passage called 'mosul-2017'; did you mean 'mosul-2017-07-09'?" in done.stderr


@pytest.mark.parametrize(
    ("passage", "quote", "told"),
    [
        ("mosul-2017-07-09", "A man spoke", "'A man spoke' does not stand word for word in mosul"),
        ("mosul-2017", "A man spoke", "did you mean 'mosul-2017-07-09'?"),
        ("mosul-2017-07-09", "Brigadier General Robert Sofge", ""),
    ],
)
def test_the_articles_beside_a_bank_are_looked_into(run, tmp_path, passage, quote, told):
    (tmp_path / "quiz.csv").write_text(f"question,answer,quote\nWho?,Ana,{quote}\n")
    done = run("quiz.csv", "-o", "data/banks/quiz.csv", "--passage", passage)
    assert done.exit_code == 0, done.output
    assert told in done.stdout.splitlines()[-2]
    assert ("1 warning to look at" in done.stdout) == bool(told)
    checked = CliRunner().invoke(check, ["data/banks/quiz.csv"])
    assert (checked.exit_code, told in checked.output) == (bool(told), True)


def test_a_bank_with_wrong_evidence_becomes_a_workbook_in_which_to_mend_it(run, tmp_path):
    path = tmp_path / "data/banks/mosul.csv"
    path.write_text(path.read_text("utf-8").replace("The battle for Mosul first", "The bottle", 1))
    done = run("data/banks/mosul.csv", "-o", "work/mosul.xlsx")
    assert done.exit_code == 0, done.output
    assert "column evidence: 'The bottle" in done.stdout
    assert "36 questions written to work/mosul.xlsx; 1 warning to look at" in done.stdout


def test_what_is_doubtful_is_told_last_and_counted(run, tmp_path):
    (tmp_path / "quiz.csv").write_text("question,a,b,correct\nWho?,17-Oct,Ben,B\nWho?,Ana,Ben,A\n")
    done = run("quiz.csv", "-o", "b.csv", "--passage", "news")
    assert "column a: '17-Oct' looks like a date" in done.stdout.splitlines()[-2]
    assert done.stdout.endswith("2 questions written to b.csv; 1 warning to look at, just above.\n")
