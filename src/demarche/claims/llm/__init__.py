"""The extractor `llm`: any OpenAI-compatible endpoint that the user names; off unless it is chosen.

DEMARCHE_LLM_URL      base URL, such as http://localhost:8000/v1
DEMARCHE_LLM_MODEL    name of the model
DEMARCHE_LLM_KEY      key, where the endpoint wants one
DEMARCHE_LLM_TIMEOUT  seconds for one answer (120)
DEMARCHE_LLM_CEILING  highest classification that may be sent (UNCLASSIFIED)
DEMARCHE_LLM_INSECURE 1 allows plain HTTP to another machine

The text of cables leaves this machine if the endpoint is on another.
"""

from demarche.claims.errors import CableRefusedError, EndpointError, ExtractorError
from demarche.claims.llm.extractor import LlmExtractor, open_llm
from demarche.claims.llm.settings import Settings

__all__ = ["CableRefusedError", "EndpointError", "ExtractorError", "LlmExtractor", "Settings", "open_llm"]
