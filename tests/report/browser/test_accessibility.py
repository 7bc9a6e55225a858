"""axe-core finds nothing on any page of the report: WCAG 2.2 AA and best practices.

If it fails, somebody who hears the page, or can't see pale text, or hits small targets badly, is kept out.
"""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.paths import ROOT

from .conftest import Open
from .opened import Opened

AXE = ROOT / "tests/maps/browser/node_modules/axe-core/axe.min.js"
FIND = """axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag', values:
  ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}}).then(found => found.violations.map(
  one => [one.id, one.nodes.length, one.nodes.slice(0, 3).map(node => node.target.join(' ') + ': ' +
  node.html.slice(0, 160) + ' -- ' + node.any.concat(node.all, node.none).map(why => why.message).join('; '))]))"""
ALONE = f"""(async () => {{
  const gone = [...document.querySelectorAll('[data-page][hidden]')].map(one => {{
    const mark = document.createComment(''); one.replaceWith(mark); return [mark, one];
  }});
  const laid = new CSSStyleSheet(); laid.replaceSync('.page * {{ content-visibility: visible !important }}');
  document.adoptedStyleSheets = [laid];
  try {{ return await {FIND}; }} finally {{ gone.forEach(([mark, one]) => mark.replaceWith(one)); }}
}})()"""
"""Pages that are not shown are taken away meanwhile: axe would walk through them each time.

What is far below is laid out, as it is once it is in sight: until then its links stand one over the other."""
SIZES = {"desk": (1440, 900), "phone": (390, 844)}


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        assert not os.environ.get("CI"), "npm ci --prefix tests/maps/browser installs axe-core"
        pytest.skip("npm ci --prefix tests/maps/browser installs axe-core")
    return AXE.read_text("utf-8")


def wrong(report: Opened) -> list[Any]:
    """Return what axe finds wrong with what is seen."""
    found: list[Any] = report.run(ALONE)
    return found


@pytest.mark.parametrize(
    ("language", "theme", "size"),
    [
        ("english", "light", "desk"),
        ("english", "dark", "phone"),
        ("persian", "light", "phone"),
        ("persian", "dark", "desk"),
    ],
)  # each of two beside each of two others: no rule of axe asks for three
def test_nothing_is_wrong_with_any_page(
    opened: Open, request: pytest.FixtureRequest, axe: str, language: str, theme: str, size: str
) -> None:
    file: Path = request.getfixturevalue(language)
    report = opened(file, size=SIZES[size], theme=theme)
    report.run(axe)
    found = {}
    pages = report.run("[...document.querySelectorAll('[data-page]')].map(one => one.id)")
    assert len(pages) == 10
    for page in pages:
        report.go(f"#{page}")
        found[page] = wrong(report)
    assert {page: some for page, some in found.items() if some} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wrong_while_a_gap_is_presented(opened: Open, axe: str, theme: str, size: str) -> None:
    report = opened(size=SIZES[size], theme=theme, hash_="#j/order-with-return")
    report.run(axe)
    report.click("[data-present]")
    assert report.texts("#show .question")
    assert wrong(report) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("text", ["parcel", "nothing is called like this"])
def test_nothing_is_wrong_while_something_is_searched(opened: Open, axe: str, theme: str, text: str) -> None:
    report = opened(theme=theme)
    report.run(axe)
    report.key("/")
    report.type(text)
    assert report.texts("#found li")
    assert wrong(report) == []


def test_nothing_is_wrong_with_what_is_opened(opened: Open, axe: str) -> None:
    report = opened(hash_="#j/order-with-return")
    report.run(axe)
    report.run("document.querySelectorAll('details').forEach(one => { if (one.checkVisibility()) one.open = true; })")
    assert wrong(report) == []


def test_something_wrong_would_be_found(opened: Open, axe: str) -> None:
    report = opened()
    report.run(axe)
    report.run("document.querySelector('.lead').append(document.createElement('button')); 0")
    assert [one[0] for one in wrong(report)] == ["button-name"]
