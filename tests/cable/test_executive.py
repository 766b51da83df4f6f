"""The executive order line in the forms of each order, and how far it runs on."""

import pytest

from demarche.cable.executive import Executive, parse_executive


def read(text: str, year: int | None = 2010) -> Executive:
    return parse_executive(text, 0, len(text), year)


@pytest.mark.parametrize(
    ("line", "year", "order", "declassify_on"),
    [
        ("E.O. 11652: GDS", 1976, "11652", "GDS"),
        ("E.O. 12065: GDS 4/18/87 (ROE, JANE) OR-M", 1981, "12065", "1987-04-18"),
        ("E.O. 12958: 1.5(B),(D); DECL: X1", 1999, "12958", "X1"),
        ("E.O. 12958: REASON 1.5 B AND D DECL: 05/06/2009", 1999, "12958", "2009-05-06"),
        ("E.O. 11652: XGDS-2", 1976, "11652", "XGDS-2"),
        ("E.O. 11652: N/A", 1976, "11652", None),
        ("E.O. 11652; /A", 1976, "11652", None),
        ("E.O.11652: ADS", 1976, "11652", "ADS"),
        ("E.O. 12065: GDS 12/08/84 (ROE, JANE) OR-M", 1978, "12065", "1984-12-08"),
        ("E.O. 12065: RDS-1 12/08/98 (ROE, JANE) OR-E", 1978, "12065", "1998-12-08"),
        ("E.O. 12356: DECL: OADR", 1987, "12356", "OADR"),
        ("E.O. 12356: DECL: 10/18/97", 1987, "12356", "1997-10-18"),
        ("E.O. 12958: DECL: 02/01/2020", 2010, "12958", "2020-02-01"),
        ("E.O. 12958: DECL: 2/1/20", 2010, "12958", "2020-02-01"),
        ("E.O. 12958: DECL: 2020/02/01", 2010, "12958", "2020-02-01"),
        ("E.O. 12958: DECL: FEBRUARY 1, 2020", 2010, "12958", "2020-02-01"),
        ("E.O. 12958: DECL: 1 FEB 2020", 2010, "12958", "2020-02-01"),
        ("E.O. 12958: DECL: X1", 2000, "12958", "X1"),
        ("E.O. 12958: DECL: AFTER KOREAN UNIFICATION", 2005, "12958", "AFTER KOREAN UNIFICATION"),
        ("E.O. 12958: N/A", 2010, "12958", None),
        ("E.O. 12958 DECL: 02/01/2020", 2010, "12958", "2020-02-01"),
        ("EO 12958 DECL 02/01/2020", 2010, "12958", "2020-02-01"),
        ("E.O: 12958: DECL: 02/01/2020", 2010, "12958", "2020-02-01"),
        ("EXECUTIVE ORDER 12958: DECL: 02/01/2020", 2010, "12958", "2020-02-01"),
        ("E.O. 12958: DECL: 02/01/2020 REASON 1.5 (C)", 2010, "12958", "2020-02-01"),
        ("E.O. 12958: DECL:", 2009, "12958", None),
        ("E.O. 13526: DECL: 20350201", 2010, "13526", "2035-02-01"),
        ("E.O. 13526: DECL: 25X1", 2010, "13526", "25X1"),
        ("E.O. 13526: DECL: 50X1-HUM", 2010, "13526", "50X1-HUM"),
        ("e.o. 12958: decl: 07/21/08", 1998, "12958", "2008-07-21"),
    ],
)
def test_order_and_declassification(line: str, year: int, order: str, declassify_on: str | None) -> None:
    found = read(line, year)
    assert (found.order, found.declassify_on) == (order, declassify_on)


@pytest.mark.parametrize(
    ("digits", "year", "wanted"), [("20", 2010, 2020), ("10", 2010, 2010), ("60", 2010, 2060), ("09", 2010, 2009)]
)
def test_two_digits_are_the_first_year_from_that_of_the_cable_on(digits: str, year: int, wanted: int) -> None:
    """A year more than fifty years ahead is taken for one that has passed."""
    assert read(f"E.O. 12958: DECL: 02/01/{digits}", year).declassify_on == f"{wanted}-02-01"


def test_a_schedule_names_who_decided() -> None:
    assert read("E.O. 12065: GDS 12/08/84 (ROE, JANE) OR-M", 1978).authority_name == "ROE, JANE"


def test_an_event_runs_on_to_the_end_of_its_words() -> None:
    text = "E.O. 12958: DECL: UPON COMPLETION OF THE INSPECTIONS AT THE\nNORTH PLANT\nTAGS: PREL"
    found = parse_executive(text, 0, text.index("TAGS"), 2004)
    assert found.declassify_on == "UPON COMPLETION OF THE INSPECTIONS AT THE NORTH PLANT"
    assert text[found.end :] == "\nTAGS: PREL"


def test_a_line_that_says_all_ends_at_its_end() -> None:
    text = "E.O. 12958: DECL: 02/01/2020\nSIPDIS PLEASE\n"
    assert text[read(text).end :] == "\nSIPDIS PLEASE\n"


def test_a_date_that_the_calendar_does_not_know_is_none() -> None:
    assert read("E.O. 12065: GDS 13/45/84", 1978).declassify_on == "GDS"
