"""A report as it stands at one moment, in pieces that are told apart by a hash, so that only what changed is sent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from string import printable
from typing import NamedTuple

from cxjourney.analysis.study import Study
from cxjourney.report.basis import ReportBasis
from cxjourney.report.map_data import DrawnMap
from cxjourney.report.markup import Markings, asset
from cxjourney.report.page import JourneyHtml, PageParts, content_policy, journey_html, page_html, page_parts
from cxjourney.report.pieces import page_id, pieces_of

MAX_TABLES = 5000
"""When so many tables have had a number, they are numbered anew."""
UNDRAWN = DrawnMap("", 0, 0)
"""A map that is drawn when it is seen."""


class WrittenJourney(NamedTuple):
    """A journey's page, and what it was written from; empty where it has to be written anew with everything else."""

    page: JourneyHtml
    source: str


@dataclass(frozen=True)
class Edition:
    """A report at one moment.

    Attributes:
        basis: What it is made of.
        parts: What its page is put together from; the body is without the journeys.
        before: What stands before the pages.
        pages: The pages, by their ids, in their order.
        after: What stands behind them.
        written: The journeys' pages, by the names of their files.
        markings: What was noted while it was written: tables keep their numbers from one edition to the next.
        letters: The letters that its fonts hold.
    """

    basis: ReportBasis
    parts: PageParts
    before: str
    pages: Mapping[str, str]
    after: str
    written: Mapping[str, WrittenJourney]
    markings: Markings
    letters: str

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """By the ids of the pages, what tells whether one is another than before."""
        return {id_: _hash(html) for id_, html in self.pages.items()}

    @cached_property
    def frame_hash(self) -> str:
        """What tells whether a page has to be loaded anew: the order of its pages, its heading or its words differ."""
        return _hash("\n".join((self.before, *self.pages, self.after, self.parts.messages)))

    @cached_property
    def style_hash(self) -> str:
        """What tells whether the style, or the symbols, are others than before."""
        return _hash(self.parts.style + self.parts.symbols)


def write_edition(basis: ReportBasis, sources: Mapping[str, str], last: Edition | None) -> Edition:
    """Return a whole report; the pages of journeys that stayed as they were are taken over.

    Args:
        basis: What it is made of.
        sources: By the names of journeys' files, what tells whether anything that a page is written from is another.
        last: The edition before it; None where it is the first.
    """
    markings = Markings(basis)
    if last and len(last.markings.tables) < MAX_TABLES:
        markings.go_on_from(last.markings)
    known = last.written if last and markings.tables else {}
    written = {
        study.file: known[study.file]
        if study.file in known and known[study.file].source == sources[study.file]
        else WrittenJourney(_journey(basis, study, markings), sources[study.file])
        for study in basis.studies
    }
    shown = {file: one.page for file, one in written.items()}
    letters = {*(last.letters if last else printable), *"".join(one.html for one in shown.values())}
    parts = page_parts(basis, markings, {}, "".join(sorted(letters)), shown)
    parts = parts._replace(style=parts.style + asset("live.css"))
    before, own, after = pieces_of(parts.body)
    first, *others = own.values()
    pages = {page_id(html): html for html in (first, *(one.html for one in shown.values()), *others)}
    kept = "".join(sorted({*letters, *parts.body}))
    return Edition(basis, parts, before, pages, after, written, markings, kept)


def with_journey(edition: Edition, study: Study) -> Edition:
    """Return an edition in which one journey's page is that of a newer study; all else stays as it was."""
    basis = edition.basis
    studies = tuple(study if one.file == study.file else one for one in basis.studies)
    every = tuple(study if one.file == study.file else one for one in basis.every)
    basis = replace(basis, studies=studies, every=every)
    markings = Markings(basis)
    markings.go_on_from(edition.markings)
    page = _journey(basis, study, markings)
    id_, html = page_id(page.html), page.html
    if id_ not in edition.pages:
        return edition
    pages, written = {**edition.pages, id_: html}, {**edition.written, study.file: WrittenJourney(page, "")}
    return replace(edition, basis=basis, pages=pages, written=written)


def _journey(basis: ReportBasis, study: Study, markings: Markings) -> JourneyHtml:
    """Return a journey's page, its texts told apart by what this journey says alone; what it shows is noted."""
    alone = Markings(replace(basis, studies=(study,)))
    alone.go_on_from(markings)
    page = journey_html(basis, alone, study, {study.file: dict.fromkeys(basis.options.maps, UNDRAWN)})
    markings.go_on_from(alone)
    return page


def edition_page(edition: Edition, state: Mapping[str, object]) -> tuple[str, str]:
    """Return an edition as one page, and the Content-Security-Policy that it comes with.

    Args:
        edition: The edition.
        state: What its script goes by.
    """
    scripts = asset("report.js"), asset("maps.js"), asset("live.js")
    parts = edition.parts._replace(body="".join((edition.before, *edition.pages.values(), edition.after)))
    told = json.dumps(state, ensure_ascii=False).replace("<", "\\u003c")
    policy = content_policy(parts.style, scripts, "connect-src 'self'", "frame-ancestors 'none'")
    return page_html(edition.basis, parts, *scripts, state=told), policy


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
