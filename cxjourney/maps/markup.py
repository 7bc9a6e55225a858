"""Elements as the text of an XML file, each on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_ATTRIBUTES = _IN_TEXT | str.maketrans({'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"})


def xml_of(root: Element) -> bytes:
    """An XML file, in UTF-8. What holds elements holds no text beside them."""
    written = ["<?xml version='1.0' encoding='utf-8'?>\n"]
    _write(root, written.append)
    return "".join(written).encode("utf-8")


def _write(element: Element, put: Callable[[str], None]) -> None:
    tag = element.tag
    attributes = "".join([f' {name}="{value.translate(_IN_ATTRIBUTES)}"' for name, value in element.items()])
    if len(element):
        put(f"<{tag}{attributes}>\n")
        for child in element:
            _write(child, put)
        put(f"</{tag}>\n")
    elif element.text:
        put(f"<{tag}{attributes}>{element.text.translate(_IN_TEXT)}</{tag}>\n")
    else:
        put(f"<{tag}{attributes} />\n")
