"""Templates filled in: all that the report does with Jinja2. Text is escaped; marks and pictures are noted by use."""

import re
from base64 import b64encode
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from hashlib import sha256
from string import ascii_letters, digits

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from cxjourney.files.picture_file import Picture
from cxjourney.languages import Language
from cxjourney.maps.canvas.text_languages import TextLanguages
from cxjourney.maps.canvas.text_wrapping import direction, visible_text
from cxjourney.maps.content.written_texts import text_languages
from cxjourney.maps.model.card import Illustration
from cxjourney.maps.model.map import Column
from cxjourney.maps.output.accessibility import address_of
from cxjourney.report.anchors import PAGE_OF_KIND
from cxjourney.report.basis import ReportBasis
from cxjourney.report.fragment_cache import Fragments
from cxjourney.report.inline_code import mark_code
from cxjourney.report.links import Link
from cxjourney.report.map_packing import pack_maps
from cxjourney.report.marks import icon_rule, mark_rule, mark_symbol, use_rule
from cxjourney.report.minify import minify_script, minify_style

_KEYS = ascii_letters + digits
_MORE_KEYS = 0x4E00
"""The letters that stand for personas; those behind them are Han characters, of which there are 20,000."""
_LATIN_NAME = re.compile(r"([«(])([^«»()<>\u0590-\u08ff]*[A-Za-z][^«»()<>\u0590-\u08ff]*)([»)])")
"""What stands in quotes or brackets of a sentence in Latin letters, with none that runs right to left."""
_RTL_NAME = re.compile(r"([“„«(])([^“”„«»()<>]*[\u0590-\u08ff][^“”„«»()<>]*)([”“»)])")
"""What stands in quotes or brackets of a sentence and has letters that run right to left."""
_HYPHENATED_ID = re.compile(r"(?<![\w/.<&-])[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+(?![\w/-])")
"""An id of several words, at whose hyphens a line might end: from right to left its parts would be read in no order."""
_DATE = re.compile(
    r"(?<![\dA-Za-z_/.-])(?:(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<day_first>\d\d)-(?P<month_next>\d\d)-(?P<year_last>\d{4}))(?![\dA-Za-z_/-])"
)
"""A date whose parts hyphens join, where a line might end; before other signs none ends (Unicode, annex 14, LB25)."""


