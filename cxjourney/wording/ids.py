"""Ids that can't be ids: the one that was most likely meant."""

import re
import unicodedata

from cxjourney.model.fields import is_slug


def slug_of(text: str) -> str:
    """Give the id that a text in Latin letters comes to; nothing where it comes to none."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    latin = "".join(c for c in decomposed if not unicodedata.combining(c))
    candidate = "-".join(re.findall(r"[a-z0-9]+", latin))[:64].strip("-")
    readable = not any(c.isalpha() and not c.isascii() for c in latin)
    return candidate if readable and is_slug(candidate) else ""
