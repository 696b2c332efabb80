"""A teacher's own gradebook: one column is filled, and everything else stays byte for byte."""

import csv
import io

import pandas as pd
import pytest

import kit
from kit.errors import FileError, GradebookError

CANVAS = '''Student,ID,SIS User ID,SIS Login ID,Section,"Mosul (4711)",Essay (4712),Current Score
,,,,,Manual Posting,,
    Points Possible,,,,,20.00,10.00,(read only)
"Khan, Aisha",101,s1,aisha,"7b, ""blue""",,8.5,
"O'Neil, =Amir",102,s2,amir@school.edu,7b,,,
"Müller, José",103,s3,jm17,7b,,EX,
"Student, Test",104,,,7b,,,
'''
MOODLE = """"First name",Surname,"ID number","Email address","Quiz: Mosul (Real)",Notes
Aisha,Khan,s1,a.khan@school.edu,-,
José,Müller,s3,jose@school.edu,,"two
lines"
"""


@pytest.fixture
def fill(tmp_path):
    """Fill the gradebook that is given as a text."""

    def fill(text, shares, column="Mosul", encoding="utf-8", **wish):
        path = tmp_path / "exported.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return kit.fill_gradebook(path, shares, column=column, **wish)

    return fill


def test_canvas_gets_points_of_what_the_column_is_worth(fill):
    filled = fill(CANVAS, {"aisha": 0.5, "amir": 2 / 3})
    expected = CANVAS.replace('""blue""",,', '""blue""",10,').replace("edu,7b,,", "edu,7b,13.33,")
    assert filled.data.decode() == expected
    assert (filled.column, filled.out_of, filled.is_new) == ("Mosul (4711)", 20, False)
    assert filled.matched == {
        "SIS Login ID": ("aisha",),
        "SIS Login ID, before the @": ("amir",),
    }
    assert filled.without == ("Müller, José (line 6)", "Student, Test (line 7)")


def test_moodle_gets_percent_unless_told_otherwise(fill):
    filled = fill(MOODLE, {"a.khan@school.edu": 0.125, "s3": 1}, column="quiz: mosul")
    assert "a.khan@school.edu,12.5,\n" in filled.data.decode()
    assert 'jose@school.edu,100,"two\nlines"' in filled.data.decode()
    assert filled.replaced == {}
    assert fill(MOODLE, {"s3": 1}, "quiz: mosul", out_of=8).data.count(b",8,") == 1


def test_a_column_that_is_not_there_is_added(fill):
    filled = fill(CANVAS, {"aisha": 0.25}, 'The "new", one', out_of=8)
    rows = list(csv.reader(io.StringIO(filled.data.decode())))
    assert [row[-1] for row in rows] == ['The "new", one', "", "8", "2", "", "", ""]
    before = list(csv.reader(io.StringIO(CANVAS)))
    assert [row[:-1] for row in rows] == before
    assert filled.is_new


def test_a_series_of_pandas_will_do(fill):
    assert fill(CANVAS, pd.Series({"aisha": 0.5})).matched == {"SIS Login ID": ("aisha",)}


@pytest.mark.parametrize(
    ("change", "encoding"),
    [
        (lambda text: text, "utf-8"),
        (lambda text: text, "utf-8-sig"),
        (lambda text: text, "cp1252"),
        (lambda text: text, "utf-16"),
        (lambda text: "\ufeff" + text, "utf-16-be"),
        (lambda text: text.replace("\n", "\r\n"), "utf-8-sig"),
        (lambda text: text.replace("\n", "\r"), "utf-8"),
        (lambda text: text.rstrip("\n"), "utf-8"),
        (lambda text: text + "\n\n", "utf-8"),
        (lambda text: text.replace("17,7b,", '17,"7b",'), "utf-8"),
    ],
    ids=["plain", "mark", "Windows", "16", "16 be", "CRLF", "CR", "no end", "blank", "quotes"],
)
def test_every_other_byte_stays_as_it_was(fill, change, encoding):
    text = change(CANVAS)
    data = text.encode(encoding)
    filled = fill(data, {"jm17": 0.1})
    assert filled.data != data
    back = filled.data.decode(encoding)
    name = "jm17," + ('"7b"' if '"7b"' in text else "7b")
    assert back.replace(f"{name},2,", f"{name},,") == data.decode(encoding)
    assert filled.data.startswith(data[:20])


