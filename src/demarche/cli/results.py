"""What a command loops over: the results, with failures told and cables counted on the way."""

from collections.abc import Iterator
from typing import Generic, Self, TypeVar

from demarche.cli.output import say
from demarche.cli.progress import Progress
from demarche.cli.work import Failure, Job

T = TypeVar("T")

UNREADABLE = 2
"""Exit status where a source could not be read."""


class Results(Generic[T]):
    """The results of a job; a source that could not be read is told at once and remembered in `incomplete`."""

    def __init__(self, job: Job[T]) -> None:
        self.job = job
        self.incomplete = False
        self.progress = Progress(job.output, job.count_sources)

    def __iter__(self) -> Iterator[T]:
        for result in self.job.results(self.progress.begin_source):
            if isinstance(result, Failure):
                self.incomplete = self.incomplete or not result.harmless
                say(f"{result.path}: {result.message}")
            else:
                self.progress.step()
                yield result

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.progress.stop()
