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
    "de": "aktion, aktionen, aktivität, aktivitäten, handlungen, tätigkeiten, beschreibung, frage, gedanke, gefühl, "
    "gefühle, stimmung, emotionen, hürde, hürden, kontaktpunkt, kontaktpunkte, berührungspunkte, schmerzpunkt, "
    "schmerzpunkte, probleme, schritt, schritte, phasen, kanal, kanäle, chancen, verbesserungen, ziel, ziele, "
    "verantwortlich, zuständig, zuständigkeit, wichtigkeit, zitate, bedürfnisse",
    "fr": "étape, étapes, actions du client, activité, activités, émotion, émotions, ressenti, pensée, pensées, "
    "point de contact, points de contact, canal, canaux, irritant, irritants, point de friction, points de friction, "
    "problème, problèmes, opportunité, opportunités, amélioration, améliorations, objectif, objectifs, équipe",
    "es": "etapa, etapas, acción, acciones, actividad, actividades, emoción, emociones, sentimiento, sentimientos, "
    "pensamiento, pensamientos, punto de contacto, puntos de contacto, canal, canales, dolor, dolores, "
    "puntos de dolor, frustración, frustraciones, oportunidad, oportunidades, mejora, mejoras, objetivo, objetivos, "
    "pregunta, preguntas, barrera, barreras, responsable, equipo, paso, pasos, fase, fases",
    "pt": "etapa, etapas, estágio, ação, ações, atividade, atividades, emoção, emoções, sentimento, sentimentos, "
    "pensamento, pensamentos, ponto de contato, pontos de contato, canal, canais, dor, dores, pontos de dor, "
    "oportunidade, oportunidades, melhoria, melhorias, objetivo, objetivos, pergunta, perguntas, barreiras, "
    "responsável, equipe, passo, passos, fase, fases",
    "id": "tahap, tahapan, langkah, aktivitas, kegiatan, aksi, tindakan, emosi, perasaan, pikiran, titik kontak, "
    "titik sentuh, saluran, masalah, kendala, hambatan, peluang, perbaikan, tujuan, pertanyaan, kutipan, deskripsi, "
    "penanggung jawab, tim, kepentingan, fase",
    "jv": "tataran, undhakan, lampah, tumindak, raos, panggalih, titik gepok, perkawis, pepalang, ancas, pitakenan",
    "tr": "aşama, aşamalar, adım, adımlar, eylem, eylemler, faaliyet, aktivite, duygu, duygular, düşünce, düşünceler, "
    "temas noktası, temas noktaları, kanal, kanallar, acı noktası, acı noktaları, sorun, sorunlar, fırsat, fırsatlar, "
    "iyileştirme, hedef, hedefler, soru, sorular, engel, engeller, sorumlu, ekip, önem, alıntı",
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
