"""What attributes are called in the languages of cxjourney, for those who write keys in their own: our own list."""

import re
import unicodedata
from functools import cache

from cxjourney.text.comparison_key import comparison_key

_NAMES: dict[str, str] = {
    "journey": "رحلة, customer journey, kundenreise, reise, viaje, recorrido, سفر, parcours, perjalanan, "
    "カスタマージャーニー, ジャーニー, 旅程, 旅, lampahan, jornada, percurso, yolculuk, müşteri yolculuğu, "
    "客户旅程, 顾客旅程, 历程, 旅途",
    "title": "العنوان, عنوان, titel, título, titre, judul, タイトル, 題名, 名称, irah-irahan, sesirah, "
    "başlık, 标题, 题目",
    "name": "الاسم, اسم, nombre, نام, nom, nama, 名前, 呼び名, asma, jeneng, nome, isim, ad, 姓名, 名字",
    "stages": "المراحل, مراحل, مرحله‌ها, phasen der reise, abschnitte, stufen, schritte, etapas, étapes, "
    "tahap, tahapan, langkah, ステージ, 段階, tataran, undhakan, estágios, fases, aşamalar, 阶段, 步骤",
    "id": "معرف, المعرف, kennung, kürzel, identificador, شناسه, identifiant, pengenal, 識別子, "
    "tandha pangenal, kimlik, 标识, 标识符",
    "language": "اللغة, لغة, sprache, idioma, lengua, زبان, langue, bahasa, 言語, basa, língua, dil, 语言",
    "summary": "الملخص, ملخص, zusammenfassung, resumen, خلاصه, résumé, ringkasan, 概要, 要約, ringkesan, "
    "resumo, özet, 摘要, 概述",
    "status": "الحالة, حالة, estado, وضعیت, statut, 状態, kahanan, situação, durum, 状态",
    "owner": "المالك, المسؤول, مسؤول, verantwortlich, verantwortliche, eigentümer, responsable, dueño, مالک, "
    "مسئول, صاحب, propriétaire, pemilik, penanggung jawab, 担当, 担当者, 責任者, ingkang gadhah, responsável, "
    "dono, sorumlu, sahibi, 负责人, 负责团队",
    "personas": "الشخصيات, شخصيات, kundentypen, پرسوناها, شخصیت‌ها, personnages, ペルソナ, tiyang, kişiler, "
    "personalar, 用户画像, 画像, 角色",
    "persona": "الشخصية, شخصية, پرسونا, شخصیت, personnage, ペルソナ, pessoa, kişi, 画像",
    "data_sources": "مصادر البيانات, datenquellen, fuentes de datos, fuentes, منابع داده, منبع‌های داده, "
    "sources de données, sumber data, データソース, データ源, sumber dhata, fontes de dados, veri kaynakları, "
    "数据来源, 数据源",
    "channels": "القنوات, قنوات, kanäle, canales, کانال‌ها, canaux, saluran-saluran, チャネル一覧, canais, "
    "kanallar, 渠道列表",
    "channel": "القناة, قناة, kanal, canal, کانال, saluran, チャネル, チャンネル, 渠道",
    "teams": "الفرق, فرق, mannschaften, equipos, تیم‌ها, équipes, tim, チーム, equipes, takımlar, ekipler, "
    "团队",
    "touchpoints": "نقاط التماس, نقاط الاتصال, kontaktpunkte, berührungspunkte, puntos de contacto, "
    "نقاط تماس, نقطه‌های تماس, points de contact, titik kontak, titik sentuh, タッチポイント, 接点, "
    "titik gepok, pontos de contato, pontos de contacto, temas noktaları, 触点, 接触点",
    "pain_points": "نقاط الألم, schmerzpunkte, probleme, problemas, puntos de dolor, نقاط درد, مشکلات, "
    "مشکل‌ها, irritants, problèmes, points de douleur, masalah, keluhan, titik masalah, ペインポイント, 問題, "
    "課題, perkawis, pontos de dor, dores, acı noktaları, sorunlar, 痛点, 问题点",
    "goals": "الأهداف, ziele, objetivos, metas, اهداف, هدف‌ها, objectifs, tujuan, 目標, 目的, ancas, "
    "hedefler, amaçlar, 目标",
    "goal": "الهدف, ziel, objetivo, meta, هدف, objectif, tujuan, 目標, 目的, ancas, hedef, amaç, 目标",
    "questions": "الأسئلة, أسئلة, fragen, preguntas, پرسش‌ها, سؤال‌ها, سوالات, pertanyaan, 質問, 疑問, "
    "pitakenan, perguntas, sorular, 问题, 疑问",
    "motivations": "الدوافع, دوافع, beweggründe, motive, motivaciones, انگیزه‌ها, motivasi, 動機, motivações, "
    "motivasyonlar, 动机",
    "barriers": "العوائق, عوائق, hürden, barrieren, hindernisse, barreras, obstáculos, موانع, freins, "
    "obstacles, hambatan, kendala, 障壁, 障害, pepalang, barreiras, engeller, 障碍",
    "strengths": "نقاط القوة, stärken, fortalezas, نقاط قوت, points forts, forces, kekuatan, 強み, kakiyatan, "
    "pontos fortes, güçlü yönler, 优点, 亮点",
    "actions": "الأفعال, handlungen, aktionen, acciones, اقدام‌ها, کارها, tindakan, aksi, 行動, tumindak, "
    "ações, eylemler, 行为, 行动",
    "thoughts": "الأفكار, gedanken, pensamientos, افکار, فکرها, pensées, pikiran, 思考, 考え, panggalih, "
    "pensamentos, düşünceler, 想法",
    "emotions": "المشاعر, مشاعر, gefühle, emotionen, emociones, sentimientos, احساسات, احساس‌ها, émotions, "
    "ressentis, emosi, perasaan, 感情, 気持ち, raos, emoções, duygular, 情绪, 感受",
    "quotes": "الاقتباسات, zitate, citas, نقل‌قول‌ها, citations, kutipan, 引用, 発言, pethikan, citações, "
    "alıntılar, 引述, 引语",
    "opportunities": "الفرص, فرص, chancen, möglichkeiten, oportunidades, فرصت‌ها, opportunités, peluang, "
    "機会, pamanggih, fırsatlar, 机会",
    "metrics": "المقاييس, مقاييس, kennzahlen, messwerte, métricas, indicadores, سنجه‌ها, شاخص‌ها, "
    "indicateurs, mesures, metrik, 指標, ukuran, metrikler, 指标",
    "phase": "الطور, etapa del ciclo, دوره, فاز, fase, フェーズ, fase perjalanan, evre, 时期",
    "phases": "الأطوار, phasen, fases del ciclo, دوره‌ها, فازها, fase-fase, フェーズ一覧, evreler, 时期列表",
    "duration": "المدة, مدة, dauer, duración, مدت, durée, durasi, lama, 所要時間, 期間, suwenipun, duração, "
    "süre, 时长, 耗时",
    "importance": "الأهمية, أهمية, wichtigkeit, bedeutung, importancia, اهمیت, kepentingan, tingkat penting, "
    "重要度, wigatosipun, importância, önem, 重要性",
    "severity": "الشدة, شدة, schwere, schweregrad, gravedad, شدت, gravité, tingkat keparahan, keparahan, "
    "深刻度, abotipun, gravidade, ciddiyet, 严重程度, 严重性",
    "share": "النسبة, نسبة, anteil, proporción, سهم, part, porsi, bagian, 割合, pandumanipun, parcela, pay, "
    "占比, 份额",
    "access": "الوصول, zugang, acceso, دسترسی, accès, akses, アクセス, acesso, erişim, 接入条件",
    "needs": "الاحتياجات, bedürfnisse, necesidades, نیازها, besoins, kebutuhan, ニーズ, kabetahan, "
    "necessidades, ihtiyaçlar, 需求",
    "type": "النوع, نوع, typ, tipo, گونه, jenis, tipe, 種類, jinis, tür, 类型",
    "kind": "النوع, نوع, art, tipo, گونه, jenis, tipe, 種類, jinis, tür, 类型",
    "data": "البيانات, بيانات, daten, datos, داده, داده‌ها, données, データ, dhata, dados, veri, veriler, 数据",
    "value": "القيمة, قيمة, wert, valor, مقدار, valeur, nilai, 値, 数値, aji, değer, 数值, 值",
    "target": "المستهدف, zielwert, هدف عددی, cible, sasaran, 目標値, hedef değer, 目标值",
    "date": "التاريخ, تاريخ, datum, fecha, تاریخ, tanggal, 日付, tanggalipun, data da medição, tarih, 日期",
    "source": "المصدر, مصدر, quelle, fuente, منبع, sumber, 出典, ソース, fonte, kaynak, 来源",
    "next": "التالي, danach, weiter, siguiente, بعدی, suivant, suite, berikutnya, selanjutnya, 次, "
    "salajengipun, próximo, seguinte, sonraki, 下一步",
    "text": "النص, نص, texto, متن, texte, teks, 本文, 文, seratan, metin, 文本, 正文",
    "notes": "الملاحظات, notizen, notas, یادداشت‌ها, remarques, catatan, メモ, cathetan, notlar, 备注",
    "cause": "السبب, سبب, ursache, causa, علت, sebab, penyebab, 原因, jalaranipun, neden, 起因",
    "demographics": "الخصائص السكانية, demografie, demografía, ویژگی‌ها, démographie, demografi, 属性, "
    "demografia, demografik, 人口特征",
    "organisation": "المؤسسة, organisation, organización, سازمان, organisasi, 組織, organização, kuruluş, "
    "组织, 机构",
}  # fmt: skip
"""By attribute, what it is called; a word may stand for several."""


def attributes_called(name: str) -> tuple[str, ...]:
    """Return the attributes that a name in another language may stand for; none where it is no such name."""
    return _attributes_by_name().get(folded(name), ())


def folded(name: str) -> str:
    """Return a name without what differs from hand to hand: case, accents, blanks, hyphens, half-spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.sub("[_-]", "", comparison_key(plain))


@cache
def _attributes_by_name() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for attribute, names in _NAMES.items():
        for name in {folded(one) for one in names.split(", ")}:
            found[name] = (*found.get(name, ()), attribute)
    return found
