"""Pieces of pages that are kept.

If it fails, a page of the live board shows a piece that says something else than what it was asked for.
"""

from collections.abc import Callable

from markupsafe import Markup

from cxjourney.report.fragment_cache import Fragments


def page(
    fragments: Fragments, *rows: str, name: str = "ledger", told_by: tuple[str, ...] = ()
) -> tuple[str, list[str]]:
    """Return a page of rows, and which of them were written for it."""
    written: list[str] = []

    def row(text: str) -> Callable[[], str]:
        def write() -> str:
            written.append(text)
            fragments.note((*told_by, text))
            return f"<tr>\n<td>{text}</td>\n</tr>\n"

        return write

    def fill() -> str:
        return Markup("<table>\n{}</table>\n").format(Markup("\n").join(fragments.piece(one, row(one)) for one in rows))

    return fragments.write(name, fill), written


def test_a_piece_is_written_once_and_stands_where_it_is_asked_for() -> None:
    first = Fragments()
    assert page(first, "a", "b", "a") == ("<table><tr><td>a</tr><tr><td>b</tr><tr><td>a</tr></table>", ["a", "b"])
    html, written = page(first.without(frozenset()), "c", "b")
    assert (html, written) == ("<table><tr><td>c</tr><tr><td>b</tr></table>", ["c"])


def test_a_page_that_was_passed_over_keeps_its_pieces_and_others_keep_theirs_apart() -> None:
    first = Fragments()
    page(first, "a", name="gaps")
    second = first.without(frozenset())
    assert page(second, "a", name="ledger")[1] == ["a"]
    third = second.without(frozenset())
    assert page(third, "a", name="gaps")[1] == []


def test_what_a_page_no_longer_shows_is_forgotten() -> None:
    first = Fragments()
    page(first, "a", "b")
    second = first.without(frozenset())
    page(second, "b")
    assert page(second.without(frozenset()), "a")[1] == ["a"]


def test_a_piece_whose_language_was_told_by_a_text_that_changed_is_written_anew() -> None:
    first = Fragments()
    page(first, "a", "b", told_by=("x",))
    assert page(first.without(frozenset({"b"})), "a", "b")[1] == ["b"]
    assert page(first.without(frozenset({"x"})), "a", "b")[1] == ["a", "b"]


def test_a_piece_within_another_belongs_to_it() -> None:
    fragments = Fragments()
    html = fragments.write(
        "teams", lambda: fragments.piece("out", lambda: f"<p>{fragments.piece('in', lambda: '<b>i</b>')}</p>")
    )
    assert html == "<p><b>i</b></p>"
    assert list(fragments.by_page["teams"]) == ["out"]


def test_a_text_that_looks_like_the_place_of_a_piece_stays_a_text() -> None:
    fragments = Fragments()
    html = fragments.write("gaps", lambda: Markup("{}{}").format("<i-0>", fragments.piece("a", lambda: "<b>a</b>")))
    assert html == "&lt;i-0&gt;<b>a</b>"
