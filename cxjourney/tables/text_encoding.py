"""The text of a table: UTF-8, UTF-16, or the code page of Windows that its language certainly means."""

import codecs
import unicodedata

from cxjourney.languages.message import message
from cxjourney.tables.limits import UnreadableTable
from cxjourney.text.escape_unseen import escape_unseen

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CODE_PAGES = {
    "cp1250": ("pl", "cs", "sk", "hu", "sl", "hr", "ro"),
    "cp1251": ("ru", "uk", "be", "bg", "sr", "mk"),
    "cp1252": ("en", "de", "fr", "es", "pt", "id", "jv", "it", "nl", "sv", "da", "nb", "no", "fi", "ms"),
    "cp1253": ("el",),
    "cp1254": ("tr",),
    "cp1255": ("he",),
    "cp1256": ("ar", "fa", "ur"),
    "cp932": ("ja",),
    "gb18030": ("zh",),
}
"""The code pages in which Windows writes the text of a language."""
_SCRIPTS = {
    "cp1251": ("CYRILLIC",),
    "cp1253": ("GREEK",),
    "cp1255": ("HEBREW",),
    "cp1256": ("ARABIC", "ZERO WIDTH"),
    "cp932": ("HIRAGANA", "KATAKANA", "CJK", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH"),
    "gb18030": ("CJK", "IDEOGRAPHIC", "FULLWIDTH"),
}
"""How Unicode names the letters of those that are not Latin."""
_LETTERS = {
    "en": "",
    "de": "äöüßéèàç",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíñóúü",
    "pt": "áâãàçéêíóôõúü",
    "id": "éè",
    "jv": "éèêåâ",
    "it": "àèéìíîòóùú",
    "nl": "áäéèëïíóöúü",
    "sv": "åäöé",
    "da": "æøåé",
    "nb": "æøåéòô",
    "no": "æøåéòô",
    "fi": "äöåšž",
    "tr": "çğıİöşüâîû",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "sl": "čšž",
    "hr": "čćđšž",
    "ro": "ăâîşţ",
}
"""The letters beyond ASCII of languages that are written in Latin ones."""
_SIGNS = "–—‘’‚“”„…•€°§«»¡¿‹›·×±²³½¼¾©®™\N{NO-BREAK SPACE}"


def decode_table(name: str, content: bytes, language: str | None = None) -> str:
    """Return a table's text, without a byte order mark.

    Args:
        name: The file, as it was named.
        content: What stands in it.
        language: The tag of the language that it is in: where it is not UTF-8 or UTF-16, and all its letters are of
            that language when they are read as Windows writes it, it is read so.

    Raises:
        UnreadableTable: Nobody can be certain which letters it means.
    """
    text = _by_mark(content)
    if text is None:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = _by_code_page(content, language)
    if text is None or "\0" in text:
        raise UnreadableTable(message("table.encoding", file=escape_unseen(name), choice="CSV UTF-8", wanted="UTF-8"))
    return text


def _by_mark(content: bytes) -> str | None:
    encoding = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), None)
    if not encoding and len(content) >= 2 and len(content) % 2 == 0:  # UTF-16 without a mark: ASCII on every other byte
        encoding = {(False, True): "utf-16-le", (True, False): "utf-16-be"}.get((content[0] == 0, content[1] == 0))
    try:
        return content.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        return None


def _by_code_page(content: bytes, language: str | None) -> str | None:
    primary = (language or "").partition("-")[0].lower()
    page = next((page for page, languages in _CODE_PAGES.items() if primary in languages), None)
    if not page:
        return None
    try:
        text = content.decode(page)
    except UnicodeDecodeError:
        return None
    beyond = {sign for sign in text if not sign.isascii()} - set(_SIGNS)
    return text if all(_is_of(sign, primary, page) for sign in beyond) else None


def _is_of(sign: str, language: str, page: str) -> bool:
    """Return whether a letter is one that a language is written with."""
    scripts = _SCRIPTS.get(page)
    if scripts:
        return unicodedata.name(sign, "").startswith(scripts)
    return sign in _LETTERS[language] or sign.lower() in _LETTERS[language]
