"""How alike two nodes are: a score and the reason for it in words, before context is weighed."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from demarche.casework.names import ORGANISATION, PERSON, VESSEL, NameForm, consonants, is_english
from demarche.casework.parties import Node
from demarche.text.slips import one_slip

_LONG = 5
"""Letters from which a word alone tells a firm apart, and from which one slip may be a spelling."""


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return the scores, what context adds, and the limits of `data/linking.toml`."""
    data = tomllib.loads(files("demarche.casework").joinpath("data/linking.toml").read_text(encoding="utf-8"))
    for table in ("scores", "context", "limits"):
        for name, value in data.get(table, {}).items():
            if not isinstance(value, (int, float)) or not -1 <= value <= 1:
                raise ValueError(f"data/linking.toml: {table}.{name} is no number from -1 to 1")
    if set(data) != {"scores", "context", "limits"}:
        raise ValueError("data/linking.toml: has to have the tables scores, context and limits")
    return data


class Likeness(NamedTuple):
    """A score from 0 to 1, why, and whether it counts only where context speaks for it."""

    score: float
    reason: str
    needs_context: bool = False


def compare(a: Node, b: Node) -> Likeness | None:
    """Return how alike two nodes of one kind are by their names and aliases; None where nothing speaks for it."""
    best = _told(a, b)
    for named_a, form_a in a.forms():
        for named_b, form_b in b.forms():
            found = _compare_forms(a.kind, form_a, form_b)
            if found is None:
                continue
            found = _said(found, a, b, named_a, named_b)
            if best is None or found.score > best.score:
                best = found
    for one, other in ((a, b), (b, a)):
        short = _by_short(one, other)
        if short is not None and (best is None or short.score > best.score):
            best = short
    return best


def _told(a: Node, b: Node) -> Likeness | None:
    """A cable that says of both names that they are one: of a vessel a former name, of a firm maybe its front."""
    if not a.told & b.told:
        return None
    score = weights()["scores"]
    return Likeness(
        score["former_name" if a.kind == VESSEL else "alias_told"], "a cable says that one is a name of the other"
    )


def _said(found: Likeness, a: Node, b: Node, named_a: str, named_b: str) -> Likeness:
    """Say which names were compared where one of them is an alias; a former name in common makes one party."""
    if named_a == a.name and named_b == b.name:
        return found
    whose = a.name if named_a != a.name else b.name
    alias = named_a if named_a != a.name else named_b
    return found._replace(reason=f'"{alias}" is a name of {whose}; {found.reason}')


def _by_short(one: Node, other: Node) -> Likeness | None:
    """Compare the short names of one party with the name of the other: they count in context only."""
    score = weights()["scores"]
    for short, form in one.shorts.items():
        if form.core and set(form.core) == set(other.form.core) and form.numbers == other.form.numbers:
            if one.kind == PERSON:
                return Likeness(score["surname"], f'"{short}" is short for {one.name}', needs_context=True)
            return Likeness(score["part"], f'"{short}" is short for {one.name}', needs_context=True)
    return None


def _compare_forms(kind: str, a: NameForm, b: NameForm) -> Likeness | None:
    if not a.core or not b.core:
        return None
    if kind == PERSON:
        return _persons(a, b)
    return _organisations(a, b) if kind == ORGANISATION else _vessels(a, b)


def _vessels(a: NameForm, b: NameForm) -> Likeness | None:
    score = weights()["scores"]
    if a.numbers != b.numbers:
        return None
    if set(a.core) == set(b.core) or "".join(a.plain) == "".join(b.plain):
        return Likeness(score["same_vessel"], "the same vessel's name")
    near = _near_words(a, b)
    return Likeness(score["near_vessel"], f"vessel's name in another spelling ({near})") if near else None


def _organisations(a: NameForm, b: NameForm) -> Likeness | None:
    if a.numbers and b.numbers and a.numbers != b.numbers:
        return None
    if _is_same_core(a, b):
        return _same_core(a, b)
    return _initials(a, b) or _initials(b, a) or _near_core(a, b) or _part(a, b) or _part(b, a)


def _is_same_core(a: NameForm, b: NameForm) -> bool:
    """Tell whether the telling words are the same, in any order, however they are joined or cut."""
    if set(a.core) == set(b.core):
        return True
    if "".join(a.plain) == "".join(b.plain):
        return True
    return len(a.core) > 1 and "".join(sorted(a.core)) == "".join(sorted(b.core))


def _initials(letters: NameForm, name: NameForm) -> Likeness | None:
    if not letters.acronym or name.acronym or name.initials != letters.plain[0]:
        return None
    score = weights()["scores"]["initials"]
    return Likeness(score, f'"{letters.plain[0].upper()}" are the initials of the name')


def _near_core(a: NameForm, b: NameForm) -> Likeness | None:
    score = weights()["scores"]
    near = _near_words(a, b)
    if near is None:
        return None
    if len(set(a.core)) > 1:
        return Likeness(score["near"], f"one word in another spelling ({near}), the others the same")
    if len(a.activities) > 1 and a.activities == b.activities:
        return Likeness(score["near_activity"], f"the telling word in another spelling ({near}), the same activity")
    return Likeness(score["near_alone"], f"the telling word in another spelling ({near})")


