"""The student's notebook in a real JupyterLab, used as a student uses it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

import kit
from tests.browser.axe import violations
from tests.browser.conftest import Server
from tests.browser.lab import Lab

NOTEBOOK = "student_01_mosul.ipynb"
CHOICE = "student_02_choose.ipynb"


@pytest.fixture(scope="module")
def keys(root) -> kit.QuestionBank:
    return kit.load_bank(root / "data" / "banks" / "mosul.csv")


def start(lab: Lab) -> Locator:
    lab.open(NOTEBOOK)
    lab.run_all()
    quiz = lab.quiz()
    quiz.get_by_role("button", name="Begin the questions").click(timeout=60_000)
    expect(quiz.locator(".kit-place")).to_have_text("Question 1 of 36")
    return quiz


def question(quiz: Locator, keys: kit.QuestionBank) -> kit.Question:
    stem = quiz.locator("legend > span:nth-child(2)").inner_text()
    return next(q for q in keys if q.stem == stem)


def choose(page: Page, quiz: Locator, text: str) -> None:
    """Move to a radio button with the arrow keys; the first key press chooses."""
    page.keyboard.press("Space")
    for _ in range(6):
        if quiz.locator("fieldset input:checked").get_attribute("value") == text:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrow keys do not reach {text!r}")


def tick(page: Page, quiz: Locator, texts: tuple[str, ...]) -> None:
    boxes = quiz.locator("fieldset input[type=checkbox]").count()
    for at in range(boxes):
        if quiz.locator("fieldset input:focus").get_attribute("value") in texts:
            page.keyboard.press("Space")
        if at < boxes - 1:
            page.keyboard.press("Tab")


def answer(page: Page, quiz: Locator, asked: kit.Question, texts: tuple[str, ...]) -> None:
    """Answer the open question with the keyboard, from its first answer field, and check."""
    if asked.type is kit.QuestionType.SHORT:
        page.keyboard.type(texts[0])
    elif asked.type is kit.QuestionType.CHOICES:
        tick(page, quiz, texts)
    else:
        choose(page, quiz, texts[0])
    page.keyboard.press("Enter")


def go_on(page: Page, quiz: Locator, label: str) -> None:
    """Press Enter on the feedback, which has the focus, after the time it takes to see it."""
    expect(quiz.locator(".kit-feedback:focus")).to_have_count(1)
    expect(quiz.locator(".kit-main")).to_have_text(label)
    page.wait_for_timeout(500)
    page.keyboard.press("Enter")


def to_type(page: Page, quiz: Locator, keys: kit.QuestionBank, wanted: kit.QuestionType) -> None:
    """Skip with the keyboard to the next question of a type."""
    while question(quiz, keys).type is not wanted:
        before = quiz.locator(".kit-place").inner_text()
        quiz.get_by_role("button", name="Skip", exact=True).focus()
        page.keyboard.press("Enter")
        expect(quiz.locator(".kit-place")).not_to_have_text(before)


def test_every_type_is_answered_by_keyboard_and_the_score_is_there_after_a_restart(
    lab, page, keys, server
):
    quiz = start(lab)
    lab.tab_into_quiz()
    earned = 0.0
    for type_ in (
        kit.QuestionType.CHOICE,
        kit.QuestionType.SHORT,
        kit.QuestionType.TRUEFALSE,
        kit.QuestionType.CHOICES,
    ):
        to_type(page, quiz, keys, type_)
        asked = question(quiz, keys)
        right = asked.accepted if type_ is kit.QuestionType.CHOICES else asked.accepted[:1]
        answer(page, quiz, asked, right)
        earned += asked.points
        expect(quiz.locator(".kit-verdict")).to_have_text("Correct")
        expect(quiz.locator("mark")).not_to_have_count(0)
        expect(quiz.locator(".kit-score")).to_have_text(f"Score: {earned:g} of 54")
        assert quiz.locator("mark").first.inner_text() in asked.evidence
        go_on(page, quiz, "Next")
        expect(quiz.locator("fieldset input:focus")).to_have_count(1)
    place = quiz.locator(".kit-place").inner_text()
    assert len(kit.AttemptLog(server.attempts).attempts()) == 4

    lab.restart_and_run_all()
    expect(lab.quiz().locator(".kit-place")).to_have_text(place, timeout=60_000)
    expect(lab.quiz().locator(".kit-score")).to_have_text(f"Score: {earned:g} of 54")


def test_a_wrong_answer_may_be_tried_again_and_the_key_comes_only_then(lab, page, keys):
    quiz = start(lab)
    lab.tab_into_quiz()
    asked = question(quiz, keys)
    answer(page, quiz, asked, asked.distractors[:1])
    expect(quiz.locator(".kit-verdict")).to_have_text("Not right yet")
    expect(quiz.locator("mark")).to_have_count(0)
    assert asked.evidence not in quiz.locator(".kit-panel").inner_text()
    lab.shot("tried-light")
    go_on(page, quiz, "Try again")
    expect(quiz.locator("fieldset input:focus")).to_have_count(1)
    answer(page, quiz, asked, asked.accepted)
    expect(quiz.locator(".kit-verdict")).to_have_text("Correct")
    expect(quiz.locator(".kit-score")).to_have_text("Score: 0.5 of 54")


def test_arrow_keys_and_letters_stay_in_the_quiz(lab, page):
    quiz = start(lab)
    lab.tab_into_quiz()
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    for key in ("Space", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "b", "a", "j", "x"):
        page.keyboard.press(key)
    for key in ("d", "d", "0", "m", "y"):
        page.keyboard.press(key)
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    expect(quiz.locator("fieldset input:focus")).to_have_count(1)
    for name in ("Check", "Hint", "Skip"):
        quiz.get_by_role("button", name=name).focus()
        page.keyboard.press("b")
        page.keyboard.press("ArrowUp")
        expect(quiz.get_by_role("button", name=name)).to_be_focused()
    quiz.locator(".kit-article").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("b")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_axe_finds_nothing_in_the_themes_of_jupyterlab(lab, page, keys, theme):
    """Every state is looked at in test_view; here it is whether the themes are the real ones."""
    quiz = start(lab)
    lab.theme(theme)
    page.set_viewport_size({"width": 1440, "height": 2600})
    page.add_style_tag(
        content="body { height: 100vh !important } .kit-article { max-height: none !important }"
    )
    quiz.scroll_into_view_if_needed()
    found = violations(page, "new")
    asked = question(quiz, keys)
    quiz.get_by_label(asked.distractors[0], exact=True).check()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator(".kit-verdict")).to_be_visible()
    found += violations(page, "tried")
    page.wait_for_timeout(500)
    quiz.get_by_role("button", name="Show the answer").click()
    expect(quiz.locator("mark.kit-evidence")).to_have_count(1)
    lab.shot(f"lab-{theme}")
    found += violations(page, "revealed")
    assert found == []


def test_on_a_laptop_question_evidence_verdict_and_the_way_on_are_in_sight(lab, page, keys):
    page.set_viewport_size({"width": 1366, "height": 768})
    quiz = start(lab)

    def in_sight(*parts):
        for part in parts:
            expect(quiz.locator(part)).to_be_in_viewport(ratio=0.95)

    for number in (1, 2):
        in_sight(".kit-stem", ".kit-main")
        asked = question(quiz, keys)
        quiz.get_by_label(asked.accepted[0], exact=True).check()
        quiz.get_by_role("button", name="Check").click()
        in_sight(".kit-feedback", ".kit-main", "mark.kit-evidence >> nth=0")
        page.wait_for_timeout(500)
        quiz.locator(".kit-main").click()
        expect(quiz.locator(".kit-place")).to_have_text(f"Question {number + 1} of 36")


def test_nothing_is_lost_or_counted_twice(lab, page, keys, server):
    quiz = start(lab)
    asked = question(quiz, keys)
    quiz.get_by_label(asked.accepted[0], exact=True).check()
    quiz.get_by_role("button", name="Check").dblclick()
    expect(quiz.locator(".kit-verdict")).to_have_text("Correct")
    assert len(kit.AttemptLog(server.attempts).attempts()) == 1
    page.wait_for_timeout(500)
    quiz.locator(".kit-main").click()
    quiz.get_by_role("button", name="Skip", exact=True).click()
    quiz.get_by_label("Your answer").fill("Sof")
    quiz.get_by_role("button", name="Hint").click()
    expect(quiz.locator(".kit-hint")).to_have_count(1)
    expect(quiz.get_by_label("Your answer")).to_have_value("Sof")
    quiz.get_by_role("button", name="Back").click()
    expect(quiz.locator(".kit-place")).to_have_text("Question 2 of 36")
    quiz.get_by_role("button", name="Skip", exact=True).click()
    expect(quiz.get_by_label("Your answer")).to_have_value("Sof")


def test_in_a_narrow_window_the_article_stands_above_and_nothing_scrolls_sideways(lab, page):
    quiz = start(lab)
    page.set_viewport_size({"width": 700, "height": 900})
    quiz.scroll_into_view_if_needed()
    article, panel = quiz.locator(".kit-article"), quiz.locator(".kit-panel")
    expect(panel).to_be_visible()
    above, below = article.bounding_box(), panel.bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]
    assert quiz.evaluate("node => node.scrollWidth <= node.clientWidth")
    lab.shot("narrow-light")


def test_what_is_typed_is_kept_through_a_second_try_and_a_slow_answer(lab, page, keys):
    quiz = start(lab)
    lab.tab_into_quiz()
    to_type(page, quiz, keys, kit.QuestionType.SHORT)
    page.keyboard.type("Nobody")
    page.keyboard.press("Enter")
    page.keyboard.type(" at all")
    expect(quiz.locator(".kit-verdict")).to_have_text("Not right yet")
    go_on(page, quiz, "Try again")
    expect(quiz.get_by_label("Your answer")).to_be_focused()
    assert quiz.get_by_label("Your answer").input_value().startswith("Nobody")
    expect(quiz.locator(".kit-note")).to_contain_text("Your last try:")
    page.keyboard.type("Sofge")
    expect(quiz.get_by_label("Your answer")).to_have_value("Sofge")


def test_a_held_or_doubled_enter_does_not_skip_the_verdict(lab, page):
    quiz = start(lab)
    lab.tab_into_quiz()
    page.keyboard.press("Space")
    for _ in range(4):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    page.keyboard.press("Enter")
    expect(quiz.locator(".kit-verdict")).to_be_visible()
    page.wait_for_timeout(300)
    expect(quiz.locator(".kit-place")).to_have_text("Question 1 of 36")
    expect(quiz.locator(".kit-verdict")).to_be_visible()


def test_the_evidence_comes_into_sight_after_an_answer_was_shown(lab, page, keys):
    quiz = start(lab)
    asked = question(quiz, keys)
    quiz.locator(".kit-article").evaluate("node => node.scrollTo(0, node.scrollHeight)")
    quiz.get_by_label(asked.distractors[0], exact=True).check()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator(".kit-verdict")).to_be_visible()
    page.wait_for_timeout(500)
    quiz.get_by_role("button", name="Show the answer").click()
    expect(quiz.locator("mark")).to_have_count(1)
    article, mark = quiz.locator(".kit-article").bounding_box(), quiz.locator("mark").bounding_box()
    assert article["y"] <= mark["y"] <= article["y"] + article["height"]
    quiz.get_by_role("button", name="paragraph 1").click()
    expect(quiz.locator(".kit-text:focus")).to_contain_text("Iraq will announce")


def test_a_kernel_that_was_shut_down_is_told_and_the_score_comes_back(lab, page, keys):
    quiz = start(lab)
    asked = question(quiz, keys)
    quiz.get_by_label(asked.accepted[0], exact=True).check()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator(".kit-score")).to_have_text("Score: 1 of 54")
    lab.menu("Kernel", "Shut Down Kernel")
    expect(page.locator(".jp-Toolbar-kernelName")).to_have_text("No Kernel")
    quiz.locator(".kit-main").click()
    expect(quiz.locator(".kit-failed")).to_contain_text("Python does not answer", timeout=15_000)
    lab.open(NOTEBOOK)
    lab.run_all()
    expect(lab.quiz().locator(".kit-score")).to_have_text("Score: 1 of 54", timeout=60_000)


def test_starting_again_asks_first(lab, page):
    quiz = start(lab)
    for _ in range(36):
        before = quiz.locator(".kit-place").inner_text()
        quiz.get_by_role("button", name="Skip", exact=True).or_(
            quiz.get_by_role("button", name="To the summary")
        ).click()
        expect(quiz.locator(".kit-place")).not_to_have_text(before)
    quiz.get_by_role("button", name="Start again").dblclick()
    expect(quiz.locator(".kit-note")).to_contain_text("You would begin with no points")
    expect(quiz.locator(".kit-place")).to_have_text("Summary")
    page.wait_for_timeout(1000)
    quiz.get_by_role("button", name="Yes, start again").click()
    quiz.get_by_role("button", name="Begin the questions").click()
    expect(quiz.locator(".kit-place")).to_have_text("Question 1 of 36")


STYLE = ".kit-quiz > style"


def test_the_code_of_the_view_comes_with_the_page(lab, page):
    start(lab)
    # With the code comes its style, once for the page.
    assert page.locator(STYLE).first.text_content() == ""


@pytest.fixture
def in_french(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "fr")


@pytest.mark.usefixtures("in_french")
def test_the_words_of_another_language_come_with_the_page_too(lab, page):
    lab.open(NOTEBOOK)
    lab.run_all()
    lab.quiz().get_by_role("button", name="Commencer les questions").click(timeout=60_000)
    expect(lab.quiz().locator(".kit-place")).to_have_text("Question 1 sur 36")
    assert page.locator(STYLE).first.text_content() == ""


@pytest.mark.parametrize("page_has", ["null", "Promise.reject(new Error('gone'))"])
def test_a_page_without_this_edition_of_the_kit_gets_the_code_from_the_kernel(lab, page, page_has):
    lab.open(NOTEBOOK)
    page.evaluate(f"() => {{ globalThis[Symbol.for('reading-kit')] = () => {page_has}; }}")
    lab.run_all()
    lab.quiz().get_by_role("button", name="Begin the questions").click(timeout=60_000)
    expect(lab.quiz().locator(".kit-place")).to_have_text("Question 1 of 36")
    assert "kit-quiz" in page.locator(STYLE).first.text_content()


def save(lab: Lab, server: Server, notebook: str = NOTEBOOK) -> None:
    """Save the notebook with the live view in it."""
    lab.menu("File", "Save Notebook")
    for _ in range(50):
        if "widget-view" in (server.folder / "notebooks" / notebook).read_text("utf-8"):
            return
        lab.page.wait_for_timeout(200)
    raise AssertionError("the notebook was not saved with its view")


def test_after_a_reload_the_page_shows_the_same_question_and_verdict(lab, page, keys, server):
    quiz = start(lab)
    asked = question(quiz, keys)
    quiz.get_by_label(asked.accepted[0], exact=True).check()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator(".kit-verdict")).to_have_text("Correct")
    save(lab, server)
    page.reload()
    # The example above comes first, and is answered right as well.
    expect(lab.quiz().locator(".kit-place")).to_have_text("Question 1 of 36", timeout=60_000)
    expect(lab.quiz().locator(".kit-verdict")).to_have_text("Correct")
    expect(lab.quiz().locator("mark.kit-evidence")).to_have_count(1)
    lab.quiz().locator(".kit-main").click()
    expect(lab.quiz().locator(".kit-place")).to_have_text("Question 2 of 36")


def test_a_saved_notebook_without_its_kernel_shows_a_quiet_card(lab, page, server):
    start(lab)
    save(lab, server)
    lab.menu("Kernel", "Shut Down Kernel")
    expect(page.locator(".jp-Toolbar-kernelName")).to_have_text("No Kernel")
    lab.open(NOTEBOOK)
    card = page.locator(".kit-card").last
    expect(card).to_contain_text("Run All Cells", timeout=60_000)
    expect(card).to_be_visible()
    expect(page.get_by_text("Error displaying widget").last).to_be_hidden()
    lab.shot("card-light")
    lab.run_all()
    expect(lab.quiz().locator(".kit-place")).to_have_text("Question 1 of 36", timeout=60_000)
    expect(card).to_be_hidden()


def test_the_article_that_was_chosen_is_open_again_and_the_card_tells_of_it(lab, page, server):
    lab.open(CHOICE)
    lab.run_all()
    lab.quiz().get_by_role("button", name="Begin the questions").wait_for(timeout=60_000)
    articles = page.locator(".widget-dropdown select")
    articles.select_option(index=2)
    # The one before, which is to be read first, stays until this one is there.
    expect(lab.quiz().get_by_role("button", name="Check")).to_be_visible(timeout=60_000)
    lab.quiz().locator("fieldset input").first.check()
    lab.quiz().get_by_role("button", name="Check").click()
    expect(lab.quiz().locator(".kit-verdict")).to_be_visible()
    page.wait_for_timeout(500)
    lab.quiz().get_by_role("button", name="Show the answer").or_(
        lab.quiz().locator(".kit-correct")
    ).click()
    chosen = articles.locator("option:checked")
    expect(chosen).to_contain_text("(1 of 20 answered)")
    title = lab.quiz().locator(".kit-title").inner_text()
    around = page.locator(".widget-vbox")
    assert around.evaluate("node => getComputedStyle(node).overflowY") == "visible"

    lab.restart_and_run_all()
    expect(lab.quiz().locator(".kit-title")).to_have_text(title, timeout=60_000)
    expect(chosen).to_contain_text("(1 of 20 answered)")
    save(lab, server, CHOICE)
    (card,) = re.findall(r"<p .*?</div>", (server.folder / "notebooks" / CHOICE).read_text("utf-8"))
    assert title in card
    assert "1 of 20 answered" in card
