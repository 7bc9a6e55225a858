"""What a screen reader says; which links may be followed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cxjourney.maps.canvas.shapes import Part
from cxjourney.maps.canvas.text_wrapping import visible_text
from cxjourney.maps.model.card import as_sentences

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from cxjourney.maps.canvas.shapes import Drawing


_HTTPS = re.compile(
    r"https://[A-Za-z0-9][A-Za-z0-9.-]*(?::[1-9][0-9]{0,3}|:[1-5][0-9]{4}|:6[0-4][0-9]{3})?"
    r"(?:[/?#][A-Za-z0-9._~:/?#@!$&()*+,;=%-]*)?"
)
"""RFC 3986 without user names before the host, by which an address poses as another, and without quotes."""
LONGEST_ADDRESS = 2_000
"""Characters: a choice of ours."""


def address_of(link: str) -> str:
    """Return the address that a link leads to: the link itself where it is one of https and no other, else nothing."""
    return link if len(link) <= LONGEST_ADDRESS and _HTTPS.fullmatch(link) else ""


HIDDEN = {"aria-hidden": "true"}


def describe_map(root: Element, drawing: Drawing) -> None:
    """Say in an element that it is a document, of which kind, how it is called, and what it tells."""
    root.set("role", "graphics-document document")
    if drawing.kind:
        root.set("aria-roledescription", visible_text(drawing.kind))
    _describe(root, drawing.title, drawing.says, drawing, drawing.language)


def describe_part(group: Element, part: Part, drawing: Drawing, around: str) -> str:
    """Set the name of a part: its title, or all that it says where that is more; return the tag of its language.

    Args:
        group: The element of the part.
        part: The part.
        drawing: The drawing that it is a part of.
        around: The tag of the language of what the element stands in.
    """
    inside = any(isinstance(item, Part) for item in part.items)
    group.set("role", "group" if inside else "img")
    told = part.says if part.title in part.says else as_sentences(part.title, part.says)
    language = set_language(group, told, drawing, around)
    if told != part.title:
        group.set("aria-label", visible_text(told))
    _describe(group, part.title, told, drawing, language)
    return language


def set_language(element: Element, text: str, drawing: Drawing, around: str) -> str:
    """Set the language of an element that holds a text, where it isn't that of what it stands in; return its tag.

    A reader's voice speaks by it (WCAG 2.2, 3.1.2).
    """
    language = drawing.language_of(text, around)
    if language != around:
        element.set("lang", language)
    return language


def has_spoken_text(part: Part) -> bool:
    """Return whether what a part says stands for the words it is drawn with."""
    return bool(part.title) and (bool(part.says) or not any(isinstance(item, Part) for item in part.items))


def has_title(part: Part) -> bool:
    """Return whether anything in a part is named."""
    return any(isinstance(inner, Part) and (inner.title or has_title(inner)) for inner in part.items)


def _describe(element: Element, title: str, says: str, drawing: Drawing, around: str) -> None:
    for name, text in (("title", title), ("desc", says if says != title else "")):
        if text or name == "title":
            told = ElementTree.SubElement(element, name)
            told.text = visible_text(text)
            set_language(told, text, drawing, around)
