"""The same student notebook in Notebook 7, and as an app with Voilà."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

import kit
from tests.browser.conftest import OUR_CODE, is_ours, jupyter_options, running
from tests.browser.lab import open_with_kernel

# Voilà's page asks for icons by itself; without them all works.
THEIRS = ("fontawesome", "v4-shims.min.css")


@contextmanager
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Give a page that reaches nothing outside, and what it complains of."""
    context = browser.new_context(viewport={"width": 1300, "height": 1000})
    page = context.new_page()
    complaints: list[str] = []
    faults: list[str] = []
    outside: list[str] = []

    def guard(route):
        inside = route.request.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
        if not inside:
            outside.append(route.request.url)
        route.continue_() if inside else route.abort()

    page.route("**/*", guard)
    page.on("console", lambda m: complaints.append(m.text) if is_ours(m) else None)
    page.on("pageerror", lambda error: faults.append(f"{error}\n{error.stack}"))
    try:
        yield page, complaints
    finally:
        context.close()
    assert [url for url in outside if not any(theirs in url for theirs in THEIRS)] == []
    assert [fault for fault in faults if any(ours in fault for ours in OUR_CODE)] == []


def answer_first(page: Page, bank: kit.QuestionBank) -> None:
    quiz = page.locator(".kit-quiz").last
    quiz.get_by_role("button", name="Begin the questions").click(timeout=90_000)
    expect(quiz.locator(".kit-place")).to_have_text("Question 1 of 36")
    quiz.get_by_label(bank.questions[0].key, exact=True).check()
    quiz.get_by_role("button", name="Check", exact=True).click()
    expect(quiz.locator(".kit-verdict")).to_have_text("Correct")
    expect(quiz.locator("mark.kit-evidence")).to_have_count(1)
    # Its style is with the page, as its code is.
    assert quiz.locator("> style").text_content() == ""


def test_in_notebook_7_a_question_is_answered(browser, bank, tmp_path):
    options = jupyter_options(tmp_path)
    with running(tmp_path, "notebook", *options) as server:
        address = f"{server.url}/notebooks/notebooks/student_01_mosul.ipynb"
        with watched(browser) as (page, complaints):
            open_with_kernel(page, address)
            expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=90_000)
            page.get_by_role("menuitem", name="Run").click()
            page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
            answer_first(page, bank)
            assert complaints == []
        assert len(kit.AttemptLog(server.attempts).attempts()) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_with_voila_it_is_an_app(browser, bank, tmp_path, theme):
    options = ("--no-browser", "--Voila.ip=127.0.0.1", f"--theme={theme}")
    notebook = "notebooks/student_01_mosul.ipynb"
    with running(tmp_path, "voila", notebook, *options, port="--port") as server:
        with watched(browser) as (page, complaints):
            page.goto(server.url)
            answer_first(page, bank)
            expect(page.locator(".kit-card").last).to_be_hidden()
            page.screenshot(path=f"tests/screenshots/voila-{theme}.png")
            assert complaints == []
        assert len(kit.AttemptLog(server.attempts).attempts()) == 1
