"""A language that the tool writes in: its messages with values put in, plurals, numbers, days and lists.

``{name}`` in a message is replaced by a value. Where it speaks of a number of things, its key ends with a form of the
language (``.one``, ``.other``: the plural categories of Unicode CLDR).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, reduce

from cxjourney.languages.figures_to_type import is_to_type, plain_figure
from cxjourney.languages.message_files import FALLBACK, Messages, available_languages
from cxjourney.languages.spacing import SPACED_LANGUAGES, fit_spaces

RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"))
"""Languages that are written from right to left (ISO 639, scripts as in Unicode CLDR 48)."""
LEAST_SHARE = 0.0001
"""The least share that two decimals of a per cent show."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the tool writes in.

    Attributes:
        tag: The tag that was asked for (BCP 47), such as ``fa-AF``.
        words: The language that its words are in, such as ``fa``; ``en`` where the tool and the team have none in it.
        direction: ``ltr`` or ``rtl``, the direction in which the language that was asked for is written.
        messages: Its messages, by key.
        borrowed_texts: The texts that were written in English, since it lacks their messages.
        is_by_title: Whether things go by their titles alone, as in a report: ids are for those who write the files.
        shares: Shares that were written before: those of personas recur in every journey of a workspace.
    """

    tag: str
    words: str
    direction: str
    messages: Messages
    is_by_title: bool = False
    borrowed_texts: set[str] = field(default_factory=set, compare=False, repr=False)
    shares: dict[float, str] = field(default_factory=dict, compare=False, repr=False)

    def text(self, key: str, /, **values: object) -> str:
        """Return the message for a key, with the values put in: numbers and days as the language writes them.

        Raises:
            KeyError: No message has that key, or it has a placeholder that no value is for.
        """
        message = self.messages[key]
        if "{" in message:
            for name, value in values.items():
                if type(value) is not str:
                    values[name] = self._shown(key, name, value)
            if self.words in SPACED_LANGUAGES:
                message = fit_spaces(message, values)
            message = message.format_map(values)
        if key in self.messages.borrowed:
            self.borrowed_texts.add(message)
        return message

    def _shown(self, key: str, name: str, value: object) -> object:
        if isinstance(value, str | bool):
            return value
        if is_to_type(key, self.messages[key], name):
            return plain_figure(value) if isinstance(value, float) else f"{value}"
        if isinstance(value, int | float):
            return self.figure(value)
        return self.day(value) if isinstance(value, date) else value

    def word(self, kind: str, word: str) -> str:
        """Return the translation of one of the format's own words; the word itself where there is none."""
        try:
            return self.messages[f"{kind}.{word}"]
        except KeyError:
            return word

    def count(self, key: str, n: int, /, **values: object) -> str:
        """Return the words for a number of things: the form that the language takes for it, with the values put in.

        Raises:
            KeyError: As `text` does, of that form.
        """
        return self.text(self.messages.plural_key(key, self.words, n), n=self.number(n), **values)

    def number(self, figure: float) -> str:
        """Return a number to two decimals at most, thousands apart, in the language's digits and signs."""
        plain = f"{figure:,.2f}".rstrip("0").rstrip(".") if isinstance(figure, float) else f"{figure:,}"
        return self._in_signs(plain).replace("-", "\u2212")

    def figure(self, value: float) -> str:
        """Return a figure as it is read aloud, to six decimals at most, ungrouped as in the files: ``-0.5``."""
        if isinstance(value, float) and abs(value) >= 1e12:
            return f"{value:g}"
        return self._in_signs(plain_figure(value))

    def _in_signs(self, plain: str) -> str:
        """Return an English number in the language's digits and signs."""
        thousands, decimal = self.messages["figures.thousands"], self.messages["figures.decimal"]
        grouped_from = int(self.messages["figures.grouped-from"])
        return self.in_digits(_number_in_signs(plain, thousands, decimal, grouped_from))

    def in_digits(self, plain: str) -> str:
        """Return a text with its figures in the language's digits."""
        digits = self.messages["figures.digits"]
        return plain.translate(str.maketrans("0123456789", digits)) if digits != "0123456789" else plain

    def percent(self, figure: float, decimals: int = 1) -> str:
        """Return a figure in per cent (0 to 100), rounded to that many decimals, with the language's sign.

        Args:
            figure: The figure.
            decimals: How many decimals there are at most.
        """
        return self.text("figures.percent", n=self.number(round(float(figure), decimals)))

    def share(self, share: float) -> str:
        """Return a share (0 to 1) in per cent, to two decimals at most; one that would be none so is not."""
        if share not in self.shares:
            self.shares[share] = self._write_share(share + 0.0)  # of 0 and -0.0, which are equal, both are written 0
        return self.shares[share]

    def _write_share(self, share: float) -> str:
        if 0 < share < LEAST_SHARE:
            return self.text("change.share.least", percent=self.percent(100 * LEAST_SHARE, 2))
        return self.percent(100 * share, 2)

    def day(self, day: date) -> str:
        """Return a date in the language's digits: as it stands in the files, or as the language writes it."""
        year, month, given = (self.in_digits(part) for part in day.isoformat().split("-"))
        return self.text("figures.day", year=year, month=month, day=given)

    def month(self, day: date) -> str:
        """Return the month that a day is in, by its name, with the year."""
        return self.text("figures.month", month=self.messages[f"month.{day.month}"], year=self.in_digits(f"{day.year}"))

    def quote(self, text: str) -> str:
        """Return a text in quotes; what is quoted within it stands in the language's inner ones: “At ‘Pays’: how?”."""
        outer, inner = self.text("figures.quote", text="\0"), self.text("figures.quote.inner", text="\0")
        for mark, instead in zip(outer.split("\0"), inner.split("\0"), strict=True):
            text = text.replace(mark, instead)
        return self.text("figures.quote", text=text)

    def list_words(self, words: Iterable[str]) -> str:
        """Return words as a list with the language's commas, however many there are."""
        return self.messages["figures.comma"].join(words)

    def join_and(self, items: Iterable[str], most: int | None = None) -> str:
        """Return a list in a sentence: ``web, post and phone``; beyond ``most`` things the rest is counted."""
        return self._join_last(list(items), most, choice=False)

    def join_or(self, items: Iterable[str], most: int | None = None) -> str:
        """Return a choice in a sentence: ``web, post or phone``; beyond ``most`` things the rest is counted."""
        return self._join_last(list(items), most, choice=True)

    def join_comma(self, items: Iterable[str], most: int = 12) -> str:
        """Return a list with commas alone: ``web, post, phone``; beyond ``most`` things the rest is counted."""
        named = list(items)
        return self.join_shown(named[:most], len(named))

    def join_shown(self, shown: Sequence[str], n: int) -> str:
        """Return the first of ``n`` things as a list with commas; the rest is counted."""
        listed = self.list_words(shown)
        if n <= len(shown):
            return listed
        more = self.text("figures.more", n=self.number(n - len(shown)))
        return self.text("figures.and", others=listed, last=more)

    def _join_last(self, items: list[str], most: int | None, choice: bool) -> str:
        if most is not None and len(items) > most + 1:
            items[most:] = [self.text("figures.more", n=self.number(len(items) - most))]
            choice = False
        if len(items) < 2:
            return "".join(items)
        return self.text("figures.or" if choice else "figures.and", others=self.list_words(items[:-1]), last=items[-1])

    def join_sentences(self, sentences: Iterable[str]) -> str:
        """Return sentences one behind the other, those that are empty left out."""
        said = [sentence for sentence in sentences if sentence]
        return reduce(lambda one, next_: self.text("figures.sentences", one=one, next=next_), said) if said else ""

    def join_facts(self, facts: Iterable[str]) -> str:
        """Return short facts side by side, those that are empty left out."""
        return self.messages["figures.joint"].join(fact for fact in facts if fact)


