"""Makes `kit/lexicon/words.txt`: the 50,000 most frequent English words, the most frequent first.

Run `python -m tests.tools.words_table FILE`, where FILE is `frequency_dictionary_en_82_765.txt` of
the Python package symspellpy: the words of SCOWL with their frequencies in Google Books Ngram.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.conftest import ROOT

TABLE = ROOT / "kit/lexicon/words.txt"
MOST = 50_000


def main() -> None:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8-sig").splitlines()
    counts = ((word, int(count)) for word, count in map(str.split, lines))
    ranked = sorted(counts, key=lambda pair: (-pair[1], pair[0]))
    words = [word for word, _ in ranked if word.isascii() and word.isalpha()][:MOST]
    TABLE.write_text("\n".join(words) + "\n", encoding="utf-8", newline="\n")
    print(f"{TABLE.relative_to(ROOT)}: {len(words)} words")


if __name__ == "__main__":
    main()
