"""Attributes of something that is there: those that it lacks are filled, those that it has otherwise are left."""

from collections.abc import Mapping, Sequence

from cxjourney.answers.answer import AnswerPart, AnswerValue
from cxjourney.answers.merge_outcome import MergeOutcome
from cxjourney.edit.patch import YamlValue
from cxjourney.languages.message import Message, message
from cxjourney.model.fields import Entity
from cxjourney.parse.document import DataPath
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten


def agreed_values(
    parts: Sequence[AnswerPart], attributes: Mapping[str, str], outcome: MergeOutcome
) -> dict[str, list[AnswerPart]]:
    """Return, by attribute, the values on which all agree; the others are left.

    Args:
        parts: What people answer of one thing.
        attributes: By column, the attribute that it fills, in the order of the format.
        outcome: What becomes of them.
    """
    answers = dict.fromkeys(part.answer for part in parts)
    agreed = {}
    for column, name in attributes.items():
        said = [part for part in parts if part.column == column]
        unread = [part for answer in answers for part in answer.unread_parts(column.__eq__)]
        if outcome.agreed(said, unread):
            agreed[name] = said
    return agreed


def merge_attributes(
    file: str, path: DataPath, kind: type[Entity], values: Mapping[str, Sequence[AnswerPart]], outcome: MergeOutcome
) -> None:
    """Merge attributes of an entity that is there.

    Args:
        file: The file that defines it.
        path: Where it stands there.
        kind: What it is.
        values: By attribute, what is answered; all say the same.
        outcome: What becomes of them.
    """
    for attribute, parts in values.items():
        there, value = outcome.files.value(file, (*path, attribute)), parts[0].value
        if there is None or there == []:
            with outcome.change(parts):
                outcome.files.put(file, path, attribute, as_yaml(value), kind)
        elif _is_same(there, value):
            outcome.settle(parts)
        else:
            outcome.leave(parts, other_value(attribute, there))


def other_value(attribute: str, there: object) -> Message:
    """Return that a file says otherwise than an answer."""
    shown = ", ".join(map(str, there)) if isinstance(there, list) else f"{there}"
    return message("answers.why.other", attribute=attribute, there=shorten(escape_unseen(shown), 60))


def as_yaml(value: AnswerValue) -> YamlValue:
    """Return what is answered as it is written into a file."""
    return [*value] if isinstance(value, tuple) else value


def _is_same(there: object, value: AnswerValue) -> bool:
    if isinstance(there, list) and isinstance(value, tuple):
        return set(map(str, there)) == set(value)
    return there == value
