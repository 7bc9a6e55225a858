"""What the options of ``render`` ask for, as they were given."""

from typing import NamedTuple


class RenderRequest(NamedTuple):
    """Which maps are asked for, how they are to look, and where they go; empty where an option was left out."""

    views: tuple[str, ...]
    formats: tuple[str, ...]
    output: str
    journey: str | None
    lanes: tuple[str, ...]
    persona: str | None
    stages: str | None
    language: str | None
    engine: str
    theme: str | None
    dpi: int
    page: str
