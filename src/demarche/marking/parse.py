"""Marks read as labels: portion marks and banners, in register form or as cables write them.

`S//NF`, `SECRET//REL TO USA, GBR`, `S/NF`, `SBU`, `C - ENTIRE TEXT`, `S E C R E T`, `//GBR S`, `SECRET REL GERMANY`,
`CONFIDENTIAL - RELEASABLE TO JAPAN` (CAPCO D.1 and G.1 for the register; 5 FAH-1 H-240 for State; the free text of
older cables is read for its meaning and kept as written). Any text is accepted: what is not understood stands in
`Label.unknown`. Time is linear in the length of the mark, and a mark seen before is not read again.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from demarche.marking.countries import is_trigraph, split_countries
from demarche.marking.form import register_form
from demarche.marking.grammar import GAP, SEPARATORS, grammar, normal
from demarche.marking.label import Deviation, Label
from demarche.marking.scheme import Control, Level

_CACHED = 200
"""Longer texts are no marks; reading them is not worth remembering."""


def parse_mark(text: str) -> Label:
    """Return the label that a mark states; never raises."""
    return _parse_cached(text) if len(text) <= _CACHED else _Reader(text).read()


def level_of(mark: str) -> int | None:
    """Return the rank of a mark's level: 0 for U, SBU and FOUO, 1 LOU, 2 C, 3 S, 4 TS; None where it has none."""
    level = parse_mark(mark).level
    return level.rank if level else None


@lru_cache(maxsize=8192)
def _parse_cached(text: str) -> Label:
    return _Reader(text).read()


