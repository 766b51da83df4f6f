"""The top of the text: captions, passing lines, and labelled fields in any order."""

import pytest

from demarche.cable.top import Top, read_top

BODY = "\n1. (C) The dues rise.\n"
FIELDS = {
    "eo": "E.O. 12958: DECL: 02/01/2020",
    "tags": "TAGS: PREL, CH",
    "subject": "SUBJECT: (C) HARBOUR DUES",
    "ref": "REF: 09 TARN 1234",
    "authority": "Classified By: DCM Jane Roe; Reason: 1.4 (b)",
}


def read(text: str) -> Top:
    return read_top(text, 0, year=2010)


def opening(*lines: str) -> Top:
    return read("\n".join(("C O N F I D E N T I A L TARN 000421", *lines, "", *FIELDS.values(), BODY)))


def assert_all_read(top: Top) -> None:
    assert top.executive is not None
    assert top.executive.declassify_on == "2020-02-01"
    assert [tag for tag, _ in top.tags] == ["PREL", "CH"]
    assert (top.subject, top.subject_marking) == ("HARBOUR DUES", "C")
    assert [r.canonical for r in top.references] == ["09TARN1234"]
    assert top.authority is not None
    assert (top.authority.classified_by, top.authority.reasons) == ("DCM Jane Roe", ("1.4(b)",))


