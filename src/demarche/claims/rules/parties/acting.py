"""What the sentences tell: who does what to whom, and who works for whom."""

from demarche.claims.rules.parties.cast import Cast
from demarche.claims.rules.parties.entities import Entity
from demarche.claims.rules.parties.frames import read_frames
from demarche.claims.rules.parties.marked import Marked, Who, is_person, is_vessel
from demarche.claims.rules.parties.officers import Office, read_offices
from demarche.claims.rules.parties.people import is_official
from demarche.claims.rules.parties.slots import mark_sentences
from demarche.claims.rules.parties.unfold import unfold
from demarche.claims.rules.parties.unnamed import Unnamed

_TIES = {"owner": "owned-by", "head": "oversees", "staff": "acts-for"}


def read_acts(cast: Cast) -> None:
    """Read offices and frames of every sentence that names someone."""
    for marked in mark_sentences(cast.document, cast.entities, cast.unnamed):
        known: set[tuple[str, int, str]] = set()
        for told in (marked, *unfold(marked)):
            _read(cast, told, known)


def _read(cast: Cast, marked: Marked, known: set[tuple[str, int, str]]) -> None:
    """Read one sentence; `known` are the roles that other forms of it have given, which are not given twice."""
    for office in read_offices(marked):
        _note_office(cast, office, marked)
    given: set[tuple[str, int, str]] = set()
    for finding in read_frames(marked):
        for slot, role in finding.roles:
            key = (finding.frame, id(slot.who), role)
            if key not in known and (not is_person(slot.who) or role == "broker"):
                given.add(key)
                cast.of(slot.who).roles[role] += finding.weight
                cast.of(slot.who).frames.add(finding.frame)
        for one, kind, other in finding.relations:
            if kind == "owned-by" and not is_person(other.who) and not is_vessel(one.who):
                cast.of(other.who).roles["parent"] += 1
                cast.of(one.who).roles["subsidiary"] += 1
            cast.tie(one.who, kind, other.who, marked.start)
    known |= given


def _note_office(cast: Cast, office: Office, marked: Marked) -> None:
    person, firm, kind = office[0].who, office[1].who, office[2]
    if is_person(firm):
        return
    if kind in ("parent", "subsidiary"):
        child, parent = (firm, person) if kind == "parent" else (person, firm)
        cast.of(parent).roles["parent"] += 1
        cast.of(child).roles["subsidiary"] += 1
        cast.tie(child, "subsidiary-of", parent, marked.start)
        return
    if is_vessel(firm) and not is_person(person):
        cast.of(person).roles["freight-forwarder"] += 1  # Owner, operator and agent of a ship.
        if kind == "owner":
            cast.tie(firm, "owned-by", person, marked.start)
        return
    if kind == "staff" and isinstance(person, Entity) and person.kind == "org":
        cast.of(person).roles["agent"] += 1  # A firm that is another's agent.
        cast.of(firm).roles["principal"] += 1
        cast.tie(person, "acts-for", firm, marked.start)
        return
    if kind == "owner" and not _may_be_person(person):
        cast.tie(firm, "owned-by", person, marked.start)
        return
    if not _may_be_person(person) or (isinstance(person, Entity) and is_official(cast, person)):
        return
    if isinstance(person, Entity):
        person.kind = "person"
    if isinstance(firm, Entity) and firm.kind in ("name", "acronym"):
        firm.kind = "org"
    cast.of(firm).staffed = True
    one, other = (firm, person) if kind == "owner" else (person, firm)
    cast.tie(one, _TIES[kind], other, marked.start)


def _may_be_person(who: Who) -> bool:
    return who.noun.kind == "person" if isinstance(who, Unnamed) else who.kind in ("person", "name")
