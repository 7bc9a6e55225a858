"""Cards that more than one view shows: stages, data sources, personas."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cxjourney.analysis.as_of import is_expired
from cxjourney.analysis.claim_evidence import claim_state
from cxjourney.analysis.journey_paths import backward_links, parallel_ways, reachable
from cxjourney.analysis.touchpoint_access import touchpoint_lacks
from cxjourney.maps.canvas import icons, looks
from cxjourney.maps.model.card import Card, Dots, Label, Meter
from cxjourney.model import known_channels
from cxjourney.model.vocabulary import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cxjourney.analysis.coverage import StageCoverage
    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import DataSource, Link, Persona, Stage, Statement, Touchpoint


def join_list(language: Language, *parts: str) -> str:
    """Return parts joined in one line, those that are empty left out."""
    return _fence(language, language.messages["figures.joint"]).join(part for part in parts if part)


def list_names(language: Language, names: Iterable[str]) -> str:
    """Return names as a list with the language's commas, however many there are."""
    return _fence(language, language.messages["figures.comma"]).join(names)


def _fence(language: Language, joint: str) -> str:
    """Return what joins parts; from right to left between marks of that direction.

    Without them Latin words before and after it would change places.
    """
    return joint.replace(joint.strip(), f"\u200f{joint.strip()}\u200f") if language.direction == "rtl" else joint


def keep_sign_first(language: Language, figure: str) -> str:
    """Return a figure that has a sign so that the sign stays before it in text that runs right to left."""
    return f"\u200e{figure}\u200e" if language.direction == "rtl" else figure


def stage_head(study: Study, stage: Stage, language: Language) -> Card:
    """Return a card of a stage with its number, owner, importance and coverage; what nobody said has no filled dot."""
    coverage = study.covers(stage.id)
    number = language.number(study.position(stage) + 1)
    owner = language.text("map.owner", owner=study.scope.teams[stage.owner].title) if stage.owner else ""
    importance = (
        language.text("map.importance.unsaid")
        if stage.importance is None
        else language.text("map.importance", importance=language.number(stage.importance))
    )
    return Card(
        title=stage.title,
        look=coverage.level,
        heading=join_list(language, number, entry_and_end_words(study, stage, language)),
        about=stage.summary or "",
        link=stage.link or "",
        whose=stage_travellers(stage),
        details=(owner or language.text("map.no-owner"),),
        ornaments=(
            *moment_label(stage, language),
            *_travellers_label(study, stage, language),
            *_told_label(stage, language),
            Dots(stage.importance or 0, 5, importance),
            Meter(
                tuple(family not in coverage.missing for family in FAMILIES),
                language.text(f"map.coverage.{coverage.level}"),
                coverage.level,
                tuple(_lack_words(coverage, language)),
            ),
        ),
    )


def moment_label(thing: Stage | Touchpoint, language: Language) -> tuple[Label, ...]:
    """Return the mark of a moment of truth; nothing where nobody called the stage or the touchpoint one."""
    return (Label(("moment-of-truth",), language.text("map.moment-of-truth")),) if thing.moment_of_truth else ()


def stage_travellers(stage: Stage) -> frozenset[str] | None:
    """Return the personas that take part in a stage, by id; None where all do who travel the journey."""
    return None if stage.travelled_by is None else frozenset(stage.travelled_by)


def _travellers_label(study: Study, stage: Stage, language: Language) -> tuple[Label, ...]:
    """Return who takes part in a stage, where not all do who travel the journey; nothing where all do."""
    if all(stage.is_travelled_by(id_) for id_ in study.travellers):
        return ()
    if not stage.travelled_by:
        return (Label((), language.text("map.travelled-by.nobody")),)
    symbols, names = symbols_and_names(study, stage.travelled_by, language)
    return (Label(symbols, language.text("map.travelled-by", personas=names)),)


def _told_label(stage: Stage, language: Language) -> tuple[Label, ...]:
    """Return which journey tells a stage in full, by its id; nothing where none does."""
    return (Label(("told",), language.text("map.told-by", journey=stage.journey)),) if stage.journey else ()


