"""Folders: the files in them and below, by name, each folder once."""

import os
from collections.abc import Iterator

from demarche.carriers.source import SourceFile, explain, failing, passed_over


def walk(folder: str) -> Iterator[str | SourceFile]:
    """Yield the paths of the files in a folder and below, and failing sources for what cannot be read.

    Links are followed, but no folder is walked twice, so that a link to a folder above ends. What is neither a file
    nor a folder (a socket, a device) is passed over.
    """
    seen: set[tuple[int, int]] = set()
    # A stack and no recursion: folders may be deep.
    waiting: list[str] = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if not os.path.isdir(path):  # noqa: PTH112  strings keep paths as they were given
                yield path
                continue
            entries = _entries(path, seen)
        except OSError as error:
            yield failing(path, None, explain(error))
            continue
        waiting.extend(reversed(entries))


def _entries(folder: str, seen: set[tuple[int, int]]) -> list[str]:
    """The paths in a folder in order; none if it was seen before."""
    status = os.stat(folder)  # noqa: PTH116
    if (status.st_dev, status.st_ino) in seen:
        return []
    seen.add((status.st_dev, status.st_ino))
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    return [entry.path for entry in entries if _is_read(entry)]


def _is_read(entry: "os.DirEntry[str]") -> bool:
    if entry.name.startswith("."):
        return False
    try:
        if entry.is_dir():
            return True
        # A link to nowhere is told of when it is read.
        return (entry.is_file() or entry.is_symlink()) and not passed_over(entry.name)
    except OSError:
        return True
