"""What was expected where a number, an address or an id should stand: the one that was most likely meant."""

import math
import re

from cxjourney.deserialize.malformed_numbers import clamp, figure_hint, list_figure_hint
from cxjourney.languages.message import Message, english_text, join_sentences, message
from cxjourney.model.introspection import Attribute, Expectation, Meant, attributes, bounds
from cxjourney.text.digits import ASCII_DIGITS, LikeThousands, ascii_digits
from cxjourney.text.shorten import shorten
from cxjourney.text.yaml_quotes import QuotedText

_LONGEST_SHOWN = 100
"""An address of more characters is not repeated."""
_MARKDOWN_LINK = re.compile(r"\[[^\]]*\]\((\S+)\)")
_WEB_ADDRESS = re.compile(r"(?:https?:/*)?((?:[\w-]+\.)+[a-z]{2,}(?::[0-9]+)?(?:[/?#]\S*)?)", re.IGNORECASE)


def address_expectation(value: object) -> Expectation:
    """Return that an https address is expected, and which one was most likely meant."""
    plain = value.strip().strip("<>") if isinstance(value, str) else ""
    linked = _MARKDOWN_LINK.fullmatch(plain)
    if address := _WEB_ADDRESS.fullmatch(linked[1] if linked else plain):
        whole, is_other = f"https://{address[1]}", plain.casefold().startswith("http:")
        return Expectation(message("expect.address"), message("reading.write", text=whole), Meant(whole, not is_other))
    help_, encoded = _address_fault(plain)
    return Expectation(message("expect.address"), help_, Meant(encoded) if encoded else None)


def _address_fault(text: str) -> tuple[Message, str]:
    """Return how to fix an address, and the one that was meant; that is empty where it can't be told."""
    head, found, rest = text.partition("https://")
    host = re.split("[/?#]", rest, maxsplit=1)[0]
    if head or not found:
        return message("advise.address"), ""
    if not host:
        return message("advise.address.site", example="https://example.org/prices"), ""
    if "@" in host:
        return message("advise.address.at"), ""
    encoded = re.sub(r"\s", "%20", text)
    if encoded != text and not re.search(r"\s", host):
        if len(encoded) <= _LONGEST_SHOWN:
            return message("advise.address.blanks.as", code="%20", text=encoded), encoded
        return message("advise.address.blanks", code="%20"), encoded
    return message("advise.address.none", host=shorten(host, 50)), ""


_THOUSANDS = re.compile("[0-9]{1,3}([, '’٬_][0-9]{3})+")
_UNDERSCORES = re.compile("[0-9]+(?:_[0-9]+)+")
_OUT_OF = re.compile("([0-9]{1,3}(?:\\.[0-9]+)?) ?(?:/|of|out of) ?([0-9]{1,3})")


def number_expectation(value: object, attribute: Attribute | None, whole: bool) -> Expectation:
    """Return that a number is expected, and how the one that was most likely meant is written.

    Args:
        value: What stands there.
        attribute: The attribute that it stands for.
        whole: Whether decimals are refused.
    """
    words = number_words(attribute, whole)
    in_digits = message("advise.digits.whole" if whole else "advise.digits")
    if isinstance(value, list):
        return Expectation(words, list_figure_hint(value, attribute, whole) or in_digits)
    if not isinstance(value, str):
        if whole and isinstance(value, float) and math.isfinite(value):
            return Expectation(words, _whole_hint(value, attribute))
        return Expectation(words, in_digits)
    candidate = (ascii_digits(value) or value).strip().replace(",", ".").rstrip("%٪").strip()
    number = _number(candidate)
    plain = ascii_digits(value) or value
    if joined := _join_digits(plain, attribute):
        is_plain = _fits(float(joined), attribute)
        help_ = message("advise.no-marks", text=joined)
        return Expectation(words, help_, Meant(int(joined), "," not in plain) if is_plain else None)
    out_of = _OUT_OF.fullmatch(plain) if number is None and not (whole and "." in plain) else None
    if out_of and bounds(attribute)[1] in (None, float(out_of[2])):
        if attribute and "scale" in attributes(attribute.entity):
            value, scale = f"{attribute.name}: {out_of[1]}", f"scale: {{from: LOWEST, to: {out_of[2]}}}"
            return Expectation(words, message("advise.value-and-scale", value=value, scale=scale))
        return Expectation(words, message("advise.number-alone", text=out_of[1]))
    per_cent = value.strip().endswith(("%", "٪"))
    if per_cent and number is not None and bounds(attribute) == (0, 1) and 0 <= number <= 100:
        share = f"{number / 100:.6g}"
        return Expectation(words, message("advise.share-no-percent", text=share), _figure(share, attribute))
    beyond = number is not None and clamp(number, attribute, whole=False) != f"{number:g}"
    if (number is None or (beyond and "%" in value)) and (hint := figure_hint(plain.strip(), attribute, whole)):
        return Expectation(words, join_sentences(hint, _scale(attribute)) if "such as" in hint else hint)
    if whole and number is not None and not number.is_integer() and math.isfinite(number):
        return Expectation(words, _whole_hint(number, attribute))
    as_it_stands = candidate == value and not isinstance(value, QuotedText)
    if number is None or as_it_stands or (whole and not number.is_integer()):
        return Expectation(words, join_sentences(in_digits, _scale(attribute)))
    if not value.isascii():
        has_point = "." in candidate
        help_ = message("advise.digits.point" if has_point else "advise.digits.as", digits=ASCII_DIGITS, text=candidate)
        return Expectation(words, help_, None if per_cent else _figure(candidate, attribute))
    if per_cent and attribute and "scale" in attributes(attribute.entity):
        beside = message("advise.value-and-scale", value=f"{attribute.name}: {candidate}", scale="scale: percent")
        return Expectation(words, beside)
    if per_cent and bounds(attribute)[1] != 100:
        share = f"{number / 100:.6g}"
        return Expectation(words, message("advise.no-percent.share", text=candidate, share=share))
    if per_cent:
        return Expectation(words, message("advise.no-percent", text=candidate), _figure(candidate, attribute))
    help_ = message("advise.decimal-point" if "," in value else "advise.bare", text=candidate)
    return Expectation(words, help_, _figure(candidate, attribute))


