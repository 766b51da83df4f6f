import pytest

from demarche.carriers.cablegate_csv import recognises, split
from demarche.carriers.model import Part
from demarche.text.flow import unwrap
from tests.carriers.helpers import marked, message

FIRST = (
    '"7","2/1/2010 16:05","10TARN7","Embassy Tarn","SECRET","09STATE1|09STATE2","R 1\nFM TARN","1. \\"A\\\\B\\"\nROE"\n'
)
SECOND = '"8","12/31/2009 0:00","09TARN8","Embassy Tarn","UNCLASSIFIED","","R 2","2. B, C\n"\n'


def ids(parts: list[Part]) -> list[str | None]:
    return [part.metadata.get("row_id") for part in parts]


def read(part: Part) -> str:
    return unwrap(part.text, part.pieces, part.escape, part.base).text


def test_a_row_is_a_part() -> None:
    first, second = split(FIRST + SECOND)
    assert first.metadata == {
        "row_id": "7",
        "created": "2/1/2010 16:05",
        "reference_id": "10TARN7",
        "origin": "Embassy Tarn",
        "classification": "SECRET",
        "refs": "09STATE1|09STATE2",
    }
    assert read(first) == 'R 1\nFM TARN\n1. "A\\B"\nROE'
    assert marked(first, "metadata") == list(first.metadata.values())
    assert "refs" not in second.metadata
    assert (second.base, second.text) == (len(FIRST), SECOND)


def test_doubled_quotes_carriage_returns_and_bare_fields() -> None:
    (part,) = split('7,2/1/2010 16:05,10TARN7,Embassy Tarn,SECRET,,"R 1","HE SAID ""NO"""\r\n')
    assert part.metadata["origin"] == "Embassy Tarn"
    assert read(part) == 'R 1\nHE SAID "NO"'


def test_titles_of_columns_go_with_the_first_row() -> None:
    titles = "id,date,refid,origin,classification,destination,header,body\n"
    first, second = split(titles + FIRST + SECOND)
    assert recognises(titles)
    assert (first.base, first.metadata["row_id"], read(first)) == (0, "7", 'R 1\nFM TARN\n1. "A\\B"\nROE')
    assert second.metadata["row_id"] == "8"
    assert message(split(titles)[0]) == ""


def test_blank_lines_go_with_the_row_before() -> None:
    assert [part.text for part in split("\n" + FIRST + "\n \n" + SECOND + "\n\n")] == [
        "\n" + FIRST + "\n \n",
        SECOND + "\n\n",
    ]


@pytest.mark.parametrize(
    "broken",
    [
        FIRST.replace('ROE"', "ROE"),
        FIRST.replace('ROE"', 'ROE\\"'),
        FIRST.replace('TARN","1.', "TARN,1."),
        FIRST.replace('"SECRET",', ""),
        FIRST.replace("FM", '"FM"'),
        FIRST.replace("ROE", 'ROE", "'),
        FIRST.replace("FM TARN", '"FM"\nTARN'),
        FIRST.replace('"1. ', "1. "),
        FIRST.replace('"09STATE1|09STATE2","R 1', "R 1"),
        FIRST.replace('"09STATE1|09STATE2","R 1', '"09STATE1|09STATE2",R 1'),
    ],
)
def test_a_damaged_row_is_read_as_far_as_it_goes_and_spoils_no_other(broken: str) -> None:
    parts = split(SECOND + broken + SECOND)
    assert ids(parts) == ["8", "7", "8"]
    assert parts[1].text == broken
    assert "R 1\n" in read(parts[1])
    assert "ROE" in read(parts[1])


def test_missing_columns_are_not_made_of_message_text() -> None:
    (part,) = split('"7","2/1/2010 16:05","10TARN7","R 1\nFM TARN","1. A\n"\n')
    assert list(part.metadata) == ["row_id", "created", "reference_id"]
    assert message(part) == "R 1\nFM TARN|1. A\n"


def test_a_row_that_breaks_off() -> None:
    (part,) = split(FIRST[:-8])
    assert part.metadata["reference_id"] == "10TARN7"
    assert message(part).startswith("R 1\nFM TARN|1. ")


def test_it_is_known_by_its_first_row_or_a_later_one() -> None:
    assert recognises(FIRST)
    assert recognises(FIRST[30:] + SECOND)
    assert not recognises("R 011605Z FEB 10\nFM AMEMBASSY TARN\n")
    assert not recognises('"NO," HE SAID, "NEVER"\n')
