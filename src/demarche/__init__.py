"""Reads diplomatic cables, losing nothing, and says what is wrong with them.

    from demarche import read_cable, read_cables

    cable = read_cable(text_or_path)
    for cable in read_cables("folder"):
        print(cable.reference_id, cable.subject)

Everything that is promised is named here; other modules may change without notice.
"""

from demarche._version import __version__
from demarche.cable.cable import Cable, Source
from demarche.cable.ids import canonical_id
from demarche.cable.model import Addressee, Contact, Heading, Paragraph, Problem, Reference, Section, TalkingPoints
from demarche.cable.tree import Branch, Leaf
from demarche.carriers.errors import SourceError
from demarche.reading import read_cable, read_cables, read_text
from demarche.schema import record_schema

__all__ = [
    "Addressee",
    "Branch",
    "Cable",
    "Contact",
    "Heading",
    "Leaf",
    "Paragraph",
    "Problem",
    "Reference",
    "Section",
    "Source",
    "SourceError",
    "TalkingPoints",
    "__version__",
    "canonical_id",
    "read_cable",
    "read_cables",
    "read_text",
    "record_schema",
]


def __dir__() -> list[str]:
    return __all__
