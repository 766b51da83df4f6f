"""Names in prose: where a cable names a firm, an institute, a person or a vessel, in capitals or not.

Two ways of reading. In mixed case a name is a run of words with a capital. In a text in capitals it is a run that holds
a word which is no common one, or that ends with a legal form. Names that are no parties (ministries, posts, regimes) are
left out here already; whether what remains is a party is decided by what the cable says of it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from demarche.claims.document import Document
from demarche.claims.places import Place, find_places
from demarche.claims.rules.lexicon import is_common
from demarche.claims.words import load

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|['’`&+/.-](?=[^\W_]))*|&", re.UNICODE)
_LETTERS = re.compile(r"[^\W\d_]")
_ACRONYM_AFTER = re.compile(r"[ ]?\([\"']?([A-Z][A-Z0-9&/-]{1,9})[\"']?(?:[;,][^()]{0,60})?\)")
_OFFICE = re.compile(r"INFCIRC.*|[A-Z]{1,5}/[A-Z/]{2,12}$|[\d.]+[A-Z.\d]*$|[A-Z]$")
"""An office of the Department (`ISN/MTR`), the number of an entry, a letter."""
_FLAG = re.compile(r"-flag(?:ged)?[ ]+[\"']?$", re.IGNORECASE)
_SAILED = re.compile(
    r"\b(?:sail(?:ed|s|ing)?|left|leave[sd]?|departed|shipped|loaded|loading|put|placed|carried|laden|moved|embarked|transported)\b[^.;]{0,80}\b(?:in|on|aboard|onto)[ ]+the[ ]+[\"']?$",
    re.IGNORECASE,
)
_VESSEL_MARK = re.compile(r"(?:^|(?<=[ (\"']))((?:M/?V|M\.V\.|M/T|S/S|S\.S\.|M/S|F/V|M/F)[ ]+[\"']?)$", re.IGNORECASE)
_MONTHS = frozenset(
    "JANUARY FEBRUARY MARCH APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY".split()
)
_ROMAN = re.compile(r"[IVX]{1,5}")
_CURRENCIES = frozenset(["USD", "EUR", "GBP", "JPY", "CHF", "DM", "DEM", "ZAR", "AED", "RMB", "SFR", "FF", "KRW", "INR", "CNY", "SEK", "TRY", "US", "EURO"])


class Mention(NamedTuple):
    """A name as it stands at one place. `kind`: `org`, `person`, `vessel`, `acronym`, or `name` where form does not tell."""

    start: int
    end: int
    kind: str
    legal: bool
    """Whether it ends with a legal form."""


class Token(NamedTuple):
    """A word of the prose; `up` is it in capitals."""

    start: int
    end: int
    word: str
    up: str


class Vocabulary(NamedTuple):
    """The words that names are told by."""

    legal: re.Pattern[str]
    legal_capitals: re.Pattern[str]
    """In capitals forms that are words too (`AS`) do not count."""
    legal_words: frozenset[str]
    legal_before: frozenset[str]
    heads: frozenset[str]
    strong: frozenset[str]
    connectors: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    stops: frozenset[str]
    lead: frozenset[str]
    offices: frozenset[str]
    verbs: frozenset[str]
    fond: frozenset[str]
    never: re.Pattern[str]
    never_whole: frozenset[str]
    descriptive: frozenset[str]
    bodies: frozenset[str]
    vessel: re.Pattern[str]
    vessel_marks: frozenset[str]


def _alternatives(forms: Sequence[str]) -> str:
    by_length = sorted({f.rstrip(".") for f in forms}, key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"[ ]+").replace(r"\.", r"\.[ ]?") for form in by_length)


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of `data/names.toml` and `data/stops.toml`."""
    names, stops = load("names"), load("stops")
    short = [f for f in names["legal"] if len(f) <= 3 and f.isalpha()]
    wide = [f for f in names["legal"] if f not in short]
    lead = r"(?:[ ]*,)?[ ]+"
    exact = f"(?-i:{_alternatives([*short, *(f.capitalize() for f in short if f not in names['words_too'])])})"
    legal = rf"{lead}(?:{_alternatives(wide)}|{exact})(?![\w-])\.?"
    strict = [f for f in names["legal"] if f not in names["words_too"]]
    capital = rf"{lead}(?:{_alternatives(strict)})(?![\w-])\.?"
    vessels = _alternatives([*names["vessels"], *names["vessel_marks"]])
    return Vocabulary(
        legal=re.compile(rf"(?:{legal}){{1,4}}", re.IGNORECASE),
        legal_capitals=re.compile(rf"(?:{capital}){{1,4}}"),
        legal_words=frozenset(f.strip("().") for f in names["legal"] if " " not in f) | {"PRIVATE"},
        legal_before=frozenset(names["legal_before"]),
        heads=frozenset(names["heads"]),
        strong=frozenset(names["strong_heads"]),
        connectors=frozenset(names["connectors"]),
        titles=frozenset(names["titles"]),
        given=frozenset(names["given"]),
        stops=frozenset(stops["function"]),
        lead=frozenset(stops["lead"]) | frozenset(stops["function"]),
        offices=frozenset(stops["offices"]),
        verbs=frozenset(stops["verbs"]),
        fond=frozenset(stops["fond"]),
        never=re.compile(rf"\b(?:{_alternatives(names['not_party']['holds'])})\b", re.IGNORECASE),
        never_whole=frozenset(names["not_party"]["whole"]),
        descriptive=frozenset(names["descriptive"]),
        bodies=frozenset(names["state"]["heads"]) - {"OFFICE", "SERVICE", "AGENCY", "ADMINISTRATION", "COUNCIL", "FORCES", "BOARD"},
        vessel=re.compile(rf"(?:\b(?:{vessels})(?:[ ]named)?[ ]+[\"']?|\b(?:aboard|on[ ]board)[ ]+the[ ]+[\"']?)$", re.IGNORECASE),
        vessel_marks=frozenset(names["vessel_marks"]),
    )


