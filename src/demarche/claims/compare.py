"""Two readings of one cable side by side: what both have, what only one has, field by field.

Claims are the same where they would be the same row of a case, whatever their spans:

| field | the same where |
|---|---|
| kind, response ... | the values are equal |
| parties | a name or alias of one is one of the other, without case, accents, signs and legal forms |
| party roles, party countries | of parties that both have: the values are equal |
| unnamed parties | the country is the same and one text holds the other |
| relations | type and both ends are the same, by any name of the party |
| goods | one text holds the other, or they share half the words of the shorter |
| quantities, controls named | of goods that both have: the values are equal, without blanks and signs |
| events | type and date are equal |
| legal refs | the names are equal |
| asks | the addressee and the government are equal |
| deadline | the day is the same; where one gives none, one text holds the other |

Each claim is matched once, in the order of the first reading.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from demarche.claims.model import Claims
from demarche.claims.record import claims_record
from demarche.claims.words import load

Row = Mapping[str, Any]
_WORD = re.compile(r"\w+")


class FieldComparison(NamedTuple):
    """One field of two readings; claims as short text. Of those that agree both readings' text is given."""

    field: str
    agreed: tuple[tuple[str, str], ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


class Total(NamedTuple):
    """How many claims of a field agree and how many only one reading has."""

    agreed: int
    only_a: int
    only_b: int

    @property
    def share(self) -> float | None:
        """The share of all different claims that both readings have; None where there are none."""
        every = self.agreed + self.only_a + self.only_b
        return self.agreed / every if every else None


def compare_claims(a: Claims | Row, b: Claims | Row) -> tuple[FieldComparison, ...]:
    """Return the comparison of two readings of one cable, each given as claims or as the claim fields of a record."""
    return tuple(_fields(_record(a), _record(b)))


def add_up(comparisons: Iterable[Iterable[FieldComparison]]) -> dict[str, Total]:
    """Return the totals of many cables by field, in the order of the fields."""
    totals: dict[str, Total] = {}
    for comparison in comparisons:
        for row in comparison:
            known = totals.get(row.field, Total(0, 0, 0))
            totals[row.field] = Total(
                known.agreed + len(row.agreed), known.only_a + len(row.only_a), known.only_b + len(row.only_b)
            )
    return totals


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return a name without case, accents, signs, a leading article and the legal forms at its end."""
    words = _words(name)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    forms, longest = _legal_forms()
    while cut := next((n for n in range(min(longest, len(words) - 1), 0, -1) if tuple(words[-n:]) in forms), 0):
        words = words[:-cut]
    return " ".join(words)


@cache
def _legal_forms() -> tuple[frozenset[tuple[str, ...]], int]:
    forms = frozenset(tuple(_words(form)) for form in load("names")["legal"])
    return forms, max(map(len, forms))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.replace(".", "").casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def _record(claims: Claims | Row) -> Row:
    return claims_record(claims) if isinstance(claims, Claims) else claims


def _fields(a: Row, b: Row) -> Iterator[FieldComparison]:
    yield _values("kind", [a.get("kind")], [b.get("kind")])
    pairs, only_a, only_b = _pair(_rows(a, "parties"), _rows(b, "parties"), _same_party)
    yield FieldComparison(
        "parties",
        tuple((x["name"], y["name"]) for x, y in pairs),
        tuple(x["name"] for x in only_a),
        tuple(y["name"] for y in only_b),
    )
    yield _of_pairs("party roles", pairs, "name", lambda row: row.get("roles") or ())
    yield _of_pairs("party countries", pairs, "name", lambda row: [row.get("country")])
    yield _lists("unnamed parties", _rows(a, "unnamed_parties"), _rows(b, "unnamed_parties"), _same_unnamed, _text)
    yield _relations(a, b, pairs)
    goods = _pair(_rows(a, "goods"), _rows(b, "goods"), _same_goods)
    yield _lists("goods", _rows(a, "goods"), _rows(b, "goods"), _same_goods, _text)
    yield _of_pairs("quantities", goods[0], "text", lambda row: [row.get("quantity")])
    yield _of_pairs("controls named", goods[0], "text", lambda row: row.get("controls_named") or ())
    yield _lists("events", _rows(a, "events"), _rows(b, "events"), _same_event, _event)
    yield _values("legal refs", a.get("legal_refs") or (), b.get("legal_refs") or ())
    yield _values("asks", map(_ask, _rows(a, "asks")), map(_ask, _rows(b, "asks")))
    yield _lists("deadline", _rows(a, "deadline"), _rows(b, "deadline"), _same_deadline, _deadline)
    one, other = a.get("response") or {}, b.get("response") or {}
    for field in ("government", "date", "outcome"):
        yield _values(f"response {field}", [one.get(field)], [other.get(field)])
    yield _values("response answers", one.get("answers") or (), other.get("answers") or ())


def _rows(record: Row, field: str) -> list[Row]:
    value = record.get(field) or []
    return list(value) if isinstance(value, list | tuple) else [value]


def _pair(
    a: Iterable[Row], b: Iterable[Row], same: Callable[[Row, Row], bool]
) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Pair the rows that are the same, one to one; return them and what is left of each side."""
    left, pairs, missed = list(b), [], []
    for row in a:
        at = next((i for i, other in enumerate(left) if same(row, other)), None)
        if at is None:
            missed.append(row)
        else:
            pairs.append((row, left.pop(at)))
    return pairs, missed, left


def _lists(
    field: str, a: list[Row], b: list[Row], same: Callable[[Row, Row], bool], show: Callable[[Row], str]
) -> FieldComparison:
    pairs, only_a, only_b = _pair(a, b, same)
    agreed = tuple((show(x), show(y)) for x, y in pairs)
    return FieldComparison(field, agreed, tuple(map(show, only_a)), tuple(map(show, only_b)))


def _values(field: str, a: Iterable[str | None], b: Iterable[str | None]) -> FieldComparison:
    """Compare plain values, each once; one that is absent is none."""
    one, other = (dict.fromkeys(value for value in values if value) for values in (a, b))
    return FieldComparison(
        field,
        tuple((value, value) for value in one if value in other),
        tuple(value for value in one if value not in other),
        tuple(value for value in other if value not in one),
    )


def _of_pairs(
    field: str, pairs: list[tuple[Row, Row]], name: str, values: Callable[[Row], Iterable[str | None]]
) -> FieldComparison:
    """Compare values of rows that both readings have, under the name that the first gives the row."""
    agreed: list[tuple[str, str]] = []
    only_a: list[str] = []
    only_b: list[str] = []
    for row, other in pairs:
        one, two = ({_flat(value): value for value in values(side) if value} for side in (row, other))
        title = row[name]
        agreed += [(f"{title}: {one[key]}", f"{title}: {two[key]}") for key in one if key in two]
        only_a += [f"{title}: {value}" for key, value in one.items() if key not in two]
        only_b += [f"{title}: {value}" for key, value in two.items() if key not in one]
    return FieldComparison(field, tuple(agreed), tuple(only_a), tuple(only_b))


def _flat(value: str) -> str:
    return "".join(_words(value))


def _relations(a: Row, b: Row, pairs: list[tuple[Row, Row]]) -> FieldComparison:
    """Compare relations by their ends, whatever name a reading calls a party by."""
    known: dict[str, str] = {}
    for row in (*_rows(a, "parties"), *_rows(b, "parties")):
        known |= {key: name_key(row["name"]) for key in _keys(row) if key not in known}
    for row, other in pairs:
        known |= dict.fromkeys(_keys(other), known.get(name_key(row["name"]), name_key(row["name"])))

    def ends(row: Row) -> tuple[str, str, str]:
        source, target = (known.get(name_key(row[end]), name_key(row[end])) for end in ("from", "to"))
        return source, row["type"], target

    return _lists(
        "relations",
        _rows(a, "relations"),
        _rows(b, "relations"),
        lambda x, y: ends(x) == ends(y),
        lambda row: f"{row['from']} {row['type']} {row['to']}",
    )


def _keys(party: Row) -> list[str]:
    return [key for name in (party["name"], *(party.get("aliases") or ())) if (key := name_key(name))]


def _same_party(a: Row, b: Row) -> bool:
    return not set(_keys(a)).isdisjoint(_keys(b))


def _same_unnamed(a: Row, b: Row) -> bool:
    return a.get("country") == b.get("country") and _holds(a["text"], b["text"])


def _same_goods(a: Row, b: Row) -> bool:
    one, other = set(_words(a["text"])), set(_words(b["text"]))
    return _holds(a["text"], b["text"]) or 2 * len(one & other) >= max(1, min(len(one), len(other)))


def _same_event(a: Row, b: Row) -> bool:
    return (a["type"], a.get("date")) == (b["type"], b.get("date"))


def _same_deadline(a: Row, b: Row) -> bool:
    if a.get("due") and b.get("due"):
        return bool(a["due"] == b["due"])
    return _holds(a["text"], b["text"])


def _holds(a: str, b: str) -> bool:
    one, other = (f" {' '.join(_words(text))} " for text in (a, b))
    return one in other or other in one


def _text(row: Row) -> str:
    return str(row["text"])


def _event(row: Row) -> str:
    return f"{row['type']} {row.get('date') or '(no date)'}"


def _ask(row: Row) -> str:
    return f"{row['of']} ({row.get('government') or 'no government'})"


def _deadline(row: Row) -> str:
    return f"{row.get('due') or '(no day)'}: {row['text']}"
