"""The format's own words by what they are called in the languages of cxjourney: ``telepon`` is ``phone``."""

from collections.abc import Collection
from functools import cache

from cxjourney.deserialize.translated_attributes import folded
from cxjourney.languages import FALLBACK, available_languages
from cxjourney.languages.message_files import message_lines, parse_line

_FAMILIES = (
    *("channel", "type", "severity", "concern", "rule.device", "lack.assistive", "family", "map.phase", "map.cause"),
    *("map.mode", "map.begun", "map.opportunity", "map.pain-point", "map.metric"),
)
"""How the keys begin of messages that say a word of the format, which ends the key."""
_ALSO: dict[str, str] = {
    "web": "situs, situs web, laman, sitio web, página web, sitio, página, webseite, webseiten, site web, "
    "sítio, web sitesi, وب‌سایت, سایت, وبگاه, اینترنت, موقع, موقع إلكتروني, الموقع, ウェブサイト, "
    "ホームページ, サイト, 网站, 官网, 网页",
    "mobile-app": "aplikasi, aplicación, aplicación móvil, anwendung, handy app, application, "
    "application mobile, aplicação, uygulama, اپ, اپلیکیشن, برنامه, تطبيق, アプリ, 应用, 手机应用, 小程序",
    "email": "surel, surat elektronik, pos-el, correo, courriel, e-posta, پست الکترونیکی, رایانامه, "
    "ایمیل, البريد الإلكتروني, بريد إلكتروني, メール, 电子邮件, 邮件, 邮箱",
    "phone": "telepon, telpon, telfon, llamada, anruf, appel, ligação, chamada, arama, تلفن, تماس, "
    "تماس تلفنی, هاتف, الهاتف, 電話, 电话, 来电",
    "sms": "pesan singkat, mensaje de texto, kurznachricht, texto, mensagem de texto, kısa mesaj, پیامک, "
    "رسالة نصية, ショートメッセージ, 短信",
    "store": "toko, gerai, warung, tienda, geschäft, filiale laden, boutique, loja, dükkan, فروشگاه, مغازه, "
    "متجر, 店舗, お店, 门店, 商店, 店铺",
    "branch": "kantor, kantor cabang, cabang, sucursal, oficina, filiale, schalter, agence, guichet, agência, "
    "balcão, şube, gişe, شعبه, باجه, فرع, الفرع, 支店, 窓口, 网点, 柜台, 分行",
    "post": "pos, surat, carta, brief, post, courrier, lettre, carta postal, posta, mektup, پست, نامه, بريد, "
    "رسالة, 郵便, 手紙, 邮寄, 信件",
    "chat": "obrolan, percakapan, charla, gespräch, tchat, bate-papo, sohbet, چت, گفتگو, دردشة, チャット, "
    "聊天, 在线客服, wa, تلگرام, واتساپ, واتس‌اپ, پیام‌رسان, پیام رسان, ایتا, روبیکا, سروش, واتساب, تيليجرام, "
    "微信, ライン",
    "social": "media sosial, medsos, redes sociales, soziale medien, réseaux sociaux, redes sociais, "
    "sosyal medya, شبکه اجتماعی, شبکه‌های اجتماعی, وسائل التواصل, ソーシャルメディア, 社交媒体, ig, fb, "
    "اینستاگرام, إنستغرام, 微博, 小红书, 抖音, インスタグラム",
    "event": "acara, evento, veranstaltung, événement, etkinlik, رویداد, فعالية, イベント, 活动",
    "print": "brosur, cetak, selebaran, folleto, broschüre, prospekt, dépliant, folheto, broşür, بروشور, "
    "چاپی, مطبوعات, チラシ, 印刷物, 传单, 宣传册",
    "kiosk": "kios, quiosco, automat, borne, quiosque, totem, کیوسک, كشك, 端末, キオスク, 自助机, 自助终端",
    "word-of-mouth": "getok tular, dari mulut ke mulut, boca a boca, mundpropaganda, bouche à oreille, توصیه, "
    "توصية, 口コミ, 口碑",
    "high": "tinggi, alta, alto, hoch, élevé, élevée, haut, yüksek, زیاد, بالا, عالية, مرتفع, 高, 高い",
    "medium": "sedang, media, medio, mittel, moyen, moyenne, médio, orta, متوسط, متوسطة, 中, 中程度",
    "low": "rendah, baja, bajo, niedrig, gering, faible, baixo, baixa, düşük, کم, پایین, منخفضة, منخفض, 低, "
    "低い",
    "critical": "kritis, crítica, crítico, kritisch, critique, kritik, بحرانی, حرجة, 致命, 重大",
    "draft": "konsep, draf, borrador, entwurf, brouillon, rascunho, taslak, پیش‌نویس, مسودة, 下書き, 草稿",
    "agreed": "disepakati, disetujui, acordado, aprobado, vereinbart, abgestimmt, validé, convenu, onaylandı, "
    "مورد توافق, تأییدشده, متفق عليه, معتمد, 合意済み, 已确认",
    "success": "berhasil, sukses, éxito, erfolg, succès, sucesso, başarı, موفقیت, نجاح, 成功",
    "before": "sebelum, antes, vorher, davor, avant, önce, قبل, پیش از خرید, 前, 事前, 之前",
    "during": "selama, saat, durante, während, pendant, sırasında, هنگام, حین, أثناء, 最中, 期间",
    "after": "sesudah, setelah, después, danach, nachher, après, depois, sonra, بعد, پس از خرید, 後, 事後, "
    "之后",
    "smartphone": "ponsel pintar, ponsel, hp, teléfono inteligente, móvil, celular, handy, "
    "téléphone portable, akıllı telefon, گوشی, گوشی هوشمند, موبایل, هاتف ذكي, スマホ, スマートフォン, 手机, "
    "智能手机",
    "none": "tidak ada, ninguno, ninguna, nada, keine, kein, aucun, aucune, nenhum, nenhuma, yok, هیچ, ندارد, "
    "بدون, لا يوجد, なし, 无, 没有",
    "good": "baik, bagus, buena, bueno, gut, bon, bonne, bom, boa, iyi, خوب, جيد, 良い, 好",
    "poor": "buruk, lambat, mala, malo, schlecht, mauvais, mauvaise, ruim, kötü, ضعیف, بد, ضعيف, 悪い, 差",
    "interviews": "wawancara, entrevistas, gespräche, befragung im gespräch, entretiens, görüşmeler, مصاحبه, "
    "مصاحبه‌ها, مقابلات, インタビュー, 访谈",
    "survey": "survei, kuesioner, encuesta, umfrage, befragung, enquête, sondage, pesquisa, anket, نظرسنجی, "
    "پرسشنامه, استبيان, アンケート, 问卷, 调查",
    "complaints": "keluhan, pengaduan, quejas, reclamaciones, beschwerden, réclamations, reclamações, "
    "şikayetler, شکایت‌ها, شکایات, شكاوى, 苦情, 投诉",
    "web-analytics": "analitik web, analítica web, webanalyse, webstatistik, analyse web, análise web, "
    "web analitiği, آمار وب, تحليلات الويب, アクセス解析, 网站分析",
    "people": "orang, manusia, personas, menschen, personnes, pessoas, insanlar, افراد, آدم‌ها, أشخاص, 人, "
    "人员",
    "process": "proses, proceso, prozess, processus, processo, süreç, فرایند, فرآیند, عملية, プロセス, 流程",
    "technology": "teknologi, tecnología, technik, technologie, tecnologia, teknoloji, فناوری, تکنولوژی, "
    "تقنية, 技術, 技术, sistem, sistema, system, système, سیستم, نظام, システム, 系统",
    "physical": "fisik, físico, físicamente, physisch, vor ort, physique, fiziksel, فیزیکی, حضوری, مادي, "
    "対面, 线下",
    "voice": "suara, voz, stimme, voix, ses, صوتی, صدا, صوتي, 音声, 语音",
    "digital": "daring, dijital, numérique, آنلاین, دیجیتال, رقمي, オンライン, 数字, 线上",
    "future": "mendatang, masa depan, futuro, zukunft, künftig, futur, gelecek, آینده, مستقبل, 将来, 未来",
    "current": "saat ini, sekarang, actual, aktuell, heute, actuel, atual, mevcut, کنونی, فعلی, حالي, 現在, "
    "当前",
    "metered": "kuota, paket data, data seluler, datos móviles, datos limitados, mobile daten, prepaid, "
    "données mobiles, dados móveis, mobil veri, حجمی, محدود, بسته اینترنت, باقة محدودة, 従量制, 流量",
    "basic": "gaptek, dasar, pemula, básico, básica, grundkenntnisse, wenig, débutant, de base, temel, کم, "
    "پایه, مقدماتی, مبتدی, أساسي, مبتدئ, 初心者, 基本, 基础",
    "confident": "mahir, ahli, experto, sicher, geübt, à l’aise, confirmé, avançado, ileri, ماهر, حرفه‌ای, "
    "مسلط, متمكن, 上級, 熟练",
    "any": "jauh, ke mana saja, a cualquier parte, überallhin, weit, partout, loin, qualquer lugar, longe, "
    "uzak, her yere, دور, همه جا, بعيد, どこへでも, 任何地方",
    "local": "dekat, terdekat, sekitar, cerca, in der nähe, nah, proche, à proximité, perto, yakın, نزدیک, "
    "محلی, قريب, 近所, 附近",
    "continuous": "terus menerus, continuo, kontinuierlich, laufend, continu, contínuo, sürekli, پیوسته, "
    "مداوم, مستمر, 継続的, 持续",
    "daily": "harian, tiap hari, setiap hari, diario, cada día, täglich, quotidien, chaque jour, diário, "
    "günlük, روزانه, هر روز, يومي, 毎日, 每天, 每日",
    "weekly": "mingguan, tiap minggu, setiap minggu, semanal, cada semana, wöchentlich, hebdomadaire, "
    "chaque semaine, haftalık, هفتگی, هر هفته, أسبوعي, 毎週, 每周",
    "monthly": "bulanan, tiap bulan, setiap bulan, mensual, cada mes, monatlich, mensuel, chaque mois, "
    "mensal, aylık, ماهانه, هر ماه, شهري, 毎月, 每月",
    "quarterly": "triwulanan, kuartalan, trimestral, vierteljährlich, trimestriel, üç aylık, فصلی, هر فصل, "
    "ربع سنوي, 四半期, 季度, 每季度",
    "yearly": "tahunan, tiap tahun, setiap tahun, anual, cada año, jährlich, annuel, chaque année, yıllık, "
    "سالانه, هر سال, سنوي, 毎年, 每年",
    "one-off": "sekali, satu kali, una vez, einmalig, une fois, ponctuel, única vez, bir kez, یک‌بار, "
    "یک‌باره, مرة واحدة, 一回, 一次",
    "screen-reader": "tunanetra, ciego, ciega, blind, aveugle, cego, cega, görme engelli, نابینا, كفيف, "
    "視覚障害, 盲人, 视障",
    "captions": "tunarungu, tuli, sordo, sorda, gehörlos, taub, sourd, surdo, işitme engelli, ناشنوا, أصم, "
    "聴覚障害, 聋人, 听障",
    "assisted": "dibantu, dengan bantuan, con ayuda, asistido, mit hilfe, assisté, assistido, yardımlı, "
    "با کمک, با راهنما, بمساعدة, 有人対応, 人工",
    "self-service": "mandiri, swalayan, sendiri, autoservicio, selbstbedienung, libre-service, "
    "autoatendimento, self servis, خودخدمت, خدمة ذاتية, セルフ, 自助",
    "organisation": "perusahaan, organisasi, kami, empresa, nosotros, unternehmen, wir, entreprise, nous, "
    "nós, şirket, biz, شرکت, سازمان, ما, شركة, 会社, 企業, 公司, 企业, 我们",
    "customer": "pelanggan, konsumen, cliente, kunde, kundin, client, müşteri, مشتری, عميل, 顧客, お客様, "
    "客户, 顾客",
    "step": "langkah, paso, schritt, étape, passo, adım, گام, خطوة, ステップ, 步骤",
    "support": "dukungan, bantuan, apoyo, unterstützung, soutien, apoio, destek, پشتیبان, دعم, 支援, 支持",
    "landline": "telepon rumah, teléfono fijo, festnetz, téléphone fixe, telefone fixo, sabit telefon, "
    "تلفن ثابت, هاتف أرضي, 固定電話, 固定电话, 座机",
    "laptop": "komputer jinjing, portátil, ordinateur portable, notebook, dizüstü, لپ‌تاپ, حاسوب محمول, "
    "ノートパソコン, 笔记本电脑, 笔记本",
    "desktop": "komputer, ordenador, computadora, rechner, ordinateur, computador, masaüstü, رایانه, "
    "کامپیوتر, حاسوب, パソコン, 电脑",
    "call-log": "catatan panggilan, registro de llamadas, anrufliste, journal d’appels, گزارش تماس, "
    "سجل المكالمات, 通話記録, 通话记录",
}  # fmt: skip
"""By a word of the format, what else it is called: our own list."""