class Places:
    """The places that a text names, by where they stand."""

    def __init__(self, text: str) -> None:
        found: list[Place] = find_places(text)
        north = any(p.code == "KP" for p in found)
        # "Korea" alone is the north in a cable that speaks of it: `Trading Corporation of Korea`.
        self.found = [p._replace(code="KP") if north and text[p.start : p.end].upper() == "KOREA" else p for p in found]
        self._starts = [p.start for p in self.found]

    def at(self, offset: int) -> Place | None:
        """Return the place that covers an offset."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and self.found[index].end > offset:
            return self.found[index]
        return None

    def within(self, start: int, end: int) -> list[Place]:
        """Return the places that lie in `[start, end)`."""
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, end - 1)
        return [p for p in self.found[first:last] if p.end <= end]


def in_capitals(text: str) -> bool:
    """Tell whether a stretch is written in capitals."""
    letters = _LETTERS.findall(text)
    upper = sum(1 for letter in letters if letter.isupper())
    return len(letters) > 12 and upper >= 0.85 * len(letters)


def find_names(document: Document, places: Places) -> list[Mention]:
    """Return the names in subject and body, in order; no two overlap."""
    text, found = document.text, []
    for sentence in document.sentences:
        tokens = [
            Token(m.start(), m.end(), m.group(), m.group().upper())
            for m in _TOKEN.finditer(text, sentence.start, sentence.end)
        ]
        if not tokens:
            continue
        reader = _Capitals if in_capitals(text[sentence.start : sentence.end]) else _Mixed
        names = list(reader(text, tokens, sentence.end, places).names())
        found += _with_initials(text, tokens, names)
    return found


def _with_initials(text: str, tokens: list[Token], names: list[Mention]) -> list[Mention]:
    """Put the names in whose initials follow in brackets: `Universal Tooling and Gauges (UTG)`."""
    for index, token in enumerate(tokens):
        hit = _ACRONYM_AFTER.match(text, token.end)
        if hit is None or not hit[1].isalpha() or any(m.start < token.end <= m.end and m.legal for m in names):
            continue
        first = initials_start(tokens, max(0, index - 9), index + 1, hit[1])
        if first is None or index - first < 1 or not all(t.word[0].isupper() or t.up in vocabulary().connectors for t in tokens[first : index + 1]):
            continue
        start, end = tokens[first].start, token.end
        if vocabulary().never.search(text[start:end]) or text[end - 2 : end] in ("'s", "'S"):
            continue
        kept = [m for m in names if m.end <= start or m.start >= end]
        names = sorted([*kept, Mention(start, end, "org", legal=False)])
    return names


class _Reader:
    """What both ways of reading share: the words of one sentence and what may join them."""

    capitals = False

    def __init__(self, text: str, tokens: list[Token], end: int, places: Places) -> None:
        self.text = text
        self.tokens = tokens
        self.end = end
        self.places = places
        self.words = vocabulary()
        self.legal = self.words.legal_capitals if self.capitals else self.words.legal

    def names(self) -> Iterator[Mention]:
        """Yield the names of the sentence."""
        taken = -1
        for first, last in self.runs():
            mention = self.mention(first, last)
            if mention is not None and mention.start >= taken:
                taken = mention.end
                yield mention

    def runs(self) -> Iterator[tuple[int, int]]:
        """Yield the runs of tokens, half open, that may be names."""
        raise NotImplementedError

    def joined(self, i: int) -> bool:
        """Tell whether the token `i` goes on with the one before it: only a blank lies between, or an abbreviation's stop."""
        before, token = self.tokens[i - 1], self.tokens[i]
        gap = self.text[before.end : token.start]
        if gap == " ":
            return True
        if gap == ". ":
            return len(before.word) == 1 or before.up in self.words.titles or before.up in ("GEN", "INTL", "INT'L", "ST", "IND", "ENG", "TECH", "MFG", "BROS", "ELEC", "CHEM", "IMP", "EXP", "IMPORT", "EXPORT", "SCI", "MACH", "CO", "FA", "ETS")
        return False

    def legal_end(self, end: int) -> int | None:
        """Return where a legal form ends that follows a name at `end`."""
        hit = self.legal.match(self.text, end, self.end + 1)
        if hit is None:
            return None
        stop = hit.end()
        # The stop of the sentence is none of the form, unless the form is written with one.
        if self.text[stop - 1] == "." and stop >= self.end and "." not in self.text[end : stop - 1]:
            short = self.text[hit.start() : stop - 1].split()[-1].upper().strip("(),")
            return stop if short in ("CO", "LTD", "INC", "CORP", "LTDA", "BHD", "EST", "STI") else stop - 1
        return stop

    def mention(self, first: int, last: int) -> Mention | None:
        """Return the name that a run makes, trimmed; None where it makes none."""
        tokens, words = self.tokens, self.words
        first = self._behind_office(first, last)
        while first < last and self._drops(first, last):
            first += 1
        while last > first and (
            tokens[last - 1].up in words.connectors or (tokens[last - 1].up in words.stops and (self.capitals or tokens[last - 1].up in _MONTHS))
        ):
            last -= 1
        if first >= last or tokens[last - 1].up in words.offices:
            return None
        start, end = tokens[first].start, tokens[last - 1].end
        if self.text[start:end].endswith(("'s", "'S", "’s")):
            end -= 2
        legal = self.legal_end(end)
        inner = tokens[last - 1].up.rstrip(".") in words.legal_words and last - first > 1 and self._is_legal_tail(first, last)
        vessel = self._is_vessel(start, tokens[last - 1].up)
        if tokens[first].up in words.vessel_marks and last - first > 1:
            vessel = True
        if not vessel and not legal and self._numbered_vessel(first, last):
            vessel = True
        if not vessel and not legal:
            last = self._without_number(first, last)
            if last <= first:
                return None
            end = min(end, tokens[last - 1].end) if not self.text[start:end].endswith(("s", "S")) else end
        name = self.text[start:end].upper()
        if not vessel and self._never(name, first, last):
            return None
        if vessel:
            mark = _VESSEL_MARK.search(self.text, max(0, start - 8), start)
            return Mention(mark.start(1) if mark else start, end, "vessel", False)
        if legal or inner:
            return Mention(start, legal or self._with_stop(end), "org", True)
        return Mention(start, end, self._kind(first, last), False)

    def _is_vessel(self, start: int, last_word: str) -> bool:
        """Tell whether what stands before a name says that it is a vessel's: `the dhow`, `sailed in the`."""
        before = self.text[max(0, start - 110) : start]
        if self.words.vessel.search(before[-24:]) or _FLAG.search(before[-12:]):
            return True
        return last_word not in self.words.heads and _SAILED.search(before) is not None

    def _numbered_vessel(self, first: int, last: int) -> bool:
        """Tell whether a name with a number behind "the" is a vessel's: `the Straits Orchid 3`."""
        tokens = self.tokens
        if last - first < 2 or not tokens[last - 1].word.isdigit() or len(tokens[last - 1].word) > 3 or first == 0:
            return False
        before = tokens[last - 2].up
        return tokens[first - 1].up == "THE" and before not in self.words.heads and before not in self.words.lead and not self.words.never.search(self.text[tokens[first].start : tokens[last - 1].end])

    def _behind_office(self, first: int, last: int) -> int:
        """Return where the name begins in a run that opens with an office: `First Deputy Chairman Viktor Zaharko`."""
        for i in range(last - 2, first - 1, -1):
            if self.tokens[i].up in self.words.offices and self.tokens[last - 1].up not in self.words.heads:
                return i + 1
        return first

    def _with_stop(self, end: int) -> int:
        """Take the full stop of an abbreviated legal form in, where a sentence does not end with it."""
        return end + 1 if self.text[end : end + 1] == "." and end + 1 < self.end else end

    def _is_legal_tail(self, first: int, last: int) -> bool:
        before = self.tokens[last - 2].end
        return self.legal.match(self.text, before, self.end + 1) is not None and last - 1 > first

    def _without_number(self, first: int, last: int) -> int:
        if last - first > 1 and self.tokens[last - 2].up in ("INSTITUTE", "FACTORY", "PLANT", "UNIT", "BRIGADE", "CENTER", "CENTRE", "BUREAU", "COMPLEX", "LABORATORY"):
            return last
        while last > first and self.tokens[last - 1].word.isdigit():
            last -= 1
        return last

    def _drops(self, first: int, last: int) -> bool:
        """Tell whether the first token of a run does not belong to a name."""
        token, words = self.tokens[first], self.words
        before = self.tokens[first - 1].up if first else ""
        if len(token.word) == 1 and before in ("REF", "REFS", "REFTEL", "REFTELS", "PARA", "PARAS", "ANNEX", "PART", "SECTION", "POINT", "TAB"):
            return True
        if token.word.isdigit() or (len(token.word) == 1 and self.text[token.end : token.end + 1] in ".)" and not self._initial(first)):
            return True
        if token.up in words.connectors and token.up not in ("AL", "EL"):
            return not (token.up in ("DE", "VAN", "VON", "DI", "DA", "DER") and last - first <= 3 and last - first > 1)
        if token.up in words.legal_before and last - first > 1:
            return False
        if token.up.endswith(("'S", "’S")):
            return self.places.at(token.start) is not None or token.up[:-2] in words.lead or last - first > 1
        if token.up.endswith(("-FLAG", "-FLAGGED", "-BASED", "-OWNED", "-REGISTERED", "-BORN", "-BUILT", "-MADE", "-CONTROLLED", "-OPERATED", "-TRAINED")):
            return True
        if token.up in words.titles:
            return last - first > 1 and token.up not in words.vessel_marks
        return token.up in words.lead

    def _initial(self, first: int) -> bool:
        """Tell whether a single letter is the initial of a person, not the mark of a list item."""
        return first > 0 and self.text[self.tokens[first - 1].end : self.tokens[first].start] == " "

    def _never(self, name: str, first: int, last: int) -> bool:
        """Tell whether a name is that of a place, of an organ of state, of a part of the cable."""
        words, tokens = self.words, self.tokens
        if name.rstrip(".") in words.never_whole or words.never.search(name):
            return True
        if last - first == 1 and (len(name) < 2 or (not self.capitals and not _is_acronym(tokens[first].word) and is_common(name)) or _OFFICE.match(name)):
            return True
        if not self.capitals and last - first > 1 and name == self.text[tokens[first].start : tokens[last - 1].end] and all(is_common(t.up) for t in tokens[first:last]):
            return True
        if _ROMAN.fullmatch(tokens[last - 1].word) and all(is_common(t.up) for t in tokens[first : last - 1]):
            return True
        if last - first == 1 and _is_acronym(tokens[first].word) and not self.capitals and is_common(name):
            return True
        return all(
            self.places.at(t.start) is not None or t.up in words.lead or (last - first > 1 and t.up in words.never_whole) or t.up in words.connectors or t.word.isdigit()
            for t in tokens[first:last]
        )

    def _kind(self, first: int, last: int) -> str:
        tokens, words = self.tokens, self.words
        run = tokens[first:last]
        if len(run) == 1 and _is_acronym(run[0].word) and not in_capitals(self.text[max(0, run[0].start - 60) : run[0].end + 60]):
            return "acronym"
        if first > 0 and tokens[first - 1].up.rstrip(".") in words.titles:
            return "person"
        ups = [t.up for t in run]
        if len(ups) > 1 and (ups[-1] in words.heads or self._headed(ups)):
            return "org"
        if ups[0] in words.legal_before and len(ups) > 1:
            return "org"
        if 1 < len(ups) <= 4 and ups[0] in words.given:
            return "person"
        return "name"

    def _headed(self, ups: list[str]) -> bool:
        """Tell whether a head stands before "of" or "for": `Institute of Applied Metallurgy`."""
        return any(up in self.words.heads and ups[i + 1] in ("OF", "FOR") for i, up in enumerate(ups[:-1]))


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= 8 and word.isupper() and not word.isdigit()


