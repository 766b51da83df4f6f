"""The network of parties as GraphML and as GEXF 1.3, readable by Gephi, yEd and networkx."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from demarche.casework.network import Network

_NODE = ("name", "kind", "country", "roles", "cables")
_EDGE = ("type", "cables")


class _Row(NamedTuple):
    ends: tuple[str, ...]
    values: dict[str, str]


def graphml_of(network: Network) -> Iterator[str]:
    """Yield the lines of a GraphML document (graphml.graphdrawing.org, 1.0)."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for owner, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            yield f'  <key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="string"/>'
    yield '  <graph id="network" edgedefault="directed">'
    for row in _nodes(network):
        yield f"    <node id={_attribute(row.ends[0])}>"
        yield from _data("node", row)
        yield "    </node>"
    for i, row in enumerate(_edges(network)):
        yield f'    <edge id="e{i}" source={_attribute(row.ends[0])} target={_attribute(row.ends[1])}>'
        yield from _data("edge", row)
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def gexf_of(network: Network) -> Iterator[str]:
    """Yield the lines of a GEXF document (gexf.net, 1.3)."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield '  <graph mode="static" defaultedgetype="directed">'
    for owner, names in (("node", _NODE[1:]), ("edge", _EDGE)):
        yield f'    <attributes class="{owner}" mode="static">'
        for name in names:
            yield f'      <attribute id="{owner}-{name}" title="{name}" type="string"/>'
        yield "    </attributes>"
    yield "    <nodes>"
    for row in _nodes(network):
        label = _attribute(row.values.pop("name"))
        yield f"      <node id={_attribute(row.ends[0])} label={label}>"
        yield from _values("node", row)
        yield "      </node>"
    yield "    </nodes>"
    yield "    <edges>"
    for i, row in enumerate(_edges(network)):
        label = _attribute(row.values["type"])
        ends = f"source={_attribute(row.ends[0])} target={_attribute(row.ends[1])}"
        yield f'      <edge id="e{i}" {ends} label={label}>'
        yield from _values("edge", row)
        yield "      </edge>"
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _nodes(network: Network) -> Iterator[_Row]:
    for node in network.nodes:
        values = {
            "name": node.name,
            "kind": node.kind,
            "country": node.country or "",
            "roles": ", ".join(node.roles),
            "cables": ", ".join(node.cables),
        }
        yield _Row((node.id,), values)


def _edges(network: Network) -> Iterator[_Row]:
    for edge in network.edges:
        yield _Row((edge.source, edge.target), {"type": edge.type, "cables": ", ".join(edge.cables)})


def _data(owner: str, row: _Row) -> Iterator[str]:
    for name, value in row.values.items():
        if value:
            yield f'      <data key="{owner}-{name}">{escape(_allowed(value))}</data>'


def _values(owner: str, row: _Row) -> Iterator[str]:
    yield "        <attvalues>"
    for name, value in row.values.items():
        if value:
            yield f'          <attvalue for="{owner}-{name}" value={_attribute(value)}/>'
    yield "        </attvalues>"


def _attribute(text: str) -> str:
    return quoteattr(_allowed(text))


def _allowed(text: str) -> str:
    """Return text with blanks for the characters that XML 1.0 does not have."""
    return "".join(
        c if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else " " for c in text
    )
