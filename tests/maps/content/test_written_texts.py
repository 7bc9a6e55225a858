"""Which texts of a map the team wrote, and which are the tool's own.

If it fails, the parts of a map are read aloud with the voice of the wrong language.
"""

from xml.etree import ElementTree

import pytest

from cxjourney.languages import language, team_language
from cxjourney.maps.content.written_texts import text_languages
from tests.maps.drawing import JOURNEY_VIEWS, draw, study_of

STAGES = [{"title": "Betalar", "touchpoints": [{"title": "Sidan", "channel": "web"}]}]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("tag", ["en", "fa", "fa-AF", "id"])
def test_where_the_tool_speaks_the_journey_s_language_nothing_is_marked(tag: str) -> None:
    study = study_of(STAGES, language=tag)
    assert text_languages((study,), language(tag)) is None
    assert "lang" not in {
        name for element in list(ElementTree.fromstring(draw(study)).iter())[1:] for name in element.attrib
    }


@pytest.mark.parametrize("view", JOURNEY_VIEWS)
def test_the_tool_s_words_are_marked_where_it_does_not_speak_the_journey_s_language(view: str) -> None:
    found = _languages(ElementTree.fromstring(draw(study_of(STAGES, language="sv", title="En betalning"), view)), "")
    assert found["En betalning"] == {"sv"}
    assert found.get("Betalar", {"sv"}) == {"sv"}
    assert (found.get("No owner named") or found["No data"]) == {"en"}


def test_where_the_tool_is_asked_for_another_language_the_journey_s_words_are_marked() -> None:
    found = _languages(ElementTree.fromstring(draw(study_of(STAGES, language="sv"), language="id")), "")
    assert found["Betalar"] == {"sv"}
    assert found["Keterangan"] == {"id"}


def test_what_a_team_s_own_words_lack_is_marked_as_english() -> None:
    own = {"map.legend": "Teckenförklaring"}
    drawn = draw(study_of(STAGES, language="sv"), speak=lambda tag: team_language(tag, own))
    found = _languages(ElementTree.fromstring(drawn), "sv")
    assert found["Betalar"] == {"sv"}
    assert found["Teckenförklaring"] == {"sv"}
    assert found["No owner named"] == {"en"}


def _languages(element: ElementTree.Element, around: str) -> dict[str, set[str]]:
    """Return the languages of every text in an element."""
    here = element.get("lang", around)
    found: dict[str, set[str]] = {}
    if element.tag in (f"{SVG}text", f"{SVG}title", f"{SVG}desc") and element.text:
        found[element.text] = {here}
    for inner in element:
        for text, languages in _languages(inner, here).items():
            found[text] = found.get(text, set()) | languages
    return found
