import cProfile
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import kit
from kit.bank import Policy, QuestionType
from kit.checking import Verdict
from kit.errors import AttemptLogError, QuizError
from kit.quiz import Quiz, Status


def at(quiz, wanted):
    """Open the first question of a type."""
    question = next(q for q in quiz.questions if q.type is wanted and len(q.options) != 3)
    quiz.open(question.id)
    return question


def test_a_quiz_begins_at_the_first_question_and_writes_nothing(quiz, log):
    assert (quiz.number, quiz.current.id) == (1, "mosul-who-1")
    assert not log.path.exists()
    assert repr(quiz) == f"Quiz('mosul' {quiz.version}: 0 of 36 answered)"


def test_a_damaged_log_is_put_aside_and_the_next_quiz_begins_a_new_one(quiz, log, bank, article):
    quiz.answer(quiz.current.key)
    log.path.write_bytes(log.path.read_bytes()[:4096] + b"\xff" * 8192)
    again = kit.AttemptLog(log.path)
    with pytest.raises(AttemptLogError, match=r"put aside as attempts\.sqlite\.damaged-1"):
        Quiz(bank, article, again, "ana")
    assert Quiz(bank, article, again, "ana").score().settled == 0


def test_a_right_answer_earns_the_points_and_is_kept_before_it_is_told(quiz, log):
    outcome = quiz.answer(quiz.current.key)
    assert outcome.verdict is Verdict.CORRECT
    assert quiz.score().earned == quiz.current.points
    (attempt,) = log.attempts()
    assert (attempt.student, attempt.bank, attempt.version) == ("ana", "mosul", quiz.bank.version)
    assert (attempt.question, attempt.response) == (quiz.current.id, quiz.current.key)
    assert (attempt.verdict, attempt.score, attempt.hints) == ("correct", 1.0, 0)
    assert attempt.seconds > 0
    assert attempt.time.utcoffset().total_seconds() == 0


def test_a_blank_answer_costs_nothing_and_is_not_kept(quiz, log):
    at(quiz, QuestionType.SHORT)
    assert quiz.answer("  ").verdict is Verdict.BLANK
    assert log.attempts() == ()
    assert quiz.is_open(quiz.current)


def test_an_answer_that_was_tried_before_costs_no_try(quiz, log):
    tried = {
        QuestionType.CHOICES: lambda question: question.distractors[:1],
        QuestionType.SHORT: lambda question: "Boston",
        QuestionType.ORDER: lambda question: question.accepted[::-1],
    }
    for kind, of in tried.items():
        question = at(quiz, kind)
        quiz.answer(of(question))
        quiz.retry()
        again = [text.upper() for text in of(question)] if question.has_options else " in boston."
        assert quiz.answer(again).verdict is Verdict.AGAIN
        assert quiz.is_open(question)
        assert quiz.tries_left(question) == 1
    assert len(log.attempts()) == len(tried)


def test_an_answer_that_is_better_by_a_mended_bank_may_be_given_again(quiz, bank, article, log):
    first = quiz.current
    quiz.answer(first.distractors[0])
    flipped = tuple(replace(o, credit=float(o.text == first.distractors[0])) for o in first.options)
    mended = Quiz(bank.replacing(replace(first, options=flipped)), article, log, "ana")
    mended.retry()
    assert mended.answer(first.distractors[0]).verdict is Verdict.CORRECT


def test_in_practice_an_answer_may_be_given_again(quiz):
    at(quiz, QuestionType.SHORT)
    quiz.reveal()
    for _ in range(2):
        quiz.retry()
        assert quiz.answer("Boston").is_judged


def test_an_order_left_as_it_was_shown_costs_no_try(quiz, log):
    question = at(quiz, QuestionType.ORDER)
    assert quiz.answer(quiz.options(question)).verdict is Verdict.BLANK
    assert log.attempts() == ()
    assert quiz.answer(question.accepted).verdict is Verdict.CORRECT


def test_the_order_first_shown_may_be_a_second_try(quiz, monkeypatch):
    question = at(quiz, QuestionType.ORDER)
    first, second, *rest = question.accepted
    monkeypatch.setattr(quiz, "options", lambda _: (second, first, *rest))
    quiz.answer(tuple(reversed(question.accepted)))
    quiz.retry()
    assert quiz.answer((second, first, *rest)).is_judged


