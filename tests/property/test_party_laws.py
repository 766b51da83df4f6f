"""Laws of the parties: every span cuts its text (law 3), and reading never raises (law 2)."""

from hypothesis import given
from hypothesis import strategies as st

from demarche.claims.document import Document
from demarche.claims.rules.parties.read import PartyClaims, read_parties
from tests.claims import prose

PIECES = [
    "Hadlor Pumpen GmbH", "Barlo Trading (HK) Limited", "the Zarnd Metals Institute", "KMTC", "(KMTC)",
    "Omar Fanser", "ORLAN DREV STATE COMPANY", "M/V Orla Star", "the freighter Orla Star", "a Syrian company",
    "a bank in Beirut", "it", "its director", "whose agent is", "sold four pumps to", "was bought by", "buys for",
    "is owned by", "51 percent of", "is a subsidiary of", "also known as", "which also goes by the names",
    "until April 3 she was the", "of Lahore", ", Lahore,", ", a Moscow brokerage,", "and", ",", ".", ";", "(", ")",
    '"', "'s", "\u2019s", "No. 47 Gun Works", "in May 2009", "for USD 4,000", "Consignee:", "«1»", "\u0130", "é",
    "&", "--", "General", "AND", "OF", "THE",
]  # fmt: skip

bodies = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map(" ".join)


def _read(text: str) -> tuple[Document, PartyClaims]:
    document = prose.document(text)
    return document, read_parties(document)


@given(bodies, st.booleans())
def test_every_span_cuts_its_text(body: str, capitals: bool) -> None:
    text = prose.request(body)
    document, found = _read(text.upper() if capitals else text)
    told = [(p.name, p.evidence) for p in found.parties] + [(u.text, u.evidence) for u in found.unnamed]
    for words, evidence in told:
        start, end = evidence.span
        assert 0 <= start < end <= len(document.cable.text) + document.cable.start
        cut = "".join(document.cut(evidence.span).split())
        assert cut in "".join(words.split())


@given(bodies)
def test_relations_are_between_parties(body: str) -> None:
    _, found = _read(prose.reply(body))
    names = {party.name for party in found.parties}
    assert all({r.source, r.target} <= names for r in found.relations)
    assert all(party.roles for party in found.parties)


@given(bodies)
def test_reading_twice_finds_the_same(body: str) -> None:
    assert _read(prose.report(body))[1] == _read(prose.report(body))[1]
