"""A step that is to be added, as ``--with`` takes it -> the journey, the stage and the channel that are meant."""

from collections.abc import Collection, Iterable, Sequence

from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.added_step import AddedStep
from cxjourney.errors import CannotRun
from cxjourney.languages.message import join_sentences, list_message, message, or_message
from cxjourney.languages.suggestion import suggestion
from cxjourney.text.nearest_word import nearest_word
from cxjourney.text.shorten import shorten

KINDS_THAT_CANNOT_COME = frozenset({"touchpoint", "stage", "channel", "team"})
"""What ``--without`` takes, and ``--with`` doesn't."""


def parse_added_step(text: str, studies: Sequence[Study]) -> AddedStep:
    """Return the step that is written ``STAGE:CHANNEL``, or ``JOURNEY/STAGE:CHANNEL``.

    Raises:
        CannotRun: It is written otherwise; no journey has such a stage, or several do; or there is no such channel.
    """
    place, _, channel = text.partition(":")
    journey, slash, stage = place.rpartition("/")
    known = stages_by_id(studies)
    no_stage = stage not in known and (stage in KINDS_THAT_CANNOT_COME or nearest_word(stage, ["source"]) == "source")
    if not stage or not channel or (slash and not journey) or no_stage:
        raise CannotRun(join_sentences(message("run.with", text=shorten(text)), _stage_meant(text, known)))
    study = _study_of(journey, stage, channel, studies, known)
    if channel not in study.scope.channels:
        unknown = message("reference.unknown", noun=message("entity.channel"), id=shorten(channel))
        raise CannotRun(join_sentences(unknown, _hint(channel, study.scope.channels, f"{place}:", "")))
    return AddedStep(study.journey.journey, stage, channel)


def stages_by_id(studies: Iterable[Study]) -> dict[str, list[Study]]:
    """Return, by the id of a stage, the journeys that have one of that id."""
    found: dict[str, list[Study]] = {}
    for study in studies:
        for stage in study.stage_labels:
            found.setdefault(stage, []).append(study)
    return found


def _study_of(journey: str, stage: str, channel: str, studies: Sequence[Study], known: dict[str, list[Study]]) -> Study:
    if journey:
        named = next((study for study in studies if study.journey.journey == journey), None)
        if named is None:
            ids = [study.journey.journey for study in studies]
            hint = _hint(journey, ids, "", f"/{stage}:{channel}")
            unknown = message("reference.unknown", noun=message("entity.journey"), id=shorten(journey))
            raise CannotRun(join_sentences(unknown, hint))
        if stage not in named.stage_labels:
            hint = _hint(stage, named.stage_labels, f"{journey}/", f":{channel}")
            unknown = message("run.unknown-in", noun=message("entity.stage"), journey=journey, id=shorten(stage))
            raise CannotRun(join_sentences(unknown, hint))
        return named
    having = known.get(stage, [])
    if not having:
        hint = _hint(stage, known, "", f":{channel}")
        unknown = message("run.unknown-here", noun=message("entity.stage"), id=shorten(stage))
        raise CannotRun(join_sentences(unknown, hint))
    if len(having) > 1:
        choices = or_message((f"{study.journey.journey}/{stage}:{shorten(channel)}" for study in having), most=10)
        raise CannotRun(message("run.several-stages", stage=stage, choices=choices))
    return having[0]


def _hint(word: str, known: Collection[str], before: str, after: str) -> str:
    near = nearest_word(word, known)
    if near:
        return suggestion(f"{before}{near}{shorten(after)}")
    return message("reference.there", names=list_message(map(shorten, sorted(known)), 30))


def _stage_meant(text: str, known: Collection[str]) -> str:
    """Suggest a step where nothing but a stage was written, and a source where its kind is misspelt."""
    word, colon, id_ = text.partition(":")
    if not colon and word in known:
        return suggestion(f"{word}:phone")
    if id_ and nearest_word(word, ["source"]):
        return suggestion(f"source:{shorten(id_)}")
    return ""
