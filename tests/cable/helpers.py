"""A body read where it belongs: in a cable."""

from demarche import Cable, read_text

TOP = (
    "R 011605Z FEB 10\nFM AMEMBASSY TARN\nTO SECSTATE WASHDC\nBT\nS E C R E T TARN 000012\n\nE.O. 12958: DECL: X1\n"
    "TAGS: PREL\nSUBJECT: HARBOUR DUES\n\n"
)


def read_with_top(body: str, top: str = TOP) -> Cable:
    """Return the cable whose body is `body`, with a short top of no interest before it."""
    (cable,) = read_text(top + body, "raw-message")
    return cable
