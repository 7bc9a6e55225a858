"""YAML as people write it, made up: any indentation, comments anywhere, braces over lines, CRLF, text in blocks."""

from random import Random
from typing import Any

KEYS = ("id", "title", "data", "share", "pain_points", "نام", "x-note", "on", "12")
WORDS = (
    "web",
    "Nadia, 22",
    "it's",
    'a "quote"',
    "a: b",
    "#1",
    "yes",
    "1_000",
    "2026-01-02",
    "نرخ",
    "nb\u200csp",
    "- x",
    "",
    "é'",
)
SCALARS = (*WORDS, 0, 1, -2, 0.5, True, False, None, "two\nlines", "tail\n", " lead")


def value(random: Random, depth: int) -> Any:
    """Return what a document may say at a place, down to a depth."""
    kind = random.random() if depth else 1
    if kind < 0.3:
        return [value(random, depth - 1) for _ in range(random.randrange(5))]
    if kind < 0.6:
        return {key: value(random, depth - 1) for key in random.sample(KEYS, random.randrange(5))}
    return random.choice(SCALARS)


def written(random: Random) -> str:
    """Return a document, written in one of many ways."""
    data = {key: value(random, 3) for key in random.sample(KEYS, random.randrange(1, 6))}
    lines = _Writer(random).mapping(data, 0)
    head = random.choice([[], ["# head"], ["---"], ["# head", ""]])
    text = "\n".join([*head, *lines]) + random.choice(["\n", "", "\n\n", "\n# tail\n"])
    return text.replace("\n", random.choice(["\n", "\n", "\r\n"]))


class _Writer:
    def __init__(self, random: Random) -> None:
        self.random = random

    def odds(self, share: float) -> bool:
        return self.random.random() < share

    def between(self, indent: int) -> list[str]:
        if self.odds(0.8):
            return []
        return self.random.choice(
            [[""], [" " * indent + "# above"], ["# far left"], ["", " " * (indent + 3) + "# deep"]]
        )

    def comment(self) -> str:
        return self.random.choice(["", "", "", "  # behind", " #x: y", "   "])

    def mapping(self, data: dict[str, Any], indent: int) -> list[str]:
        lines: list[str] = []
        for key, value in data.items():
            lines += self.between(indent)
            first, *below = self.value(value, indent, self.random.choice([0, 2, 4]))
            name = self.random.choice([f'"{key}"', key, key])
            lines += [f"{' ' * indent}{name}:{first}", *below]
        return lines

    def sequence(self, items: list[Any], indent: int) -> list[str]:
        lines: list[str] = []
        for item in items:
            lines += self.between(indent)
            gap = self.random.choice([1, 1, 1, 3])
            if isinstance(item, dict) and item and self.odds(0.8):
                inner = self.mapping(item, indent + 1 + gap)
                while not inner[0].strip() or inner[0].strip().startswith("#"):
                    inner.pop(0)
                lines += [" " * indent + "-" + inner[0][indent + 1 :], *inner[1:]]
                continue
            first, *below = self.value(item, indent, 2, is_item=True)
            lines += [f"{' ' * indent}-{' ' * (gap - 1) if first else ''}{first}", *below]
        return lines

    def value(self, value: Any, indent: int, dash: int, is_item: bool = False) -> list[str]:
        """Return what stands behind a colon or dash, and the lines below."""
        step = self.random.choice([1, 2, 3, 4])
        if isinstance(value, dict | list) and value and self.odds(0.7):
            if isinstance(value, dict):
                return [self.comment(), *self.mapping(value, indent + step)]
            return [self.comment(), *self.sequence(value, indent + (step if is_item else dash))]
        if (
            isinstance(value, str)
            and "\n" not in value.rstrip("\n")
            and self.odds(0.15)
            and value.strip() == value.rstrip("\n")
            and value.strip()
        ):
            sign = "-" if not value.endswith("\n") else ""
            return [f" |{sign}{self.random.choice(['', ' # why'])}", f"{' ' * (indent + step)}{value.rstrip()}"]
        flow = self.flow(value, indent + 1)
        first, *below = flow.split("\n")
        if not below:
            return [(f" {first}" if first else "") + self.comment()]
        return [f" {first}", *below]

    def flow(self, value: Any, indent: int) -> str:
        if isinstance(value, dict):
            return self.enclosed("{", "}", [f"{key}: {self.flow(item, indent)}" for key, item in value.items()], indent)
        if isinstance(value, list):
            return self.enclosed("[", "]", [self.flow(item, indent) for item in value], indent)
        if isinstance(value, bool):
            return f"{value}".lower()
        if value is None:
            return self.random.choice(["null", "~"])
        if not isinstance(value, str):
            return f"{value}"
        if value.replace("é", "e").isalpha() and value != "yes" and self.odds(0.6):
            return value
        if "\n" in value or self.odds(0.5):
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        return "'" + value.replace("'", "''") + "'"

    def enclosed(self, left: str, right: str, inner: list[str], indent: int) -> str:
        if not inner or self.odds(0.6):
            before, behind = self.random.choice(["", " "]), self.random.choice(["", " "]) if inner else ""
            return f"{left}{before}{', '.join(inner)}{behind}{right}"
        last = self.random.choice([",", "", "  # last"])
        return (
            left
            + ",\n".join(
                f"\n{' ' * indent}{item}".removeprefix("\n" if number else "") for number, item in enumerate(inner)
            )
            + last
            + f"\n{' ' * indent}{right}"
        )
