"""A report as it stands at one moment, its pages written when they are asked for and told apart by a hash."""

import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from string import printable
from threading import RLock
from typing import NamedTuple

from markupsafe import Markup

from cxjourney.analysis.study import Study
from cxjourney.languages import Language
from cxjourney.report.basis import ReportBasis
from cxjourney.report.fragment_cache import Fragments
from cxjourney.report.map_data import DrawnMap
from cxjourney.report.markup import Markings, asset
from cxjourney.report.page import (
    PageParts,
    content_policy,
    frame_html,
    journey_html,
    letters_of,
    page_html,
    script_words,
    shared_html,
    style_rules,
)

MAX_TABLES = 5000
"""When so many tables have had a number, they are numbered anew."""
UNDRAWN = DrawnMap("", 0, 0)
"""A map that is drawn when it is seen."""


class WrittenPage(NamedTuple):
    """A page as HTML, what it was written from, and the rows and columns of its board.

    ``source`` is empty for a page that has to be written anew with everything else; ``size`` for one without a board.
    """

    html: str
    source: str
    size: tuple[int, int] | None

    @property
    def hash(self) -> str:
        """What tells whether the page is another than before."""
        return _hash(self.html)


class Edition:
    """A report at one moment. Whoever asks for a page waits until it is written; it is written once.

    Args:
        basis: What it is made of.
        sources: By the names of journeys' files, what tells whether anything that a page is written from is another.
        around: What tells the same of all that other pages are written from, beside the journeys themselves.
        last: The edition before it, of which journeys' pages that stayed as they were are taken over; None for none.

    Attributes:
        basis: What it is made of.
        ids: The ids of its pages, in their order.
        told_style: The hash of its style, as it was asked for last.
    """

    def __init__(
        self, basis: ReportBasis, sources: Mapping[str, str], around: str, last: "Edition | None" = None
    ) -> None:
        self.basis = basis
        self._sources = sources
        self._around = around
        self._lock = RLock()
        self._asking: list[str] = []
        self._studies = {basis.anchors.journey(study): study for study in basis.studies}
        self.ids = ("overview", *self._studies, *basis.pages)
        self._markings = Markings(basis)
        self._markings.fragments = Fragments()
        self._letters = frozenset(printable)
        self._written: dict[str, WrittenPage] = {}
        self._hashes: dict[str, str] = {}
        self._style: tuple[object, str] = None, ""
        self.told_style = ""
        if last:
            self._go_on_from(last)
        self._frame = frame_html(basis, self._markings)
        self._letters |= letters_of(self._frame.top, self._frame.bottom)
        self._messages = script_words(basis)
        self.frame_hash = _hash("\n".join((self._frame.top, *self.ids, self._frame.bottom, self._messages)))

    def _go_on_from(self, last: "Edition") -> None:
        """Take over what is still as it was; tables keep their numbers, unless there are too many."""
        with last._lock:
            if len(last._markings.tables) >= MAX_TABLES:
                return
            self._markings.go_on_from(last._markings)
            if self._around == last._around:
                self.basis.go_on_from(last.basis)
                self._markings.fragments = _fragments(self._markings, last._markings, self.basis.words)
            self._letters, self._style, self.told_style = last._letters, last._style, last.told_style
            for id_, study in self._studies.items():
                known = last._written.get(id_)
                if known and known.source == self._sources[study.file]:
                    self._written[id_], self._hashes[id_] = known, last._hashes[id_]

    @property
    def hashes(self) -> Mapping[str, str]:
        """By the ids of its pages, what tells whether one is another than before; empty where it is not written yet."""
        return {id_: self._hashes.get(id_, "") for id_ in self.ids}

    @property
    def unwritten(self) -> str | None:
        """The id of a page that nobody has asked for yet; None where all are written."""
        return next((id_ for id_ in self.ids if id_ not in self._written), None)

    @property
    def style(self) -> str:
        """The style of all pages that are written."""
        with self._lock:
            sizes = frozenset(one.size for one in self._written.values() if one.size)
            markings = self._markings
            needs = sizes, self._letters, len(markings.tables), markings.mark_rules, markings.picture_rules
            if self._style[0] != needs:
                rules = style_rules(self.basis, markings, sizes, self._letters) + asset("live.css")
                self._style = needs, rules
            return self._style[1]

    @property
    def symbols(self) -> str:
        """The symbols that its pages show."""
        return self._markings.symbols

    def style_hash(self) -> str:
        """Return what tells whether the style, or the symbols, are others than before."""
        with self._lock:
            self.told_style = _hash(self.style + self.symbols)
            return self.told_style

    def page(self, id_: str) -> WrittenPage | None:
        """Return a page by its id; None where there is none of that id."""
        if id_ not in self._written and id_ in self.ids:
            with self._lock:
                if id_ not in self._written:
                    self._write(id_)
        return self._written.get(id_)

    def told(self, id_: str) -> tuple[WrittenPage | None, str]:
        """Return a page by its id, None where there is none of that id, and the hash of the style that it needs.

        Who asks waits once alone: else all that is asked for at once would be written before the first is answered.
        """
        self._asking.append(id_)
        try:
            with self._lock:
                return self.page(id_), self.style_hash()
        finally:
            self._asking.remove(id_)

    @property
    def is_asked(self) -> bool:
        """Whether somebody waits for a page."""
        return bool(self._asking)

    def _write(self, id_: str) -> None:
        study = self._studies.get(id_)
        if study:
            written = _journey(self.basis, study, self._markings, self._sources[study.file])
        else:
            written = WrittenPage(shared_html(self.basis, self._markings, id_), "", None)
        self._letters |= letters_of(written.html)
        self._hashes[id_] = written.hash
        self._written[id_] = written

    def whole(self, state: Mapping[str, object], *more: str) -> tuple[str, str]:
        """Return an edition as one page, and the Content-Security-Policy that it comes with.

        Args:
            state: What its script goes by, beside the hashes of pages and style.
            more: The names of scripts that run before its own.
        """
        scripts = tuple(map(asset, (*more, "report.js", "maps.js", "live.js")))
        with self._lock:
            pages = [page.html for id_ in self.ids if (page := self.page(id_))]
            body = "".join((self._frame.top, *pages, self._frame.bottom))
            parts = PageParts(self._frame.title, body, self.style, Markup(self.symbols), self._messages)  # noqa: S704
            known = {**state, "pages": self.hashes, "style": self.style_hash()}
        told = json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")
        policy = content_policy(parts.style, scripts, "connect-src 'self'", "frame-ancestors 'none'")
        return page_html(self.basis, parts, *scripts, state=told), policy


def _journey(basis: ReportBasis, study: Study, markings: Markings, source: str) -> WrittenPage:
    """Return a journey's page, its texts told apart by what this journey says alone; what it shows is noted."""
    alone = Markings(replace(basis, studies=(study,)))
    alone.go_on_from(markings)
    page = journey_html(basis, alone, study, {study.file: dict.fromkeys(basis.options.maps, UNDRAWN)})
    markings.go_on_from(alone)
    return WrittenPage(page.html, source, (page.rows, page.columns))


def _fragments(markings: Markings, last: Markings, words: Language) -> Fragments:
    """Return the pieces of an edition of which no text is in another language than before."""
    now, before = markings.languages(words), last.languages(words)
    if last.fragments is None or (now is None) != (before is None):
        return Fragments()
    return last.fragments.without(now.changes_since(before) if now and before else frozenset())


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