def test_an_order_that_is_shown_right_may_be_given(quiz, monkeypatch):
    question = at(quiz, QuestionType.ORDER)
    monkeypatch.setattr(quiz, "options", lambda _: question.accepted)
    assert quiz.answer(question.accepted).verdict is Verdict.CORRECT


def test_a_second_try_earns_half_and_a_third_is_practice(quiz):
    question = at(quiz, QuestionType.CHOICE)
    quiz.answer(question.distractors[0])
    assert quiz.status(question) is Status.TRIED
    assert quiz.tries_left(question) == 1
    quiz.retry()
    quiz.answer(question.key)
    assert quiz.status(question) is Status.CORRECT
    assert quiz.score().earned == question.points / 2
    quiz.retry()
    quiz.answer(question.key)
    assert quiz.score().earned == question.points / 2


def test_after_the_last_try_the_question_is_settled(quiz):
    question = at(quiz, QuestionType.CHOICE)
    for wrong in question.distractors[:2]:
        quiz.retry()
        quiz.answer(wrong)
    assert quiz.status(question) is Status.WRONG
    assert quiz.score().settled == 1


def test_true_or_false_gives_one_try(quiz):
    question = at(quiz, QuestionType.TRUEFALSE)
    quiz.answer(question.distractors[0])
    assert quiz.status(question) is Status.WRONG


def test_an_answered_question_takes_no_answer_until_it_is_reopened(quiz):
    quiz.answer(quiz.current.distractors[0])
    with pytest.raises(QuizError, match="answered already"):
        quiz.answer(quiz.current.key)


def test_part_of_several_right_options_is_close_and_earns_part(quiz):
    question = at(quiz, QuestionType.CHOICES)
    outcome = quiz.answer([question.accepted[0]])
    assert outcome.verdict is Verdict.CLOSE
    assert 0 < quiz.score().earned < question.points
    quiz.reveal()
    assert quiz.status(question) is Status.CLOSE


def test_who_ticks_everything_earns_nothing(quiz):
    question = at(quiz, QuestionType.CHOICES)
    assert quiz.answer([option.text for option in question.options]).score == 0


def test_hints_come_one_by_one_and_are_counted(quiz, log):
    question = quiz.current
    look_back = "Look back at paragraph 1."
    assert [quiz.hint() for _ in range(4)] == [*question.hints, look_back, None]
    quiz.answer(question.key)
    assert log.attempts()[0].hints == len(question.hints) + 1
    assert quiz.score().earned == question.points


def test_giving_up_shows_the_answer_and_earns_nothing(quiz):
    quiz.reveal()
    assert quiz.status(quiz.current) is Status.WRONG
    assert quiz.outcome(quiz.current) is None
    assert not quiz.is_open(quiz.current)


def test_next_back_and_skip_go_through_all_questions_to_the_summary(quiz):
    quiz.skip()
    assert quiz.status(quiz.questions[0]) is Status.SKIPPED
    quiz.back()
    quiz.back()
    assert quiz.number == 1
    for _ in quiz.questions:
        quiz.next()
    assert quiz.current is None
    with pytest.raises(QuizError, match="summary"):
        quiz.answer("x")
    quiz.back()
    assert quiz.number == len(quiz.questions)


def test_a_new_kernel_is_back_at_the_same_place_with_the_same_score(
    quiz, bank, article, log, clock
):
    quiz.answer(quiz.current.key)
    quiz.next()
    quiz.hint()
    quiz.answer(quiz.current.distractors[0])
    quiz.skip()
    quiz.open("mosul-where-2")
    again = Quiz(bank, article, kit.AttemptLog(log.path), "ana", clock=clock)
    assert again.current.id == "mosul-where-2"
    assert again.score() == quiz.score()
    assert [again.status(q) for q in bank] == [quiz.status(q) for q in bank]
    assert again.hints_shown(bank.questions[1]) == bank.questions[1].hints[:1]
    assert again.outcome(bank.questions[1]) == quiz.outcome(bank.questions[1])
    assert [again.options(q) for q in bank] == [quiz.options(q) for q in bank]


def test_another_student_begins_anew(quiz, bank, article, log):
    quiz.answer(quiz.current.key)
    assert Quiz(bank, article, log, "bo").score().settled == 0


