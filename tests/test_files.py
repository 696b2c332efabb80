"""A file is written whole or not at all, and who may read it is decided by the system."""

import os
import stat
from pathlib import Path

import pytest

from kit.bank import save_bank
from kit.cli.files import table_file
from kit.errors import BankError, FileError
from kit.exchange.sheets import save_workbook
from kit.files import replacing, write_file


@pytest.fixture
def umask():
    """Set the mask of the rights that new files do not get; the usual one comes back after."""
    usual = os.umask(0o022)
    yield os.umask
    os.umask(usual)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def write_bytes(_bank, path):
    write_file(path, b"new")


def write_table(_bank, path):
    with table_file(path, ["name"]) as write:
        write(["new"])


def write_bank(bank, path):
    save_bank(bank, path)


def write_workbook(bank, path):
    save_workbook(bank, path)


WRITERS = [write_bytes, write_table, write_bank, write_workbook]
every_writer = pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)


@every_writer
@pytest.mark.parametrize(("mask", "wanted"), [(0o077, 0o600), (0o022, 0o644), (0o002, 0o664)])
def test_a_new_file_has_the_rights_that_the_umask_leaves(
    write, mask, wanted, bank, umask, tmp_path
):
    umask(mask)
    write(bank, tmp_path / "new")
    assert mode(tmp_path / "new") == wanted


@every_writer
@pytest.mark.parametrize("rights", [0o600, 0o640, 0o664, 0o444])
def test_a_file_that_is_replaced_keeps_its_rights(write, rights, bank, umask, tmp_path):
    umask(0o027)
    (tmp_path / "there").write_text("old")
    (tmp_path / "there").chmod(rights)
    write(bank, tmp_path / "there")
    assert mode(tmp_path / "there") == rights
    assert (tmp_path / "there").read_bytes() != b"old"


def test_a_file_that_few_may_read_is_never_readable_by_more(umask, tmp_path):
    umask(0o000)
    (tmp_path / "keys").write_text("old")
    (tmp_path / "keys").chmod(0o600)
    with replacing(tmp_path / "keys"):
        assert {mode(path) for path in tmp_path.iterdir()} == {0o600}


@every_writer
def test_what_a_link_leads_to_is_written_and_the_link_stays(write, bank, tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real/file")
    write(bank, tmp_path / "link")
    write(bank, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert [path.name for path in (tmp_path / "real").iterdir()] == ["file"]


def break_off(path, error):
    with replacing(path) as file:
        file.write(b"half")
        raise error


@pytest.mark.parametrize("error", [ValueError, OSError, KeyboardInterrupt])
def test_a_block_that_ends_badly_leaves_the_old_file_alone(error, tmp_path):
    (tmp_path / "there").write_text("old")
    with pytest.raises(error):
        break_off(tmp_path / "there", error)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("there", "old")]


def test_a_full_disk_is_told_with_the_file_and_leaves_the_old_one(tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    (tmp_path / "there").write_text("old")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FileError, match=r"there: cannot be written \(No space left"):
        write_file(tmp_path / "there", b"new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("there", "old")]


@every_writer
def test_a_file_that_cannot_be_written_is_named_as_it_was_given(write, bank, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises((FileError, BankError)) as caught:
        write(bank, Path("file", "new.csv"))
    assert str(caught.value).startswith(f"{Path('file', 'new.csv')}: cannot be written (")
