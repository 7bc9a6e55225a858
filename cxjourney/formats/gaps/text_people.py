"""Who is able to complete a journey, who is stranded where and what they lack, and whose voice is heard."""

from collections.abc import Iterator, Sequence

from cxjourney.analysis.barrier_sentences import barrier_sentences
from cxjourney.analysis.display_names import (
    assumption_names,
    channel_title,
    doubtful_shares,
    doubts_of_able,
    goal_note,
    inferred_hearing,
    shares_note,
    told_persona,
)
from cxjourney.analysis.gap_wording import LONGEST_NAME, MAX_NAMES, freshness_legend, some_names, source_title
from cxjourney.analysis.journey_access import PersonaAccess, served_steps
from cxjourney.analysis.study import Study
from cxjourney.analysis.touchpoint_access import drawbacks
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.terminal import TextPage
from cxjourney.languages import Language
from cxjourney.languages.access_phrases import drawback_text
from cxjourney.model import Touchpoint
from cxjourney.model.vocabulary import FAMILIES
from cxjourney.text.shorten import one_line, shorten


def put_access(page: TextPage, study: Study, options: GapsOptions) -> None:
    """Write who gets through, and what the others lack; where it is to be explained, by which ``meets`` they pass."""
    words, access = page.words, study.access
    page.heading("gaps.able")
    if not access.personas:
        page.line(words.text("gaps.able.nobody"))
        return
    page.line(able_sentence(study, words), "bold")
    for note in filter(None, (goal_note(study, words), shares_note(study, words))):
        page.line(note, hanging=2)
    for persona in access.personas:
        _persona(page, study, persona, options.explain)


def able_sentence(study: Study, words: Language) -> str:
    """Return which share of customers is able, unproven, assumed, stranded and unknown; or why nobody can say.

    Shares that no data that counts shows are named as such, in the same sentence.
    """
    access = study.access
    if access.is_unknown:
        return words.text("gaps.able.no-success")
    if access.able_share is None or access.stranded_share is None or access.unknown_share is None:
        return words.text("gaps.able.unsaid")
    shares = {"able": access.able_share, "stranded": access.stranded_share, "unknown": access.unknown_share}
    said = {kind: words.percent(100 * share) for kind, share in shares.items()}
    doubts = words.list_words(doubts_of_able(study, words))
    sentence = words.text("gaps.able.shares.doubted", **said, doubts=doubts)
    if not doubts:
        sentence = words.text("gaps.able.shares", **said)
    unshown = words.list_words(doubtful_shares(study, words))
    return words.text("figures.brackets", text=sentence, inside=unshown) if unshown else sentence


def _persona(page: TextPage, study: Study, persona: PersonaAccess, explain: bool) -> None:
    style = "bold red" if persona.able is False else ""
    (depth, head), *others = persona_sentences(study, persona, page.words, explain)
    page.line(head, style, hanging=4)
    for depth, line in others:
        page.line(line, indent=2 + 2 * depth, hanging=4 + 2 * depth)


def persona_sentences(
    study: Study, persona: PersonaAccess, words: Language, explain: bool = False
) -> Iterator[tuple[int, str]]:
    """Yield whether a persona gets through, by what assumption, where it is stranded and what it lacks there.

    Args:
        study: The journey.
        persona: How the persona fares in it.
        words: The language to write in.
        explain: Whether to say which steps ``meets`` proves to serve its assistive needs.

    Yields:
        How deep the sentence stands, 0 to 2, and the sentence.
    """
    title = told_persona(study, persona.persona)
    share = (
        words.text("persona.no-share")
        if persona.share is None
        else words.text("persona.share", share=words.percent(100 * persona.share))
    )
    if persona.able is None:
        mark, key = "?", "unknown"
    else:
        mark, key = ("✓", "yes") if persona.able else ("✗", "no" if persona.stranded_at else "no-way")
    assumed = assumption_names(study, persona.persona, words)
    outcome = words.text("gaps.able.yes.as-written") if assumed else words.text(f"gaps.able.{key}")
    said = words.list_words((outcome, share))
    yield 0, f"{mark} {words.text('figures.colon', head=title, rest=said)}"
    for stage in (stage for stage in study.journey.stages if stage.id in persona.stranded_at):
        yield 1, words.text("gaps.able.at", stage=stage.title)
        yield from ((2, sentence) for sentence in barrier_sentences(study, persona, stage, words))
    if assumed:
        yield 1, words.text("gaps.able.assumed", names=words.list_words(assumed))
    if persona.able and persona.unproven_at:
        yield 1, words.text("gaps.able.unproven", stages=_stage_titles(study, persona.unproven_at, words))
    if explain:
        yield from ((1, line) for line in _served(study, persona, words))
    if persona.unreached_at:
        yield 1, words.text("gaps.able.unreached", stages=_stage_titles(study, persona.unreached_at, words))
    if persona.reluctant_at:
        yield 1, words.text("gaps.able.reluctant", stages=_stage_titles(study, persona.reluctant_at, words))
    for id_ in persona.reluctant_at:
        for step in persona.usable[id_]:
            yield 2, _drawback_sentence(study, persona.persona, step, words)


