"""Headings of tables -> lanes of journeys: by what lanes are called in many languages.

A heading is tried as a whole, then without brackets, then without the words for whose it is (customer, user, 用户).
One that names two lanes (“Thoughts / Feelings”) is none of them.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cxjourney.deserialize.translated_attributes import attributes_called, folded
from cxjourney.importers.table_lane_names import LANE_NAMES

LIST_LANES = ("goals", "questions", "motivations", "barriers", "strengths", "actions", "thoughts")
"""Lanes whose cells are lists of text."""
LANES = (
    *("stage", "step", "phase", "summary", "importance", "owner", "personas"),
    *LIST_LANES,
    *("quotes", "emotions", "touchpoints", "channels", "pain_points", "opportunities"),
)
"""What a heading can stand for."""
_LONGEST = 80
"""Of a heading, in characters; what is longer is a text."""
OWN_LANE, NO_LANE = "notes", "-"
"""A lane of the team's own, and what stays behind."""
_ATTRIBUTES = {
    **{lane: lane for lane in LANES},
    "stages": "stage",
    "phases": "phase",
    "goal": "goals",
    "channel": "channels",
    "persona": "personas",
}
"""By attribute of the format, the lane that its names stand for."""
_WHOSE = (
    *("customer", "customers", "customer's", "customers'", "user", "users", "user's", "client", "guest", "patient"),
    *("key", "top", "main", "current", "potential", "possible", "the", "their", "service", "emotional", "digital"),
    *("клиента", "клиентов", "пользователя", "ключевые", "основные", "kunden", "kunde", "nutzer", "des", "der"),
    *("del", "de", "du", "do", "da", "des", "usuario", "usuário", "cliente", "clientes", "client", "utilisateur"),
    *("pelanggan", "pengguna", "utama", "müşteri", "kullanıcı", "مشتری", "کاربر", "العميل", "المستخدم", "principales"),
)
"""Words that say whose a lane is, or which of its kind, and change nothing of what it holds."""
_WHOSE_BEFORE = re.compile("^(?:用户|客户|顾客|关键|核心|主要|主な|顧客の?|ユーザーの?|カスタマー)|预期$")
_MEASURES = ("nps", "csat", "ces", "score", "scale", "level", "curve", "optional", "emoji")
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
_NUMBER = re.compile(r"^[\W_]*(?:\d+[.)、])?\s*|[\W_]+$")
_PARTS = re.compile(r"\s*(?:[/／&+|、,，・]| and | und | y | et | e | dan | ve | و | и |与|和)\s*", re.IGNORECASE)


class Heading(NamedTuple):
    """What a heading stands for.

    Attributes:
        lane: One of ``LANES``; empty where it is none that is known, or several.
        persona: Whom it speaks of, by a name in brackets; empty where it says nobody.
    """

    lane: str
    persona: str = ""


@cache
def read_heading(text: str) -> Heading:
    """Return what a heading stands for."""
    if len(text) > _LONGEST:
        return Heading("")
    lane = _lane(text)
    if lane:
        return Heading(lane)
    bare = _BRACKETS.sub(" ", text)
    lane, inside = _lane(bare), [found.strip() for found in _BRACKETS.findall(text)]
    if lane:
        persona = inside[-1] if lane == "emotions" and inside and not _is_remark(inside[-1]) else ""
        return Heading(lane, persona)
    within = {_lane(one) for one in inside} - {""}
    return Heading(within.pop()) if len(within) == 1 else Heading("")


def _is_remark(text: str) -> bool:
    """Return whether brackets hold a scale or another lane's name rather than somebody's."""
    return bool(_lane(text) or re.search(r"\d|[%?]", text) or text.casefold() in _MEASURES or not text.strip("-–— "))


def _lane(text: str) -> str:
    """Return the only lane that a text names; empty where it names none, or several."""
    for one in _readings(_NUMBER.sub("", text)):
        called = _called(one)
        if called:
            return called
    parts = [part for part in _PARTS.split(_NUMBER.sub("", text)) if part]
    if len(parts) > 1:
        found = {lane for part in parts for one in _readings(part) if (lane := _called(one))}
        if found == {"touchpoints", "channels"}:
            return "touchpoints"
        return found.pop() if len(found) == 1 else ""
    return ""


def _readings(text: str) -> Iterator[str]:
    """Yield a heading as it is, and without the words for whose it is."""
    yield text
    yield _WHOSE_BEFORE.sub("", text)
    words = text.casefold().split()
    left = [word for word in words if word not in _WHOSE]
    if left and len(left) < len(words):
        yield " ".join(left)


def _called(text: str) -> str:
    name = folded(text)
    if not name:
        return ""
    own = _by_name().get(name)
    if own:
        return own
    lanes = {_ATTRIBUTES[one] for one in attributes_called(text) if one in _ATTRIBUTES}
    return lanes.pop() if len(lanes) == 1 else ""


@cache
def _by_name() -> dict[str, str]:
    return {folded(name): lane for lane, names in LANE_NAMES.items() for name in (lane, *names.split(", "))}
