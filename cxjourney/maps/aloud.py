"""What a screen reader says of a map: names and descriptions of its parts, and which of its words it passes over.

Of descriptions (`desc`) several readers say nothing while they read a page from top to bottom. All that a part says is
therefore its name, in one piece and in whole sentences, and the lines of text that it is drawn with are passed over.
The description says the same again, word for word: readers that say both leave out one that repeats the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cxjourney.maps.lines import visible
from cxjourney.maps.places import Part
from cxjourney.maps.sheet import sentences

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from cxjourney.maps.places import Drawing

HIDDEN = {"aria-hidden": "true"}


def describe_map(root: Element, drawing: Drawing) -> None:
    """Say that the picture is a document, of which kind, how it is called, and what it tells."""
    root.set("role", "graphics-document document")
    if drawing.kind:
        root.set("aria-roledescription", visible(drawing.kind))
    _describe(root, drawing.title, drawing.says)


def describe_part(group: Element, part: Part) -> None:
    """Name a part: its title, or all that it says where that is more."""
    inside = any(isinstance(item, Part) for item in part.items)
    group.set("role", "group" if inside else "img")
    told = part.says if part.title in part.says else sentences(part.title, part.says)
    if told != part.title:
        group.set("aria-label", visible(told))
    _describe(group, part.title, told)


def speaks_itself(part: Part) -> bool:
    """Whether what a part says stands for the words it is drawn with."""
    return bool(part.title) and (bool(part.says) or not any(isinstance(item, Part) for item in part.items))


def has_title(part: Part) -> bool:
    """Whether anything in a part is named."""
    return any(isinstance(inner, Part) and (inner.title or has_title(inner)) for inner in part.items)


def _describe(element: Element, title: str, says: str) -> None:
    ElementTree.SubElement(element, "title").text = visible(title)
    if says and says != title:
        ElementTree.SubElement(element, "desc").text = visible(says)