class _Mixed(_Reader):
    """Names in mixed case: runs of words with a capital, joined by small connecting words."""

    def runs(self) -> Iterator[tuple[int, int]]:
        i, tokens = 0, self.tokens
        while i < len(tokens):
            if not _has_capital(tokens[i].word):
                i += 1
                continue
            j = i + 1
            while j < len(tokens) and (step := self._step(i, j)):
                j += step
            yield i, j
            i = j

    def _step(self, first: int, j: int) -> int:
        """Return how many tokens the run that ends before `j` goes on by: 0, 1, or connectors and a capital."""
        tokens = self.tokens
        if not self.joined(j):
            return 0
        if self.legal_end(tokens[j - 1].end) is not None:
            # A legal form ends the name.
            hit = self.legal.match(self.text, tokens[j - 1].end, self.end + 1)
            assert hit is not None
            inside = sum(1 for t in tokens[j : j + 5] if t.end <= hit.end())
            following = j + inside
            return inside if following < len(tokens) and self._goes_on(following) else 0
        word = tokens[j].word
        if word.isupper() and len(word) > 1 and word in self.words.stops:
            return 0
        if word in _CURRENCIES and j + 1 < len(tokens) and tokens[j + 1].word[0].isdigit():
            return 0
        if _has_capital(word) or (word.isdigit() and len(word) <= 4):
            return 1
        k = j
        while k < len(tokens) and k < j + 3 and tokens[k].up in self.words.connectors and self.joined(k):
            k += 1
        if k == j or k >= len(tokens) or not self.joined(k) or not _has_capital(tokens[k].word):
            return 0
        return k - j + 1 if self._connects(first, j, k) else 0

    def _goes_on(self, following: int) -> bool:
        """Tell whether a name goes on behind what looks like a legal form: `Company` within `Steel Company Group`."""
        if not self.joined(following):
            return False
        before, token = self.tokens[following - 1].up, self.tokens[following]
        if token.up in ("FOR", "OF") and before in ("ESTABLISHMENT", "COMPANY", "CORPORATION") and following + 1 < len(self.tokens):
            after = self.tokens[following + 1]
            return _has_capital(after.word) and self.places.at(after.start) is None
        return token.up in self.words.strong

    def _connects(self, first: int, j: int, k: int) -> bool:
        """Tell whether the connecting words `[j, k)` join what stands before and behind them in one name."""
        words, tokens = self.words, self.tokens
        before = [t.up for t in tokens[first:j]]
        joint = tokens[j].up
        if joint in ("AND", "&", "FOR", "VE", "UND", "E", "Y", "ET", "I"):
            if joint == "FOR":
                if self.places.at(tokens[k].start) is not None:
                    return False
                return before[-1] in words.heads or before[-1] in ("COUNCIL", "OFFICE", "COMMISSION", "SERVICE", "DEPARTMENT", "MINISTRY")
            if joint in ("&", "ET", "VE", "UND", "Y"):
                return True
            return self._and_joins(before, k)
        if joint == "OF":
            place = self.places.at(tokens[k].start)
            if place is not None and place.kind == "city" and len(before) > 1:
                return False
            if place is not None and before[-1] in ("ORGANIZATION", "ORGANISATION", "COMMISSION", "ARMY", "CORPS", "COMPANY") and before[-1] != "COMPANY":
                return place.kind == "country"
            if place is not None and before[-1] not in ("BANK", "UNIVERSITY", "INSTITUTE", "ACADEMY", "MINISTRY", "REPUBLIC", "GOVERNMENT", "EMBASSY", "CORP", "CORPORATION", "OFFICE", "BUREAU", "DEPARTMENT", "PORT"):
                return False
            return before[-1] in words.heads or before[-1] in words.lead or before[-1] in ("MINISTRY", "COUNCIL", "OFFICE", "BOARD", "CHAMBER", "REPUBLIC", "FACULTY", "SCHOOL", "PORT", "CORP", "CORPORATION", "FORCES", "STRAIT", "BAY", "DEPARTMENT")
        return True

    def _and_joins(self, before: list[str], k: int) -> bool:
        """Tell whether "and" stands within one name: what follows ends it, and what precedes is no name by itself."""
        last = k
        while last + 1 < len(self.tokens) and self.joined(last + 1) and _has_capital(self.tokens[last + 1].word):
            last += 1
        ends = self.tokens[last].up in self.words.heads or self.legal_end(self.tokens[last].end) is not None or self.tokens[last].up in self.words.legal_words
        if self.legal_end(self.tokens[last].end) is None and last + 1 < len(self.tokens) and self.tokens[last].up not in self.words.heads:
            ends = ends and True
        return ends and is_common(before[-1]) and before[-1] not in self.words.legal_words and not _is_acronym(self.tokens[k].word)


