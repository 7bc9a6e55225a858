"""A trend as Markdown, for a wiki, an issue or a comment."""

from collections.abc import Iterable, Iterator, Sequence

from cxjourney.analysis.trend import Trend
from cxjourney.formats.escape_markup import escape_page
from cxjourney.formats.trend import TrendOptions
from cxjourney.formats.trend.rows import (
    TrendRow,
    fall_sentences,
    gap_sentences,
    heading,
    journey_rows,
    pain_words,
    total_rows,
)
from cxjourney.languages import Language
from cxjourney.text.escape_markdown import escape_markdown
from cxjourney.text.shorten import one_line


def write(trend: Trend, options: TrendOptions) -> str:
    """Return a table of all journeys together point by point, then one of each journey, and what fell."""
    words = options.words
    lines = [*_page(trend, words)]
    return escape_page("\n".join(lines).rstrip("\n") + "\n", options.terminal)


def _page(trend: Trend, words: Language) -> Iterator[str]:
    yield from (f"## {_text(heading(trend, words))}", "")
    total = total_rows(trend, words)
    yield from _table((words.text("trend.day"), *(row.title for row in total)), _by_day(trend, total, words))
    last = trend.totals[-1]
    if last and last.pains.total:
        yield from (_text(pain_words(last.pains, words)), "")
    heads = (words.text("gaps.screen.journey"), words.text("trend.figure"))
    ends = (words.day(trend.days[0]), words.day(trend.days[-1]), words.text("trend.change"))
    yield from _table((*heads, *ends), _by_journey(trend, words))
    falls = [*fall_sentences(trend, words)]
    if falls:
        yield from (f"**{_text(words.text('trend.falls'))}**", "")
        yield from (f"- {_text(sentence)}" for sentence in falls)
        yield ""
    elif len(trend.points) > 1:
        yield from (_text(words.text("trend.falls.none")), "")
    yield from (f"{_text(sentence)}  " for sentence in gap_sentences(trend, words))


def _by_day(trend: Trend, rows: Sequence[TrendRow], words: Language) -> Iterator[tuple[str, ...]]:
    for place, day in enumerate(trend.days):
        yield (words.day(day), *(row.written(row.values[place], words) for row in rows))


def _by_journey(trend: Trend, words: Language) -> Iterator[tuple[str, ...]]:
    for line in trend.lines:
        for row in journey_rows(line, words):
            if line.is_there:
                first, last = row.written(row.first, words), row.written(row.last, words)
                yield (line.latest.title, row.title, first, last, row.change(words))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(map(_text, heads))} |"
    yield "|---" * len(heads) + "|"
    yield from (f"| {' | '.join(map(_text, row))} |" for row in rows)
    yield ""


def _text(text: str) -> str:
    return escape_markdown(one_line(text))
