"""Measures how long drafting takes beside the parse it stands on, in one run.

Run `python -m tests.bench.speed`. CPU time of this process, the best of several runs; the articles
are those of `data/articles`, repeated to about 600 words, and every fourth of `tests/bench/news`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from spacy.language import Language

from kit.article import Article, load_article, parse_article
from kit.drafting import explain_draft
from kit.language import load_pipeline
from tests.conftest import ROOT

NEWS = ROOT / "tests/bench/news"
RUNS = 7
WORDS = 600


def main() -> None:
    started = time.process_time()
    pipeline = load_pipeline()
    print(f"{'spaCy and its model, loaded once':40} {time.process_time() - started:7.3f} s")
    for path in sorted((ROOT / "data/articles").glob("*.txt")):
        article = _of_length(load_article(path))
        _compare(f"{article.id} ({article.word_count} words)", [article], pipeline)
    news = [load_article(path) for path in sorted(NEWS.glob("*.txt"))[::4]]
    _compare(f"{len(news)} news, one after the other", news, pipeline)


def _compare(name: str, articles: list[Article], pipeline: Language) -> None:
    """Print how long some articles take to parse, and to draft."""
    texts = [[paragraph.text for paragraph in article.paragraphs] for article in articles]
    parse = _best(lambda: [list(pipeline.pipe(each)) for each in texts])
    whole = _best(lambda: [explain_draft(article) for article in articles])
    print(name)
    print(f"{'  parse alone':40} {parse:7.3f} s")
    print(f"{'  draft, parse included':40} {whole:7.3f} s")
    print(f"{'  rules as a share of the parse':40} {(whole - parse) / parse:7.0%}")


def _of_length(article: Article) -> Article:
    """Give an article of about 600 words, its own text again and again."""
    body = "\n\n".join(paragraph.text for paragraph in article.paragraphs)
    words = 0
    parts: list[str] = []
    while words < WORDS:
        for part in body.split("\n\n"):
            if words < WORDS:
                parts.append(part)
                words += len(part.split())
    return parse_article("\n\n".join(parts), id=article.id)


def _best(run: Callable[[], object]) -> float:
    """Give the shortest CPU time of several runs, in seconds."""
    times: list[float] = []
    for _ in range(RUNS):
        started = time.process_time()
        run()
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    main()