@pytest.mark.parametrize(
    "order",
    [
        ("eo", "tags", "subject", "ref", "authority"),
        ("tags", "eo", "subject", "ref", "authority"),
        ("eo", "tags", "ref", "subject", "authority"),
        ("authority", "eo", "tags", "subject", "ref"),
        ("subject", "ref", "tags", "authority", "eo"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", " \n \n"])
def test_labels_in_any_order(order: tuple[str, ...], gap: str) -> None:
    text = "C O N F I D E N T I A L TARN 000421\n\n" + gap.join(FIELDS[name] for name in order) + "\n" + BODY
    top = read(text)
    assert_all_read(top)
    assert text[top.end :].lstrip() == BODY.lstrip()


def test_labels_on_one_line() -> None:
    text = "C O N F I D E N T I A L TARN 000421\n\n" + " ".join(FIELDS.values()) + "\n" + BODY
    assert_all_read(read(text))


def test_labels_without_colons() -> None:
    top = read(
        "UNCLAS TARN 000421\n\nE.O. 12958 DECL 02/01/2020\nTAGS PREL, CH\nSUBJECT (U) HARBOUR DUES\n"
        "REF 09 TARN 1234\n\n1. (U) The dues rise.\n"
    )
    assert [tag for tag, _ in top.tags] == ["PREL", "CH"]
    assert (top.subject, top.subject_marking) == ("HARBOUR DUES", "U")
    assert [r.canonical for r in top.references] == ["09TARN1234"]


@pytest.mark.parametrize(
    "label",
    ["SUBJ", "SUBJET", "SUBJFCT", "subject", "SUBECT", "SUJECT", "SBJECT", "SUBEJCT", "SUJBECT", "SUBBJECT", "DUBJECT"],
)
def test_a_misspelt_subject_is_read(label: str) -> None:
    assert read(f"UNCLAS TARN 421\n\nTAGS: PREL\n{label}: HARBOUR DUES\n{BODY}").subject == "HARBOUR DUES"


@pytest.mark.parametrize("label", ["REF", "REFS", "REFTEL", "REFERENCE", "REFERENCES", "REF(S)"])
def test_every_label_of_references_is_read(label: str) -> None:
    top = read(f"UNCLAS TARN 421\n\nSUBJECT: HARBOUR DUES\n\n{label}: 09 TARN 1234\n{BODY}")
    assert [r.canonical for r in top.references] == ["09TARN1234"]


@pytest.mark.parametrize(
    "field",
    [
        "REF (A) 09 TARN 1234\n    (B) ROME 12",
        "A. REF: 09 TARN 1234\nB. ROME 12",
        "REF (A): 09 TARN 1234\n    (B): ROME 12",
    ],
)
def test_the_first_bullet_may_stand_in_the_label(field: str) -> None:
    top = read(f"UNCLAS TARN 421\n\nSUBJECT: HARBOUR DUES\n\n{field}\n{BODY}")
    assert [(r.bullet, r.canonical) for r in top.references] == [("A", "09TARN1234"), ("B", "10ROME12")]


@pytest.mark.parametrize(
    ("lines", "captions", "controls", "passing"),
    [
        (["SIPDIS"], ["SIPDIS"], [], []),
        (["SENSITIVE", "SIPDIS"], ["SENSITIVE", "SIPDIS"], [], []),
        (["SENSITIVE SIPDIS"], ["SENSITIVE", "SIPDIS"], [], []),
        (["SIPDIS", "SENSITIVE", "SIPDIS"], ["SIPDIS", "SENSITIVE"], [], []),
        (["SIPDIS", "NOFORN"], ["SIPDIS"], ["NOFORN"], []),
        (["NOFORN SIPDIS", "NOFORN"], ["SIPDIS"], ["NOFORN"], []),
        (["REL TO USA, GBR"], [], ["REL TO USA, GBR"], []),
        (["STADIS////////"], ["STADIS"], [], []),
        (["EXDIS - CAIRO PASS ALEXANDRIA"], ["EXDIS"], [], ["CAIRO PASS ALEXANDRIA"]),
        (["STATE FOR NEA/ARP", "PARIS FOR DEA"], [], [], ["STATE FOR NEA/ARP", "PARIS FOR DEA"]),
        (["STATE PASS USTR", "SIPDIS"], ["SIPDIS"], [], ["STATE PASS USTR"]),
        (["TOSEC 190010"], ["TOSEC 190010"], [], []),
        (["CODEL ROE"], ["CODEL ROE"], [], []),
        (["EYES ONLY FOR AMBASSADOR ROE"], ["EYES ONLY"], [], ["FOR AMBASSADOR ROE"]),
        ([], [], [], []),
    ],
)
def test_captions_controls_and_passing_lines(
    lines: list[str], captions: list[str], controls: list[str], passing: list[str]
) -> None:
    top = opening(*lines)
    assert (top.captions, top.controls, top.passing) == (captions, controls, passing)
    assert_all_read(top)


def test_a_corrected_copy() -> None:
    top = opening("C O R R E C T E D  C O P Y (PARA 6 ADDED)", "SIPDIS")
    assert top.corrected
    assert (top.captions, top.passing) == (["SIPDIS"], [])


def test_the_statement_may_be_paragraph_1() -> None:
    top = read(
        "S E C R E T TARN 421\n\nE.O. 12958: DECL: X1\nTAGS: PREL\nSUBJECT: HARBOUR DUES\n\n"
        "1. CLASSIFIED BY DCM JANE ROE. REASON: 1.5 (D).\n\n2. (S) The dues rise.\n"
    )
    assert top.authority is not None
    assert (top.authority.classified_by, top.authority.reasons) == ("DCM JANE ROE", ("1.5(d)",))


def test_a_text_without_labels_has_only_its_opening() -> None:
    top = read("UNCLAS TARN 000421\nSIPDIS\n\nThe dues rise.\n")
    assert top.class_line is not None
    assert (top.captions, top.subject, top.tags, top.references) == (["SIPDIS"], None, [], [])


def test_a_second_ref_section_is_text() -> None:
    top = read("UNCLAS TARN 421\n\nTAGS: PREL\nSUBJECT: DUES\n\nREF: TARN 12\n\n1. (U) The dues rise.\n\nREF: ROME 3\n")
    assert [r.canonical for r in top.references] == ["10TARN12"]


@pytest.mark.parametrize("label", ["SUBJECT;", "SUBJ.", "SUBJ;", "Subject;"])
@pytest.mark.parametrize("tags", ["TAGS;", "TAGS.", "TGAS:", "TAGS ;"])
def test_labels_with_other_marks(label: str, tags: str) -> None:
    top = read(f"UNCLAS TARN 421\n\n{tags} PREL, CH\n{label} HARBOUR DUES\nREF: TARN 12\n{BODY}")
    assert ([tag for tag, _ in top.tags], top.subject) == (["PREL", "CH"], "HARBOUR DUES")


@pytest.mark.parametrize(
    "line", ["SUBJECT. He agreed", "SUBSET: NONE", "OBJECT: DUES", "TAGS. The dues rise", "TABLE; PREL"]
)
def test_words_that_are_no_label(line: str) -> None:
    top = read(f"UNCLAS TARN 421\n\nThe pilots spoke of the\n{line}\n{BODY}")
    assert (top.tags, top.subject) == ([], None)


def test_a_subject_glued_to_the_last_tag() -> None:
    top = read(f"UNCLAS TARN 421\n\nTAGS: PREL, CHSUBJECT: HARBOUR DUES\nREF: TARN 12\n{BODY}")
    assert ([tag for tag, _ in top.tags], top.subject) == (["PREL", "CH"], "HARBOUR DUES")


def test_tags_behind_a_date_alone() -> None:
    top = read(f"CONFIDENTIAL TARN 421\n\nDECL: 5/5/15 TAGS: PREL, CH\nSUBJECT: DUES\n{BODY}")
    assert ([tag for tag, _ in top.tags], top.subject) == (["PREL", "CH"], "DUES")
    assert top.executive is not None
    assert (top.executive.order, top.executive.declassify_on) == (None, "2015-05-05")


@pytest.mark.parametrize(
    ("subject", "wanted"),
    [
        ("DUES: 1) PILOTS,\n2) TUGS, 3) BUOYS", "DUES: 1) PILOTS, 2) TUGS, 3) BUOYS"),
        ("DUES: A) PILOTS,\nB) TUGS", "DUES: A) PILOTS, B) TUGS"),
        ("DUES\n\n2) THE TUGS", "DUES"),
        ("DUES\n2) THE TUGS", "DUES"),
        ("DUES: 1) PILOTS\n\n2) THE TUGS", "DUES: 1) PILOTS"),
        ("DUES: 1) PILOTS\n1. THE TUGS", "DUES: 1) PILOTS"),
    ],
)
def test_a_subject_that_counts_on_in_its_next_line(subject: str, wanted: str) -> None:
    assert read(f"UNCLAS TARN 421\n\nTAGS: PREL\nSUBJECT: {subject}\n{BODY}").subject == wanted


@pytest.mark.parametrize(
    ("following", "subject"),
    [
        ("SUMMARY RECORDS\n\n1. X.\n", "DUES AND EMPTY SUMMARY RECORDS"),
        ("SUMMARY: X.\n", "DUES AND EMPTY"),
        ("SUMMARY\n-------\n\n1. X.\n", "DUES AND EMPTY"),
        ("\nSUMMARY RECORDS THE DUES.\n", "DUES AND EMPTY"),
    ],
)
def test_summary_in_a_subject_and_behind_it(following: str, subject: str) -> None:
    assert read_top(f"UNCLAS TARN 000123\n\nTAGS: PREL\nSUBJECT: DUES AND EMPTY\n{following}", 0).subject == subject
