"""The ranked gaps, each with a question, whom to ask, why it stands there and which data would answer it."""

from collections.abc import Iterable, Iterator

from cxjourney.analysis.ask_wording import ask_text, place_of_ask
from cxjourney.analysis.claim_evidence import claim_state
from cxjourney.analysis.gap_priority import Gap, is_severe_by_stranded, unsaid_factors
from cxjourney.analysis.gap_questions import answering_touchpoints, varied_questions
from cxjourney.analysis.gap_sources import nearest_sources
from cxjourney.analysis.gap_wording import (
    LONGEST_NAME,
    MAX_NAMES,
    collect_sentences,
    question_text,
    some_names,
    source_sentences,
)
from cxjourney.analysis.open_asks import OpenAsk, open_asks
from cxjourney.analysis.question import Question
from cxjourney.analysis.study import Study
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.terminal import TextPage
from cxjourney.languages import Language
from cxjourney.model import Stage
from cxjourney.text.shorten import shorten


def put_ranking(page: TextPage, study: Study, options: GapsOptions) -> None:
    """Write the gaps, the most pressing first."""
    page.heading("gaps.ranking")
    if not study.gaps:
        page.line(page.words.text("gaps.no-gaps"))
    shown = study.gaps[: options.top]
    for gap, question in zip(shown, varied_questions((study, gap) for gap in shown), strict=True):
        _gap(page, study, gap, question, options.explain)
    if len(shown) < len(study.gaps):
        page.line(page.words.count("gaps.more-gaps", len(study.gaps) - len(shown)), indent=4)
    beside = asks_beside(study, shown, page.words)
    if beside:
        page.heading("ask.title")
    for line in beside:
        page.line(line, hanging=2)


def put_first_question(page: TextPage, study: Study) -> None:
    """End with the first question: it is what stays on the screen of a room."""
    for question in varied_questions((study, gap) for gap in study.gaps[:1]):
        page.heading("gaps.begin")
        page.line(question_text(question, page.words), "bold")


def _gap(page: TextPage, study: Study, gap: Gap, question: Question, explain: bool) -> None:
    words = page.words
    page.line(f"{words.number(gap.rank):>2}. {gap.stage.title}", "bold", hanging=4)
    if gap.stage.summary:
        page.brief(gap.stage.summary, indent=4)
    ask, *others = gap_sentences(study, gap, question, words, explain)
    page.line(ask, "italic", indent=4, hanging=6)
    for line in others:
        page.line(line, indent=4, hanging=6)


def gap_sentences(study: Study, gap: Gap, question: Question, words: Language, explain: bool) -> Iterator[str]:
    """Yield what is said of a gap: its question, what was asked already, whom to ask, why it stands there, and data.

    Args:
        study: The journey.
        gap: One of its gaps.
        question: What to ask about it.
        words: The language to write in.
        explain: Whether to say how its priority comes about.
    """
    yield words.text("gaps.ask", question=question_text(question, words))
    yield from (words.text("gaps.asked", question=ask_text(study, one, words)) for one in asks_at(study, gap.stage))
    talk = talk_sentence(study, gap, words)
    if talk:
        yield talk
    yield why_sentence(study, gap, words)
    if explain:
        yield words.text(
            "gaps.formula",
            priority=words.number(gap.priority),
            importance=words.number(gap.stage.importance_weight),
            severity=words.number(gap.severity),
            missing=words.number(len(gap.coverage.missing)),
        )
        yield from (words.text(f"gaps.formula.{unsaid}") for unsaid in unsaid_factors(gap))
        if is_severe_by_stranded(gap):
            yield words.text("gaps.formula.stranded")
        yield from _answers(gap, words)
    yield from data_sentences(study, gap, words)


def asks_at(study: Study, stage: Stage) -> tuple[OpenAsk, ...]:
    """Return the open questions at a stage."""
    return tuple(one for one in open_asks(study) if one.stage is stage)


