"""The notebooks of the teacher's desk in a real JupyterLab."""

from __future__ import annotations

from playwright.sync_api import expect

import kit


def last_editor(lab):
    """The editor of the Mosul bank; the one of the throw-away copy stands above it."""
    editors = lab.page.locator(".kit-editor")
    expect(editors).to_have_count(2, timeout=60_000)
    return editors.last


def test_a_teacher_mends_a_question_and_saves_it(lab, server):
    lab.open("teacher_02_edit_a_bank.ipynb")
    lab.run_all()
    editor = last_editor(lab)
    question = editor.get_by_label("Question", exact=True)
    # JupyterLab's own keys, such as b for a new cell, must not fire in the form.
    cells = lab.page.locator(".jp-Cell").count()
    question.click()
    lab.page.keyboard.press("Control+a")
    lab.page.keyboard.type("Who brings back the jab of a jolly dodo?")
    expect(editor.locator(".kit-preview legend")).to_contain_text("jolly dodo")
    lab.page.keyboard.press("Control+s")
    editor.get_by_role("button", name="Save", exact=True).click()
    expect(editor.get_by_role("status").first).to_contain_text("Saved to mosul.csv")
    assert lab.page.locator(".jp-Cell").count() == cells
    saved = kit.load_bank(server.folder / "data" / "banks" / "mosul.csv")
    assert saved.questions[0].stem == "Who brings back the jab of a jolly dodo?"
    lab.shot("teacher-editor")


def test_edits_survive_a_restart_of_the_kernel(lab, server):
    lab.open("teacher_02_edit_a_bank.ipynb")
    lab.run_all()
    editor = last_editor(lab)
    editor.get_by_label("Points").fill("7")
    expect(editor.locator(".kit-file")).to_contain_text("not saved")
    lab.restart_and_run_all()
    # The old view, which also shows what was typed, may stay for some seconds; the message is new.
    told = editor.get_by_role("status").first
    expect(told).to_contain_text("not saved last time", timeout=60_000)
    expect(editor.get_by_label("Points")).to_have_value("7")
    assert kit.load_bank(server.folder / "data" / "banks" / "mosul.csv").questions[0].points == 1


def test_a_reader_chooses_an_article_and_answers(lab, server):
    lab.open("student_02_choose.ipynb")
    lab.run_all()
    chooser = lab.page.get_by_label("Article:")

    def choose(title: str) -> None:
        chooser.select_option(chooser.locator("option", has_text=title).inner_text())

    expect(lab.quiz()).to_be_visible(timeout=60_000)
    choose("Ahmed Mohamed")
    expect(lab.quiz().locator(".kit-title")).to_contain_text("Ahmed Mohamed")
    expect(lab.quiz().locator(".kit-credit")).to_contain_text("Wikinews")
    lab.quiz().get_by_text("A teacher", exact=True).click()
    lab.quiz().get_by_role("button", name="Check").click()
    expect(lab.quiz().locator(".kit-verdict")).to_contain_text("Correct")
    choose("Lantern Festival")
    expect(lab.quiz().locator(".kit-title")).to_contain_text("Lantern Festival")
    choose("Ahmed Mohamed")
    expect(lab.quiz().locator(".kit-score")).to_contain_text("Score: 1 of")
    lab.shot("student-chooser")
    assert server.attempts.exists()
    lab.page.set_viewport_size({"width": 390, "height": 844})
    cell = lab.page.locator(".jp-CodeCell", has=chooser)
    lab.page.wait_for_timeout(500)
    assert chooser.bounding_box()["width"] < cell.bounding_box()["width"]
