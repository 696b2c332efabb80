from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kit import language
from kit.errors import LanguageError
from kit.language import Model, installed_models, load_pipeline, verify


@pytest.fixture
def model() -> Model:
    return next(installed_models())


@pytest.fixture
def copied(model: Model, tmp_path: Path) -> Model:
    folder = shutil.copytree(model.folder, tmp_path / "model")
    return replace(model, folder=folder)


def test_importing_the_room_does_not_import_spacy() -> None:
    code = "import sys, kit.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_pipeline_is_loaded_once() -> None:
    assert load_pipeline() is load_pipeline()


def test_words_keep_vector_lemma_and_tag_without_the_list_of_strings() -> None:
    entered = load_pipeline()("Iraqi forces entered Mosul.")[2]
    assert entered.has_vector
    assert (entered.lemma_, entered.tag_, entered.dep_) == ("enter", "VBD", "ROOT")


def test_the_pipeline_parses_and_names() -> None:
    doc = load_pipeline()("Iraqi forces entered Mosul.")
    assert [(entity.text, entity.label_) for entity in doc.ents][-1] == ("Mosul", "GPE")
    assert doc[1].dep_ == "nsubj"


def test_the_installed_model_is_the_official_one(model: Model) -> None:
    verify(model)
    assert model.name in {"en_core_web_md", "en_core_web_sm"}


def test_a_known_version_with_another_file_is_refused(copied: Model) -> None:
    with (copied.folder / "ner/model").open("ab") as file:
        file.write(b"x")
    with pytest.raises(LanguageError, match="not those of the official en_core_web"):
        verify(copied)


def test_a_missing_file_is_named(copied: Model) -> None:
    (copied.folder / "parser/model").unlink()
    with pytest.raises(LanguageError, match="parser/model cannot be read"):
        verify(copied)


def test_a_version_we_do_not_know_passes_under_its_official_name_only(model: Model) -> None:
    newer = replace(model, version="9.9.9")
    verify(replace(newer, package=newer.name))
    with pytest.raises(LanguageError, match="not those of the official"):
        verify(replace(newer, package="some_copy"))


def test_without_a_model_the_message_says_how_to_install_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(language, "_PACKAGES", {"no_such_model": "en_core_web_md"})
    with pytest.raises(LanguageError, match=r"pip install .* conda install"):
        load_pipeline.__wrapped__()
