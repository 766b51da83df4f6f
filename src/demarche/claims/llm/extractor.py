"""The extractor that asks a model: one request a cable, nothing believed that the text does not say.

The text of the cable is sent to the endpoint that the user names: it leaves this machine if the endpoint is on another.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from demarche.cable.cable import Cable
from demarche.claims.document import Document
from demarche.claims.errors import EndpointError
from demarche.claims.llm.answers import Row, parse_answer
from demarche.claims.llm.ceiling import check_ceiling
from demarche.claims.llm.checked import Checker
from demarche.claims.llm.merging import merge
from demarche.claims.llm.prompt import PIECE, messages, prompt
from demarche.claims.llm.settings import Settings
from demarche.claims.llm.wire import ask
from demarche.claims.model import Claims

VERSION = "1"
_SEED = 1
_PLAIN = frozenset((400, 422))
"""How endpoints answer that do not know `response_format` or `seed`."""


class LlmExtractor:
    """Reads claims by a model behind an OpenAI-compatible endpoint.

    Each value that the model gives has to be quoted from the cable, or it is dropped and counted in `Claims.dropped`.
    An answer that is no JSON object is asked for once more, then counted as one dropped value.

    Args:
        settings: the endpoint, and what may be sent to it.
        size: characters of the text in one request.
        wait: sleeps some seconds before another try.
    """

    name = "llm"

    def __init__(self, settings: Settings, size: int = PIECE, wait: Callable[[float], None] = time.sleep) -> None:
        self.settings = settings
        self.version = f"{VERSION}-{settings.model}-{prompt().digest}"
        self.rule = f"llm.{settings.model}"
        self._size = size
        self._wait = wait
        self._plain = False

    def extract(self, cable: Cable) -> Claims:
        """Return the claims of a cable.

        Raises:
            CableRefusedError: the cable is classified above what may be sent; nothing was.
            EndpointError: the endpoint cannot be reached, or refuses.
        """
        document = Document(cable)
        name = f"llm/{self.version}"
        if not document.text.strip():
            return Claims(kind=cable.structural_kind, extractor=name)
        check_ceiling(document, self.settings.level)
        checker = Checker(document, self.rule)
        claims = merge(self._piece(checker, request) for request in messages(document, self._size))
        derived = _derived(claims, self.rule)
        return replace(claims, kind=claims.kind or cable.structural_kind, derived=derived, extractor=name)

    def _piece(self, checker: Checker, request: list[dict[str, str]]) -> Claims:
        answer = self._answer(request)
        return Claims(dropped=1) if answer is None else checker.check(answer)

    def _answer(self, request: list[dict[str, str]]) -> Row | None:
        words = self._ask(request)
        answer = parse_answer(words)
        if answer is None:
            again = [{"role": "assistant", "content": words}, {"role": "user", "content": prompt().again}]
            answer = parse_answer(self._ask([*request, *(again if words.strip() else again[1:])]))
        return answer

    def _ask(self, request: list[dict[str, str]]) -> str:
        payload: dict[str, Any] = {"model": self.settings.model, "messages": request, "temperature": 0}
        more = {"seed": _SEED, "response_format": {"type": "json_object"}}
        if self._plain:
            return ask(self.settings, payload, self._wait)
        try:
            return ask(self.settings, {**payload, **more}, self._wait)
        except EndpointError as error:
            if error.status not in _PLAIN:
                raise
        words = ask(self.settings, payload, self._wait)
        self._plain = True
        return words


def open_llm() -> LlmExtractor:
    """Return the extractor with the settings of the environment.

    Raises:
        ValueError: they are missing or not as they have to be; the message names the variable.
    """
    return LlmExtractor(Settings.from_environment())


def _derived(claims: Claims, rule: str) -> dict[str, str]:
    """Return which values do not stand in the text as they are: the model found them."""
    deadline, response = claims.deadline, claims.response
    values = {
        "kind": claims.kind,
        **{f"parties[{i}].country": party.country for i, party in enumerate(claims.parties)},
        **{f"unnamed_parties[{i}].country": party.country for i, party in enumerate(claims.unnamed_parties)},
        **{f"events[{i}].date": event.date for i, event in enumerate(claims.events)},
        **{f"asks[{i}].government": row.government for i, row in enumerate(claims.asks)},
        "deadline.due": deadline.due if deadline else None,
        "response.government": response.government if response else None,
        "response.date": response.date if response else None,
        "response.outcome": response.outcome if response else None,
    }
    return {field: rule for field, value in values.items() if value}
