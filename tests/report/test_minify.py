"""HTML in fewer bytes has the same elements, attributes and texts.

If it fails, a browser puts the page together in another way than the templates wrote it.
"""

import pytest

from cxjourney.report.minify import minify
from tests.report.page import Element, read_page


def tree(html: str) -> object:
    def plain(one: Element | str) -> object:
        if isinstance(one, str):
            return one
        attributes = {name: value for name, value in one.attributes.items() if (name, value) != ("class", "")}
        return one.tag, attributes, tuple(plain(child) for child in one.children)

    return plain(read_page(html))


@pytest.mark.parametrize(
    ("html", "short"),
    [
        ('<p class="a">x</p>', "<p class=a>x</p>"),
        ('<p class="a b" title="">x</p>', '<p class="a b" title>x</p>'),
        ('<use href="#a"/>', "<use href=#a />"),
        ('<use href="#a" x="1 2"/>', '<use href=#a x="1 2"/>'),
        ("<div><p>x</p><p>y</p></div>", "<div><p>x<p>y</div>"),
        ("<ul><li>x</li><li>y</li></ul>", "<ul><li>x<li>y</ul>"),
        ("<a><p>x</p></a>", "<a><p>x</p></a>"),
        ("<p>x</p> y", "<p>x</p> y"),
        ('<p class="">x&#39;s &lt;b class=&#34;y&#34;&gt;</p>', "<p>x's &lt;b class=&#34;y&#34;&gt;</p>"),
        ('<p title="a=b" lang="it&#39;s">x</p>', '<p title="a=b" lang="it\'s">x</p>'),
        ("<dl><dt>x</dt><dd><p>y</p></dd></dl>", "<dl><dt>x<dd><p>y</dl>"),
        (
            "<table><thead><tr><td></td><th>x</th></tr></thead><tbody><tr><th>y</th><td>z</td></tr></tbody></table>",
            "<table><thead><tr><td><th>x<tbody><tr><th>y<td>z</table>",
        ),
    ],
)
def test_what_nothing_needs_is_left_out(html: str, short: str) -> None:
    assert minify(html) == short
    assert tree(short) == tree(html)