class Markings:
    """What the templates call; it notes which marks, icons and pictures a page needs.

    Args:
        basis: What the report is made of.

    Attributes:
        tables: The labels of the columns of tables, with the first cell that has one; each with a number.
        fragments: The pieces of pages that are kept for the next edition; None where there is none to come.
    """

    def __init__(self, basis: ReportBasis) -> None:
        self._basis = basis
        self._rules: dict[str, str] = {}
        self._plotted: dict[str, str] = {}
        self.tables: dict[tuple[tuple[str, ...], int], int] = {}
        self._languages: dict[str, TextLanguages | None] = {}
        self.fragments: Fragments | None = None

    @property
    def symbols(self) -> Markup:
        """The symbols of the marks that stand on curves."""
        return Markup("".join(self._plotted.values()))  # noqa: S704  our own drawings

    @property
    def mark_rules(self) -> str:
        """The rules of CSS that draw the marks and icons that were used."""
        return "".join(self._rules.values())

    @property
    def picture_rules(self) -> str:
        """The rules of CSS that hold the pictures of the board and of drawn maps, each once."""
        return "".join(_picture_rule(picture, number) for picture, number in self._basis.picture_numbers.items())

    def go_on_from(self, before: "Markings") -> None:
        """Take over what was noted before, so that tables keep their numbers, and pages that stay their marks."""
        self._rules, self._plotted, self.tables = dict(before._rules), dict(before._plotted), dict(before.tables)

    def said(self, text: str, words: Language) -> Markup:
        """Return a text, and in which language and direction it is where that is another than that of the page."""
        shown, runs = dated(visible_text(text)), _direction_of(text, words)
        shown = _apart(shown, runs)
        known = self.languages(words)
        tag = known.of(text, words.tag) if known else words.tag
        if known and self.fragments:
            self.fragments.note(known.parts(text))
        if tag == words.tag and runs == words.direction:
            return shown
        language = f' lang="{escape(tag)}"' if tag != words.tag else ""
        is_plain = direction(text, "") == runs and "<bdi" not in shown  # then the browser finds the direction itself
        turned = "" if is_plain else f' dir="{runs}"'
        return Markup(f"<bdi{language}{turned}>{shown}</bdi>")  # noqa: S704  escaped above

    def advised(self, text: str, words: Language) -> Markup:
        """Return a sentence of ours that says how to fix something, with what is to be typed marked as code."""
        return mark_code(self.said(text, words))

    def languages(self, words: Language) -> TextLanguages | None:
        """Return the languages of all texts, on pages that speak a language; None where all are in that one."""
        if words.tag not in self._languages:
            self._languages[words.tag] = text_languages(self._basis.studies, words)
        return self._languages[words.tag]

    def piece(self, *what: Hashable, caller: Callable[[], str]) -> Markup | str:
        """Return a piece of a page, written anew unless one of the same was kept.

        Args:
            what: All that it is written from, beside the words of the report.
            caller: Writes it.
        """
        return self.fragments.piece(what, caller) if self.fragments else caller()

    def lead(self, link: Link, words: Language) -> Markup:
        """Return words that lead to an anchor, or the words alone where they lead nowhere."""
        return self.to(link.anchor, link.text, words)

    def to(self, anchor: str, text: str, words: Language) -> Markup:
        """Return words that lead to an anchor, or the words alone where there is none or its page was left out."""
        said = self.said(text, words)
        if not (anchor and text and self._is_there(anchor)):
            return said
        return Markup('<a href="#{}">{}</a>').format(anchor, said)

    def _is_there(self, anchor: str) -> bool:
        """Return whether the page that an anchor stands on is in the report, and was not left out."""
        page = PAGE_OF_KIND.get(anchor.partition("/")[0])
        return page is None or page in self._basis.pages

    def outward(self, text: str, address: str, words: Language) -> Markup:
        """Return words that lead out of the report, where the address is one of https; else the words alone."""
        said, there = self.said(text, words), address_of(address)
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(there, said) if there else said

    def mark(self, name: str) -> Markup:
        """Return a mark of `looks.SYMBOLS`; nothing for an empty name."""
        if not name:
            return Markup("")
        self._rules.setdefault(f"m-{name}", mark_rule(name))
        return Markup('<i class="m-{}"></i>').format(name)

    def plotted(self, name: str, beside: float, y: float, figure: str) -> Markup:
        """Return a mark on a curve, and its figure behind it: so many pixels beside the middle, and from above."""
        if name not in self._plotted:
            self._plotted[name], self._rules[f"use-{name}"] = mark_symbol(name), use_rule(name)
        place = Markup(
            '<use href="#m-{}" x="{:.0f}" y="{:.0f}" width="16" height="16"/><text x="{:.0f}" y="{:.0f}">{}</text>'
        )
        return place.format(name, beside - 16, y - 8, beside + 3, y, figure)

    def icon(self, name: str) -> Markup:
        """Return an icon of a channel; nothing for an empty name."""
        if not name:
            return Markup("")
        self._rules.setdefault(f"i-{name}", icon_rule(name))
        return Markup('<i class="i-{}"></i>').format(name)

    def labels(self, texts: Sequence[str], first: int = 1) -> str:
        """Return the class of a table by which its cells say on a phone which column they belong to.

        Args:
            texts: The labels of the columns.
            first: The place of the first cell that has one, counted from 1.
        """
        return f"t{self.tables.setdefault((tuple(texts), first), len(self.tables) + 1)}"

    def heads(self, columns: Sequence[Column]) -> str:
        """Return the same by the columns of a grid, behind the heads of its lanes."""
        return self.labels([column.head.title for column in columns], 2)

    def columns(self, keys: Sequence[str], words: Language) -> str:
        """Return the class of a table, by the keys of its columns' words."""
        return self.labels([words.text(key) for key in keys])

    def whose(self, personas: Iterable[str]) -> str:
        """Return what stands for personas where the page says whose something is: a letter for each."""
        return "".join(sorted(self._letters[id_] for id_ in personas))

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        """By the ids of personas, a letter: of two of one id no journey sees both."""
        ids = sorted({id_ for study in self._basis.studies for id_ in study.scope.personas})
        more = map(chr, range(_MORE_KEYS, _MORE_KEYS + max(0, len(ids) - len(_KEYS))))
        return dict(zip(ids, (*_KEYS, *more), strict=False))

    def number_of(self, journey: Link) -> str:
        """Return what stands for a journey in lists that may be narrowed to it: a number for each."""
        return f"{self._numbers[journey.anchor]}"

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """By the anchors of journeys, a number."""
        return {self._basis.anchors.journey(study): number for number, study in enumerate(self._basis.studies)}

    def packed(self, svgs: Sequence[str]) -> Markup:
        """Return drawn maps as the page's script reads them."""
        return Markup(pack_maps(svgs))  # noqa: S704  nothing in it ends an element

    def picture(self, illustration: Illustration | None, words: Language) -> Markup:
        """Return a picture with its alternative text; nothing where it can't be shown."""
        picture = self._basis.pictures.get(illustration.key) if illustration else None
        if picture is None or illustration is None:
            return Markup("")
        number = self._basis.picture_numbers[picture]
        kind = "portrait" if illustration.is_portrait else "scene"
        tag = words.tag
        return Markup('<span class="{} pic-{}" role="img" lang="{}" aria-label="{}"></span>').format(
            kind, number, tag, visible_text(illustration.alt)
        )


