"""Forms of speech from the vocabulary: lists and tables of regular expressions, checked as they are compiled.

A form stands by a word that it holds. Where that word stands, and where the other words do that the form cannot do
without, the form is tried.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from demarche.claims.document import Document
from demarche.claims.model import Span
from demarche.claims.signs import BEFORE, REACH, SIGNS
from demarche.claims.words import load
from demarche.text.needed import needed

_CAPITALS = re.compile(r"\\.|\(\?P<|[A-Z]+")


class Forms:
    """Forms by a word that they hold; `before` characters before the word and `reach` from it on are looked at.

    `behind` is what stands behind each form. Case does not count.
    """

    def __init__(self, forms: Mapping[str, str], *, behind: str = "", before: int = 60, reach: int = 120) -> None:
        if before > BEFORE or reach > REACH:
            raise ValueError(f"forms are looked for up to {BEFORE} before their word and {REACH} behind it")
        self._tries = {
            SIGNS.add(stem): (
                # Lazily up to the word itself, so that no form is tried behind it.
                re.compile(rf".{{0,{before}}}?(?<!\w)((?:{in_small_letters(form)}){in_small_letters(behind)})"),
                _ways(form, stem),
            )
            for stem, form in forms.items()
        }
        self._before = before
        self._reach = reach

    def find(self, document: Document, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Yield the spans of the forms in `[start, end)`, form by form."""
        text, found = document.small, document.signs
        end = len(text) if end is None else end
        before, reach = self._before, self._reach
        for sign in self._tries.keys() & found.places.keys():
            pattern, ways = self._tries[sign]
            for at in found.within(sign, start, end):
                if ways and not _may_match(ways, found.around(at)):
                    continue
                first, last = max(start, at - before), min(end, at + reach)
                while (hit := pattern.match(text, first, last)) and hit.start(1) <= at:
                    if at < hit.end():
                        yield hit.span(1)
                        break
                    first = max(hit.end(), first + 1)


def _ways(form: str, stem: str) -> tuple[tuple[int, ...], ...]:
    """Return, for each way to match a form, the signs it needs beside its stem; nothing where one needs none."""
    ways = tuple(
        tuple(sum(1 << SIGNS.add(word) for word in words) for words in needs if not any(w in stem for w in words))
        for needs in needed(in_small_letters(form))
    )
    return ways if all(ways) else ()


def _may_match(ways: tuple[tuple[int, ...], ...], signs: int) -> bool:
    for needs in ways:
        for words in needs:
            if not words & signs:
                break
        else:
            return True
    return False


def in_small_letters(form: str) -> str:
    r"""Return a regular expression that matches, in a text in small letters, what a form does without regard to case.

    >>> print(in_small_letters(r"\S+ (?P<of>MFA|[A-D])"))
    \S+ (?P<of>mfa|[a-d])
    """
    return _CAPITALS.sub(lambda hit: hit[0] if hit[0][0] in "\\(" else hit[0].lower(), form)


def any_of(name: str, key: str) -> str:
    """Return the pattern of any form in the list `key` of the vocabulary `name`, the longest first.

    Raises:
        ValueError: a form is no regular expression.
    """
    words: Iterable[str] = load(name)[key]
    return "|".join(sorted((checked(f"{name}.toml: {key}", word) for word in words), key=len, reverse=True))


def forms_of(name: str, key: str, *, behind: str = "", before: int = 60, reach: int = 120) -> Forms:
    """Return the forms of the table `key` of the vocabulary `name`.

    Raises:
        ValueError: a form is no regular expression.
    """
    return forms_from(load(name)[key], f"{name}.toml: {key}", behind=behind, before=before, reach=reach)


def forms_from(forms: Mapping[str, str], where: str, *, behind: str = "", before: int = 60, reach: int = 120) -> Forms:
    """Return forms by a word that they hold, or by several with `|` between them.

    Raises:
        ValueError: a form is no regular expression.
    """
    by_stem: dict[str, str] = {}
    for stems, form in forms.items():
        for stem in stems.split("|"):
            by_stem[stem] = f"{by_stem[stem]}|{form}" if stem in by_stem else form
    try:
        return Forms(by_stem, behind=behind, before=before, reach=reach)
    except re.error:
        for form in forms.values():
            checked(where, form)
        raise


def any_word(*groups: Iterable[str]) -> str:
    r"""Return the pattern of any of some words, the longest of each group first; a `*` at an end is any letters.

    They are put together by their first letters, so that few of them are tried at a place.

    >>> print(any_word(["ship*", "sell", "offer"]))
    s(?:hip\w*|ell)|o(?:ffer)
    """
    letters: dict[str, list[str]] = {}
    for words in groups:
        for word in sorted(words, key=len, reverse=True):
            rest = re.escape(word[1:-1]) + r"\w*" if word.endswith("*") else re.escape(word[1:])
            letters.setdefault(word[0], []).append(rest)
    return "|".join(rf"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in letters.items())


def checked(where: str, form: str) -> str:
    """Return a form if it is a regular expression.

    Raises:
        ValueError: it is none.
    """
    try:
        re.compile(form, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"{where}: {form!r} is no regular expression: {error}") from None
    return form
