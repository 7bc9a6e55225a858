"""What lanes of journeys are called in tables: in each language of the tool, in Russian, and by synonyms.

Our own list, beside the names of attributes of the format.
"""

LANE_NAMES: dict[str, str] = {
    "stage": "stage, stages, journey stage, stage name, funnel stage, moment, moments, momentos, milestone, "
    "episode, этап, этапы, этап пути, стадия, стадии, stadium, kundenphase, etapa, étape, tahap, tahapan, مرحله, "
    "مراحل, المرحلة, مرحلة, ステージ, 段階, tataran, estágio, aşama, aşamalar, 阶段, 階段, 旅程阶段, etape",
    "step": "step, steps, шаг, шаги, schritt, schritte, langkah, paso, pasos, passo, passos, adım, adımlar, گام, "
    "گام‌ها, قدم, خطوة, الخطوة, خطوات, ステップ, 步骤, undhakan",
    "phase": "phase, phases, journey phase, фаза, фазы, fase, fases, evre, فاز, フェーズ, الطور, phasen, "
    "lifecycle stage",
    "summary": "description, summary, what happens, scenario, описание, beschreibung, descripción, descrição, "
    "deskripsi, açıklama, شرح, توضیحات, توضیح, الوصف, 説明, 描述, 说明",
    "goals": "goal, goals, needs and goals, objective, objectives, aim, aims, job to be done, jobs to be done, "
    "jtbd, цель, цели, цели клиента, ziel, objetivo, objectif, meta, tujuan, هدف, الهدف, 目標, 目的, ゴール, hedef, "
    "目标, amaç",
    "questions": "question, questions, open questions, вопрос, вопросы, frage, pregunta, pertanyaan, pergunta, "
    "soru, سؤال, پرسش, 質問, 问题",
    "motivations": "motivation, motivations, motivator, motivators, driver, drivers, мотивация, мотивы, "
    "motivación, motivação, motivasi, motivasyon, انگیزه, الدافع, 動機, 动机",
    "barriers": "barrier, barriers, obstacle, obstacles, blocker, blockers, барьер, барьеры, препятствия, hürde, "
    "barrera, barreira, hambatan, engel, مانع, العائق, 障壁, 障碍",
    "strengths": "strength, strengths, what goes well, highlights, delights, gains, сильные стороны",
    "actions": "action, actions, activity, activities, behaviour, behavior, behaviours, behaviors, doing, "
    "what they do, what i do, what customers do, does, what does, what do, user actions, apa yang dilakukan, "
    "yang dilakukan, tindakan, "
    "چه می‌کند, چه می‌کنند, کارها, действие, действия, активность, aktion, handlung, tätigkeit, "
    "tätigkeiten, aktivität, aktivitäten, acción, actividad, actividades, actions du client, activité, activités, "
    "aktivitas, kegiatan, aksi, ação, atividade, atividades, eylem, aktivite, faaliyet, اقدام, اقدامات, فعالیت, "
    "فعالیت‌ها, رفتار, النشاط, الإجراءات, الإجراء, 行動, アクション, 行为, 动作, 行动, 活动, 关键动作, lampah, "
    "做什麼, 做什么, 使用者行為, 行為, 动作与行为",
    "thoughts": "thought, thoughts, thinking, thinks, what they think, what i think, what thinks, "
    "what think, what customers think, apa yang dipikirkan, چه فکر می‌کند, چه فکر می‌کنند, mindset, мысль, "
    "мысли, gedanke, "
    "gedanken, pensamiento, pensamento, pensée, pikiran, düşünce, فکر, افکار, ذهنیت, التفكير, 思考, 心の声, "
    "心里在想, 心理, 想法, 心理活动, "
    "想什麼, 想什么, 在想什麼",
    "quotes": "quote, quotes, verbatim, verbatims, what they say, says, what says, what say, "
    "what customers say, چه می‌گوید, چه می‌گویند, цитата, цитаты, zitat, cita, kutipan, citação, "
    "alıntı, نقل قول, اقتباس, 引用, 原话",
    "emotions": "emotion, emotions, feeling, feelings, what they feel, what i feel, feels, what feels, "
    "what feel, what customers feel, "
    "how they feel, apa yang dirasakan, چه حسی دارد, چه حسی دارند, sentiment, mood, "
    "emotional state, emotional journey, emotion curve, emotion score, satisfaction, эмоция, эмоции, чувства, "
    "настроение, gefühl, gefühle, emotionen, stimmung, emoción, sentimiento, sentimentos, émotion, ressenti, "
    "emosi, perasaan, emoção, sentimento, duygu, his, احساس, احساسات, هیجان, المشاعر, الشعور, 感情, 気持ち, "
    "情绪, 情感, 感受, 心情, 情緒, 感情曲線, 情绪曲线, 情緒曲線, emotional impact",
    "touchpoints": "touchpoint, touchpoints, touch point, touch points, contact point, contact points, "
    "point of contact, points of contact, interaction, interactions, interaction point, interaction points, "
    "точка контакта, точки контакта, точка касания, точки касания, точки взаимодействия, kontaktpunkt, "
    "berührungspunkt, punto de contacto, punto de interacción, point de contact, titik kontak, titik sentuh, "
    "ponto de contato, temas noktası, نقطه تماس, نقاط تماس, نقطة اتصال, نقطة التماس, 接点, 触点, 接触点, "
    "接觸點, 接点, 觸點",
    "channels": "channel, channels, medium, media, канал, каналы, kanal, kanäle, canal, canales, canaux, canais, "
    "saluran, kanallar, کانال, کانال‌ها, القناة, القنوات, チャネル, 渠道, 媒介",
    "pain_points": "pain point, pain points, painpoint, pain, pains, problem, problems, issue, issues, friction, "
    "friction points, frustration, frustrations, challenge, challenges, боль, боли, болевые точки, проблема, "
    "проблемы, трудности, schmerzpunkt, punto de dolor, dolor, dolores, frustración, frustraciones, irritant, "
    "problème, point de friction, points de friction, masalah, kendala, dor, problema, sorun, acı noktası, "
    "نقطه درد, نقاط درد, درد, دردها, مشکل, مشکلات, چالش, چالش‌ها, نقطة ألم, المشكلة, المشكلات, ペインポイント, "
    "課題, 痛点, 槽点, "
    "痛點, 困難, 困难, 問題点, 遇到問題, 遇到的問題, 遇到问题, 遇到的问题, 課題・要求",
    "opportunities": "opportunity, opportunities, improvement, improvements, improvement opportunities, idea, "
    "ideas, solution, solutions, how might we, возможность, возможности, идеи, точки роста, рекомендации, "
    "возможности для улучшения, возможности улучшения, chance, "
    "verbesserung, verbesserungen, oportunidad, mejora, mejoras, opportunité, amélioration, améliorations, "
    "peluang, perbaikan, oportunidade, melhoria, melhorias, fırsat, iyileştirme, فرصت, بهبود, الفرصة, 機会, "
    "ide, ide perbaikan, gagasan, usulan, usulan perbaikan, ایده, ایده‌ها, راهکار, راهکارها, پیشنهادها, "
    "改善案, 机会, 机会点, 改进, "
    "機會, 改善, アイデア, 產品機會, 产品机会",
    "owner": "owner, owners, responsible, responsible team, team, teams, department, departments, teams involved, "
    "ответственный, ответственные, отдел, команда, zuständig, zuständigkeit, verantwortlich, responsable, equipo, "
    "équipe, penanggung jawab, pic, tim, متولی, واحد مسئول, responsável, equipe, sorumlu, ekip, مسئول, تیم, "
    "المسؤول, الفريق, 担当, 負責人, "
    "负责人, 责任人, 负责团队",
    "personas": "persona, personas, customer segment, segment, customer type, user type, персона, персоны, "
    "сегмент, پرسونا, ペルソナ, 画像, 用户画像",
    "importance": "importance, importance 1-5, важность, wichtigkeit, importancia, importance (1-5), kepentingan, "
    "importância, önem, اهمیت, الأهمية, 重要度, 重要性",
}  # fmt: skip
"""By lane, its names with commas between."""
