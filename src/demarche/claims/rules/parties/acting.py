"""What the sentences tell: who does what to whom, and who works for whom."""

from functools import partial

from demarche.claims.rules.parties.cast import Cast
from demarche.claims.rules.parties.definite import Definites
from demarche.claims.rules.parties.entities import Entity
from demarche.claims.rules.parties.frames import read_frames
from demarche.claims.rules.parties.kinship import Kin, read_kin
from demarche.claims.rules.parties.marked import Marked, Who, is_person, is_vessel
from demarche.claims.rules.parties.officers import Office, read_offices
from demarche.claims.rules.parties.people import is_official
from demarche.claims.rules.parties.slots import each_marked
from demarche.claims.rules.parties.trades import is_institute
from demarche.claims.rules.parties.unfold import unfold
from demarche.claims.rules.parties.unnamed import Unnamed

_TIES = {"owner": "owned-by", "belongs": "owned-by", "head": "oversees", "staff": "acts-for", "of": "acts-for"}
_KIN = {
    "subsidiary": ("subsidiary", "subsidiary-of", "parent"),
    "agent": ("agent", "acts-for", "principal"),
    "supplier": ("supplier", "supplies", "buyer"),
}
_REVERSED = {"parent": "subsidiary", "customer": "supplier"}


def read_acts(cast: Cast) -> None:
    """Read offices and frames of every sentence that names someone."""
    firm_of = partial(_only_firm, cast)
    for marked in each_marked(cast.document, cast.entities, cast.unnamed, Definites(cast).find, firm_of):
        known: set[tuple[str, int, str]] = set()
        for told in (marked, *unfold(marked)):
            _read(cast, told, known)


def _read(cast: Cast, marked: Marked, known: set[tuple[str, int, str]]) -> None:
    """Read one sentence; `known` are the roles that other forms of it have given, which are not given twice."""
    for office in read_offices(marked):
        _note_office(cast, office, marked)
    for kin in read_kin(marked):
        _note_kin(cast, kin, marked)
    given: set[tuple[str, int, str]] = set()
    for finding in read_frames(marked):
        for slot, role in finding.roles:
            key = (finding.frame, id(slot.who), role)
            if key not in known and (not is_person(slot.who) or role == "broker"):
                given.add(key)
                cast.of(slot.who).roles[role] += finding.weight
                cast.of(slot.who).frames.add(finding.frame)
        for one, kind, other in finding.relations:
            if kind == "deals-with":
                cast.deals.append((one.who, other.who, marked.start))
                continue
            if kind == "owned-by" and not is_person(other.who) and not is_vessel(one.who):
                cast.of(other.who).roles["parent"] += 1
                cast.of(one.who).roles["subsidiary"] += 1
            who, whom = (_firm_of(cast, w.who) if kind == "supplies" else w.who for w in (one, other))
            cast.tie(who, kind, whom, marked.start)
    known |= given


def _firm_of(cast: Cast, who: Who) -> Who:
    """Return the firm of a person who sells or buys, else who it is."""
    return (_only_firm(cast, who) if is_person(who) else None) or who


def _only_firm(cast: Cast, person: Who) -> Who | None:
    """Return the firm that a person runs or owns, where it is the only one."""
    firms = [*cast.ties_from(person, "oversees"), *cast.ties_to(person, "owned-by")]
    return firms[0] if len({id(firm) for firm in firms}) == 1 and not is_vessel(firms[0]) else None


def _note_kin(cast: Cast, kin: Kin, marked: Marked) -> None:
    one, kind, other = kin.one.who, kin.kind, kin.other.who
    if kind in _REVERSED:
        one, kind, other = other, _REVERSED[kind], one
    if is_vessel(one) or is_vessel(other):
        return
    role, tie, opposite = _KIN[kind]
    if not cast.are_tied(one, other):
        cast.of(one).roles[role] += 1
        cast.of(other).roles[opposite] += 1
        cast.tie(one, tie, other, marked.start)


def _note_office(cast: Cast, office: Office, marked: Marked) -> None:
    person, firm, kind = office[0].who, office[1].who, office[2]
    if is_person(firm):
        return
    if is_vessel(firm) and not is_person(person):
        cast.of(person).roles["freight-forwarder"] += 1  # Owner, operator and agent of a ship.
        if kind in ("owner", "belongs"):
            cast.tie(firm, "owned-by", person, marked.start)
        return
    if kind == "staff" and isinstance(person, Entity) and person.kind == "org":
        cast.of(person).roles["agent"] += 1  # A firm that is another's agent.
        cast.of(firm).roles["principal"] += 1
        cast.tie(person, "acts-for", firm, marked.start)
        return
    if kind in ("owner", "belongs") and not _may_be_person(person):
        part = kind == "belongs" and isinstance(person, Entity) and is_institute(person)
        cast.of(person).roles["parent"] += part or (isinstance(person, Entity) and person.legal)
        cast.of(firm).roles["subsidiary"] += part
        cast.tie(firm, "subsidiary-of" if part else "owned-by", person, marked.start)
        return
    if not _may_be_person(person) or (isinstance(person, Entity) and is_official(cast, person)):
        return
    if isinstance(person, Entity):
        person.kind = "person"
    if isinstance(firm, Entity) and firm.kind in ("name", "acronym"):
        firm.kind = "org"
    cast.of(firm).staffed = True
    if kind == "of" and cast.are_tied(person, firm):
        return
    one, other = (firm, person) if kind in ("owner", "belongs") else (person, firm)
    cast.tie(one, _TIES[kind], other, marked.start)


def _may_be_person(who: Who) -> bool:
    return who.noun.kind == "person" if isinstance(who, Unnamed) else who.kind in ("person", "name")
