"""The pictures of README are taken from the real thing: tests make them, a person keeps them.

KEEP_PICTURES=1 python -m pytest tests/browser/test_pictures.py
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.lab import Lab
from tests.browser.test_student_notebook import start
from tests.browser.test_teacher_notebook import last_editor

PICTURES = Path(__file__).parents[2] / "notebooks" / "images"


def large(lab: Lab) -> Locator:
    """Begin the quiz in a window that holds all of it."""
    lab.page.set_viewport_size({"width": 1440, "height": 1500})
    return start(lab)


def go_to(lab: Lab, quiz: Locator, number: int) -> None:
    lab.page.wait_for_timeout(500)  # presses right after a verdict are not heard
    quiz.locator(".kit-number-button").nth(number - 1).click()
    expect(quiz.locator(".kit-place")).to_have_text(f"Question {number} of 36")


def take(lab: Lab, quiz: Locator, name: str) -> None:
    lab.page.evaluate("() => document.activeElement.blur()")
    lab.page.mouse.move(0, 0)
    taken = lab.shots / name
    quiz.screenshot(path=taken)
    assert taken.stat().st_size > 20_000
    if os.environ.get("KEEP_PICTURES"):
        shutil.copy(taken, PICTURES / name)


def test_the_picture_of_an_answer_can_be_taken(lab):
    quiz = large(lab)
    for number, answer in ((1, "The state of Iraq"), (2, "Fleeing civilians")):
        go_to(lab, quiz, number)
        quiz.get_by_label(answer, exact=True).check()
        quiz.get_by_role("button", name="Check").click()
        expect(quiz.locator(".kit-feedback")).to_be_visible()
    go_to(lab, quiz, 13)
    quiz.get_by_label("The Iraqi security forces", exact=True).check()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator("mark.kit-evidence")).to_have_count(1)
    take(lab, quiz, "student_quiz.png")


def test_the_picture_of_an_order_can_be_taken(lab):
    quiz = large(lab)
    lab.theme("dark")
    go_to(lab, quiz, 25)
    # Whatever the order that is shown, it is not left as it is.
    quiz.locator(".kit-thing").last.get_by_role("button", name="Move up").click()
    for _ in range(2):
        quiz.get_by_role("button", name="Move up: IS seized").click()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator(".kit-feedback")).to_be_visible()
    lab.page.wait_for_timeout(500)
    quiz.get_by_role("button", name="Show the answer").click()
    expect(quiz.locator("mark.kit-evidence").first).to_be_visible()
    take(lab, quiz, "student_order.png")


def test_the_picture_of_the_editor_can_be_taken(lab):
    lab.page.set_viewport_size({"width": 1900, "height": 1800})
    lab.open("teacher_02_edit_a_bank.ipynb")
    lab.run_all()
    editor = last_editor(lab)
    editor.locator(".kit-entry").nth(5).click()
    editor.locator(".kit-line-text").nth(3).fill("None of the above")
    expect(editor.locator(".kit-line-row").nth(3)).to_contain_text("all-of-the-above")
    expect(editor.locator(".kit-preview legend")).to_contain_text("campaign")
    editor.locator(".kit-preview input").nth(1).check()
    take(lab, editor, "teacher_editor.png")