def test_what_is_done_after_a_restart_elsewhere_is_not_counted(quiz, bank, article, log, clock):
    quiz.answer(quiz.current.key)
    quiz.open(quiz.questions[2].id)
    other = Quiz(bank, article, kit.AttemptLog(log.path), "ana", clock=clock)
    other.restart()
    with pytest.raises(QuizError, match="begun anew"):
        quiz.answer(quiz.questions[2].key)
    assert quiz.current is quiz.questions[0]
    assert len(log.attempts()) == 1


@pytest.mark.parametrize("act", ["next", "back", "skip", "finish", "practise", "retry", "reveal"])
def test_a_step_after_a_restart_elsewhere_is_told_and_not_taken(quiz, bank, article, log, act):
    quiz.answer(quiz.current.key)
    quiz.open(quiz.questions[2].id)
    Quiz(bank, article, kit.AttemptLog(log.path), "ana").restart()
    with pytest.raises(QuizError, match="begun anew"):
        getattr(quiz, act)()
    assert (quiz.number, quiz.score().settled) == (1, 0)
    quiz.next()
    assert quiz.number == 2


def test_practice_takes_no_try_from_a_question_that_gets_more_of_them(quiz, bank, article, log):
    question = at(quiz, QuestionType.SHORT)
    for wrong in ("Chicago", "Boston", "Denver"):
        quiz.retry()
        assert quiz.answer(wrong).is_judged
    more = Quiz(bank, article, log, "ana", policy=Policy(tries=4))
    assert more.tries_left(question) == 2


def test_a_restart_begins_a_new_sitting_and_keeps_the_old_attempts(quiz, bank, article, log):
    quiz.answer(quiz.current.key)
    quiz.restart()
    assert (quiz.number, quiz.score().earned) == (1, 0)
    quiz.answer(quiz.current.distractors[0])
    assert [attempt.sitting for attempt in log.attempts()] == [1, 2]
    assert Quiz(bank, article, log, "ana").score().earned == 0


def test_two_notebooks_on_one_quiz_agree(quiz, bank, article, log, clock):
    other = Quiz(bank, article, kit.AttemptLog(log.path), "ana", clock=clock)
    quiz.answer(quiz.current.key)
    with pytest.raises(QuizError, match="answered already"):
        other.answer(other.current.key)
    assert other.score() == quiz.score()
    other.next()
    assert quiz.number == 1
    other.restart()
    with pytest.raises(QuizError, match="begun anew"):
        quiz.hint()
    quiz.hint()
    assert quiz.score().earned == 0


def test_practice_goes_through_the_wrong_ones_only_and_changes_no_score(quiz):
    first, second, third = quiz.questions[:3]
    for question, response in ((first, first.key), (second, second.distractors[0])):
        quiz.open(question.id)
        quiz.answer(response)
    quiz.reveal()
    quiz.open(third.id)
    quiz.answer("nobody at all")
    quiz.reveal()
    quiz.finish()
    earned = quiz.score().earned
    quiz.practise()
    assert quiz.current == second
    assert quiz.is_open(second)
    quiz.answer(second.key)
    quiz.next()
    assert quiz.current == third
    quiz.next()
    assert quiz.current is None
    assert quiz.score().earned == earned


def test_among_the_wrong_ones_a_try_that_is_left_still_counts(quiz):
    first, second = quiz.questions[:2]
    quiz.answer(first.distractors[0])
    quiz.next()
    quiz.answer(second.distractors[0])
    quiz.reveal()
    quiz.finish()
    quiz.practise()
    assert [quiz.counts(first), quiz.counts(second)] == [True, False]
    assert quiz.answer(first.key).verdict is Verdict.CORRECT
    assert quiz.score().earned == first.points / 2
    assert not quiz.counts(first)


def test_after_practice_next_goes_through_all_questions_again(quiz):
    quiz.open(quiz.questions[1].id)
    quiz.answer(quiz.current.distractors[0])
    quiz.finish()
    quiz.practise()
    quiz.next()
    assert quiz.current is None
    quiz.open(quiz.questions[2].id)
    quiz.next()
    assert quiz.number == 4


@pytest.mark.parametrize("missed", [1, 2, 3])
def test_practice_is_counted_also_where_every_question_is_gone_through_again(bank, article, missed):
    quiz = quiz_with(replace(bank, questions=bank.questions[:3]), article)
    for number, question in enumerate(quiz.questions):
        quiz.open(question.id)
        quiz.reveal() if number < missed else quiz.answer(question.accepted[0])
    quiz.finish()
    assert quiz.practice is None
    quiz.practise()
    for number in range(1, missed + 1):
        assert quiz.practice == (number, missed)
        quiz.next()
    assert quiz.practice is None
    quiz.open(quiz.questions[0].id)
    assert quiz.practice is None


