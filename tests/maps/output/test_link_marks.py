"""What can be followed shows it: a line under its title, where a format holds links.

If it fails, nobody finds the links of a map, or a picture promises some that it can't keep.
"""

import pytest

from cxjourney.maps.canvas.shapes import Drawing, Part, Stroke, Words
from cxjourney.maps.canvas.text_wrapping import text_width
from cxjourney.maps.layout import lay_out
from cxjourney.maps.output.link_marks import underline_links
from tests.maps.drawing import composed, draw, everything, study_of


def card(link: str, align: str = "start") -> Drawing:
    heading = Words(10.0, 0.0, 100.0, ("Small",), 9.0, 12.0, "ink")
    title = Words(10.0, 12.0, 100.0, ("Title in", "lines"), 12.0, 16.0, "ink", align=align)
    return Drawing(200.0, 100.0, "en", "ltr", "", "", "paper", (Part("card", "Title", "", (heading, title), link),))


def lines(drawing: Drawing) -> list[tuple[float, float, float]]:
    strokes = [item for item in everything(drawing.items) if isinstance(item, Stroke)]
    return [(piece[0][0], piece[-1][0], piece[0][1]) for stroke in strokes for piece in stroke.pieces]


@pytest.mark.parametrize(("align", "share"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_a_line_runs_under_each_line_of_the_title(align: str, share: float) -> None:
    found = lines(underline_links(card("https://x.example", align)))
    assert len(found) == 2
    for (begin, end, y), words, baseline in zip(found, ("Title in", "lines"), (24.3, 40.3), strict=True):
        assert end - begin == pytest.approx(text_width(words, 12.0))
        assert begin == pytest.approx(10.0 + share * (100.0 - (end - begin)))
        assert baseline < y < baseline + 4.0


def test_what_leads_nowhere_has_none() -> None:
    assert underline_links(card("")) == card("")
    assert underline_links(card("ftp://x.example")) == card("ftp://x.example")


def test_every_link_of_a_map_has_one_and_only_where_it_can_be_followed() -> None:
    sources = {"seen": {"title": "Seen", "type": "purchases", "link": "https://x.example"}}
    study = study_of([{"data": ["seen"]}], data_sources=sources)
    before = lay_out(composed(study))
    extra = set(lines(underline_links(before))) - set(lines(before))
    assert len(extra) == 1
    plain = study_of([{"data": ["seen"]}], data_sources={"seen": {"title": "Seen", "type": "purchases"}})
    assert draw(study) != draw(plain)
    assert draw(study, form="dot") == draw(plain, form="dot")
    assert draw(study, form="png") == draw(plain, form="png")
