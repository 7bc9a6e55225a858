"""The note at the head of a report: Markdown without HTML, without pictures, with links of https alone."""

from markdown_it import MarkdownIt
from markupsafe import Markup

from cxjourney.maps.canvas.text_wrapping import visible_text
from cxjourney.maps.output.accessibility import address_of


class _NoteReader(MarkdownIt):
    """Reads Markdown and follows links of https alone."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  the library's own name for it
        return bool(address_of(url))


def note_html(text: str) -> Markup:
    """Return a note in Markdown (CommonMark) as HTML; what would be HTML, a picture or another link stays text.

    Its headings stand below those of the page: the first level becomes the second.
    """
    if not text:
        return Markup("")
    reader = _NoteReader("commonmark", {"html": False}).disable("image")
    tokens = reader.parse(visible_text(text))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1:]) + 1)}"
    return Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704  the reader escapes HTML
