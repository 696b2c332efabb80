"""The bank editor as a teacher sees it: typed in, tried out, undone, compared and saved."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import kit
from kit.bank import QuestionType
from kit.widgets import BankEditor
from tests.browser.axe import ALL, OF_COLOURS, violations
from tests.browser.conftest import SHOTS
from tests.browser.stage import THEMES, Stage, themed


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1500, "height": 1000}, reduced_motion="reduce")
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda m: told.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    yield page
    context.close()
    assert told == []


@pytest.fixture
def stage(page, root, tmp_path) -> Stage:
    for name in ("articles", "banks"):
        shutil.copytree(root / "data" / name, tmp_path / name)
    stage = Stage(page=page, view=BankEditor(tmp_path / "banks" / "mosul.csv"))
    stage.open()
    expect(page.locator(".kit-entry").first).to_be_visible()
    return stage


@pytest.fixture
def editor(stage) -> Locator:
    return stage.page.locator("#stage > .kit-editor")


def first(stage):
    return stage.view.session.state.entries[0]


def settled(stage):
    """Wait until what was typed has come back from the kernel."""
    stage.page.wait_for_timeout(350)
    expect(stage.page.locator(".kit-editor:not([aria-busy])")).to_have_count(1)


def test_what_is_typed_is_in_the_bank_the_list_and_the_preview(stage, editor):
    editor.get_by_label("Question", exact=True).fill("Who will tell of the victory?")
    expect(editor.locator(".kit-preview legend")).to_contain_text("Who will tell of the victory?")
    expect(editor.locator(".kit-entry").first).to_contain_text("Who will tell of the victory?")
    expect(editor.locator(".kit-file")).to_contain_text("not saved")
    assert first(stage).text == "Who will tell of the victory?"


def test_a_fault_is_told_at_its_field_while_one_types(stage, editor):
    points = editor.get_by_label("Points")
    points.fill("two")
    expect(editor.locator(".kit-cell-points .kit-problems")).to_contain_text("is no number")
    assert points.get_attribute("aria-invalid") == "true"
    assert points.evaluate("node => document.activeElement === node")
    expect(editor.locator(".kit-preview")).to_contain_text("when it has no faults")
    points.fill("2")
    expect(editor.locator(".kit-cell-points .kit-problems")).to_be_hidden()
    expect(editor.locator(".kit-preview legend")).to_contain_text("2 points")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("All of the above", "all-of-the-above"),
        ("Nobody but the state of Iraq as it is led by its prime minister", "key-longest"),
        ("", "no-option-text"),
    ],
)
def test_a_weak_option_is_told_while_one_types(stage, editor, text, code):
    right = next(n for n, line in enumerate(first(stage).lines) if line.mark == "[x]")
    editor.locator(".kit-line-row").nth(right).locator(".kit-line-text").fill(text)
    expect(editor.locator(".kit-line-row").nth(right)).to_contain_text(code)


def test_the_preview_is_answered_like_the_quiz_of_a_student(stage, editor):
    preview = editor.locator(".kit-preview")
    preview.get_by_text(stage.view.session.question(first(stage)).key, exact=True).click()
    preview.get_by_role("button", name="Check").click()
    expect(preview.locator(".kit-verdict")).to_contain_text("Correct")
    expect(preview.locator("mark.kit-evidence")).to_have_count(1)
    assert not stage.view.session.is_changed


def test_evidence_is_taken_from_the_article_by_keyboard_alone(stage, editor):
    editor.get_by_role("button", name="Mark it in the article").press("Enter")
    for key in ("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Enter", "Enter"):
        stage.page.keyboard.press(key)
    expect(editor.get_by_label("Evidence")).to_have_value("Iraq will announce")
    expect(editor.locator(".kit-side mark.kit-evidence")).to_have_text("Iraq will announce")


def test_questions_are_added_copied_moved_deleted_and_brought_back(stage, editor):
    count = len(stage.view.session.state.entries)
    editor.get_by_label("Type of the new question").select_option("truefalse")
    editor.get_by_role("button", name="Add a question").click()
    expect(editor.locator(".kit-entry[aria-current]")).to_contain_text("no text yet")
    editor.get_by_role("button", name="Duplicate").click()
    editor.get_by_role("button", name="Move the question down").click()
    expect(editor.get_by_role("button", name="Move the question down")).to_be_focused()
    editor.get_by_role("button", name="Delete", exact=True).click()
    expect(editor.locator(".kit-file")).to_contain_text(f"{count + 1} questions")
    for _ in range(4):
        editor.get_by_role("button", name="Undo").click()
    expect(editor.locator(".kit-file")).to_have_text(f"mosul.csv {count} questions")
    assert not stage.view.session.is_changed


def test_the_list_is_searched_and_gone_through_by_keyboard(stage, editor):
    editor.get_by_label("Kind").select_option("where")
    editor.get_by_label("Search").fill("tigris")
    expect(editor.locator(".kit-found")).to_have_text("4 found")
    rows = editor.locator(".kit-entry")
    expect(rows).to_have_count(4)
    editor.get_by_label("Search").fill("no such words")
    expect(editor.locator(".kit-found")).to_have_text("Nothing found.")
    editor.get_by_label("Search").fill("")
    editor.get_by_label("Kind").select_option("")
    expect(rows).to_have_count(min(50, len(stage.view.session.state.entries)))
    rows.first.focus()
    stage.page.keyboard.press("ArrowDown")
    stage.page.keyboard.press("Enter")
    expect(editor.locator(".kit-entry[aria-current]")).to_contain_text("2 ·")
    second = stage.view.session.state.entries[1]
    stage.page.keyboard.press("Alt+ArrowDown")
    settled(stage)
    assert stage.view.session.state.entries[2] == second


def test_the_changes_are_shown_side_by_side_before_they_are_saved(stage, editor):
    editor.get_by_label("Question", exact=True).fill("Who is to announce the final victory?")
    settled(stage)
    stage.page.keyboard.press("Control+s")
    change = editor.locator(".kit-change")
    expect(change.locator("del")).to_have_text(["expected"])
    stage.page.screenshot(path=SHOTS / "editor-changes.png")
    editor.get_by_role("button", name="Save", exact=True).click()
    expect(editor.get_by_role("status").first).to_contain_text("Saved to mosul.csv")
    stem = kit.load_bank(stage.view.session.path).questions[0].stem
    assert stem == "Who is to announce the final victory?"


@pytest.mark.parametrize("width", [500, 1000, 1500])
def test_type_and_placeholder_of_the_tags_are_read_whole(stage, editor, width):
    stage.page.set_viewport_size({"width": width, "height": 1000})
    cut = stage.page.evaluate(
        """() => {
          const wide = (text, like) => {
            const ruler = document.createElement("span");
            ruler.style.font = getComputedStyle(like).font;
            ruler.textContent = text;
            document.body.append(ruler);
            const { width } = ruler.getBoundingClientRect();
            ruler.remove();
            return width;
          };
          const [type, tags] = ["row", "tags"].map((cell) =>
            document.querySelector(`.kit-cell-${cell}`).querySelector("select, input"));
          const texts = [...type.options].map((option) => [type, option.text, 44]);
          return [...texts, [tags, tags.placeholder, 18]]
            .filter(([field, text, frame]) => wide(text, field) + frame > field.offsetWidth)
            .map(([, text]) => text);
        }"""
    )
    assert cut == []


def test_a_file_that_changed_meanwhile_can_be_saved_under_another_name(stage, editor):
    path = stage.view.session.path
    editor.get_by_label("Question", exact=True).fill("Who?")
    settled(stage)
    path.write_bytes(path.read_bytes() + b"\n")
    editor.get_by_role("button", name="Save …").click()
    expect(editor.locator(".kit-aside")).to_contain_text("changed by another program")
    expect(editor.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    expect(editor.locator(".kit-aside .kit-main")).to_have_text("Save as")
    expect(editor.get_by_role("button", name="Drop my changes")).to_be_visible()
    stage.page.screenshot(path=SHOTS / "editor-disk.png")
    editor.get_by_label("Save under another name").fill("mine")
    editor.get_by_role("button", name="Save as").click()
    expect(editor.get_by_role("status").first).to_contain_text("Saved to mine.csv")
    assert (path.parent / "mine.csv").exists()


def test_ideas_come_from_the_drafter(stage, editor):
    editor.get_by_role("button", name="Ideas for wrong options").click()
    idea = editor.locator(".kit-ideas li").first
    expect(idea).to_be_visible(timeout=60_000)
    count = len(first(stage).lines)
    idea.get_by_role("button").click()
    expect(editor.locator(".kit-line-row")).to_have_count(count + 1)
    editor.get_by_role("button", name="Other questions on this sentence").click()
    expect(editor.locator(".kit-ideas li").first).to_be_visible(timeout=60_000)


def test_a_cell_that_stands_in_the_wrong_row_is_shown_there_and_taken_out(stage, editor):
    lines = [{"mark": "[x]", "text": "A"}, {"mark": "[ ]", "text": "B", "evidence": "The words"}]
    stage.act("lines", key=first(stage).key, value=lines, redraw=True)
    row = editor.locator(".kit-line-row").nth(1)
    expect(row.get_by_role("list")).to_contain_text("belongs in the question row")
    editor.get_by_label("Text of row 1").fill("An A")
    settled(stage)
    assert first(stage).lines[1].evidence == "The words"
    editor.get_by_label("Evidence of row 2").fill("")
    settled(stage)
    assert first(stage).lines[1].evidence == ""
    expect(row.get_by_role("list")).to_have_count(0)


def test_what_is_typed_is_there_again_after_the_kernel_has_died(stage, editor):
    editor.get_by_label("Question", exact=True).fill("Who?")
    settled(stage)
    stage.view = BankEditor(stage.view.session.path)
    stage.open()
    expect(editor.get_by_label("Question", exact=True)).to_have_value("Who?")
    expect(editor.get_by_role("status").first).to_contain_text("not saved last time")


def test_settings_are_chosen_and_taken_back(stage, editor):
    editor.get_by_text("How the questions are put").click()
    editor.get_by_label("While answering, the article is").select_option("closed")
    settled(stage)
    assert stage.view.session.policy.open_book is False
    editor.get_by_role("button", name="Undo").click()
    expect(editor.get_by_label("While answering, the article is")).to_have_value("open")


def states(stage, editor) -> Iterator[str]:
    yield "opened"
    for type_ in QuestionType:
        entry = next(e for e in stage.view.session.state.entries if e.row == type_)
        stage.act("open", key=entry.key)
        yield str(type_)
    stage.act("change", key=entry.key, cell="points", value="x")
    stage.act("add", type="choice")
    yield "new-with-faults"
    stage.act("list", problems=True)
    yield "filtered"
    stage.act("delete", key=stage.view.form["key"])
    stage.act("compare")
    yield "compared"
    stage.act("close")
    editor.get_by_role("button", name="The article", exact=True).click()
    yield "article"
    editor.get_by_text("How the questions are put").click()
    yield "settings"


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_any_state_of_the_editor(stage, editor, theme):
    themed(stage, theme)
    stage.open()
    stage.page.set_viewport_size({"width": 1500, "height": 4000})
    found: list[str] = []
    for state in states(stage, editor):
        rules = ALL if theme == "light" else OF_COLOURS
        found += violations(stage.page, state, rules)
        stage.page.screenshot(path=SHOTS / f"editor-{state}-{theme}.png")
    assert found == []


def test_nothing_scrolls_sideways_on_a_narrow_page(stage, editor):
    stage.page.set_viewport_size({"width": 320, "height": 2000})
    for state in states(stage, editor):
        wide = stage.page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= 320, state
    stage.page.screenshot(path=SHOTS / "editor-narrow.png", full_page=True)


def test_hostile_text_is_shown_as_text(stage, editor):
    text = "<img src=x onerror=alert(1)> $x^2$ \u202e"
    editor.get_by_label("Question", exact=True).fill(text)
    expect(editor.locator(".kit-entry").first).to_contain_text("<img src=x")
    expect(editor.locator(".kit-preview legend")).to_contain_text("<img src=x")
    assert editor.locator("img").count() == 0


def slow(stage, milliseconds=400):
    """Let the kernel answer late, as one on a hub does."""
    stage.page.evaluate(
        """(late) => { const kernel = window.kernel;
          window.kernel = async (told) => {
            const answer = await kernel(told);
            await new Promise((done) => setTimeout(done, late));
            return answer; }; }""",
        milliseconds,
    )


def test_nothing_that_is_typed_is_lost_when_the_kernel_is_slow(stage, editor):
    slow(stage)
    editor.get_by_label("Question", exact=True).fill("Who is it?")
    editor.locator(".kit-line-text").nth(0).fill("Somebody else")
    editor.get_by_role("button", name="Add an option").click()
    expect(editor.locator(".kit-line-row")).to_have_count(len(first(stage).lines))
    expect(editor.locator(".kit-form")).not_to_have_attribute("inert", "")
    stage.page.keyboard.type("A new one")
    editor.get_by_role("button", name="Duplicate").click()
    expect(editor.locator(".kit-file")).to_contain_text("37 questions")
    settled(stage)
    one, copy = stage.view.session.state.entries[:2]
    assert (one.text, one.lines[0].text) == ("Who is it?", "Somebody else")
    assert "A new one" in [line.text for line in one.lines]
    assert one.lines == copy.lines


@pytest.mark.parametrize("act", ["the settings", "the type"])
def test_what_is_typed_while_the_form_changes_is_neither_lost_nor_shown_otherwise(
    stage, editor, act
):
    asked = editor.get_by_label("Question", exact=True)
    slow(stage, 600)
    if act == "the settings":
        editor.get_by_text("How the questions are put").click()
        editor.locator(".kit-settings select").first.select_option(index=1)
    else:
        editor.get_by_label("Type", exact=True).select_option("short")
    expect(editor.locator(".kit-form")).to_have_attribute("inert", "")
    expect(editor.locator(".kit-form")).not_to_have_attribute("inert", "")
    asked.focus()
    stage.page.keyboard.press("End")
    stage.page.keyboard.type(" AAAA")
    settled(stage)
    stage.page.keyboard.type(" B")
    settled(stage)
    assert first(stage).text.endswith(" AAAA B")
    expect(asked).to_have_value(first(stage).text)


def test_what_a_cell_of_the_notebook_changes_is_shown_in_the_form(stage, editor):
    stage.act("change", key=first(stage).key, cell="text", value="From a cell?")
    expect(editor.get_by_label("Question", exact=True)).to_have_value("From a cell?")


def test_an_act_that_changes_nothing_is_answered_too(stage, editor):
    for _ in range(2):
        editor.get_by_role("button", name="Save …").click()
        expect(editor.locator(".kit-aside")).to_contain_text("Nothing has changed")
        settled(stage)


def test_the_things_of_an_order_are_shown_and_kept_by_their_numbers(stage, editor):
    entry = next(e for e in stage.view.session.state.entries if e.row == "order")
    key = stage.view.session.question(entry).accepted
    turned = [{"mark": w.mark, "text": w.text, "feedback": w.feedback} for w in entry.lines[::-1]]
    stage.act("lines", key=entry.key, value=turned)
    stage.act("open", key=entry.key)
    shown = editor.locator(".kit-line-text")
    assert tuple(shown.nth(n).input_value() for n in range(len(key))) == key
    editor.get_by_role("button", name="Add a hint").click()
    settled(stage)
    assert (
        stage.view.session.question(stage.view.session.state.entry(entry.key).filled()).accepted
        == key
    )
    editor.get_by_role("button", name="Move down row 1").click()
    settled(stage)
    expect(editor.get_by_role("button", name="Move down row 2")).to_be_focused()
    now = stage.view.session.state.entry(entry.key)
    assert [line.mark for line in now.lines[: len(key)]] == [f"[{n + 1}]" for n in range(len(key))]
    assert now.lines[0].text == key[1]


def test_undo_opens_what_it_brings_back_and_says_so(stage, editor):
    editor.locator(".kit-entry").nth(3).click()
    editor.get_by_role("button", name="Delete", exact=True).click()
    expect(editor.get_by_role("status").first).to_contain_text("Undo brings it back")
    editor.locator(".kit-entry").first.click()
    editor.get_by_role("button", name="Undo").click()
    expect(editor.get_by_role("status").first).to_contain_text("the deletion of mosul-who-4")
    expect(editor.locator(".kit-entry[aria-current]")).to_contain_text("4 ·")


def test_a_new_choice_gets_ideas_before_it_has_wrong_options(stage, editor):
    entry = first(stage)
    right = [{"mark": "[x]", "text": "The state of Iraq", "feedback": "Yes."}]
    stage.act("lines", key=entry.key, value=right)
    editor.get_by_role("button", name="Ideas for wrong options").click()
    expect(editor.locator(".kit-ideas li").first).to_be_visible(timeout=60_000)


def test_wrong_settings_are_told(stage, editor):
    stage.act("settings", value=["[tries] many"])
    expect(editor.locator(".kit-settings")).to_contain_text("'many' is not a number from 1 to 9")


def test_dropping_changes_asks_once_more_and_puts_them_aside(stage, editor):
    editor.get_by_label("Question", exact=True).fill("Who?")
    settled(stage)
    editor.get_by_role("button", name="Save …").click()
    editor.get_by_text("Something else").click()
    editor.get_by_role("button", name="Drop my changes").click()
    assert stage.view.session.is_changed
    editor.get_by_role("button", name="Really drop them?").click()
    expect(editor.get_by_role("status").first).to_contain_text(".old-edits")
    assert not stage.view.session.is_changed
