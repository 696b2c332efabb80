"""The figures as a plain table: medians, and how they stand to the best of the peers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.screen.products import PEERS
from tests.bench.screen.visit import ANSWERS, Run

LABEL = 36
COLUMN = 18
WORTH_NAMING = 100  # bytes


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One row: what it says, and where it is found in a run; None where a run has it not."""

    label: str
    of: Callable[[Run], float | None]


def _answer(number: int, name: str) -> Callable[[Run], float | None]:
    """Give the way to a figure of the answer with this number, from 1."""

    def of(run: Run) -> float | None:
        return getattr(run.answers[number - 1], name) if len(run.answers) >= number else None

    return of


MEASURES = (
    Measure(label="first question usable, ms", of=lambda run: run.ready_ms),
    Measure(label="all questions there, s", of=lambda run: run.quiet_s),
    Measure(label="models", of=lambda run: run.models),
    Measure(label="frames received", of=lambda run: run.received_frames),
    Measure(label="frames sent", of=lambda run: run.sent_frames),
    Measure(label="kB received", of=lambda run: run.received_bytes / 1000),
    Measure(label="kB sent", of=lambda run: run.sent_bytes / 1000),
    Measure(label="1st answer, ms", of=_answer(1, "ms")),
    Measure(label="1st answer, frames", of=_answer(1, "frames")),
    Measure(label="1st answer, bytes", of=_answer(1, "bytes")),
    Measure(label=f"{ANSWERS}th answer, ms", of=_answer(ANSWERS, "ms")),
    Measure(label=f"{ANSWERS}th answer, bytes", of=_answer(ANSWERS, "bytes")),
    Measure(label="to the 2nd question, ms", of=_answer(1, "onward_ms")),
    Measure(label="to the 2nd question, bytes", of=_answer(1, "onward_bytes")),
    Measure(label="page, MB", of=lambda run: run.page_mb),
    Measure(label="page, MB added", of=lambda run: run.page_added_mb),
    Measure(label="kernel, MB", of=lambda run: run.kernel_mb),
    Measure(label="kernel, MB added", of=lambda run: run.kernel_added_mb),
    Measure(label="notebook saved, kB", of=lambda run: run.saved_kb),
)


def table(runs: Sequence[Run], imports: dict[str, list[float]]) -> str:
    """Give everything, one block for each number of questions.

    `×` is the median over that of the peer that has the least.
    """
    sizes = sorted({run.questions for run in runs})
    blocks = [_block([run for run in runs if run.questions == size]) for size in sizes]
    times = {name: median(found) for name, found in imports.items()}
    row = _row("import over ipywidgets, ms", list(times), times)
    return "\n\n".join([*blocks, _head("Import", list(times)) + "\n" + row])


def _block(runs: Sequence[Run]) -> str:
    names = list(dict.fromkeys(run.product for run in runs))
    lines = [_head(f"{runs[0].questions} questions, medians", names)]
    for measure in MEASURES:
        medians = {name: _median(measure, runs, name) for name in names}
        if any(value is not None for value in medians.values()):
            lines.append(_row(measure.label, names, medians))
    return "\n".join([*lines, *_notes(runs)])


def _median(measure: Measure, runs: Sequence[Run], name: str) -> float | None:
    """Give the median of the runs in which the questions came; None where they never did."""
    came = [run for run in runs if run.product == name and run.ready_ms is not None]
    values = [value for run in came if (value := measure.of(run)) is not None]
    return median(values) if values else None


def _head(title: str, names: Sequence[str]) -> str:
    return f"{title:{LABEL}}" + "".join(f"{name:>{COLUMN}}" for name in names)


def _row(label: str, names: Sequence[str], medians: Mapping[str, float | None]) -> str:
    peers = [value for name in PEERS if (value := medians.get(name)) is not None]
    least = min(peers, default=0)
    cells = [_cell(medians[name], least) for name in names]
    return f"{label:{LABEL}}" + "".join(f"{cell:>{COLUMN}}" for cell in cells)


def _cell(value: float | None, least: float) -> str:
    if value is None:
        return "-"
    shown = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{shown} ×{value / least:.2f}" if least > 0 else shown


def _notes(runs: Sequence[Run]) -> list[str]:
    """Give what a median cannot say."""
    never = dict.fromkeys(run.product for run in runs if run.ready_ms is None)
    lines = [f"{name}: never usable within the limit" for name in never]
    cut = dict.fromkeys(run.product for run in runs if run.ready_ms and run.quiet_s is None)
    lines += [f"{name}: not all there within the limit; its figures are up to then" for name in cut]
    outside = {run.product: run.outside for run in runs if run.outside}
    lines += [f"{name}: asks for {', '.join(asked)}" for name, asked in outside.items()]
    ours = next((run for run in runs if run.product == "kit" and run.answers), None)
    if ours:
        large = {name: size for name, size in ours.parts.items() if size >= WORTH_NAMING}
        large["other values"] = sum(ours.parts.values()) - sum(large.values())
        sizes = ", ".join(f"{name} {size}" for name, size in large.items())
        lines.append(f"kit: bytes received: {sizes}; the passage itself has {ours.passage_bytes}")
        lines.append(f"kit: {_kept(runs)}")
    return lines


def _kept(runs: Sequence[Run]) -> str:
    """Say whether every answer was in the database when its feedback was seen."""
    answers = [
        (number, answer.kept)
        for run in runs
        for number, answer in enumerate(run.answers, 1)
        if answer.kept is not None
    ]
    on_disk = sum(number == kept for number, kept in answers)
    return f"{on_disk} of {len(answers)} answers were on disk when their feedback was seen"