def _part(short: NameForm, full: NameForm) -> Likeness | None:
    shared = set(short.core)
    if not shared < set(full.core):
        return None
    if short.activities - full.activities - _WEAK:
        return None  # what the longer name adds is another activity: Crescent Chemicals, Crescent Cement
    if len(shared) == 1 and not any(len(word) >= _LONG and not is_english(word) for word in shared):
        return None
    return Likeness(weights()["scores"]["part"], "the telling words of one are part of the other's", needs_context=True)


def _same_core(a: NameForm, b: NameForm) -> Likeness:
    score = weights()["scores"]
    if a.acronym or b.acronym:
        return Likeness(score["acronym"], f'the same acronym "{a.plain[0].upper()}"')
    if _conflict(a, b):
        return Likeness(score["other_activity"], "the same telling words, but each names another activity")
    strong = len(a.core) > 1 or (len(a.core[0]) >= _LONG and not is_english(a.plain[0]))
    spelt = "" if set(a.plain) == set(b.plain) else f" in another spelling ({_words(a)} / {_words(b)})"
    same = a.activities == b.activities and (a.places == b.places or not a.places or not b.places)
    if same and (strong or a.activities):
        form = "" if a.legal == b.legal else "; the legal form differs"
        order = "" if a.plain == b.plain or spelt else " in another order"
        return Likeness(
            score["same_name"] if strong else score["same_core_one_word"], f"the same name{spelt}{order}{form}"
        )
    if not strong:
        return Likeness(score["same_core_common"], f"the one telling word is the same{spelt}, and a common one")
    missing = " ".join(sorted((a.activities ^ b.activities) - {"firm"})) or "what kind of firm it is"
    name = "same_core" if len(a.core) > 1 else "same_core_one_word"
    return Likeness(score[name], f"the same telling words{spelt}; one leaves out {missing}")


def _words(form: NameForm) -> str:
    return " ".join(form.plain)


_WEAK = frozenset(["firm", "general", "international", "national", "importing", "production", "services", "industry"])
"""Activities that names take on and leave off without another firm being meant."""


def _conflict(a: NameForm, b: NameForm) -> bool:
    """Tell whether each name says an activity that the other does not."""
    one, other = a.activities - b.activities - _WEAK, b.activities - a.activities - _WEAK
    return bool(one and other)


def _near_words(a: NameForm, b: NameForm) -> str | None:
    """Return the one pair of words that sound nearly alike where all others are the same."""
    one, other = set(a.core) - set(b.core), set(b.core) - set(a.core)
    if len(one) != 1 or len(other) != 1 or len(set(a.core)) != len(set(b.core)):
        return None
    left, right = one.pop(), other.pop()
    return f"{left} / {right}" if near_sounds(left, right) else None


def near_sounds(left: str, right: str) -> bool:
    """Tell whether two sounds may be one word: alike but for vowels or like consonants, or one slip apart.

    Two common English words that differ are two words.
    """
    if is_english(left) and is_english(right):
        return False
    if min(len(left), len(right)) < _LONG or left.isdigit() or right.isdigit():
        return False
    return consonants(left) == consonants(right) or one_slip(left, right)


def _persons(a: NameForm, b: NameForm) -> Likeness | None:
    score = weights()["scores"]
    if len(a.core) == 1 or len(b.core) == 1:
        return _surnames(a, b)
    if sorted(a.core) == sorted(b.core) or "".join(a.plain) == "".join(b.plain):
        return Likeness(score["same_person"], "the same person's name")
    if _by_initial(a, b) or _by_initial(b, a):
        return Likeness(score["initial"], "the same surname, and the initial fits")
    if _middle_left_out(a, b) or _middle_left_out(b, a):
        return Likeness(score["near_person"], "the same name; one leaves out a part")
    if len(a.core) == len(b.core) and all(x == y or near_sounds(x, y) for x, y in zip(a.core, b.core, strict=True)):
        return Likeness(score["near_person"], "the same name in another spelling")
    return None


def _surnames(a: NameForm, b: NameForm) -> Likeness | None:
    """Compare a surname alone with a name: it counts in context only."""
    alone, full = (a, b) if len(a.core) == 1 else (b, a)
    word = alone.core[0]
    if len(word) < 2 or word not in (full.core[-1], full.core[0]):
        return None
    return Likeness(weights()["scores"]["surname"], "the surname alone", needs_context=True)


def _by_initial(short: NameForm, full: NameForm) -> bool:
    initials = [word for word in short.plain if len(word) == 1]
    rest = [word for word in short.core if len(word) > 1]
    if not initials or not rest or len(short.core) > len(full.core):
        return False
    left = [plain for plain, heard in zip(full.plain, full.core, strict=True) if heard not in rest]
    known = all(word in full.core for word in rest)
    return known and len(left) >= len(initials) and all(
        any(name.startswith(initial) for name in left) for initial in initials
    )  # fmt: skip


def _middle_left_out(short: NameForm, full: NameForm) -> bool:
    """Tell whether a full name of three or more parts has all of a name of two, the first and last among them."""
    return (
        1 < len(short.core) < len(full.core)
        and short.core[0] == full.core[0]
        and set(short.core) <= set(full.core)
        and all(len(word) > 3 for word in short.core)
    )
