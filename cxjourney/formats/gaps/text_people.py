"""Who is able to complete a journey, who is stranded where and what they lack, and whose voice is heard."""

from collections.abc import Sequence

from cxjourney.analysis.access import PersonaAccess
from cxjourney.analysis.display_names import full_title
from cxjourney.analysis.study import Study
from cxjourney.analysis.touchpoint_access import touchpoint_lacks
from cxjourney.formats.gaps.wording import MAX_NAMES, some_names
from cxjourney.formats.terminal import TextPage
from cxjourney.languages import lacks_text
from cxjourney.model.vocabulary import FAMILIES
from cxjourney.text.escape import one_line


def put_access(page: TextPage, study: Study) -> None:
    """Write who gets through, and what the others lack."""
    words, access = page.words, study.access
    page.heading("gaps.able")
    if not access.personas:
        page.line(words.text("gaps.able.nobody"))
        return
    if access.is_unknown:
        page.line(words.text("gaps.able.no-success"), "bold")
    elif access.able_share is None or access.stranded_share is None or access.unknown_share is None:
        page.line(words.text("gaps.able.unsaid"), "bold")
    else:
        shares = {"able": access.able_share, "stranded": access.stranded_share, "unknown": access.unknown_share}
        said = {kind: words.percent(100 * share) for kind, share in shares.items()}
        line = words.text("gaps.able.shares", **said)
        if access.unproven_share:
            unproven = words.percent(100 * access.unproven_share)
            line = words.text("gaps.able.shares.unproven", **said, unproven=unproven)
        page.line(line, "bold")
    for persona in access.personas:
        _persona(page, study, persona)
    blank = [study.persona_labels[id_] for id_, one in study.travellers.items() if "access" not in one.model_fields_set]
    if blank:
        page.line(words.text("gaps.able.assumed", personas=some_names(blank, words, quoted=True)), hanging=2)


def _persona(page: TextPage, study: Study, persona: PersonaAccess) -> None:
    words = page.words
    title = full_title(study.travellers[persona.persona])
    share = (
        words.text("persona.no-share")
        if persona.share is None
        else words.text("persona.share", share=words.percent(100 * persona.share))
    )
    if persona.able is None:
        mark, key = "?", "unknown"
    else:
        mark, key = ("✓", "yes") if persona.able else ("✗", "no" if persona.stranded_at else "no-way")
    style = "bold red" if persona.able is False else ""
    page.line(f"{mark} {title}: {words.list_words((words.text(f'gaps.able.{key}'), share))}", style, hanging=4)
    for stage in (stage for stage in study.journey.stages if stage.id in persona.stranded_at):
        page.line(words.text("gaps.able.at", stage=stage.title), indent=4, hanging=6)
        for step in persona.steps[stage.id]:
            lacks = touchpoint_lacks(study.travellers[persona.persona], step, study.scope.channels)
            if lacks:
                line = words.text("gaps.able.lacks", touchpoint=step.title, lacks=lacks_text(lacks, words))
                page.line(line, indent=6, hanging=8)
    if persona.able and persona.unproven_at:
        stages = [stage.title for stage in study.journey.stages if stage.id in persona.unproven_at]
        page.line(words.text("gaps.able.unproven", stages=some_names(stages, words, quoted=True)), indent=4, hanging=6)
    if persona.reluctant_at:
        stages = [stage.title for stage in study.journey.stages if stage.id in persona.reluctant_at]
        page.line(words.text("gaps.able.reluctant", stages=some_names(stages, words, quoted=True)), indent=4, hanging=6)


def put_voices(page: TextPage, study: Study) -> None:
    """Write which data hears which persona, and whom none does."""
    words = page.words
    if not study.voices:
        return
    page.heading("gaps.voices")
    headings = [words.text("gaps.voices.persona"), *(words.text(f"family.{family}") for family in FAMILIES)]
    rows = [
        [
            (one_line(full_title(study.travellers[voice.persona])), "" if voice.is_heard else "bold red"),
            *(_hearing_sources(page, study, voice.families[family]) for family in FAMILIES),
        ]
        for voice in study.voices
    ]
    page.table(headings, rows, (6, 5, 5, 5))
    silent = [study.persona_labels[voice.persona] for voice in study.voices if not voice.is_heard]
    unfelt = [
        study.persona_labels[voice.persona]
        for voice in study.voices
        if voice.is_heard and not voice.families["attitudinal"]
    ]
    for key, names in (("silent", silent), ("unfelt", unfelt)):
        if names:
            page.line(
                words.text(f"gaps.voices.{key}", personas=some_names(names, words, quoted=True)), "bold", hanging=2
            )
    assumed = _sources_assumed_to_hear_all(study)
    if assumed:
        page.line(words.text("gaps.voices.assumed", sources=some_names(assumed, words, quoted=True)), hanging=2)


def _sources_assumed_to_hear_all(study: Study) -> list[str]:
    """Return the sources that hear everybody only because nothing says through which channels they hear."""
    seen_whole = {id_ for stage in study.journey.stages for id_ in stage.data}
    observing = sorted(study.observing.items())
    return [source.title for id_, source in observing if id_ in seen_whole and not source.through]


def _hearing_sources(page: TextPage, study: Study, sources: Sequence[str]) -> tuple[str, str]:
    if not sources:
        return "—", "bold red"
    names = [one_line(study.scope.sources[id_].title) for id_ in sources[:MAX_NAMES]]
    if len(sources) > MAX_NAMES:
        names.append(page.words.text("figures.and-more", n=page.words.number(len(sources) - MAX_NAMES)))
    return "\n".join(names), ""
