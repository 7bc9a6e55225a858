"""Questions and what a gap takes, in words."""

from collections.abc import Iterable, Iterator

from cxjourney.analysis.display_names import channel_title
from cxjourney.analysis.evidence_states import EvidenceWord
from cxjourney.analysis.gap_priority import Gap
from cxjourney.analysis.gap_sources import GapSource, NearnessReason
from cxjourney.analysis.question import Question
from cxjourney.analysis.study import Study
from cxjourney.languages import Language
from cxjourney.text.shorten import one_line, shorten

MAX_NAMES = 3
"""At most this many names stand in one list; the rest is counted."""
LONGEST_NAME = 80
"""Of a name this many characters are said."""
QUOTED = ("personas", "touchpoints")
"""What a question names more than one of; what it names once has quotes in its own words."""


def question_text(question: Question, words: Language, longest: int = LONGEST_NAME) -> str:
    """Return a question in words; what it names beside its stage is cut to ``longest`` characters."""
    names = {
        name: _names_in_sentence(values, words, name in QUOTED, longest) for name, values in question.names.items()
    }
    day = {} if question.day is None else {"date": words.day(question.day)}
    return words.text(f"question.{question.kind}", stage=question.stage, **names, **day)


def _names_in_sentence(names: tuple[str, ...], words: Language, quoted: bool, longest: int) -> str:
    if len(names) > MAX_NAMES:
        return some_names(names, words, quoted, longest)
    shown = (shorten(name, longest) for name in names)
    return words.join_and(words.quote(name) if quoted else name for name in shown)


def source_title(study: Study, id_: str, words: Language) -> str:
    """Return the title of a source on one line, with a sign where it is stale or undated (see `freshness_legend`)."""
    source = study.scope.sources[id_]
    state, title = study.freshness(id_), one_line(source.title)
    return title if state == "fresh" else words.text(f"gaps.freshness.{state}.sign", source=title)


def freshness_legend(study: Study, ids: Iterable[str], words: Language) -> list[str]:
    """Return what the signs behind the titles of these sources mean; those that stand behind none are left out."""
    found = {study.freshness(id_) for id_ in ids}
    return [words.text(f"gaps.freshness.{state}") for state in ("stale", "undated") if state in found]


def evidence_word(word: EvidenceWord, words: Language) -> str:
    """Return in words what a record says of a source at a stage."""
    day = {"date": words.day(word.since)} if word.since else {}
    return words.text(f"gaps.evidence.{word.state}", **day)


def evidence_lines(study: Study, words: Language) -> list[tuple[str, str]]:
    """Return the title of each stage that a source observes, and what a record says of each source there.

    Nothing where there is no record.
    """
    lines = []
    for stage in study.coverage.stages:
        if told := study.evidence_words.get(stage.stage.id):
            each = (
                words.text("figures.brackets", text=_title(study, id_), inside=evidence_word(word, words))
                for id_, word in told.items()
            )
            lines.append((one_line(stage.stage.title), words.list_words(each)))
    return lines


def _title(study: Study, id_: str) -> str:
    return shorten(study.scope.sources[id_].title, LONGEST_NAME)


def gap_source_text(study: Study, near: GapSource, words: Language) -> str:
    """Return the title of a source that would answer a gap, its day where it is planned for one, and why it is near."""
    suggestion = near.suggestion
    name = words.quote(shorten(study.scope.sources[suggestion.source].title, LONGEST_NAME))
    reasons = [_reason_text(study, reason, words) for reason in near.reasons if reason.kind != "persona"]
    if heard := [study.persona_labels[reason.id] for reason in near.reasons if reason.kind == "persona"]:
        names = words.join_and(shorten(label, LONGEST_NAME) for label in heard)
        reasons.append(words.count("gaps.near.persona", len(heard), personas=names))
    if suggestion.expected:
        reasons.insert(0, words.text("gaps.planned-for", date=words.day(suggestion.expected)))
    state = study.freshness(suggestion.source)
    if state != "fresh" and not suggestion.planned:
        reasons.append(words.text(f"gaps.freshness.{state}.word"))
    if not reasons:
        return name
    return words.text("gaps.near-source", source=name, reasons=words.text("figures.semicolon").join(reasons))


def source_sentences(
    study: Study, sources: Iterable[GapSource], words: Language, with_reasons: bool = True
) -> Iterator[str]:
    """Yield which of these sources are at hand, and which are planned; ``with_reasons`` also why each is near."""
    found = tuple(sources if with_reasons else (near._replace(reasons=()) for near in sources))
    there = [gap_source_text(study, near, words) for near in found if not near.suggestion.planned]
    if there:
        yield words.text("gaps.look", sources=words.list_words(there))
    planned = [gap_source_text(study, near, words) for near in found if near.suggestion.planned]
    if planned:
        yield words.text("gaps.planned", sources=words.list_words(planned))


def collect_sentences(gap: Gap, words: Language) -> Iterator[str]:
    """Yield what else to collect for a gap, where there is something."""
    if gap.types:
        yield words.text("gaps.collect", types=some_names((words.word("type", type_) for type_ in gap.types), words))


def _reason_text(study: Study, reason: NearnessReason, words: Language) -> str:
    if reason.kind == "neighbour":
        return words.text("gaps.near.neighbour", stage=study.stage_labels[reason.id])
    if reason.kind == "channel":
        return words.text("gaps.near.channel", channel=shorten(channel_title(study, reason.id, words), LONGEST_NAME))
    if reason.kind == "owner":
        return words.text("gaps.near.owner", team=shorten(study.scope.teams[reason.id].title, LONGEST_NAME))
    return words.text("gaps.near.stage")


def some_names(names: Iterable[str], words: Language, quoted: bool = False, longest: int = LONGEST_NAME) -> str:
    """Return names as a list, and how many more there are; ``quoted`` where they may hold commas themselves."""
    every = [shorten(name, longest) for name in names]
    listed = [words.quote(name) if quoted else name for name in every[:MAX_NAMES]]
    if len(every) > MAX_NAMES:
        listed.append(words.text("figures.and-more", n=words.number(len(every) - MAX_NAMES)))
    return words.list_words(listed)
