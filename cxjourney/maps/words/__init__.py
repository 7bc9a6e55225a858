"""The map's own words, beside those that the whole tool has in `cxjourney.languages`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files

from cxjourney import languages
from cxjourney.languages import Language
from cxjourney.parse import Document, parse
from cxjourney.source import Source

__all__ = ["Language", "language"]


@cache
def language(tag: str) -> Language:
    """The language of a tag, `fa-AF` as well as `fa`, with the map's messages."""
    found = languages.language(tag)
    name = f"{found.words}.yaml"
    document = parse(Source(name, files(__name__).joinpath(name).read_text("utf-8")))
    if not isinstance(document, Document):
        raise ValueError(f"{name} is no YAML")
    own = {key: str(text) for key, text in document.data.items()}
    return replace(found, messages={**found.messages, **own})
