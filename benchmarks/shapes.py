"""Hostile messages for the growth bench: one unit, said again and again, where it hurts most; for every carrier."""

from collections.abc import Callable
from html import escape

HEADING = "P 011605Z FEB 10\nFM SECSTATE WASHDC\nTO AMEMBASSY PARIS\n"
OPENING = "BT\nS E C R E T STATE 009939\n\n"
TOP = "E.O. 12958: DECL: 02/01/2020\nTAGS: PARM\nSUBJECT: X\n\n"
BODY = "1. (S) Halversund Trading offered three machines.\n\n"
ENDING = "\nMARLOWE\nBT\n#9939\n\nNNNN\n"

UNITS = (
    # One character.
    *"Aa7É•",
    *" \t\n\r\f\0",
    *"-/.([):,\"\\<&*#=_'",
    # Lines without words.
    "   \n", "\t\t\n", "\r\n", "----\n", "-\n", "*****\n", "//\n", "\n     ", "1234567890\n",
    # Words and letters.
    "WORD ", "some words here ", "A. ", "A. A. A.\n", "J. R. R. ", "U.S. ", "A B C D ", "He said. ", "... ", "A/B/",
    "12345678 ", "word-\n", "this line ends without\n", "\tX", "X:\n", "CAPITAL LINE OF WORDS\n",
    "CAPITAL LINE\n------------\n", "BACKGROUND\n", "A    B    C    1    2\n", "| a | b |\n",
    # Heading.
    "VZCZCXYZ0026\n", "ZCZC\n", "PP RUEHFR RUEHC\n", "DE RUEHC #9939 0321611\n", "ZNY SSSSS ZZH\n",
    "P 011605Z FEB 10\n", "011605Z FEB 10 ", "FM SECSTATE WASHDC\n", "TO AMEMBASSY PARIS\n", "RUEHC ", "RUEHC\n",
    "RUEHC/SECSTATE WASHDC IMMEDIATE 1\n", "RUEHC/SECSTATE WASHDC ", "INFO RUEHFR/AMEMBASSY PARIS 1234\n",
    "XMT ", "XMT AMEMBASSY PARIS\n", "INFO OCT-01 ISO-00 ", "ORIGIN PM-05\n\nINFO OCT-01 ISO-00\n",
    # Pages, sections, ends, further messages.
    "PAGE 02  STATE 181062\n", "SECRET\n\nPAGE 02  STATE 181062\n\n", "STATE 00009939 002 OF 003\n\n",
    "S E C R E T STATE 009939\n", "S E C R E T SECTION 02 OF 09 PARIS 001234 \n", "FINAL SECTION OF 99\n",
    "SECRET\n", "SECRET//NOFORN\n", "BT\n", "BT\n#9939\n", "NNNN\n",
    "NNNN\n\nVZCZCXYZ0026\nPP RUEHFR\nDE RUEHC #9939 0321611\n",
    "P 011605Z FEB 10\nFM SECSTATE WASHDC\nTO AMEMBASSY PARIS\nBT\nS E C R E T STATE 009939\n",
    "QUOTE\nP 011605Z FEB 10\nFM A\nTO B\nBT\nUNCLAS A 1\n",
    # Top of the text.
    "SIPDIS\n", "SIPDIS NODIS EXDIS ", "STATE PASS TO USUN\n", "FOR ISN/", "E.O. 12958: ",
    "E.O. 12958: DECL: 02/01/2020\n", "TAGS: PREL, ", "SMITH, JOHN, ", "TAGS: PREL (A, B), ", "SUBJECT: ",
    "SUBJECT: (S) ", "REF: ", "REF: A. STATE 1 ", "REF A. 09 STATE 1, B. 09 PARIS 2; ", "STATE 1 AND 2 AND ",
    "     B. STATE 12345 (NOTAL)\n", "Classified By: ", "Classified By: Jane Roe\n", "Derived From: X\n",
    "Reasons: 1.4 (b), (d)\n", "Reason 1.4 (b) ",
    # Body.
    "1. (S/", "1. (S) X\n", "1.\n", "11. ", "1.1.1.1.", "(1) ", "(S//NF) ", "(S/REL USA, GBR) X\n",
    "(S//REL TO USA, ", "-- X\n", "- X\n", "\u2022 X\n", "* x\n", "SUMMARY: X\n", "Summary. ", "END SUMMARY. ",
    "COMMENT: X\n", "Comment: ", "End comment. ", "END ", "END END END\n", "BEGIN ", "BEGIN POINTS\n",
    "BEGIN POINTS\nX\nEND POINTS\n", "BEGIN TALKING POINTS:\n-- X\n", "END TALKING POINTS\n",
    "begin text of non-paper: ", "POINTS FOLLOW: ", "(S//REL TURKEY) Begin points:\n", "QUOTE\n", "UNQUOTE\n",
    "QUOTE\nX\nUNQUOTE\n", "John Smith, ISN, 202-647-1234\n", "contact Jane Roe (ISN) at 202-647-1234 or ",
    "a@a", "a@a@a ", "a.b@", "a.a.a.a.", "x.y@example.org ", "(202) ", "+1-2-3-4-", "tel: ", "MARLOWE\n",
    "VAN HESTEREN\n",
    # Carriers.
    '""', '"",\\"', '"\n"', "&amp;", "&#x000A;", "<pre>", "</pre>", "<code><pre>\n", "<td>x</td>", "<!-- ",
    "Message Text\n", "Message Attributes\n", "Key: value\n", "Concepts: EXPORT\n",
)  # fmt: skip
"""What is repeated."""


def _heading(filler: str) -> str:
    return f"{HEADING}{filler}\n{OPENING}{TOP}{BODY}{ENDING}"


def _top(filler: str) -> str:
    return f"{HEADING}{OPENING}{filler}\n{TOP}{BODY}{ENDING}"


def _body(filler: str) -> str:
    return f"{HEADING}{OPENING}{TOP}{BODY}{filler}{ENDING}"


PLACES: dict[str, Callable[[str], str]] = {"heading": _heading, "top": _top, "body": _body}
"""Where in a message it is repeated."""

METADATA = "10STATE9939\n2010-02-01 16:05\n2010-12-01 21:09\nSECRET\nSecretary of State\n\n"
ROW = '"1","2/1/2010 16:05","10STATE9939","Secretary of State","SECRET","09PARIS1|09ROME2","X","'
PAGE = (
    "<html><body><table><tr><td>10STATE9939</td><td>2010-02-01 16:05</td><td>2010-12-01 21:09</td><td>SECRET</td>"
    "<td>Secretary of State</td></tr></table><code><pre>VZCZCXYZ0026\n</pre></code>\n<code><pre>"
)
ATTRIBUTES = "Message Text\n\n{}\n\nMessage Attributes\n\nAutomatic Decaptioning: X\nConcepts: EXPORT\nTAGS: ETRD\n"

CARRIERS: dict[str, Callable[[str], str]] = {
    "released-text": lambda text: METADATA + text,
    "cablegate-csv": lambda text: ROW + text.replace("\\", "\\\\").replace('"', '\\"') + '"\n',
    "cablegate-html": lambda text: f"{PAGE}{escape(text)}</pre></code></body></html>\n",
    "nara": ATTRIBUTES.format,
}
"""How the other carriers wrap a message."""


def repeated(unit: str, size: int) -> str:
    """Return a unit again and again, up to about `size` characters."""
    return unit * max(1, size // len(unit))