def _figure(text: str, attribute: Attribute | None) -> Meant | None:
    """Return a figure as the one that was meant; None where the attribute takes none of that size."""
    figure = float(text) if re.search("[.eE]", text) else int(text)
    return Meant(figure) if _fits(figure, attribute) else None


def _fits(figure: float, attribute: Attribute | None) -> bool:
    low, high = bounds(attribute)
    return (low is None or figure >= low) and (high is None or figure <= high)


def _whole_hint(number: float, attribute: Attribute | None) -> str:
    """Return how a whole number is written that has decimals: 1.204 people are 1204, with a point between thousands."""
    thousands = round(number * 1000)
    is_like = isinstance(number, LikeThousands) or (number >= 1 and thousands % 10 and thousands / 1000 == number)
    if is_like and bounds(attribute)[1] is None:
        return message("advise.no-marks", text=f"{thousands}")
    return message("advise.no-decimals", text=clamp(number, attribute, whole=True))


def _join_digits(text: str, attribute: Attribute | None) -> str:
    """Return a figure without the marks between its thousands; empty where it has none."""
    if not _THOUSANDS.fullmatch(text) and not _UNDERSCORES.fullmatch(text):
        return ""
    figure, high = re.sub("[^0-9]", "", text), bounds(attribute)[1]
    decimal = "," in text and (text.startswith("0") or (high is not None and float(figure) > high))
    return "" if decimal else f"{int(figure)}"


def range_expectation(value: object, attribute: Attribute | None) -> Expectation:
    """Return between which bounds a number is expected, and the nearest that can stand there.

    Args:
        value: The number that stands there.
        attribute: The attribute that it stands for.
    """
    low, high = bounds(attribute)
    if low is not None and low == high:
        return Expectation(f"{low:g}", message("advise.version", version=f"{low:g}"))
    number = float(value) if isinstance(value, int | float) and math.isfinite(value) else None
    if low is not None and high is not None:
        words = number_words(attribute, whole=False)
        if number is None:
            return Expectation(words, join_sentences(message("advise.between"), _scale(attribute)))
        if (low, high) == (0, 1) and 1 < number <= 100:
            share = f"{number / 100:.6g}"
            help_ = message("advise.share-of", percent=f"{number:g}", share=share)
            return Expectation(words, help_, Meant(float(share), False))
        end = message("advise.at-least", text=f"{low:g}")
        if number > high:
            end = message("advise.at-most", text=f"{high:g}")
        share = message("advise.share-example", percent="34", share="0.34")
        return Expectation(words, join_sentences(end, share if (low, high) == (0, 1) else _scale(attribute)))
    if low is not None:
        required = attribute is None or attribute.field.is_required()
        help_ = message("advise.larger" if required else "advise.larger.optional", low=f"{low:g}")
        return Expectation(message("expect.or-more", low=f"{low:g}"), help_)
    return Expectation(message("expect.ordinary-number"), message("advise.ordinary-number"))


def number_words(attribute: Attribute | None, whole: bool) -> Message:
    """Return the words for the kind of number that an attribute takes: ``a whole number from 1 to 5``."""
    low, high = bounds(attribute)
    if low is None or high is None or low == high:
        return message("expect.whole-number" if whole else "expect.number")
    return message(
        "expect.whole-number.from-to" if whole else "expect.number.from-to", low=f"{low:g}", high=f"{high:g}"
    )


def _scale(attribute: Attribute | None) -> str:
    """Return what the ends of a scale stand for, in the words of the attribute, in English alone."""
    low, high = bounds(attribute)
    if attribute is None or low is None or high is None or high - low > 10 or (low, high) == (0, 1):
        return ""
    return english_text(attribute.field.description or "")


def _number(text: str) -> float | None:
    if "_" in text:
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