def test_what_was_reopened_is_closed_at_the_summary(quiz):
    quiz.answer(quiz.current.key)
    quiz.retry()
    quiz.next()
    assert quiz.is_open(quiz.questions[0])
    quiz.finish()
    assert not quiz.is_open(quiz.questions[0])


def test_a_retry_that_earns_nothing_still_settles_the_question(bank, article):
    policy = Policy(retry_credit=0)
    quiz = Quiz(bank, article, kit.AttemptLog.in_memory(), "ana", policy=policy)
    quiz.answer(quiz.current.distractors[0])
    quiz.retry()
    quiz.answer(quiz.current.key)
    assert quiz.status(quiz.current) is Status.CORRECT
    assert quiz.score().earned == 0


def test_points_that_were_changed_in_the_bank_are_those_that_count(quiz, bank, article, log):
    question = quiz.questions[2]
    quiz.open(question.id)
    quiz.answer(question.key)
    cheaper = bank.replacing(replace(question, points=question.points / 2))
    assert Quiz(cheaper, article, log, "ana").score().earned == question.points / 2


def test_a_key_that_was_corrected_leaves_the_verdict_of_that_day(quiz, bank, article, log):
    first = bank.questions[0]
    quiz.answer(first.key)
    flipped = tuple(replace(o, credit=float(o.text == first.distractors[0])) for o in first.options)
    changed = bank.replacing(replace(first, options=flipped))
    outcome = Quiz(changed, article, log, "ana").outcome(changed.questions[0])
    assert (outcome.verdict, outcome.rule) == (Verdict.CORRECT, "changed")


def test_two_articles_of_one_bank_have_sittings_of_their_own(quiz, bank, article, log):
    other = kit.parse_article(article.text, id="other")
    moved = tuple(
        replace(q, id=q.id.replace("mosul", "other"), passage="other") for q in bank.questions
    )
    both = replace(bank, questions=(*bank.questions, *moved))
    second = Quiz(both, other, log, "ana")
    quiz.answer(quiz.current.key)
    second.finish()
    second.restart()
    assert Quiz(both, article, log, "ana").score() == quiz.score()
    assert Quiz(both, article, log, "ana").current is not None


def test_like_answers_are_kept_alike(bank, article, log):
    for student, turn in (("ana", 1), ("bo", -1)):
        quiz = Quiz(bank, article, log, student)
        question = at(quiz, QuestionType.CHOICES)
        quiz.answer([text.upper() for text in question.accepted[::turn]])
    first, second = log.attempts()
    assert first.response == second.response == "\n".join(question.accepted)


def test_of_two_notebooks_in_the_same_moment_one_counts(quiz, bank, article, log, monkeypatch):
    other = Quiz(bank, article, kit.AttemptLog(log.path), "ana")
    other.answer(other.current.distractors[0])
    # This notebook looked just before the other one wrote.
    monkeypatch.setattr(quiz._sitting, "catch_up", lambda **_: None)
    with pytest.raises(QuizError, match="just been answered in another window"):
        quiz.answer(quiz.current.key)
    assert len(log.attempts()) == 1


def test_giving_up_practice_shows_the_answer_again(quiz):
    quiz.answer(quiz.current.key)
    quiz.retry()
    quiz.reveal()
    assert not quiz.is_open(quiz.current)


def test_a_hint_may_be_mended_in_the_bank_without_losing_the_score(quiz, bank, article, log):
    quiz.answer(quiz.current.key)
    mended = bank.replacing(replace(bank.questions[0], hints=("Another hint.",)))
    assert mended.version != bank.version
    assert Quiz(mended, article, log, "ana").score().settled == 1


def test_a_chosen_option_that_was_taken_out_of_the_bank_is_told(quiz, bank, article, log):
    first = bank.questions[0]
    quiz.answer(first.distractors[0])
    kept = tuple(o for o in first.options if o.text != first.distractors[0])
    changed = bank.replacing(replace(first, options=kept))
    outcome = Quiz(changed, article, log, "ana").outcome(changed.questions[0])
    assert (outcome.verdict, outcome.rule) == (Verdict.WRONG, "changed")


