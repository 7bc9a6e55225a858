"""A poster cut into sheets: put together they are the poster, and each says which it is and what to do with it.

If it fails, whoever glues a poster together finds that something is missing, twice there, or cut off by the printer.
"""

from itertools import pairwise

import pytest

from cxjourney.maps.canvas.shapes import Box, Drawing, Part, Stroke, Words
from cxjourney.maps.canvas.text_wrapping import text_width
from cxjourney.maps.layout import lay_out
from cxjourney.maps.output.paper import BORDER, MM, PAGES, READABLE, lay_out_for
from cxjourney.maps.output.tiles import OVERLAP, TILES, Tile, TileWords, cut_into_sheets, lay_out_for_sheets
from tests.maps.drawing import ENGLISH, PERSIAN, composed, everything, workspace_study
from tests.maps.output.test_paper import number, words_of

WORDS = TileWords(
    lambda tile: f"Sheet {tile.sheet} of {tile.sheets}: row {tile.row}, column {tile.column}", "Cut and glue. " * 12
)
POSTERS = {name: lay_out(composed(workspace_study(name))) for name in (ENGLISH, PERSIAN)}


def piece_of(sheet: Drawing) -> tuple[Box, Part]:
    """Return the box of a sheet in which the poster is seen, and what is seen there."""
    part = sheet.items[0]
    assert isinstance(part, Part)
    assert part.clip
    return part.clip, part


def piece(sheet: Drawing) -> tuple[Box, tuple[float, float]]:
    """Return the box of a sheet in which the poster is seen, and where its corner lies on the poster."""
    part = sheet.items[0]
    assert isinstance(part, Part)
    assert part.clip
    return part.clip, origins(sheet)


def origins(sheet: Drawing) -> tuple[float, float]:
    """Return the place on the poster of a sheet's piece, by the words on both of them that stand there once."""
    part = sheet.items[0]
    assert isinstance(part, Part)
    assert part.clip
    poster = POSTERS[ENGLISH if sheet.direction == "ltr" else PERSIAN]
    there = {(one.lines, one.size): one for one in words_of(poster)}
    once = [key for key in there if sum((one.lines, one.size) == key for one in words_of(poster)) == 1]
    here = next(one for one in everything(part.items) if isinstance(one, Words) and (one.lines, one.size) in once)
    same = there[here.lines, here.size]
    return same.x - (here.x - part.clip.x), same.y - (here.y - part.clip.y)


@pytest.mark.parametrize("journey", [ENGLISH, PERSIAN])
@pytest.mark.parametrize("paper", TILES)
def test_sheets_put_together_are_the_poster(journey: str, paper: str) -> None:
    poster = POSTERS[journey]
    sheets = cut_into_sheets((poster,), paper, WORDS)
    pieces = [piece(sheet) for sheet in sheets]
    lefts = sorted({round(x, 3) for _, (x, _) in pieces})
    tops = sorted({round(y, 3) for _, (_, y) in pieces})
    assert len(sheets) == len(lefts) * len(tops)
    wide, high = pieces[0][0].width, pieces[0][0].height
    assert all(box.width == pytest.approx(wide) and box.height == pytest.approx(high) for box, _ in pieces)
    for begins, length, whole in ((lefts, wide, poster.width), (tops, high, poster.height)):
        assert begins[0] == pytest.approx(0.0, abs=0.01)
        assert begins[-1] + length == pytest.approx(whole, abs=0.01)
        assert all(one + length - other == pytest.approx(OVERLAP, abs=0.01) for one, other in pairwise(begins))
    for words in words_of(poster):
        holders = [
            sheet
            for sheet, (box, (x, y)) in zip(sheets, pieces, strict=True)
            if words.x < x + box.width and words.x + words.width > x and words.y < y + box.height
            if words.y + words.height > y
        ]
        assert holders
        assert all(words.lines in [one.lines for one in words_of(sheet)] for sheet in holders), words.lines


@pytest.mark.parametrize("journey", [ENGLISH, PERSIAN])
@pytest.mark.parametrize("paper", TILES)
def test_a_sheet_is_of_its_paper_and_nothing_lies_where_printers_leave_white(journey: str, paper: str) -> None:
    smallest = min(words.size for words in words_of(POSTERS[journey]))
    for sheet in cut_into_sheets((POSTERS[journey],), paper, WORDS):
        assert sorted((sheet.width, sheet.height)) == [int(side) for side in PAGES[paper]]
        clip, *others = sheet.items
        assert isinstance(clip, Part)
        assert clip.clip
        assert min(words.size for words in words_of(sheet)) >= min(smallest, 8.0) >= READABLE
        boxes = [(clip.clip.x, clip.clip.y, clip.clip.width, clip.clip.height)]
        for one in everything(tuple(others)):
            if isinstance(one, Words):
                boxes.append((one.x, one.y, one.width, one.height))
                assert one.y >= clip.clip.y + clip.clip.height
            elif isinstance(one, Stroke):
                xs, ys = ([point[axis] for drawn in one.pieces for point in drawn] for axis in (0, 1))
                boxes.append((min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))
        for x, y, width, height in boxes:
            assert x >= BORDER - 0.01
            assert y >= BORDER - 0.01
            assert x + width <= sheet.width - BORDER + 0.01
            assert y + height <= sheet.height - BORDER + 0.01


def test_every_sheet_says_which_it_is_in_the_order_in_which_one_reads() -> None:
    for journey, ascending in ((ENGLISH, True), (PERSIAN, False)):
        sheets = cut_into_sheets((POSTERS[journey],), "A3", WORDS)
        labels = [sheet.items[-1] for sheet in sheets]
        columns = 1 + next(n for n, sheet in enumerate(sheets[1:]) if origins(sheet)[1] > origins(sheets[0])[1] + 1)
        assert columns > 1
        wanted = [WORDS.label(Tile(n + 1, len(sheets), n // columns + 1, n % columns + 1)) for n in range(len(sheets))]
        assert [label.title for label in labels if isinstance(label, Part)] == wanted
        assert all(isinstance(label, Part) and label.says == WORDS.help for label in labels)
        assert (origins(sheets[0])[0] < origins(sheets[1])[0]) is ascending


def test_marks_stand_at_all_corners_of_a_piece() -> None:
    (sheet, *_) = cut_into_sheets((POSTERS[ENGLISH],), "A4", WORDS)
    clip, _ = piece(sheet)
    marks = [item for item in sheet.items if isinstance(item, Stroke)]
    edges = {
        (round(axis), round(value, 2))
        for mark in marks
        for drawn in mark.pieces
        for axis in (0, 1)
        for value in [drawn[0][axis]]
        if drawn[0][axis] == drawn[-1][axis]
    }
    right, bottom = clip.x + clip.width, clip.y + clip.height
    wanted = {(0, clip.x), (0, right), (1, clip.y), (1, bottom)}
    assert edges == {(axis, round(value, 2)) for axis, value in wanted}


def test_what_fits_on_one_sheet_is_one() -> None:
    small = POSTERS[ENGLISH]._replace(width=300.0, height=200.0, items=())
    (sheet,) = cut_into_sheets((small,), "A4", WORDS)
    assert isinstance(sheet.items[0], Part)
    assert sheet.items[0].clip
    assert (sheet.items[0].clip.width, sheet.items[0].clip.height) == (300.0, 200.0)


def test_several_pages_are_counted_through() -> None:
    pages = lay_out_for(composed(workspace_study()), "A3", number).drawings
    assert len(pages) > 1
    sheets = cut_into_sheets(pages, "A4", WORDS)
    labels = [sheet.items[-1] for sheet in sheets]
    starts = [label.title.split(":")[0] for label in labels if isinstance(label, Part)]
    assert starts == [f"Sheet {n} of {len(sheets)}" for n in range(1, len(sheets) + 1)]


def test_the_overlap_is_a_centimetre() -> None:
    assert pytest.approx(10 * MM) == OVERLAP


def title_of(drawing: Drawing) -> Words:
    """Return the largest words of a drawing: its title."""
    return max(words_of(drawing), key=lambda words: words.size)


@pytest.mark.parametrize("journey", [ENGLISH, PERSIAN])
@pytest.mark.parametrize("paper", TILES)
def test_the_head_lies_whole_on_the_first_sheet_of_many(journey: str, paper: str) -> None:
    long = composed(workspace_study(journey))._replace(title="Pindah dari prabayar ke pascabayar")
    for drawn in (composed(workspace_study(journey)), long):
        poster = lay_out_for_sheets(drawn, paper, WORDS)
        sheets = cut_into_sheets((poster,), paper, WORDS)
        clip, first = piece_of(sheets[0])
        head = next(one for one in everything(first.items) if isinstance(one, Part) and one.name == "header")
        size = title_of(poster).size
        texts = {drawn.eyebrow, drawn.title, drawn.lead, drawn.facts} - {""}
        found = [one for one in everything(head.items) if isinstance(one, Words) and " ".join(one.lines) in texts]
        assert any(one.size == size for one in found), "the title stands on the first sheet"
        for one in found:
            widest = max(text_width(line, one.size, one.weight) for line in one.lines)
            left = one.x if poster.direction == "ltr" else one.x + one.width - widest
            assert clip.x - 0.01 <= left
            assert left + widest <= clip.x + clip.width + 0.01, one.lines
        for sheet in sheets[1:]:
            box, _ = piece_of(sheet)
            for one in words_of(sheet):
                if one.size == size:
                    beyond = (
                        one.x + one.width < box.x + 0.01
                        if poster.direction == "ltr"
                        else one.x > box.x + box.width - 0.01
                    )
                    assert beyond or one.y + one.height <= box.y, "a piece of the title stands on another sheet"


@pytest.mark.parametrize("journey", [ENGLISH, PERSIAN])
@pytest.mark.parametrize("paper", TILES)
def test_the_figures_of_the_head_stand_whole_on_the_sheet_beside_the_title(journey: str, paper: str) -> None:
    """No sheet of the head is empty between them, and no figure is cut in two."""
    drawn = composed(workspace_study(journey))
    sheets = cut_into_sheets((lay_out_for_sheets(drawn, paper, WORDS),), paper, WORDS)
    clip, second = piece_of(sheets[1])
    begin, end = clip.x + OVERLAP, clip.x + clip.width
    places = []
    for figure in drawn.figures:
        (found,) = (one for one in everything(second.items) if isinstance(one, Words) and one.lines == (figure.value,))
        wide = text_width(figure.value, found.size, found.weight)
        left = found.x if sheets[1].direction == "ltr" else clip.x + clip.width - (found.x + found.width - clip.x)
        places.append((left, left + wide))
    assert begin <= places[0][0] < begin + OVERLAP
    assert places[-1][1] <= end


def test_a_poster_of_one_sheet_is_laid_out_as_without_sheets() -> None:
    drawn = composed(workspace_study(), "personas")
    small = drawn._replace(grids=(), rows=(), networks=())
    assert lay_out_for_sheets(small, "A3", WORDS) == lay_out(small)
