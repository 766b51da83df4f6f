"""The type of an event, from the class of its word and a look at the words around."""

import re
from collections.abc import Callable

from demarche.claims.rules.times.event_scene import Scene

_ASKING = re.compile(r"\b(?:request|ask|inquir|enquir|seek|sought|interest|want|looking for)")
_ASKED_FOR = re.compile(r"\b(?:for|request(?:ed|ing)?|sought|seeking|invit(?:ed|ing))(?: an?| the)?(?: \w+)? \Z")
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are) \Z")
_EXPECTED = re.compile(
    r"\b(?:due|expected|scheduled|supposed|planned|promised|was|were) to (?:have )?(?:been )?(?:be )?\Z"
)
_TO_POSTS = re.compile(r" (?:the |both |all |our )?(?:posts?|embass\w+|missions?|addressees?)\b")
_TO_OFFICIALS = re.compile(
    r" to (?:the |both |all |its |other )?(?:\w+ )?(?:government|ministr|minister|president|council|commission)"
)
_TO_BE = re.compile(r"\bto (?:be |have been )?\Z")
_TO_BE_DONE = re.compile(r"\b(?:was|were|is|are|had|has|have) to (?:be|have|go)\b")
_OF_OURS = re.compile(r" (?:for )?(?:in|by|per|under|of) (?:the )?(?:ref\w*|state \d|our|the department)\b")
_NO_OFFER = re.compile(
    r"\b(?:reasons?|explanations?|apolog(?:y|ies)|comments?|views?|opinions?|assurances?|help|assistance|thanks|advice"
    r"|arguments?|excuses?|account)"
)
"""What an official offers is for no sale."""
_LETTER = re.compile(r"\b(?:inquiry|enquiry|letter|request|e-mail|fax)(?: \w+){0,2} \Z")
_APPROACH = re.compile(r"\b(?:demarche|request|approach|representations?|points)\b")
_MADE = re.compile(r"\b(payment|offer|order|inquiry|delivery|purchase|shipment)s?\b")
_MADE_TYPES = {
    "payment": "payment",
    "offer": "offer",
    "order": "order",
    "inquiry": "inquiry",
    "delivery": "arrival",
    "purchase": "contract",
    "shipment": "shipment",
}
_LETTERS = re.compile(r"\b(?:letter|inquir|enquir|request|message|fax|e-mail|specification)")
_ON_TO = re.compile(r"\bon to\b|\A on\b|\binto the hands\b")
_REACHED = re.compile(
    r"\b(?:an?|the|first|second|new|further) (?:\w+ )?(order|inquiry|enquiry|request|offer|quotation)"
    r" (?:for|of|from|worth)\b"
)
_NO_GOODS = re.compile(
    r"\b(?:application|documents?|papers|certificate|reply|answer|report|delegation|team|he|she|officials?|visitors?"
    r"|minister|ambassador|party|news|word|message|draft|cable|telegram)(?: \w+){0,2} \Z"
)
_SUBJECTS = {"order": "order", "offer": "offer", "quotation": "offer"}
_DEALS = frozenset(("inquiry", "contract", "order", "shipment", "offer", "arrival", "payment"))
_GOT = (("papers of state", None), ("money", "payment"), ("offering", "offer"))


def type_of(scene: Scene) -> str | None:
    """Return the type of what happened on a date; None where it is none of the record."""
    look = _LOOKS.get(scene.trigger.kind)
    kind = look(scene) if look else scene.trigger.kind
    if kind in _DEALS and _is_attempt(scene, kind):
        return "previous-attempt"
    end = _ENDS.get(kind or "")
    return end(scene) if end else kind


def _written(scene: Scene) -> str | None:
    """A letter: of an offer, or an inquiry; "its letter is dated June 30" has it in the sentence before."""
    if scene.has("us", scene.behind(24)):
        return _by_cable(scene)
    if _TO_OFFICIALS.match(scene.behind(40)):
        return None
    if _ASKING.search(scene.told()):
        return "inquiry"
    start, end = scene.sentence.start, scene.sentence.end
    begin = start - (160 if end - start < 70 else 0)
    return "offer" if scene.has("offering", scene.telling.low[max(0, begin) : end]) else "inquiry"