def test_the_order_of_options_comes_from_the_given_chance(bank, article):
    def orders(rng):
        quiz = Quiz(bank, article, kit.AttemptLog.in_memory(), "ana", rng=rng)
        return [quiz.options(q) for q in bank]

    assert orders(random.Random(1)) == orders(random.Random(1))
    assert orders(random.Random(1)) != orders(random.Random(2))
    assert orders(None) == orders(None)


def test_true_stands_before_false(quiz):
    assert quiz.options(at(quiz, QuestionType.TRUEFALSE)) == ("True", "False")


def test_the_evidence_is_where_the_article_says_it(quiz, article):
    for question in quiz.questions:
        spans = quiz.evidence(question)
        assert [article.text[a:b] for a, b in spans] == list(question.evidence_parts)


def test_a_bank_about_another_article_is_refused(bank):
    other = kit.parse_article("Something else.", id="other")
    with pytest.raises(QuizError, match="no question about 'other', only about mosul-2017-07-09"):
        Quiz(bank, other, kit.AttemptLog.in_memory(), "ana")


def test_evidence_that_is_not_in_the_article_is_refused(bank):
    other = kit.parse_article("Something else.", id="mosul-2017-07-09")
    with pytest.raises(QuizError, match="the evidence of mosul-who-1, mosul-who-2"):
        Quiz(bank, other, kit.AttemptLog.in_memory(), "ana")


def test_words_to_mark_that_are_not_in_the_article_are_refused(bank, article):
    asked = bank["mosul-when-11"]
    options = (replace(asked.options[0], text="last week"), *asked.options[1:])
    changed = replace(bank, questions=(replace(asked, options=options),))
    with pytest.raises(QuizError, match="a right answer of mosul-when-11 does not stand in"):
        Quiz(changed, article, kit.AttemptLog.in_memory(), "ana")


@pytest.mark.parametrize("text", ["foo \ud83d bar", "foo \0 b\0ar\0"])
def test_what_no_database_keeps_of_a_broken_paste_is_left_out(quiz, text):
    at(quiz, QuestionType.SHORT)
    question = quiz.current
    assert quiz.answer(text).is_judged
    assert quiz.attempts(question)[-1].response == "foo bar"


def test_a_policy_may_give_one_try_or_many(bank, article):
    quiz = Quiz(bank, article, kit.AttemptLog.in_memory(), "ana", policy=Policy(tries=1))
    quiz.answer(quiz.current.distractors[0])
    assert quiz.status(quiz.current) is Status.WRONG
    assert Policy(tries=9).tries_for(quiz.current) == len(quiz.current.options) - 2


class AnyActs(RuleBasedStateMachine):
    """Whatever a student does, in whatever order, the sums and the place hold."""

    bank: kit.QuestionBank
    article: kit.Article

    def __init__(self):
        super().__init__()
        self.log = kit.AttemptLog.in_memory()
        self.quiz = Quiz(self.bank, self.article, self.log, "ana")
        self.best = 0.0

    @rule(act=st.sampled_from(["next", "back", "finish", "practise"]))
    def move(self, act):
        getattr(self.quiz, act)()

    @rule(
        start=st.integers(0, 500),
        length=st.integers(1, 200),
        act=st.sampled_from(["mark", "unmark"]),
    )
    def mark(self, start, length, act):
        getattr(self.quiz, act)(start, start + length)

    @rule(number=st.integers(0, 35))
    def open(self, number):
        self.quiz.open(self.quiz.questions[number].id)

    @precondition(lambda self: self.quiz.current)
    @rule(act=st.sampled_from(["skip", "hint", "retry", "reveal"]))
    def act(self, act):
        getattr(self.quiz, act)()

    @precondition(lambda self: self.quiz.current and self.quiz.is_open(self.quiz.current))
    @rule(data=st.data())
    def answer(self, data):
        question = self.quiz.current
        options = st.sampled_from([option.text for option in question.options])
        if question.type is QuestionType.CHOICES:
            options = st.lists(options, unique=True)
        if question.type is QuestionType.ORDER:
            options = st.permutations([option.text for option in question.options])
        kept = len(self.log.attempts())
        outcome = self.quiz.answer(data.draw(options))
        assert len(self.log.attempts()) == kept + outcome.is_judged

    @rule()
    def restart(self):
        had = self.quiz.score()
        self.quiz.restart()
        assert (self.quiz.best or 0) >= had.earned - 1e-9
        self.best = 0.0

    @invariant()
    def sums_hold(self):
        score = self.quiz.score()
        kinds = [self.quiz.score(kind) for kind in kit.Kind]
        assert score.earned == pytest.approx(sum(kind.earned for kind in kinds))
        assert score.settled == sum(kind.settled for kind in kinds)
        assert 0 <= score.earned <= score.points + 1e-9
        assert score.earned >= self.best - 1e-9
        self.best = score.earned

    @invariant()
    def another_notebook_sees_the_same(self):
        other = Quiz(self.bank, self.article, self.log, "ana")
        assert other.score().earned == pytest.approx(self.quiz.score().earned)
        assert other.current == self.quiz.current
        assert other.marks == self.quiz.marks
        assert other.best == pytest.approx(self.quiz.best)
        assert other.seconds == pytest.approx(self.quiz.seconds)

    @invariant()
    def marks_stand_in_order_and_apart(self):
        borders = [place for span in self.quiz.marks for place in span]
        assert borders == sorted(set(borders))


