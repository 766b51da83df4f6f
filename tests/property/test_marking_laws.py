"""Laws of marks: every text is read and kept; the proposed form says the same and is in register form."""

from hypothesis import given
from hypothesis import strategies as st

from demarche.marking.label import Deviation
from demarche.marking.parse import level_of, parse_mark
from demarche.marking.scheme import us

_WORDS = [*us().forms, *(w for f in us().forms.values() for w in f.written)]
_LISTS = ["UK", "USA", "NOR", "AND", "NORWAY", "THE ROK", "FVEY", "NATO", "ATLANTIS", "ONLY"]
_OTHERS = [
    "REL",
    "REL TO",
    "RELEASABLE TO",
    "NOT",
    "DISPLAY ONLY",
    "FGI",
    "JOINT",
    "EYES ONLY",
    "ENTIRE TEXT",
    "-G",
    "Q",
]
_GAPS = ["//", "/", "-", " - ", " ", ", ", "; ", "", " AND "]

texts = st.text(st.characters(), max_size=60)
words = st.sampled_from(_WORDS) | st.sampled_from(_LISTS) | st.sampled_from(_OTHERS)
mark_like = st.lists(st.tuples(words, st.sampled_from(_GAPS)), max_size=8).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)
marks = mark_like | texts | st.builds("{}{}".format, mark_like, texts)


@given(marks)
def test_every_text_is_read_and_kept(text: str) -> None:
    label = parse_mark(text)
    assert label.text == text
    assert level_of(text) == (label.level.rank if label.level else None)
    assert (label.level is None) == (Deviation.NO_LEVEL in label.deviations)
    assert bool(label.unknown) == (Deviation.UNKNOWN in label.deviations)


@given(marks)
def test_every_word_is_accounted_for(text: str) -> None:
    label = parse_mark(text)
    if any(c.isalnum() for c in text):
        assert (
            label.level_text or label.controls or label.nonic or label.sci or label.sap or label.aea or label.owners
            or label.fgi or label.fgi_concealed or label.releases or label.display_only or label.entire_text
            or label.unknown or Deviation.RELEASE in label.deviations
        )  # fmt: skip


@given(marks)
def test_the_proposed_form_says_the_same(text: str) -> None:
    label = parse_mark(text)
    if label.proposed is None:
        return
    again = parse_mark(label.proposed)
    assert again.standard
    assert again.level == label.level
    assert set(again.rel_to) == (set(label.rel_to) | {"US"} if label.releases else set())
    assert set(again.display_only) == set(label.display_only) - {"US"}
    for field in ("sci", "sap", "aea", "fgi", "controls", "nonic"):
        assert set(getattr(again, field)) == set(getattr(label, field)), field
    assert again.noforn == label.noforn


@given(marks)
def test_case_and_brackets_do_not_count(text: str) -> None:
    if text.isascii():
        one, other = parse_mark(text), parse_mark(f"({text.lower()})")
        assert (one.level, one.controls, one.rel_to) == (other.level, other.controls, other.rel_to)
        assert one.unknown == other.unknown


@given(mark_like)
def test_noforn_is_never_lost(text: str) -> None:
    assert parse_mark(f"S//NF//{text}").noforn
