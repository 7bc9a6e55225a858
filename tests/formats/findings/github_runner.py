"""How GitHub's runner reads a line that a step printed (actions/runner, ActionCommand.cs): which command it obeys."""

from dataclasses import dataclass, field

COMMANDS = {
    "error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "set-env", "set-output", "save-state",
    "add-path", "stop-commands", "echo", "add-matcher", "remove-matcher",
}  # fmt: skip
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))


@dataclass(frozen=True)
class Command:
    """What the runner was told to do."""

    name: str
    data: str
    properties: dict[str, str] = field(default_factory=dict)


def obeyed(line: str) -> Command | None:
    """Return the command that the runner sees in a line; None if it is just text."""
    return _modern(line.lstrip()) or _legacy(line)


def _modern(line: str) -> Command | None:
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, written = line[2:end].partition(" ")
    if name.lower() not in COMMANDS:
        return None
    pairs = [part.split("=", 1) for part in written.strip().split(",") if "=" in part]
    return Command(name, _undone(line[end + 2 :], _DATA), {key: _undone(value, _PROPERTY) for key, value in pairs})


def _legacy(line: str) -> Command | None:
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name = line[start + 3 : end].partition(" ")[0]
    return Command(name, line[end + 1 :]) if name.lower() in COMMANDS else None


def _undone(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for written, meant in escapes:
        text = text.replace(written, meant)
    return text
