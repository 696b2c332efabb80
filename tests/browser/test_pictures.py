"""The picture of README is taken from the real thing: a test makes it, a person keeps it.

KEEP_PICTURES=1 python -m pytest tests/browser/test_pictures.py
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.test_student_notebook import start

PICTURE = Path(__file__).parents[2] / "notebooks" / "images" / "student_quiz.png"


def test_the_picture_of_readme_can_be_taken(lab, page):
    quiz = start(lab)
    for _ in range(12):
        before = quiz.locator(".kit-place").inner_text()
        quiz.get_by_role("button", name="Skip", exact=True).click()
        expect(quiz.locator(".kit-place")).not_to_have_text(before)
    quiz.get_by_label("The Iraqi security forces", exact=True).check()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator("mark")).to_have_count(1)
    page.evaluate("() => document.activeElement.blur()")
    taken = lab.shots / PICTURE.name
    quiz.screenshot(path=taken)
    assert taken.stat().st_size > 20_000
    if os.environ.get("KEEP_PICTURES"):
        PICTURE.parent.mkdir(exist_ok=True)
        shutil.copy(taken, PICTURE)
