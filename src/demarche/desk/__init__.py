"""The desk at work: what a reader's view holds, put through casework, with ids for all that a person decides about.

from demarche.desk import Desk
from demarche.store import Store

with Store.open("desk.db", create=False) as store:
    for case in Desk(store).cases:
        print(case.id, case.status)
"""

from demarche.desk.desk import Desk
from demarche.desk.errors import NotFoundError

__all__ = ["Desk", "NotFoundError"]