_ENDS = (
    "none, end, ends, nothing, null, no, n/a, stop, finish, the end, finished, selesai, akhir, tamat, tidak ada, "
    "rampung, fin, final, ninguno, ende, schluss, ende der reise, fim, nenhum, son, bitti, پایان, تمام, هیچ, النهاية, "
    "نهاية, لا شيء, 終了, 終わり, なし, 结束, 完, 无"
)
"""What is written where a journey ends, or where nothing is."""


def says_end(text: str) -> bool:
    """Return whether a text says that nothing follows, or that there is nothing, in any of the languages."""
    said = folded(text.strip().rstrip(".。"))
    return text.strip() == "-" or said in map(folded, _ENDS.split(", "))


def translated_word(text: str, words: Collection[str]) -> str | None:
    """Return the one of the format's words that a word in another language stands for; None where it is none, or two.

    Args:
        text: The word, in one of the languages of cxjourney.
        words: The words that would do.
    """
    meant = {word for word in _by_translation().get(folded(text), ()) if word in words}
    return meant.pop() if len(meant) == 1 else None


@cache
def _by_translation() -> dict[str, frozenset[str]]:
    """Return the words of the format by what they are called, from the languages' own files and from here."""
    found: dict[str, set[str]] = {}
    for word, names in _ALSO.items():
        for name in names.split(", "):
            found.setdefault(folded(name), set()).add(word)
    for tag in available_languages():
        for key, line in message_lines(tag).items() if tag != FALLBACK else ():
            family, _, word = key.rpartition(".")
            if family in _FAMILIES:
                found.setdefault(folded(parse_line(line)), set()).add(word)
    return {name: frozenset(words) for name, words in found.items()}