def _number_in_signs(plain: str, thousands: str, decimal: str, grouped_from: int) -> str:
    """Return an English number in other signs; the same figures recur in every journey of a workspace.

    Args:
        plain: The number.
        thousands: The sign between thousands.
        decimal: The sign before decimals.
        grouped_from: Numbers of fewer digits have no sign between thousands.
    """
    whole, point, decimals = plain.partition(".")
    if sum(map(str.isdigit, whole)) < grouped_from:
        whole = whole.replace(",", "")
    signs: dict[str, str | int | None] = {",": thousands, ".": decimal}
    return f"{whole}{point}{decimals}".translate(str.maketrans(signs))


def base_language(tag: str) -> str:
    """Return the language of a tag, its first part (BCP 47: RFC 5646), in small letters: ``fa`` of ``fa-AF``."""
    return tag.lower().partition("-")[0]


@cache
def language(tag: str) -> Language:
    """Return the language of a tag: ``fa-AF`` is written as ``fa`` is, and a language without messages in English."""
    base = base_language(tag)
    words = base if base in available_languages() else FALLBACK
    return Language(tag, words, _direction(tag), Messages(words))


def team_language(tag: str, own: Mapping[str, str]) -> Language:
    """Return a language with messages of a team's own, by their keys; those that it lacks are the tool's, or English.

    Args:
        tag: The tag that was asked for.
        own: The team's messages, each with the placeholders of English.
    """
    base = base_language(tag)
    return Language(tag, base, _direction(tag), Messages(base if base in available_languages() else None, own))


def _direction(tag: str) -> str:
    return "rtl" if base_language(tag) in RIGHT_TO_LEFT or "-arab" in tag.lower() else "ltr"
