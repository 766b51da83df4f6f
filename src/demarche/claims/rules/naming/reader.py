"""What both ways of reading names share: the words of one sentence, what may join them, what ends and begins a name."""

import re
from collections.abc import Iterator

from demarche.claims.rules.naming import vessels
from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.lexicon import is_common
from demarche.claims.rules.naming.tokens import Mention, Token, in_capitals, is_acronym
from demarche.claims.rules.naming.vocabulary import names_no_party, vocabulary

_OFFICE = re.compile(r"INFCIRC.*|[A-Z]{1,5}/[A-Z/]{2,12}$|[\d.]+[A-Z.\d]*$|[A-Z]$")
"""An office of the Department (`ISN/MTR`), the number of an entry, a letter."""
_ROMAN = re.compile(r"[IVX]{1,5}")
_PERSON = 3
"""Words of the name of a person with a particle."""
_SHORT = 6
"""Letters of a word that may yet be the whole of a shorter name."""
_SENTENCE = re.compile(r"[ ][A-Z][a-z]")
_OWNER = ("'s", "'S", "’s", "’S")


class Reader:
    """Reads the names of one sentence. Runs of tokens are half open pairs of indices."""

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
            mention = self._mention(first, last)
            if mention is not None and mention.start >= taken:
                taken = mention.end
                yield mention

    def runs(self) -> Iterator[tuple[int, int]]:
        """Yield the runs of tokens that may be names."""
        raise NotImplementedError

    def joined(self, i: int) -> bool:
        """Tell whether the token `i` goes on with the one before: a blank lies between, or an abbreviation's stop."""
        before, token = self.tokens[i - 1], self.tokens[i]
        gap = self.text[before.end : token.start]
        if gap != ". ":
            return gap == " "
        return len(before.word) == 1 or before.up in self.words.titles or before.up in self.words.abbreviated

    def legal_end(self, end: int) -> int | None:
        """Return where a legal form ends that follows a name at `end`."""
        hit = self.legal.match(self.text, end, self.end + 1)
        if hit is None:
            return None
        stop = hit.end()
        # The stop of the sentence is none of the form, unless the form is written with one.
        closes = stop >= self.end or _SENTENCE.match(self.text, stop) is not None
        if self.text[stop - 1] == "." and closes and "." not in self.text[end : stop - 1]:
            last = self.text[hit.start() : stop - 1].split()[-1].upper().strip("(),")
            return stop if last in self.words.stopped else stop - 1
        return stop

    def _mention(self, first: int, last: int) -> Mention | None:
        """Return the name that a run makes, trimmed; None where it makes none."""
        first, last = self._trimmed(first, last)
        tokens = self.tokens
        if first >= last or tokens[last - 1].up in self.words.ends_no_name:
            return None
        start, end = tokens[first].start, tokens[last - 1].end
        owner = self.text[start:end].endswith(_OWNER)
        end -= 2 * owner
        legal = self.legal_end(end)
        if self._is_vessel(first, last, start, legal=legal is not None):
            return Mention(vessels.mark_start(self.text, start), end, "vessel", legal=False)
        if not legal:
            last = self._without_number(first, last)
            if last <= first:
                return None
            end = end if owner else min(end, tokens[last - 1].end)
        if self._never(self.text[start:end].upper(), first, last):
            return None
        if legal or self._ends_legally(first, last) or self._is_state_company(first, last):
            return Mention(start, legal or self._with_stop(end), "org", legal=True)
        return Mention(start, end, self._kind(first, last), legal=False)

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        tokens, words = self.tokens, self.words
        first = self._behind_label(self._behind_office(first, last), last)
        while first < last and self._drops(first, last):
            first += 1
        ends = words.stops if self.capitals else words.dates
        while last > first and (tokens[last - 1].up in words.connectors or tokens[last - 1].up in ends):
            last -= 1
        return first, last

    def _is_vessel(self, first: int, last: int, start: int, *, legal: bool) -> bool:
        tokens = self.tokens
        if vessels.is_vessel(self.text, start, tokens[last - 1].up):
            return not (vessels.behind_carrier(self.text, start) and tokens[last - 1].up in self.words.heads)
        if tokens[first].up in self.words.vessel_marks and last - first > 1:
            return True
        return not legal and self._numbered_vessel(first, last)

    def _numbered_vessel(self, first: int, last: int) -> bool:
        """Tell whether a name with a number behind "the" is a vessel's: `the Straits Orchid 3`."""
        tokens, words = self.tokens, self.words
        number = tokens[last - 1].word
        if last - first < 2 or first == 0 or not number.isdigit() or len(number) > 3:
            return False
        if tokens[first - 1].up != "THE" or tokens[last - 2].up in words.heads | words.lead:
            return False
        return not words.never.search(self.text[tokens[first].start : tokens[last - 1].end])

    def _behind_office(self, first: int, last: int) -> int:
        """Return where the name begins in a run that opens with an office: `First Deputy Chairman Viktor Zaharko`."""
        if self.tokens[last - 1].up in self.words.heads:
            return first
        for i in range(last - 2, first - 1, -1):
            if self.tokens[i].up in self.words.offices and not self._is_general_body(i):
                return i + 1
        return first

    def _is_general_body(self, i: int) -> bool:
        """Tell whether "General" at `i` is no rank: `General Company for Salts`."""
        following = self.tokens[i + 1].up
        return self.tokens[i].up == "GENERAL" and following in self.words.general

    def _behind_label(self, first: int, last: int) -> int:
        """Return where the name begins in a run that holds a label or the owner: `the Army's No. 7 Works`."""
        for i in range(min(last - 2, first + 3), first - 1, -1):
            up = self.tokens[i].up
            if up in self.words.labels or (up.endswith(_OWNER) and up[:-2] in self.words.forces):
                return i + 1
        return first

    def _with_stop(self, end: int) -> int:
        """Take the full stop of an abbreviated legal form in, where a sentence does not end with it."""
        return end + 1 if self.text[end : end + 1] == "." and end + 1 < self.end else end

    def _ends_legally(self, first: int, last: int) -> bool:
        """Tell whether the last word of a run is a legal form."""
        if last - first < 2 or self.tokens[last - 1].up.rstrip(".") not in self.words.legal_words:
            return False
        return self.legal.match(self.text, self.tokens[last - 2].end, self.end + 1) is not None

    def _is_state_company(self, first: int, last: int) -> bool:
        """Tell whether a run is `General Company for Salts`, as state companies are called."""
        ups = [t.up for t in self.tokens[first:last]]
        return any(up in self.words.legal_loose and ups[i + 1] == "FOR" for i, up in enumerate(ups[:-2]))

    def _without_number(self, first: int, last: int) -> int:
        if last - first > 1 and self.tokens[last - 2].up in self.words.numbered:
            return last
        while last > first and self.tokens[last - 1].word.isdigit():
            last -= 1
        return last

    def _drops(self, first: int, last: int) -> bool:
        """Tell whether the first token of a run does not belong to a name."""
        token, words, more = self.tokens[first], self.words, last - first > 1
        up = token.up
        numbered = up == "NO" and last - first > 2 and self.tokens[first + 1].word.isdigit()
        if numbered or (up in words.legal_before and more and up not in words.connectors):
            return False  # `No. 7 Works`, `OAO Tarn`
        if token.word.isdigit() or self._marks_item(first) or up.endswith(words.compounds):
            return True
        if up in words.connectors and up not in ("AL", "EL"):
            return not (more and up in words.particles and last - first <= _PERSON)
        if up.endswith(("'S", "’S")):
            return more or self.places.at(token.start) is not None or up[:-2] in words.lead
        if up in words.titles and not (more and self._is_general_body(first)):
            return more and up not in words.vessel_marks
        return up in words.lead

    def _marks_item(self, first: int) -> bool:
        """Tell whether a single letter marks an item or a reference, and is no initial."""
        token = self.tokens[first]
        if len(token.word) != 1:
            return False
        if first and self.tokens[first - 1].up in self.words.numbers_of:
            return True
        initial = first > 0 and self.text[self.tokens[first - 1].end : token.start] == " "
        return self.text[token.end : token.end + 1] in ".)" and not initial

    def _never(self, name: str, first: int, last: int) -> bool:
        """Tell whether a name is that of a place, of an organ of state, of a part of the cable."""
        run = self.tokens[first:last]
        if names_no_party(name.removeprefix("GENERAL DEPARTMENT OF ")):
            return True
        if len(run) == 1 and (len(name) < 2 or _OFFICE.match(name)):
            return True
        if not self.capitals and self._common(name, run):
            return True
        if _ROMAN.fullmatch(run[-1].word) and all(is_common(t.up) for t in run[:-1]):
            return True
        return all(self._names_nothing(t, alone=len(run) == 1) for t in run)

    def _common(self, name: str, run: list[Token]) -> bool:
        """Tell whether a run in mixed case is one common word, or several that are all in capitals."""
        if len(run) == 1:
            return is_common(name)
        written = self.text[run[0].start : run[-1].end]
        return name == written and all(is_common(t.up) for t in run)

    def _names_nothing(self, token: Token, *, alone: bool) -> bool:
        words = self.words
        if token.word.isdigit() or token.up in words.lead or token.up in words.connectors:
            return True
        return self.places.at(token.start) is not None or (not alone and token.up in words.never_whole)

    def _kind(self, first: int, last: int) -> str:
        words, run = self.words, self.tokens[first:last]
        ups = [t.up for t in run]
        if len(run) == 1 and ups[-1].endswith(words.endings) and len(ups[-1]) > _SHORT and not is_common(ups[-1]):
            return "org"
        if len(run) == 1 and is_acronym(run[0].word) and not self._among_capitals(run[0]):
            return "acronym"
        if first > 0 and self.tokens[first - 1].up.rstrip(".") in words.titles:
            return "person"
        if len(ups) > 1 and (ups[-1] in words.heads or self._headed(ups) or ups[0] in words.legal_before):
            return "org"
        return "person" if 1 < len(ups) <= 4 and ups[0] in words.given else "name"

    def _among_capitals(self, token: Token) -> bool:
        return in_capitals(self.text[max(0, token.start - 60) : token.end + 60])

    def _headed(self, ups: list[str]) -> bool:
        """Tell whether a head stands before "of" or "for": `Institute of Applied Metallurgy`."""
        return any(up in self.words.heads and ups[i + 1] in ("OF", "FOR") for i, up in enumerate(ups[:-1]))