def test_semicolons_stay_and_the_decimal_is_a_point(fill):
    filled = fill("Username;Mosul\naisha;\nben;\n", {"aisha": 0.125})
    assert filled.data == b"Username;Mosul\naisha;12.5\nben;\n"


# A gradebook, what is written for one half, and whether its other numbers have commas.
DECIMALS = [
    ("Username;Mosul;Total\naisha;;8,25\n", b"aisha;12,5;8,25\n", True),
    ("Username;Mosul;Total\naisha;7,50;9\n", b"aisha;12,5;9\n", True),
    ("Username\tMosul\tTotal\naisha\t\t8,25\n", b"aisha\t12,5\t8,25\n", True),
    ("Username;Mosul;Total\naisha;;8.25\n", b"aisha;12.5;8.25\n", False),
    ("Username;Mosul;A;B\naisha;;8,25;8.25\n", b"aisha;12.5;8,25;8.25\n", False),
    ("Username;Mosul;Day\naisha;;12.03.2026\n", b"aisha;12.5;12.03.2026\n", False),
    ("ID;Username;Mosul\n1,2;aisha;\n", b"1,2;aisha;12.5\n", False),
    ("ID;Username;Note\n1;aisha;1,234,567\n", b"1;aisha;1,234,567;12.5\n", False),
    ('Username,Mosul,Total\naisha,,"8,25"\n', b'aisha,12.5,"8,25"\n', True),
]


@pytest.mark.parametrize(("text", "written", "has_commas"), DECIMALS)
def test_a_decimal_comma_is_written_only_where_nothing_else_stands(fill, text, written, has_commas):
    filled = fill(text, {"aisha": 0.125})
    assert filled.data.endswith(written)
    assert filled.has_commas == has_commas
    assert (filled.decimal == ",") == (b"12,5" in written)


def test_what_the_column_is_worth_has_the_same_decimals(fill):
    text = "Student;M\nPoints Possible;2,5\naisha;1,5\n"
    added = fill(text, {"aisha": 0.5}, "New", out_of=7.5).data.decode()
    assert added == "Student;M;New\nPoints Possible;2,5;7,5\naisha;1,5;3,75\n"
    filled = fill(text, {"aisha": 0.6}, "M")
    assert (filled.out_of, filled.replaced) == (2.5, {})


# A gradebook and a wish, and whether 100 is a guess, with the highest grade there before.
WORTH = [
    ("Username,Mosul\naisha,7.50\nben,10\ncem,-\n", {}, (True, "10")),
    ("Username,Mosul\naisha,\n", {}, (True, "")),
    ("Username\naisha\n", {}, (True, "")),
    ("Username,Mosul\naisha,7.50\n", {"out_of": 10}, (False, "7.50")),
    ("Username,Mosul\naisha,7.50\n", {"out_of": 100}, (False, "7.50")),
    (CANVAS, {}, (False, "")),
]


@pytest.mark.parametrize(("text", "wish", "known"), WORTH)
def test_it_is_known_whether_a_hundred_is_a_guess(fill, text, wish, known):
    filled = fill(text, {"aisha": 0.5}, **wish)
    assert (filled.is_assumed, filled.highest) == known


def test_a_filled_gradebook_is_saved_and_nothing_is_written_over(fill, tmp_path):
    filled = fill(MOODLE, {"s3": 1}, "quiz: mosul")
    filled.save(tmp_path / "new" / "filled.csv")
    assert (tmp_path / "new" / "filled.csv").read_bytes() == filled.data
    with pytest.raises(FileError, match=r"exported\.csv: is there already; choose another name"):
        filled.save(tmp_path / "exported.csv")
    assert (tmp_path / "exported.csv").read_text("utf-8") == MOODLE
    filled.save(str(tmp_path / "exported.csv"), force=True)
    assert (tmp_path / "exported.csv").read_bytes() == filled.data