def _sent(scene: Scene) -> str:
    """Money, papers, or goods: behind "sent", before "was sent"."""
    what = scene.before(70) if _PASSIVE.search(scene.before(12)) else scene.behind(48)
    if scene.has("money", what):
        return "payment"
    return "inquiry" if scene.has("papers", what[:34]) else "shipment"


def _went(scene: Scene) -> str | None:
    """Goods that went somewhere; or letters, money, people."""
    if scene.telling.from_post and scene.has("demarche", scene.clause):
        return "raise"
    who = scene.before(70)
    if scene.has("money", who):
        return "payment"
    if _LETTERS.search(who):
        return "inquiry"
    return None if scene.has("people", who) or scene.has("us", who) else "shipment"


def _made(scene: Scene) -> str | None:
    """What was made: a demarche, a payment, an offer; what else was made is left to the next word."""
    what = scene.before(120) if _PASSIVE.match(scene.word.partition(" ")[0] + " ") else scene.behind(40)
    if scene.telling.from_post and _APPROACH.search(what):
        return "raise"
    made = _MADE.search(what)
    return _MADE_TYPES[made[1]] if made else None


def _passed(scene: Scene) -> str | None:
    """Money that passed through a bank, goods that were passed on, points that were passed to a government."""
    if scene.has("demarche", scene.clause):
        return "raise" if scene.telling.from_post else None
    if scene.has("money", scene.before(60)) or "advance" in scene.before(40):
        return "payment"
    return "arrival" if _ON_TO.search(scene.behind(60)) else None


def _got(scene: Scene) -> str | None:
    """What was received: money, an offer, an inquiry, an order, us, or goods."""
    what = scene.before(70) if _PASSIVE.search(scene.before(12)) else scene.behind(50)
    if scene.has("us", what[:24]):
        return _by_cable(scene)
    found = next(((True, kind) for name, kind in _GOT if scene.has(name, what)), None)
    if found:
        return found[1]
    if " order" in what:
        return "order"
    if _ASKING.search(what):
        return "inquiry"
    return None if scene.has("papers", what[:30]) else "arrival"


def _by_cable(scene: Scene) -> str | None:
    """What it is that somebody had to do with us: an answer in a reply, else a meeting."""
    if scene.telling.is_reply:
        return "response"
    return "meeting" if scene.telling.from_post else None


def _brought(scene: Scene) -> str | None:
    return "raise" if scene.has("demarche", scene.clause) else _arrived(scene)


def _arrived(scene: Scene) -> str | None:
    """Goods; or money, a letter, an offer that "reached" somebody."""
    if _LETTER.search(scene.before(40)):
        return "inquiry"
    if _NO_GOODS.search(scene.before(40)) or scene.has("us", scene.behind(16)):
        return None
    subject = _REACHED.search(scene.before(130)) if scene.word.startswith(("reach", "arriv")) else None
    if subject:
        return _SUBJECTS.get(subject[1], "inquiry")
    paid = scene.word.startswith(("reach", "due", "arriv")) and scene.has(
        "money", scene.before(60) + scene.word + scene.behind(60)
    )
    return "payment" if paid else "arrival"


def _visited(scene: Scene) -> str | None:
    return None if scene.telling.is_report or scene.has("us", scene.clause) else "meeting"


def _signed(scene: Scene) -> str | None:
    return "contract" if scene.has("deal", scene.told()) else None


def _met(scene: Scene) -> str:
    clause = scene.clause
    raised = scene.telling.is_reply and scene.has("demarche", clause) and scene.has("us", clause)
    return "raise" if raised else "meeting"


def _stopped(scene: Scene) -> str | None:
    """An older case is an attempt; one of late is a seizure, which is no event."""
    return "attempt" if scene.is_old else None


def _failed(scene: Scene) -> str | None:
    return None if scene.has("papers of state", scene.behind(24)) and "visa" in scene.behind(24) else "attempt"


def _offered(scene: Scene) -> str | None:
    if scene.word.startswith("offer") and _NO_OFFER.search(scene.before(26) + "," + scene.behind(24)):
        return None
    return "inquiry" if _ASKED_FOR.search(scene.before(24)) else "offer"


