"""Claims of a journey, and what each of them rests on: the format, "Assumed".

A claim is what a journey says of its customers and could name a data source for. It is evidenced where a source of its
own counts, outdated where such a source no longer counts, else assumed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, get_args

from cxjourney.analysis.coverage import is_in_use
from cxjourney.analysis.study import Study, once_a_study
from cxjourney.model import DataSource, Persona, Stage
from cxjourney.model.statement import Statement
from cxjourney.model.vocabulary import DataType, Family, MetricKind

ClaimKind = Literal[
    "emotion", "pain-point", "quote", "text", "duration", "way", "rating", "metric", "delivery", "persona", "share"
]
ClaimState = Literal["evidenced", "outdated", "assumed"]
KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)
STATES: tuple[ClaimState, ...] = get_args(ClaimState)
FITTING_FAMILIES: Mapping[ClaimKind | MetricKind, tuple[Family, ...]] = {
    **dict.fromkeys(("emotion", "quote", "rating", "delivery", "nps", "csat", "ces"), ("attitudinal",)),
    **dict.fromkeys(("duration", "way", "completion", "conversion", "retention", "time", "contacts"), ("behavioural",)),
}
"""By kind of claim, or of metric, the families of data that can show it; any family where none is named here.

Source: what the families are, in the design of format version 1: what customers feel is told by attitudinal data, what
they do by behavioural data.
"""
_EVENTS: tuple[DataType, ...] = (
    "web-analytics", "app-analytics", "product-usage", "event-log", "call-log", "service-contacts", "crm", "purchases",
)  # fmt: skip
"""Types of data that record what single customers did, one after the other, and when."""
FITTING_TYPES: Mapping[ClaimKind | MetricKind, tuple[DataType, ...]] = {
    **dict.fromkeys(("duration", "time"), (*_EVENTS, "observation", "diary-study")),
    **dict.fromkeys(("way", "completion"), (*_EVENTS, "email-engagement", "footfall")),
    "conversion": (*_EVENTS, "email-engagement", "footfall", "advertising"),
    "retention": (*_EVENTS, "loyalty"),
    "contacts": ("service-contacts", "call-log", "crm", "event-log"),
    "rating": ("survey", "survey-csat", "survey-ces", "usability-test", "feedback", "reviews"),
    "delivery": ("survey", "survey-csat", "feedback"),
    "nps": ("survey-nps", "survey"),
    "csat": ("survey-csat", "survey", "feedback"),
    "ces": ("survey-ces", "survey", "usability-test"),
}
"""By kind of claim or metric that is a figure, the types of data that can measure it; else the families decide.

