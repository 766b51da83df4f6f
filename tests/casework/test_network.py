"""The network: who is related to whom over all cables, and by which way two parties are joined."""

from demarche.casework.linking import link_parties
from demarche.casework.model import CableFacts
from demarche.casework.network import TOGETHER, Network, build_network
from tests.casework.make import party, request

FACTS = [
    request(
        "07STATE1", "2007-05-01",
        parties=[party("Orriston Pumps", "GB", aliases=["Orriston"]), party("Sorrento Cargo")],
        relations=[{"from": "Orriston", "to": "Sorrento Cargo", "type": "supplies"}],
    ),
    request(
        "07STATE2", "2007-05-02", parties=[party("SORRENTO CARGO"), party("Callao Naval Works", "PE")],
        relations=[{"from": "SORRENTO CARGO", "to": "Callao Naval Works", "type": "acts-for"}],
    ),
    request(
        "07STATE3", "2007-05-03", parties=[party("Orriston Pumps", "GB"), party("Kaltmeer Optik", "DE")],
        relations=[{"from": "Orriston Pumps", "to": "a Peruvian citizen", "type": "owned-by"}],
    ),
]  # fmt: skip


def network(facts: list[CableFacts], *, together: bool = False) -> tuple[Network, dict[str, str]]:
    linking = link_parties(facts)
    return build_network(facts, linking, together=together), {p.name.casefold(): p.id for p in linking.parties}


def test_relations_of_many_cables_meet_in_one_party() -> None:
    net, ids = network(FACTS)
    found = net.neighbours(ids["sorrento cargo"])
    assert [(node.name, [edge.type for edge in edges]) for node, edges in found] == [
        ("Callao Naval Works", ["acts-for"]),
        ("Orriston Pumps", ["supplies"]),
    ]


def test_a_path_names_each_step_and_its_cables() -> None:
    net, ids = network(FACTS)
    path = net.paths(ids["orriston pumps"], ids["callao naval works"])[0]
    assert [(step.relations[0].type, step.relations[0].cables) for step in path] == [
        ("supplies", ("07STATE1",)),
        ("acts-for", ("07STATE2",)),
    ]


def test_parties_that_nothing_joins_have_no_path() -> None:
    net, ids = network(FACTS)
    assert net.paths(ids["orriston pumps"], ids["kaltmeer optik"]) == []
    assert net.paths(ids["orriston pumps"], "nobody") == []


def test_being_named_together_joins_where_it_is_asked_for() -> None:
    net, ids = network(FACTS, together=True)
    assert [step.relations[0].type for step in net.paths(ids["orriston pumps"], ids["kaltmeer optik"])[0]] == [TOGETHER]


def test_someone_unnamed_stands_in_the_network() -> None:
    net, ids = network(FACTS)
    assert "a Peruvian citizen" in [node.name for node, _ in net.neighbours(ids["orriston pumps"])]


def test_the_part_around_a_party() -> None:
    net, ids = network(FACTS)
    assert {node.name for node in net.around(ids["callao naval works"]).nodes} == {
        "Callao Naval Works",
        "Sorrento Cargo",
    }
    assert len(net.around(ids["callao naval works"], 3).nodes) == 4


def test_rows_for_export_do_not_depend_on_order() -> None:
    net, _ = network(FACTS)
    other, _ = network(FACTS[::-1])
    assert net.to_record() == other.to_record()
    assert len(net.to_record()["edges"]) == 3


def test_as_many_shortest_paths_as_asked_for() -> None:
    ends = [party("Orriston Pumps"), party("Callao Naval Works")]
    between = [party(f"Halvorsund {word}") for word in ("Verkstad", "Rederi", "Sagbruk")]
    relations = [{"from": one["name"], "to": other["name"], "type": "supplies"} for one in ends for other in between]
    facts = [request("07STATE1", "2007-05-01", parties=[*ends, *between], relations=relations)]
    net, ids = network(facts)
    start, end = ids["orriston pumps"], ids["callao naval works"]
    assert [len(net.paths(start, end, most)) for most in (1, 2, 5)] == [1, 2, 3]
    assert all(len(path) == 2 for path in net.paths(start, end))