def asks_beside(study: Study, gaps: Iterable[Gap], words: Language) -> list[str]:
    """Return the open questions at none of these gaps, each with what it is about, in words."""
    shown = {gap.stage.id for gap in gaps}
    return [
        words.text("figures.colon", head=place_of_ask(study, one, words), rest=ask_text(study, one, words))
        for one in open_asks(study)
        if one.stage is None or one.stage.id not in shown
    ]


def talk_sentence(study: Study, gap: Gap, words: Language, with_contact: bool = True) -> str:
    """Return whom to talk to: the team that owns the stage, else, and so it says, the one that owns the journey.

    Args:
        study: The journey.
        gap: One of its gaps.
        words: The language to write in.
        with_contact: Whether to say how the team is reached.

    Returns:
        Nothing where neither has an owner.
    """
    owner = gap.stage.owner or study.journey.owner
    if owner is None:
        return ""
    team = study.scope.teams[owner]
    name = shorten(team.title, 80)
    if team.contact is not None and with_contact:
        name = words.text("gaps.talk.contact", team=name, contact=shorten(team.contact, 80))
    return words.text("gaps.talk" if gap.stage.owner else "gaps.talk.unowned", team=name)


def why_sentence(study: Study, gap: Gap, words: Language) -> str:
    """Return why a gap stands where it does."""
    return words.text("gaps.why", reasons=words.text("figures.semicolon").join(_reasons(study, gap, words)))


def _reasons(study: Study, gap: Gap, words: Language) -> Iterator[str]:
    yield (
        words.text("gaps.why.importance.unsaid")
        if gap.stage.importance is None
        else words.text("gaps.why.importance", n=words.number(gap.stage.importance))
    )
    stranded = study.access.personas_stranded_at(gap.stage.id)
    if stranded:
        names = (study.persona_labels[persona.persona] for persona in stranded)
        yield words.text("gaps.why.stranded", personas=some_names(names, words, quoted=True))
    pains = [pain for pain in gap.stage.pain_points if pain.is_open]
    if pains:
        worst = max(pains, key=lambda pain: pain.severity_weight)
        state = claim_state(study, worst.evidence)
        severity = words.text(f"severity.{worst.severity or 'unsaid'}")
        said = words.list_words(
            (
                *((words.text(f"claim.{state}"),) if state != "evidenced" else ()),
                words.text("gaps.why.severity", severity=severity) if worst.severity else severity,
            )
        )
        yield words.text("gaps.why.pain", pain_point=shorten(worst.told_title, 80), said=said)
    missing = [words.text(f"family.{family}.noun") for family in gap.coverage.missing]
    if missing:
        yield words.text("gaps.why.missing", families=words.list_words(missing))
    else:
        yield words.text("gaps.why.nothing-missing")


def _answers(gap: Gap, words: Language) -> Iterator[str]:
    """Yield which questions of the stage which touchpoints are said to answer, and which none is."""
    answered, unanswered = [], []
    for text, touchpoints in answering_touchpoints(gap.stage).items():
        question = words.quote(shorten(text, LONGEST_NAME))
        names = some_names((one.told_title for one in touchpoints), words, quoted=True)
        if names:
            answered.append(words.text("gaps.answered.by", question=question, touchpoints=names))
        else:
            unanswered.append(question)
    if answered:
        yield words.text("gaps.answered", questions=words.text("figures.semicolon").join(answered))
    if unanswered:
        yield words.text("gaps.unanswered", questions=words.list_words(unanswered))


def data_sentences(study: Study, gap: Gap, words: Language) -> Iterator[str]:
    """Yield which data would answer a gap: that which is at hand, that which is planned, and what else to collect."""
    nearest = nearest_sources(study, gap)
    yield from source_sentences(study, nearest[:MAX_NAMES], words)
    if len(nearest) > MAX_NAMES:
        yield words.count("gaps.more-sources", len(nearest) - MAX_NAMES, option="--format json")
    yield from collect_sentences(gap, words)
