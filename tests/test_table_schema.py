"""The Table Schema of a bank: an independent judge, frictionless, agrees with the kit."""

import json

import pytest

from kit.bank import QuestionType
from kit.bank.policy_rows import SETTINGS
from kit.bank.table import COLUMNS
from kit.review import entries

SCHEMA = "kit/bank/bank.schema.json"
# What a Table Schema can see: the form of cells, not what rows are together.
OF_CELLS = {
    "column-unknown",
    "formula",
    "id-form",
    "no-id",
    "points",
    "settings-twice",
    "too-many-cells",
    "type",
}


@pytest.fixture(scope="module")
def is_valid(root):
    import frictionless

    schema = frictionless.Schema.from_descriptor(json.loads((root / SCHEMA).read_text("utf-8")))

    def is_valid(path):
        with frictionless.system.use_context(trusted=True):
            return frictionless.validate(str(path), schema=schema).valid

    return is_valid


def test_the_schema_has_the_columns_and_types_of_the_kit(root):
    fields = {field["name"]: field for field in json.loads((root / SCHEMA).read_text())["fields"]}
    assert tuple(fields) == COLUMNS
    assert fields["row"]["constraints"]["enum"] == [*map(str, QuestionType), SETTINGS]


def test_frictionless_takes_every_bank_of_the_kit(is_valid, root):
    banks = sorted((root / "data" / "banks").glob("*.csv"))
    assert banks
    assert [path.name for path in banks if not is_valid(path)] == []


@pytest.mark.parametrize("code", sorted(OF_CELLS))
def test_frictionless_refuses_what_the_kit_refuses_in_a_cell(is_valid, code, tmp_path):
    path = tmp_path / "bank.csv"
    path.write_text(entries()[code].before, "utf-8")
    assert not is_valid(path)


MENDED = [code for code, entry in entries().items() if entry.after.startswith(",".join(COLUMNS))]


@pytest.mark.parametrize("code", sorted(MENDED))
def test_frictionless_takes_every_mended_example(is_valid, code, tmp_path):
    path = tmp_path / "bank.csv"
    path.write_text(entries()[code].after, "utf-8")
    assert is_valid(path)
