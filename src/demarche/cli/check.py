"""`demarche check`: what is wrong with cables, one line a problem."""

from dataclasses import asdict, dataclass
from pathlib import Path

import typer

from demarche.cable.cable import Cable
from demarche.cli.options import Carrier, CheckFormat, Severity
from demarche.cli.output import open_sink, plain
from demarche.cli.results import UNREADABLE, Results
from demarche.cli.work import Job
from demarche.cli.writers import ArrayWriter, LinesWriter, to_json

ERRORS_FOUND = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem and where it stands: file, line and column, and the cable's id."""

    path: str
    member: str | None
    line: int
    column: int
    reference_id: str | None
    code: str
    severity: str
    message: str
    span: tuple[int, int]

    def as_text(self) -> str:
        """Return `file:line:column severity code message`."""
        file = f"{self.path}!{self.member}" if self.member else self.path
        return plain(f"{file}:{self.line}:{self.column} {self.severity} {self.code} {self.message}")

    def as_json(self) -> str:
        """Return the same as a JSON object."""
        return to_json(asdict(self))


def check_command(
    paths: list[str],
    *,
    form: CheckFormat,
    output: Path | None,
    severity: Severity,
    carrier: Carrier | None,
    jobs: int,
) -> None:
    """Write the problems of the cables; leaves with 2 where a source could not be read, else with 1 on an error."""
    job: Job[list[Finding]] = Job(tuple(paths), findings, carrier, jobs, output)
    show, make_writer = (Finding.as_text, LinesWriter) if form is CheckFormat.TEXT else (Finding.as_json, ArrayWriter)
    erroneous = False
    with open_sink(output, paths) as sink, make_writer(sink) as writer, Results(job) as results:
        for found in results:
            erroneous = erroneous or any(finding.severity == Severity.ERROR for finding in found)
            for finding in found:
                if severity.covers(finding.severity):
                    writer.add(show(finding))
    if results.incomplete or erroneous:
        raise typer.Exit(UNREADABLE if results.incomplete else ERRORS_FOUND)


def findings(cable: Cable) -> list[Finding]:
    """Return the problems of a cable in the order of place."""
    source = cable.source
    found = []
    for problem in sorted(cable.problems, key=lambda problem: (problem.span, problem.code)):
        line, column = cable.position(problem.span[0])
        place = (source.path or "-", source.member, line, column, cable.reference_id)
        found.append(Finding(*place, problem.code, problem.severity, problem.message, problem.span))
    return found
