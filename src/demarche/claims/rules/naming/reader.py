"""What both ways of reading names share: the words of one sentence, what may join them, what ends and begins a name."""

import re
from collections.abc import Iterable
from operator import itemgetter

from demarche.claims.rules.naming import vessels
from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.lexicon import is_common
from demarche.claims.rules.naming.tokens import Mention, Tokens, in_capitals, is_acronym, tokenise
from demarche.claims.rules.naming.vocabulary import names_no_party, vocabulary
from demarche.claims.rules.naming.words import OWNER, Word, is_office, is_roman, opens_legal_form

_PERSON = 3
"""Words of the name of a person with a particle."""
_SHORT = 6
"""Letters of a word that may yet be the whole of a shorter name."""
_SENTENCE = re.compile(r"[ ][A-Z][a-z]")
_NEXT = re.compile(r"[ ]*,?[ ]+(?:\(|([^\W_]+|&))")
"""What a legal form begins with: a bracket or letters."""
_NONE = tokenise("")
_ORDINARY = itemgetter(Word._fields.index("ordinary"))
_ABOARD = ("ABOARD", "BOARD", "IN", "ON", "ONTO")

_INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){0,3}")


class Reader:
    """Reads the names of a text, sentence by sentence. Runs of words are half open pairs of indices."""

    capitals = False

    def __init__(self, text: str, places: Places) -> None:
        self.text = text
        self.places = places
        self.vocabulary = vocabulary()
        self.legal = self.vocabulary.legal_capitals if self.capitals else self.vocabulary.legal
        self.tokens = _NONE
        self.words = _NONE.words
        self.starts = _NONE.starts
        self.size = self.end = 0

    def take(self, tokens: Tokens, end: int) -> None:
        """Take the words of the sentence to read, which ends at `end`."""
        self.tokens = tokens
        self.words = tokens.words
        self.starts = tokens.starts
        self.size = len(tokens.words)
        self.end = end

    def names(self, tokens: Tokens, end: int) -> list[Mention]:
        """Return the names of a sentence that ends at `end`."""
        self.take(tokens, end)
        found: list[Mention] = []
        taken = -1
        for first, last in self.runs():
            if self.starts[last - 1] < taken or (last - first == 1 and self.is_nothing(first)):
                continue
            ordinary = False not in map(_ORDINARY, self.words[first:last])
            mention = self._ordinary(first, last) if ordinary else self._mention(first, last)
            if mention is not None and mention.start >= taken:
                taken = mention.end
                found.append(mention)
        return found

    def runs(self) -> Iterable[tuple[int, int]]:
        """Return the runs of words that may be names."""
        raise NotImplementedError

    def is_nothing(self, i: int) -> bool:
        """Tell whether a word names nothing by itself, unless it is a vessel's."""
        return self.starts[i] in self.places.covering and not self.may_be_vessel(i)

    def may_be_vessel(self, i: int) -> bool:
        """Tell whether what stands before a word may say that it is the name of a vessel."""
        words = self.words
        if i == 0 or not words[i - 1].ship:
            return i == 0
        return i == 1 or words[i - 1].up != "THE" or words[i - 2].up.endswith(_ABOARD)

    def joined(self, i: int) -> bool:
        """Tell whether the word `i` goes on with the one before: a blank lies between, or an abbreviation's stop."""
        start, end = self.starts[i], self.tokens.end(i - 1)
        if start - end == 1:
            return self.text[end] == " "
        if self.text[end:start] != ". ":
            return False
        before = self.words[i - 1]
        return (
            _INITIALS.fullmatch(before.up) is not None
            or before.up in self.vocabulary.titles
            or before.up in self.vocabulary.abbreviated
        )

    def legal_end(self, end: int) -> int | None:
        """Return where a legal form ends that follows a name at `end`."""
        opening = _NEXT.match(self.text, end)
        if opening is None or (opening[1] and not opens_legal_form(opening[1].upper())):
            return None
        hit = self.legal.match(self.text, end, self.end + 1)
        if hit is None:
            return None
        stop = hit.end()
        # The stop of the sentence is none of the form, unless the form is written with one.
        closes = stop >= self.end or _SENTENCE.match(self.text, stop) is not None
        if self.text[stop - 1] == "." and closes and "." not in self.text[end : stop - 1]:
            last = self.text[hit.start() : stop - 1].split()[-1].upper().strip("(),")
            return stop if last in self.vocabulary.stopped else stop - 1
        return stop

    def _mention(self, first: int, last: int) -> Mention | None:
        """Return the name that a run makes, trimmed; None where it makes none."""
        first, last = self._trimmed(first, last)
        words = self.words
        if first >= last or self._ends_as_none(last):
            return None
        start, end = self.starts[first], self.tokens.end(last - 1)
        owner = words[last - 1].word.endswith(OWNER)
        end -= 2 * owner
        legal = self.legal_end(end)
        if self._is_vessel(first, last, start, legal=legal is not None):
            return Mention(vessels.mark_start(self.text, start), end, "vessel", legal=False)
        if not legal:
            last = self._without_number(first, last)
            if last <= first:
                return None
            end = end if owner else min(end, self.tokens.end(last - 1))
        if self._never(self.text[start:end].upper(), first, last):
            return None
        if legal or self._ends_legally(first, last) or self._is_state_company(first, last):
            return Mention(start, legal or self._with_stop(end), "org", legal=True)
        return Mention(start, end, self._kind(first, last), legal=False)

    def _ends_as_none(self, last: int) -> bool:
        """Tell whether a run that ends before `last` ends with a word that ends no name, and no legal form follows."""
        up = self.words[last - 1].up
        return up in self.vocabulary.ends_no_name and self.legal_end(self.tokens.end(last - 1)) is None

    def _ordinary(self, first: int, last: int) -> Mention | None:
        """Return the name that a run makes of whose words none tells anything but perhaps a place."""
        first += self._opens_with_nationality(first, last)
        start, end = self.starts[first], self.tokens.end(last - 1)
        if self._stands_behind_ship(first, last, start):
            return Mention(vessels.mark_start(self.text, start), end, "vessel", legal=False)
        if self._never(self.text[start:end].upper(), first, last):
            return None
        legal = self.legal_end(end)
        if legal:
            return Mention(start, legal, "org", legal=True)
        return Mention(start, end, self._kind(first, last), legal=False)

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        words, known = self.words, self.vocabulary
        if last - first > 1:
            first = self._behind_label(self._behind_office(first, last), last)
        while first < last and self._drops(first, last):
            first += 1
        if self._opens_with_nationality(first, last):
            first += 1
        ends = known.stops if self.capitals else known.dates
        while last > first and (words[last - 1].up in known.connectors or words[last - 1].up in ends):
            last -= 1
        return first, last

    def _opens_with_nationality(self, first: int, last: int) -> bool:
        """Tell whether a nationality stands before the name of a person: `the Austrian Ferdinand Aigen`."""
        if self.capitals or last - first < 3 or self.starts[first] not in self.places.covering:
            return False
        place, known = self.places.covering[self.starts[first]], self.vocabulary
        if place.kind != "demonym" or place.end != self.tokens.end(first) or self.legal_end(self.tokens.end(last - 1)):
            return False
        ups = [w.up for w in self.words[first + 1 : last]]
        named = not any(up in known.heads or up in known.bodies for up in ups)
        return named and not all(is_common(up) for up in ups)

    def _is_vessel(self, first: int, last: int, start: int, *, legal: bool) -> bool:
        if self.may_be_vessel(first) and vessels.is_vessel(self.text, start, self.words[last - 1].up):
            return self._stands_behind_ship(first, last, start)
        if self.words[first].up in self.vocabulary.vessel_marks and last - first > 1:
            return True
        return not legal and self._numbered_vessel(first, last)

    def _stands_behind_ship(self, first: int, last: int, start: int) -> bool:
        """Tell whether what stands before a run says that it is a vessel."""
        up = self.words[last - 1].up
        if not self.may_be_vessel(first) or not vessels.is_vessel(self.text, start, up):
            return False
        return up not in self.vocabulary.heads or not vessels.behind_carrier(self.text, start)

    def _numbered_vessel(self, first: int, last: int) -> bool:
        """Tell whether a name with a number behind "the" is a vessel's: `the Straits Orchid 3`."""
        words, known = self.words, self.vocabulary
        number = words[last - 1].word
        if last - first < 2 or first == 0 or not number.isdigit() or len(number) > 3:
            return False
        before = words[last - 2].up
        if words[first - 1].up != "THE" or before in known.heads or before in known.lead:
            return False
        return not known.never.search(self.text[self.starts[first] : self.tokens.end(last - 1)])

    def _behind_office(self, first: int, last: int) -> int:
        """Return where the name begins in a run that opens with an office: `First Deputy Chairman Viktor Zaharko`."""
        words, offices = self.words, self.vocabulary.offices
        closing = words[last - 1].up in self.vocabulary.closing or words[last - 1].up in self.vocabulary.heads
        if closing or self.legal_end(self.tokens.end(last - 1)) is not None:
            return first
        for i in range(last - 2, first - 1, -1):
            if words[i].up in offices and not self._is_general_body(i):
                return i + 1
        return first

    def _is_general_body(self, i: int) -> bool:
        """Tell whether "General" at `i` is no rank: `General Company for Salts`."""
        return self.words[i].up == "GENERAL" and self.words[i + 1].up in self.vocabulary.general

    def _behind_label(self, first: int, last: int) -> int:
        """Return where the name begins in a run that holds a label or the owner: `the Army's No. 7 Works`."""
        labels = self.vocabulary.labels
        for i in range(min(last - 2, first + 3), first - 1, -1):
            up = self.words[i].up
            if up in labels or (up.endswith(OWNER) and up[:-2] in self.vocabulary.forces):
                return i + 1
        return first

    def _with_stop(self, end: int) -> int:
        """Take the full stop of an abbreviated legal form in, where a sentence does not end with it."""
        return end + 1 if self.text[end : end + 1] == "." and end + 1 < self.end else end

    def _ends_legally(self, first: int, last: int) -> bool:
        """Tell whether the last word of a run is a legal form."""
        if last - first < 2 or self.words[last - 1].up.rstrip(".") not in self.vocabulary.legal_words:
            return False
        return self.legal.match(self.text, self.tokens.end(last - 2), self.end + 1) is not None

    def _is_state_company(self, first: int, last: int) -> bool:
        """Tell whether a run is `General Company for Salts`, as state companies are called."""
        words, loose = self.words, self.vocabulary.legal_loose
        return any(words[i + 1].up == "FOR" and words[i].up in loose for i in range(first, last - 2))

    def _without_number(self, first: int, last: int) -> int:
        if last - first > 1 and self.words[last - 2].up in self.vocabulary.numbered:
            return last
        while last > first and self.words[last - 1].word.isdigit():
            last -= 1
        return last

    def _drops(self, first: int, last: int) -> bool:
        """Tell whether the first word of a run does not belong to a name."""
        word, words, more = self.words[first], self.vocabulary, last - first > 1
        up = word.up
        belongs = up == "NO" and last - first > 2 and self.words[first + 1].word.isdigit()
        if belongs or (more and up == "PEOPLE'S") or (up in words.legal_before and more and up not in words.connectors):
            return False  # `No. 7 Works`, `People's Works`, `OAO Tarn`
        if word.word.isdigit() or self._marks_item(first) or up.endswith(words.compounds):
            return True
        if up in words.connectors and up not in ("AL", "EL"):
            return not (more and up in words.particles and last - first <= _PERSON)
        if up.endswith(("'S", "’S")):
            return more or self.starts[first] in self.places.covering or up[:-2] in words.lead
        if up in words.titles and not (more and self._is_general_body(first)):
            return more and up not in words.vessel_marks
        return up in words.lead

    def _marks_item(self, first: int) -> bool:
        """Tell whether a single letter marks an item or a reference, and is no initial."""
        if len(self.words[first].word) != 1:
            return False
        start = self.starts[first]
        if first > 0 and self.words[first - 1].up in self.vocabulary.numbers_of:
            return True
        initial = first > 0 and self.text[self.tokens.end(first - 1) : start] == " "
        return self.text[start + 1 : start + 2] in ".)" and not initial

    def _never(self, name: str, first: int, last: int) -> bool:
        """Tell whether a name is that of a place, of an organ of state, of a part of the cable."""
        run = self.words[first:last]
        if names_no_party(name.removeprefix("GENERAL DEPARTMENT OF ")):
            return True
        if len(run) == 1 and is_office(name):
            return True
        if not self.capitals and self._common(name, first, last):
            return True
        if is_roman(run[-1].word) and all(is_common(w.up) for w in run[:-1]):
            return True
        return all(self._names_nothing(i, alone=len(run) == 1) for i in range(first, last))

    def _common(self, name: str, first: int, last: int) -> bool:
        """Tell whether a run in mixed case is one common word, or several that are all in capitals."""
        if last - first == 1:
            return is_common(name)
        written = self.text[self.starts[first] : self.tokens.end(last - 1)]
        return name == written and all(is_common(w.up) for w in self.words[first:last])

    def _names_nothing(self, i: int, *, alone: bool) -> bool:
        word, words = self.words[i], self.vocabulary
        if word.word.isdigit() or word.up in words.lead or word.up in words.connectors:
            return True
        return self.starts[i] in self.places.covering or (not alone and word.up in words.never_whole)

    def _kind(self, first: int, last: int) -> str:
        words, run = self.vocabulary, self.words[first:last]
        ups = [w.up for w in run]
        if len(run) == 1 and ups[-1].endswith(words.endings) and len(ups[-1]) > _SHORT and not is_common(ups[-1]):
            return "org"
        if len(run) == 1 and is_acronym(run[0].word) and not self._among_capitals(first):
            return "acronym"
        if first > 0 and self.words[first - 1].up.rstrip(".") in words.titles:
            return "person"
        if len(ups) > 1 and (
            ups[-1] in words.heads or ups[-1] in words.bodies or self._headed(run) or ups[0] in words.legal_before
        ):
            return "org"
        return "person" if 1 < len(ups) <= 4 and ups[0] in words.given else "name"

    def _among_capitals(self, i: int) -> bool:
        return in_capitals(self.text[max(0, self.starts[i] - 60) : self.tokens.end(i) + 60])

    def _headed(self, run: list[Word]) -> bool:
        """Tell whether a head stands before "of" or "for": `Institute of Applied Metallurgy`."""
        heads = self.vocabulary.heads
        return any(run[i + 1].up in ("OF", "FOR") and run[i].up in heads for i in range(len(run) - 1))
