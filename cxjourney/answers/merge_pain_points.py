"""Pain points that are answered: a new title is a new pain point; one that is there gets what it lacks."""

from collections.abc import Sequence

from cxjourney.answers.answer import AnswerPart
from cxjourney.answers.answered_files import StagePlace
from cxjourney.answers.columns import PAIN_POINT
from cxjourney.answers.merge_attributes import agreed_values, as_yaml, merge_attributes
from cxjourney.answers.merge_outcome import AnswerAtStage, MergeOutcome
from cxjourney.deserialize.translated_attributes import folded
from cxjourney.edit.patch import YamlValue
from cxjourney.languages.message import list_message, message
from cxjourney.model.pain_point import PainPoint
from cxjourney.parse.document import DataPath
from cxjourney.text.escape_unseen import escape_unseen

TITLE, SEVERITY, PERSONAS = PAIN_POINT
_ATTRIBUTES = {SEVERITY: "severity", PERSONAS: "personas"}


def merge_pain_points(answers: Sequence[AnswerAtStage], outcome: MergeOutcome) -> None:
    """Merge what is answered of pain points."""
    said: dict[tuple[StagePlace, str], list[AnswerPart]] = {}
    for answer, place in answers:
        parts = outcome.parts(answer, PAIN_POINT.__contains__)
        title = next((part.text for part in parts if part.column == TITLE), None)
        if title is None:
            outcome.leave(parts, message("answers.why.pain-title"))
            continue
        said.setdefault((place, folded(title)), []).extend(_without_strangers(parts, place, outcome))
    for (place, title), parts in said.items():
        _merge(place, title, parts, outcome)


def _without_strangers(parts: Sequence[AnswerPart], place: StagePlace, outcome: MergeOutcome) -> list[AnswerPart]:
    """Return values without the personas of whom one is not in sight; these are left."""
    seen = outcome.files.in_sight(place.file, "persona")
    known = []
    for part in parts:
        strange = [id_ for id_ in (part.value if isinstance(part.value, tuple) else ()) if id_ not in seen]
        if part.column == PERSONAS and strange:
            names = list_message(map(escape_unseen, strange))
            outcome.leave([part], message("answers.why.personas", personas=names))
        else:
            known.append(part)
    return known


def _merge(place: StagePlace, title: str, parts: Sequence[AnswerPart], outcome: MergeOutcome) -> None:
    files = outcome.files
    titles = [part for part in parts if part.column == TITLE]
    values = agreed_values(parts, _ATTRIBUTES, outcome)
    there = _path_of(place, title, outcome)
    if there:
        outcome.settle(titles)
        merge_attributes(place.file, there, PainPoint, values, outcome)
        return
    pain: dict[str, YamlValue] = {"title": titles[0].text}
    answered = [*titles]
    for attribute, of_attribute in values.items():
        pain[attribute] = as_yaml(of_attribute[0].value)
        answered += of_attribute
    with outcome.change(answered):
        files.append(place.file, place.path, "pain_points", pain)


def _path_of(place: StagePlace, title: str, outcome: MergeOutcome) -> DataPath | None:
    """Return where the pain point of a title stands, or of an id; None where there is none."""
    for index, pain in outcome.files.items(place.file, (*place.path, "pain_points")):
        if title in (folded(f"{pain.get('title', '')}"), folded(f"{pain.get('id', '')}")):
            return (*place.path, "pain_points", index)
    return None
