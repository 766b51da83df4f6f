"""`demarche check`: what is wrong with cables, one line a problem."""

from dataclasses import asdict, dataclass
from pathlib import Path

import typer

from demarche.cable.cable import Cable
from demarche.cli.options import Carrier, CheckFormat, Severity
from demarche.cli.output import open_sink, plain, say
from demarche.cli.progress import Progress
from demarche.cli.read import UNREADABLE, to_json
from demarche.cli.work import Failure, Job
from demarche.cli.writers import ArrayWriter, LinesWriter

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
    unreadable = erroneous = False
    with open_sink(output) as sink, make_writer(sink) as writer, Progress(output) as progress:
        for result in job.results():
            if isinstance(result, Failure):
                unreadable = True
                say(f"{result.path}: {result.message}")
                continue
            progress.step()
            erroneous = erroneous or any(found.severity == Severity.ERROR for found in result)
            for found in result:
                if severity.covers(found.severity):
                    writer.add(show(found))
    if unreadable or erroneous:
        raise typer.Exit(UNREADABLE if unreadable else ERRORS_FOUND)


def findings(cable: Cable) -> list[Finding]:
    """Return the problems of a cable in the order of place."""
    source = cable.source
    found = []
    for problem in sorted(cable.problems, key=lambda problem: (problem.span, problem.code)):
        line, column = cable.position(problem.span[0])
        place = (source.path or "-", source.member, line, column, cable.reference_id)
        found.append(Finding(*place, problem.code, problem.severity, problem.message, problem.span))
    return found
