"""Pictures that files name: each that can't be shown is a finding at its place, and a change of one is seen.

If it fails, a map stands without a picture and nobody knows why, or a run remembers a picture that has changed.
"""

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from cxjourney.cache.folder import Cache, open_cache
from cxjourney.cache.key import CheckRequest
from cxjourney.diagnostics import Report, Severity
from cxjourney.pipeline.cached_report import judge_or_recall

from .workspaces import told, write

DAY = date(2026, 11, 21)


def picture(size: tuple[int, int] = (8, 8)) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size).save(written, "PNG")
    return written.getvalue()


def journey(id_: str, file: str) -> str:
    return f"""journey: {id_}
title: T
stages:
  - id: s
    title: S
    image: {{file: {file}, alt: A counter}}
"""


def test_each_picture_is_looked_for_from_the_file_that_names_it(tmp_path: Path) -> None:
    catalogue = "personas:\n  p:\n    title: P\n    image: {file: p.png, alt: P}\n"
    touchpoint = "    touchpoints:\n      - {title: T, channel: web, image: {file: none.png, alt: A}}\n"
    write(
        tmp_path,
        {
            "catalogue.yaml": catalogue,
            "p.png": picture(),
            "in/a.yaml": journey("a", "../p.png"),
            "in/b.yaml": journey("b", "p.png") + touchpoint,
        },
    )
    assert told(tmp_path) == ["CX111 in/b.yaml:6:19", "CX111 in/b.yaml:8:48"]


def test_a_journey_that_is_named_alone_finds_the_pictures_beside_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": journey("a", "p.png"), "in/b.yaml": journey("b", "../p.png"), "p.png": picture()})
    assert told(tmp_path, tmp_path / "a.yaml") == []
    assert told(tmp_path, tmp_path / "in/b.yaml") == ["CX111 in/b.yaml:6:19"]


def test_a_picture_needs_words_for_those_who_can_not_see_it(tmp_path: Path) -> None:
    bare = journey("a", "p.png").replace(", alt: A counter", "")
    text = journey("b", "p.png").replace("{file: p.png, alt: A counter}", "p.png")
    write(tmp_path, {"a.yaml": bare, "b.yaml": text, "p.png": picture()})
    assert told(tmp_path) == ["CX102 a.yaml:6:13", "CX102 b.yaml:6:12"]


def checked(root: Path, cache: Cache | None) -> Report:
    return judge_or_recall(CheckRequest([str(root)], None, None, None, None, 1), DAY, cache).report


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if finding.code == "CX111"]


@pytest.mark.parametrize("count", [1, 30], ids=["judged together", "judged apart"])
def test_a_change_of_a_picture_alone_is_seen(tmp_path: Path, count: int) -> None:
    root = write(tmp_path / "ws", {f"{n}.yaml": journey(f"j{n}", "p.png") for n in range(count)})
    cache = open_cache(tmp_path / "cache")
    assert cache
    for content, expected in ((None, count), (picture(), 0), (b"damaged", count), (picture((9, 9)), 0)):
        if content is not None:
            (root / "p.png").write_bytes(content)
        fresh = checked(root, None)
        assert codes(fresh) == ["CX111"] * expected
        assert checked(root, cache).findings == fresh.findings
        assert checked(root, cache).findings == fresh.findings


def test_with_one_journey_changed_the_pictures_of_the_others_are_still_looked_at(tmp_path: Path) -> None:
    root = write(tmp_path / "ws", {f"{n}.yaml": journey(f"j{n}", "p.png") for n in range(30)})
    cache = open_cache(tmp_path / "cache")
    assert cache
    assert len(codes(checked(root, cache))) == 30
    write(root, {"7.yaml": journey("j7", "q.png")})
    report = checked(root, cache)
    assert len(codes(report)) == 30
    assert report.findings == checked(root, None).findings
    assert {finding.severity for finding in report.findings if finding.code == "CX111"} == {Severity.WARNING}