def _drawback_sentence(study: Study, persona: str, step: Touchpoint, words: Language) -> str:
    avoids, raised = drawbacks(study.travellers[persona], step)
    return drawback_text(
        words.quote(one_line(step.told_title)),
        channel_title(study, step.channel, words) if avoids else "",
        [words.word("concern", concern) for concern in raised],
        words,
    )


def _served(study: Study, persona: PersonaAccess, words: Language) -> Iterator[str]:
    """Yield, stage by stage that it passes, the steps whose ``meets`` lists needs of a persona, and which."""
    steps: dict[str, list[str]] = {}
    for stage, step, needs in served_steps(persona, study.travellers[persona.persona]):
        title = words.quote(shorten(step.told_title, LONGEST_NAME))
        named = words.list_words(words.word("lack.assistive", need) for need in needs)
        steps.setdefault(stage, []).append(words.text("figures.brackets", text=title, inside=named))
    titles = {stage.id: stage.title for stage in study.journey.stages}
    for id_, named_steps in steps.items():
        yield words.text("gaps.able.served", stage=titles[id_], steps=words.list_words(named_steps))


def _stage_titles(study: Study, ids: Sequence[str], words: Language) -> str:
    titles = (stage.title for stage in study.journey.stages if stage.id in ids)
    return some_names(titles, words, quoted=True)


def put_voices(page: TextPage, study: Study) -> None:
    """Write which data hears which persona, and whom none does."""
    words = page.words
    if not study.voices:
        return
    page.heading("gaps.voices")
    headings = [words.text("gaps.voices.persona"), *(words.text(f"family.{family}") for family in FAMILIES)]
    rows = [
        [
            (one_line(told_persona(study, voice.persona)), "" if voice.is_heard else "bold red"),
            *(_hearing_sources(page, study, voice.families[family]) for family in FAMILIES),
        ]
        for voice in study.voices
    ]
    page.table(headings, rows, (6, 5, 5, 5))
    shown = (id_ for voice in study.voices for ids in voice.families.values() for id_ in ids[:MAX_NAMES])
    for line in freshness_legend(study, shown, words):
        page.line(line, "dim", hanging=2)
    for line, style in voice_sentences(study, words):
        page.line(line, style, hanging=2)


def voice_sentences(study: Study, words: Language) -> Iterator[tuple[str, str]]:
    """Yield whom no data hears, whom nobody asks, and by what sources without channels hear; each with its style."""
    silent = [study.persona_labels[voice.persona] for voice in study.voices if not voice.is_heard]
    unfelt = [
        study.persona_labels[voice.persona]
        for voice in study.voices
        if voice.is_heard and not voice.families["attitudinal"]
    ]
    for key, names in (("silent", silent), ("unfelt", unfelt)):
        if names:
            yield words.text(f"gaps.voices.{key}", personas=some_names(names, words, quoted=True)), "bold"
    for line in inferred_hearing(study, words):
        yield line, ""


def _hearing_sources(page: TextPage, study: Study, sources: Sequence[str]) -> tuple[str, str]:
    if not sources:
        return "—", "bold red"
    names = [source_title(study, id_, page.words) for id_ in sources[:MAX_NAMES]]
    if len(sources) > MAX_NAMES:
        names.append(page.words.text("figures.and-more", n=page.words.number(len(sources) - MAX_NAMES)))
    return "\n".join(names), ""