def symbols_and_names(study: Study, ids: Iterable[str], language: Language) -> tuple[tuple[str, ...], str]:
    """Return the symbols of personas, as far as they are on the map, and their names in a list; in the map's order."""
    shown, wanted = personas_on_map(study), set(ids)
    names = short_names({**shown, **study.scope.personas})
    symbols = tuple(persona_symbol(place) for place, id_ in enumerate(shown) if id_ in wanted)
    return symbols, list_names(language, (names[id_] for id_ in {**shown, **names} if id_ in wanted))


def _lack_words(coverage: StageCoverage, language: Language) -> Iterator[str]:
    """Yield what keeps a stage from being fully known that is so in part: families without data, touchpoints unseen."""
    if coverage.level != "partial":
        return
    if coverage.missing:
        families = (language.text(f"change.family.{family}") for family in coverage.missing)
        yield language.text("map.lacks.families", families=list_names(language, families))
    unseen, touchpoints = len(coverage.unseen), len(coverage.stage.touchpoints)
    if unseen and touchpoints == 1:
        yield language.text("map.lacks.only-touchpoint")
    elif unseen:
        yield language.text("map.lacks.touchpoints", unseen=language.number(unseen), all=language.number(touchpoints))


def entry_and_end_words(study: Study, stage: Stage, language: Language) -> str:
    """Return in words whether customers begin or end here; nothing where they do neither."""
    words = [language.text("map.start")] if stage.id in study.entries else []
    end = kind_of_end(study, stage)
    if end:
        words.append(language.text(f"map.{end}"))
    return join_list(language, *words)


def kind_of_end(study: Study, stage: Stage) -> str:
    """Return how the journey ends at a stage: `success`, `other`, `end` where nobody wrote it; empty where it goes on.

    An end without an ``outcome`` may count as a success for want of a better one; that is no reason to call it one.
    """
    if stage.id not in study.ends:
        return ""
    return stage.outcome or "end"


def source_chip(study: Study, source_id: str, language: Language) -> Card:
    """Return a card of a data source, which leads to it: how fresh and how large it is, or why it does not count.

    Raises:
        KeyError: The study's scope defines no such source.
    """
    source = study.scope.sources[source_id]
    return _chip(study, source, language)._replace(link=source.link or "")


def _chip(study: Study, source: DataSource, language: Language) -> Card:
    sample = language.count("map.sample", source.sample) if source.sample is not None else ""
    if source.status == "planned":
        when = language.text("map.planned.for", date=language.day(source.expected)) if source.expected else ""
        return Card(source.title, "planned", details=(when or language.text("map.planned"),))
    refreshed = language.text("map.refreshed", date=language.day(source.refreshed)) if source.refreshed else ""
    if source.status == "unavailable" or is_expired(source, study.as_of):
        why = language.text("map.unavailable" if source.status == "unavailable" else "map.expired")
        return Card(source.title, "lost", details=tuple(filter(None, (refreshed, why))))
    details = join_list(language, refreshed, sample)
    return Card(source.title, "chip", details=(details,) if details else ())


def channel_icon(study: Study, channel: str) -> str:
    """Return the name of a channel's icon: the one it names, else its own, or that of its kind for a team's own."""
    if chosen := study.scope.channels[channel].icon:
        return chosen if chosen in icons.ICONS else f"kind-{chosen}"
    known = known_channels().get(channel)
    return icons.icon_of(channel, study.scope.channels[channel].kind, known.kind if known else None)


def personas_on_map(study: Study) -> dict[str, Persona]:
    """Return the personas on a map, by id: those that travel the journey, then others whose emotions it records."""
    felt = dict.fromkeys(id_ for stage in study.journey.stages for id_ in stage.emotions)
    return {**study.travellers, **{id_: study.scope.personas[id_] for id_ in felt}}


def users(study: Study, stage: Stage, touchpoint: Touchpoint, personas: dict[str, Persona]) -> frozenset[str]:
    """Return the ids of those of the personas that can use a touchpoint of a stage, and whom it concerns."""
    channels = study.scope.channels
    concerned = (id_ for id_ in personas if stage.is_travelled_by(id_) and touchpoint.is_for(id_))
    return frozenset(id_ for id_ in concerned if not touchpoint_lacks(personas[id_], touchpoint, channels))


