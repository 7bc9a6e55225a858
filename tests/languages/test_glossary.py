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
    "journey": r"(?<!long )\bjourneys?\b(?![:/])",
    "persona": r"\bpersonas?\b(?!:)",
    "source": r"(?<!“)\bsources?\b(?!:)",
    "covered": r"\b[Cc]over(ed|age)\b",
    "gap": r"(?<!cxjourney )(?<!elivery )\bgaps?\b(?!:)",
    "owner": r"\b[Oo]wners?\b(?!:)",
    "evidenced": r"(?<!cxjourney )\b[Ee]videnced?\b",
    "stranded": r"\b[Ss]tranded\b",
    "reluctant": r"\b[Rr]eluctant(ly)?\b",
    "unproven": r"\b[Uu]nproven\b",
    "planned": r"\b[Pp]lanned\b",
    "assumed": r"\b[Aa]ssumed\b",
    "outdated": r"\b[Oo]utdated\b",
    "team": r"\b[Tt]eams?\b(?!:)",
    "opportunity": r"\b[Oo]pportunit(y|ies)\b(?!:)(?! is written)",
    "target": r"\b[Tt]argets?\b(?!:)",
    "share": r"(?<!journeys )(?<!they )\b[Ss]hares?\b(?!:)",
    "importance": r"\b[Ii]mportance\b(?!:)",
    "emotion": r"\b[Ee]motions?\b(?!:)",
    "goal": r"\b[Gg]oals?\b(?!:)",
    "baseline": r"\b[Bb]aselines?\b(?!:)",
    "finding": r"\b[Ff]indings?\b",
    "rule": r"(?<!cxjourney )\b[Rr]ules?\b(?!:)",
    "cell": r"\b[Cc]ells?\b",
    "configuration": r"\bconfiguration\b",
    "priority": r"\b[Pp]riority\b",
    "sample": r"\b[Ss]ample\b(?!:)",
    "question": r"\b[Qq]uestions?\b(?!:)(?! mark)",
}
"""The terms, as they stand in messages in English."""

WORDS = {
    "ar": "مرحل|مراحل نقط|نقاط ألم مؤشر معيار قن صف ستثن مسود مساح catalogue رحل شخصي مصدر|مصادر غطي|غطا فجو "
    "مسؤول دليل عال|تعلق مضض مؤكد مخطط مفترض متقادم فريق|فرق فرص هدف نسب أهمي شعور|مشاعر هدف|أهداف أساس ملاحظ "
    "قاعد|قواعد خان إعداد أولوي عين سؤال|أسئلة",
    "de": "phase touchpoint pain.point kennzahl benchmark kan[aä]l bahn ausn|ausgen entw[uü]rf arbeitsbereich "
    "katalog journey|ziel persona quelle abgedeckt|abdeckung lücke zuständig beleg "
    "weiter|hinaus|verschiebt ungern ungeklärt geplant angenommen veraltet team chance ziel anteil "
    "wichtig emotion|gefühl ziel ausgangsstand befund regel zelle|lücke konfig priorität stichprobe "
    "frage",
    "es": "etapa contacto dolor métrica referencia canal carril excepci borrador trabajo catálogo "
    "recorrido|completar arquetipo fuente cubiert|cobertura laguna responsable eviden salida|pasa "
    "disgusto comprob previst evidencia|supuest vigen equipo oportunidad objetivo proporci|parte "
    "importancia emoci meta línea.base hallazgo regla celda configuración prioridad muestra pregunta",
    "fa": "مرحل نقط|نقاط درد سنجه معیار کانال ردیف معاف پیش‌نویس فضای catalogue سفر پرسونا منبع پوشش شکاف "
    "مسئول مستند|شواهد راه اکراه ثابت برنامه فرض کهنه تیم فرصت هدف سهم اهمیت احساس هدف فهرست.آغازین "
    "یافته قاعده خانه پیکربندی اولویت نمونه پرسش",
    "fr": "étape contact irritant indicateur benchmark canal|canaux ligne dérogation brouillon travail "
    "catalogue parcours persona source couver lacune responsab étay|preuve blo[cq]|pas contrec vérif "
    "prévu suppos périm équipe opportunit cible part importan émotion objectif état.de.départ constat "
    "règle case configuration priorit échantillon question",
    "id": "tahap kontak masalah metrik pembanding kanal lajur ecuali draf ruang.kerja katalog perjalanan "
    "persona sumber cakup celah penanggung bukti terhenti enggan bukti rencana asumsi usang tim peluang "
    "target porsi penting emosi tujuan baseline temuan aturan sel konfigurasi prioritas sampel "
    "pertanyaan",
    "ja": "ステージ タッチ ペイン 指標 ベンチ チャネル レーン 例外 下書き ワークスペース カタログ "
    "ジャーニー|到達 ペルソナ データ|出どころ|根拠 カバー 不明点 担当 根拠 行き詰ま 不本意 "
    "未確認 予定 仮定 古 チーム 機会 目標 割合 重要 感情 ゴール "
    "ベースライン 指摘 ルール マス 設定 優先 サンプル|回答 問い|疑問",
    "jv": "tahap titik masalah metrik tandhingan kanal lajur ecual draf ruang.kerja katalog lampah persona "
    "sumber jangkau kothongan nangg bukti kandheg awrat bukt rancang panginten lungse tim kalodhangan "
    "target porsi wigatos raos tujuan baseline temuan aturan sel konfigur prioritas sampel pitaken",
    "pt": "etapa contato dor métrica benchmark canal|canais faixa exceç rascunho trabalho catálogo jornada "
    "persona fonte cobert lacuna responsáve evidência sem.saída contragosto confirmar planejad "
    "evidência|supost venc equipe oportunidade meta parcela importância emoç objetivo base apontamento "
    "regra célula configura prioridade amostra pergunta",
    "tr": "aşama temas acı metri[kğ] kıyas kanal erit|erid stisna tasla çalışma.alan atalo[gğ] yolculu persona "
    "kaynak|kaynağ kapsa boşlu sorumlu kanıt yolda isteksiz doğrulan planla varsay eski ekip|ekib fırsat "
    "hedef pay önem duygu hedef başlangıç bulgu kural hücre yapıland önceli örnek soru",
    "zh": "阶段 触点 痛点 指标 对标 渠道 泳道 豁免 草稿 工作区 目录 "
    "旅程 人物角色 数据 覆盖 缺口 负责 证据 卡 勉强 证实 计划 假设 过时 团队 机会 目标 "
    "占比|比例 重要 情绪 目标 "
    "基线 发现 规则 格|已知率 配置 优先 样本 问题",
}
"""By language, what the word for each term holds, in the order of the terms; what stands between ``|`` is one word."""

OTHERWISE = {
    *("map.lane.front-stage", "load.no-id", "map.describes", "yaml.mermaid", "engine.letters", "hint.evidence"),
    *("gaps.claims.fix.persona", "gaps.claims.fix.pain-point", "change.access.not-freed"),
    *("change.access.beyond.only", "change.step.unfreed.one", "change.access.beyond.stopped.only"),
    *("change.access.described.freed", "change.access.described.before", "build.binding.two-ways.help"),
}
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
