"""The words of the student's view, in one place, so that they can be read over and translated."""

from __future__ import annotations

from kit.messages import Translate, joined, message, plural_message

_WORDS = {
    "article": message("Article"),
    "quiz": message("Questions on the article"),
    "published": message("Published"),
    "question": message("Question {number} of {count}"),
    "score": message("Score: {earned} of {points}"),
    "answered": message("{settled} of {count} answered"),
    "choose_one": message("Choose one."),
    "choose_several": message("Choose all that are right."),
    "put_in_order": message("The first on top. Use the arrows, or drag."),
    "choose_words": message(
        "Select the words in the article. By keyboard: go to the article, choose with the left and "
        "right arrows (with Shift more than one), and press Enter."
    ),
    "type_answer": message("Your answer"),
    "your_words": message("Your words:"),
    "no_words": message("none yet"),
    "to_article": message("Go to the article"),
    "clear_words": message("Choose other words"),
    "chosen_words": message("Chosen: {text}"),
    "move_up": message("Move up: {text}"),
    "move_down": message("Move down: {text}"),
    "moved_to": message("{text}: now number {number} of {count}"),
    "in_place": message("in its place"),
    "out_of_place": message("not in its place"),
    "check": message("Check"),
    "hint": message("Hint"),
    "more_hints": message("Another hint"),
    "hint_label": message("Hint {number}:"),
    "look_back": message("Look back at"),
    "skip": message("Skip"),
    "next": message("Next"),
    "to_summary": message("To the summary"),
    "back": message("Back"),
    "retry": message("Try again"),
    "practise_again": message("Practise again"),
    "reveal": message("Show the answer"),
    "give_up": message("Give up this question"),
    "correct": message("Correct"),
    "close": message("Close"),
    "wrong": message("Not right"),
    "tried": message("Not right yet"),
    "revealed": message("The answer"),
    "given_up": message("Given up"),
    "right_option": message("right answer"),
    "your_choice": message("your choice"),
    "answer_is": message("Answer: {key}"),
    "right_order": message("The right order:"),
    "evidence": message("The article shows it:"),
    "paragraph_link": message("paragraph {paragraph}"),
    "last_try": message("Your last try:"),
    "tried_before": message("tried before"),
    "practice_place": message("Once more: {number} of {count}"),
    "practice_now": message("This is practice: your points stay as they are."),
    "practice_note": message("This was practice: your points stay as they are."),
    "shown_at_end": message("The answer is shown when all questions are answered."),
    "paragraph": message("Paragraph"),
    "waiting": message(
        "Python does not answer. Every answer with a verdict is kept, but your last press may not "
        "have counted. Choose Run, then Run All Cells; if the quiz does not come, choose it once "
        "more."
    ),
    "unkept": message("Your answers cannot be kept yet. Show this to your teacher:"),
    "failed": message("That did not work; what you gave is still here. Show this to your teacher:"),
    "summary": message("Summary"),
    "summary_score": message("You have {earned} of {points} points."),
    "summary_answered": message("You have answered {settled} of {count} questions."),
    "kind": message("Kind"),
    "points": message("Points"),
    "answered_column": message("Answered"),
    "who": message("Who"),
    "when": message("When"),
    "where": message("Where"),
    "reread": message("What to reread"),
    "reread_paragraph": message("show paragraph {paragraph}"),
    "right_since": message("right in practice"),
    "more": message("and {count} more"),
    "all_right": message("Every question is answered and right. Well read!"),
    "take_along": message("Take your results along:"),
    "download_html": message("as a page"),
    "download_csv": message("as a table (CSV)"),
    "go_on": message("Go on with the next open question"),
    "practise": message("Try the wrong ones again"),
    "restart": message("Start again from the beginning"),
    "restart_sure": message("Yes, start again"),
    "restart_note": message("You would begin with no points. Your answers so far stay kept."),
    "read_first": message("Read the article first"),
    "read_open": message("You may look back at it while you answer."),
    "read_closed": message(
        "It is put away while you answer a question, and comes back when it is done."
    ),
    "begin": message("Begin the questions"),
    "away": message("The article is put away while you answer this question."),
    "goes_on": message("The article goes on when this part’s questions are answered."),
    "tools": message("Reading tools"),
    "smaller": message("Smaller text"),
    "larger": message("Larger text"),
    "size_is": message("Text size {percent} percent"),
    "spacing": message("Line spacing"),
    "spacing_is": message("Line spacing {lines}"),
    "highlight": message("Highlight"),
    "mark_how": message(
        "To highlight words, select them and choose Highlight. By keyboard: left and right arrows "
        "choose words, with Shift more than one; Enter highlights them. Again: takes it away."
    ),
    "choose_how": message("Left and right arrows choose words, with Shift more; Enter takes them."),
    "labelled": message("{label}: {text}"),
    "map": message("All questions"),
    "map_question": message("Question {number}"),
    "go_to": message("Go to question"),
    "is_new": message("not answered"),
    "is_skipped": message("skipped"),
    "is_tried": message("one more try"),
    "is_correct": message("correct"),
    "is_close": message("close"),
    "is_wrong": message("not right"),
    "is_locked": message("comes later"),
}

ONE_TRY = message("one try")
"""What a question says that has one where others have more."""


def words_in(translate: Translate) -> dict[str, str]:
    """Give the words that do not change with the screen, by their names."""
    return {name: translate(str(text)) for name, text in _WORDS.items()}


def answered(settled: int, count: int) -> str:
    """Say how many questions are answered."""
    return message("{settled} of {count} answered", settled=settled, count=count)


def questions(count: int) -> str:
    """Say how many questions there are."""
    return plural_message("{count} question", "{count} questions", count)


def worth(points: float, told: str) -> str:
    """Say what a question is worth; `told` is the number as it is written."""
    return plural_message("{points} point", "{points} points", round(points, 2), points=told)


def tries_left(tries: int, gain: float, told: str) -> str:
    """Say how often one may still try, and for how many more points."""
    left = plural_message("{count} more try.", "{count} more tries.", tries)
    if gain <= 0:
        return left
    points = plural_message(
        "You can earn up to {gain} more point.",
        "You can earn up to {gain} more points.",
        round(gain, 2),
        gain=told,
    )
    return joined([left, points])


def earned_here(earned: str, points: str, *, by_an_earlier_try: bool) -> str:
    """Say what a question that is settled has earned of its points."""
    told = message("Points for this question: {earned} of {points}.", earned=earned, points=points)
    return joined([told, message("Your best try counts.")]) if by_an_earlier_try else told


def words_to_read(count: int) -> str:
    """Say how long an article is."""
    return plural_message("The article has {count} word.", "The article has {count} words.", count)


def minutes_taken(minutes: int) -> str:
    """Say how long the student worked."""
    return plural_message("{count} minute of work.", "{count} minutes of work.", minutes)


def days_come(days: int) -> str:
    """Say on how many days the student worked."""
    return plural_message("You came on {count} day.", "You came on {count} days.", days)


def best_before(earned: str) -> str:
    """Say what the best earlier score was."""
    return message("Best score before: {earned}.", earned=earned)


def welcome_back(days: int, settled: int, count: int) -> str:
    """Greet a student who comes back."""
    if days < 2:
        return message(
            "Welcome back! {settled} of {questions} answered so far.",
            settled=settled,
            questions=count,
        )
    return plural_message(
        "Welcome back! You came on {count} day so far; {settled} of {questions} are answered.",
        "Welcome back! You came on {count} days so far; {settled} of {questions} are answered.",
        days,
        settled=settled,
        questions=count,
    )
