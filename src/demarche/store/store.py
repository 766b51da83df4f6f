"""A desk: opened by path or URL, filled by `ingest`, read through views, added to by decisions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine

from demarche.store.connect import DEFAULT, open_engine, writing
from demarche.store.decisions import ACTIONS, LINK, ClaimId, Decision, append, find_claim, link_quote, new_value, now
from demarche.store.derived import Stand, keep_derived
from demarche.store.errors import DeskError
from demarche.store.index import Stock
from demarche.store.labels import NONE, LabelNumbers, Reader, Sight
from demarche.store.report import Report, Watcher
from demarche.store.view import View

SEES_ALL = Reader()


class Store:
    """A desk in SQLite or PostgreSQL. Close it, or use it in a `with`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._stocks: dict[frozenset[int] | None, tuple[tuple[int, int, int], Stock]] = {}

    @classmethod
    def open(cls, url: str = DEFAULT, *, create: bool = True) -> Self:
        """Open a desk; an older one is brought to the newest schema.

        Args:
            url: the path of a SQLite file, or a URL: `postgresql://USER@HOST/NAME`.
            create: make a desk where there is none.

        Raises:
            DeskError: it cannot be opened, or was made by a newer version of demarche.
        """
        return cls(open_engine(url, create=create))

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def view(self, reader: Reader = SEES_ALL) -> View:
        """Return what a reader sees; by default everything."""
        return View(reader, self._reading, self._stock)

    def ingest(
        self,
        paths: Iterable[str],
        *,
        jobs: int = 1,
        extractor: str = "rules",
        carrier: str | None = None,
        watcher: Watcher | None = None,
    ) -> Report:
        """Take cables in: files, folders, zip archives, `-` for standard input.

        What is known by its hash and was read by the same version is not read again; so a second run changes nothing,
        and one that was ended goes on where it was.

        Args:
            paths: what to take in.
            jobs: processes that read.
            extractor: what reads the claims.
            carrier: read every source as this carrier.
            watcher: told how far the work is.

        Raises:
            ValueError: there is no extractor of that name.
        """
        from demarche.store.ingest import ingest_paths

        return ingest_paths(self.engine, paths, jobs=jobs, extractor=extractor, carrier=carrier, watcher=watcher)

    def keep(self, stand: Stand, key: str, found: Mapping[str, Sequence[Any]], reader: Reader = SEES_ALL) -> None:
        """Keep what was worked out of what a reader sees; only of one who sees everything is it kept.

        Args:
            stand: how the desk stood before it was read.
            key: all that what was found depends on.
            found: plain values by name; `View.kept` gives them back.
            reader: whose view it was worked out of.
        """
        if reader.labels is None:
            keep_derived(self.engine, stand, key, found)

    def decide(
        self,
        who: str,
        action: str,
        claim: ClaimId,
        *,
        new: Any = None,  # noqa: ANN401 - a JSON value
        reason: str = "",
        reader: Reader = SEES_ALL,
    ) -> Decision:
        """Note a decision about a claim; the record shows it from now on, after every re-reading too.

        Args:
            who: the person.
            action: `confirm`, `correct` or `refuse`.
            claim: which one: the cable's id, the field of the record, and which claim of a list by its words: a
                party's name, the text of goods.
            new: for `correct`: the fields that change, or plain words for the main one.
            reason: why.
            reader: as whom the record is looked at.

        A refused claim is there to be confirmed, which takes the refusal back.

        Raises:
            DeskError: there is no such cable, field or claim, or the new value does not fit.
        """
        _check_action(action)
        if (new is None) == (action == "correct"):
            raise DeskError("a correction needs a new value, other decisions have none")
        view = self.view(reader)
        cable, field, quote = claim
        old = find_claim(view.record(cable, refused=action == "confirm"), field, quote)
        value = new_value(field, old, new) if action == "correct" else None
        label = view.label_of(cable, old if isinstance(old, Mapping) else None)
        decision = Decision(0, now(), who, action, cable, field, quote, old, value, reason, label)
        return self._append(decision)

    def decide_link(
        self,
        who: str,
        action: str,
        a: tuple[str, str],
        b: tuple[str, str],
        *,
        reason: str = "",
        reader: Reader = SEES_ALL,
    ) -> Decision:
        """Note whether two parties, each a cable's id and the name there, are one (`confirm`) or not (`refuse`).

        Raises:
            DeskError: one of them is not there.
        """
        if action not in ("confirm", "refuse"):
            raise DeskError(f"{action}: a link is confirmed or refused")
        view = self.view(reader)
        seen = {view.label_of(cable, find_claim(view.record(cable), "parties", name)) for cable, name in (a, b)}
        # Two labels have no name in common: then only readers who see everything see the link.
        label = seen.pop() if len(seen) == 1 else NONE
        return self._append(Decision(0, now(), who, action, "", LINK, link_quote(a, b), None, None, reason, label))

    def _append(self, decision: Decision) -> Decision:
        with writing(self.engine) as connection:
            return append(connection, decision, LabelNumbers(connection).number(decision.label))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Give a connection to which the desk stands still."""
        engine = self.engine
        if engine.dialect.name == "postgresql":
            engine = engine.execution_options(isolation_level="REPEATABLE READ")
        with engine.connect() as connection:
            yield connection

    def _stock(self, connection: Connection, sight: Sight) -> Stock:
        state = Stock.state(connection)
        kept = self._stocks.get(sight.ids)
        if kept is None or kept[0] != state:
            kept = self._stocks[sight.ids] = (state, Stock(connection, sight))
        return kept[1]


def _check_action(action: str) -> None:
    if action not in ACTIONS:
        raise DeskError(f"{action}: a decision is one of {', '.join(ACTIONS)}")
