"""Cables as short as they can be, and the rows of a desk."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import select

from demarche.store import Store
from demarche.store.schema import metadata

LEVELS = {"UNCLAS": "UUUUU", "C O N F I D E N T I A L": "CCCCC", "S E C R E T": "SSSSS"}
Paragraphs = Iterable[str | tuple[str, str]]


def make_cable(
    number: int,
    paragraphs: Paragraphs = ("The harbour dues rise.",),
    *,
    level: str = "UNCLAS",
    station: str = "PARIS",
    day: str = "011605Z FEB 10",
    tags: str = "PARM, FR",
    subject: str = "(U) HARBOUR LEVIES",
) -> str:
    """Return a cable; a paragraph is its text, or its mark and its text."""
    lines = [
        "VZCZCXYZ0001",
        "PP RUEHC",
        f"ZNY {LEVELS[level]} ZZH",
        f"P {day}",
        f"FM AMEMBASSY {station}",
        "TO RUEHC/SECSTATE WASHDC PRIORITY 2747",
        "BT",
        f"{level} {station} {number:06d}",
        "",
        "SIPDIS",
        "",
        "E.O. 12958: N/A",
        f"TAGS: {tags}",
        f"SUBJECT: {subject}",
        "",
    ]
    for i, paragraph in enumerate(paragraphs, start=1):
        mark, text = ("", paragraph) if isinstance(paragraph, str) else paragraph
        lines += [f"{i}. ({mark}) {text}" if mark else f"{i}. {text}", ""]
    return "\n".join([*lines, "MARLOWE", "", "BT", f"#{number:04d}", "", "NNNN", ""])


def write_cables(folder: Path, *texts: str) -> str:
    """Write cables into a folder, a file each; return the folder."""
    folder.mkdir(exist_ok=True)
    for i, text in enumerate(texts):
        (folder / f"{i:04d}.txt").write_text(text, encoding="utf-8", newline="")
    return str(folder)


def write_csv(path: Path, *texts: str) -> str:
    """Write cables as the rows of a Cablegate CSV."""
    rows = []
    for i, text in enumerate(texts, start=1):
        heading, _, body = text.partition("BT\n")
        fields = (str(i), "2/1/2010 16:05", "", "Embassy", "", "", f"{heading}BT", body)
        rows.append(",".join('"' + field.replace('"', '""') + '"' for field in fields))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def ids_of(store: Store, words: str, **options: Any) -> list[str]:
    """Return the ids of the cables in which words stand, best first."""
    return [hit.cable.id for hit in store.view().search(words, **options).hits]


def rows_of(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table."""
    with store.engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }
