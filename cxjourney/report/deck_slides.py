"""What the slides of a deck say, without a place or a size: pure data made of a report's pages."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cxjourney.analysis.study import Study
from cxjourney.formats.gaps.text_people import able_sentence, persona_sentences
from cxjourney.languages import Language
from cxjourney.report.basis import ReportBasis, title_of
from cxjourney.report.gaps_page import GapRow, journey_gap_rows
from cxjourney.report.links import Figure
from cxjourney.report.overview import JourneyRow, overview
from cxjourney.report.strip import AbleBar, Strip, able_bar, strip

GAPS_SHOWN = 3
"""So many gaps of a journey stand on its slide: the first."""
ROWS_SHOWN = 6
"""So many journeys stand on one slide."""


class Block(NamedTuple):
    """A heading with sentences below it.

    Attributes:
        head: The heading.
        loud: What is said first and largest; empty for nothing.
        lines: What else is said.
    """

    head: str
    loud: str
    lines: tuple[str, ...]


class Cover(NamedTuple):
    """The first slide: a title, what stands below it, and what is said in the notes."""

    title: str
    below: str
    notes: tuple[str, ...]


class FiguresSlide(NamedTuple):
    """One sentence on the state of things, and figures."""

    title: str
    lead: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...]


class JourneysSlide(NamedTuple):
    """Journeys, a row each, with the words that explain a strip."""

    title: str
    rows: tuple[JourneyRow, ...]
    key: str
    notes: tuple[str, ...]


class StripSlide(NamedTuple):
    """A journey's strip, large, with the titles of its stages: what stands where its map can't be drawn."""

    title: str
    strip: Strip
    stages: tuple[str, ...]
    key: str
    notes: tuple[str, ...]


class MapSlide(NamedTuple):
    """A page of a drawn map: a picture, with what a screen reader says of it."""

    title: str
    picture: bytes
    says: str
    notes: tuple[str, ...]


class TextSlide(NamedTuple):
    """Blocks of text under a bar or none.

    Attributes:
        title: The title.
        lead: What stands first; empty for nothing.
        bar: Who gets through; None for no bar.
        blocks: The blocks.
        notes: What is said in the notes.
    """

    title: str
    lead: str
    bar: AbleBar | None
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]


Slide = Cover | FiguresSlide | JourneysSlide | StripSlide | MapSlide | TextSlide


def opening_slides(basis: ReportBasis) -> Iterator[Slide]:
    """Yield the slides that speak of all journeys, in the language of the report."""
    words, page = basis.words, overview(basis)
    as_of = words.text("gaps.as-of", date=words.day(basis.day))
    title = title_of(basis.studies, basis.options.title, words)
    files = tuple(words.text("figures.colon", head=one.journey.title, rest=one.file) for one in basis.by_need)
    yield Cover(title, words.join_facts((as_of, page.lead, page.left_out)), (as_of, *files))
    if basis.options.note:
        paragraphs = tuple(part.strip() for part in basis.options.note.split("\n\n"))
        yield TextSlide(title, "", None, tuple(Block("", "", (part,)) for part in paragraphs if part), ())
    yield FiguresSlide(page.headline, as_of, page.figures, (as_of, *map(_figure_note, page.figures), *files))
    pages = [page.journeys[start : start + ROWS_SHOWN] for start in range(0, len(page.journeys), ROWS_SHOWN)]
    for number, rows in enumerate(pages, 1):
        said = words.text("map.page", page=words.number(number), pages=words.number(len(pages)))
        head = words.text("report.journeys.title")
        yield JourneysSlide(
            words.join_facts((head, said)) if len(pages) > 1 else head,
            rows,
            words.text("report.strip.key"),
            (as_of, *(words.text("figures.colon", head=row.journey.text, rest=row.strip.says) for row in rows)),
        )


def _figure_note(figure: Figure) -> str:
    return " ".join(filter(None, (figure.value, figure.words, f"({figure.note})" if figure.note else "")))


def journey_slides(basis: ReportBasis, study: Study, maps: tuple[bytes, ...]) -> Iterator[Slide]:
    """Yield the slides of a journey, in its own language.

    Args:
        basis: What the report is made of.
        study: The journey.
        maps: The pages of its drawn map; none where it is not to be shown, or can't be.
    """
    words, title = basis.words_of[study.file], study.journey.title
    notes = (words.text("gaps.as-of", date=words.day(basis.day)), study.file, *_source_notes(study, words))
    shown = strip(study, words)
    if not maps:
        stages = tuple(stage.title for stage in study.journey.stages)
        yield StripSlide(title, shown, stages, words.text("report.strip.key"), (*notes, shown.says))
    for number, picture in enumerate(maps, 1):
        page = words.text("map.page", page=words.number(number), pages=words.number(len(maps)))
        named = words.join_facts((title, words.text("report.view.flow"), page if len(maps) > 1 else ""))
        says = f"{named}. {shown.says}"
        yield MapSlide(named, picture, says, notes)
    if "gaps" not in basis.options.without:
        yield _gaps_slide(basis, study, words)
    if "people" not in basis.options.without:
        yield _access_slide(study, words)


def _gaps_slide(basis: ReportBasis, study: Study, words: Language) -> TextSlide:
    rows = journey_gap_rows(basis, study, words)
    every = words.count("report.gaps", len(rows))
    return TextSlide(
        words.text("figures.colon", head=study.journey.title, rest=words.text("report.ask-first")),
        every if rows else words.text("gaps.no-gaps"),
        None,
        tuple(_gap_block(row, words) for row in rows[:GAPS_SHOWN]),
        (study.file, *(line for row in rows[:GAPS_SHOWN] for line in _gap_notes(row))),
    )


def _gap_block(row: GapRow, words: Language) -> Block:
    head = f"{words.number(row.rank)}. {row.stage.text}"
    return Block(head, row.question, tuple(filter(None, (row.talk or words.text("map.no-owner"),))))


def _gap_notes(row: GapRow) -> Iterator[str]:
    yield f"{row.rank}. {row.stage.text}"
    yield row.why
    yield from row.data


def _access_slide(study: Study, words: Language) -> TextSlide:
    """Return the slide that says who is stranded, where, and for lack of what."""
    access = study.access
    stranded, told = [], []
    for fare in access.personas:
        (_, head), *others = persona_sentences(study, fare, words)
        told += [head, *(line for _, line in others)]
        if fare.able is False:
            where = tuple(_with_lacks(others, len(fare.stranded_at), words))
            stranded.append(Block(head.removeprefix("✗ "), "", where))
    lead = able_sentence(study, words) if access.personas else words.text("gaps.able.nobody")
    return TextSlide(
        words.text("figures.colon", head=study.journey.title, rest=words.text("gaps.able")),
        lead,
        able_bar(study, words),
        tuple(stranded),
        (lead, *told),
    )


def _with_lacks(sentences: Sequence[tuple[int, str]], most: int, words: Language) -> Iterator[str]:
    """Yield where a persona is stranded, each with what it lacks there, of so many stages."""
    places: list[tuple[str, list[str]]] = []
    for depth, sentence in sentences:
        if depth == 1:
            places.append((sentence, []))
        elif places:
            places[-1][1].append(sentence)
    for place, lacks in places[:most]:
        rest = words.text("figures.semicolon").join(lacks)
        yield words.text("figures.colon", head=place, rest=rest) if rest else place


def _source_notes(study: Study, words: Language) -> Iterator[str]:
    """Yield what a journey's figures rest on: each source that counts and sees something of it."""
    yield words.text("report.data.title")
    for id_, source in study.observing.items():
        state, day = study.freshness(id_), study.dated[id_].refreshed
        owner = study.scope.teams[source.owner].title if source.owner else ""
        yield words.join_facts(
            (
                source.title,
                words.word("type", source.type),
                words.day(day) if day else "",
                words.text(f"gaps.freshness.{state}.word") if state != "fresh" else "",
                owner,
            )
        )