@pytest.mark.parametrize("first", ["sep=;\n", "\ufeffSEP=;\r\n", "sep=;\r"])
def test_a_line_that_tells_the_delimiter_stays(fill, first):
    text = f"{first}Username;Mosul;A,B,C\naisha;;\n"
    filled = fill(text, {"aisha": 0.5})
    assert filled.data.decode() == text.replace("aisha;", "aisha;50")


def test_a_cell_in_quotes_stays_in_quotes(fill):
    filled = fill('"Username","Mosul"\n"aisha",""\n', {"aisha": 0.5})
    assert filled.data == b'"Username","Mosul"\n"aisha","50"\n'


def test_grades_that_were_there_are_told_and_those_of_others_stay(fill):
    text = "Username,Mosul\naisha,12\nben,EX\ncem,50.0\ndina,7\n"
    filled = fill(text, {"aisha": 0.5, "ben": 0.5, "cem": 0.5})
    assert filled.data == b"Username,Mosul\naisha,50\nben,50\ncem,50\ndina,7\n"
    assert filled.replaced == {"aisha": "12", "ben": "EX"}


HEADER = "Student,SIS User ID,SIS Login ID,Email,M\n"
# A student of the attempts, the rows of the gradebook, and by what the first row is found; "" when
# the student is not there, None when it may be two.
PEOPLE = [
    ("aisha", '"Khan, Aisha",s1,aisha,,', "SIS Login ID"),
    ("AISHA", '"Khan, Aisha",s1,aisha,,', "SIS Login ID"),
    ("s1", '"Khan, Aisha",s1,aisha,,', "SIS User ID"),
    ("aisha.khan", '"Khan, Aisha",s1,x7,,', "Student"),
    ("Aisha Khan", "Aisha Khan,s1,x7,,", "Student"),
    ("jose\u0301 müller", '"Müller, José",s1,x7,,', "Student"),
    ("ak", '"Khan, Aisha",s1,x7,ak@a.edu,', "Email, before the @"),
    ("ak@a.edu", '"Khan, Aisha",s1,x7,AK@a.edu,', "Email"),
    ("ak@a.edu", '"Khan, Aisha",s1,ak,,', "SIS Login ID"),
    ("=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1,s1,x7,,", "Student"),
    ("user (khan/ana.sqlite)", '"Khan, Aisha",s1,ana,,', "SIS Login ID"),
    ("7", '"Khan, Aisha",#7,x7,,', "SIS User ID"),
    ("aisha", '"Khan, Aisha",s1,x7,,', ""),
    ("aish", '"Khan, Aisha",s1,aisha,,', ""),
    ("ak@b.edu", '"Khan, Aisha",s1,x7,ak@a.edu,', ""),
    ("user (ana.sqlite)", "user,s1,user,,", ""),
    ("points possible", "    Points Possible,,,,20", ""),
    ("aisha khan", '"Khan, Aisha",s1,x7,,\n"Aisha, Khan",s2,x8,,', None),
    ("aisha", '"Khan, Aisha",s1,aisha,,\n"Aydin, Aisha",aisha,x8,,', None),
    ("ak", '"Khan, A",s1,x7,ak@a.edu,\n"Kern, A",s2,x8,ak@b.edu,', None),
]


@pytest.mark.parametrize(("student", "rows", "how"), PEOPLE)
def test_a_student_is_found_or_not_and_never_guessed(fill, student, rows, how):
    zoe = '"Zo, Zoë",s9,zoe,,'
    filled = fill(f"{HEADER}{rows}\n{zoe}\n", {student: 0.5, "zoe": 1}, "M")
    by = {name: way for way, names in filled.matched.items() for name in names}
    assert by.get(student) == (how or None)
    assert (student in filled.unknown) == (how == "")
    assert (student in filled.doubtful) == (how is None)
    assert filled.data.count(b",50\n") == bool(how)


def test_two_students_on_one_row_get_no_grade(fill):
    filled = fill(
        f'{HEADER}"Khan, Aisha",s1,aisha,,\nZoë,,zoe,,\n',
        {"aisha": 0.5, "Aisha Khan": 0.7, "zoe": 1},
        "M",
    )
    assert filled.doubtful == dict.fromkeys(("aisha", "Aisha Khan"), ("Khan, Aisha (line 2)",))
    assert filled.data.endswith(b'"Khan, Aisha",s1,aisha,,\nZo\xc3\xab,,zoe,,100\n')


