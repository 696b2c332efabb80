"""The student's view in a real browser, in every state, without JupyterLab around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import kit
from kit.bank import Option, Policy, QuestionType
from kit.widgets.packed import style
from kit.widgets.results import results_file
from tests.browser.axe import ALL, OF_COLOURS, violations
from tests.browser.stage import THEMES, Stage, themed
from tests.browser.states import states

SHOTS = Path(__file__).parents[1] / "screenshots"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that reaches nothing outside and may not complain."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.route(
        re.compile("^https?://"), lambda route: (said.append(route.request.url), route.abort())
    )
    yield page
    context.close()
    assert said == []


@pytest.fixture
def stage(page: Page, bank: kit.QuestionBank, article: kit.Article) -> Callable[..., Stage]:
    def make(language: str = "en", questions=None, **policy) -> Stage:
        asked = replace(bank, questions=questions) if questions else bank
        log = kit.AttemptLog.in_memory()
        quiz = kit.Quiz(asked, article, log, "ana", policy=Policy(**policy))
        made = Stage(page=page, view=kit.QuizView(quiz, language))
        made.open()
        return made

    return make


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_any_state(stage, page, theme):
    quiz = stage()
    themed(quiz, theme)
    page.set_viewport_size({"width": 1280, "height": 1500})
    rules = ALL if theme == "light" else OF_COLOURS
    found: list[str] = []
    seen: set[str] = set()
    for state in states(quiz):
        found += violations(page, state, rules)
        seen.add(state)
        if theme != "contrast" or state.endswith("partly"):
            SHOTS.mkdir(exist_ok=True)
            page.screenshot(path=SHOTS / f"view-{state}-{theme}.png")
    assert found == []
    assert len(seen) > 45


def ask(made: Stage, wanted: QuestionType, at: int = 0) -> kit.Question:
    """Open a question of a type."""
    question = [q for q in made.view.quiz.questions if q.type is wanted][at]
    made.act("open", question.id)
    return question


def select(page: Page, words: str) -> None:
    """Select words of the article as a mouse does, and let go."""
    page.evaluate(
        """(words) => {
          for (const text of document.querySelectorAll(".kit-text")) {
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              const at = node.data.indexOf(words);
              if (at < 0) continue;
              document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
              const article = document.querySelector(".kit-article");
              article.dispatchEvent(new PointerEvent("pointerdown"));
              document.dispatchEvent(new PointerEvent("pointerup"));
              return;
            }
          }
          throw new Error(`not in the article: ${words}`);
        }""",
        words,
    )


def test_an_order_is_put_right_with_the_keyboard_alone(stage, page):
    made = stage()
    question = ask(made, QuestionType.ORDER)
    page.locator(".kit-thing button").first.focus()
    for at, text in enumerate(question.accepted):
        place = page.locator(".kit-thing").evaluate_all(
            "(things, text) => things.findIndex((thing) => thing.dataset.text === text)", text
        )
        up = page.get_by_role("button", name=f"Move up: {text}")
        for _ in range(place - at):
            up.focus()
            page.keyboard.press("Enter")
            expect(up).to_be_focused()
    shown = page.locator(".kit-thing").evaluate_all("things => things.map(t => t.dataset.text)")
    assert tuple(shown) == question.accepted
    page.locator("[data-act=answer]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".kit-verdict")).to_have_text("Correct")


def test_an_order_is_put_right_by_dragging(stage, page):
    made = stage()
    ask(made, QuestionType.ORDER)
    things = page.locator(".kit-thing")
    first, third = things.nth(0).get_attribute("data-text"), things.nth(2)
    things.nth(0).drag_to(third, target_position={"x": 30, "y": 40})
    assert things.nth(2).get_attribute("data-text") == first
    expect(things.nth(2).locator(".kit-rank")).to_have_text("3.")


def test_words_are_chosen_with_the_keyboard_alone(stage, page):
    made = stage()
    question = ask(made, QuestionType.MARK, 1)
    page.get_by_role("button", name="Go to the article").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".kit-article")).to_be_focused()
    page.keyboard.press("ArrowRight")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    words = question.evidence.split()
    before = len(question.evidence.partition(question.key)[0].split())
    for _ in range(before):
        page.keyboard.press("ArrowRight")
    for _ in range(len(question.key.split()) - 1):
        page.keyboard.press("Shift+ArrowRight")
    assert words[before:] == question.key.split()
    expect(page.locator("[role=status].kit-hidden")).to_have_text(question.key)
    page.keyboard.press("Enter")
    expect(page.locator(".kit-chosen q")).to_have_text(question.key)
    expect(page.locator("[data-act=answer]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".kit-verdict")).to_have_text("Correct")
    expect(page.locator(".kit-feedback")).to_be_focused()


def test_words_are_chosen_with_the_mouse_from_whole_word_to_whole_word(stage, page):
    made = stage()
    ask(made, QuestionType.MARK, 1)
    select(page, "ecent da")
    expect(page.locator(".kit-chosen q")).to_have_text("recent days")
    expect(page.locator("mark.kit-answer")).to_have_text("recent days")
    page.get_by_role("button", name="Choose other words").click()
    expect(page.locator(".kit-chosen q")).to_have_count(0)
    select(page, "in recent days")
    page.locator("[data-act=answer]").click()
    expect(page.locator(".kit-verdict")).to_have_text("Correct")


def test_the_message_that_words_are_wanted_goes_with_the_first_mark(stage, page):
    made = stage()
    ask(made, QuestionType.MARK, 1)
    page.locator("[data-act=answer]").click()
    expect(page.locator(".kit-note")).to_have_text("Mark words in the article first.")
    select(page, "in recent days")
    expect(page.locator(".kit-note")).to_have_count(0)


def test_a_selection_may_be_let_go_beside_the_article(stage, page):
    made = stage()
    ask(made, QuestionType.MARK, 1)
    words = page.locator(".kit-text").nth(15)
    words.scroll_into_view_if_needed()
    box, panel = words.bounding_box(), page.locator(".kit-panel").bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + box["height"] - 10)
    page.mouse.down()
    page.mouse.move(panel["x"] + 200, box["y"] + box["height"] - 10, steps=5)
    page.mouse.up()
    expect(page.locator(".kit-chosen q")).to_contain_text("battle")


def test_what_was_chosen_but_not_checked_is_there_in_another_view_of_the_quiz(stage, page):
    made = stage()
    ask(made, QuestionType.CHOICE)
    page.locator("#stage fieldset input").nth(1).check()
    beside = made.open_beside()
    expect(beside.locator("fieldset input").nth(1)).to_be_checked()


def test_highlights_are_kept_and_taken_away(stage, page, article):
    made = stage()
    select(page, "announce imminently")
    page.get_by_role("button", name="Highlight").click()
    expect(page.locator("mark.kit-own")).to_have_text("announce imminently")
    ((start, end),) = made.view.quiz.marks
    assert article.text[start:end] == "announce imminently"
    page.locator(".kit-article").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("mark.kit-own")).to_have_count(2)
    select(page, "imminently")
    page.get_by_role("button", name="Highlight").click()
    expect(page.locator("mark.kit-own").last).to_have_text("announce")


def test_a_stretch_over_two_paragraphs_is_marked_in_both(stage, page):
    made = stage()
    page.evaluate(
        """() => {
          const [one, two] = document.querySelectorAll(".kit-text");
          document.getSelection().setBaseAndExtent(one.firstChild, 5, two.firstChild, 11);
        }"""
    )
    page.get_by_role("button", name="Highlight").click()
    expect(page.locator("mark.kit-own")).to_have_count(2)
    assert page.locator("mark.kit-own").last.inner_text() == "The Islamic"
    assert len(made.view.quiz.marks) == 1


def test_text_size_and_spacing_stay(stage, page):
    stage()
    size = "() => parseFloat(getComputedStyle(document.querySelector('.kit-text')).fontSize)"
    before = page.evaluate(size)
    page.get_by_role("button", name="Larger text").click()
    page.get_by_role("button", name="Larger text").click()
    assert page.evaluate(size) == pytest.approx(before * 1.25)
    space = "() => document.querySelector('.kit-article').style.lineHeight"
    page.get_by_role("button", name="Line spacing").click()
    assert page.evaluate(space) == "1.9"


@pytest.mark.parametrize(("paragraph", "beyond"), [(4, 0), (6, 30), (11, -8), (1, -9999)])
def test_the_paragraph_on_top_stays_there_when_size_or_spacing_changes(
    stage, page, paragraph, beyond
):
    stage()
    page.set_viewport_size({"width": 500, "height": 900})
    page.evaluate(
        """([number, beyond]) => {
          const box = document.querySelector(".kit-article");
          const text = document.querySelectorAll(".kit-text")[number - 1];
          const top = (node) => node.getBoundingClientRect().top;
          box.scrollTop += top(text) - top(box) + beyond;
        }""",
        [paragraph, beyond],
    )
    on_top = """() => {
      const top = document.querySelector(".kit-article").getBoundingClientRect().top;
      const texts = [...document.querySelectorAll(".kit-text")];
      return texts.findIndex((text) => text.getBoundingClientRect().bottom > top + 8) + 1;
    }"""
    assert page.evaluate(on_top) == paragraph
    for name in ["Larger text"] * 4 + ["Line spacing"] * 3 + ["Smaller text"] * 5:
        page.get_by_role("button", name=name).click()
        assert page.evaluate(on_top) == paragraph, name
    if paragraph == 1:
        assert page.evaluate("() => document.querySelector('.kit-article').scrollTop") == 0


def test_the_map_leads_to_a_question_with_the_arrow_keys(stage, page):
    made = stage()
    page.get_by_role("button", name="Question 1: not answered").focus()
    for key in ("ArrowRight", "ArrowRight", "End", "ArrowLeft"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    expect(page.locator(".kit-place")).to_have_text("Question 35 of 36")
    expect(page.locator("fieldset input").first).to_be_focused()
    made.act("answer", made.view.quiz.current.key)
    expect(page.get_by_role("button", name="Question 35: correct")).to_have_count(1)


def test_in_a_text_from_right_to_left_the_arrow_to_the_left_leads_to_the_next(stage, page):
    stage(language="ar")
    buttons = page.locator(".kit-map button")
    buttons.first.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    expect(buttons.nth(1)).to_be_focused()
    first, second = buttons.nth(0).bounding_box(), buttons.nth(1).bounding_box()
    assert second["x"] < first["x"]


def test_a_screen_reader_hears_question_number_options_verdict_and_progress(stage, page):
    made = stage()
    tree = page.locator(".kit-panel").aria_snapshot()
    for heard in (
        'group "Questions on the article"',
        'progressbar "0 of 36 answered"',
        'group "Question 1 of 36. Who is expected to announce the final victory? 1 point"',
        'radio "The state of Iraq"',
        'button "Check"',
    ):
        assert heard in tree, tree
    made.act("answer", made.view.quiz.current.key)
    live = page.locator(".kit-status[role=status]")
    expect(live).to_contain_text("Correct")
    expect(live).to_contain_text("Score: 1 of 54")
    assert 'progressbar "1 of 36 answered"' in page.locator(".kit-panel").aria_snapshot()


@pytest.mark.parametrize(("width", "size"), [(320, "1"), (640, "2"), (1280, "2")])
def test_nothing_scrolls_sideways(stage, page, width, size):
    page.set_viewport_size({"width": width, "height": 800})
    made = stage()
    for state in states(made):
        wide = page.evaluate(
            """(size) => {
              const page = document.documentElement;
              document.querySelector(".kit-quiz").style.setProperty("--kit-size", size);
              return page.scrollWidth - page.clientWidth;
            }""",
            size,
        )
        assert wide <= 0, (state, wide)


CUT = """(size) => {
  const boxes = ".kit-thing, .kit-option, .kit-box, .kit-button, .kit-panel, .kit-reading";
  const root = document.querySelector(".kit-quiz");
  root.style.setProperty("--kit-size", size);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent.checkVisibility() || parent.closest(".kit-hidden, .kit-state, style")) continue;
    const box = parent.closest(boxes);
    const range = document.createRange();
    range.selectNodeContents(node);
    const [inner, outer] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
    const isInside = inner.left >= outer.left && inner.right <= outer.right;
    if (inner.width && !isInside) found.push(node.data);
  }
  for (const input of root.querySelectorAll("input[type=text]"))
    if (input.scrollWidth > input.clientWidth + 1) found.push(input.value);
  return found;
}"""
"""Gives the texts that reach out of the box in which they stand."""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_text_reaches_out_of_its_box_on_a_phone_with_the_largest_text(stage, page, language):
    page.set_viewport_size({"width": 360, "height": 740})
    made = stage(language=language)
    cut = {state: page.evaluate(CUT, "2") for state in states(made)}
    assert {state: texts for state, texts in cut.items() if texts} == {}


def test_the_summary_fits_where_the_text_was_made_larger_before(stage, page):
    page.set_viewport_size({"width": 360, "height": 740})
    made = stage()
    for _ in range(4):
        page.get_by_role("button", name="Larger text").click()
    made.act("finish")
    table, panel = (
        page.locator(".kit-kinds").bounding_box(),
        page.locator(".kit-panel").bounding_box(),
    )
    assert table["x"] + table["width"] <= panel["x"] + panel["width"]


def test_buttons_do_not_stick_over_a_phone_full_of_large_text(stage, page):
    page.set_viewport_size({"width": 360, "height": 740})
    stage()
    page.evaluate(CUT, "2")
    actions = page.locator(".kit-actions")
    expect(actions).to_have_css("position", "static")
    page.evaluate(CUT, "1")
    expect(actions).to_have_css("position", "sticky")


COVERED = """(name) => {
  const node = [...document.querySelectorAll(name)].at(-1);
  const bar = document.querySelector(".kit-actions");
  const [told, buttons] = [node, bar].map((one) => one.getBoundingClientRect());
  const isSticky = getComputedStyle(bar).position === "sticky";
  const end = isSticky && buttons.top > told.top ? Math.min(buttons.top, innerHeight) : innerHeight;
  const room = Math.min(told.height, end);
  const last = Math.min(told.bottom, told.top + room);
  return { covered: Math.round(Math.max(0, last - end)), above: Math.round(Math.min(0, told.top)),
    share: isSticky ? buttons.height / innerHeight : 0 };
}"""
"""Gives how many pixels of the last such node, or of its beginning, are not in sight."""

PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("larger", [0, 6])
@pytest.mark.parametrize("size", [PHONE, {"width": 1024, "height": 620}])
def test_what_is_told_comes_into_sight_and_not_behind_the_buttons(
    stage, page, language, larger, size
):
    page.set_viewport_size(size)
    made = stage(language=language)
    for _ in range(larger):
        page.locator(".kit-tools button").nth(1).click()

    def look(act: str, told: str, first: str = "() => scrollTo(0, 0)") -> dict[str, float]:
        page.evaluate(first)
        page.wait_for_timeout(500)
        page.evaluate("(act) => document.querySelector(`[data-act=${act}]`).click()", act)
        page.locator(told).last.wait_for()
        page.wait_for_timeout(150)
        return page.evaluate(COVERED, told)

    seen = {"hint": look("hint", ".kit-hint"), "blank": look("answer", ".kit-wanted")}
    page.locator(".kit-option input").evaluate_all(
        "(inputs, wrong) => inputs.find((one) => one.value === wrong).click()",
        made.view.quiz.current.distractors[0],
    )
    seen["tried"] = look("answer", ".kit-feedback")
    seen["revealed"] = look("reveal", ".kit-feedback", "() => scrollBy(0, 200)")
    made.act("finish")
    page.wait_for_timeout(500)
    seen["summary"] = page.evaluate(COVERED, ".kit-total")
    for state, found in seen.items():
        assert (found["covered"], found["above"]) == (0, 0) or state == "summary", (state, seen)
        assert found["share"] <= 0.15, (state, seen)


def test_highlighting_by_keyboard_goes_on_where_it_was(stage, page):
    made = stage()
    page.locator(".kit-article").focus()
    for key in ("ArrowRight", "ArrowDown", "Shift+ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("mark.kit-own")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("mark.kit-own")).to_have_count(2)
    text = made.view.quiz.article.text
    first, second = (text[start:end] for start, end in made.view.quiz.marks)
    second_paragraph = made.view.quiz.article.paragraphs[1].text
    assert second_paragraph.startswith(f"{first} {second}")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => `${document.getSelection()}`") in text.split()[:40]


def test_whoever_takes_other_words_is_in_the_article_where_they_are_chosen(stage, page):
    made = stage()
    ask(made, QuestionType.MARK, 1)
    select(page, "recent days")
    page.get_by_role("button", name="Choose other words").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".kit-chosen q")).to_have_count(0)
    expect(page.locator(".kit-article")).to_be_focused()


def test_a_button_that_gives_up_says_so_where_the_answer_comes_at_the_end(stage, page):
    made = stage(reveal="end")
    made.act("answer", made.view.quiz.current.distractors[0])
    expect(page.get_by_role("button", name="Show the answer")).to_have_count(0)
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Give up this question").click()
    expect(page.locator(".kit-feedback")).to_contain_text("shown when all questions are answered")
    expect(page.get_by_role("button", name="Practise again")).to_have_count(0)
    made.act("next")
    made.act("answer", made.view.quiz.current.key)
    expect(page.locator(".kit-verdict")).to_have_text("Correct")
    expect(page.locator(".kit-feedback")).not_to_contain_text("all questions are answered")


def test_a_long_paste_is_kept_in_the_box_and_told(stage, page):
    made = stage()
    ask(made, QuestionType.SHORT)
    page.locator(".kit-box[type=text]").fill("word " * 100)
    page.locator("[data-act=answer]").click()
    expect(page.locator(".kit-wanted")).to_contain_text("too long")
    expect(page.locator(".kit-box[type=text]")).to_have_value("word " * 100)


def test_a_paragraph_that_a_hint_names_is_a_link_to_it(stage, page):
    made = stage()
    for _ in range(2):
        made.act("hint")
    page.locator(".kit-hint").get_by_role("button", name="paragraph 1").click()
    expect(page.locator(".kit-text").first).to_be_focused()


def test_the_comment_on_the_right_option_is_not_told_to_whoever_chose_another(stage, page):
    made = stage()
    asked = made.view.quiz.current
    (comment,) = (option.feedback for option in asked.options if option.is_right)
    made.act("answer", asked.distractors[0])
    made.act("reveal")
    expect(page.locator(".kit-why").first).to_have_text("right answer")
    assert comment not in page.locator(".kit-panel").inner_text()


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("width", [320, 500, 1000, 1440])
def test_no_column_of_the_summary_is_cut_off_whatever_the_text_size(stage, page, width, language):
    page.set_viewport_size({"width": width, "height": 800})
    made = stage(language=language)
    for question in made.view.quiz.questions[:14]:
        made.act("open", question.id)
        made.act("reveal")
    made.act("finish")
    for size in ("1", "1.5", "2"):
        outside = page.evaluate(
            """(size) => {
              document.querySelector(".kit-quiz").style.setProperty("--kit-size", size);
              const panel = document.querySelector(".kit-panel").getBoundingClientRect();
              const shown = [...document.querySelectorAll(".kit-kinds :is(th, td, bdi)")];
              return shown.filter((node) => node.checkVisibility())
                .map((node) => [node.textContent, node.getBoundingClientRect()])
                .filter(([, box]) => box.left < panel.left || box.right > panel.right)
                .map(([text]) => text);
            }""",
            size,
        )
        assert outside == [], size


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>window.hurt = true</script>",
    r"\(\frac{a}{b}\) $x^2$",
    "👩‍👩‍👧‍👦 🇺🇳 e\u0301",
    "مرحبا بالعالم",
    "&lt;b&gt; & \u202etxet",
    "long " * 2000,
)


def test_any_text_is_shown_as_text(stage, page, bank):
    options = tuple(
        Option(text=text.strip(), credit=float(at == 0), feedback=text)
        for at, text in enumerate(HOSTILE)
    )
    asked = replace(
        bank.questions[0], stem=HOSTILE[1], options=options, hints=HOSTILE, feedback=HOSTILE[0]
    )
    made = stage(questions=(asked,))
    for text in HOSTILE:
        expect(page.get_by_label(text.strip(), exact=True)).to_have_count(1)
    for _ in HOSTILE:
        made.act("hint")
    made.act("answer", options[2].text)
    made.act("reveal")
    made.act("finish")
    assert page.evaluate("() => window.hurt") is None
    assert page.locator(".kit-quiz img, .kit-quiz script").count() == 0


def test_marks_stand_right_behind_signs_of_two_units(page, bank):
    article = kit.parse_article("👩‍👩‍👧 spoke in 🇺🇳 Mosul today.", id="news")
    question = replace(bank.questions[0], passage="news", evidence="in 🇺🇳 Mosul", hints=())
    log = kit.AttemptLog.in_memory()
    quiz = kit.Quiz(replace(bank, questions=(question,), policy=None), article, log, "ana")
    made = Stage(page=page, view=kit.QuizView(quiz))
    made.open()
    select(page, "Mosul")
    page.get_by_role("button", name="Highlight").click()
    expect(page.locator("mark.kit-own")).to_have_text("Mosul")
    made.act("answer", question.key)
    assert "".join(page.locator("mark.kit-evidence").all_inner_texts()) == "in 🇺🇳 Mosul"


def test_two_presses_count_once(stage, page):
    made = stage()
    page.get_by_label(made.view.quiz.current.key, exact=True).check()
    page.locator("[data-act=answer]").dblclick()
    expect(page.locator(".kit-verdict")).to_have_text("Correct")
    assert len(made.view.quiz.attempts(made.view.quiz.current)) == 1


_AT_ONCE = "(buttons) => buttons.forEach((one) => document.querySelector(one).click())"


@pytest.mark.parametrize("first", ["[data-act=hint]", ".kit-number-button[aria-current=step]"])
def test_an_answer_is_heard_that_is_given_before_the_last_press_was_answered(stage, page, first):
    made = stage()
    page.get_by_label(made.view.quiz.current.key, exact=True).check()
    page.evaluate(_AT_ONCE, [first, "[data-act=answer]"])
    expect(page.locator(".kit-verdict")).to_have_text("Correct")


def test_what_was_pressed_for_a_question_that_has_gone_is_not_heard(stage, page):
    made = stage()
    first = made.view.quiz.current
    page.get_by_label(first.key, exact=True).check()
    page.evaluate(_AT_ONCE, [".kit-number-button:nth-child(2)", "[data-act=answer]"])
    expect(page.locator(".kit-place")).to_contain_text("Question 2 ")
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label(first.key, exact=True)).to_be_checked()
    assert made.view.quiz.attempts(first) == ()


_SCROLLS = """() => {
  const ways = (window.ways = []);
  const plain = Element.prototype.scrollTo;
  Element.prototype.scrollTo = function (to) { ways.push(to.behavior); plain.call(this, to); };
}"""


def test_the_next_step_is_heard_at_once_where_the_verdict_stood_before_the_page(stage, page):
    made = stage()
    made.act("answer", ask(made, QuestionType.CHOICE).key)
    place = made.open().locator(".kit-place").text_content()
    page.evaluate("() => document.querySelector('.kit-main').click()")
    expect(page.locator(".kit-place")).not_to_have_text(place)


@pytest.mark.parametrize(("wished", "way"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_the_article_glides_to_the_evidence_only_where_motion_is_welcome(stage, page, wished, way):
    page.emulate_media(reduced_motion=wished)
    made = stage()
    page.evaluate(_SCROLLS)
    made.act("answer", made.view.quiz.current.key)
    expect(page.locator("mark.kit-evidence").first).to_be_in_viewport()
    assert page.evaluate("window.ways") == [way]
    moving = page.evaluate("document.getAnimations().map((one) => one.playState)")
    assert moving == []


def test_what_another_window_did_is_shown_when_one_comes_back(stage, page, bank, article, tmp_path):
    log = kit.AttemptLog(tmp_path / "attempts.sqlite")
    made = Stage(page=page, view=kit.QuizView(kit.Quiz(bank, article, log, "ana", policy=Policy())))
    made.open()
    other = kit.Quiz(bank, article, log, "ana", policy=Policy())
    other.answer(other.current.key)
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".kit-score")).to_have_text("Score: 1 of 54")
    expect(page.locator(".kit-verdict")).to_have_text("Correct")


def test_results_are_taken_along_as_page_and_table(stage, page, tmp_path):
    made = stage()
    made.act("answer", made.view.quiz.current.key)
    made.act("finish")
    for link, ending in (("as a page", ".html"), ("as a table (CSV)", ".csv")):
        with page.expect_download() as download:
            page.get_by_role("button", name=link).click()
        assert download.value.suggested_filename == f"mosul-ana{ending}"
        kept = tmp_path / f"results{ending}"
        download.value.save_as(kept)
        assert "The state of Iraq" in kept.read_text("utf-8")


def test_the_page_of_results_holds_a_long_answer(stage, page):
    made = stage()
    ask(made, QuestionType.SHORT)
    made.act("answer", "x" * 6000)
    page.set_viewport_size({"width": 400, "height": 800})
    page.set_content(results_file(made.view.quiz, "html")["text"])
    assert page.evaluate("document.documentElement.scrollWidth") == 400


def test_a_student_comes_back_to_a_welcome(page, bank, article):
    log = kit.AttemptLog.in_memory()
    first = kit.Quiz(bank, article, log, "ana", policy=Policy())
    first.answer(first.current.key)
    made = Stage(page=page, view=kit.QuizView(kit.Quiz(bank, article, log, "ana", policy=Policy())))
    made.open()
    expect(page.locator(".kit-note")).to_have_text("Welcome back! 1 of 36 answered so far.")


LATIN = re.compile(r"[A-Za-z]{2,}")
OF_THE_TEXT = ("Enter", "Shift", "Python", "Run", "All", "Cells", "CSV", "May")


def test_no_text_of_the_view_is_left_in_english(stage, page):
    """In Arabic every English word is one that the bank or the article says, or was forgotten."""
    made = stage(language="ar")
    untranslated = set()
    for state in states(made):
        if state == "failed":  # the message of the error itself is for the teacher
            continue
        shown = page.evaluate(
            """() => {
              const root = document.querySelector(".kit-quiz");
              const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
              const found = [];
              for (let node = walker.nextNode(); node; node = walker.nextNode())
                if (!node.parentNode.closest("[lang=en], style")) found.push(node.data);
              for (const node of root.querySelectorAll("[aria-label], [title]"))
                if (!node.closest("[lang=en]"))
                  found.push(node.getAttribute("aria-label") ?? "", node.title ?? "");
              return found;
            }"""
        )
        told = {option.feedback for q in made.view.quiz.questions for option in q.options}
        told |= {q.feedback for q in made.view.quiz.questions}
        told |= {q.otherwise for q in made.view.quiz.questions}
        told |= {q.key for q in made.view.quiz.questions}
        for text in shown:
            rest = text
            for known in sorted(told, key=len, reverse=True):
                rest = rest.replace(known, "") if known else rest
            for option in made.view.quiz.current.options if made.view.quiz.current else ():
                rest = rest.replace(option.text, "")
            untranslated |= {
                (state, text) for word in LATIN.findall(rest) if word not in OF_THE_TEXT
            }
    assert untranslated == set()
    assert page.locator(".kit-quiz").get_attribute("dir") == "rtl"


TURNED = """(known) => {
  const root = document.querySelector(".kit-quiz") ?? document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  const box = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const [word] of node.data.matchAll(/[A-Za-z]+[.,:;?!”)’]/g)) {
      if (known.includes(word.slice(0, -1))) continue;
      const index = node.data.indexOf(word) + word.length - 2;
      const [letter, mark] = [box(node, index), box(node, index + 1)];
      const onOneLine = letter.width && Math.abs(letter.bottom - mark.bottom) < 2;
      if (onOneLine && mark.left < letter.left) found.push(node.data.slice(0, index + 2));
    }
  return found;
}"""
"""Gives the texts in which a mark after an English word is drawn before it."""


def test_english_keeps_its_punctuation_in_an_arabic_view(stage, page):
    made = stage(language="ar")
    turned = {state: page.evaluate(TURNED, OF_THE_TEXT) for state in states(made)}
    assert {state: texts for state, texts in turned.items() if texts} == {}
    page.set_content(results_file(made.view.quiz, "html", "ar")["text"])
    assert page.evaluate(TURNED, OF_THE_TEXT) == []
    page.set_content('<p class="kit-quiz" dir="rtl">Read on.</p>')
    assert page.evaluate(TURNED, OF_THE_TEXT) == ["Read on."]


@pytest.mark.parametrize("language", ["ar", "fr", "es"])
def test_the_view_is_pictured_in_other_languages(stage, page, language):
    made = stage(language=language)
    made.act("answer", made.view.quiz.current.distractors[0])
    page.screenshot(path=SHOTS / f"view-{language}.png")
    article, panel = page.locator(".kit-reading"), page.locator(".kit-panel")
    is_left = article.bounding_box()["x"] < panel.bounding_box()["x"]
    assert is_left is (language != "ar")
    made.act("finish")
    page.screenshot(path=SHOTS / f"view-{language}-summary.png")


@pytest.mark.parametrize(
    ("around", "is_hidden"),
    [
        ("jupyter-widgets", True),
        ("jupyter-widgets widget-box widget-vbox kit-chooser", True),
        ("jupyter-widgets widget-box widget-hbox", False),
    ],
)
def test_only_the_line_that_stands_for_the_view_is_hidden(page, around, is_hidden):
    page.set_content(
        f"""<style>{style()}</style><div class="jp-OutputArea">
        <div class="jp-OutputArea-child"><div class="{around}"><div>
          <div class="kit-quiz">the quiz</div></div></div></div>
        <div class="jp-OutputArea-child">after it</div>
        <div class="jp-OutputArea-child">another output</div></div>"""
    )
    assert page.get_by_text("after it").is_visible() is not is_hidden
    assert page.get_by_text("another output").is_visible()