class _Reader:
    """One pass over a mark, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = normal(text)
        self.level: Level | None = None
        self.level_span = (0, 0)
        self.implied: Level | None = None
        self.parts: dict[str, dict[str, None]] = {}
        """Controls by category and countries by field, each once, in order."""
        self.releases: list[str] = []
        self.concealed = False
        self.entire = False
        self.unknown: list[tuple[int, int]] = []
        self.deviations: set[Deviation] = set()
        self.last = ""
        """The category of the part before."""

    def read(self) -> Label:
        """Read the mark."""
        at = self._read_owner()
        while (gap := GAP.match(self.words, at)) and gap.end() < len(self.words):
            at = self._read_part(gap.end(), gap.group())
        return self._label()

    def _read_owner(self) -> int:
        """Read what stands before the level of another government's mark; return where the level begins."""
        hit = grammar().owner.match(self.words)
        if hit is not None and hit["joint"]:
            self.last = "joint"
        elif hit is not None and hit["fgi"]:
            self.concealed = True
        elif hit is None or not self._add_countries("owners", hit["owner"]):
            if self.words.startswith("/"):
                self.deviations.add(Deviation.SEPARATOR)
            return 0
        elif not is_trigraph(hit["owner"]):
            self.deviations.add(Deviation.SPELLING)
        if not self.words.startswith("//"):
            self.deviations.add(Deviation.SEPARATOR)
        return hit.end()

    def _read_part(self, at: int, gap: str) -> int:
        """Read the part that begins at `at`, behind the separators `gap`; return where it ends."""
        hit = grammar().token.match(self.words, at)
        assert hit is not None  # A word is whatever is not a separator.
        end = hit.end()
        match hit.lastgroup:
            case "known":
                end = self._read_known(at, end, gap)
            case "entire":
                self.entire = True
                self.deviations.add(Deviation.STATE_HABIT)
            case "eyes":
                self._separate("dissem", gap)
                self._add("dissem", ["EYES"])
                self._release(hit["eyes"], in_form=False)
            case "display":
                self._separate("dissem", gap)
                end = self._end_of_list(end)
                written = self._read_list("display_only", self.words[hit.end() : end])
                if not written or not all(map(is_trigraph, written)):
                    self.deviations.add(Deviation.RELEASE)
            case "rel":
                self._separate("dissem", gap)
                end = self._end_of_list(end)
                self._release(self.words[hit.end() : end], hit.group())
            case "fgi":
                self._separate("fgi", gap)
                end = self._read_codes("fgi", end)
                self.concealed |= not self.parts.get("fgi")
            case "not":
                # "NOT RELEASABLE TO ..." must never be read as a release.
                slashes = self.words.find("//", at)
                end = slashes if slashes >= 0 else len(self.words)
                self.unknown.append((at, end))
            case _:
                self._read_unknown(at, end, gap)
        return end

    def _read_known(self, at: int, end: int, gap: str) -> int:
        """Read a level or a control with its sub-markings."""
        words = self.words[at:end]
        item, standing = grammar().scheme.form(words)
        if isinstance(item, Level) and not self._read_level(item, at, end):
            self._read_unknown(at, end, gap)
            return end
        if standing != "register":
            self.deviations.add(Deviation.STATE_HABIT if standing == "state" else Deviation.SPELLING)
        if isinstance(item, Control):
            return self._read_control(item, end, gap)
        return self._read_codes("owners", end) if self.last == "joint" else end

    def _read_level(self, level: Level, at: int, end: int) -> bool:
        """Take a level; of two, the higher one counts. False where it is not taken."""
        if self.level is not None:
            if end - at == 1 or level.rank <= self.level.rank:
                return False
            self.unknown.append(self.level_span)
        if self.last not in ("", "joint"):
            self.deviations.add(Deviation.SEPARATOR)
        self.level, self.level_span = level, (at, end)
        self.last = self.last or "level"
        return True

    def _read_control(self, control: Control, end: int, gap: str) -> int:
        self._separate(control.category, gap)
        if control.implies is not None and self.level is None:
            # Stands alone, a habit of State: `(SBU)`, `(FOUO)`.
            self.implied = control.implies
            self.deviations.add(Deviation.STATE_HABIT)
        name = control.name
        if control.sub and (sub := grammar().sub.match(self.words, end)):
            name += sub.group()
            end = sub.end()
        self._add(control.category, [name])
        return end

    def _read_codes(self, field: str, at: int) -> int:
        """Read trigraphs behind blanks: `FGI GBR DEU`."""
        while (hit := grammar().code.match(self.words, at)) and is_trigraph(hit[1]):
            self._add_countries(field, hit[1])
            at = hit.end()
        return at

    def _read_unknown(self, at: int, end: int, gap: str) -> None:
        if gap == " " and self.unknown and self.unknown[-1][1] == at - 1:
            at = self.unknown.pop()[0]
        self.unknown.append((at, end))

    def _end_of_list(self, at: int) -> int:
        hit = grammar().end_of_list.search(self.words, at)
        return hit.start() if hit else len(self.words)

    def _release(self, words: str, opening: str = "", *, in_form: bool = True) -> None:
        """Take a release to a list of countries; an empty list is that of the banner (`S//REL`)."""
        words = words.strip(SEPARATORS)
        self.releases.append(words)
        written = self._read_list("rel_to", words)
        if not words:
            in_form = in_form and opening == "REL"
        else:
            in_form = in_form and opening == "REL TO" and len(written) > 1 and written[0] == "USA"
            in_form = in_form and all(map(is_trigraph, written)) and words == ", ".join(written)
        if not in_form:
            self.deviations.add(Deviation.RELEASE)

    def _read_list(self, field: str, words: str) -> list[str]:
        """Take a list of countries; return its parts as written, without what is no country."""
        written = []
        for part, code in split_countries(words):
            if code is None:
                # The part is folded; where it stands in the mark is not kept.
                self._add("unknown", [part])
            else:
                written.append(part)
                self._add(field, [code])
        return written

    def _add_countries(self, field: str, word: str) -> bool:
        codes = [code for _, code in split_countries(word) if code]
        self._add(field, codes)
        return bool(codes)

    def _add(self, field: str, names: Iterable[str]) -> None:
        self.parts.setdefault(field, {}).update(dict.fromkeys(names))

    def _separate(self, category: str, gap: str) -> None:
        """Judge the separators before a part, `//` before a new category and `/` within one."""
        if self.last and gap != ("/" if self.last == category else "//"):
            self.deviations.add(Deviation.STATE_HABIT if gap == "/" else Deviation.SEPARATOR)
        self.last = category

    def _label(self) -> Label:
        level = self.level or self.implied
        unknown = tuple(self.words[a:b] for a, b in self.unknown) + self._part("unknown")
        if level is None:
            self.deviations.add(Deviation.NO_LEVEL)
        if unknown:
            self.deviations.add(Deviation.UNKNOWN)
        owners = self._part("owners")
        label = Label(
            text=self.text,
            scheme=grammar().scheme.name,
            level=level,
            level_text=self.words[slice(*self.level_span)] if self.level else None,
            owners=() if owners == ("US",) else owners,
            sci=self._part("sci"),
            sap=self._part("sap"),
            aea=self._part("aea"),
            fgi=self._part("fgi"),
            fgi_concealed=self.concealed,
            controls=self._part("dissem"),
            nonic=self._part("nonic"),
            rel_to=self._part("rel_to"),
            rel_text="; ".join(filter(None, self.releases)) if self.releases else None,
            display_only=self._part("display_only"),
            entire_text=self.entire,
            unknown=unknown,
            deviations=frozenset(self.deviations),
        )
        proposed = register_form(label) if self.deviations else None
        return replace(label, proposed=proposed) if proposed else label

    def _part(self, field: str) -> tuple[str, ...]:
        return tuple(self.parts.get(field, ()))
