"""Words that join what follows to what came before, and words of clauses: small tables by language."""

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

_VERBS = {
    "de": "ist sind war waren hat haben hatte hatten wird werden kann können muss müssen soll sollen darf will "
    "ich wir sie er es man niemand jemand nicht",
    "en": "is are was were has have had do does did can cannot could will would must should may might isn't aren't "
    "wasn't don't doesn't didn't can't won't I we they he she it you nobody somebody",
    "es": "es son está están era ha han tiene tienen puede pueden debe deben hay yo ella ellos nosotros nadie no",
    "fr": "est sont était ont peut peuvent doit doivent faut je il elle ils elles nous on personne ne pas",
    "id": "adalah saya kami kita mereka dia bisa dapat harus akan sudah belum tidak bukan ada",
    "it": "è sono era ha hanno può possono deve devono io lui lei noi loro nessuno non",
    "nl": "is zijn was waren heeft hebben kan kunnen moet moeten mag wil ik wij we zij ze hij het niemand niet",
    "pt": "é são está estão era tem têm pode podem deve devem há eu ela eles nós ninguém não",
    "tr": "değil var yok ben biz onlar kimse olur gerek",
}
"""Verbs that a clause has, and pronouns that do something: a list of names has neither."""
_OPENINGS = {
    "de": "wenn als wer was wann wo warum wie nachdem bevor sobald solange bis dann so sonst stattdessen",
    "en": "if when while since as after before once what where why how then so otherwise instead not without",
    "es": "si cuando mientras quién qué cómo cuánto dónde entonces luego así sin",
    "fr": "si quand comment combien pourquoi alors puis ainsi sinon sans",
    "id": "jika kalau ketika saat setelah sebelum apa apakah siapa kapan mengapa kenapa bagaimana berapa lalu maka",
    "it": "se quando mentre chi cosa come quanto allora poi così senza",
    "nl": "als wanneer terwijl wie wat waar waarom hoe toen dan dus anders zonder",
    "pt": "se quando enquanto quem como quanto então depois assim sem",
    "tr": "eğer ne nasıl neden nerede kim sonra o zaman",
}
"""Words with which a clause begins, and an item of a list does not."""
_VERBS_OF, _OPENINGS_OF = (
    {tag: frozenset(words.split()) for tag, words in table.items()} for table in (_VERBS, _OPENINGS)
)


def is_clause(text: str, language: str) -> bool:
    """Return whether a text reads as a part of a sentence, and not as a name: it has a verb or begins as clauses do.

    It is told by a few frequent words; nothing is told in other languages than those of the tables.

    Args:
        text: The text.
        language: The tag of its language.
    """
    tag = language.lower().partition("-")[0]
    words = [word.strip(".,;:!?…“”«»()").replace("’", "'") for word in text.split()]
    first = words[0].casefold() if words else ""
    verbs = _VERBS_OF.get(tag, frozenset())
    return first in _OPENINGS_OF.get(tag, ()) or first in verbs or not verbs.isdisjoint(words)


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
