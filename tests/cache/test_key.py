"""What an answer depends on, as a fingerprint.

If it fails, a team is shown what was found in other files, or every run starts from nothing.
"""

from pathlib import Path

import pytest

from cxjourney.cache.key import CheckRequest, fingerprints_by_path, version_fingerprint
from cxjourney.files.discover import discover
from tests.pipeline.workspaces import JOURNEY, write

FILES = {
    "catalogue.yaml": "teams: {house: {title: House}}\n",
    "one/a.yaml": JOURNEY,
    "one/catalogue.yaml": "teams: {other: {title: Other}}\n",
    "two/b.yaml": JOURNEY.replace("journey: a", "journey: b"),
}


def fingerprints(root: Path) -> dict[str, str]:
    (found,) = discover([root])
    return {Path(path).relative_to(root).as_posix(): one for path, one in fingerprints_by_path(found).items()}


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("one/a.yaml", {"one/a.yaml"}),
        ("one/catalogue.yaml", {"one/a.yaml"}),
        ("catalogue.yaml", {"one/a.yaml", "two/b.yaml"}),
    ],
)
def test_a_journey_is_known_by_itself_and_the_catalogues_that_it_sees(
    tmp_path: Path, name: str, others: set[str]
) -> None:
    root = write(tmp_path, FILES)
    before = fingerprints(root)
    assert set(before) == {"one/a.yaml", "two/b.yaml"}
    assert fingerprints(root) == before
    (root / name).write_text(FILES[name] + "# a note\n", "utf-8")
    after = fingerprints(root)
    assert {path for path in before if before[path] != after[path]} == others


def test_a_request_is_known_by_all_that_changes_what_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = CheckRequest(["a"], None, None, None, None)
    same = first._replace(jobs=4)
    others = [
        first._replace(paths=["b"]),
        first._replace(config=Path("c.toml")),
        first._replace(profile="strict"),
        first._replace(select=["CX3"]),
        first._replace(ignore=["CX3"]),
    ]
    assert same.fingerprint() == first.fingerprint()
    assert len({one.fingerprint() for one in (first, *others)}) == 6
    here = first.fingerprint()
    monkeypatch.chdir(tmp_path)
    assert first.fingerprint() != here


def test_a_version_is_known_by_the_packages_that_it_rests_on() -> None:
    assert version_fingerprint() == version_fingerprint()
    assert version_fingerprint() != version_fingerprint(["graphviz"])
    assert version_fingerprint(["no_such_package"]) is not None