def test_a_column_of_the_teacher_may_name_the_students(fill):
    text = "Student,SIS Login ID,kit,M\nA,zoe,user (b.sqlite),\nB,ben,zoe,\n"
    filled = fill(text, {"zoe": 0.5}, "M", match_by="KIT")
    assert filled.data.decode() == text.replace("ben,zoe,", "ben,zoe,50")
    assert filled.matched == {"kit": ("zoe",)}


# What cannot be filled, and what is told.
REFUSED = [
    ("Student,M\nZoe,\n", {"ana": 1}, {}, "none of the students was found .* 'ana' .* 'Zoe'"),
    ("Student,M\nZoe,\n", {}, {}, "nobody has answered yet"),
    ("Group,M\n7b,\n", {"ana": 1}, {}, "no column tells who somebody is; name one with --match"),
    ("Student,M\nana,\n", {"ana": 1}, {"match_by": "kit"}, "there is no column 'kit'"),
    ("Student,M,m\nana,,\n", {"ana": 1}, {}, "may be the column 'M' and 'm'; rename one in the"),
    ("Grades of 7b,,\nStudent,x,M\nana,,\n", {"ana": 1}, {}, "take away what stands above the"),
    ("sep=;\nStudent;M\nana\n", {"ana": 1}, {}, "line 3: 1 cells, but 2 columns"),
    ("Student,Student,M\nana,b,\n", {"ana": 1}, {}, "two columns are called 'Student'"),
    ("Student,M (1),M (2)\nana,,\n", {"ana": 1}, {}, r"may be the column 'M \(1\)' and 'M \(2\)'"),
    ("Student,M\nana,\n", {"ana": 1}, {"column": "student"}, "tells who somebody is; choose"),
    (CANVAS, {"aisha": 1}, {"column": "Current Score"}, "'Current Score' is read only"),
    ("Student,Course total (Real)\na,\n", {"a": 1}, {"column": "course total"}, "is worked out by"),
    (
        "Nom;Nom complet;Total du cours (Brut)\nb;a;\n",
        {"a": 1},
        {"column": "total du cours"},
        "work",
    ),
    (CANVAS, {"aisha": 1}, {"column": "Mosul", "out_of": 30}, "says 20, not 30"),
    ("Student,M\nana\n", {"ana": 1}, {}, "line 2: 1 cells, but 2 columns"),
    ('Student,M\n"ana,\n', {"ana": 1}, {}, 'line 2: a " is opened and never closed'),
    ('Student,M\n"a""na,\n', {"ana": 1}, {}, 'line 2: a " is opened and never closed'),
    ("\n \n", {"ana": 1}, {}, "the file is empty"),
    (b"PK\x03\x04\x00\x81\x8d", {"ana": 1}, {}, "no text file; export the gradebook as CSV"),
    ("Student\nJosé\n".encode("cp1252"), {"josé": 1}, {"column": "مريم"}, "has no letters 'مريم'"),
]


@pytest.mark.parametrize(("text", "shares", "wish", "told"), REFUSED)
def test_what_cannot_be_filled_is_told(fill, text, shares, wish, told):
    with pytest.raises(GradebookError, match=told):
        fill(text, shares, **{"column": "M", **wish})


def test_a_gradebook_that_is_not_there_is_named(tmp_path):
    with pytest.raises(GradebookError, match=r"none\.csv: cannot be opened \(No such file"):
        kit.fill_gradebook(tmp_path / "none.csv", {"ana": 1}, column="M")


def test_the_made_up_gradebook_has_the_made_up_class(root, bank):
    attempts = kit.read_attempts(root / "data" / "class" / "mosul-attempts.csv")
    points = kit.points_table(attempts, bank)
    shares = points["total"] / points["out_of"]
    path = root / "data" / "gradebook" / "canvas-export.csv"
    filled = kit.fill_gradebook(path, shares, column="Reading Mosul")
    rows = {row["SIS Login ID"]: row for row in csv.DictReader(io.StringIO(filled.data.decode()))}
    grades = {name: float(rows[name]["Reading Mosul (5120)"]) for name in shares.index}
    assert grades == (shares * 20).round(2).to_dict()
    assert filled.unknown == ()
