"""What is known and what isn't as Markdown, for a wiki, an issue or a comment."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cxjourney.analysis.display_names import goal_note, shares_note, told_persona
from cxjourney.analysis.gap_questions import varied_questions
from cxjourney.analysis.gap_wording import evidence_lines, freshness_legend, source_title
from cxjourney.analysis.study import Study
from cxjourney.formats.escape_markup import escape_page
from cxjourney.formats.gaps import GapsOptions, Section
from cxjourney.formats.gaps.text_claims import claim_table, unproven_claims
from cxjourney.formats.gaps.text_coverage import MARKS, coverage_sentences
from cxjourney.formats.gaps.text_gaps import asks_beside, gap_sentences
from cxjourney.formats.gaps.text_people import able_sentence, persona_sentences, voice_sentences
from cxjourney.languages import Language
from cxjourney.model.vocabulary import FAMILIES
from cxjourney.text.escape_markdown import escape_markdown
from cxjourney.text.shorten import one_line


def write(studies: Sequence[Study], as_of: date, options: GapsOptions) -> str:  # noqa: ARG001  each study has its day
    """Return the sections that were asked for of every journey, one below the other."""
    text = "\n".join(line for study in studies for line in _journey(study, options))
    return escape_page(text.rstrip("\n") + "\n", options.terminal)


def _journey(study: Study, options: GapsOptions) -> Iterator[str]:
    words, journey = options.words_for(study), study.journey
    stamp = f" [{words.text('status.draft')}]" if journey.status == "draft" else ""
    yield from (f"## {_text(journey.title + stamp)}", "")
    if journey.summary:
        yield from (_text(journey.summary), "")
    yield from (f"**{_text(sentence)}**  " for sentence in coverage_sentences(study.coverage, words))
    yield from (_text(words.text("gaps.as-of", date=words.day(study.as_of.date))), "")
    parts: dict[Section, Iterator[str]] = {
        "known": _matrix(study, words),
        "gaps": _ranking(study, options, words),
        "access": _access(study, options, words),
        "voices": _voices(study, words),
    }
    every = options.section == "all" or (options.section is None and not options.assumptions)
    for section, lines in parts.items():
        if every or options.section == section:
            yield from lines
    if options.assumptions:
        yield from _claims(study, words)


def _matrix(study: Study, words: Language) -> Iterator[str]:
    yield from _heading("gaps.matrix", words)
    titles = [words.text("gaps.stage"), *_families(words), words.text("gaps.coverage")]
    yield from _table_head(titles)
    for stage in study.coverage.stages:
        level = f"{MARKS[stage.level]} {words.text(f'coverage.{stage.level}')}"
        cells = (_titles(study, stage.families[family], words) for family in FAMILIES)
        unseen = words.list_words(one_line(touchpoint.told_title) for touchpoint in stage.unseen)
        title = _text(stage.stage.title)
        if unseen:
            title += f"<br>{_text(words.text('gaps.unseen', touchpoints=unseen))}"
        yield _row((title, *cells, _text(level)))
    yield ""
    yield from _legend(study, study.observing, words)
    lines = evidence_lines(study, words)
    if lines:
        yield from _heading("gaps.evidence", words)
        yield from (f"- {_text(words.text('figures.colon', head=stage, rest=told))}" for stage, told in lines)
        yield ""


def _ranking(study: Study, options: GapsOptions, words: Language) -> Iterator[str]:
    yield from _heading("gaps.ranking", words)
    shown = study.gaps[: options.top]
    for gap, question in zip(shown, varied_questions((study, gap) for gap in shown), strict=True):
        number = f"{gap.rank}. "
        yield f"{number}**{_text(gap.stage.title)}**"
        yield from (
            f"{' ' * len(number)}- {_text(line)}"
            for line in gap_sentences(study, gap, question, words, options.explain)
        )
    if not shown:
        yield _text(words.text("gaps.no-gaps"))
    if len(shown) < len(study.gaps):
        yield from ("", _text(words.count("gaps.more-gaps", len(study.gaps) - len(shown))))
    yield ""
    beside = asks_beside(study, shown, words)
    if beside:
        yield from _heading("ask.title", words)
        yield from (f"- {_text(line)}" for line in beside)
        yield ""


def _access(study: Study, options: GapsOptions, words: Language) -> Iterator[str]:
    yield from _heading("gaps.able", words)
    if not study.access.personas:
        yield from (_text(words.text("gaps.able.nobody")), "")
        return
    yield from (f"**{_text(able_sentence(study, words))}**", "")
    for note in filter(None, (goal_note(study, words), shares_note(study, words))):
        yield from (_text(note), "")
    for persona in study.access.personas:
        sentences = persona_sentences(study, persona, words, options.explain)
        yield from (f"{'  ' * depth}- {_text(line)}" for depth, line in sentences)
    yield ""


def _voices(study: Study, words: Language) -> Iterator[str]:
    if not study.voices:
        return
    yield from _heading("gaps.voices", words)
    yield from _table_head([words.text("gaps.voices.persona"), *_families(words)])
    for voice in study.voices:
        title = _text(told_persona(study, voice.persona))
        yield _row((title, *(_titles(study, voice.families[family], words) for family in FAMILIES)))
    yield ""
    yield from _legend(study, (id_ for voice in study.voices for ids in voice.families.values() for id_ in ids), words)
    for line, _ in voice_sentences(study, words):
        yield from (_text(line), "")


def _claims(study: Study, words: Language) -> Iterator[str]:
    yield from _heading("gaps.claims", words)
    head, *rows = claim_table(study, words)
    if rows:
        yield from _table_head(head)
        yield from (_row(map(_text, row)) for row in rows)
        yield ""
    else:
        yield from (_text(words.text("gaps.claims.none")), "")
    for place, claims in unproven_claims(study, words):
        yield from (f"**{_text(place)}**", "")
        for line, *others in claims:
            yield f"- {_text(line)}"
            yield from (f"  - {_text(other)}" for other in others)
        yield ""


def _heading(key: str, words: Language) -> tuple[str, str]:
    return f"### {_text(words.text(key))}", ""


def _families(words: Language) -> list[str]:
    return [words.text(f"family.{family}") for family in FAMILIES]


def _table_head(titles: Sequence[str]) -> tuple[str, str]:
    return _row(_text(title) for title in titles), "|---" * len(titles) + "|"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _titles(study: Study, sources: Sequence[str], words: Language) -> str:
    return "<br>".join(_text(source_title(study, id_, words)) for id_ in sources) or "—"


def _legend(study: Study, sources: Iterable[str], words: Language) -> Iterator[str]:
    yield from (line for said in freshness_legend(study, sources, words) for line in (_text(said), ""))


def _text(text: str) -> str:
    return escape_markdown(one_line(text))
