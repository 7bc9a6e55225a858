"""Words that join what follows to what came before: conjunctions and relative pronouns, in small tables by language."""

_WORDS = {
    "de": "und oder aber denn sondern dass weil ob damit obwohl welche welcher welches dessen deren",
    "en": "and or but nor because which who whom whose although though unless until",
    "es": "y e o u pero sino ni que quien quienes porque aunque donde pues",
    "fa": "و یا که اما ولی چون زیرا تا",
    "fr": "et ou mais donc car ni or que qui dont où parce puisque lorsque",
    "id": "dan atau tetapi tapi karena sehingga yang namun serta",
    "it": "e ed o oppure ma che perché cui anche dove",
    "nl": "en of maar want omdat dat die terwijl zodat",
    "pt": "e ou mas nem que quem cujo cuja porque onde pois porém",
    "tr": "ve veya yahut ama fakat ancak çünkü ki",
}
_CONJUNCTIONS = {tag: frozenset(words.split()) for tag, words in _WORDS.items()}


def is_continuation(text: str, before: str, language: str) -> bool:
    """Return whether a text begins with a conjunction or a relative pronoun and the one before it does not.

    Where both begin so, it is a list of such beginnings.

    Args:
        text: The later of the two.
        before: The earlier one.
        language: The tag of their language.
    """
    first = _first_word(text)
    words = _CONJUNCTIONS.get(language.lower().partition("-")[0], frozenset())
    return first in words and _first_word(before) not in words


def _first_word(text: str) -> str:
    return text.partition(" ")[0].partition("'")[0].partition("’")[0].rstrip(".,;:!?…").casefold()
