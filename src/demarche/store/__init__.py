"""A desk: the embedded store of cables, claims and decisions, and the reader's view of it.

from demarche.store import Store

with Store.open("desk.db") as store:
    store.ingest(["cables/"])
    view = store.view()
    for hit in view.search('"flow forming" maraging').hits:
        print(hit.cable.id, hit.snippet.text)
"""

from demarche.store.answers import CableInfo, Found, Hit, Mention
from demarche.store.decisions import ClaimId, Decision
from demarche.store.errors import DeskError, UnknownIdError
from demarche.store.labels import Reader
from demarche.store.report import Progress, Report
from demarche.store.search import Filters
from demarche.store.store import Store
from demarche.store.view import View

__all__ = [
    "CableInfo",
    "ClaimId",
    "Decision",
    "DeskError",
    "Filters",
    "Found",
    "Hit",
    "Mention",
    "Progress",
    "Reader",
    "Report",
    "Store",
    "UnknownIdError",
    "View",
]
