"""What a row of a question sheet is known by, wherever it is sorted, copied or moved to."""

import re
from hashlib import sha256

from cxjourney.model import Stage

_KEY = re.compile(r"\s*([^/#\s]+)/([^/#\s]+)#([0-9a-f]{4})\s*", re.IGNORECASE)


def row_key(journey: str, stage: Stage) -> str:
    """Return the key of the row on a stage: ``open-current-account/applies#3f2a``.

    Behind ``#`` stand four figures in hexadecimal of a hash of both ids: whoever drags a cell down has a spreadsheet
    count upwards, and the key that comes of that must not be taken for one of another row.

    Args:
        journey: The journey's id.
        stage: The stage.
    """
    return f"{journey}/{stage.id}#{_check(journey, stage.id)}"


def read_key(text: str) -> tuple[str, str] | None:
    """Return the ids of the journey and the stage in a key; None where it is no key, or is damaged."""
    found = _KEY.fullmatch(text)
    if found is None:
        return None
    journey, stage, check = found.groups()
    return (journey, stage) if check.lower() == _check(journey, stage) else None


def _check(journey: str, stage: str) -> str:
    return sha256(f"{journey}/{stage}".encode()).hexdigest()[:4]