def _left(scene: Scene) -> str:
    left_points = scene.word.startswith("left") and scene.has("demarche", scene.behind(90))
    return "raise" if left_points else "shipment"


def _asked(scene: Scene) -> str | None:
    """Us, in a reply: an answer. A firm, for goods or a price: an inquiry."""
    behind = scene.behind(90)
    if scene.telling.is_reply and scene.has("us", behind[:30]):
        return "response"
    if scene.has("asked for other", behind[:45]) or _OF_OURS.match(behind):
        return None
    ours = _PASSIVE.search(scene.before(12)) is None and scene.has("us", scene.before(14))
    return "inquiry" if scene.has("wanted", behind) and not ours else None


def _told(scene: Scene) -> str | None:
    if scene.word == "invited":
        return None
    if scene.has("us", scene.clause):
        if scene.telling.from_post:
            return _by_cable(scene)
        return "response" if scene.has("us", scene.behind(40)) else None
    beside = -3 <= scene.mention.start - scene.trigger.end <= 3
    return "response" if scene.telling.is_reply and beside else None


def _called(scene: Scene) -> str | None:
    telling, word = scene.telling, scene.word
    if scene.has("us", scene.behind(30)):
        return _by_cable(scene)
    if scene.has("demarche", scene.clause):
        return "raise" if telling.from_post or word != "gave" else None
    if not telling.from_post or not scene.has("us", scene.clause):
        return None
    if telling.is_reply:
        return "raise"
    return "meeting" if word in {"called on", "saw", "spoke", "sat down with"} else None


def _is_attempt(scene: Scene, kind: str | None) -> bool:
    """Tell whether a deal failed or was only tried, where it is old enough to have done so."""
    if not scene.is_old:
        own = scene.telling.low[scene.mention.end : scene.sentence.end + 100]
        return not scene.is_recent and kind in {"inquiry", "order", "offer"} and scene.has("refusal", own)
    own = scene.told()
    if kind in {"inquiry", "contract", "order", "shipment"} and scene.has("try", own):
        return True
    return scene.has("failure", scene.told(90) if kind in {"inquiry", "offer", "order"} else own)


def _arrival(scene: Scene) -> str | None:
    if scene.has("passing", scene.before(60) + scene.word):
        return None
    past = scene.is_past and not scene.is_to_come and not _EXPECTED.search(scene.before(28))
    if scene.word.startswith(("due", "ready", "be finished")):
        return "expected-delivery" if not past or scene.mention.form == "month" else None
    return "delivery" if past else "expected-delivery"


def _attempt(scene: Scene) -> str | None:
    return "previous-attempt" if scene.is_past else None


def _raise(scene: Scene) -> str | None:
    """What a request wants done today is not done yet."""
    sent = scene.telling.sent
    between = scene.telling.low[scene.trigger.end : scene.mention.start]
    if (
        _TO_BE.search(scene.before(14))
        or _TO_BE_DONE.search(between)
        or (scene.telling.is_report and not scene.has("demarche", scene.clause))
    ):
        return None
    asked = not scene.telling.from_post and (
        sent is None or scene.mention.last >= sent or _TO_POSTS.match(scene.behind(24))
    )
    return "delivery-of-demarche" if scene.is_past and not asked else None


def _response(scene: Scene) -> str | None:
    if not scene.telling.is_reply and scene.has("offering", scene.word + scene.behind(60)):
        return "offer"
    official = scene.telling.from_post or scene.has("us", scene.clause) or scene.has("officials", scene.clause)
    return "response" if scene.is_past and official else None


_LOOKS: dict[str, Callable[[Scene], str | None]] = {
    "write": _written,
    "send": _sent,
    "get": _got,
    "bring": _brought,
    "arrival": _arrived,
    "visit": _visited,
    "sign": _signed,
    "meeting": _met,
    "stop": _stopped,
    "attempt": _failed,
    "offer": _offered,
    "shipment": _left,
    "ask": _asked,
    "go": _went,
    "pass": _passed,
    "made": _made,
    "tell": _told,
    "call": _called,
}
_ENDS: dict[str, Callable[[Scene], str | None]] = {
    "arrival": _arrival,
    "attempt": _attempt,
    "raise": _raise,
    "response": _response,
}
