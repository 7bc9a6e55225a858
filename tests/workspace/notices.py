"""What the tests of workspaces share: small journeys as text, and the notices of a workspace."""

from collections.abc import Callable

from cxjourney.diagnostics import Notice
from cxjourney.workspace.workspace import Workspace

Assembled = Callable[..., Workspace]
STAGES = "stages: [{id: s, title: S}]\n"


def journey(id_: str, more: str = "", stages: str = STAGES) -> str:
    """Return the text of a journey."""
    return f"journey: {id_}\ntitle: T\n{stages}{more}"


def told(workspace: Workspace) -> list[tuple[str, str, int, int]]:
    """Return the notices of a workspace: code, file, line and column."""
    return sorted((n.code, n.file, n.span.line, n.span.column) for n in workspace.notices)


def only(workspace: Workspace) -> Notice:
    """Return the only notice of a workspace."""
    (notice,) = workspace.notices
    assert notice.help
    return notice
