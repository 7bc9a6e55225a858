"""Faces that people draw for how something feels, and how strong each feeling is."""

from collections.abc import Mapping
from types import MappingProxyType

FACES: dict[int, str] = {
    2: "😀😃😄😁😆😍🤩🥰🎉🥳",
    1: "🙂😊☺😌👍😉",
    0: "😐😶😑",
    -1: "🙁😕😟☹😞👎😒😔😬",
    -2: "😠😡😢😭😩😫🤬😤😖😣",
}
"""How strong the emotion of a face is. Faces that nobody can be certain of (🤔, 😰) are not in it."""
SCORES: Mapping[str, int] = {face: score for score, faces in FACES.items() for face in faces}
"""The same, by face."""
VARIANT = "\ufe0f"
"""Unicode's sign that a face is shown as a picture."""
_SKIN_TONES = "🏻🏼🏽🏾🏿"


def score_of_face(text: str, more: Mapping[str, int] = MappingProxyType({})) -> int | None:
    """Return how strong the feeling of a face is, from -2 to 2; None where a text is no face, or several.

    Args:
        text: The text.
        more: Faces that are known besides, with the same.
    """
    signs = {sign for sign in text if sign not in f"{VARIANT}{_SKIN_TONES} "}
    face = signs.pop() if len(signs) == 1 else ""
    return SCORES.get(face, more.get(face))
