"""Short fictional cables for the tests of kind, asks and response."""

from demarche import read_text
from demarche.claims.document import Document

_TOP = (
    "E.O. 12958: DECL: 03/01/2019\nTAGS: PARM, ETTC, KNNP\nSUBJECT: {subject}\n\n"
    "{ref}Classified By: A. Person, reason 1.4 (b).\n\n"
)


def request(
    body: str,
    to: tuple[str, ...] = ("AMEMBASSY LISBON",),
    info: tuple[str, ...] = (),
    subject: str = "(S) PUMPS FOR A LABORATORY",
    ref: str = "",
) -> Document:
    """Return a cable of the Department, as claims are read from it."""
    heading = f"FM SECSTATE WASHDC\n{_lines(to, info)}\n\nS E C R E T STATE 014477"
    return _read(heading, _TOP.format(subject=subject, ref=ref) + body)


def from_post(
    body: str,
    post: str = "LISBON",
    subject: str = "(C) PORTUGAL ON PUMPS",
    ref: str = "REF: STATE 14477\n\n",
    to: tuple[str, ...] = ("SECSTATE WASHDC",),
) -> Document:
    """Return a cable of a post, as claims are read from it."""
    heading = f"FM AMEMBASSY {post}\n{_lines(to, ())}\n\nS E C R E T {post} 000311"
    return _read(heading, _TOP.format(subject=subject, ref=ref) + body)


def _lines(to: tuple[str, ...], info: tuple[str, ...]) -> str:
    return "\n".join((f"TO {to[0]}", *to[1:], *(f"{'' if i else 'INFO '}{name}" for i, name in enumerate(info))))


def _read(heading: str, body: str) -> Document:
    (cable,) = read_text(f"P 121530Z MAR 09\n{heading}\n\nSIPDIS\n\n{body}\nPERSON\n", "raw-message")
    return Document(cable)
