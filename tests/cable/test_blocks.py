"""Summary and comment: from their label to their END marker, or to where the next thing begins."""

import pytest

from tests.cable.helpers import read_with_top

TAIL = "\n\n2. (C) The tugs wait.\n\nROWE\n"


def summary(text: str) -> str | None:
    return folded(read_with_top(text).summary)


def comment(text: str) -> str | None:
    return folded(read_with_top(text).comment)


def folded(words: str | None) -> str | None:
    """The words without their line breaks."""
    return " ".join(words.split()) if words else None


@pytest.mark.parametrize(
    "text",
    [
        "1. (C) Summary: The dues rise.  End summary.",
        "1. (C) SUMMARY. The dues rise.  END SUMMARY.",
        "1. (C) Summary. The dues rise.",
        "1. (C) BEGIN SUMMARY: The dues rise.  END SUMMARY.",
        "1. (C) Summary and introduction: The dues rise. End summary and introduction.",
        "1. (C) Executive summary: The dues rise. End summary.",
        "1. (C) SUMMARY/INTRODUCTION: The dues rise. END SUMMARY.",
        "1. (C) Summary -- The dues rise. End summary.",
        "1. (C) SUMMARY: The dues rise. END SUMMARY;",
        "1. (C) SUMMARY: The dues rise. END SUMMAY.",
        "SUMMARY\n-------\n\n1. (C) The dues rise.\n\nTHE TUGS\n--------",
        "SUMMARY: The dues rise. END SUMMARY.\n\n1. (C) First.",
        "-------\nSUMMARY\n-------\n1. (C) The dues rise.\n\n---------\nTHE TUGS\n---------",
    ],
)
def test_the_summary_without_its_labels(text: str) -> None:
    assert summary(text + TAIL) == "The dues rise."


def test_a_summary_over_two_paragraphs_is_one_text_without_numbers_and_marks() -> None:
    text = "1. (C) SUMMARY: The dues rise.\n\n2. (C) The tugs wait. END SUMMARY.\n\n3. (C) Text.\n\nROWE\n"
    assert summary(text) == "The dues rise. The tugs wait."


@pytest.mark.parametrize(
    "text",
    [
        "1. (C) The dues rise.",
        "1. (C) In a summary of June they said so.",
        "1. (C) Summary executions have stopped in the north of the country.",
        "1. (C) Comment: The dues rise.",
    ],
)
def test_a_text_without_the_label_has_no_summary(text: str) -> None:
    assert summary(text + TAIL) is None


@pytest.mark.parametrize(
    "text",
    [
        "1. (C) Comment: The dues rise.  End comment.",
        "1. (C) COMMENT: The dues rise.  END COMMENT.",
        "1. (C) Comment. The dues rise.",
        "1. (C) BEGIN COMMENT: The dues rise.  END COMMENT.",
        "1. (C) Text. COMMENT: The dues rise. END COMMENT.",
        "COMMENT\n-------\n\n1. (C) The dues rise.\n\n--------\nTHE TUGS\n--------",
    ],
)
def test_the_comment_without_its_labels(text: str) -> None:
    assert comment(text + TAIL) == "The dues rise."


@pytest.mark.parametrize(
    "text", ["1. (C) The dues rise.", "1. (C) He would not comment on the dues.", "1. (C) No comment was made."]
)
def test_a_text_without_the_label_has_no_comment(text: str) -> None:
    assert comment(text + TAIL) is None


def test_the_signer_is_no_part_of_the_comment() -> None:
    assert comment("1. (C) Text.\n\n2. (C) Comment: The dues rise.\nROWE\n") == "The dues rise."
