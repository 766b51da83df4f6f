"""Short fictional cables for the tests of kind, asks and response."""

from demarche import read_text
from demarche.claims.document import Document

_TOP = "E.O. 12958: DECL: 03/01/2019\nTAGS: PARM, ETTC, KNNP\nSUBJECT: {subject}\n\n{ref}Classified By: A. Person, reason 1.4 (b).\n\n"


def request(
    body: str,
    to: tuple[str, ...] = ("AMEMBASSY LISBON",),
    info: tuple[str, ...] = (),
    subject: str = "(S) PUMPS FOR A LABORATORY",
    ref: str = "",
) -> Document:
    """Return a cable of the Department, as claims are read from it."""
    return _read("SECSTATE WASHDC", "STATE 014477", body, to, info, subject, ref)


def from_post(
    body: str,
    post: str = "LISBON",
    subject: str = "(C) PORTUGAL ON PUMPS",
    ref: str = "REF: STATE 14477\n\n",
    to: tuple[str, ...] = ("SECSTATE WASHDC",),
) -> Document:
    """Return a cable of a post, as claims are read from it."""
    return _read(f"AMEMBASSY {post}", f"{post} 000311", body, to, (), subject, ref)


def _read(
    origin: str, number: str, body: str, to: tuple[str, ...], info: tuple[str, ...], subject: str, ref: str
) -> Document:
    lines = "\n".join((f"TO {to[0]}", *to[1:], *(f"{'INFO ' if i == 0 else ''}{name}" for i, name in enumerate(info))))
    text = (
        f"P 121530Z MAR 09\nFM {origin}\n{lines}\n\nS E C R E T {number}\n\nSIPDIS\n\n"
        f"{_TOP.format(subject=subject, ref=ref)}{body}\nPERSON\n"
    )
    (cable,) = read_text(text, "raw-message")
    return Document(cable)
