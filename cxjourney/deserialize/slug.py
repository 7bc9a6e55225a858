"""Text -> an id: what a title, or an id that is none, comes to in small Latin letters, digits and hyphens."""

import re
import unicodedata

from cxjourney.model.fields import is_slug
from cxjourney.text.digits import ascii_digits


def slug_of(text: str) -> str:
    """Return the id that a text in Latin letters comes to; empty where it comes to none.

    Accents fall away by Unicode's compatibility decomposition (form KD, UAX #15).
    """
    decomposed = unicodedata.normalize("NFKD", (ascii_digits(text) or text).casefold())
    latin = "".join(c for c in decomposed if not unicodedata.combining(c))
    candidate = "-".join(re.findall(r"[a-z0-9]+", latin))[:64].strip("-")
    readable = not any(c.isalpha() and not c.isascii() for c in latin)
    return candidate if readable and is_slug(candidate) else ""
