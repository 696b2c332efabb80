"""Questions that have the id of a question further up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from kit.bank.block import Block
from kit.bank.policy_rows import SETTINGS
from kit.bank.table import Findings, line_range

# So many in a row were not copied one by one: their bank was put under another one.
_FEWEST_OF_A_BANK = 3


def report_namesakes(blocks: list[Block], findings: Findings) -> None:
    """Tell each question by itself, but a bank that was put under another one as a whole."""
    first: dict[str, int] = {}
    later: list[tuple[int, Block]] = []
    for place, block in enumerate(blocks):
        is_first = first.setdefault(block.id, place) == place
        if not is_first and block.id and block.head.row.casefold() != SETTINGS:
            later.append((place, block))
    known = {_name(block) for block in blocks} if later else set()
    for bank in _banks(later, first):
        if len(bank) < _FEWEST_OF_A_BANK:
            for block in bank:
                _report_one(block, blocks[first[block.id]], findings)
        else:
            _report_bank(bank, blocks[first[bank[0].id]], findings, known)


def _report_one(block: Block, namesake: Block, findings: Findings) -> None:
    lines = [row.line for row in block.options]
    with_it = f" (its options on {line_range(lines)} go with it)" if lines else ""
    findings.error(
        "id-twice",
        block.head.line,
        f"'{block.id}' is already the question on line {namesake.head.line}; "
        f"give this one another id{with_it}",
        column="id",
    )


def _report_bank(bank: list[Block], namesake: Block, findings: Findings, known: set[str]) -> None:
    name, line = _name(bank[0]), bank[0].head.line
    new = next(new for number in count(2) if (new := f"{name}-{number}") not in known)
    known.add(new)
    findings.error(
        "id-twice",
        line,
        f"{len(bank)} questions from here on have ids of questions further up (the first is that "
        f"of line {namesake.head.line}), as when two banks are put together; in the column id of "
        f"lines {line}-{_end(bank[-1])}, replace '{name}-' by '{new}-'",
        column="id",
    )


def _banks(later: list[tuple[int, Block]], first: dict[str, int]) -> Iterator[list[Block]]:
    """Give the questions of `later` in groups that stand in one stretch, each id once in it.

    Args:
        later: With their places among all questions.
        first: The place of the first question of each id.
    """
    start, bank = 0, dict[str, Block]()
    for place, block in later:
        # Where rows were sorted by their ids, those of both banks stand side by side.
        goes_on = block.id not in bank and first[block.id] < start
        if not goes_on or _origin(block) != _origin(next(iter(bank.values()))):
            if bank:
                yield list(bank.values())
            start, bank = place, {}
        bank[block.id] = block
    if bank:
        yield list(bank.values())


def _origin(block: Block) -> tuple[str, str]:
    return _name(block), block.head.passage


def _name(block: Block) -> str:
    """Give what an id begins with: `mosul` of `mosul-who-1`."""
    return block.id.rsplit("-", 2)[0]


def _end(block: Block) -> int:
    return max([block.head.line, *(row.line for row in block.options)])
