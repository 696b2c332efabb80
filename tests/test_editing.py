"""A bank is edited without fear: all can be undone, nothing is lost, nothing is written over."""

import gc
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import kit
from kit.editing import EditSession, Idea, Line
from kit.errors import BankError, EditError, KitError
from kit.widgets.editor_screen import evidence_span

HEADER = "id,passage,row,text,feedback,evidence,tags,points\n"


@pytest.fixture
def folder(root, tmp_path):
    for name in ("articles", "banks"):
        shutil.copytree(root / "data" / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def mosul(folder):
    return EditSession(folder / "banks" / "mosul.csv")


@pytest.fixture
def editor(folder):
    return kit.BankEditor(folder / "banks" / "mosul.csv")


def test_saving_without_a_change_leaves_every_byte(mosul):
    before = mosul.path.read_bytes()
    assert not mosul.is_changed
    assert mosul.changes() == ()
    mosul.save()
    assert mosul.path.read_bytes() == before


def test_a_change_of_one_comment_is_a_change_of_one_line(mosul):
    before = mosul.path.read_text("utf-8").splitlines()
    first = mosul.state.entries[0]
    mosul.do("change", key=first.key, cell="feedback", value="Look\nagain.")
    mosul.save()
    after = mosul.path.read_text("utf-8").splitlines()
    assert [line for line, old in zip(after, before, strict=True) if line != old] == [
        after[before.index(next(b for b in before if b.startswith(first.id)))]
    ]
    assert kit.load_bank(mosul.path, mosul.articles).questions[0].feedback == "Look again."


def test_add_duplicate_move_and_delete_can_be_undone_and_done_again(mosul):
    before = mosul.state
    first, second = (entry.key for entry in before.entries[:2])
    twin = mosul.do("duplicate", key=first)
    assert mosul.state.place(twin) == 1
    assert mosul.state.ids[mosul.state.entry(twin).id] == 1
    mosul.do("move", key=twin, to=5)
    mosul.do("delete", key=second)
    new = mosul.do("add", type="truefalse", after=first)
    assert [line.text for line in mosul.state.entry(new).lines] == ["True", "False"]
    after = mosul.state
    for _ in range(4):
        mosul.do("undo")
    assert mosul.state == before
    assert not mosul.is_changed
    for _ in range(4):
        mosul.do("redo")
    assert mosul.state == after
    with pytest.raises(EditError, match="nothing to do again"):
        mosul.do("redo")


def test_the_id_of_a_deleted_question_is_not_given_to_another(mosul):
    who = [entry for entry in mosul.state.entries if entry.id.startswith("mosul-who-")]
    last = max(who, key=lambda entry: int(entry.id.rpartition("-")[2]))
    mosul.do("delete", key=last.key)
    mosul.save()
    twin = mosul.do("duplicate", key=who[0].key)
    assert mosul.state.entry(twin).id != last.id


def test_what_is_typed_into_one_cell_is_undone_as_one(mosul):
    first, second = mosul.state.entries[:2]
    for text in ("W", "Wh", "Who?"):
        mosul.do("change", key=first.key, cell="text", value=text)
    mosul.do("change", key=second.key, cell="text", value="Where?")
    mosul.do("undo")
    assert mosul.state.entries[0].text == "Who?"
    mosul.do("undo")
    assert mosul.state.entries[0] == first


def test_edits_that_were_not_saved_go_on_in_the_next_session(mosul):
    first = mosul.state.entries[0]
    mosul.do("change", key=first.key, cell="text", value="Who is “it”?")
    mosul.do("delete", key=mosul.state.entries[1].key)
    again = EditSession(mosul.path)
    assert again.restored
    assert again.state.entries == mosul.state.entries
    again.save()
    assert not list(mosul.path.parent.glob(".*"))
    assert not EditSession(mosul.path).restored


def test_a_journal_that_was_cut_off_is_read_as_far_as_it_goes(mosul):
    for text in ("A?", "B?"):
        mosul.do("change", key=mosul.state.entries[0].key, cell="text", value=text)
    written = mosul.journal.path.read_text("utf-8")
    mosul.journal.path.write_text(written[:-9], "utf-8")
    again = EditSession(mosul.path)
    assert again.restored
    assert again.state.entries[0].text == "A?"


def test_edits_of_another_state_of_the_file_are_set_aside(mosul):
    mosul.do("change", key=mosul.state.entries[0].key, cell="text", value="A?")
    mosul.path.write_bytes(mosul.path.read_bytes() + b"\n")
    again = EditSession(mosul.path)
    assert not again.restored
    assert not again.is_changed
    assert "A?" in mosul.path.with_name(".mosul.csv.old-edits").read_text("utf-8")


def test_a_file_that_changed_meanwhile_is_not_written_over(mosul, folder):
    mosul.do("change", key=mosul.state.entries[0].key, cell="text", value="A?")
    theirs = mosul.path.read_bytes() + b"\n"
    mosul.path.write_bytes(theirs)
    with pytest.raises(EditError, match="changed by another program"):
        mosul.save()
    assert mosul.path.read_bytes() == theirs
    with pytest.raises(EditError, match="there already"):
        mosul.save(folder / "banks" / "texas-clock.csv")
    mosul.save(folder / "banks" / "mine.csv")
    assert mosul.path.name == "mine.csv"
    assert kit.load_bank(mosul.path).questions[0].stem == "A?"


def test_a_disk_that_cannot_be_written_loses_nothing(mosul, tmp_path):
    mosul.do("change", key=mosul.state.entries[0].key, cell="text", value="A?")
    with pytest.raises(BankError, match="cannot be written"):
        mosul.save("/proc/nowhere/bank.csv")
    assert mosul.is_changed
    assert mosul.journal.path.exists()


def test_faults_within_questions_are_opened_and_mended(folder):
    path = folder / "banks" / "faulty.csv"
    rows = "news-who-1,mosul-2017-07-09,choise,,,nothing of it,,x\nnews-who-1,,,A man,,,,\n"
    path.write_text(HEADER + rows, "utf-8")
    session = EditSession(path)
    (entry,) = session.faulty()
    assert {p.code for p in session.problems(entry)} == {
        "type",
        "no-text",
        "evidence",
        "points",
        "no-mark",
    }
    for cell, value in (("row", "short"), ("text", "Who?"), ("evidence", ""), ("points", "1")):
        session.do("change", key=entry.key, cell=cell, value=value)
    session.do("lines", key=entry.key, value=[{"mark": "[x]", "text": "a man", "feedback": ""}])
    assert session.faulty() == ()


def test_cells_that_stand_in_an_option_row_by_mistake_are_kept_told_and_compared(folder):
    path = folder / "banks" / "stray.csv"
    rows = (
        "a-who-1,mosul-2017-07-09,choice,Who?,,,who,1\n"
        "a-who-1,,,[x] A,,The words,,2\n"
        "a-who-1,mosul-2017-07-09,,[ ] B,Look.,,odd,\n"
    )
    path.write_bytes((HEADER + rows).encode("utf-8-sig"))
    session = EditSession(path)
    (entry,) = session.state.entries
    assert [p.column for p in session.problems(entry) if p.code == "stray-cell"] == [
        "evidence",
        "points",
        "passage",
        "tags",
    ]
    session.do("change", key=entry.key, cell="text", value="Who now?")
    EditSession(path).save()
    assert path.read_text("utf-8-sig") == HEADER + rows.replace("Who?", "Who now?")
    again = EditSession(path)
    mended = [{**asdict(line), "evidence": "", "tags": "", "points": ""} for line in entry.lines]
    again.do("lines", key=entry.key, value=mended)
    told = ["".join(piece for piece, _ in cell.before) for cell in again.changes()[0].cells]
    assert told == ["[x] A — The words — 2", "[ ] B — Look. — mosul-2017-07-09 — odd"]


@pytest.mark.parametrize(("cell", "value"), [("feedback", "x " * 70_000), ("row", " ")])
def test_what_could_not_be_opened_again_is_not_saved_and_not_lost(mosul, cell, value):
    before = mosul.path.read_bytes()
    mosul.do("change", key=2, cell=cell, value=value)
    with pytest.raises(KitError):
        mosul.save()
    assert mosul.path.read_bytes() == before
    again = EditSession(mosul.path)
    assert getattr(again.state.entries[0], cell) == value
    again.do("undo")
    again.save()
    assert mosul.path.read_bytes() == before


@pytest.mark.parametrize("length", [201, 256, 5000])
def test_a_name_that_is_too_long_is_told(mosul, length):
    path = mosul.path.with_name("b" * (length - 4) + ".csv")
    with pytest.raises(EditError, match="too long"):
        mosul.save(path)
    if length > 255:
        with pytest.raises(EditError, match="cannot be opened"):
            EditSession(path)


def test_a_name_that_leaves_no_room_for_that_of_a_journal_can_be_edited(mosul):
    path = mosul.path.rename(mosul.path.with_name("b" * 250 + ".csv"))
    session = EditSession(path)
    type_texts(session, _2="A?")
    assert not session.journal.works
    session.reopen()
    assert not session.is_changed


def test_rows_that_saving_would_lose_stop_the_session(folder):
    path = folder / "banks" / "faulty.csv"
    path.write_text(HEADER + 'news-who-1,,short,"Who?,,,,\nnews-who-2,,,[x] a man,,,,\n', "utf-8")
    with pytest.raises(BankError) as caught:
        EditSession(path)
    assert [problem.code for problem in caught.value.problems] == ["open-quote", "no-question"]


def test_two_questions_with_one_id_are_both_told(mosul):
    first, second = mosul.state.entries[:2]
    mosul.do("change", key=second.key, cell="id", value=first.id)
    assert len(mosul.faulty()) == 2


def test_a_new_bank_begins_with_its_first_question(folder):
    session = EditSession(folder / "banks" / "new.csv")
    key = session.do("add", type="short")
    entry = session.state.entry(key)
    assert entry.id == "new-question-1"
    assert session.question(entry) is None
    session.do("lines", key=key, value=[{"mark": "[x]", "text": "x", "feedback": "y"}])
    session.do("change", key=key, cell="passage", value="mosul-2017-07-09")
    session.do("change", key=key, cell="text", value="What?")
    assert session.question(session.state.entry(key)).key == "x"
    session.save()
    assert len(kit.load_bank(session.path)) == 1


def test_settings_are_kept_as_rows_of_their_own(mosul):
    mosul.do("settings", value=["[tries] 3", "[book] closed"])
    mosul.save()
    policy = kit.load_bank(mosul.path).policy
    assert (policy.tries, policy.open_book) == (3, False)
    mosul.do("settings", value=[])
    mosul.save()
    assert kit.load_bank(mosul.path).policy is None


def test_the_changes_are_told_cell_by_cell_with_the_words_that_differ(mosul):
    first, second, third = mosul.state.entries[:3]
    mosul.do("change", key=first.key, cell="text", value=f"{first.text[:-1]} now?")
    option = first.lines[0]
    lines = [
        {"mark": line.mark, "text": line.text, "feedback": line.feedback} for line in first.lines
    ]
    mosul.do(
        "lines", key=first.key, value=[{"mark": "[ ]", "text": "Nobody", "feedback": ""}, *lines]
    )
    mosul.do("delete", key=second.key)
    mosul.do("move", key=third.key, to=9)
    mosul.do("add", type="short", after=first.key)
    told = {(change.how.value, change.id): change for change in mosul.changes()}
    assert {how for how, _ in told} == {"added", "changed", "deleted", "moved"}
    stem, added = told["changed", first.id].cells
    assert [piece for piece, differs in stem.after if differs] == [" now"]
    assert (added.name, added.before) == ("option", ())
    assert option == Line(mark=option.mark, text=option.text, feedback=option.feedback)


def test_an_act_that_is_none_is_refused(mosul):
    with pytest.raises(EditError, match="no act 'explode'"):
        mosul.do("explode")
    with pytest.raises(EditError, match="not there any more"):
        mosul.do("delete", key=999)
    with pytest.raises(EditError, match="no cell 'key'"):
        mosul.do("change", key=1, cell="key", value="2")


class Editing(RuleBasedStateMachine):
    """Any acts in any order: undo takes all back, and the journal brings all again."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        path = self.folder / "banks" / "b.csv"
        path.parent.mkdir()
        path.write_text(HEADER + "b-who-1,,short,Who?,,,,\nb-who-1,,,[x] me,,,,\n", "utf-8")
        self.session = EditSession(path)
        self.first = self.session.state

    def key(self, pick):
        entries = self.session.state.entries
        return entries[pick % len(entries)].key

    @rule(kind=st.sampled_from(list(kit.QuestionType)))
    def add(self, kind):
        self.session.do("add", type=kind)

    @precondition(lambda self: self.session.state.entries)
    @rule(
        pick=st.integers(0, 9),
        text=st.text(max_size=8),
        cell=st.sampled_from(["text", "id", "row"]),
    )
    def change(self, pick, text, cell):
        self.session.do("change", key=self.key(pick), cell=cell, value=text)

    @precondition(lambda self: self.session.state.entries)
    @rule(
        pick=st.integers(0, 9),
        to=st.integers(-1, 9),
        act=st.sampled_from(["move", "duplicate", "delete"]),
    )
    def arrange(self, pick, to, act):
        self.session.do(act, key=self.key(pick), **({"to": to} if act == "move" else {}))

    @precondition(lambda self: self.session.history.undo_name)
    @rule()
    def undo(self):
        self.session.do("undo")

    @precondition(lambda self: self.session.history.redo_name)
    @rule()
    def redo(self):
        self.session.do("redo")

    @invariant()
    def keys_are_unlike(self):
        keys = [entry.key for entry in self.session.state.entries]
        assert len(keys) == len(set(keys))

    @invariant()
    def problems_are_told_and_never_raised(self):
        for entry in self.session.state.entries:
            self.session.problems(entry)

    def teardown(self):
        try:
            again = EditSession(self.session.path)
            assert again.state.entries == self.session.state.entries
            while again.history.undo_name:
                again.do("undo")
            assert again.state.entries == self.first.entries
        finally:
            shutil.rmtree(self.folder)


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


def large(path, count, tail=""):
    rows = "".join(
        f"b-who-{n},mosul-2017-07-09,short,Who is number {n}?,Look.,,who,1\n"
        f"b-who-{n},,,[x] number {n},,,,\n"
        for n in range(1, count + 1)
    )
    path.write_text(HEADER + rows + tail, "utf-8")
    return EditSession(path)


def test_a_large_file_shows_its_beginning_before_it_is_read_whole(folder):
    session = large(folder / "banks" / "large.csv", 4000)
    assert not session.is_complete
    first = session.state.entries
    assert 10 < len(first) < 4000
    session.do("change", key=first[0].key, cell="text", value="Who?")
    assert session.is_complete
    assert len(session.state.entries) == 4000
    assert session.state.entries[1 : len(first)] == first[1:]
    assert [change.id for change in session.changes()] == [first[0].id]


def test_a_fault_far_down_in_a_large_file_stops_every_change_and_loses_nothing(folder):
    session = large(folder / "banks" / "large.csv", 4000, 'b-who-0,,short,"Who?,,,,\n')
    before = session.path.read_bytes()
    for act in (session.complete, session.save, session.changes):
        with pytest.raises(BankError, match="never closed"):
            act()
    assert session.path.read_bytes() == before


def test_edits_after_a_save_or_an_undo_come_back_to_the_right_questions(mosul):
    entries = mosul.state.entries
    mosul.do("duplicate", key=entries[0].key)
    mosul.save()
    mosul.do("change", key=entries[5].key, cell="text", value="Sixth?")
    mosul.do("delete", key=entries[1].key)
    mosul.do("undo")
    mosul.do("undo")
    mosul.do("undo")
    mosul.do("change", key=entries[6].key, cell="text", value="Seventh?")
    again = EditSession(mosul.path)
    assert [e.text for e in again.state.entries] == [e.text for e in mosul.state.entries]
    assert again.state.entries[6].text == "Seventh?"
    again.do("change", key=again.state.entries[0].key, cell="text", value="First?")
    last = EditSession(mosul.path)
    assert (last.state.entries[0].text, last.state.entries[6].text) == ("First?", "Seventh?")


@pytest.mark.parametrize("junk", [b"\xff\xfe\x00", b"3\n[]\n", b"null\n", b'{"rows": 4}\n', b"{"])
def test_a_damaged_journal_bars_nobody_and_is_put_aside(mosul, junk):
    mosul.do("change", key=2, cell="text", value="A?")
    mosul.journal.path.write_bytes(junk)
    again = EditSession(mosul.path)
    assert not again.is_changed
    assert again.journal.set_aside.read_bytes() == junk
    again.do("change", key=2, cell="text", value="B?")
    assert EditSession(mosul.path).state.entries[0].text == "B?"


def test_what_comes_before_a_damaged_line_is_restored_and_written_clean(mosul):
    mosul.do("change", key=2, cell="text", value="A?")
    with mosul.journal.path.open("ab") as file:
        file.write(b'{"rows": {"2": 7}}\n{"rows": {"3": [')
    again = EditSession(mosul.path)
    assert again.state.entries[0].text == "A?"
    again.do("change", key=3, cell="text", value="B?")
    last = EditSession(mosul.path)
    assert [entry.text for entry in last.state.entries[:2]] == ["A?", "B?"]


@pytest.mark.parametrize(
    "act",
    [
        lambda session: session.do("change", key=2, cell="text", value="B?"),
        lambda session: session.do("undo"),
        lambda session: session.save(),
        lambda session: session.save(session.path.with_name("other.csv")),
        lambda session: session.reopen(),
    ],
    ids=["change", "undo", "save", "save under another name", "reopen"],
)
def test_an_editor_that_was_opened_anew_is_the_one_that_goes_on(mosul, act):
    mosul.do("change", key=2, cell="text", value="A?")
    again = EditSession(mosul.path)
    again.do("change", key=3, cell="text", value="C?")
    before = sorted(mosul.path.parent.iterdir())
    with pytest.raises(EditError, match="opened anew in another cell"):
        act(mosul)
    assert sorted(mosul.path.parent.iterdir()) == before
    assert asked(EditSession(mosul.path))[:2] == ["A?", "C?"]


def test_the_editor_that_was_opened_anew_can_be_saved(mosul):
    again = EditSession(mosul.path)
    again.do("change", key=2, cell="text", value="A?")
    with pytest.raises(EditError, match="opened anew in another cell"):
        mosul.save()
    again.save()
    assert kit.load_bank(mosul.path).questions[0].stem == "A?"


@pytest.mark.parametrize("act", [EditSession.complete, EditSession.changes, EditSession.faulty])
def test_an_editor_of_a_large_file_that_was_opened_anew_reads_no_more_of_it(folder, act):
    session = large(folder / "banks" / "large.csv", 4000)
    again = EditSession(session.path)
    again.do("change", key=2, cell="text", value="A?")
    with pytest.raises(EditError, match="opened anew in another cell"):
        act(session)
    again.do("change", key=3, cell="text", value="B?")
    assert asked(EditSession(session.path))[1:] == ["A?", "B?"]


@contextmanager
def threads_that_change_often():
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(2) as pool:
            yield pool
    finally:
        sys.setswitchinterval(interval)


def test_changes_from_a_view_and_from_a_cell_are_all_there(mosul):
    before = len(mosul.state.entries)

    def add(_):
        for _ in range(40):
            mosul.do("add", type="short")

    with threads_that_change_often() as pool:
        list(pool.map(add, range(2)))
    keys = [entry.key for entry in mosul.state.entries]
    assert len(keys) == len(set(keys)) == before + 80
    assert EditSession(mosul.path).state.entries == mosul.state.entries


def test_the_screen_shows_what_a_view_and_a_cell_changed_at_once(editor):
    before = editor.desk["count"]

    def in_the_view():
        for turn in range(20):
            editor._receive(None, {"act": "add", "turn": f"v{turn}", "type": "short"}, None)

    def in_a_cell():
        for _ in range(20):
            editor.act("add", type="short")

    with threads_that_change_often() as pool:
        for done in [pool.submit(in_the_view), pool.submit(in_a_cell)]:
            done.result()
    assert editor.desk["count"] == editor.listing["total"] == before + 40
    last = editor.session.state.entries[-1]
    assert (editor.form["key"], editor.form["place"]) == (last.key, before + 39)


def test_a_change_made_while_a_bank_is_opened_anew_is_there_or_refused(mosul):
    def type_on(_):
        # On a busy machine hundreds of changes are in before the bank is open again.
        for number in range(100_000):
            try:
                mosul.do("change", key=2, cell="text", value=f"{number}?")
            except EditError:
                return
        raise AssertionError("never refused")

    with threads_that_change_often() as pool:
        typed = pool.submit(type_on, None)
        again = EditSession(mosul.path)
        typed.result()
    assert again.state.entries == mosul.state.entries


@contextmanager
def journal_that_cannot_be_written(session):
    """Put a folder in the place of the journal, which is kept beside meanwhile."""
    path, beside = session.journal.path, session.path.with_name("beside")
    if path.exists():
        path.rename(beside)
    path.mkdir()
    yield
    path.rmdir()
    if beside.exists():
        beside.rename(path)


def type_texts(session, **texts):
    """Write stems: `_2="A?"` is that of the entry with the key 2."""
    for key, text in texts.items():
        session.do("change", key=int(key[1:]), cell="text", value=text)


@pytest.mark.parametrize("kept", [{}, {"_4": "First?"}])
def test_what_could_not_be_written_is_written_with_the_next_change(mosul, kept):
    type_texts(mosul, **kept)
    with journal_that_cannot_be_written(mosul):
        type_texts(mosul, _2="A?")
        assert not mosul.journal.works
    type_texts(mosul, _3="B?")
    assert mosul.journal.works
    assert EditSession(mosul.path).state.entries == mosul.state.entries


def test_what_was_taken_back_while_nothing_could_be_written_does_not_come_back(mosul):
    before = mosul.state.entries
    type_texts(mosul, _2="A?")
    with journal_that_cannot_be_written(mosul):
        type_texts(mosul, _3="B?")
        mosul.do("undo")
    mosul.do("undo")
    assert mosul.state.entries == before
    assert not EditSession(mosul.path).restored


def test_a_line_that_was_half_written_on_a_full_disk_costs_nothing_that_comes_after_it(mosul):
    resource = pytest.importorskip("resource")
    type_texts(mosul, _2="A?")
    most, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = mosul.journal.path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20, hard))
    try:
        type_texts(mosul, _3="B?")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    assert not mosul.journal.works
    assert mosul.journal.path.stat().st_size > size
    type_texts(mosul, _4="C?")
    again = EditSession(mosul.path)
    assert asked(again) == ["A?", "B?", "C?"]
    assert again.journal.set_aside is None
    assert [path.name for path in mosul.path.parent.glob(".*")] == [again.journal.path.name]


def test_a_journal_that_somebody_took_away_is_written_anew_and_whole(mosul):
    type_texts(mosul, _2="A?")
    mosul.journal.path.rename(mosul.path.with_name("taken"))
    type_texts(mosul, _3="B?")
    assert asked(EditSession(mosul.path))[:2] == ["A?", "B?"]


class Kernel:
    """Another kernel with a bank open, until it is killed; `asked` is how three questions begin.

    It runs on this machine, or on one that is named: in a container, say, in which process numbers
    are its own. A hub may have given its user that machine.
    """

    SCRIPT = """if True:
        import json, os, platform, sys
        path, host, pid = sys.argv[1:]
        if host:
            platform.node = lambda: host
            os.getpid = lambda: int(pid)  # One that no process of this machine has.
        from kit.editing import EditSession
        session = EditSession(path)
        print(json.dumps([entry.text for entry in session.state.entries[:3]]), flush=True)
        print(json.dumps(session.journal.is_open_elsewhere), flush=True)
        for line in sys.stdin:
            session.do("change", **json.loads(line))
            print("done", flush=True)
        """

    def __init__(self, path, host="", pid=1, user=""):
        command = [sys.executable, "-c", self.SCRIPT, str(path), host, str(2**22 + pid)]
        pipe = subprocess.PIPE
        hub = {"JUPYTERHUB_USER": user} if user else {}
        self.process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, text=True, env=os.environ | hub
        )
        self.asked = json.loads(self.process.stdout.readline())
        self.is_open_elsewhere = json.loads(self.process.stdout.readline())

    def change(self, key, text):
        print(json.dumps({"key": key, "cell": "text", "value": text}), file=self.process.stdin)
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "done\n"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with self.process:
            self.process.kill()


def asked(session):
    return [entry.text for entry in session.state.entries[:3]]


def test_two_kernels_do_not_share_a_journal(mosul):
    before = asked(mosul)
    with Kernel(mosul.path) as other:
        other.change(3, "Theirs?")
        mine = EditSession(mosul.path)
        assert mine.journal.is_open_elsewhere
        assert not mine.is_changed
        mine.do("change", key=2, cell="text", value="Mine?")
        assert asked(EditSession(mosul.path)) == ["Mine?", *before[1:]]
    after = EditSession(mosul.path)
    assert asked(after) == ["Mine?", *before[1:]]
    assert "Theirs?" in after.journal.left[0].read_text("utf-8")


def test_kernels_that_opened_a_bank_before_any_change_lose_nothing_when_they_end(mosul):
    before = asked(mosul)
    with Kernel(mosul.path) as one, Kernel(mosul.path) as other:
        one.change(2, "A?")
        other.change(3, "B?")
        one.change(4, "C?")
    again = EditSession(mosul.path)
    assert asked(again) == ["A?", before[1], "C?"]
    assert len(again.journal.left) == 1
    with Kernel(mosul.path) as next_one:
        assert next_one.asked == [before[0], "B?", before[2]]
    again.save()
    assert asked(EditSession(mosul.path)) == ["A?", before[1], "C?"]


def test_what_another_kernel_left_is_put_aside_once_it_fits_the_file_no_more(mosul):
    with Kernel(mosul.path) as one, Kernel(mosul.path) as other:
        one.change(2, "A?")
        other.change(3, "B?")
    EditSession(mosul.path).save()
    again = EditSession(mosul.path)
    assert not again.journal.left
    assert "A?" in again.journal.set_aside.read_text("utf-8")


@pytest.mark.parametrize("same_pid", [True, False])
def test_what_is_edited_on_another_machine_is_told_and_left_alone(mosul, same_pid):
    before = asked(mosul)
    with (
        Kernel(mosul.path, "ana", 7) as ana,
        Kernel(mosul.path, "ben", 7 if same_pid else 8) as ben,
    ):
        ana.change(2, "A?")
        with Kernel(mosul.path, "ben", 7 if same_pid else 8) as again:
            assert again.is_open_elsewhere
            assert again.asked == before
        ben.change(3, "B?")
        ana.change(4, "C?")
    here = EditSession(mosul.path)
    assert here.journal.is_open_elsewhere
    assert not here.restored
    with Kernel(mosul.path, "ana", 9) as ana:
        assert ana.asked == ["A?", before[1], "C?"]


def test_a_machine_is_the_same_in_another_network(mosul):
    with Kernel(mosul.path, "anas-laptop.school.example", 7) as ana:
        ana.change(2, "A?")
    with Kernel(mosul.path, "Anas-Laptop.local", 8) as ana:
        assert ana.asked[0] == "A?"


@pytest.mark.parametrize(("user", "is_taken_up"), [("ana", True), ("ben", False), ("", False)])
def test_a_server_of_a_hub_goes_on_in_its_next_container(mosul, user, is_taken_up):
    with Kernel(mosul.path, "3f9c2a", 7, "ana") as ana:
        ana.change(2, "A?")
    with Kernel(mosul.path, "b01d77", 7, user) as after:
        assert (after.asked[0] == "A?") == is_taken_up
        assert after.is_open_elsewhere != is_taken_up


def as_older_kit(journal, bank, name):
    """Give a journal the name and the first line that an older kit would have given it."""
    first, *steps = journal.read_text("utf-8").splitlines()
    told = {key: value for key, value in json.loads(first).items() if key not in NEW_IN_FIRST_LINE}
    journal.unlink()
    bank.with_name(name).write_text("\n".join([json.dumps(told), *steps, ""]), "utf-8")


NEW_IN_FIRST_LINE = ("host", "server")


@pytest.mark.parametrize(
    "name", [".mosul.csv.edits", ".mosul.csv.{pid}.edits", ".mosul.csv.1.edits"]
)
def test_the_journal_of_an_older_kit_is_taken_up(mosul, name):
    mosul.do("change", key=2, cell="text", value="A?")
    as_older_kit(mosul.journal.path, mosul.path, name.format(pid=os.getpid()))
    again = EditSession(mosul.path)
    assert asked(again)[0] == "A?"
    assert not again.journal.is_open_elsewhere
    again.save()
    assert not list(mosul.path.parent.glob(".*"))


def test_an_article_that_cannot_be_read_is_a_fault_of_the_question(mosul, folder):
    (folder / "articles" / "broken.txt").write_bytes(b"%PDF-1.7")
    session = EditSession(mosul.path)
    key = session.state.entries[0].key
    session.do("change", key=key, cell="passage", value="broken")
    (problem, *_) = session.problems(session.state.entry(key))
    assert (problem.column, problem.code) == ("passage", "article-unreadable")
    assert session.article_of(session.state.entry(key)) is None


def test_an_article_that_cannot_be_read_is_a_fault_of_questions_that_do_not_name_it(folder):
    (folder / "articles" / "broken.txt").write_bytes(b"%PDF-1.7")
    path = folder / "banks" / "two.csv"
    rows = [
        f"b-who-{n},{name},short,Who?,,it,,1\nb-who-{n},,,[x] me,,,,\n"
        for n, name in ((1, "broken"), (2, ""))
    ]
    path.write_text(HEADER + "".join(rows), "utf-8")
    session = EditSession(path)
    told = [[problem.code for problem in session.problems(e)] for e in session.state.entries]
    assert told[0][0] == told[1][0] == "article-unreadable"
    assert len(session.faulty()) == 2


def test_a_type_tried_out_and_left_again_loses_no_text(mosul):
    for entry in mosul.state.entries[:12]:
        for kind in (*kit.QuestionType, entry.row):
            mosul.do("change", key=entry.key, cell="row", value=str(kind))
        texts = {(line.text, line.feedback) for line in mosul.state.entry(entry.key).lines}
        assert texts == {(line.text, line.feedback) for line in entry.lines}


def test_each_option_that_is_typed_is_a_step_of_its_own(mosul):
    entry = mosul.state.entries[0]

    def typed(number, text):
        lines = [asdict(line) for line in now().lines]
        lines[number]["text"] = text
        mosul.do("lines", key=entry.key, value=lines)

    def now():
        return mosul.state.entry(entry.key)

    for number, text in ((0, "A"), (0, "Ab"), (1, "B")):
        typed(number, text)
    mosul.do("undo")
    assert [line.text for line in now().lines[:2]] == ["Ab", entry.lines[1].text]
    mosul.do("undo")
    assert now() == entry


def test_what_is_taken_from_the_article_is_undone_alone(editor):
    key = editor.form["key"]
    seen = [editor.form["evidence"]]

    def do(act, **values):
        editor.act(act, **values)
        seen.append(editor.form["evidence"])

    do("change", key=key, cell="evidence", value="typed words")
    do("evidence", place=[1, 0, 1, 20])
    do("evidence", place=[2, 0, 2, 20], add=True)
    do("change", key=key, cell="evidence", value="typed after it")
    assert len(set(seen)) == 5
    for before in reversed(seen[:-1]):
        editor.act("undo")
        assert editor.form["evidence"] == before


def test_evidence_over_two_paragraphs_is_one_stretch(editor):
    article = editor._desk.article()
    start, end = article.paragraphs[0].start, article.paragraphs[1].end
    quoted = " ".join(article.text[start:end].split())
    for evidence in (
        quoted,
        f"{quoted} [...] {article.paragraphs[3].text}",
        f"not in it [...] {quoted}",
    ):
        editor.act("change", key=editor.form["key"], cell="evidence", value=evidence)
        assert evidence_span(editor._desk.entry(), article) == (start, end)
    editor.act("change", key=editor.form["key"], cell="evidence", value="not in it")
    with pytest.raises(EditError, match="Mark a sentence in the article first"):
        evidence_span(editor._desk.entry(), article)


def test_an_idea_that_is_taken_into_a_row_that_was_typed_into_is_undone_alone(editor):
    key, lines = editor.form["key"], editor.form["lines"]
    for text in ("B", ""):
        editor.act("lines", key=key, value=[*lines[:1], {**lines[1], "mark": "[ ]", "text": text}])
    typed = editor.form["lines"]
    editor._desk._ideas = (Idea(text="Basra", comment=typed[1]["feedback"]),)
    editor._desk.aside = {"ideas": [{"number": 0}]}
    editor.act("take", number=0)
    assert editor.form["lines"][1]["text"] == "Basra"
    editor.act("undo")
    assert editor.form["lines"] == typed


def test_the_preview_opens_no_database_at_each_key_that_is_pressed(editor):
    def open_databases():
        return sum(isinstance(each, sqlite3.Connection) for each in gc.get_objects())

    before = open_databases()
    gc.disable()
    try:
        for number in range(20):
            editor.act("change", key=editor.form["key"], cell="text", value=f"Who is {number}?")
            assert f"Who is {number}?" in str(editor.preview)
        assert open_databases() <= before + 1
    finally:
        gc.enable()


def test_what_was_answered_in_the_preview_is_forgotten_with_the_next_change(editor):
    key, stem, fresh = editor.form["key"], editor.form["text"], editor.preview
    for text in ("Who now?", stem):
        editor.act("preview", content={"act": "reveal", "turn": 0})
        assert "answer" in editor.preview["screen"]["question"]
        editor.act("change", key=key, cell="text", value=text)
        assert "answer" not in editor.preview["screen"]["question"]
        assert editor.preview["asked"]["options"] == fresh["asked"]["options"]
    assert editor.preview == fresh


def test_a_link_to_a_bank_stays_a_link(mosul, folder):
    link = folder / "banks" / "link.csv"
    link.symlink_to(mosul.path)
    session = EditSession(link)
    session.do("change", key=2, cell="text", value="Who? \ud83d")
    session.save()
    assert link.is_symlink()
    assert kit.load_bank(mosul.path).questions[0].stem == "Who?"


def test_a_folder_is_no_bank(folder):
    for path in (folder, Path()):
        with pytest.raises(EditError, match="this is a folder"):
            EditSession(path)


def test_a_large_file_with_options_before_their_question_is_read_whole(folder):
    session = large(folder / "banks" / "large.csv", 4000)
    head, *rows = session.path.read_text("utf-8").splitlines()
    session.path.write_text("\n".join([head, *reversed(rows)]) + "\n", "utf-8")
    again = EditSession(session.path)
    again.complete()
    assert len(again.state.entries) == 4000
