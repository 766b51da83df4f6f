"""Where the model is, and what may be sent to it; all of it by the environment, nothing by default."""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from urllib.parse import SplitResult, urlsplit

from demarche.marking.parse import parse_mark
from demarche.marking.scheme import Level

URL, MODEL, KEY = "DEMARCHE_LLM_URL", "DEMARCHE_LLM_MODEL", "DEMARCHE_LLM_KEY"
TIMEOUT, CEILING, INSECURE = "DEMARCHE_LLM_TIMEOUT", "DEMARCHE_LLM_CEILING", "DEMARCHE_LLM_INSECURE"

_KEY = re.compile(r"[\x21-\x7e]+")
_PRINTABLE = re.compile(r"[^\x00-\x20\x7f]+(?: [^\x00-\x20\x7f]+)*")


@dataclass(frozen=True, slots=True)
class Settings:
    """An endpoint, its model, and the highest classification that may go there.

    The text of cables is sent to `url`: it leaves this machine unless the host is the machine itself.

    Raises:
        ValueError: a value is missing or is not as it has to be; the message names the variable.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 120.0
    """Seconds for one answer."""
    ceiling: str = "UNCLASSIFIED"
    insecure: bool = False
    """Whether plain HTTP to another machine is allowed."""

    def __post_init__(self) -> None:
        if not self.url or not self.model:
            missing = " and ".join(name for name, value in ((URL, self.url), (MODEL, self.model)) if not value)
            raise ValueError(
                f"--extractor llm needs {missing}: set {URL} to the base URL of an OpenAI-compatible endpoint "
                f"(such as http://localhost:8000/v1) and {MODEL} to the name of its model"
            )
        if not _PRINTABLE.fullmatch(self.model):
            raise ValueError(f"{MODEL} has to be the name of a model, on one line")
        if self.key is not None and not _KEY.fullmatch(self.key):
            raise ValueError(f"{KEY} has to be one word in ASCII, without blanks and line ends")
        if not (isfinite(self.timeout) and self.timeout > 0):
            raise ValueError(f"{TIMEOUT} has to be a number of seconds above 0")
        _check_level(self.ceiling)
        self._check_url()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Return the settings that the environment gives."""

        def given(name: str) -> str:
            return environment.get(name, "").strip()

        return cls(
            url=given(URL),
            model=given(MODEL),
            key=given(KEY) or None,
            timeout=_seconds(given(TIMEOUT)) if given(TIMEOUT) else 120.0,
            ceiling=given(CEILING) or "UNCLASSIFIED",
            insecure=given(INSECURE) == "1",
        )

    @property
    def site(self) -> str:
        """The endpoint without its path, as messages name it."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def loopback(self) -> bool:
        """Whether the endpoint is on this machine."""
        return _is_loopback(urlsplit(self.url).hostname or "")

    @property
    def level(self) -> Level:
        """The highest level that may be sent."""
        return _check_level(self.ceiling)

    def _check_url(self) -> None:
        parts = _split(self.url)
        if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f"{URL} has to be an address that begins with http:// or https://")
        if parts.username is not None or parts.query or parts.fragment:
            raise ValueError(f"{URL} has to be a bare address; a key belongs in {KEY}")
        if parts.scheme == "http" and not self.insecure and not _is_loopback(parts.hostname):
            raise ValueError(
                f"{URL}: {parts.hostname} is another machine, and cables would go there unencrypted; use https, "
                f"or set {INSECURE}=1 where the network is trusted"
            )


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{TIMEOUT} has to be a number of seconds above 0") from None


def _check_level(words: str) -> Level:
    label = parse_mark(words)
    if label.level is None or label.level_text is None or label.unknown or label.controls or label.nonic:
        raise ValueError(f"{CEILING} has to be a classification alone: UNCLASSIFIED, CONFIDENTIAL, SECRET, TOP SECRET")
    return label.level


def _split(url: str) -> SplitResult | None:
    if not _PRINTABLE.fullmatch(url) or " " in url or not url.isascii():
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
