import json
import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from ipywidgets.widgets.widget import _instances

import kit
from kit.bank import QuestionType
from kit.errors import QuizError
from kit.widgets.languages import translator
from kit.widgets.packed import BUNDLES, FOLDER, script
from kit.widgets.words import words_in


@pytest.fixture
def view(quiz):
    quiz.begin()
    return kit.QuizView(quiz)


def state(view):
    """Everything that the browser gets, as one text."""
    synced = {n: v for n, v in view.get_state().items() if n not in ("_esm", "article")}
    return json.dumps(synced, ensure_ascii=False, default=str)


def texts(value):
    """All texts in a screen."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) else []


def wrong_answer(question):
    if question.type is QuestionType.ORDER:
        return list(question.accepted[::-1])
    if question.type is QuestionType.MARK:
        return ["offensive"]
    return ["nobody at all"] if question.type is QuestionType.SHORT else [question.distractors[0]]


def leaks(view, question, told=()):
    """Give what is on the screen of an unsettled question and would give its answer away.

    What the question itself says, what the student gave, and comments on that are no secret.
    """
    open_to_all = {question.stem, *question.hints, *told}
    if question.has_options:
        open_to_all |= {option.text for option in question.options}
    shown = [text for text in texts([view.asked, view.screen]) if text not in open_to_all]
    secrets = [*question.accepted, *question.evidence_parts, question.feedback, question.otherwise]
    secrets += [option.feedback for option in question.options]
    secrets = [secret for secret in secrets if secret and secret not in told]
    return [
        (question.id, secret, text)
        for secret in secrets
        for text in shown
        if re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", text, re.IGNORECASE)
    ]


def test_no_key_is_in_the_browser_before_its_question_is_answered(view, quiz):
    for question in quiz.questions:
        view.act("open", question.id)
        found = leaks(view, question)
        view.act("hint")
        assert found + leaks(view, question) == []
        assert view.screen["question"]["answer"] is None


def test_no_key_is_in_the_browser_after_a_wrong_first_try_or_in_the_summary(view, quiz):
    tried = [question for question in quiz.questions if quiz.tries_left(question) > 1]
    for question in tried:
        view.act("open", question.id)
        wrong = wrong_answer(question)
        view.act("answer", wrong)
        wrong = wrong[0]
        comments = [o.feedback for o in question.options if o.text == wrong]
        shown = view.screen["question"]["result"]["feedback"]
        assert leaks(view, question, [wrong, shown, question.otherwise, *comments]) == []
        view.act("retry")
        assert leaks(view, question, [wrong, shown, question.otherwise, *comments]) == []
    view.act("finish")
    stems = [question.stem for question in quiz.questions]
    for question in tried:
        assert leaks(view, question, stems) == []
    assert len(tried) > 20


def test_leaks_are_seen_where_there_are_some(view, quiz):
    question = quiz.questions[2]
    view.act("open", question.id)
    view.act("answer", question.key)
    assert leaks(view, question)


def test_a_wrong_first_try_gives_only_the_feedback_of_what_was_chosen(view, quiz):
    question = quiz.current
    wrong = next(option for option in question.options if not option.is_right)
    view.act("answer", wrong.text)
    others = [o.feedback for o in question.options if o.text != wrong.text]
    shown = state(view)
    assert wrong.feedback in shown
    assert not [
        text for text in [*others, question.feedback, *question.evidence_parts] if text in shown
    ]


def test_once_settled_the_key_and_its_evidence_are_shown(view, quiz, article):
    question = quiz.current
    view.act("answer", question.key)
    answer = view.screen["question"]["answer"]
    assert answer["key"] == question.key
    ((number, start, end),) = answer["evidence"]
    assert article.paragraphs[number - 1].text[start:end] == question.evidence


def test_in_practice_the_key_is_taken_away_again(view, quiz):
    question = quiz.current
    view.act("answer", question.key)
    view.act("retry")
    assert view.screen["question"]["answer"] is None
    assert question.evidence not in state(view)


def test_before_a_try_it_is_told_whether_it_is_practice(view, quiz):
    question = quiz.current
    assert not view.screen["question"]["practises"]
    view.act("answer", question.key)
    view.act("retry")
    assert view.screen["question"]["practises"]


def test_a_view_is_two_models_and_small_whatever_the_bank(bank, article):
    def opened(questions):
        log = kit.AttemptLog.in_memory()
        quiz = kit.Quiz(replace(bank, questions=questions), article, log, "ana")
        before = set(_instances)
        view = kit.QuizView(quiz)
        return len(set(_instances) - before), len(json.dumps(view.screen))

    many = tuple(replace(bank.questions[0], id=f"many-who-{n}") for n in range(2000))
    models, size = opened(many)
    assert models == 2
    assert size - opened(bank.questions[:1])[1] < 200


def test_what_answers_an_old_screen_changes_nothing(view, quiz, log):
    message = {"act": "answer", "value": [quiz.current.key], "turn": 0}
    view._receive(view, message, [])
    view._receive(view, message, [])
    assert len(log.attempts()) == 1


def test_the_view_shows_the_message_of_an_act_that_failed(bank, article, tmp_path):
    (tmp_path / "file").write_text("")
    log = kit.AttemptLog(tmp_path / "file" / "a.sqlite")
    quiz = kit.Quiz(bank, article, log, "ana", policy=kit.Policy())
    view = kit.QuizView(quiz)
    view._receive(view, {"act": "answer", "value": [quiz.current.key], "turn": 0}, [])
    assert view.screen["notice"]["kind"] == "failed"
    assert "this folder for attempts cannot be made" in view.screen["notice"]["text"]
    assert view.screen["question"]["open"]
    assert quiz.score().settled == 0


def test_a_place_that_cannot_keep_answers_is_told_as_soon_as_the_view_is_drawn(
    bank, article, tmp_path
):
    (tmp_path / "file").write_text("")
    log = kit.AttemptLog(tmp_path / "file" / "a.sqlite")
    view, heard = kit.QuizView(kit.Quiz(bank, article, log, "ana")), []
    view.when_drawn = lambda: heard.append("drawn")
    view._receive(view, {"act": "drawn", "turn": 0}, [])
    assert view.screen["notice"]["kind"] == "unkept"
    assert "this folder for attempts cannot be made" in view.screen["notice"]["text"]
    assert heard == ["drawn"]


def test_what_the_view_cannot_foresee_is_shown_and_raised(view, quiz):
    with pytest.raises(ValueError, match="nonsense"):
        view.act("answer", "nonsense")
    assert "nonsense" in view.screen["notice"]["text"]
    with pytest.raises(QuizError):
        view.act("open", "no-such-question")


def test_a_blank_answer_is_told_gently(view, log):
    view.act("answer", [])
    assert view.screen["notice"] == {"kind": "wanted", "text": "Choose an answer."}
    assert log.attempts() == ()


def test_who_comes_back_is_welcomed_once_there_is_something_to_tell_of(bank, article, log):
    def notice(day):
        clock = lambda: datetime(2026, 3, day, 12, tzinfo=UTC)  # noqa: E731
        quiz = kit.Quiz(bank, article, log, "ana", clock=clock)
        return quiz, kit.QuizView(quiz, "en").screen["notice"]

    quiz, told = notice(2)
    quiz.begin()
    assert told is notice(2)[1] is None
    notice(3)[0].hint()
    assert notice(3)[1]["text"] == (
        "Welcome back! You came on 2 days so far; 0 of 36 are answered."
    )


def test_the_text_form_names_bank_version_and_progress(view, quiz):
    assert repr(view) == f"QuizView('mosul' {quiz.version}: 0 of 36 answered)"


def test_the_summary_tells_kinds_and_what_to_reread(view, quiz):
    first, second = quiz.questions[:2]
    view.act("answer", first.key)
    view.act("next")
    for wrong in second.distractors[:2]:
        view.act("retry")
        view.act("answer", wrong)
    view.act("finish")
    summary = view.screen["summary"]
    assert [row["kind"] for row in summary["kinds"]] == ["who", "when", "where"]
    ((row),) = summary["reread"]
    assert (row["id"], row["status"], row["evidence"][0][0]) == (second.id, "wrong", 1)
    assert summary["first_open"] == quiz.questions[2].id


def test_the_summary_tells_what_was_right_in_practice(view, quiz):
    first = quiz.questions[0]
    for answer in (*first.distractors[:2], first.key):
        view.act("answer", answer)
        view.act("retry")
    view.act("finish")
    ((row),) = view.screen["summary"]["reread"]
    assert (row["id"], row["status"], row["right_since"]) == (first.id, "wrong", True)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nobody_is_told_to_look_again_beside_the_answer(bank, article, language):
    ordered = next(q for q in bank.questions if q.type is kit.QuestionType.ORDER)
    asked = replace(bank, questions=(replace(ordered, feedback=""),))
    view = kit.QuizView(kit.Quiz(asked, article, kit.AttemptLog.in_memory(), "a"), language)
    texts = [option.text for option in ordered.options]
    view.act("answer", texts[::-1])
    assert view.screen["question"]["result"]["feedback"].startswith(("Look again", "Relis"))
    view.act("reveal")
    assert view.screen["question"]["result"]["feedback"] == ""


def shown_at_end(bank, article, **policy):
    quiz = kit.Quiz(
        bank, article, kit.AttemptLog.in_memory(), "a", policy=kit.Policy(reveal="end", **policy)
    )
    return quiz, kit.QuizView(quiz)


def test_what_comes_at_the_end_only_is_neither_promised_now_nor_after_a_right_answer(bank, article):
    quiz, view = shown_at_end(bank, article)
    view.act("answer", quiz.current.distractors[0])
    assert view.screen["question"]["result"]["gives_up"]
    view.act("reveal")
    result = view.screen["question"]["result"]
    assert (result["label"], result["waits"]) == ("wrong", True)
    assert not view.screen["question"]["may_practise"]
    view.act("next")
    view.act("answer", quiz.current.key)
    assert not view.screen["question"]["result"]["waits"]
    view.act("next")
    view.act("reveal")
    assert view.screen["question"]["result"]["label"] == "given_up"
    view.act("finish")
    assert not view.screen["summary"]["may_practise"]


def test_the_last_open_question_shows_its_answer_when_it_is_given_up(bank, article):
    quiz, view = shown_at_end(replace(bank, questions=bank.questions[:1]), article)
    view.act("answer", quiz.current.distractors[0])
    assert not view.screen["question"]["result"]["gives_up"]
    view.act("reveal")
    assert view.screen["question"]["answer"]["key"] == quiz.current.key
    assert view.screen["question"]["may_practise"]


def test_nobody_is_told_to_go_on_where_no_try_is_left(view, quiz):
    asked = next(q for q in quiz.questions if q.id == "mosul-when-7")
    view.act("open", asked.id)
    view.act("answer", "2016")
    told = view.screen["question"]["result"]["feedback"]
    assert told.startswith("Right year; give the month")
    view.act("reveal")
    assert view.screen["question"]["result"]["feedback"] == "Right year." + told.partition(".")[2]


@pytest.mark.parametrize(
    ("comment", "policy", "told"),
    [
        ("See paragraph 2. It is a name.", {}, "See paragraph 2. It is a name."),
        ("See paragraph 2. It is a name.", {"reading": "parts"}, "It is a name."),
        ("See paragraph 2. It is a name.", {"open_book": False}, "It is a name."),
        ("See paragraph 1.", {"reading": "parts"}, "See paragraph 1."),
        ("", {}, "Look again: which person or group does the text name here?"),
        ("", {"open_book": False}, "Which person or group does the text name here?"),
    ],
)
def test_a_comment_leads_nowhere_that_is_out_of_sight(bank, article, comment, policy, told):
    first = bank.questions[0]
    options = tuple(o if o.is_right else replace(o, feedback=comment) for o in first.options)
    asked = replace(bank, questions=(replace(first, options=options), *bank.questions[1:]))
    quiz = kit.Quiz(asked, article, kit.AttemptLog.in_memory(), "a", policy=kit.Policy(**policy))
    quiz.begin()
    view = kit.QuizView(quiz)
    view.act("answer", first.distractors[0])
    assert view.screen["question"]["result"]["feedback"] == told
    view.act("retry")
    assert view.screen["question"]["last"]["feedback"] == told


def test_of_several_options_a_comment_leads_nowhere_either(bank, article):
    several = next(q for q in bank.questions if q.type is QuestionType.CHOICES)
    options = tuple(replace(o, feedback="See paragraph 9. A name.") for o in several.options)
    asked = replace(bank, questions=(replace(several, options=options),))
    policy = kit.Policy(open_book=False)
    quiz = kit.Quiz(asked, article, kit.AttemptLog.in_memory(), "a", policy=policy)
    quiz.begin()
    view = kit.QuizView(quiz)
    wrong = several.distractors[0]
    view.act("answer", [several.accepted[0], wrong])
    assert view.screen["question"]["result"]["feedback"].endswith(f"“{wrong}”: A name.")
    view.act("reveal")
    assert "See paragraph 9" in view.screen["question"]["result"]["feedback"]


def test_the_comment_on_an_option_is_for_whoever_chose_it(view, quiz):
    single = quiz.current
    assert any(option.is_right and option.feedback for option in single.options)
    view.act("answer", single.distractors[0])
    view.act("reveal")
    assert view.screen["question"]["answer"]["why"] == {}
    several = next(q for q in quiz.questions if q.type is QuestionType.CHOICES)
    view.act("open", several.id)
    view.act("answer", several.accepted[:1])
    view.act("reveal")
    told = {o.text: o.feedback for o in several.options if o.text == several.accepted[0]}
    assert view.screen["question"]["answer"]["why"] == {t: f for t, f in told.items() if f}


@pytest.mark.parametrize(("tries", "told"), [(2, "2 points · one try"), (1, "2 points")])
def test_a_question_with_fewer_tries_than_the_others_says_so(bank, article, tries, told):
    policy = kit.Policy(tries=tries)
    quiz = kit.Quiz(bank, article, kit.AttemptLog.in_memory(), "a", policy=policy)
    view = kit.QuizView(quiz)
    assert view.asked["worth"] == "1 point"
    asked = next(q for q in quiz.questions if q.type is QuestionType.TRUEFALSE)
    view.act("open", asked.id)
    assert view.asked["worth"] == told


def test_the_summary_tells_that_an_answer_was_close_while_a_try_is_left(view, quiz):
    several = next(q for q in quiz.questions if q.type is QuestionType.CHOICES)
    view.act("open", several.id)
    view.act("answer", several.accepted[:1])
    view.act("finish")
    ((row),) = view.screen["summary"]["reread"]
    assert row["status"] == "close"
    view.act("open", several.id)
    view.act("retry")
    view.act("answer", several.distractors[:1])
    view.act("finish")
    assert view.screen["summary"]["reread"][0]["status"] == "close"


def test_a_step_after_a_restart_in_another_window_is_told(bank, article, log):
    here = kit.QuizView(kit.Quiz(bank, article, log, "ana"))
    here.act("next")
    kit.Quiz(bank, article, kit.AttemptLog(log.path), "ana").restart()
    with pytest.raises(QuizError):
        here.act("next")
    assert here.screen["notice"]["text"].startswith("This quiz was begun anew")
    assert here.screen["number"] == 1


def test_a_long_paste_is_told_and_costs_no_try(view, quiz, log):
    asked = next(q for q in quiz.questions if q.type is QuestionType.SHORT)
    view.act("open", asked.id)
    view.act("answer", "word " * 100)
    assert "too long" in view.screen["notice"]["text"]
    assert quiz.is_open(asked)
    assert "maxlength" not in script("quiz", ["en"])


def test_a_mark_is_cut_at_the_borders_of_paragraphs(bank):
    article = kit.parse_article("A general spoke.\n\nIt rained.", id="news")
    question = replace(
        bank.questions[0], passage="news", evidence="general spoke.\n\nIt rained", hints=()
    )
    quiz = kit.Quiz(replace(bank, questions=(question,)), article, kit.AttemptLog.in_memory(), "a")
    view = kit.QuizView(quiz)
    view.act("answer", question.key)
    assert view.screen["question"]["answer"]["evidence"] == [[1, 2, 16], [2, 0, 9]]


def test_every_word_that_the_view_shows_is_in_the_catalogue():
    code = "".join((FOLDER / f"{name}.js").read_text("utf-8") for name in BUNDLES["quiz"][0])
    words = words_in(translator("en"))
    said = set(re.findall(r'\b(?:say|button|tool|move)\(\s*"(\w+)"', code))
    assert said <= set(words)
    unused = {word for word in words if f'"{word}"' not in code}
    shown_by_value = {
        "tried",
        "correct",
        "close",
        "wrong",
        "revealed",
        "given_up",
        "who",
        "when",
        "where",
    }
    assert {word for word in unused if not word.startswith("is_")} <= shown_by_value


def test_what_is_asked_travels_once_and_an_answer_in_less_than_a_kilobyte_and_a_half(view, quiz):
    sent = []
    view.send_state = lambda keys: sent.append(set(keys))
    view.act("answer", quiz.current.key)
    assert sent == [{"screen"}]
    assert len(json.dumps(view.screen)) < 1500


def test_with_parts_only_what_may_be_read_is_in_the_browser(bank, article):
    policy = kit.Policy(reading="parts")
    quiz = kit.Quiz(bank, article, kit.AttemptLog.in_memory(), "ana", policy=policy)
    view = kit.QuizView(quiz)
    assert len(view.article["paragraphs"]) == quiz.paragraphs_shown
    assert view.article["goes_on"]
    for question in quiz.questions:
        view.act("open", question.id)
        view.act("reveal")
    assert len(view.article["paragraphs"]) == len(article.paragraphs)
    assert not view.article["goes_on"]


def test_while_the_article_is_read_no_question_is_in_the_browser(bank, article):
    quiz = kit.Quiz(bank, article, kit.AttemptLog.in_memory(), "ana")
    view = kit.QuizView(quiz)
    assert view.screen["reading"]["words"] == "The article has 425 words."
    assert (view.asked, view.screen["question"]) == ({}, None)
    view.act("begin")
    assert view.asked["stem"] == quiz.current.stem


@pytest.mark.parametrize(
    "place", [None, [], [1, 2], "x", [0, 0, 0, 5], [1, 5, 1, 5], [1, 0, 99, 1]]
)
def test_a_place_that_is_none_is_told(view, place):
    with pytest.raises(QuizError, match="Choose words of the article first"):
        view.act("mark", place)
    assert view.screen["notice"]["kind"] == "told"


def test_a_number_of_the_map_leads_to_its_question(view, quiz):
    view.act("goto", 30)
    assert quiz.number == 30
    assert view.screen["map"]["states"][0] == "n"
    view.act("answer", quiz.current.distractors[0] if quiz.current.distractors else "nobody")
    assert view.screen["map"]["states"][29] in "tw"


def test_the_map_shows_the_hundred_around(bank, article):
    many = tuple(replace(bank.questions[0], id=f"many-who-{n}") for n in range(250))
    log = kit.AttemptLog.in_memory()
    quiz = kit.Quiz(replace(bank, questions=many, policy=None), article, log, "ana")
    view = kit.QuizView(quiz)
    view.act("goto", 201)
    assert view.screen["map"] == {"first": 201, "states": "n" * 50}


@pytest.mark.parametrize("view", BUNDLES)
def test_the_modules_of_a_view_fit_together(view):
    exported: set[str] = set()
    declared: list[str] = []
    for name in BUNDLES[view][0]:
        code = (FOLDER / f"{name}.js").read_text("utf-8")
        for names, _ in re.findall(r"import \{([^}]*)\} from \"./(\w+).js\"", code):
            assert {word.strip() for word in names.split(",")} <= exported, name
        exported |= set(re.findall(r"^export (?:const|function) (\w+)", code, re.MULTILINE))
        declared += re.findall(r"^(?:export )?(?:const|function) (\w+)", code, re.MULTILINE)
    assert len(declared) == len(set(declared))
    assert "import {" not in script(view, ["en"])


@pytest.mark.parametrize("is_quick", [False, True])
def test_a_card_takes_the_place_of_the_line_however_soon_the_view_is_drawn(
    view, monkeypatch, is_quick
):
    cards = []

    class Line:
        def update(self, card, *, raw):
            cards.append(card)

    def display(_data, *, raw, display_id=False):
        if is_quick and not display_id:
            view.put_cards()
        return Line() if display_id else None

    monkeypatch.setattr("IPython.display.display", display)
    view._ipython_display_()
    assert cards == ([view.resting()] if is_quick else [])
    view.put_cards()
    assert cards == [view.resting()]


def test_a_card_rests_where_a_notebook_has_no_kernel(view, quiz):
    card = view.resting()
    assert card["text/plain"].startswith("Mosul – 0 of 36 answered. The quiz rests. To go on")
    assert "Run All Cells" in card["text/html"]
    assert '<p dir="auto">0 of 36 answered</p>' in card["text/html"]
    assert "QuizView" not in card["text/html"]


def test_a_question_tells_what_it_earned_where_that_is_a_part(view, quiz):
    question = quiz.current
    view.act("answer", question.distractors[0])
    view.act("retry")
    view.act("answer", question.key)
    told = view.screen["question"]["result"]["tries"]
    assert told == "Points for this question: 0.5 of 1."
    view.act("next")
    view.act("answer", quiz.current.key)
    assert view.screen["question"]["result"]["tries"] == ""


class Line:
    """The place of a card in a notebook."""

    def __init__(self):
        self.cards = []

    def update(self, card, **_):
        self.cards.append(card["text/html"])


def test_the_card_tells_how_it_stands_with_each_step_once_the_view_is_drawn(view, quiz):
    line = Line()
    view._lines = {line: {}}
    view.act("answer", quiz.current.key)
    assert line.cards == []
    view._receive(view, {"act": "drawn", "turn": view._turn}, [])
    view.act("hint")
    view.act("next")
    assert ["1 of 36 answered" in card for card in line.cards] == [True]
    view.act("answer", quiz.current.key)
    assert len(line.cards) == 1
    view.act("next")
    assert ["2 of 36 answered" in card for card in line.cards] == [False, True]


def test_what_the_browser_has_drawn_is_heard_also_after_an_act(view):
    heard = []
    view.when_drawn = lambda: heard.append("drawn")
    line = Line()
    view._lines = {line: {}}
    view.act("skip")
    view._receive(view, {"act": "drawn", "turn": 0}, [])
    assert (heard, len(line.cards)) == (["drawn"], 1)


@pytest.mark.parametrize(
    ("act", "value"), [("mark", [1, 0, 1, 20]), ("unmark", [1, 3, 1, 5]), ("hint", None)]
)
def test_what_another_window_did_is_shown_to_who_comes_back(bank, article, log, act, value):
    here, there = (kit.QuizView(kit.Quiz(bank, article, log, "ana")) for _ in range(2))
    for view in (here, there):
        view.act("mark", [1, 2, 1, 8])
    there.act(act, value)
    here._receive(here, {"act": "refresh", "turn": here._turn}, [])
    assert (here.marks, here.screen["question"]) == (there.marks, there.screen["question"])
    turn = here._turn
    here._receive(here, {"act": "refresh", "turn": turn}, [])
    assert here._turn == turn


def test_titles_in_the_card_are_text(bank):
    article = kit.parse_article("<b>Storm</b>\n\nIt rained in Mosul.", id="news")
    question = replace(bank.questions[0], passage="news", evidence="")
    log = kit.AttemptLog.in_memory()
    quiz = kit.Quiz(replace(bank, questions=(question,)), article, log, "ana")
    assert "&lt;b&gt;Storm" in kit.QuizView(quiz).resting()["text/html"]


@pytest.fixture
def editor(root, tmp_path):
    for name in ("articles", "banks"):
        shutil.copytree(root / "data" / name, tmp_path / name)
    return kit.BankEditor(tmp_path / "banks" / "mosul.csv")


def test_the_editor_is_told_shortly_with_the_version_of_its_file(editor):
    assert re.fullmatch(r"BankEditor\('mosul\.csv' [0-9a-f]{6}\)", repr(editor))
    editor.act("change", key=editor.form["key"], cell="text", value="Who?")
    assert repr(editor).endswith(", not saved)")
    assert "mosul.csv" in editor.resting()["text/html"]
    assert "Not everything is saved." in editor.resting()["text/html"]


def test_what_another_notebook_left_is_told(editor):
    editor.act("change", key=editor.form["key"], cell="text", value="Who?")
    path = editor.session.path
    shutil.copy(editor.session.journal.path, path.with_name(".mosul.csv.edits"))
    notice = kit.BankEditor(path).desk["notice"]
    assert "are here again" in notice
    assert "Another notebook has left changes" in notice


def test_a_cell_in_the_wrong_row_is_named_without_the_lines_of_a_file(editor):
    lines = [{"mark": "[x]", "text": "A", "evidence": "The words"}]
    editor.act("lines", key=editor.form["key"], value=lines)
    (problem,) = (each for each in editor.form["problems"] if each["code"] == "stray-cell")
    assert problem["cell"] == "line 0"
    assert problem["message"].endswith("it belongs in the question row")


def test_the_preview_shows_the_article_as_it_is_when_the_file_is_read_anew(editor):
    path = editor.session.articles.folder / "mosul-2017-07-09.txt"
    path.write_text(path.read_text("utf-8") + "\n\nOne more line.\n", "utf-8")
    editor.act("reopen")
    assert "One more line." in str(editor.preview["article"])
    assert "One more line." in str(editor.article)


@pytest.mark.parametrize("about", ["options", "questions"])
def test_a_second_click_takes_no_second_idea(editor, about):
    editor.act("ideas", about=about)
    first, *others = editor.aside["ideas"]
    for _ in range(2):
        editor.act("take", number=first["number"])
    assert editor.aside.get("ideas", others) == others
    editor.act("compare")
    assert len(editor.aside["changes"]) == 1
    editor.act("undo")
    assert not editor.session.is_changed


def test_the_editor_sends_a_part_of_a_long_list(editor, tmp_path):
    for _ in range(30):
        editor.act("duplicate", key=editor.form["key"])
    assert editor.listing["total"] == 66
    assert len(editor.listing["rows"]) == 50
    editor.act("list", first=60)
    assert editor.listing["rows"][0]["number"] == 51


def test_a_question_that_code_took_away_leaves_the_editor_usable(editor):
    editor.session.do("delete", key=editor.form["key"])
    editor.act("list", words="")
    assert editor.form == {}
    editor.act("open", key=editor.session.state.entries[0].key)
    assert editor.form["id"] == "mosul-who-2"


def test_an_act_that_cannot_be_done_is_told_and_raised(editor):
    with pytest.raises(kit.KitError, match="no act 'explode'"):
        editor.act("explode")
    assert "no act 'explode'" in editor.desk["notice"]
    with pytest.raises(kit.KitError, match="name of its own"):
        editor.act("save", name="failures")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a/b", "cannot have / in"),
        ("../mine", "cannot have / in"),
        (r"a\b", r"cannot have \\"),
        ("fe:rry?.csv", r"cannot have : \?"),
        ("con", "name of its own"),
        (" .csv", "name of its own"),
    ],
)
def test_a_name_that_leads_elsewhere_or_that_windows_forbids_is_refused(editor, name, told):
    before = sorted(editor.session.path.parent.iterdir())
    with pytest.raises(kit.KitError, match=told):
        editor.act("save", name=name)
    assert sorted(editor.session.path.parent.iterdir()) == before


def test_a_file_that_changed_while_its_changes_were_shown_leaves_the_two_ways_out(editor):
    editor.act("change", key=editor.form["key"], cell="text", value="Who?")
    editor.act("compare")
    assert not editor.aside["disk"]
    editor.session.path.write_bytes(editor.session.path.read_bytes() + b"\n")
    with pytest.raises(kit.KitError, match="nothing was written"):
        editor.act("save")
    assert editor.aside["disk"]


def test_two_questions_with_one_id_are_named_once_among_the_faulty(editor):
    editor.act("change", key=editor.form["key"], cell="id", value="mosul-who-2")
    editor.act("compare")
    assert editor.aside["faulty"] == ["mosul-who-2"]


def test_the_preview_of_the_editor_holds_no_key_before_it_is_answered(editor):
    key = editor.session.question(editor.session.state.entries[2]).key
    editor.act("open", key=editor.session.state.entries[2].key)
    assert key not in str(editor.preview["asked"]) + str(editor.preview["screen"])
