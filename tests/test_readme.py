"""What README says is so: its commands run, its sample loads, its files are there."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

import kit
from kit.exchange import moodle
from kit.exchange.sheets import save_workbook

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [
    line.partition("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
]
# These set up a machine; CI runs the second, and the browser tests do what the first is for.
SETUP = {
    "make lab",
    "make test",
    "conda env create -f environment.yml",
    "conda activate reading-kit",
    "jupyter lab notebooks/student_01_mosul.ipynb",
}


def give(folder, command):
    """Put in place what the commands before this one would have left."""
    mosul = kit.load_article(folder / "data" / "articles" / "mosul-2017-07-09.txt")
    (folder / "data" / "articles" / "my-article.txt").write_text(mosul.text, "utf-8")
    if "draft" not in command:
        bank = (folder / "data" / "banks" / "mosul.csv").read_text("utf-8")
        own = bank.replace("mosul-2017-07-09", "my-article")
        (folder / "data" / "banks" / "my-article.csv").write_text(own, "utf-8")
    if "sheet my-work/mosul.xlsx" in command:
        save_workbook(kit.load_bank(folder / "data/banks/mosul.csv"), folder / "my-work/mosul.xlsx")
    if "import my-work/mosul.xml" in command:
        made = moodle.write(kit.load_bank(folder / "data/banks/mosul.csv"), {mosul.id: mosul})
        (folder / "my-work/mosul.xml").write_bytes(made.data)


@pytest.mark.parametrize("command", [c for c in COMMANDS if c not in SETUP])
def test_every_command_of_readme_runs(command, tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "my-work").mkdir()
    give(tmp_path, command)
    program, *arguments = shlex.split(command)
    assert program == ".venv/bin/kit"
    done = subprocess.run(
        ["kit", *arguments],
        cwd=tmp_path,
        env=os.environ | {"PATH": f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_make_knows_every_target_that_readme_names():
    named = set(re.findall(r"make (\w+)", README))
    plan = subprocess.run(
        ["make", "--dry-run", *sorted(named)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert plan.returncode == 0, plan.stderr
    assert "jupyter lab" in plan.stdout


def test_make_lab_takes_further_settings_and_runs_as_root():
    plan = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "lab", "ARGS=--port=9999"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "--port=9999" in plan
    assert ("--allow-root" in plan) == (not hasattr(os, "geteuid") or os.geteuid() == 0)
    assert "default_url=/lab/tree/notebooks/student_01_mosul.ipynb" in plan


def test_the_sample_bank_of_readme_has_no_faults(tmp_path, article):
    (sample,) = re.findall(r"```\n(id,passage.*?)```", README, re.DOTALL)
    path = tmp_path / "sample.csv"
    path.write_text(sample, "utf-8")
    bank = kit.load_bank(path, [article])
    assert bank.notices == ()
    assert kit.check(bank.questions[0], "17 Oct 2016").verdict is kit.Verdict.CORRECT


def test_every_file_that_readme_links_is_there():
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / link).exists(), link
    for folder, name in re.findall(r"`((?:notebooks|data|tests|kit)/)([\w./-]*)`", README):
        assert (ROOT / folder / name).exists(), folder + name
    assert len(kit.load_bank(ROOT / "data" / "banks" / "mosul.csv")) == 36
