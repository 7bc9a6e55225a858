"""Files and folders that may not be opened, also where the tests run as root."""

import os
from pathlib import Path

import pytest


def refuse(monkeypatch: pytest.MonkeyPatch, call: str, *refused: Path) -> None:
    """Let a call of ``os`` answer as to somebody who may not look into some places; root may look everywhere."""
    real = getattr(os, call)

    def asked(path: str | Path, *rest: int) -> object:
        if Path(path) in refused:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest)

    monkeypatch.setattr(os, call, asked)
