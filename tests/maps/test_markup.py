"""Elements are written as the standard library writes them, and come back as they were."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from cxjourney.maps.markup import xml_of

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20) | st.sampled_from(
    ("]]>", "a&b<c>\"'", "\t")
)


@st.composite
def elements(draw: st.DrawFn, depth: int = 2) -> ElementTree.Element:
    element = ElementTree.Element(draw(st.sampled_from("gad")), draw(st.dictionaries(st.sampled_from("xyz"), TEXT)))
    children = draw(st.lists(elements(depth - 1), max_size=3)) if depth else []
    element.extend(children)
    if not children:
        element.text = draw(TEXT)
    return element


@given(elements())
def test_elements_are_written_as_the_standard_library_does(element: ElementTree.Element) -> None:
    written = xml_of(element)
    ElementTree.indent(element, space="")
    assert written == ElementTree.tostring(element, encoding="utf-8", xml_declaration=True) + b"\n"
