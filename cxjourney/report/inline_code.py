"""What is code in a sentence that says how to fix something: keys of the format, and commands of the tool."""

import re
from functools import cache

from markupsafe import Markup

from cxjourney.model import Catalogue, Journey
from cxjourney.model.introspection import attributes, entities


def mark_code(shown: Markup) -> Markup:
    """Return an escaped sentence with its keys and commands marked as code."""
    return Markup(_code().sub(r"<code>\g<0></code>", str(shown)))  # noqa: S704  it is escaped


@cache
def _code() -> re.Pattern[str]:
    """Return what finds keys with their colon, and commands, whatever letters of other scripts stand beside them.

    A word before a text in quotes is none: ``put the text in quotes: "…"``.
    """
    every = {key for kind in (Journey, Catalogue) for entity in entities(kind) for key in attributes(entity)}
    keys = "|".join(sorted(every, key=lambda key: (-len(key), key)))
    key = rf"(?:{keys}):(?![A-Za-z0-9_/]| (?:&#3[49];|[“«„「‘]))"
    return re.compile(rf"(?<![A-Za-z0-9_.=\"-])(?:{key}|cxjourney [a-z]+(?: --[a-z-]+)*)")
