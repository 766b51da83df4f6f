"""The rules in a row: each reads its own part of the claims from the same document."""

from demarche.cable.cable import Cable
from demarche.claims.document import Document
from demarche.claims.model import Claims
from demarche.claims.rules.exchange.asks import read_asks
from demarche.claims.rules.exchange.kind import read_kind
from demarche.claims.rules.exchange.response import read_response
from demarche.claims.rules.goods.goods import read_goods
from demarche.claims.rules.goods.legal import read_legal_refs
from demarche.claims.rules.parties.read import read_parties
from demarche.claims.rules.times.deadline import read_deadline
from demarche.claims.rules.times.events import read_events

VERSION = "1"


class RulesExtractor:
    """Reads claims by rules over the prose of a cable."""

    name = "rules"
    version = VERSION

    def extract(self, cable: Cable) -> Claims:
        """Return the claims of a cable."""
        document = Document(cable)
        if not document.text:
            return Claims(kind=cable.structural_kind, extractor=f"rules/{VERSION}")
        kind = read_kind(document)
        goods = read_goods(document)
        parties = read_parties(document, deal=kind in ("demarche-request", "demarche-reply") or bool(goods))
        request, reply = kind == "demarche-request", kind == "demarche-reply"
        asks = request or reply or kind == "other"
        return Claims(
            kind=kind,
            parties=parties.parties,
            unnamed_parties=parties.unnamed,
            relations=parties.relations,
            goods=tuple(goods),
            events=tuple(read_events(document, kind)),
            legal_refs=tuple(read_legal_refs(document)),
            asks=tuple(read_asks(document)) if asks else (),
            deadline=read_deadline(document) if request or kind == "other" else None,
            response=read_response(document) if reply else None,
            extractor=f"rules/{VERSION}",
        )
