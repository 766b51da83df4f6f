"""`demarche compare`: the claims of two extractors side by side, a cable at a time, and in sum."""

from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import typer

from demarche.cable.cable import Cable
from demarche.claims.compare import FieldComparison, Total, add_up, compare_claims
from demarche.claims.errors import CableRefusedError, ExtractorError
from demarche.claims.extractor import open_extractor
from demarche.cli.options import Carrier
from demarche.cli.output import Sink, open_sink, plain, say
from demarche.cli.results import UNREADABLE, Results
from demarche.cli.work import Job
from demarche.cli.writers import Writer, to_json

LONGEST = 110
"""Characters of a claim that the text shows."""


class Compared(NamedTuple):
    """One cable as two extractors read it; `refused` says why it was not read."""

    path: str
    reference_id: str | None
    fields: tuple[FieldComparison, ...]
    dropped: tuple[int, int]
    refused: str | None = None


def compare_command(
    paths: list[str],
    a: str = "rules",
    b: str = "llm",
    form: str = "text",
    *,
    output: Path | None = None,
    carrier: Carrier | None = None,
) -> None:
    """Write the comparison; leaves with 2 where a source or a cable could not be read, or an extractor cannot work.

    The extractor `llm` sends the text of the cables to the endpoint that the environment names.
    """
    try:
        for name in (a, b):
            open_extractor(name)
    except ValueError as error:
        say(str(error))
        raise typer.Exit(UNREADABLE) from None
    job: Job[Compared] = Job(tuple(paths), partial(compare_cable, a=a, b=b), carrier, 1, output)
    incomplete = False
    with open_sink(output, paths) as sink:
        writer = _Json(sink, (a, b)) if form == "json" else _Text(sink, (a, b))
        with writer, Results(job) as results:
            try:
                for result in results:
                    if result.refused:
                        incomplete = True
                        say(f"{result.path}: {result.refused}")
                    else:
                        writer.add(result)
            except ExtractorError as error:
                incomplete = True
                say(str(error))
    if incomplete or results.incomplete:
        raise typer.Exit(UNREADABLE)


def compare_cable(cable: Cable, a: str, b: str) -> Compared:
    """Return the comparison of what two extractors read in a cable, or why one may not read it.

    Raises:
        ExtractorError: an extractor cannot work at all.
    """
    source = cable.source
    path = f"{source.path or '-'}!{source.member}" if source.member else source.path or "-"
    try:
        one, other = (open_extractor(name).extract(cable) for name in (a, b))
    except CableRefusedError as error:
        return Compared(path, cable.reference_id, (), (0, 0), str(error))
    return Compared(path, cable.reference_id, compare_claims(one, other), (one.dropped, other.dropped))


class _Report(Writer):
    """Counts while it writes; what stands at the end is written when it is left, also after Ctrl-C."""

    def __init__(self, sink: Sink, names: tuple[str, str]) -> None:
        super().__init__(sink)
        self.names = names
        self.cables = 0
        self.dropped = [0, 0]
        self.totals: dict[str, Total] = {}

    def add(self, result: Compared) -> None:
        """Write a cable."""
        self.show(result)
        self.cables += 1
        self.dropped = [n + more for n, more in zip(self.dropped, result.dropped, strict=True)]
        for field, more in add_up([result.fields]).items():
            known = self.totals.get(field, Total(0, 0, 0))
            self.totals[field] = Total(*(x + y for x, y in zip(known, more, strict=True)))

    def show(self, result: Compared) -> None:
        """Write what is said of one cable."""
        raise NotImplementedError


class _Text(_Report):
    def show(self, result: Compared) -> None:
        a, b = self.names
        every = add_up([result.fields]).values()
        counts = [sum(column) for column in zip(*every, strict=True)] or [0, 0, 0]
        lines = [f"{result.path}  {result.reference_id or '(no id)'}"]
        lines[0] += f"  {counts[0]} agreed, {counts[1]} only {a}, {counts[2]} only {b}"
        for row in result.fields:
            lines += [f"  {row.field:<18} both  {_short(one)}" for one, _ in row.agreed]
            lines += [f"  {row.field:<18} {a}  {_short(text)}" for text in row.only_a]
            lines += [f"  {row.field:<18} {b}  {_short(text)}" for text in row.only_b]
        self.sink.write("\n".join(map(plain, lines)) + "\n\n")

    def finish(self) -> None:
        a, b = self.names
        wide = max(8, len(a) + 5), max(8, len(b) + 5)
        self.sink.write(f"{self.cables:,} {'cable' if self.cables == 1 else 'cables'}\n")
        self.sink.write(f"  {'':<18} {'agreed':>8} {f'only {a}':>{wide[0]}} {f'only {b}':>{wide[1]}} {'share':>7}\n")
        for field, total in self.totals.items():
            share = "-" if total.share is None else f"{total.share:.0%}"
            counts = f"{total.agreed:>8,} {total.only_a:>{wide[0]},} {total.only_b:>{wide[1]},}"
            self.sink.write(f"  {field:<18} {counts} {share:>7}\n")
        for name, dropped in zip(self.names, self.dropped, strict=True):
            if dropped:
                self.sink.write(f"{name}: {dropped:,} values dropped: not in the text, or in no form of the record\n")


class _Json(_Report):
    def show(self, result: Compared) -> None:
        row = {
            "path": result.path,
            "reference_id": result.reference_id,
            "dropped": dict(zip("ab", result.dropped, strict=True)),
            "fields": {row.field: _field_value(row) for row in result.fields},
        }
        self.sink.write(f"{',' if self.cables else self._opening()}\n{to_json(row)}")

    def finish(self) -> None:
        totals = {field: {**total._asdict(), "share": _rounded(total.share)} for field, total in self.totals.items()}
        end = {"dropped": dict(zip("ab", self.dropped, strict=True)), "total": totals}
        begin = "" if self.cables else self._opening()
        self.sink.write(f"{begin}\n],\n{to_json(end)[1:]}\n")

    def _opening(self) -> str:
        a, b = map(to_json, self.names)
        return f'{{"a": {a}, "b": {b}, "cables": ['


def _field_value(row: FieldComparison) -> dict[str, Any]:
    return {"agreed": [list(pair) for pair in row.agreed], "only_a": list(row.only_a), "only_b": list(row.only_b)}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."