Interviews and complaints tell why, and not how many or how long: our own choice, after what each type records.
"""

STAGE_TEXTS = ("goals", "questions", "motivations", "barriers", "strengths", "actions", "thoughts")
"""The lists of texts of a stage that tell of customers."""
PERSONA_TEXTS = ("demographics", "needs", "motivations", "behaviours", "feelings")
PathPart = str | int


class Claim(NamedTuple):
    """Something that a journey says of its customers.

    Attributes:
        kind: What is claimed.
        state: Whether it is evidenced, outdated or assumed.
        sources: The sources that it names, by id; of a persona those of its research.
        stage: The stage that it stands in, by id; None for what is said of the whole journey or of a persona.
        persona: The persona that it speaks of, by id; None where it names none.
        title: What tells it from others of its kind, as it is written; empty where the place says it.
        path: Where it stands in the file that defines it: ``("stages", 0, "emotions", "dara")``.
        metric: Of a metric its kind; None for other claims.
    """

    kind: ClaimKind
    state: ClaimState
    sources: tuple[str, ...]
    stage: str | None
    persona: str | None
    title: str
    path: tuple[PathPart, ...]
    metric: MetricKind | None = None


def claims_once(studies: Iterable[Study]) -> tuple[tuple[Study, Claim], ...]:
    """Return each claim of journeys once, with the first that makes it; journeys of one folder share personas."""
    found: dict[tuple[object, ...], tuple[Study, Claim]] = {}
    for study in studies:
        for key, claim in zip(_claim_keys(study), journey_claims(study), strict=True):
            found.setdefault(key, (study, claim))
    return tuple(found.values())


@once_a_study
def _claim_keys(study: Study) -> tuple[tuple[object, ...], ...]:
    return tuple(claim_key(study, claim) for claim in journey_claims(study))


def claim_key(study: Study, claim: Claim) -> tuple[object, ...]:
    """Return what a claim is known by: the file in which it is made, and its place there."""
    is_shared = claim.kind in ("persona", "share") or claim.path[0] == "personas"
    home = study.defined_at("persona", claim.persona) if is_shared and claim.persona else None
    return home.document.source.name if home else study.file, claim.path


def claim_state(study: Study, sources: Iterable[str | None], on_customers: bool = False) -> ClaimState:
    """Return what a claim is that names these sources, each an id or None: evidenced if any of them counts.

    A source no longer counts when it has expired or is out of reach; one that is planned, or has no family of data,
    never counted. Source: the design of format version 1, "Assumed" and "Counts".

    Args:
        study: The journey.
        sources: The sources that the claim names.
        on_customers: Whether it says who customers are, not what they experience: then a source without a family, such
            as a segmentation, counts like any other.
    """
    named = [id_ for id_ in sources if id_ is not None]
    bearing = [id_ for id_ in named if on_customers or study.scope.sources[id_].brings]
    if any(is_in_use(study.scope.sources[id_], study.as_of) for id_ in bearing):
        return "evidenced"
    return "outdated" if any(study.scope.sources[id_].status != "planned" for id_ in bearing) else "assumed"


def emotion_state(study: Study, stage: Stage, persona: str) -> ClaimState:
    """Return what the emotion of a persona at a stage is; KeyError where none is recorded."""
    return claim_state(study, (stage.emotions[persona].source,))


def share_state(study: Study, persona: Persona) -> ClaimState | None:
    """Return what the share of a persona is; None where it has none."""
    return None if persona.share is None else claim_state(study, (persona.share.source,), on_customers=True)


def persona_state(study: Study, persona: Persona) -> ClaimState:
    """Return what a persona is by its research: interviews, and sources.

    Interviews show it until they are older than rule CX710 has it; from then on it is outdated, unless a source counts.
    """
    research = persona.research
    state = claim_state(study, research.sources)
    if not research.interviews or state == "evidenced":
        return state
    days = study.thresholds.get("CX710")
    is_old = research.last is not None and days is not None and study.as_of.is_older_than(research.last, days)
    return "outdated" if is_old else "evidenced"


@once_a_study
def journey_claims(study: Study) -> tuple[Claim, ...]:
    """Return every claim of a journey: stage by stage, then those of the whole journey, then its personas.

    Each text of `STAGE_TEXTS` counts, in the short form as in the long one: all say what customers want, do, ask or
    think. Others count where they say whose they are or what shows them: notes and what staff do need not be about
    customers, and a persona rests on its research. A metric counts where it has a figure.
    """
    claims: list[Claim] = []
    for index, stage in enumerate(study.journey.stages):
        claims += _stage_claims(study, stage, ("stages", index))
    claims += _metric_claims(study, None, ())
    for id_, persona in study.travellers.items():
        claims += _persona_claims(study, id_, persona)
    return tuple(claims)


def count_states(claims: Iterable[Claim]) -> dict[ClaimKind, dict[ClaimState, int]]:
    """Return, by kind of which there is any, how many claims are evidenced, outdated and assumed."""
    times = Counter((claim.kind, claim.state) for claim in claims)
    there = {kind for kind, _ in times}
    return {kind: {state: times[kind, state] for state in STATES} for kind in KINDS if kind in there}


def fitting_sources(study: Study, claim: Claim) -> tuple[str, ...]:
    """Return the sources, by id, that count, see the claim's stage and can show a claim of its kind; it names none.

    Of a claim on a persona that travels the journey they also hear this persona.
    """
    if claim.stage is None:
        return ()
    seen = study.covers(claim.stage).sources
    voice = next((one for one in study.voices if one.persona == claim.persona), None)
    return tuple(
        id_
        for id_ in seen
        if _can_show(study.counting[id_], claim.metric or claim.kind) and (voice is None or voice.is_heard_by(id_))
    )


def _can_show(source: DataSource, kind: ClaimKind | MetricKind) -> bool:
    """Return whether a source can show a claim of a kind: by its type, and where that is ``other`` by its families."""
    if kind in FITTING_TYPES and source.type != "other":
        return source.type in FITTING_TYPES[kind]
    families = FITTING_FAMILIES.get(kind, ())
    return not families or any(one in families for one in source.brings)


def _stage_claims(study: Study, stage: Stage, path: tuple[PathPart, ...]) -> Iterator[Claim]:
    for persona, emotion in stage.emotions.items():
        named = _source_ids(emotion.source)
        yield _claim(study, "emotion", named, stage.id, (*path, "emotions", persona), persona=persona)
    for index, pain in enumerate(stage.pain_points):
        yield _claim(study, "pain-point", pain.evidence, stage.id, (*path, "pain_points", index), title=pain.told_title)
    for index, quote in enumerate(stage.quotes):
        place = (*path, "quotes", index)
        yield _claim(
            study, "quote", _source_ids(quote.source), stage.id, place, persona=quote.persona, title=quote.text
        )
    for name in STAGE_TEXTS:
        yield from _text_claims(study, getattr(stage, name), stage.id, (*path, name), every=True)
    for place, statements in _other_texts(stage):
        yield from _text_claims(study, statements, stage.id, (*path, *place))
    if stage.duration:
        yield _claim(study, "duration", _source_ids(stage.duration.source), stage.id, (*path, "duration"))
    for index, link in enumerate(stage.next or ()):
        if link.share is not None:
            to = study.journey.stages[study.position_of(link.to)].title
            title = f"{to}: {link.when}" if link.when else to
            yield _claim(study, "way", _source_ids(link.source), stage.id, (*path, "next", index), title=title)
    for index, touchpoint in enumerate(stage.touchpoints):
        for dimension, score in touchpoint.rating.scores().items():
            place = (*path, "touchpoints", index, "rating", dimension)
            title = f"{touchpoint.told_title}: {dimension}"
            yield _claim(study, "rating", _source_ids(score.source), stage.id, place, title=title)
    yield from _metric_claims(study, stage, path)
    if stage.delivery:
        yield _claim(study, "delivery", _source_ids(stage.delivery.source), stage.id, (*path, "delivery"))


def _other_texts(stage: Stage) -> Iterator[tuple[tuple[PathPart, ...], Iterable[Statement]]]:
    """Yield the lists of a stage that need not be about customers, each with its path within the stage."""
    for lane, notes in stage.notes.items():
        yield ("notes", lane), notes
    for index, touchpoint in enumerate(stage.touchpoints):
        yield ("touchpoints", index, "staff"), touchpoint.staff
        yield ("touchpoints", index, "evidence"), touchpoint.evidence
        yield ("touchpoints", index, "backstage", "actions"), touchpoint.backstage.actions


def _text_claims(
    study: Study,
    statements: Iterable[Statement],
    stage: str | None,
    path: tuple[PathPart, ...],
    whose: str | None = None,
    every: bool = False,
) -> Iterator[Claim]:
    """Yield the texts that claim something of customers: each of them, or those that say whose or what shows them."""
    for index, one in enumerate(statements):
        if every or one.persona or one.source:
            persona = one.persona or whose
            yield _claim(study, "text", _source_ids(one.source), stage, (*path, index), persona=persona, title=one.text)


def _metric_claims(study: Study, stage: Stage | None, path: tuple[PathPart, ...]) -> Iterator[Claim]:
    for index, metric in enumerate(stage.metrics if stage else study.journey.metrics):
        if metric.value is not None or metric.history:
            yield _claim(
                study,
                "metric",
                _source_ids(metric.source),
                stage.id if stage else None,
                (*path, "metrics", index),
                persona=metric.persona,
                title=metric.title or metric.kind,
                metric=metric.kind,
            )


def _persona_claims(study: Study, id_: str, persona: Persona) -> Iterator[Claim]:
    path = ("personas", id_)
    research = (*path, "research")
    state = persona_state(study, persona)
    yield Claim("persona", state, persona.research.sources, None, id_, persona.title, research)
    if persona.share:
        named = _source_ids(persona.share.source)
        yield Claim("share", claim_state(study, named, on_customers=True), named, None, id_, "", (*path, "share"))
    for name in PERSONA_TEXTS:
        yield from _text_claims(study, getattr(persona, name), None, (*path, name), id_)


def _source_ids(source: str | None) -> tuple[str, ...]:
    return () if source is None else (source,)


def _claim(
    study: Study,
    kind: ClaimKind,
    sources: tuple[str, ...],
    stage: str | None,
    path: tuple[PathPart, ...],
    *,
    persona: str | None = None,
    title: str = "",
    metric: MetricKind | None = None,
) -> Claim:
    return Claim(kind, claim_state(study, sources), sources, stage, persona, title, path, metric)