def test_any_sequence_of_acts_keeps_sums_and_place(bank, article):
    machine = type("Acts", (AnyActs,), {"bank": bank, "article": article})
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        machine, settings=settings(max_examples=25, stateful_step_count=25, deadline=None)
    )


def quiz_with(bank, article, log=None, **policy):
    return Quiz(bank, article, log or kit.AttemptLog.in_memory(), "ana", policy=Policy(**policy))


def test_the_policy_of_the_bank_holds_unless_another_is_given(bank, article):
    strict = replace(bank, policy=Policy(tries=1))
    assert quiz_with(strict, article, tries=3).policy.tries == 3
    assert Quiz(strict, article, kit.AttemptLog.in_memory(), "ana").policy.tries == 1


def test_an_order_is_answered_with_all_things_and_never_shown_solved(bank, article):
    for student in "abcdefghijkl":
        quiz = Quiz(bank, article, kit.AttemptLog.in_memory(), student)
        asked = next(q for q in quiz.questions if q.type is QuestionType.ORDER)
        assert sorted(quiz.options(asked)) == sorted(asked.accepted)
        assert quiz.options(asked) != asked.accepted
    quiz.open(asked.id)
    two_swapped = [asked.accepted[1], asked.accepted[0], *asked.accepted[2:]]
    outcome = quiz.answer(two_swapped)
    assert (outcome.verdict, outcome.score) == (Verdict.CLOSE, 0.8)
    assert quiz.attempts(asked)[0].response.split("\n") == two_swapped
    assert quiz.outcome(asked) == outcome
    quiz.retry()
    with pytest.raises(ValueError, match="each of the things once"):
        quiz.answer(two_swapped[:2])


def test_words_are_marked_with_their_place(quiz, article):
    asked = next(q for q in quiz.questions if q.type is QuestionType.MARK)
    quiz.open(asked.id)
    start, end = article.find(asked.key)
    outcome = quiz.answer(f"{asked.key} [{start}:{end}]")
    assert (outcome.verdict, outcome.rule) == (Verdict.CORRECT, "marked")
    assert quiz.outcome(asked) == outcome


def test_the_article_is_read_first_and_the_time_is_kept(bank, article, log, clock):
    policy = Policy(reading="first")
    quiz = Quiz(bank, article, log, "ana", clock=clock, policy=policy)
    assert quiz.is_reading
    assert quiz.reading_seconds is None
    quiz.begin()
    assert not quiz.is_reading
    assert quiz.reading_seconds > 0
    kept = quiz.reading_seconds
    quiz.begin()
    again = Quiz(bank, article, log, "ana", clock=clock, policy=policy)
    assert (again.is_reading, again.reading_seconds) == (False, kept)


def test_the_first_act_on_a_question_ends_the_reading(quiz, log):
    quiz.mark(0, 10)
    assert quiz.reading_seconds is None
    quiz.answer(quiz.current.key)
    assert quiz.reading_seconds > 0
    assert [step.action for step in log.steps()] == ["mark", "read"]


