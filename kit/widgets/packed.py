"""The code of the view as it travels to the browser: its modules as one, with style, compressed.

The modules of `view/` import one another by `import { ... } from "./name.js"`. They are put
together by leaving those lines out, in the order in which each needs the others.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "view"
MODULES = ("dom", "article", "question", "summary", "map", "quiz")

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./\w+\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const|function)", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)


def script() -> str:
    """Give the modules as one module, which exports `render`."""
    texts = ((FOLDER / f"{name}.js").read_text("utf-8") for name in MODULES)
    joined = "\n".join(_EXPORT.sub("", _IMPORT.sub("", text)) for text in texts)
    return _shortened(joined) + "export { render };\n"


def style() -> str:
    """Give the style sheet."""
    return _shortened((FOLDER / "quiz.css").read_text("utf-8"))


def loader() -> str:
    """Give the small module that unpacks the others in the browser."""
    return _shortened((FOLDER / "loader.js").read_text("utf-8"))


def _shortened(code: str) -> str:
    """Leave out comments that have their own lines, and indentation; line breaks stay."""
    return _INDENT.sub("", _COMMENT.sub("", code))


@cache
def packed(words: tuple[tuple[str, str], ...]) -> bytes:
    """Give code, style and words as compressed JSON."""
    content = {"js": script(), "css": style(), "words": dict(words)}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), mtime=0)
