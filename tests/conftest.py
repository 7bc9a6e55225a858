"""Settings and ways in that all tests share."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from cxjourney.files.text_file import TextFile
from cxjourney.parse.document import Document, parse
from cxjourney.workspace.assembly import AssembledFile, assemble
from cxjourney.workspace.workspace import Workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("cxjourney", derandomize=True, deadline=None, database=None)
settings.load_profile("cxjourney")


def _assembled(files: Mapping[str, str | None], everything: bool = True) -> Workspace:
    filed = []
    for name, text in files.items():
        path = PurePosixPath(name)
        document = None if text is None else parse(TextFile(name, text))
        assert document is None or isinstance(document, Document), document
        kind = "catalogue" if path.stem == "catalogue" else "journey"
        filed.append(AssembledFile(name, path.parent.parts, kind, document))  # type: ignore[arg-type]
    return assemble(filed, everything)


@pytest.fixture(scope="session")
def assembled() -> Callable[..., Workspace]:
    """What assembles a workspace from the texts of its files, by name, in the order given; None is unreadable."""
    return _assembled


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep results in a folder of the tests', never in the user's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def plain_surroundings() -> Iterator[None]:
    """Take away what a shell may have set: a test means the same on a terminal of any width, in any language."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CXJOURNEY_LANGUAGE"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="module")
def chromium() -> "Iterator[Browser]":
    """Chromium for the tests of a file: while it is open, none of them can have a loop of events of its own."""
    from tests.maps.chromium import running

    with running() as started:
        yield started