@pytest.mark.parametrize("acts", [("answer",), ("hint", "answer"), ("open", "hint", "answer")])
def test_no_minute_of_work_is_counted_twice(bank, article, acts):
    now = [datetime(2026, 3, 2, 9, tzinfo=UTC)]
    quiz = Quiz(bank, article, kit.AttemptLog.in_memory(), "ana", clock=lambda: now[0])
    asked = next(question for question in quiz.questions if question.hints)
    do = {
        "answer": lambda: quiz.answer(quiz.current.key),
        "hint": quiz.hint,
        "open": lambda: quiz.open(asked.id),
    }
    started = now[0]
    for act in acts:
        now[0] += timedelta(minutes=3)
        do[act]()
    assert quiz.seconds == (now[0] - started).total_seconds()


def test_marks_come_back_as_they_were_made_in_two_notebooks(bank, article, log, clock):
    one, other = (Quiz(bank, article, kit.AttemptLog(log.path), "ana", clock=clock) for _ in "ab")
    one.restart()
    one.mark(12, 20)
    other.unmark(12, 20)
    again = Quiz(bank, article, kit.AttemptLog(log.path), "ana", clock=clock)
    assert (other.marks, again.marks) == ((), ())


def test_with_a_closed_book_the_article_is_away_while_one_answers(bank, article):
    quiz = quiz_with(bank, article, open_book=False)
    assert quiz.is_reading
    assert not quiz.hides_article
    quiz.begin()
    assert quiz.hides_article
    for _ in quiz.current.hints:
        quiz.hint()
    assert quiz.hint() is None
    quiz.answer(quiz.current.distractors[0])
    assert quiz.hides_article
    quiz.retry()
    quiz.answer(quiz.current.key)
    assert not quiz.hides_article
    quiz.retry()
    assert quiz.hides_article


def test_with_a_closed_book_the_article_stays_where_words_are_to_be_marked_in_it(bank, article):
    quiz = quiz_with(bank, article, open_book=False)
    quiz.begin()
    asked = next(q for q in quiz.questions if q.type is QuestionType.MARK)
    quiz.open(asked.id)
    assert not quiz.status(asked).is_settled
    assert not quiz.hides_article


def test_part_by_part_the_article_goes_on_when_its_question_is_settled(bank, article):
    quiz = quiz_with(bank, article, reading="parts")
    ends = [quiz.paragraphs_shown]
    for question in quiz.questions:
        assert not quiz.is_locked(question)
        later = [q for q in quiz.questions if quiz.is_locked(q)]
        for locked in later[:1]:
            with pytest.raises(QuizError, match="then the article goes on"):
                quiz.open(locked.id)
        quiz.open(question.id)
        quiz.reveal()
        ends.append(quiz.paragraphs_shown)
    assert ends == sorted(ends)
    assert ends[0] < 4
    assert ends[-1] == len(article.paragraphs)


def test_a_bank_may_show_its_keys_only_when_all_is_settled(bank, article):
    quiz = quiz_with(bank, article, reveal="end")
    first, *rest = quiz.questions
    quiz.answer(first.key)
    assert not quiz.may_show(first)
    for question in rest:
        quiz.open(question.id)
        assert quiz.waits_if_given_up(question) is (question is not rest[-1])
        quiz.reveal()
    assert quiz.may_show(first)


def test_what_practice_has_made_right_is_not_practised_again(bank, article):
    quiz = quiz_with(bank, article, tries=1)
    first, second = quiz.questions[:2]
    for question in (first, second):
        quiz.open(question.id)
        quiz.answer(question.distractors[0])
    quiz.finish()
    quiz.practise()
    quiz.answer(first.key)
    quiz.finish()
    assert quiz.to_practise == (second,)
    assert quiz.missed == (first, second)


def test_practice_tells_no_answer_that_is_shown_at_the_end_only(bank, article):
    quiz = quiz_with(bank, article, reveal="end", tries=1)
    first, second = quiz.questions[:2]
    quiz.answer(first.distractors[0])
    with pytest.raises(QuizError, match="when all questions are answered"):
        quiz.retry()
    assert not quiz.is_open(first)
    quiz.finish()
    assert quiz.to_practise == ()
    quiz.practise()
    assert quiz.current is None
    quiz.open(second.id)
    for question in quiz.questions[1:]:
        quiz.open(question.id)
        quiz.reveal()
    quiz.open(first.id)
    quiz.retry()
    assert quiz.answer(first.key).verdict is Verdict.CORRECT
    assert quiz.score().earned == 0


