"""The terms of the format have one word each in a language.

If it fails, a screen names one thing in two ways, and whoever reads it looks for a difference that is not there. A new
language adds its words here.
"""

import re

import pytest

from cxjourney.languages import available_languages

from .every_message import all_messages

TERMS = {
    "stage": r"\bstages?\b(?!:)",
    "touchpoint": r"\btouchpoints?\b(?!:)",
    "pain point": r"\bpain points?\b",
    "metric": r"\bmetrics?\b(?!:)",
    "benchmark": r"\bbenchmarks?\b(?!:)",
    "channel": r"\bchannels?\b(?!:)",
    "lane": r"\blanes?\b(?!:)",
    "waiver": r"\bwaivers?\b(?!:)|\b[Ww]aived?\b",
    "draft": r"\bdrafts?\b",
    "workspace": r"\bworkspaces?\b",
    "catalogue": r"\bcatalogues?\b(?!\.)",
}
"""The terms, as they stand in messages in English."""

WORDS = {
    "ar": "مرحل|مراحل نقط|نقاط ألم مؤشر معيار|المقارنة قن مسار|صف|شريط عفاء|ستثن مسود مساح catalogue",
    "de": "phase touchpoint pain.point kennzahl benchmark kan[aä]l bahn ausn|ausgen entw[uü]rf arbeitsbereich katalog",
    "es": "etapa contacto dolor métrica referencia canal carril|fila|franja excepci borrador trabajo catálogo",
    "fa": "مرحل نقط|نقاط درد سنجه معیار کانال ردیف معاف پیش‌نویس فضای catalogue",
    "fr": "étape contact irritant indicateur benchmark canal|canaux ligne dérogation brouillon travail catalogue",
    "id": "tahap kontak masalah metrik pembanding kanal lajur ecuali draf ruang.kerja katalog",
    "ja": "ステージ タッチ ペイン 指標 ベンチ チャネル レーン 例外 下書き|ドラフト ワークスペース カタログ",
    "jv": "tahap titik masalah metrik tandhingan kanal lajur ecual draf ruang.kerja katalog",
    "pt": "etapa contato dor métrica benchmark canal|canais faixa|raia exceç rascunho trabalho catálogo",
    "tr": "aşama temas acı metri[kğ] kıyas kanal erit|erid stisna|muaf tasla çalışma.alan atalo[gğ]",
    "zh": "阶段 触点 痛点 指标 对标 渠道 泳道 豁免 草稿 工作区 目录",
}
"""By language, what the word for each term holds, in the order of the terms; what stands between ``|`` is one word."""

OTHERWISE = {"map.lane.front-stage", "load.no-id", "map.describes"}
"""Messages in which the word stands for something else in English, or is put in as part of a number of things."""


def messages_with(term: str) -> list[str]:
    """The keys of the messages that name a term, beside what is put in, options and keys of the format."""
    bare = {key: re.sub(r"\{\w+\}|--[\w-]+|\w+:\s", "", f"{text} ") for key, text in all_messages("en").items()}
    return [key for key, text in bare.items() if re.search(TERMS[term], text) and key not in OTHERWISE]


def test_every_language_has_its_words_here() -> None:
    assert {*WORDS, "en"} == set(available_languages())
    assert {language: len(words.split()) for language, words in WORDS.items()} == dict.fromkeys(WORDS, len(TERMS))


@pytest.mark.parametrize("language", WORDS)
def test_a_term_has_one_word(language: str) -> None:
    texts = all_messages(language)
    words = dict(zip(TERMS, WORDS[language].split(), strict=True))
    found = ((term, key) for term in TERMS for key in messages_with(term) if key in texts)
    assert [(*one, texts[one[1]]) for one in found if not re.search(words[one[0]], texts[one[1]], re.I)] == []
