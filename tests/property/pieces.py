"""Pieces of cables and of carriers, from which hypothesis builds sources."""

from hypothesis import strategies as st

from tests.conftest import CABLE

LINES = [
    "VZCZCXYZ0001", "OO RUEHXX RUEHYY", "DE RUEHC #1234 0321611", "ZNY SSSSS ZZH", "P 011605Z FEB 10",
    "FM SECSTATE WASHDC",
    "TO RUEHXX/AMEMBASSY TARN 1", "INFO NSG COLLECTIVE, XMT, AMEMBASSY ORLOVA", "XMT AMEMBASSY TARN", "BT",
    "S E C R E T SECTION 01 OF 02 STATE 001234", "UNCLAS TARN 000012", "SIPDIS", "NOFORN", "STATE FOR NEA/ARP", "",
    "E.O. 12958: DECL: X1", "TAGS: PREL, OVIP (DOE, JANE)", "SUBJECT: (S) HARBOUR DUES", "AND PILOTS",
    "REF: A. STATE 1 B. 09 TARN 567 (NOTAL)", "REF: DOE-ROE E-MAIL OF 3/4",
    "Classified By: DCM Jane Roe; Reason: 1.4 (b)",
    "1. (S) Summary: The dues rise. End summary.", "2. (U) Points:", "3. They wait.", "-- We ask for help.",
    "BEGIN TALKING POINTS (S//REL TO USA, GBR)", "END TALKING POINTS", "QUOTE", "UNQUOTE", "PAGE 02 STATE 1234",
    "PAGE 02        STATE   001234  011605Z", "STATE 00001234  002 OF 003", "THE HARBOUR", "-----------", "The harbour",
    "4. (U) Point of contact is Jane Q. Roe, ISN/MTR, 202-647-0000.", "Contact Ann Dee (EUR/PRA, deea@example.gov).",
    "5. (C) Comment: They", "rise. End comment.", "MARLOWE", "#1234", "NNNN", "Message Text", "Message Attributes",
    "Declassified/Released US Department of State EO Systematic Review 20 Mar 2014", "10STATE1234", "2010-02-01 16:05",
    '"1","2/1/2010 16:05","10TARN2","Tarn","SECRET","","R 1","1. A"', "<html>", "<pre>", "</pre>", "&#x000A;", "&quot;",
]  # fmt: skip
ENDS = ["\n", "\n", "\n", "\n\n", "\r\n", "\r", " \n", "\x0c", "\n\x0c\n", "\x00", "\t", "\x85", "\u2028", ""]

piles = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(ENDS)), max_size=40).map(
    lambda lines: "".join(line + end for line, end in lines)
)
"""Lines of cables in any order, with line ends of any kind."""

anything = st.text(st.characters(), max_size=200)
"""Any text, lone surrogates included."""


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """The sound cable with other text put into it, or parts left out, at several places."""
    text = CABLE
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 40)))
        text = text[:start] + draw(st.one_of(st.just(""), st.sampled_from(LINES + ENDS), anything)) + text[end:]
    return text


texts = st.one_of(piles, damaged(), anything)