def test_among_the_wrong_ones_only_those_with_a_try_are_gone_through_before_the_end(bank, article):
    quiz = quiz_with(bank, article, reveal="end")
    first, second = quiz.questions[:2]
    for question in (first, second):
        quiz.open(question.id)
        quiz.answer(question.distractors[0])
    quiz.reveal()
    quiz.practise()
    assert (quiz.current, quiz.practice) == (first, (1, 1))


def test_the_best_try_is_the_one_by_which_a_question_stands(quiz):
    question = next(q for q in quiz.questions if q.type is QuestionType.CHOICES)
    assert quiz.best_attempt(question) is None
    quiz.open(question.id)
    for response in (question.accepted[:1], question.distractors[:1], question.accepted):
        quiz.retry()
        quiz.answer(response)
    assert [attempt.practice for attempt in quiz.attempts(question)] == [False, False, True]
    assert quiz.best_attempt(question) is quiz.attempts(question)[0]


def test_part_by_part_words_to_mark_come_with_their_passage(bank, article):
    asked = next(q for q in bank.questions if q.type is QuestionType.MARK)
    bare = replace(asked, evidence="")
    quiz = quiz_with(replace(bank, questions=(bare,)), article, reading="parts")
    (paragraph,) = (p.number for p in article.paragraphs if asked.key in p.text)
    assert quiz.paragraphs_shown == paragraph < len(article.paragraphs)


@pytest.mark.parametrize(
    ("hint", "policy", "more"),
    [
        ("Look at paragraph 1.", {}, [True, False]),
        ("Look at the first words of paragraph 1.", {}, [True, True, False]),
        ("Look at paragraph 4.", {}, [True, True, False]),
        ("Look at paragraph 1.", {"open_book": False}, [False]),
        ("Who will speak?", {"open_book": False}, [True, False]),
    ],
)
def test_no_hint_says_the_same_again_or_sends_into_an_article_that_is_away(
    bank, article, hint, policy, more
):
    first = replace(bank.questions[0], hints=(hint,))
    quiz = quiz_with(bank.replacing(first), article, **policy)
    seen = [quiz.has_more_hints(first)]
    while seen[-1]:
        assert quiz.hint()
        seen.append(quiz.has_more_hints(first))
    assert seen == more
    assert quiz.hint() is None


def test_the_best_earlier_sitting_is_remembered(quiz, bank, article, log):
    assert quiz.best is None
    quiz.answer(quiz.current.key)
    quiz.restart()
    assert (quiz.best, quiz.score().earned) == (1.0, 0.0)
    quiz.restart()
    assert Quiz(bank, article, log, "ana").best == 1.0


def test_days_are_counted_and_a_long_pause_counts_half_an_hour(bank, article, log):
    now = [datetime(2026, 3, 2, 12, tzinfo=UTC)]
    quiz = Quiz(bank, article, log, "ana", clock=lambda: now[0])
    for expected in (1, 2):
        quiz.answer(quiz.current.key)
        assert quiz.days == expected
        now[0] += timedelta(hours=26)
        quiz.next()
    assert quiz.seconds == 0
    now[0] += timedelta(hours=5)
    quiz.answer(quiz.current.key if quiz.current.type is QuestionType.CHOICE else "Sofge")
    assert quiz.seconds == 1800


def test_marks_outlast_a_sitting_and_can_be_taken_away(quiz, bank, article, log):
    quiz.mark(40, 60)
    quiz.mark(55, 70)
    quiz.restart()
    quiz.unmark(45, 50)
    assert Quiz(bank, article, log, "ana").marks == ((40, 45), (50, 70))
    with pytest.raises(QuizError, match="Choose words of the article first"):
        quiz.mark(10, 10)


def test_an_act_costs_the_same_in_a_bank_of_any_size(bank, article):
    def looked_at(count):
        questions = tuple(replace(bank.questions[0], id=f"many-who-{n}") for n in range(count))
        quiz = quiz_with(replace(bank, questions=questions), article)
        for question in questions[: count // 2]:
            quiz.open(question.id)
            quiz.answer(question.key)
        profile = cProfile.Profile()
        profile.enable()
        quiz.next()
        quiz.answer(quiz.current.key)
        profile.disable()
        return sum(call.callcount for call in profile.getstats() if "kit/quiz" in str(call.code))

    assert looked_at(200) <= looked_at(20) * 1.1
