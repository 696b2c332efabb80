"""Real things that many tests use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import kit

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "data" / "articles" / "mosul-2017-07-09.txt"
BANK = ROOT / "data" / "banks" / "mosul.csv"


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def article() -> kit.Article:
    return kit.load_article(ARTICLE)


@pytest.fixture(scope="session")
def bank(article: kit.Article) -> kit.QuestionBank:
    return kit.load_bank(BANK, [article])


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that goes on by ten seconds at each look."""
    start = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    looks = iter(range(10**9))
    return lambda: start + timedelta(seconds=10 * next(looks))


@pytest.fixture
def log(tmp_path: Path) -> kit.AttemptLog:
    return kit.AttemptLog(tmp_path / "attempts" / "attempts.sqlite")


@pytest.fixture
def quiz(
    bank: kit.QuestionBank,
    article: kit.Article,
    log: kit.AttemptLog,
    clock: Callable[[], datetime],
) -> kit.Quiz:
    return kit.Quiz(bank, article, log, "ana", clock=clock)