def _has_capital(word: str) -> bool:
    if word[0].isupper() or (word[1:2] in "'’" and word[2:3].isupper()):
        return True
    return word[:3].lower() in ("al-", "el-", "ul-", "as-", "ad-", "an-", "ar-", "az-") and any(c.isupper() for c in word)


class _Capitals(_Reader):
    """Names in a text in capitals: runs around a word that is no common one, or before a legal form."""

    capitals = True

    def runs(self) -> Iterator[tuple[int, int]]:
        tokens = self.tokens
        kinds = [self._class(i) for i in range(len(tokens))]
        i = 0
        while i < len(tokens):
            if kinds[i] in "SV":
                i += 1
                continue
            if (last := self._vessel_run(i, kinds)) > i:
                yield i, last
                i = last
                continue
            j = i + 1
            while j < len(tokens) and kinds[j] not in "SV" and self._runs_on(j, kinds):
                j += 1
            yield from self._cut(i, j, kinds)
            i = j

    def _vessel_run(self, i: int, kinds: list[str]) -> int:
        """Return where the name of a vessel ends that begins at `i` behind a vessel's mark; `i` where there is none."""
        start = self.tokens[i].start
        hit = self.words.vessel.search(self.text, max(0, start - 24), start)
        sailed = hit is None and kinds[i] in "UCP" and _SAILED.search(self.text, max(0, start - 110), start) is not None
        if (hit is None and not sailed) or kinds[i] == "N":
            return i
        j = i + 1
        while j < len(self.tokens) and j < i + 4 and kinds[j] in "UCPHN" and self.joined(j) and self.tokens[j].up not in self.words.descriptive:
            j += 1
        if hit is None:
            heads = any(self.tokens[k].up in self.words.heads or kinds[k] == "L" for k in range(i, min(j + 1, len(kinds))))
            return j if any(k == "U" for k in kinds[i:j]) and not heads else i
        return j if any(k == "U" for k in kinds[i:j]) or hit.group().upper().strip(" \"'").split()[-1] in self.words.vessel_marks else i

    def _runs_on(self, j: int, kinds: list[str]) -> bool:
        if self.joined(j):
            return True
        gap = self.text[self.tokens[j - 1].end : self.tokens[j].start]
        return kinds[j] == "L" and gap in (", ", " (", ". ", "., ") and kinds[j - 1] in "LHU"

    def _class(self, i: int) -> str:
        """S stop, V verb, N number, P place, L legal form, H head, U unusual, C common, J joint."""
        up, words = self.tokens[i].up, self.words
        bare = up[:-2] if up.endswith("'S") else up
        if up in ("AND", "OF", "&", "FOR"):
            return "J" if self._joint(i) else "S"
        if bare in words.stops or bare in words.lead:
            return "S"
        if bare[0].isdigit():
            return "N" if bare.isdigit() else "C"
        if bare in words.legal_words and len(bare) > 1:
            return "L"
        if bare in words.heads:
            return "H"
        if bare in words.verbs:
            return "V"
        place = self.places.at(self.tokens[i].start)
        if place is not None:
            return "P"
        if bare in words.never_whole:
            return "S"
        if bare in words.vessel_marks:
            return "S"
        if not is_common(bare):
            return "U"
        return "V" if bare.endswith(("ED", "ING")) and bare not in words.fond else "C"

    def _joint(self, i: int) -> bool:
        """Tell whether AND, OF, FOR stand between parts of one name: a head follows in the same run."""
        if not 0 < i < len(self.tokens) - 1 or not self.joined(i) or not self.joined(i + 1):
            return False
        up, before = self.tokens[i].up, self.tokens[i - 1].up
        if up == "&":
            return True
        if up in ("OF", "FOR"):
            return before in self.words.strong and self.places.at(self.tokens[i + 1].start) is None
        last = self.tokens[i + 1 : i + 4]
        return any(t.up in self.words.heads or t.up in self.words.legal_words for t in last) and is_common(before) and before not in self.words.legal_words and before not in self.words.stops

    def _cut(self, i: int, j: int, kinds: list[str]) -> Iterator[tuple[int, int]]:
        """Yield the names within one segment: from its first unusual word to its last, with what belongs to them."""
        unusual = [n for n in range(i, j) if kinds[n] == "U"]
        if not unusual:
            yield from self._usual(i, j, kinds)
            return
        first = unusual[0]
        while first > i and self.tokens[first - 1].up in self.words.fond:
            first -= 1
        while first > i and self.tokens[first - 1].up in self.words.legal_before:
            first -= 1
        if first > i and kinds[first - 1] == "P" and self._names_place(first - 1, i):
            first -= 1
        last = unusual[-1] + 1
        best = last
        while last < j and kinds[last] in "HLCUPNJ" and last < unusual[-1] + 6:
            last += 1
            if kinds[last - 1] == "L" or self.tokens[last - 1].up in self.words.strong:
                best = last
        if best < j and kinds[best] == "N" and best == unusual[-1] + 1:
            best += 1
        if kinds[best - 1] == "L" or self.legal_end(self.tokens[best - 1].end) is not None:
            first = self._widened(first, i, kinds)
        yield first, best

    def _widened(self, first: int, i: int, kinds: list[str]) -> int:
        """Take common words before a name that ends with a legal form in: they stand behind what parts it from the rest."""
        at = first
        while at > i and at > first - 3 and kinds[at - 1] in "CPHJ" and not self._describes(at - 1):
            at -= 1
        return at if kinds[at] != "J" else first

    def _describes(self, at: int) -> bool:
        """Tell whether a word says what a firm is and is none of its name."""
        up = self.tokens[at].up
        place = self.places.at(self.tokens[at].start)
        return up in self.words.descriptive or up.endswith("'S") or (place is not None and place.kind == "demonym")

    def _names_place(self, at: int, i: int) -> bool:
        """Tell whether a place before an unusual word belongs to the name: `TEHRAN PARVAZ RAYAN`, `KOREA NAMGYONG`."""
        place = self.places.at(self.tokens[at].start)
        return place is not None and place.kind in ("city", "country") and (at == i or self.tokens[at - 1].up in self.words.stops) and not self.tokens[at].up.endswith("'S")

    def _usual(self, i: int, j: int, kinds: list[str]) -> Iterator[tuple[int, int]]:
        """A name of common words alone: it ends with a strict legal form, or an acronym of it follows in brackets."""
        for last in range(j, i + 1, -1):
            token = self.tokens[last - 1]
            if kinds[last - 1] == "L" and token.up not in ("COMPANY", "CORPORATION", "ESTABLISHMENT", "EST", "AS", "SE", "SAN"):
                if last - i > 1 and not (i > 0 and self.tokens[i - 1].up in ("A", "AN")):
                    yield i, last
                return
            if token.up in self.words.bodies and last - i > 1 and i > 0 and self.tokens[i - 1].up in ("THE", "ITS", "THEIR"):
                yield i, last
                return
            opens = kinds[i] == "P" or self.tokens[i].up in self.words.fond
            if opens and last - i > 2 and token.up in self.words.strong and not self._describes(i) and (i == 0 or self.tokens[i - 1].up not in ("A", "AN", "THE", "ITS")):
                yield i, last
                return
            hit = _ACRONYM_AFTER.match(self.text, token.end)
            if hit and (first := initials_start(self.tokens, i, last, hit[1])) is not None:
                yield first, last
                return


def initials_start(tokens: Sequence[Token], lowest: int, last: int, acronym: str) -> int | None:
    """Return the token from which the initials up to `last` make an acronym; small joining words may be left out."""
    letters = [c for c in acronym.upper() if c.isalpha()]
    i, at = last, len(letters)
    while at > 0 and i > lowest:
        i -= 1
        word = tokens[i].up
        if word[0] == letters[at - 1]:
            at -= 1
        elif word not in ("OF", "AND", "FOR", "THE", "DE", "&", "E", "LA", "DEL", "DOS", "DI"):
            return None
    return i if at == 0 and len(letters) > 1 else None
