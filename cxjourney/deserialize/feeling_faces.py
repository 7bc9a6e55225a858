"""Faces that people draw for how something feels, and how strong each feeling is."""

from collections.abc import Mapping

FACES: dict[int, str] = {
    2: "😀😃😄😁😆😍🤩🥰🎉🥳",
    1: "🙂😊☺😌👍😉",
    0: "😐😶😑",
    -1: "🙁😕😟☹😞👎😒😔😬",
    -2: "😠😡😢😭😩😫🤬😤😖😣",
}
"""How strong the emotion of a face is. Faces that nobody can be certain of (🤔, 😰) are not in it."""
NO_FACES: Mapping[int, str] = {}
VARIANT = "\ufe0f"
SKIN_TONES = "🏻🏼🏽🏾🏿"


def score_of_face(text: str, more: Mapping[int, str] = NO_FACES) -> int | None:
    """Return how strong the feeling of a face is, from -2 to 2; None where a text is no face, or several.

    Args:
        text: The text.
        more: Faces that are known besides.
    """
    signs = {sign for sign in text if sign not in f"{VARIANT}{SKIN_TONES} "}
    face = signs.pop() if len(signs) == 1 else ""
    return next((score for score, faces in FACES.items() if face and face in faces + more.get(score, "")), None)
