"""The language that the headings of a table speak: the one in which most of them are known, if it is one alone."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from cxjourney.deserialize.translated_attributes import folded
from cxjourney.languages import FALLBACK, available_languages
from cxjourney.languages.message_files import message_lines, parse_line

_WORDS = ("export.table.", "map.lane.", "map.kind.", "sheet.column.", "change.attribute.name.", "report.teams.stages")
"""How the names of messages begin that are what lanes are called."""
_FEWEST = 2
"""Headings that must be known in a language, so that one word from elsewhere says nothing."""
_ALSO = {
    "de": "aktion, aktionen, aktivität, aktivitäten, tätigkeiten, beschreibung, gedanke, gefühl, gefühle, stimmung, "
    "hürde, kontaktpunkt, kontaktpunkte, berührungspunkte, schmerzpunkt, probleme, schritt, schritte, kanäle, "
    "verbesserungen, verantwortlich",
    "fr": "actions du client, activité, activités, pensée, point de contact, canaux, irritant, point de friction, "
    "points de friction, problème, problèmes, opportunité, amélioration, améliorations",
    "es": "acción, actividad, actividades, sentimiento, sentimientos, pensamiento, punto de contacto, canales, "
    "dolor, dolores, frustración, frustraciones, oportunidad, mejora, mejoras, objetivos, barrera, paso, "
    "pasos",
    "pt": "estágio, ação, atividade, atividades, sentimento, sentimentos, pensamento, ponto de contato, canais, "
    "dor, dores, oportunidade, melhoria, melhorias, passo, passos",
    "id": "tahapan, langkah, aktivitas, kegiatan, aksi, titik sentuh, saluran, masalah, kendala, perbaikan, "
    "deskripsi, kepentingan",
    "jv": "tataran, undhakan, lampah, panggalih, titik gepok, perkawis, ancas",
    "tr": "adım, adımlar, eylem, faaliyet, aktivite, düşünce, temas noktası, kanallar, acı noktası, sorun, "
    "sorunlar, fırsat, iyileştirme, engel",
}
"""By language, what else lanes are called in it."""


def _signs(first: int, last: int) -> frozenset[str]:
    return frozenset(map(chr, range(first, last + 1)))


_LETTERS: dict[str, str | frozenset[str]] = {
    "fa": "پچژگکیۀ",
    "ar": "ةيىك",
    "ja": _signs(0x3041, 0x30FF),
    "zh": _signs(0x4E00, 0x9FFF),
}
"""Letters that only one language of the tool writes; Chinese ones only where no Japanese ones stand beside them."""


def heading_language(headings: Iterable[str]) -> str | None:
    """Return the tag of the language that headings speak; None where that is English, or nobody can tell.

    English says nothing: its words head tables in any language.
    """
    found: Counter[str] = Counter()
    known = 0
    for heading in dict.fromkeys(one for one in headings if folded(one)):
        spoken = _spoken_by().get(folded(heading)) or _written_by(heading)
        found.update(spoken)
        known += bool(spoken)
    (first, most), (_, next_most) = [*found.most_common(2), ("", 0), ("", 0)][:2]
    is_certain = most >= _FEWEST and most > next_most and 2 * most > known
    return first if is_certain and first != FALLBACK else None


@cache
def _spoken_by() -> dict[str, frozenset[str]]:
    """Return by what a lane is called, folded, the tags of the languages that call it so."""
    found: dict[str, set[str]] = {}
    for tag in available_languages():
        for key, line in message_lines(tag).items():
            if key.startswith(_WORDS):
                found.setdefault(folded(parse_line(line)), set()).add(tag)
    for tag, names in _ALSO.items():
        for name in names.split(", "):
            found.setdefault(folded(name), set()).add(tag)
    return {name: frozenset(tags) for name, tags in found.items()}


def _written_by(text: str) -> frozenset[str]:
    """Return the language whose letters a text has that no other one writes."""
    tags = [tag for tag, letters in _LETTERS.items() if any(sign in letters for sign in text)]
    if tags == ["ja", "zh"]:
        return frozenset({"ja"})
    return frozenset(tags) if len(tags) == 1 else frozenset()