def way_share(study: Study, link: Link, language: Language) -> str:
    """Return in words which share of customers takes a way, and what it rests on; nothing where none is written."""
    if link.share is None:
        return ""
    share, state = language.percent(100 * link.share), claim_state(study, (link.source,))
    return share if state == "evidenced" else language.text(f"claim.with.{state}", claim=share)


def way_figure(study: Study, link: Link, language: Language) -> str:
    """Return the share of customers who take a way as it is drawn: with a sign, which a note explains, if assumed."""
    if link.share is None:
        return ""
    share, state = language.percent(100 * link.share), claim_state(study, (link.source,))
    return share if state == "evidenced" else language.text(f"claim.sign.{state}", figure=share)


def doubtful_of_them(study: Study, sources: Iterable[str | None], language: Language) -> list[str]:
    """Return of claims, each with the source that it names, how many are only assumed, and how many outdated."""
    states = Counter(claim_state(study, (source,)) for source in sources)
    return [
        language.text(f"map.of-them.{state}", n=language.number(states[state]))
        for state in ("assumed", "outdated")
        if states[state]
    ]


TEXT_SYMBOLS = {"evidenced": "shown", "outdated": "outdated"}
"""What stands before a text whose source counts, or no longer counts, in place of its bullet."""


def text_card(study: Study, statement: Statement, language: Language, symbol: str = "bullet") -> Card:
    """Return a card of a text with a symbol: another one where the text names a source, which a screen reader says."""
    whose = frozenset((statement.persona,)) if statement.persona else None
    shown_by, sign = text_evidence(study, statement, language)
    return Card(statement.text, symbol=sign or symbol, about=shown_by, whose=whose)


def text_evidence(study: Study, statement: Statement, language: Language) -> tuple[str, str]:
    """Return in words which source shows a text, and the symbol for that; nothing where the text names none.

    There is no symbol where the source never counted.
    """
    if statement.source is None:
        return "", ""
    state = claim_state(study, (statement.source,))
    source = study.scope.sources[statement.source].title
    named = source if state == "evidenced" else language.text(f"claim.named.{state}", source=source)
    return language.text("map.evidence", sources=named), TEXT_SYMBOLS.get(state, "")


def way_condition(link: Link, language: Language) -> str:
    """Return in words when a way is taken, and whether besides others; nothing where neither is written down."""
    return join_list(language, link.when or "", language.text("map.leads.parallel") if link.parallel else "")


def way_kinds(study: Study) -> dict[str, tuple[str, ...]]:
    """Return by stage the kind of each of its links: `back`, `out` to an end without success, else `on`."""
    back = backward_links(study.journey)
    return {
        stage: tuple(
            "back" if turns else "on" if study.ends.get(link.to, True) else "out"
            for link, turns in zip(found, back[stage], strict=True)
        )
        for stage, found in study.links.items()
    }


def parallel_marks(study: Study) -> Callable[[str, str], tuple[bool, bool]]:
    """Return a function of a way, from a stage to another: whether it opens parallel ways, and whether these join."""
    ways = {
        id_: [link.to for link, turns in zip(found, back, strict=True) if not turns]
        for (id_, found), back in zip(study.links.items(), backward_links(study.journey).values(), strict=True)
    }
    opened = parallel_ways(study.journey)
    joined = {end: reachable((id_,), ways) for id_, end in opened.items() if end is not None}

    def of(start: str, end: str) -> tuple[bool, bool]:
        if end not in ways[start]:
            return False, False
        return start in opened, start in joined.get(end, ())

    return of


def persona_symbol(index: int) -> str:
    """Return the name of a persona's symbol in `looks.SYMBOLS`, by its place, from 0, among those on the map."""
    return f"persona-{index % looks.TONE_COUNT}"


def short_names(personas: dict[str, Persona]) -> dict[str, str]:
    """Return by id what each persona is called where there is little room.

    That is its short name; all of its title where another is called alike.
    """
    short = {id_: persona.short_name for id_, persona in personas.items()}
    taken = list(short.values())
    return {id_: name if taken.count(name) == 1 else personas[id_].title for id_, name in short.items()}
