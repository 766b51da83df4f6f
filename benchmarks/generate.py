"""Fictional cables of a wanted size, as varied as real ones and the same for the same seed."""

import csv
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from textwrap import fill

from benchmarks import words

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
WIDTH = 65


class Maker:
    """Makes cables from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def cable(self, size: int) -> str:
        """Return a cable of about `size` characters, from FL1 to NNNN."""
        return "\n".join(self.parts(size))

    def parts(self, size: int) -> tuple[str, str]:
        """Return the heading (up to the addressees) and the text of a cable."""
        pick = self.random.choice
        level, letters, signal, top = pick(words.LEVELS)
        sender, receiver = (
            (words.HOME, pick(words.POSTS)) if self.random.random() < 0.5 else (pick(words.POSTS), words.HOME)
        )
        serial = self.random.randint(1, 99999)
        when = datetime(2007, 1, 1, tzinfo=UTC) + timedelta(minutes=self.random.randint(0, 1_500_000))
        heading = self._heading(sender, receiver, serial, when, f"{signal} {letters}")
        opening = self._opening(level, sender[2], serial, when, top)
        room = size - len(heading) - sum(map(len, opening)) - 60
        lines = [
            *opening,
            *self._body(room, top),
            pick(words.SIGNERS),
            "",
            "BT",
            f"#{serial % 10000:04d}",
            "",
            "NNNN",
            "",
        ]
        return heading, "\n".join(lines)

    def _heading(
        self, sender: tuple[str, str, str], receiver: tuple[str, str, str], serial: int, when: datetime, warning: str
    ) -> str:
        precedence = self.random.choice(words.PRECEDENCES)
        called = self.random.sample([post[0] for post in words.POSTS], self.random.randint(1, 5))
        info = self.random.sample([f"{post[0]}/{post[1]}" for post in words.POSTS], self.random.randint(0, 6))
        info += self.random.sample(words.OTHERS, self.random.randint(0, 3))
        lines = [
            f"VZCZCXYZ{serial % 10000:04d}",
            f"{precedence[0] * 2} {' '.join(called)}",
            "",
            f"DE {sender[0]} #{serial % 10000:04d} {when:%j%H%M}",
            f"{warning} ZZH",
            f"{precedence} {_dtg(when)}",
            f"FM {sender[1]}",
            f"TO {receiver[0]}/{receiver[1]} IMMEDIATE {self.random.randint(1, 9999):04d}",
        ]
        lines += [
            ("INFO " if i == 0 else "") + f"{name} {self.random.randint(1, 9999):04d}" for i, name in enumerate(info)
        ]
        return "\n".join([*lines, "BT"])

    def _opening(self, level: str, station: str, serial: int, when: datetime, top: str) -> list[str]:
        pick, number = self.random.choice, self.random.randint
        tags = self.random.sample(words.TAGS, number(1, 4)) + self.random.sample(words.COUNTRY_TAGS, number(0, 3))
        subject = f"({pick(words.MARKS[top][:2])}) {self._fill(pick(words.SUBJECTS)).upper()}"
        lines = [f"{level} {station} {serial % 1000000:06d} ", "", "SIPDIS", ""]
        if top == "U":
            lines.append("E.O. 12958: N/A")
        else:
            lines.append(f"E.O. 12958: DECL: {when:%m/%d}/{when.year + 10}".replace("02/29", "02/28"))
        lines += [f"TAGS: {', '.join(tags)}", *fill(f"SUBJECT: {subject}", WIDTH).split("\n"), ""]
        lines += [f"REF: A. {when:%y} {pick(words.POSTS)[2]} {number(1, 9999)}"]
        lines += [f"     {letter}. STATE {number(1, 99999)} (NOTAL)" for letter in "BCD"[: number(0, 3)]]
        if top != "U":
            lines += ["", f"Classified By: DCM Jane Roe; Reasons: 1.4 ({pick('bd')}), (d)"]
        return [*lines, ""]

    def _body(self, room: int, top: str) -> Iterator[str]:
        number = 0
        while room > 200:
            number += 1
            heading = f"{self.random.choice(words.HEADINGS)}" if self.random.random() < 0.3 else ""
            if heading and self.random.random() < 0.5:
                yield from (heading, "-" * len(heading), "")
            text = " ".join(self._fill(self.random.choice(words.SENTENCES)) for _ in range(self.random.randint(2, 6)))
            opening = "SUMMARY. " if number == 1 and self.random.random() < 0.5 else ""
            block = fill(f"{number}. ({self.random.choice(words.MARKS[top])}) {opening}{text}", WIDTH)
            room -= len(block) + len(heading) * 2 + 2
            yield block
            yield ""

    def _fill(self, pattern: str) -> str:
        pick = self.random.choice
        return pattern.format(firm=pick(words.FIRMS), other=pick(words.FIRMS), goods=pick(words.GOODS))


def cables(count: int, size: int, seed: int = 1) -> list[str]:
    """Return `count` cables of about `size` characters each."""
    maker = Maker(seed)
    return [maker.cable(size) for _ in range(count)]


def write_csv(path: Path, rows: int, size: int, seed: int = 2) -> None:
    """Write a Cablegate CSV: eight columns, quotes, backslash escapes, fields with newlines."""
    maker = Maker(seed)
    # A few hundred different cables are enough; the rows differ by their ids.
    stock = [maker.parts(size) for _ in range(300)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, doublequote=False, escapechar="\\", lineterminator="\n")
        for row in range(rows):
            heading, text = stock[row % len(stock)]
            writer.writerow(
                [
                    row + 1,
                    "2/1/2010 16:05",
                    f"10STATE{row + 1}",
                    "Secretary of State",
                    "SECRET",
                    "09PARIS1|09ROME2",
                    heading,
                    text,
                ]
            )


def _dtg(when: datetime) -> str:
    return f"{when:%d%H%M}Z {MONTHS[when.month - 1]} {when:%y}"