def dated(text: str) -> Markup:
    """Return a text, escaped, whose dates stay on one line and are copied as they are written."""
    return Markup(_DATE.sub(_time, str(escape(text))))  # noqa: S704  escaped here


def _time(found: re.Match[str]) -> str:
    """Return the element of a date, which says it as HTML wants it where it is written otherwise."""
    if found["year"]:
        return f"<time>{found[0]}</time>"
    day = "-".join(found[part] for part in ("year_last", "month_next", "day_first"))
    return f"<time datetime={day}>{found[0]}</time>"


def _direction_of(text: str, words: Language) -> str:
    """Return the direction of a text: a sentence from left to right stays one that begins with a name in quotes."""
    runs = direction(text, words.direction)
    if runs == "rtl" and words.direction == "ltr":
        return direction(_RTL_NAME.sub("", text), runs)
    return runs


def _apart(shown: Markup, runs: str) -> Markup:
    """Return an escaped sentence with each name that runs the other way by itself.

    What stands in quotes or brackets keeps its own direction, and its quotes and brackets stand around it. Ids in what
    runs right to left stay on one line.
    """
    text = str(shown)
    if runs == "rtl":
        text = _HYPHENATED_ID.sub(r"<bdi class=whole>\g<0></bdi>", _LATIN_NAME.sub(r"\1<bdi>\2</bdi>\3", text))
    elif not text.isascii():
        text = _RTL_NAME.sub(r"\1<bdi>\2</bdi>\3", text)
    return Markup(text)  # noqa: S704  it is escaped


def _picture_rule(picture: Picture, number: int) -> str:
    data = b64encode(picture.data).decode()
    return f'.pic-{number}{{background-image:url("data:image/{picture.type.lower()};base64,{data}")}}'


def _visible(value: object) -> object:
    """Return a text with everything written out that could change how its neighbours are drawn; all else as it is."""
    return visible_text(value) if type(value) is str else value


@cache
def environment() -> Environment:
    """Return where templates are found; every value that is put in is escaped, and one that is missing is an error."""
    made = Environment(
        loader=PackageLoader("cxjourney.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    made.filters["dated"] = dated
    return made


@cache
def asset(name: str) -> str:
    """Return the text of a style sheet or a script that stands beside the templates, minified."""
    found = environment()
    assert found.loader is not None  # noqa: S101  it was given above
    text = found.loader.get_source(found, name)[0]
    return minify_style(text) if name.endswith(".css") else minify_script(text)


def source_hash(text: str) -> str:
    """Return how a Content-Security-Policy names a script or a style sheet (CSP level 3, hash sources)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
