"""What two texts have in common that people take for the same, however they were typed."""

import unicodedata

_LOOK_ALIKES = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "\u200c": "", "\u200d": ""})


def comparison_key(text: str) -> str:
    """Return what is the same for texts that differ only in white space, composition or look-alike Arabic letters.

    Composition is Unicode's normalisation form C (UAX #15).
    """
    return "".join(unicodedata.normalize("NFC", text).translate(_LOOK_ALIKES).split())
