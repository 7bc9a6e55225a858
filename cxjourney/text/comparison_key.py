"""What two texts have in common that people take for the same, however they were typed."""

import unicodedata

from cxjourney.text.direction_marks import DIRECTION_SIGNS

_LOOK_ALIKES = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "\u200c": "", "\u200d": "", **dict.fromkeys(DIRECTION_SIGNS, "")}
)


def comparison_key(text: str) -> str:
    """Return what is the same for texts that people take for the same, however they were typed.

    White space, composition, Arabic letters that look alike and signs of direction make no difference. Composition is
    Unicode's normalisation form C (UAX #15).
    """
    return "".join(unicodedata.normalize("NFC", text).translate(_LOOK_ALIKES).split())
